"""What a transaction tells the other replicas when it is committed: that there is work, no more.

PostgreSQL tells it at the commit, or never. Whoever sends and ticks knows its own work, and tells
nothing: commits that tell something wait for each other.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import bindparam, func, select

from bot.store.session import Session

CHANNEL: Final = "small_steps"
OUTBOX: Final = "outbox"
"""There is something to send."""
CALENDAR: Final = "calendar"
"""Something was promised; when the first of it comes follows, in seconds since 1970."""

_TELL: Final = select(func.pg_notify(CHANNEL, bindparam("what")))


class Notices:
    """Those of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def tell(self) -> None:
        """Tell what this transaction has written, when it is committed."""
        if self._session.said:
            self._session.connection.execute(_TELL, {"what": OUTBOX})
        if self._session.soonest is not None:
            soon = f"{CALENDAR} {self._session.soonest.timestamp()}"
            self._session.connection.execute(_TELL, {"what": soon})


def moment(what: str) -> datetime | None:
    """When what a notice tells of comes; None where it tells of something else."""
    kind, _, at = what.partition(" ")
    return datetime.fromtimestamp(float(at), UTC) if kind == CALENDAR else None
