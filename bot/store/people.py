"""People, their talks and their steps: from rows to what is known, and back."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, bindparam, delete, exists, or_, select, update

from bot.core.effects import Decision
from bot.core.model import SHAPE, UNSETTLED, Known, Person, Standing, Step, Talk
from bot.store import records
from bot.store.links import Links
from bot.store.records import UNREADABLE
from bot.store.sealing import Seal
from bot.store.tables import (
    DueRow,
    LinkRow,
    NoteRow,
    OutboxRow,
    PersonRow,
    StepRow,
    TalkRow,
    table,
)

RECENT: Final = 7
"""How many settled steps are known beside the live ones: at least those of a week of days."""
UNDECIDED_FOR: Final = timedelta(days=7)
CLOSED_FOR: Final = timedelta(days=2)
AT_ONCE: Final = 500
"""How many ids a statement is asked about."""


# Built once: building a statement costs more than running it.
_PERSON, _TALK, _STEP = table(PersonRow), table(TalkRow), table(StepRow)
_FOUND: Final = select(_PERSON.c.id).where(_PERSON.c.address_mac == bindparam("mac"))
_THERE: Final = select(_PERSON.c.id).where(_PERSON.c.id.in_(bindparam("ids", expanding=True)))
_LOCKED: Final = select(_PERSON).where(_PERSON.c.id == bindparam("of")).with_for_update()
_KEY: Final = select(_PERSON.c.wrapped_key).where(_PERSON.c.id == bindparam("of"))
_ADDRESS: Final = select(_PERSON.c.address).where(_PERSON.c.id == bindparam("of"))
_OPEN_TALKS: Final = select(_TALK).where(_TALK.c.person_id == bindparam("of"), _TALK.c.open)
_STEPS: Final = select(_STEP).where(_STEP.c.person_id == bindparam("of"))
_RECENT_STEPS: Final = (
    _STEPS.where(~_STEP.c.live).order_by(_STEP.c.settled_at.desc().nulls_last()).limit(RECENT)
)
_REWRITTEN: Final = (
    update(_PERSON)
    .where(_PERSON.c.id == bindparam("of"))
    .values(body=bindparam("sealed"), touched_at=bindparam("now"))
)
_GONE: Final = delete(_STEP).where(
    _STEP.c.id == bindparam("step"), _STEP.c.person_id == bindparam("of")
)
_WANTED_STEPS: Final = _STEPS.where(
    or_(_STEP.c.live, _STEP.c.id.in_(bindparam("subjects", expanding=True)))
)

_log = logging.getLogger(__name__)


class NobodyThere(LookupError):
    """There is no such person, or no longer."""


class People(Links):
    """The part of a transaction that knows people."""

    seals: dict[int, Seal]
    """The seals that this transaction has opened so far."""
    addresses: dict[int, bytes]
    """The sealed addresses of the people it has loaded, so that one can still be told goodbye."""
    erased: list[int]
    """Who was erased in it."""

    def find(self, chat: int) -> int | None:
        """The person behind a private chat."""
        mac = self.keyring.address_mac(chat)
        return self.connection.execute(_FOUND, {"mac": mac}).scalar_one_or_none()

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
        """What most decisions need, and so not whole. Locks the person on PostgreSQL.

        Raises NobodyThere.
        """
        row = self._row(person_id)
        self.addresses[person_id] = row.address
        seal = self.seals[person_id] = self.keyring.of(person_id, row.wrapped_key)
        body = seal.open(row.body, f"person|body|{person_id}")
        person = records.from_bytes(Person, body, id=person_id)
        talks = self._talks(person_id, seal)
        links = self.links(person_id) if person.linked else ()
        subjects = [talk.subject for talk in talks if talk.subject is not None]
        steps = self._steps(person_id, subjects, seal)
        return Known(person, talks, steps, links, whole=False)

    def complete(self, known: Known) -> Known:
        """The same with every step and every note."""
        seal = self.seal_of(known.person.id)
        rows = self.connection.execute(_STEPS, {"of": known.person.id}).all()
        notes = self.notes(known.person.id, seal)
        return replace(known, steps=_opened(rows, seal), notes=notes, whole=True)

    def save(self, person_id: int, decision: Decision, now: datetime) -> None:
        """The records of a decision take the place of the stored ones."""
        seal = self.seal_of(person_id)
        if decision.person is not None:
            body = seal.close(records.to_bytes(decision.person), f"person|body|{person_id}")
            changed = {"of": person_id, "sealed": body, "now": now}
            self.connection.execute(_REWRITTEN, changed)
        for talk in decision.talks:
            self._put(table(TalkRow), _talk_values(person_id, talk, seal, now))
        for step in decision.steps:
            self._put(table(StepRow), _step_values(person_id, step, seal))
        for id in decision.unkept:
            self.connection.execute(_GONE, {"step": id, "of": person_id})
        if decision.links or decision.notes or decision.unkept:
            self.save_links(person_id, decision, seal)

    def alive(self, ids: Collection[int]) -> list[int]:
        """Which of these people are there."""
        wanted = list(ids)
        found: list[int] = []
        for at in range(0, len(wanted), AT_ONCE):
            some = {"ids": wanted[at : at + AT_ONCE]}
            found += self.connection.execute(_THERE, some).scalars()
        return found

    def chat_of(self, person_id: int) -> int:
        """The private chat of a person. Raises NobodyThere."""
        sealed = self.addresses.get(person_id)
        if sealed is None:  # of somebody else, who must not be locked after a link of theirs
            sealed = self.connection.execute(_ADDRESS, {"of": person_id}).scalar_one_or_none()
        if sealed is None:
            raise NobodyThere
        return int(self.keyring.system.open(sealed, f"person|address|{person_id}"))

    def _chats(self, people: Iterable[int]) -> Iterator[int]:
        """The chats of those whose address can be read; nothing kept leads to the others."""
        for one in people:
            with suppress(*UNREADABLE):
                yield self.chat_of(one)

    def erase(self, person_id: int) -> None:
        """Destroy a person's key and every row of theirs."""
        others = self.unlink(person_id)
        self.forget_aside_of(self._chats((person_id, *others)))
        for model in (TalkRow, StepRow, NoteRow, LinkRow, DueRow, OutboxRow):
            rows = table(model)
            self.connection.execute(delete(rows).where(rows.c.person_id == person_id))
        link = table(LinkRow)  # one that could not be read was not ended
        self.connection.execute(delete(link).where(link.c.friend_id == person_id))
        person = table(PersonRow)
        self.connection.execute(delete(person).where(person.c.id == person_id))
        self.seals.pop(person_id, None)
        self.erased.append(person_id)

    def seal_of(self, person_id: int) -> Seal:
        """The seal of a person. Raises NobodyThere."""
        if person_id not in self.seals:
            wrapped = self.connection.execute(_KEY, {"of": person_id}).scalar_one_or_none()
            if wrapped is None:
                raise NobodyThere
            self.seals[person_id] = self.keyring.of(person_id, wrapped)
        return self.seals[person_id]

    def tidy_people(self, now: datetime) -> None:
        """Closed talks go after two days, and people who never answered the first question."""
        talk, person, step = table(TalkRow), table(PersonRow), table(StepRow)
        self.connection.execute(
            delete(talk).where(~talk.c.open, talk.c.touched_at < now - CLOSED_FOR)
        )
        planned_nothing = ~exists().where(step.c.person_id == person.c.id)
        idle = self.connection.execute(
            select(person)
            .where(person.c.touched_at < now - UNDECIDED_FOR, planned_nothing)
            .with_for_update(skip_locked=True)
        ).all()
        for row in idle:
            try:
                seal = self.keyring.of(row.id, row.wrapped_key)
                known = records.from_bytes(Person, seal.open(row.body, f"person|body|{row.id}"))
            except UNREADABLE:
                continue  # nobody knows whether they answered
            if known.standing is Standing.NEW:
                self.erase(row.id)

    def _row(self, person_id: int) -> Row[Any]:
        row = self.connection.execute(_LOCKED, {"of": person_id}).one_or_none()
        if row is None:
            raise NobodyThere
        return row

    def lock(self, person_id: int) -> bool:
        """Let nobody else decide for this person meanwhile; False when they are not there."""
        return self.connection.execute(_LOCKED, {"of": person_id}).first() is not None

    def _talks(self, person_id: int, seal: Seal) -> tuple[Talk, ...]:
        rows = self.connection.execute(_OPEN_TALKS, {"of": person_id}).all()
        talks = [_talk(row, seal) for row in rows]
        return tuple(sorted(filter(None, talks), key=lambda one: not one.floor))

    def _steps(self, person_id: int, subjects: Sequence[int], seal: Seal) -> tuple[Step, ...]:
        mine = {"of": person_id}
        recent = self.connection.execute(_RECENT_STEPS, mine).all()
        wanted = self.connection.execute(_WANTED_STEPS, {**mine, "subjects": subjects}).all()
        rows = {row.id: row for row in (*recent, *wanted)}
        return _opened(tuple(rows.values()), seal)


def _opened(rows: Sequence[Row[Any]], seal: Seal) -> tuple[Step, ...]:
    return tuple(step for row in rows if (step := _step(row, seal)) is not None)


def _step(row: Row[Any], seal: Seal) -> Step | None:
    """None for a step that this release cannot read: it is left as it is."""
    try:
        return records.from_bytes(Step, seal.open(row.body, f"step|body|{row.id}"), id=row.id)
    except UNREADABLE:
        _log.error("a step could not be read; it is left alone")
        return None


def _talk(row: Row[Any], seal: Seal) -> Talk | None:
    """None for a talk that this release cannot read: it is left as it is."""
    known = {"id": row.id, "subject": row.subject, "card": row.card, "shape": row.shape}
    try:
        return records.from_bytes(Talk, seal.open(row.body, f"talk|body|{row.id}"), **known)
    except UNREADABLE:
        _log.error("a talk could not be read; it is left alone")
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
        "live": step.state in UNSETTLED,
        "settled_at": step.settled_at,
        "shape": SHAPE,
        "body": seal.close(records.to_bytes(step), f"step|body|{step.id}"),
    }
