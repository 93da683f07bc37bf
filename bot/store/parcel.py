"""A message on its way: where it stands, and how it is written into its row and read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from bot.core.records.effects import Export, Lane, Remove, Revise, Say
from bot.store import records

Message = Say | Revise | Remove | Export


class State(IntEnum):
    """Where a message stands. Up to SENDING it is unfinished."""

    PENDING = 0
    SENDING = 2
    SENT = 3
    UNKNOWN = 4
    EXPIRED = 5
    DEAD = 6
    CANCELLED = 7


@dataclass(slots=True, eq=False)
class Claim:
    """Who sends messages, and until when nobody else takes them for left behind.

    `taken` are those it was for in a try whose commit may have been kept though its answer was
    lost. No other claim of the term has the same `until`, so that what it holds is found again.
    `stands` is asked in the transaction, which may have waited: whether it may take anything new.
    """

    term: int
    until: datetime
    taken: tuple[int, ...] = ()
    stands: Callable[[], bool] = lambda: True


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message, ready to be rendered and sent.

    `target` is the message to edit or delete; None for a new one. `until` is when its claim ends,
    which tells it from every other claim of the same message.
    """

    id: int
    person_id: int | None
    chat: int
    message: Message
    language: str
    attempts: int
    term: int
    lane: Lane
    target: int | None
    until: datetime | None = None


def written(message: Message, language: str, chat: int | None) -> bytes:
    return records.to_bytes(message, language=language, **({"chat": chat} if chat else {}))


def read(plain: bytes) -> tuple[Message, str]:
    said = json.loads(plain)
    kinds: dict[str, type[Say] | type[Revise] | type[Remove] | type[Export]] = {
        "Say": Say,
        "Revise": Revise,
        "Remove": Remove,
        "Export": Export,
    }
    return records.read(kinds[said["@"]], said), str(said.get("language", "en"))
