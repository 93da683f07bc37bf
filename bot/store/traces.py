"""What one side of a link leaves in the rows of the other: it goes when the link ends."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import bindparam, delete, select, update

from bot.store.parcel import State, read
from bot.store.records import UNREADABLE
from bot.store.sealing import Seal
from bot.store.session import Session
from bot.store.tables import DueRow, NoteRow, OutboxRow, TalkRow, table

OWN: Final = frozenset({"@", "link", "intro", "typed", "note", "chosen"})
"""What a talk about a friend may remember of its own person, and the id that leads nowhere."""

# Built once: building a statement costs more than running it.
_DUE, _NOTE = table(DueRow), table(NoteRow)
_OUTBOX, _TALK = table(OutboxRow), table(TalkRow)
_TALKS: Final = select(_TALK.c.id, _TALK.c.body).where(_TALK.c.person_id == bindparam("of"))
_EMPTIED: Final = (
    update(_TALK).where(_TALK.c.id == bindparam("talk")).values(body=bindparam("sealed"))
)
_DUES: Final = select(_DUE).where(_DUE.c.person_id == bindparam("of"))
_WAITING: Final = select(_OUTBOX.c.id, _OUTBOX.c.talk_id, _OUTBOX.c.body).where(
    _OUTBOX.c.person_id == bindparam("of"), _OUTBOX.c.state == State.PENDING
)

_log = logging.getLogger(__name__)


class Traces:
    """Lets go of what came by a link.

    A row that cannot be read says nothing to anybody, and keeps nobody from leaving.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connection = session.connection

    def wipe(self, link: int, *people: int | None, withdrawn_from: int | None) -> None:
        """Delete all that a link brought to `people`: kept lines, news, and what talks remember.

        What still waits to be sent is withdrawn `from` the one who stays behind.
        """
        self._connection.execute(delete(_NOTE).where(_NOTE.c.link_id == link))
        self._connection.execute(delete(_DUE).where(_DUE.c.subject == link))
        for one in people:
            seal = None if one is None else self._seal_of(one)
            if one is None or seal is None:
                continue
            talks = set(self._forgetting(one, link, seal))
            self._drop_news(one, link, seal)
            if one == withdrawn_from:
                self._withdraw(one, link, talks, seal)

    def _seal_of(self, person_id: int) -> Seal | None:
        try:
            return self._session.seal_of(person_id)
        except UNREADABLE:
            return None

    def _forgetting(self, person_id: int, link: int, seal: Seal) -> Iterator[int]:
        """The talks that were about this link; what they remember of the other side goes."""
        for row in self._connection.execute(_TALKS, {"of": person_id}).all():
            said = _said(seal, row, f"talk|body|{row.id}")
            memory = said.get("memory")
            if not isinstance(memory, dict) or not _about(memory, link):
                continue
            said["memory"] = {key: kept for key, kept in memory.items() if key in OWN}
            sealed = seal.close(_written(said), f"talk|body|{row.id}")
            self._connection.execute(_EMPTIED, {"talk": row.id, "sealed": sealed})
            yield row.id

    def _drop_news(self, person_id: int, link: int, seal: Seal) -> None:
        for row in self._connection.execute(_DUES, {"of": person_id}).all():
            if _news(seal, row).get("link") == link:
                mine = (_DUE.c.subject == row.subject, _DUE.c.slot == row.slot)
                self._connection.execute(delete(_DUE).where(*mine))

    def _withdraw(self, person_id: int, link: int, talks: set[int], seal: Seal) -> None:
        for row in self._connection.execute(_WAITING, {"of": person_id}).all():
            try:
                message, _ = read(seal.open(row.body, f"outbox|body|{row.id}"))
            except UNREADABLE:
                continue  # the sender gives it up
            if row.talk_id in talks or getattr(message, "once", None) == link:
                self._connection.execute(delete(_OUTBOX).where(_OUTBOX.c.id == row.id))


def _said(seal: Seal, row: Any, place: str) -> dict[str, Any]:
    try:
        said = json.loads(seal.open(row.body, place))
    except UNREADABLE:
        _log.error("a row could not be read; it is left alone")
        return {}
    return said if isinstance(said, dict) else {}


def _news(seal: Seal, row: Any) -> dict[str, Any]:
    news = _said(seal, row, f"due|body|{row.subject}|{row.slot}").get("news")
    return news if isinstance(news, dict) else {}


def _about(memory: dict[str, Any], link: int) -> bool:
    news = memory.get("news")
    return link in (memory.get("link"), news.get("link") if isinstance(news, dict) else None)


def _written(said: dict[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
