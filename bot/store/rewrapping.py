"""Another master key: all that follows from the old one follows from the new, in one pass.

A value that cannot be read stays as it is: it keeps nobody else under a key that was seen.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Row, bindparam, select, update

from bot.store.records import UNREADABLE
from bot.store.sealing import Keyring
from bot.store.tables import (
    AsideRow,
    BarRow,
    BotRow,
    DueRow,
    LinkRow,
    OutboxRow,
    PersonRow,
    table,
)

T = TypeVar("T")
_ASIDE, _BAR, _BOT, _DUE = table(AsideRow), table(BarRow), table(BotRow), table(DueRow)
_LINK, _OUTBOX, _PERSON = table(LinkRow), table(OutboxRow), table(PersonRow)
_DUES: Final = select(_DUE, _PERSON.c.wrapped_key).join(_PERSON, _PERSON.c.id == _DUE.c.person_id)

_log = logging.getLogger(__name__)

Changes = Iterator[dict[str, Any]]
"""Rows by their key, under names in front of which stands `of_`, and what changes in them."""


def rewrap(connection: Connection, old: Keyring, new: Keyring) -> None:
    """Every wrapped key, value, hash and number of the old keys becomes one of the new.

    What is sealed under the people's own keys is left as it is, but moments on the calendar:
    their place has a number that follows from the master key.
    """
    keys = _Keys(old, new)
    passes = (
        (_DUE, ("subject", "slot"), _dues(connection, keys)),
        (_PERSON, ("id",), _people(connection, keys)),
        (_LINK, ("id",), _invitations(connection, new)),
        (_BAR, ("mac",), _bars(connection, new)),
        (_OUTBOX, ("id",), _farewells(connection, keys)),
        (_ASIDE, ("update_id",), _aside(connection, keys)),
        (_BOT, ("id",), _proof(connection, new)),
    )
    for rows, key, changes in passes:
        found = list(changes)
        if not found:
            continue
        mine = (rows.c[name] == bindparam(f"of_{name}") for name in key)
        values: dict[str, Any] = {
            name: bindparam(name) for name in found[0] if not name.startswith("of_")
        }
        connection.execute(update(rows).where(*mine).values(values), found)

    if keys.unread:
        facts = {"facts": {"count": keys.unread}}
        _log.warning("what could not be read under the old key is left as it is", extra=facts)


class _Keys:
    """The old keys and the new; `unread` counts what the old ones do not open."""

    def __init__(self, old: Keyring, new: Keyring) -> None:
        self.old = old
        self.new = new
        self.unread = 0

    def sealed(self, sealed: bytes, place: str) -> bytes:
        def anew() -> bytes:
            return self.new.system.close(self.old.system.open(sealed, place), place)

        return self.read(anew) or sealed

    def wrapped(self, person_id: int, wrapped: bytes) -> bytes:
        return self.read(lambda: self.old.rewrapped(person_id, wrapped, self.new)) or wrapped

    def read(self, work: Callable[[], T]) -> T | None:
        try:
            return work()
        except UNREADABLE:
            self.unread += 1
            return None


def _people(connection: Connection, keys: _Keys) -> Changes:
    for row in connection.execute(select(_PERSON)).all():
        yield {
            "of_id": row.id,
            "address_mac": keys.new.once_more(row.address_mac),
            "address": keys.sealed(row.address, f"person|address|{row.id}"),
            "wrapped_key": keys.wrapped(row.id, row.wrapped_key),
        }


def _dues(connection: Connection, keys: _Keys) -> Changes:
    for row in connection.execute(_DUES).all():
        changed = keys.read(lambda due=row: _moved(due, keys))  # type: ignore[misc]
        if changed is not None:
            yield {"of_subject": row.subject, "of_slot": row.slot, **changed}


def _moved(due: Row[Any], keys: _Keys) -> dict[str, Any]:
    seal = keys.old.of(due.person_id, due.wrapped_key)
    plain = seal.open(due.body, f"due|body|{due.subject}|{due.slot}")
    said = json.loads(plain)
    kind = said["kind"] if isinstance(said, dict) else said
    slot = keys.new.slot(due.person_id, due.subject, kind)
    return {"slot": slot, "body": seal.close(plain, f"due|body|{due.subject}|{slot}")}


def _invitations(connection: Connection, new: Keyring) -> Changes:
    open_ones = select(_LINK.c.id, _LINK.c.token_mac).where(_LINK.c.token_mac.is_not(None))
    for row in connection.execute(open_ones).all():
        yield {"of_id": row.id, "token_mac": new.once_more(row.token_mac)}


def _bars(connection: Connection, new: Keyring) -> Changes:
    for row in connection.execute(select(_BAR.c.mac)).all():
        yield {"of_mac": row.mac, "mac": new.once_more(row.mac)}


def _farewells(connection: Connection, keys: _Keys) -> Changes:
    # Of those that were said or given up nothing is left.
    ours = select(_OUTBOX.c.id, _OUTBOX.c.body).where(
        _OUTBOX.c.person_id.is_(None), _OUTBOX.c.body != b""
    )
    for row in connection.execute(ours).all():
        yield {"of_id": row.id, "body": keys.sealed(row.body, f"outbox|body|{row.id}")}


def _aside(connection: Connection, keys: _Keys) -> Changes:
    for row in connection.execute(select(_ASIDE.c.update_id, _ASIDE.c.raw)).all():
        raw = keys.sealed(row.raw, f"aside|raw|{row.update_id}")
        yield {"of_update_id": row.update_id, "raw": raw}


def _proof(connection: Connection, new: Keyring) -> Changes:
    for row in connection.execute(select(_BOT.c.id)).all():
        yield {"of_id": row.id, "proof": new.system.close(new.former, f"bot|proof|{row.id}")}
