"""Everything the engine may ask of the database within one transaction."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, delete
from sqlalchemy.exc import DBAPIError

from bot.store.bars import Bars
from bot.store.calendar import Calendar
from bot.store.dispatch import Dispatch
from bot.store.inbox import Inbox
from bot.store.lease import Lease
from bot.store.links import Links
from bot.store.notices import Notices
from bot.store.outbox import Outbox
from bot.store.ownership import Ownership
from bot.store.people import People
from bot.store.records import UNREADABLE
from bot.store.sealing import Keyring
from bot.store.session import Session
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
from bot.store.tally import Tally
from bot.store.traces import Traces
from bot.store.tzdb import Tzdb

# Built once: building a statement costs more than running it.
_LINK, _PERSON = table(LinkRow), table(PersonRow)
_THEIRS: Final = tuple(
    table(model) for model in (TalkRow, StepRow, NoteRow, LinkRow, DueRow, OutboxRow)
)
_ALL_OF: Final = (
    *(delete(rows).where(rows.c.person_id == bindparam("of")) for rows in _THEIRS),
    delete(_LINK).where(_LINK.c.friend_id == bindparam("of")),  # one that could not be read
    delete(_PERSON).where(_PERSON.c.id == bindparam("of")),
)

_log = logging.getLogger(__name__)


class Transaction:
    """One transaction, by what it is about. `erased` is who was erased in it."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self.connection = connection
        self.keyring = keyring
        self.session = session = Session(connection, keyring)
        self.erased: list[int] = []
        self.ownership = Ownership(session)
        self.lease = Lease(session)
        self.inbox = Inbox(session)
        self.bars = Bars(session)
        self.links = Links(session, Traces(session))
        self.people = People(session, self.links)
        self.calendar = Calendar(session)
        self.outbox = Outbox(session)
        self.dispatch = Dispatch(session)
        self.tally = Tally(session)
        self.tzdb = Tzdb(session)
        self.notices = Notices(session)

    @contextmanager
    def alone(self, failed: str) -> Iterator[None]:
        """What fails inside is undone and logged, and keeps nothing else from being committed."""
        try:
            with self.connection.begin_nested():
                yield
        except DBAPIError:
            raise  # that is no fault of what is inside
        except Exception:
            _log.exception(failed)

    def erase(self, person_id: int) -> None:
        """Destroy a person's key and every row of theirs."""
        others = self.links.unlink(person_id)
        self.inbox.forget_naming(self._chats((person_id, *others)))
        for rows in _ALL_OF:
            self.connection.execute(rows, {"of": person_id})
        self.session.forget(person_id)
        self.erased.append(person_id)

    def erase_undecided(self, now: datetime) -> None:
        for person_id in self.people.undecided(now):
            self.erase(person_id)

    def _chats(self, people: Iterable[int]) -> Iterator[int]:
        """The chats of those whose address can be read; nothing kept leads to the others."""
        for one in people:
            with suppress(*UNREADABLE):
                yield self.people.chat_of(one)
