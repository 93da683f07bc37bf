"""What came in: which updates are committed, and which were laid aside."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from sqlalchemy import Executable, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.records import UNREADABLE
from bot.store.session import Session
from bot.store.tables import AsideRow, SeenRow, inserting, table

ASIDE_FOR: Final = timedelta(days=30)
REMEMBERED_FOR: Final = timedelta(days=3)
"""Telegram repeats an update for a day at most."""

_log = logging.getLogger(__name__)


class Inbox:
    """The updates that came."""

    def __init__(self, session: Session) -> None:
        self._connection = session.connection
        self._keyring = session.keyring

    def note(self, update_id: int, now: datetime) -> bool:
        """Note that an update is being committed; False when it was before."""
        noting = _noting(self._connection.dialect.name)
        noted = self._connection.execute(noting, {"update_id": update_id, "at": now})
        return noted.first() is not None

    def lay_aside(self, update_id: int, raw: bytes, why: str, now: datetime) -> None:
        """Keep, sealed, an update that could not be handled. `why` names a class of cause."""
        aside = table(AsideRow)
        sealed = self._keyring.system.close(raw, f"aside|raw|{update_id}")
        self._connection.execute(
            inserting(self._connection, aside)
            .values(update_id=update_id, at=now, why=why, raw=sealed)
            .on_conflict_do_nothing()
        )

    def aside(self) -> int:
        return self._connection.execute(
            select(func.count()).select_from(table(AsideRow))
        ).scalar_one()

    def forget_aside(self, now: datetime) -> None:
        aside = table(AsideRow)
        self._connection.execute(delete(aside).where(aside.c.at < now - ASIDE_FOR))

    def forget_naming(self, chats: Iterable[int]) -> None:
        """Delete what was laid aside and names one of these chats, or may."""
        aside = table(AsideRow)
        either = b"|".join(b"%d" % chat for chat in chats) or b"nobody"
        named = re.compile(rb"(?<!\d)(?:%s)(?!\d)" % either)
        for row in self._connection.execute(select(aside)).all():
            try:
                raw = self._keyring.system.open(row.raw, f"aside|raw|{row.update_id}")
            except UNREADABLE:
                _log.error("an update laid aside could not be read; it is deleted")
                raw = None
            if raw is None or named.search(raw):
                gone = delete(aside).where(aside.c.update_id == row.update_id)
                self._connection.execute(gone)

    def forget_seen(self, now: datetime) -> None:
        seen = table(SeenRow)
        self._connection.execute(delete(seen).where(seen.c.at < now - REMEMBERED_FOR))


@cache
def _noting(dialect: str) -> Executable:
    seen = table(SeenRow)
    statement = sqlite.insert(seen) if dialect == "sqlite" else postgresql.insert(seen)
    # Not every driver counts the rows of an insert.
    return statement.on_conflict_do_nothing().returning(seen.c.update_id)
