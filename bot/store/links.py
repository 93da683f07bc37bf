"""Links between two people: all that they share here."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Row, bindparam, delete, or_, select

from bot.core.records.model import SHAPE, Link, LinkState
from bot.store import records
from bot.store.records import UNREADABLE
from bot.store.session import Session
from bot.store.tables import LinkRow, NoteRow, PersonRow, table
from bot.store.traces import Traces

# Built once: building a statement costs more than running it.
_LINK, _NOTE, _PERSON = table(LinkRow), table(NoteRow), table(PersonRow)
_KEYS: Final = select(_LINK, _PERSON.c.wrapped_key).join(_PERSON, _PERSON.c.id == _LINK.c.person_id)
_MINE: Final = _KEYS.where(
    or_(_LINK.c.person_id == bindparam("of"), _LINK.c.friend_id == bindparam("of"))
).with_for_update(of=_LINK)
_BY_TOKEN: Final = _KEYS.where(_LINK.c.token_mac == bindparam("mac")).with_for_update(of=_LINK)
_ENDED: Final = delete(_LINK).where(_LINK.c.id == bindparam("link"))
_ITS_NOTES: Final = delete(_NOTE).where(_NOTE.c.link_id == bindparam("link"))

_log = logging.getLogger(__name__)


class Links:
    """What two people share."""

    def __init__(self, session: Session, traces: Traces) -> None:
        self._session = session
        self._connection = session.connection
        self._keyring = session.keyring
        self._traces = traces

    def of(self, person_id: int) -> tuple[Link, ...]:
        """A person's links, on either side. Locks them on PostgreSQL."""
        rows = self._connection.execute(_MINE, {"of": person_id}).all()
        return tuple(link for row in rows if (link := self._link(row)) is not None)

    def invite(self, token: str) -> Link | None:
        mac = self._keyring.token_mac(token)
        row = self._connection.execute(_BY_TOKEN, {"mac": mac}).one_or_none()
        return None if row is None else self._link(row)

    def save(self, person_id: int, links: Iterable[Link]) -> None:
        """What a decision says of links; an ended one goes, and all that it brought."""
        for link in links:
            if link.state is LinkState.ENDED:
                self._end(link, person_id)
                continue
            if link.state is LinkState.SILENT and link.person == person_id:
                self._connection.execute(_ITS_NOTES, {"link": link.id})
            self._put(link)

    def unlink(self, person_id: int) -> tuple[int, ...]:
        """End every link of a person, on either side.

        One that they had let go without a word goes over to its friend, who sees no difference.
        Returns who was on the other side.
        """
        links = self.of(person_id)
        for link in links:
            if link.state is LinkState.SILENT and link.friend not in (None, person_id):
                self._hand_over(link)
            else:
                self._end(link, person_id)
        others = {one for link in links for one in (link.person, link.friend)} - {None, person_id}
        return tuple(one for one in others if one is not None)

    def _end(self, link: Link, by: int) -> None:
        self._connection.execute(_ENDED, {"link": link.id})
        other = link.friend if link.person == by else link.person
        self._traces.wipe(link.id, link.person, link.friend, withdrawn_from=other)

    def _hand_over(self, link: Link) -> None:
        """From here on it is the friend's own, under their key, and leads to nobody."""
        self._connection.execute(_ENDED, {"link": link.id})
        self._put(replace(link, person=link.friend or link.person))

    def _link(self, row: Row[Any]) -> Link | None:
        """None for a link that this release cannot read: nothing is passed on by it."""
        known = {"id": row.id, "person": row.person_id, "friend": row.friend_id}
        try:
            seal = self._keyring.of(row.person_id, row.wrapped_key)
            body = seal.open(row.body, f"link|body|{row.id}")
            return records.from_bytes(Link, body, **known)
        except UNREADABLE:
            _log.error("a link could not be read; it is left alone")
            return None

    def _put(self, link: Link) -> None:
        plain = records.to_bytes(replace(link, token=""))
        body = self._session.seal_of(link.person).close(plain, f"link|body|{link.id}")
        mac = self._keyring.token_mac(link.token) if link.token else self._mac(link)
        values = {
            "id": link.id,
            "person_id": link.person,
            "friend_id": link.friend,
            "token_mac": mac,
            "shape": SHAPE,
            "body": body,
        }
        self._session.put(_LINK, values)

    def _mac(self, link: Link) -> bytes | None:
        if link.state not in (LinkState.INVITED, LinkState.OPENED):
            return None
        kept = select(_LINK.c.token_mac).where(_LINK.c.id == link.id)
        mac: bytes | None = self._connection.execute(kept).scalar_one_or_none()
        return mac
