"""Everything the engine may ask of the database within one transaction."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sqlalchemy import Connection, insert, select, text, update

from bot.store.bars import Bars
from bot.store.calendar import Calendar
from bot.store.dispatch import Dispatch
from bot.store.inbox import Inbox
from bot.store.outbox import Outbox
from bot.store.sealing import Keyring
from bot.store.tables import BotRow, LeaseRow, inserting, table
from bot.store.tally import LONG_AGO, Tally

SENDER: Final = "sender"
HAND: Final = "by hand"
"""Who holds the sender's office for the length of one transaction."""


class AnotherBot(Exception):
    """The database belongs to another bot."""


class Tenure(NamedTuple):
    """Who holds the lease, in which term; `until` is another with each renewal."""

    holder: str
    term: int
    until: datetime


class AtWork(Exception):
    """A bot is using the database."""


class Transaction(Inbox, Bars, Calendar, Outbox, Dispatch, Tally):
    """One transaction. The parts share a connection and the keys."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self.connection = connection
        self.keyring = keyring
        self.seals = {}
        self.addresses = {}
        self.erased = []

    def stamp(self, bot_id: int | None) -> None:
        """Mark a new database as this bot's; None for whoever's it is.

        Raises AnotherBot, or WrongKey.
        """
        bot = table(BotRow)
        row = self.connection.execute(select(bot)).one_or_none()
        if row is None and bot_id is not None:
            proof = self.keyring.system.close(b"", f"bot|proof|{bot_id}")
            self.connection.execute(insert(bot).values(id=bot_id, proof=proof))
        elif row is None or (bot_id is not None and row.id != bot_id):
            raise AnotherBot
        else:
            self.keyring.recall(self.keyring.system.open(row.proof, f"bot|proof|{row.id}"))

    def prove(self) -> bool:
        """Whether the key opens this database; False while it is nobody's. Raises WrongKey."""
        row = self.connection.execute(select(table(BotRow))).one_or_none()
        if row is not None:
            self.keyring.system.open(row.proof, f"bot|proof|{row.id}")
        return row is not None

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
        self.connection.execute(
            inserting(self.connection, lease).values(**nobody).on_conflict_do_nothing()
        )
        row = self.connection.execute(
            select(lease).where(lease.c.name == SENDER).with_for_update()
        ).one()
        found = Tenure(row.holder, row.term, row.until)
        if not (alone or found.holder in ("", holder) or found == lapsed):
            return found
        term = found.term if found.holder == holder else found.term + 1
        held = Tenure(holder, term, now + good_for)
        self.connection.execute(
            update(lease).where(lease.c.name == SENDER).values(**held._asdict())
        )
        return held

    def tenure(self) -> Tenure | None:
        """Whose the lease is, if anybody ever held it."""
        lease = table(LeaseRow)
        row = self.connection.execute(select(lease).where(lease.c.name == SENDER)).one_or_none()
        return None if row is None else Tenure(row.holder, row.term, row.until)

    def take_over_by_hand(self, now: datetime, lapsed: Tenure | None) -> None:
        """Make sure that no bot is at work here and none begins before the commit.

        `lapsed` was not renewed for as long as a lease lasts; None where no other process can be
        there. Raises AtWork.
        """
        alone = lapsed is None and self.connection.dialect.name == "sqlite"
        if self.hold(HAND, now, timedelta(), alone=alone, lapsed=lapsed).holder != HAND:
            raise AtWork
        self.release(HAND)
        if self.connection.dialect.name == "postgresql":
            # A bot that starts waits here, and then sees whose database it is and under which key.
            self.connection.execute(text("LOCK TABLE bot IN ACCESS EXCLUSIVE MODE"))

    def release(self, holder: str) -> None:
        """Stop being the sender, so that another need not wait. The term stays counted."""
        lease = table(LeaseRow)
        self.connection.execute(
            update(lease)
            .where(lease.c.name == SENDER, lease.c.holder == holder)
            .values(holder="", until=LONG_AGO)
        )
