"""Everything the engine may ask of the database within one transaction."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from bot.store.calendar import Calendar
from bot.store.inbox import Inbox
from bot.store.outbox import Outbox
from bot.store.sealing import Keyring
from bot.store.tables import BotRow, LeaseRow, table

SENDER = "sender"


class AnotherBot(Exception):
    """The database belongs to another bot."""


class Transaction(Inbox, Calendar, Outbox):
    """One transaction. The parts share a connection and the keys."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self.connection = connection
        self.keyring = keyring

    def stamp(self, bot_id: int) -> None:
        """Mark a new database as this bot's. Raises AnotherBot, or WrongKey."""
        bot = table(BotRow)
        place = f"bot|proof|{bot_id}"
        row = self.connection.execute(select(bot)).one_or_none()
        if row is None:
            proof = self.keyring.system.close(b"", place)
            self.connection.execute(insert(bot).values(id=bot_id, proof=proof))
        elif row.id != bot_id:
            raise AnotherBot
        else:
            self.keyring.system.open(row.proof, place)

    def hold(
        self, holder: str, now: datetime, good_for: timedelta, *, alone: bool = False
    ) -> int | None:
        """Become or stay the one sender until `now + good_for`: the term, or None.

        `alone` takes over at once: no other process can be there.
        """
        lease = table(LeaseRow)
        row = self.connection.execute(
            select(lease).where(lease.c.name == SENDER).with_for_update()
        ).one_or_none()
        until = now + good_for
        if row is None:
            values = {"name": SENDER, "holder": holder, "term": 1, "until": until}
            self.connection.execute(insert(lease).values(**values))
            return 1
        if row.holder != holder and row.until > now and not alone:
            return None
        term = row.term if row.holder == holder else row.term + 1
        self.connection.execute(
            update(lease)
            .where(lease.c.name == SENDER)
            .values(holder=holder, term=term, until=until)
        )
        return int(term)

    def release(self, holder: str) -> None:
        """Stop being the sender, so that another need not wait."""
        lease = table(LeaseRow)
        self.connection.execute(
            delete(lease).where(lease.c.name == SENDER, lease.c.holder == holder)
        )
