"""The lease: which process is the one sender, in which term, by the database's own clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Executable,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    text,
    type_coerce,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.session import Session
from bot.store.tables import LeaseRow, inserting, table

SENDER: Final = "sender"
PAUSE_OF_A_CHAT: Final = "pause of a chat"
PAUSE_OF_ALL: Final = "pause of all"
"""The rows among the leases that say until when Telegram told us to wait."""
HAND: Final = "by hand"
"""Who holds the sender's office for the length of one transaction."""
LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)
FAR: Final = timedelta(seconds=20)
"""Nobody holds the lease for so long: the database's clock was set back since."""
LONGEST_PAUSE: Final = timedelta(days=1)
"""A longer one stems from a clock that was wrong."""

# Built once: building a statement costs more than running it.
_LEASE: Final = table(LeaseRow)
_LET_GO: Final = (
    update(_LEASE)
    .where(_LEASE.c.name == SENDER, _LEASE.c.holder == bindparam("mine"))
    .values(holder="", until=LONG_AGO)
)
_CLOCK: Final = select(func.clock_timestamp())
_PAUSES: Final = select(_LEASE.c.name, _LEASE.c.until).where(
    _LEASE.c.name.in_((PAUSE_OF_A_CHAT, PAUSE_OF_ALL)),
    _LEASE.c.until > bindparam("now"),
    _LEASE.c.until <= bindparam("at_most"),
)


class AtWork(Exception):
    """A bot is using the database."""


class Pauses(NamedTuple):
    """Until when the last pause of a chat goes on, and the last one of the whole bot."""

    of_a_chat: datetime
    of_all: datetime


class Lease:
    """Held by one at a time."""

    def __init__(self, session: Session) -> None:
        self._connection = session.connection
        self._dialect = session.connection.dialect.name

    def hold(self, holder: str, good_for: timedelta) -> int | None:
        """Become or stay the one that sends; in which term, or None while another is.

        On PostgreSQL it is taken over from whoever let it run out, by the server's clock. A file
        is one process's: there it is taken at once.
        """
        wanted = {"mine": holder, "good_for": good_for // timedelta(microseconds=1)}
        held = self._connection.execute(_holding(self._dialect), wanted)
        term: int | None = held.scalar_one_or_none()
        return term

    def held(self) -> bool:
        """Whether somebody holds it, this process or another."""
        return self._connection.execute(_held(self._dialect)).first() is not None

    def clock(self) -> datetime:
        """What the server's clock says now; only PostgreSQL has one of its own."""
        said: datetime = self._connection.execute(_CLOCK).scalar_one()
        return said

    def take_over_by_hand(self) -> None:
        """Make sure that no bot is at work here and none begins before the commit.

        Raises AtWork.
        """
        if self.hold(HAND, timedelta()) is None:
            raise AtWork
        self.release(HAND)
        if self._dialect == "postgresql":
            # A bot that starts waits here, and then sees whose database it is and under which key.
            self._connection.execute(text("LOCK TABLE bot IN ACCESS EXCLUSIVE MODE"))

    def release(self, holder: str) -> None:
        """Stop being the sender, so that another need not wait. The term stays counted."""
        self._connection.execute(_LET_GO, {"mine": holder})

    def note_pause(self, until: datetime, *, of_all: bool) -> None:
        """Telegram tells a chat to wait, or all of them: whoever sends next learns it too."""
        name = PAUSE_OF_ALL if of_all else PAUSE_OF_A_CHAT
        values = {"name": name, "holder": "", "term": 0, "until": until}
        shorter = or_(_LEASE.c.until < until, _LEASE.c.until > until + LONGEST_PAUSE)
        noting = inserting(self._connection, _LEASE).values(values)
        noting = noting.on_conflict_do_update(
            index_elements=[_LEASE.c.name], set_={"until": until}, where=shorter
        )
        self._connection.execute(noting)

    def pauses(self, now: datetime) -> Pauses:
        """What is left of them; `now` where nothing is."""
        asked = {"now": now, "at_most": now + LONGEST_PAUSE}
        left = {row.name: row.until for row in self._connection.execute(_PAUSES, asked)}
        return Pauses(left.get(PAUSE_OF_A_CHAT, now), left.get(PAUSE_OF_ALL, now))


@cache
def _held(dialect: str) -> Executable:
    runs = type_coerce(_LEASE.c.until, BigInteger) > _now(dialect)
    return select(_LEASE.c.name).where(_LEASE.c.name == SENDER, _LEASE.c.holder != "", runs)


def _now(dialect: str) -> ColumnElement[int]:
    """The server's clock, in microseconds; a file has none, and needs none."""
    server = "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint)"
    return literal_column(server if dialect == "postgresql" else "0", BigInteger)


@cache
def _holding(dialect: str) -> Executable:
    """Take or renew it for `mine`, good for so many microseconds; the term, or no row."""
    postgres = dialect == "postgresql"
    now = _now(dialect)
    until = now + bindparam("good_for", type_=BigInteger)
    asking = (postgresql.insert if postgres else sqlite.insert)(_LEASE).values(
        name=SENDER, holder=bindparam("mine"), term=1, until=until
    )
    mine = _LEASE.c.holder == asking.excluded.holder
    kept = type_coerce(_LEASE.c.until, BigInteger)
    far = FAR // timedelta(microseconds=1)
    held = asking.on_conflict_do_update(
        index_elements=[_LEASE.c.name],
        set_={
            "holder": asking.excluded.holder,
            "term": case((mine, _LEASE.c.term), else_=_LEASE.c.term + 1),
            "until": asking.excluded.until,
        },
        where=or_(mine, _LEASE.c.holder == "", kept <= now, kept > now + far) if postgres else None,
    )
    return held.returning(_LEASE.c.term)
