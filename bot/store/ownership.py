"""Whose database it is: one bot's, under one master key."""

from __future__ import annotations

from sqlalchemy import select

from bot.store.session import Session
from bot.store.tables import BotRow, inserting, table


class AnotherBot(Exception):
    """The database belongs to another bot."""


class Ownership:
    """The bot that the database belongs to, and the proof of the key."""

    def __init__(self, session: Session) -> None:
        self._connection = session.connection
        self._keyring = session.keyring

    def stamp(self, bot_id: int | None) -> None:
        """Mark a new database as this bot's; None for whoever's it is.

        Raises AnotherBot, or WrongKey.
        """
        bot = table(BotRow)
        row = self._connection.execute(select(bot)).one_or_none()
        if row is None and bot_id is not None:
            proof = self._keyring.system.close(b"", f"bot|proof|{bot_id}")
            new = inserting(self._connection, bot).values(id=bot_id, proof=proof)
            # Another replica that starts with us may be faster.
            self._connection.execute(new.on_conflict_do_nothing())
            row = self._connection.execute(select(bot)).one()
        if row is None or (bot_id is not None and row.id != bot_id):
            raise AnotherBot
        self._keyring.recall(self._keyring.system.open(row.proof, f"bot|proof|{row.id}"))

    def prove(self) -> bool:
        """Whether the key opens this database; False while it is nobody's. Raises WrongKey."""
        row = self._connection.execute(select(table(BotRow))).one_or_none()
        if row is not None:
            self._keyring.system.open(row.proof, f"bot|proof|{row.id}")
        return row is not None
