"""People, their talks, steps and notes: from rows to what is known, and back."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, bindparam, delete, exists, select, union_all, update

from bot.core.records.effects import Decision
from bot.core.records.model import SHAPE, UNSETTLED, Known, Note, Person, Standing, Step, Talk
from bot.store import records
from bot.store.links import Links
from bot.store.records import UNREADABLE
from bot.store.sealing import Seal
from bot.store.session import NobodyThere, Session
from bot.store.tables import NEWEST_TZDB, NoteRow, PersonRow, StepRow, TalkRow, table

RECENT: Final = 7
"""How many settled steps are known beside the live ones: at least those of a week of days."""
UNDECIDED_FOR: Final = timedelta(days=7)
CLOSED_FOR: Final = timedelta(days=2)
AT_ONCE: Final = 500
"""How many ids a statement is asked about."""


# Built once: building a statement costs more than running it.
_PERSON, _TALK = table(PersonRow), table(TalkRow)
_STEP, _NOTE = table(StepRow), table(NoteRow)
_FOUND: Final = select(_PERSON).where(_PERSON.c.address_mac == bindparam("mac")).with_for_update()
_THERE: Final = select(_PERSON.c.id).where(_PERSON.c.id.in_(bindparam("ids", expanding=True)))
_LOCKED: Final = select(_PERSON).where(_PERSON.c.id == bindparam("of")).with_for_update()
_ADDRESS: Final = select(_PERSON.c.address).where(_PERSON.c.id == bindparam("of"))
_ADDRESSES: Final = select(_PERSON.c.id, _PERSON.c.address).where(
    _PERSON.c.id.in_(bindparam("ids", expanding=True))
)
_OPEN_TALKS: Final = select(_TALK).where(_TALK.c.person_id == bindparam("of"), _TALK.c.open)
_STANDS: Final = select(_TALK.c.id).where(
    _TALK.c.id == bindparam("talk"), _TALK.c.touched_at == bindparam("then")
)
_STEPS: Final = select(_STEP).where(_STEP.c.person_id == bindparam("of"))
_RECENT_STEPS: Final = (
    _STEPS.where(~_STEP.c.live).order_by(_STEP.c.settled_at.desc().nulls_last()).limit(RECENT)
).subquery()
# Each part along its index: however many steps somebody has kept, few are looked at.
_KNOWN_STEPS: Final = union_all(
    select(_RECENT_STEPS),
    _STEPS.where(_STEP.c.live),
    _STEPS.join(_TALK, _TALK.c.subject == _STEP.c.id).where(
        _TALK.c.person_id == bindparam("of"), _TALK.c.open
    ),
)
_REWRITTEN: Final = (
    update(_PERSON)
    .where(_PERSON.c.id == bindparam("of"))
    .values(body=bindparam("sealed"), touched_at=bindparam("now"))
)
_GONE: Final = delete(_STEP).where(
    _STEP.c.id == bindparam("step"), _STEP.c.person_id == bindparam("of")
)
_NOTES: Final = select(_NOTE).where(_NOTE.c.person_id == bindparam("of"))
_UNKEPT: Final = delete(_NOTE).where(
    _NOTE.c.id == bindparam("note"), _NOTE.c.person_id == bindparam("of")
)

_log = logging.getLogger(__name__)


class People:
    """Who there is, and what is known of each."""

    def __init__(self, session: Session, links: Links) -> None:
        self._session = session
        self._connection = session.connection
        self._keyring = session.keyring
        self._links = links
        # Read when they were locked, and not yet loaded: nobody else changes them meanwhile.
        self._locked: dict[int, Row[Any]] = {}
        self._editions: dict[int, int] = {}

    def find(self, chat: int) -> int | None:
        """Whose private chat it is. Locks them on PostgreSQL."""
        mac = self._keyring.address_mac(chat)
        row = self._connection.execute(_FOUND, {"mac": mac}).one_or_none()
        if row is None:
            return None
        self._locked[row.id] = row
        return int(row.id)

    def enrol(self, chat: int, person: Person, now: datetime) -> None:
        seal, wrapped = self._keyring.new(person.id)
        self._connection.execute(
            table(PersonRow)
            .insert()
            .values(
                id=person.id,
                address_mac=self._keyring.address_mac(chat),
                address=self._keyring.system.close(
                    str(chat).encode(), f"person|address|{person.id}"
                ),
                wrapped_key=wrapped,
                body=seal.close(records.to_bytes(person), f"person|body|{person.id}"),
                touched_at=now,
                tzdb=NEWEST_TZDB,
            )
        )

    def lock(self, person_id: int) -> bool:
        """Let nobody else decide for this person meanwhile; False when they are not there."""
        try:
            row = self._locked[person_id] = self._row(person_id)
        except NobodyThere:
            return False
        self._session.unwrap(person_id, row.wrapped_key)
        return True

    def load(self, person_id: int) -> Known:
        """What most decisions need, and so not whole. Locks the person on PostgreSQL.

        Raises NobodyThere.
        """
        person = self.person(person_id)
        seal = self._session.seal_of(person_id)
        # Before the talks: whoever ends a link wipes in them what came by it.
        links = self._links.of(person_id) if person.linked else ()
        talks = self._talks(person_id, seal)
        steps = self._steps(person_id, seal)
        return Known(person, talks, steps, links, whole=False)

    def person(self, person_id: int) -> Person:
        """The person alone. Locks them on PostgreSQL. Raises NobodyThere."""
        row = self._locked.pop(person_id, None) or self._row(person_id)
        self._session.addresses[person_id] = row.address
        self._editions[person_id] = row.tzdb
        seal = self._session.unwrap(person_id, row.wrapped_key)
        body = seal.open(row.body, f"person|body|{person_id}")
        return records.from_bytes(Person, body, id=person_id)

    def edition_of(self, person_id: int) -> int:
        """By which rules of zones the instants of somebody who was loaded were derived."""
        return self._editions[person_id]

    def complete(self, known: Known) -> Known:
        seal = self._session.seal_of(known.person.id)
        rows = self._connection.execute(_STEPS, {"of": known.person.id}).all()
        notes = self._notes(known.person.id, seal)
        return replace(known, steps=_opened(rows, seal), notes=notes, whole=True)

    def save(self, person_id: int, decision: Decision, now: datetime) -> None:
        self._locked.pop(person_id, None)
        seal = self._session.seal_of(person_id)
        if decision.person is not None:
            body = seal.close(records.to_bytes(decision.person), f"person|body|{person_id}")
            changed = {"of": person_id, "sealed": body, "now": now}
            self._connection.execute(_REWRITTEN, changed)
        talks = [_talk_values(person_id, talk, seal, now) for talk in decision.talks]
        self._session.put(_TALK, *talks)
        self._session.put(_STEP, *(_step_values(person_id, step, seal) for step in decision.steps))
        self._links.save(person_id, decision.links)
        self._session.put(_NOTE, *(_note_values(person_id, note, seal) for note in decision.notes))
        for id in decision.unkept:
            self._connection.execute(_GONE, {"step": id, "of": person_id})
            self._connection.execute(_UNKEPT, {"note": id, "of": person_id})

    def alive(self, ids: Collection[int]) -> list[int]:
        wanted = list(ids)
        found: list[int] = []
        for at in range(0, len(wanted), AT_ONCE):
            some = {"ids": wanted[at : at + AT_ONCE]}
            found += self._connection.execute(_THERE, some).scalars()
        return found

    def chat_of(self, person_id: int) -> int:
        """The private chat of a person. Raises NobodyThere."""
        sealed = self._session.addresses.get(person_id)
        if sealed is None:  # of somebody else, who must not be locked after a link of theirs
            sealed = self._connection.execute(_ADDRESS, {"of": person_id}).scalar_one_or_none()
        if sealed is None:
            raise NobodyThere
        return int(self._keyring.system.open(sealed, f"person|address|{person_id}"))

    def chats_of(self, ids: Sequence[int]) -> dict[int, int]:
        """The private chats of those whose address can be read."""
        chats: dict[int, int] = {}
        for row in self._connection.execute(_ADDRESSES, {"ids": ids}):
            with suppress(*UNREADABLE):
                place = f"person|address|{row.id}"
                chats[row.id] = int(self._keyring.system.open(row.address, place))
        return chats

    def stands(self, talk_id: int, since: datetime) -> bool:
        """Whether a talk is still as it was saved then."""
        asked = {"talk": talk_id, "then": since}
        return self._connection.execute(_STANDS, asked).first() is not None

    def forget_talks(self, now: datetime) -> None:
        self._connection.execute(
            delete(_TALK).where(~_TALK.c.open, _TALK.c.touched_at < now - CLOSED_FOR)
        )

    def undecided(self, now: datetime) -> list[int]:
        """Who never answered the first question, and had a week for it. Locks them."""
        planned_nothing = ~exists().where(_STEP.c.person_id == _PERSON.c.id)
        idle = self._connection.execute(
            select(_PERSON)
            .where(_PERSON.c.touched_at < now - UNDECIDED_FOR, planned_nothing)
            .with_for_update(skip_locked=True)
        ).all()
        return [row.id for row in idle if self._is_new(row)]

    def _is_new(self, row: Row[Any]) -> bool:
        try:
            seal = self._keyring.of(row.id, row.wrapped_key)
            person = records.from_bytes(Person, seal.open(row.body, f"person|body|{row.id}"))
        except UNREADABLE:
            return False  # nobody knows whether they answered
        return person.standing is Standing.NEW

    def _row(self, person_id: int) -> Row[Any]:
        row = self._connection.execute(_LOCKED, {"of": person_id}).one_or_none()
        if row is None:
            raise NobodyThere
        return row

    def _talks(self, person_id: int, seal: Seal) -> tuple[Talk, ...]:
        rows = self._connection.execute(_OPEN_TALKS, {"of": person_id}).all()
        talks = [_talk(row, seal) for row in rows]
        return tuple(sorted(filter(None, talks), key=lambda one: not one.floor))

    def _steps(self, person_id: int, seal: Seal) -> tuple[Step, ...]:
        rows = self._connection.execute(_KNOWN_STEPS, {"of": person_id}).all()
        return _opened(tuple({row.id: row for row in rows}.values()), seal)

    def _notes(self, person_id: int, seal: Seal) -> tuple[Note, ...]:
        rows = self._connection.execute(_NOTES, {"of": person_id}).all()
        notes = (note for row in rows if (note := _note(row, seal)) is not None)
        return tuple(sorted(notes, key=lambda note: note.at, reverse=True))


def _opened(rows: Sequence[Row[Any]], seal: Seal) -> tuple[Step, ...]:
    return tuple(step for row in rows if (step := _step(row, seal)) is not None)


def _step(row: Row[Any], seal: Seal) -> Step | None:
    try:
        return records.from_bytes(Step, seal.open(row.body, f"step|body|{row.id}"), id=row.id)
    except UNREADABLE:
        _log.error("a step could not be read; it is left alone")
        return None


def _talk(row: Row[Any], seal: Seal) -> Talk | None:
    known = {"id": row.id, "subject": row.subject, "card": row.card, "shape": row.shape}
    try:
        return records.from_bytes(Talk, seal.open(row.body, f"talk|body|{row.id}"), **known)
    except UNREADABLE:
        _log.error("a talk could not be read; it is left alone")
        return None


def _note(row: Row[Any], seal: Seal) -> Note | None:
    try:
        return records.from_bytes(Note, seal.open(row.body, f"note|body|{row.id}"), id=row.id)
    except UNREADABLE:
        _log.error("a note could not be read; it is left alone")
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


def _note_values(person_id: int, note: Note, seal: Seal) -> dict[str, Any]:
    return {
        "id": note.id,
        "person_id": person_id,
        "link_id": note.link,
        "shape": SHAPE,
        "body": seal.close(records.to_bytes(note), f"note|body|{note.id}"),
    }
