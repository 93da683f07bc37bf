"""Whose database it is: one bot's, under one master key."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Row, insert, select, text

from bot.store.session import Session
from bot.store.tables import BotRow, table

_ONE_AT_A_TIME: Final = text("LOCK TABLE bot IN SHARE ROW EXCLUSIVE MODE")


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
        row = self._row()
        if row is None and bot_id is not None:
            if self._connection.dialect.name == "postgresql":
                # Another that starts with us may be faster: then it is theirs, or ours already.
                self._connection.execute(_ONE_AT_A_TIME)
            row = self._row() or self._begun(bot_id)
        if row is None or (bot_id is not None and row.id != bot_id):
            raise AnotherBot
        self._keyring.recall(self._keyring.system.open(row.proof, f"bot|proof|{row.id}"))

    def prove(self) -> bool:
        """Whether the key opens this database; False while it is nobody's. Raises WrongKey."""
        row = self._row()
        if row is not None:
            self._keyring.system.open(row.proof, f"bot|proof|{row.id}")
        return row is not None

    def _row(self) -> Row[Any] | None:
        return self._connection.execute(select(table(BotRow))).one_or_none()

    def _begun(self, bot_id: int) -> Row[Any] | None:
        proof = self._keyring.system.close(b"", f"bot|proof|{bot_id}")
        self._connection.execute(insert(table(BotRow)).values(id=bot_id, proof=proof))
        return self._row()
