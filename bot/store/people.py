"""People, their talks and their steps: from rows to what is known, and back."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, Table, delete, exists, or_, select, update

from bot.core.effects import Decision
from bot.core.model import LIVE, SHAPE, Known, Person, Standing, Step, Talk
from bot.store import records
from bot.store.sealing import Keyring, Seal
from bot.store.tables import DueRow, OutboxRow, PersonRow, StepRow, TalkRow, inserting, table

RECENT: Final = 5
"""How many settled steps are known beside the live ones."""
UNDECIDED_FOR: Final = timedelta(days=7)
CLOSED_FOR: Final = timedelta(days=2)


_log = logging.getLogger(__name__)


class NobodyThere(LookupError):
    """There is no such person, or no longer."""


class People:
    """The part of a transaction that knows people."""

    connection: Connection
    keyring: Keyring
    seals: dict[int, Seal]
    """The seals that this transaction has opened so far."""
    erased: bool
    """Whether somebody's key was destroyed in it."""

    def find(self, chat: int) -> int | None:
        """The person behind a private chat."""
        person = table(PersonRow)
        mac = self.keyring.address_mac(chat)
        return self.connection.execute(
            select(person.c.id).where(person.c.address_mac == mac)
        ).scalar_one_or_none()

    def enrol(self, chat: int, person: Person, now: datetime) -> None:
        """Somebody new: their address sealed, a key of their own."""
        seal, wrapped = self.keyring.new(person.id)
        self.connection.execute(
            table(PersonRow)
            .insert()
            .values(
                id=person.id,
                address_mac=self.keyring.address_mac(chat),
                address=self.keyring.system.close(
                    str(chat).encode(), f"person|address|{person.id}"
                ),
                wrapped_key=wrapped,
                body=seal.close(records.to_bytes(person), f"person|body|{person.id}"),
                touched_at=now,
            )
        )

    def load(self, person_id: int) -> Known:
        """All that a decision may look at. Locks the person on PostgreSQL.

        Raises NobodyThere.
        """
        row = self._row(person_id)
        seal = self.seals[person_id] = self.keyring.of(person_id, row.wrapped_key)
        body = seal.open(row.body, f"person|body|{person_id}")
        person = records.from_bytes(Person, body, id=person_id)
        talks = self._talks(person_id, seal)
        subjects = [talk.subject for talk in talks if talk.subject is not None]
        return Known(person, talks, self._steps(person_id, subjects, seal))

    def save(self, person_id: int, decision: Decision, now: datetime) -> None:
        """The records of a decision take the place of the stored ones."""
        seal = self.seal_of(person_id)
        if decision.person is not None:
            person = table(PersonRow)
            body = seal.close(records.to_bytes(decision.person), f"person|body|{person_id}")
            self.connection.execute(
                update(person).where(person.c.id == person_id).values(body=body, touched_at=now)
            )
        for talk in decision.talks:
            self._put(table(TalkRow), _talk_values(person_id, talk, seal, now))
        for step in decision.steps:
            self._put(table(StepRow), _step_values(person_id, step, seal))

    def chat_of(self, person_id: int) -> int:
        """The private chat of a person. Raises NobodyThere."""
        row = self._row(person_id)
        return int(self.keyring.system.open(row.address, f"person|address|{person_id}"))

    def erase_notes(self, person_id: int) -> None:
        """Delete every talk, step, promised moment and message of a person."""
        for model in (TalkRow, StepRow, DueRow, OutboxRow):
            rows = table(model)
            self.connection.execute(delete(rows).where(rows.c.person_id == person_id))

    def erase(self, person_id: int) -> None:
        """Destroy a person's key and every row of theirs."""
        self.erase_notes(person_id)
        person = table(PersonRow)
        self.connection.execute(delete(person).where(person.c.id == person_id))
        self.seals.pop(person_id, None)
        self.erased = True

    def seal_of(self, person_id: int) -> Seal:
        """The seal of a person. Raises NobodyThere."""
        if person_id not in self.seals:
            row = self._row(person_id)
            self.seals[person_id] = self.keyring.of(person_id, row.wrapped_key)
        return self.seals[person_id]

    def tidy_people(self, now: datetime) -> None:
        """Closed talks go after two days, and people who never answered the first question."""
        talk, person, step = table(TalkRow), table(PersonRow), table(StepRow)
        self.connection.execute(
            delete(talk).where(~talk.c.open, talk.c.touched_at < now - CLOSED_FOR)
        )
        planned_nothing = ~exists().where(step.c.person_id == person.c.id)
        idle = self.connection.execute(
            select(person).where(person.c.touched_at < now - UNDECIDED_FOR, planned_nothing)
        ).all()
        for row in idle:
            body = self.keyring.of(row.id, row.wrapped_key).open(row.body, f"person|body|{row.id}")
            if records.from_bytes(Person, body, id=row.id).standing is Standing.NEW:
                self.erase(row.id)

    def _row(self, person_id: int) -> Row[Any]:
        person = table(PersonRow)
        row = self.connection.execute(
            select(person).where(person.c.id == person_id).with_for_update()
        ).one_or_none()
        if row is None:
            raise NobodyThere
        return row

    def _talks(self, person_id: int, seal: Seal) -> tuple[Talk, ...]:
        talk = table(TalkRow)
        rows = self.connection.execute(
            select(talk).where(talk.c.person_id == person_id, talk.c.open)
        ).all()
        talks = [_talk(row, seal) for row in rows]
        return tuple(sorted(filter(None, talks), key=lambda one: not one.floor))

    def _steps(self, person_id: int, subjects: Sequence[int], seal: Seal) -> tuple[Step, ...]:
        step = table(StepRow)
        mine = select(step).where(step.c.person_id == person_id)
        recent = (
            mine.where(~step.c.live).order_by(step.c.settled_at.desc().nulls_last()).limit(RECENT)
        )
        wanted = mine.where(or_(step.c.live, step.c.id.in_(subjects)))
        rows = {
            row.id: row
            for query in (recent, wanted)
            for row in self.connection.execute(query).all()
        }
        return tuple(
            records.from_bytes(Step, seal.open(row.body, f"step|body|{row.id}"), id=row.id)
            for row in rows.values()
        )

    def _put(self, rows: Table, values: dict[str, Any]) -> None:
        """Insert a row, or replace the one with its id if it is of the same person."""
        statement = inserting(self.connection, rows).values(**values)
        changed = {key: value for key, value in values.items() if key not in ("id", "person_id")}
        self.connection.execute(
            statement.on_conflict_do_update(
                index_elements=["id"],
                set_=changed,
                where=rows.c.person_id == values["person_id"],
            )
        )


def _talk(row: Row[Any], seal: Seal) -> Talk | None:
    """None for a talk of a conversation that this release does not know."""
    body = seal.open(row.body, f"talk|body|{row.id}")
    known = {"id": row.id, "subject": row.subject, "card": row.card, "shape": row.shape}
    try:
        return records.from_bytes(Talk, body, **known)
    except ValueError:
        _log.warning("a talk of another release is left alone")
        return None


def _talk_values(person_id: int, talk: Talk, seal: Seal, now: datetime) -> dict[str, Any]:
    return {
        "id": talk.id,
        "person_id": person_id,
        "open": talk.open,
        "subject": talk.subject,
        "card": talk.card,
        "shape": SHAPE,
        "body": seal.close(records.to_bytes(talk), f"talk|body|{talk.id}"),
        "touched_at": now,
    }


def _step_values(person_id: int, step: Step, seal: Seal) -> dict[str, Any]:
    return {
        "id": step.id,
        "person_id": person_id,
        "live": step.state in LIVE,
        "settled_at": step.settled_at,
        "shape": SHAPE,
        "body": seal.close(records.to_bytes(step), f"step|body|{step.id}"),
    }
