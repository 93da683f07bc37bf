"""What one side of a link leaves in the rows of the other: it goes when the link ends."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.core.records.model import Json
from bot.store.parcel import State, read
from bot.store.records import UNREADABLE
from bot.store.sealing import Keyring, Seal
from bot.store.tables import AsideRow, DueRow, NoteRow, OutboxRow, PersonRow, TalkRow, table

OWN: Final = frozenset({"link", "intro", "typed", "chosen"})
"""What a talk about a friend may remember of its own person, and the id that leads nowhere."""

# Built once: building a statement costs more than running it.
_ASIDE, _DUE, _NOTE = table(AsideRow), table(DueRow), table(NoteRow)
_OUTBOX, _PERSON, _TALK = table(OutboxRow), table(PersonRow), table(TalkRow)
_KEY: Final = select(_PERSON.c.wrapped_key).where(_PERSON.c.id == bindparam("of"))
_TALKS: Final = select(_TALK.c.id, _TALK.c.body).where(_TALK.c.person_id == bindparam("of"))
_EMPTIED: Final = (
    update(_TALK).where(_TALK.c.id == bindparam("talk")).values(body=bindparam("sealed"))
)
_DUES: Final = select(_DUE).where(_DUE.c.person_id == bindparam("of"))
_WAITING: Final = select(_OUTBOX.c.id, _OUTBOX.c.talk_id, _OUTBOX.c.body).where(
    _OUTBOX.c.person_id == bindparam("of"), _OUTBOX.c.state <= State.LEASED
)

_log = logging.getLogger(__name__)


class Traces:
    """The part of a transaction that lets go of what came by a link.

    A row that cannot be read says nothing to anybody, and keeps nobody from leaving.
    """

    connection: Connection
    keyring: Keyring

    def wipe_link(self, link: int, *people: int | None, withdrawn_from: int | None) -> None:
        """Delete all that a link brought to `people`: kept lines, news, and what talks remember.

        What still waits to be sent is withdrawn `from` the one who stays behind.
        """
        self.connection.execute(delete(_NOTE).where(_NOTE.c.link_id == link))
        self.connection.execute(delete(_DUE).where(_DUE.c.subject == link))
        for one in people:
            seal = self._seal_of(one)
            if one is None or seal is None:
                continue
            talks = set(self._forgetting(one, link, seal))
            self._drop_news(one, link, seal)
            if one == withdrawn_from:
                self._withdraw(one, link, talks, seal)

    def forget_aside_of(self, chats: Iterable[int]) -> None:
        """Delete every update laid aside that names one of these chats, or may have."""
        either = b"|".join(b"%d" % chat for chat in chats) or b"nobody"
        named = re.compile(rb"(?<!\d)(?:%s)(?!\d)" % either)
        for row in self.connection.execute(select(_ASIDE)).all():
            try:
                raw = self.keyring.system.open(row.raw, f"aside|raw|{row.update_id}")
            except UNREADABLE:
                _log.error("an update laid aside could not be read; it is deleted")
                raw = None
            if raw is None or named.search(raw):
                gone = delete(_ASIDE).where(_ASIDE.c.update_id == row.update_id)
                self.connection.execute(gone)

    def _seal_of(self, person_id: int | None) -> Seal | None:
        """None for somebody who is no longer there, or whose key cannot be opened."""
        if person_id is None:
            return None
        wrapped = self.connection.execute(_KEY, {"of": person_id}).scalar_one_or_none()
        try:
            return None if wrapped is None else self.keyring.of(person_id, wrapped)
        except UNREADABLE:
            return None

    def _forgetting(self, person_id: int, link: int, seal: Seal) -> Iterator[int]:
        """The talks that were about this link; what they remember of the other side goes."""
        for row in self.connection.execute(_TALKS, {"of": person_id}).all():
            said = _said(seal, row, f"talk|body|{row.id}")
            if not _about(said.get("memory", {}), link):
                continue
            said["memory"] = {key: kept for key, kept in said["memory"].items() if key in OWN}
            sealed = seal.close(_written(said), f"talk|body|{row.id}")
            self.connection.execute(_EMPTIED, {"talk": row.id, "sealed": sealed})
            yield row.id

    def _drop_news(self, person_id: int, link: int, seal: Seal) -> None:
        for row in self.connection.execute(_DUES, {"of": person_id}).all():
            if _news(seal, row).get("link") == link:
                mine = (_DUE.c.subject == row.subject, _DUE.c.slot == row.slot)
                self.connection.execute(delete(_DUE).where(*mine))

    def _withdraw(self, person_id: int, link: int, talks: set[int], seal: Seal) -> None:
        for row in self.connection.execute(_WAITING, {"of": person_id}).all():
            try:
                message, _ = read(seal.open(row.body, f"outbox|body|{row.id}"))
            except UNREADABLE:
                continue  # the sender parks it
            if row.talk_id in talks or getattr(message, "once", None) == link:
                self.connection.execute(delete(_OUTBOX).where(_OUTBOX.c.id == row.id))


def _said(seal: Seal, row: Any, place: str) -> dict[str, Any]:
    """What a row holds; nothing for one that cannot be read, or that holds a bare word."""
    try:
        said = json.loads(seal.open(row.body, place))
    except UNREADABLE:
        _log.error("a row could not be read; it is left alone")
        return {}
    return said if isinstance(said, dict) else {}


def _news(seal: Seal, row: Any) -> dict[str, Any]:
    """What a promised moment brings of the other side of a link."""
    news = _said(seal, row, f"due|body|{row.subject}|{row.slot}").get("news")
    return news if isinstance(news, dict) else {}


def _about(memory: dict[str, Any], link: int) -> bool:
    news = memory.get("news")
    return link in (memory.get("link"), news.get("link") if isinstance(news, dict) else None)


def _written(said: dict[str, Json]) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
