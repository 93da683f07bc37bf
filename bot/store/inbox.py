"""What came in: which updates are committed, and which were laid aside."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import Final

from sqlalchemy import Connection, Executable, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.sealing import Keyring
from bot.store.tables import AsideRow, SeenRow, inserting, table

ASIDE_FOR: Final = timedelta(days=30)
REMEMBERED_FOR: Final = timedelta(days=3)
"""Telegram repeats an update for a day at most."""


class Inbox:
    """The inbound part of a transaction."""

    connection: Connection
    keyring: Keyring

    def note(self, update_id: int, now: datetime) -> bool:
        """Note that an update is being committed; False when it was before."""
        noting = _noting(self.connection.dialect.name)
        noted = self.connection.execute(noting, {"update_id": update_id, "at": now})
        return noted.first() is not None

    def lay_aside(self, update_id: int, raw: bytes, why: str, now: datetime) -> None:
        """Keep, sealed, an update that could not be handled. `why` names a class of cause."""
        aside = table(AsideRow)
        sealed = self.keyring.system.close(raw, f"aside|raw|{update_id}")
        self.connection.execute(
            inserting(self.connection, aside)
            .values(update_id=update_id, at=now, why=why, raw=sealed)
            .on_conflict_do_nothing()
        )

    def aside(self) -> int:
        """How many updates are laid aside."""
        return self.connection.execute(
            select(func.count()).select_from(table(AsideRow))
        ).scalar_one()

    def forget_aside(self, now: datetime) -> None:
        """What was laid aside is kept for a mend, and no longer than a month."""
        aside = table(AsideRow)
        self.connection.execute(delete(aside).where(aside.c.at < now - ASIDE_FOR))

    def forget_seen(self, now: datetime) -> None:
        """Drop what Telegram can no longer repeat."""
        seen = table(SeenRow)
        self.connection.execute(delete(seen).where(seen.c.at < now - REMEMBERED_FOR))


@cache
def _noting(dialect: str) -> Executable:
    """Note an update once; a row comes back when it is new. Built once."""
    seen = table(SeenRow)
    statement = sqlite.insert(seen) if dialect == "sqlite" else postgresql.insert(seen)
    # Not every driver counts the rows of an insert.
    return statement.on_conflict_do_nothing().returning(seen.c.update_id)
