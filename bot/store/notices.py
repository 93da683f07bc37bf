"""What a transaction tells the other replicas when it is committed: that there is work, no more.

PostgreSQL tells it at the commit, or never. What waits for the holder of the lease is told by the
others only: a commit that tells something waits for those before it.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import bindparam, func, select

from bot.store.session import Session

CHANNEL: Final = "small_steps"
OUTBOX: Final = "outbox"
"""There is something to send."""
CALENDAR: Final = "calendar"
"""Something new was promised."""

_TELL: Final = select(func.pg_notify(CHANNEL, bindparam("what")))


class Notices:
    """Said once a transaction each, however often it is noted."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def tell(self) -> None:
        """Tell what this transaction noted, when it is committed."""
        if self._session.connection.dialect.name != "postgresql":
            return
        for what in sorted(self._session.news):
            self._session.connection.execute(_TELL, {"what": what})
