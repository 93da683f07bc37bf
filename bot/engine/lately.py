"""What somebody wrote with no minute between, so that a danger said across two messages is heard,
also where they came to two replicas. It is kept in memory alone, and nothing but the ear is told
of it; between replicas PostgreSQL carries it sealed.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from itertools import takewhile
from typing import Final

from bot.core.talk.reading import SEAM
from bot.engine.ports import Clock
from bot.store.sealing import Seal, WrongKey

MINUTE: Final = 60.0
MOST: Final = 3 * SEAM
"""Signs that are kept of one chat: what came before any of its last messages, if that comes again.
"""
PADDED: Final = 4 * SEAM
"""Bytes of whatever is told: its length tells neither how much was written nor whether it alarmed.
"""


class Lately:
    """Of the chats of the last minute, the end of each text.

    `tell` tells the other replicas what they will hear by `heard`, closed by `seal`; without one
    nothing is told. `hashed` is how a chat is named to them.
    """

    def __init__(
        self,
        clock: Clock,
        tell: Callable[[str], None] = lambda what: None,
        hashed: Callable[[int], str] = str,
        seal: Seal | None = None,
    ) -> None:
        self._clock = clock
        self._tell_others = tell
        self._hashed = hashed
        self._seal = seal
        # By chat, who wrote longest ago first: when that was, and the ends by number of update.
        self._written: dict[str, tuple[float, dict[int, str]]] = {}

    def before(self, chat: int | None, update_id: int) -> str:
        """The end of what this chat wrote before this update and has had no card for."""
        self._forget()
        if chat is None:
            return ""
        _, ends = self._written.get(self._hashed(chat), (0.0, {}))
        newest_first = (ends[id] for id in sorted(ends, reverse=True) if id < update_id)
        return "\n".join(reversed([*takewhile(bool, newest_first)]))[-SEAM:]

    def keep(self, chat: int | None, update_id: int, text: str) -> None:
        """`text` is empty where it alarmed: what led to it is answered with it, and an update that
        comes once more alarms again."""
        if chat is None:
            return
        whose, end = self._hashed(chat), text[-SEAM:]
        self._note(whose, update_id, end)
        if self._seal is not None:
            padded = end.encode(errors="surrogatepass").ljust(PADDED, b"\0")
            sealed = b64encode(self._seal.close(padded, _place(whose, update_id))).decode()
            self._tell_others(f"wrote {update_id} {whose} {sealed}")

    def heard(self, what: str) -> None:
        """Another replica tells what `keep` told it; what does not open is not ours."""
        match what.split():
            case ["wrote", id, whose, sealed] if self._seal is not None:
                with suppress(ValueError, WrongKey):
                    padded = self._seal.open(b64decode(sealed), _place(whose, int(id)))
                    end = padded.rstrip(b"\0").decode(errors="surrogatepass")
                    self._note(whose, int(id), end)

    def _note(self, whose: str, id: int, end: str) -> None:
        self._forget()
        _, ends = self._written.pop(whose, (0.0, {}))
        ends[id] = end
        while len("\n".join(ends.values())) > MOST:
            del ends[min(ends)]
        self._written[whose] = (self._clock.elapsed(), ends)

    def _forget(self) -> None:
        """Let go of those of whom nothing came for a minute."""
        gone = self._clock.elapsed() - MINUTE
        old = [*takewhile(lambda whose: self._written[whose][0] < gone, self._written)]
        for whose in old:
            del self._written[whose]


def _place(whose: str, id: int) -> str:
    return f"lately|{whose}|{id}"
