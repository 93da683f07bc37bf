"""The lease: which process is the one sender, in which term."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from sqlalchemy import select, text, update

from bot.store.session import Session
from bot.store.tables import LeaseRow, inserting, table

SENDER: Final = "sender"
HAND: Final = "by hand"
"""Who holds the sender's office for the length of one transaction."""
LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)


class AtWork(Exception):
    """A bot is using the database."""


class Tenure(NamedTuple):
    """Who holds the lease, in which term; `until` is another with each renewal."""

    holder: str
    term: int
    until: datetime


class Lease:
    """Held by one at a time."""

    def __init__(self, session: Session) -> None:
        self._connection = session.connection

    def hold(
        self,
        holder: str,
        now: datetime,
        good_for: timedelta,
        *,
        alone: bool = False,
        lapsed: Tenure | None = None,
    ) -> Tenure:
        """Become or stay the one that sends, if that may be; whose it is then.

        It is taken over from nobody, or from the tenure that has `lapsed`; `alone` takes it at
        once: no other process can be there.
        """
        lease = table(LeaseRow)
        nobody = {"name": SENDER, "holder": "", "term": 0, "until": LONG_AGO}
        self._connection.execute(
            inserting(self._connection, lease).values(**nobody).on_conflict_do_nothing()
        )
        row = self._connection.execute(
            select(lease).where(lease.c.name == SENDER).with_for_update()
        ).one()
        found = Tenure(row.holder, row.term, row.until)
        if not (alone or found.holder in ("", holder) or found == lapsed):
            return found
        term = found.term if found.holder == holder else found.term + 1
        held = Tenure(holder, term, now + good_for)
        self._connection.execute(
            update(lease).where(lease.c.name == SENDER).values(**held._asdict())
        )
        return held

    def tenure(self) -> Tenure | None:
        lease = table(LeaseRow)
        row = self._connection.execute(select(lease).where(lease.c.name == SENDER)).one_or_none()
        return None if row is None else Tenure(row.holder, row.term, row.until)

    def take_over_by_hand(self, now: datetime, lapsed: Tenure | None) -> None:
        """Make sure that no bot is at work here and none begins before the commit.

        `lapsed` was not renewed for as long as a lease lasts; None where no other process can be
        there. Raises AtWork.
        """
        alone = lapsed is None and self._connection.dialect.name == "sqlite"
        if self.hold(HAND, now, timedelta(), alone=alone, lapsed=lapsed).holder != HAND:
            raise AtWork
        self.release(HAND)
        if self._connection.dialect.name == "postgresql":
            # A bot that starts waits here, and then sees whose database it is and under which key.
            self._connection.execute(text("LOCK TABLE bot IN ACCESS EXCLUSIVE MODE"))

    def release(self, holder: str) -> None:
        """Stop being the sender, so that another need not wait. The term stays counted."""
        lease = table(LeaseRow)
        self._connection.execute(
            update(lease)
            .where(lease.c.name == SENDER, lease.c.holder == holder)
            .values(holder="", until=LONG_AGO)
        )
