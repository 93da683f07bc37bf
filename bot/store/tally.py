"""What is amiss, counted for whoever runs the bot: numbers, never of whom or of what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Select, bindparam, exists, func, or_, select

from bot.core.records.effects import Lane
from bot.store.lease import LONG_AGO
from bot.store.outbox import KEPT_FOR
from bot.store.parcel import State
from bot.store.session import Session
from bot.store.tables import AsideRow, DueRow, LeaseRow, OutboxRow, inserting, table, unfinished

ALARM: Final = "alarm"
"""The row among the leases that says until when the operator is left in peace."""
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Amiss:
    """One field for each thing that can be amiss; two are counts since the last alarm."""

    parked: int  # promised moments that this release can neither read nor handle
    unsent: int  # messages that Telegram will never take, or that could not be opened
    aside: int  # updates that could not be handled
    late: timedelta  # how long the oldest promised moment has waited
    held_up: timedelta  # how long the oldest message that may leave has waited


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is to be said and is not yet: how many messages, and how long the oldest waits."""

    messages: Mapping[tuple[Lane, State], int]
    late: timedelta  # how long the oldest promised moment has waited
    held_up: timedelta  # how long the oldest message that may leave has waited


# Built once: building a statement costs more than running it.
_ASIDE, _DUE = table(AsideRow), table(DueRow)
_LEASE, _OUTBOX = table(LeaseRow), table(OutboxRow)
_EARLIER: Final = _OUTBOX.alias("earlier")
_BEHIND_ANOTHER: Final = exists().where(
    _EARLIER.c.person_id == _OUTBOX.c.person_id,
    unfinished(_EARLIER),
    _EARLIER.c.id < _OUTBOX.c.id,
)
_UNSENT: Final = select(func.count()).where(
    _OUTBOX.c.state == State.DEAD, _OUTBOX.c.wake_at > bindparam("since")
)
_LAID_ASIDE: Final = select(func.count()).where(_ASIDE.c.at > bindparam("since"))
_PARKED: Final = select(func.count()).select_from(_DUE).where(_DUE.c.parked)
_OLDEST_DUE: Final = select(func.min(_DUE.c.wake_at)).where(
    _DUE.c.wake_at <= bindparam("now"), ~_DUE.c.parked
)
_OLDEST_READY: Final = select(func.min(_OUTBOX.c.wake_at)).where(
    unfinished(_OUTBOX),  # the index's own condition
    _OUTBOX.c.state == State.PENDING,
    _OUTBOX.c.wake_at <= bindparam("now"),
    ~_BEHIND_ANOTHER,
)
_UNFINISHED: Final = (
    select(_OUTBOX.c.lane, _OUTBOX.c.state, func.count())
    .where(unfinished(_OUTBOX))
    .group_by(_OUTBOX.c.lane, _OUTBOX.c.state)
)
_PEACE: Final = select(_LEASE.c.until).where(_LEASE.c.name == ALARM)


class Tally:
    """Counts."""

    def __init__(self, session: Session) -> None:
        self._connection = session.connection

    def amiss(self, now: datetime) -> Amiss:
        """What is amiss now, or went wrong since the last alarm, at most two days ago."""
        peace = self._connection.execute(_PEACE).scalar_one_or_none() or LONG_AGO
        last = peace - DAY if peace <= now + DAY else LONG_AGO
        since = {"since": max(last, now - KEPT_FOR)}
        return Amiss(
            parked=self._connection.execute(_PARKED).scalar_one(),
            unsent=self._connection.execute(_UNSENT, since).scalar_one(),
            aside=self._connection.execute(_LAID_ASIDE, since).scalar_one(),
            late=self._waited(_OLDEST_DUE, now),
            held_up=self._waited(_OLDEST_READY, now),
        )

    def waiting(self, now: datetime) -> Waiting:
        rows = self._connection.execute(_UNFINISHED).all()
        messages = {(Lane(lane), State(state)): count for lane, state, count in rows}
        return Waiting(messages, self._waited(_OLDEST_DUE, now), self._waited(_OLDEST_READY, now))

    def oldest(self, now: datetime) -> timedelta:
        """How long the oldest promised moment or message has waited."""
        return max(self._waited(_OLDEST_DUE, now), self._waited(_OLDEST_READY, now))

    def alarm(self, now: datetime) -> bool:
        """Whether the operator may be told now; then they are left in peace for a day.

        A longer peace stems from a clock that was wrong, and is not kept.
        """
        over = or_(_LEASE.c.until <= now, _LEASE.c.until > now + DAY)
        peace = {"name": ALARM, "holder": "", "term": 0, "until": now + DAY}
        asking = inserting(self._connection, _LEASE).values(**peace)
        asking = asking.on_conflict_do_update(
            index_elements=[_LEASE.c.name], set_={"until": now + DAY}, where=over
        )
        return self._connection.execute(asking.returning(_LEASE.c.name)).first() is not None

    def _waited(self, oldest: Select[Any], now: datetime) -> timedelta:
        since = self._connection.execute(oldest, {"now": now}).scalar_one_or_none()
        return timedelta() if since is None else now - since
