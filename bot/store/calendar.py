"""The calendar: promised moments, found by when they are due."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, bindparam, delete, func, select, update

from bot.core.records.effects import Pass, Plan, Realign, Unplan
from bot.core.records.events import ELAPSED, Due, DueKind
from bot.store import records
from bot.store.records import UNREADABLE
from bot.store.sealing import Seal
from bot.store.session import NobodyThere, Session
from bot.store.tables import DueRow, table

SHORT: Final = timedelta(minutes=10)
"""Within this time come the moments that were planned so many seconds or minutes ahead."""
END_OF_TIME: Final = datetime(9999, 12, 31, tzinfo=UTC)

# Built once: building a statement costs more than running it.
_DUE: Final = table(DueRow)
_OFF: Final = delete(_DUE).where(
    _DUE.c.subject == bindparam("about"), _DUE.c.person_id == bindparam("of")
)
_ONE_OFF: Final = _OFF.where(_DUE.c.slot == bindparam("kind"))
_SETTLED: Final = _ONE_OFF.where(_DUE.c.wake_at == bindparam("then"))
_COME: Final = (
    select(_DUE)
    .where(_DUE.c.person_id == bindparam("of"), _DUE.c.wake_at <= bindparam("now"), ~_DUE.c.parked)
    .order_by(_DUE.c.wake_at)
)
_THEIRS: Final = select(_DUE).where(_DUE.c.person_id == bindparam("of"), ~_DUE.c.parked)
_OF_OTHERS: Final = _DUE.c.person_id.not_in(bindparam("but", expanding=True))
_SOONEST: Final = (
    select(_DUE.c.person_id, _DUE.c.wake_at)
    .where(_DUE.c.wake_at <= bindparam("now"), ~_DUE.c.parked, _OF_OTHERS)
    .order_by(_DUE.c.wake_at)
    .limit(bindparam("most"))
    .subquery()
)
# Grouped only then: SQLite would walk through everybody's moments to have them in order.
_COME_TO: Final = (
    select(_SOONEST.c.person_id)
    .group_by(_SOONEST.c.person_id)
    .order_by(func.min(_SOONEST.c.wake_at))
)
_WAITING: Final = select(_DUE).where(~_DUE.c.parked).order_by(_DUE.c.wake_at)
_AHEAD: Final = _WAITING.limit(bindparam("most"))
_WITHIN: Final = _WAITING.where(
    _DUE.c.wake_at > bindparam("now"), _DUE.c.wake_at <= bindparam("until")
)
_NEXT: Final = (
    select(_DUE.c.wake_at).where(~_DUE.c.parked, _OF_OTHERS).order_by(_DUE.c.wake_at).limit(1)
)
_THIS: Final = (_DUE.c.subject == bindparam("about"), _DUE.c.slot == bindparam("kind"))
_MOVED: Final = update(_DUE).where(*_THIS).values(wake_at=bindparam("then"))
_PARKED: Final = update(_DUE).where(*_THIS, _DUE.c.wake_at == bindparam("then")).values(parked=True)
_AGAIN: Final = update(_DUE).where(_DUE.c.parked).values(parked=False)

_log = logging.getLogger(__name__)


class Calendar:
    """Who was promised what, and when."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connection = session.connection
        self._keyring = session.keyring

    def plan(self, person_id: int, wish: Plan) -> None:
        """Put a moment on the calendar in place of the subject's earlier one of this kind."""
        slot = self._keyring.slot(person_id, wish.subject, wish.kind)
        place = f"due|body|{wish.subject}|{slot}"
        body = self._session.seal_of(person_id).close(_written(wish), place)
        values = {
            "subject": wish.subject,
            "slot": slot,
            "person_id": person_id,
            "wake_at": wish.at,
            "body": body,
        }
        self._session.put(_DUE, values)
        self._session.promise(wish.at)

    def unplan(self, person_id: int, wish: Unplan) -> None:
        mine = {"about": wish.subject, "of": person_id}
        if wish.kind is None:
            self._connection.execute(_OFF, mine)
        else:
            slot = self._keyring.slot(person_id, wish.subject, wish.kind)
            self._connection.execute(_ONE_OFF, {**mine, "kind": slot})

    def due_people(self, now: datetime, limit: int, but: Sequence[int] = ()) -> list[int]:
        """Whose moments have come, the longest waiting first; of anybody `but` these."""
        wanted = {"now": now, "most": limit, "but": but}
        return list(self._connection.execute(_COME_TO, wanted).scalars())

    def dues(self, person_id: int, now: datetime) -> tuple[Due, ...]:
        """A person's moments that have come, in the order of their time.

        One that cannot be read is parked, and the others come.
        """
        rows = self._connection.execute(_COME, {"of": person_id, "now": now}).all()
        return tuple(due for row in rows if (due := self._read(row)) is not None)

    def owed(self, most: int) -> list[tuple[int, Due]]:
        """The soonest moments of anybody, each with whose it is."""
        rows = self._connection.execute(_AHEAD, {"most": most}).all()
        read = ((row.person_id, self._read(row)) for row in rows)
        return [(person_id, due) for person_id, due in read if due is not None]

    def park(self, person_id: int, due: Due) -> None:
        """Put aside a moment that cannot be handled, until the next start."""
        slot = self._keyring.slot(person_id, due.subject, due.kind)
        this = {"about": due.subject, "kind": slot, "then": due.at}
        self._connection.execute(_PARKED, this)

    def unpark(self) -> None:
        """What was parked may come again: this release may know it."""
        self._connection.execute(_AGAIN)

    def follow_clock(self, now: datetime, step: timedelta) -> None:
        """The clock was set, by `step`, to `now`: what was told by elapsed time goes with it."""
        before = now - step
        if step > timedelta():
            return  # nothing comes later than it was meant
        for row in self._connection.execute(_WITHIN, {"now": now, "until": before + SHORT}).all():
            due = self._read(row)
            if due is not None and due.kind in ELAPSED:
                moved = {"about": row.subject, "kind": row.slot, "then": max(now, due.at + step)}
                self._connection.execute(_MOVED, moved)

    def realign(self, person_id: int, wish: Realign, now: datetime) -> None:
        """Let what is ahead of a person come when their clock, which is another, shows the same."""
        for row in self._connection.execute(_THEIRS, {"of": person_id}).all():
            due = self._read(row)
            if due is not None and (then := wish.at(due, now)) != due.at:
                moved = {"about": row.subject, "kind": row.slot, "then": then}
                self._connection.execute(_MOVED, moved)
                self._session.promise(then)

    def pass_on(self, wish: Pass) -> None:
        with suppress(NobodyThere):
            self.plan(wish.to, Plan(DueKind.NEWS, wish.subject, wish.at, wish.news))

    def hasten(self, person_id: int, kind: DueKind, now: datetime) -> None:
        for due in self.dues(person_id, END_OF_TIME):
            if due.kind is kind and due.at > now:
                self.plan(person_id, Plan(kind, due.subject, now, due.news))

    def settle(self, person_id: int, dues: Sequence[Due]) -> None:
        """Take exactly these moments off; one that was promised anew since then stays."""
        for due in dues:
            slot = self._keyring.slot(person_id, due.subject, due.kind)
            mine = {"about": due.subject, "of": person_id, "kind": slot, "then": due.at}
            self._connection.execute(_SETTLED, mine)

    def next_due(self, but: Sequence[int] = ()) -> datetime | None:
        """When the next moment comes of anybody `but` these."""
        return self._connection.execute(_NEXT, {"but": but}).scalar_one_or_none()

    def _read(self, row: Row[Any]) -> Due | None:
        try:
            return _due(row, self._session.seal_of(row.person_id))
        except UNREADABLE:
            _log.error("a promised moment could not be read; it is parked")
        this = {"about": row.subject, "kind": row.slot, "then": row.wake_at}
        self._connection.execute(_PARKED, this)
        return None


def _written(wish: Plan) -> bytes:
    news = {} if wish.news is None else {"news": records.dumped(wish.news)}
    return json.dumps({"kind": wish.kind.value, **news}, ensure_ascii=False).encode()


def _due(row: Row[Any], seal: Seal) -> Due:
    body = seal.open(row.body, f"due|body|{row.subject}|{row.slot}")
    return records.from_bytes(Due, body, subject=row.subject, at=row.wake_at)
