"""What all parts of one transaction work with: its connection, and the seals it has opened."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, select

from bot.store.parcel import Parcel
from bot.store.sealing import Keyring, Seal
from bot.store.tables import PersonRow, table, upserting

# Built once: building a statement costs more than running it.
_PERSON = table(PersonRow)
_KEY: Final = select(_PERSON.c.wrapped_key).where(_PERSON.c.id == bindparam("of"))


class NobodyThere(LookupError):
    """There is no such person, or no longer."""


class Session:
    """The connection, the keys, the seals of people that were opened so far, and the sealed
    `addresses` of those who were loaded. `written` is all that waits to be said to somebody, where
    that is only what is new here.

    For the other replicas: whether anything was `said`, and when the `soonest` promise comes.
    """

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self.connection = connection
        self.keyring = keyring
        self.said = False
        self.soonest: datetime | None = None
        self.addresses: dict[int, bytes] = {}
        self.written: dict[int, list[Parcel]] = {}
        self._seals: dict[int, Seal] = {}

    def promise(self, at: datetime) -> None:
        """Something comes then."""
        self.soonest = at if self.soonest is None else min(self.soonest, at)

    def seal_of(self, person_id: int) -> Seal:
        """The seal of a person. Raises NobodyThere."""
        if person_id not in self._seals:
            wrapped = self.connection.execute(_KEY, {"of": person_id}).scalar_one_or_none()
            if wrapped is None:
                raise NobodyThere
            self.unwrap(person_id, wrapped)
        return self._seals[person_id]

    def unwrap(self, person_id: int, wrapped: bytes) -> Seal:
        if person_id not in self._seals:
            self._seals[person_id] = self.keyring.of(person_id, wrapped)
        return self._seals[person_id]

    def forget(self, person_id: int) -> None:
        self._seals.pop(person_id, None)

    def put(self, rows: Table, *values: dict[str, Any]) -> None:
        """Insert each row, or replace the one with its key if it is of the same person."""
        if values:
            self.connection.execute(upserting(self.connection.dialect.name, rows), values)
