"""Links between two people, and what is kept that is no step."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Row, Table, bindparam, delete, or_, select

from bot.core.records.effects import Decision
from bot.core.records.model import SHAPE, Link, LinkState, Note
from bot.store import records
from bot.store.records import UNREADABLE
from bot.store.sealing import Seal
from bot.store.tables import LinkRow, NoteRow, PersonRow, table, upserting
from bot.store.traces import Traces

# Built once: building a statement costs more than running it.
_LINK, _NOTE, _PERSON = table(LinkRow), table(NoteRow), table(PersonRow)
_KEYS: Final = select(_LINK, _PERSON.c.wrapped_key).join(_PERSON, _PERSON.c.id == _LINK.c.person_id)
_MINE: Final = _KEYS.where(
    or_(_LINK.c.person_id == bindparam("of"), _LINK.c.friend_id == bindparam("of"))
).with_for_update(of=_LINK)
_BY_TOKEN: Final = _KEYS.where(_LINK.c.token_mac == bindparam("mac")).with_for_update(of=_LINK)
_NOTES: Final = select(_NOTE).where(_NOTE.c.person_id == bindparam("of"))
_ENDED: Final = delete(_LINK).where(_LINK.c.id == bindparam("link"))
_ITS_NOTES: Final = delete(_NOTE).where(_NOTE.c.link_id == bindparam("link"))
_UNKEPT: Final = delete(_NOTE).where(
    _NOTE.c.id == bindparam("note"), _NOTE.c.person_id == bindparam("of")
)

_log = logging.getLogger(__name__)


class Links(Traces):
    """The part of a transaction that knows what two people share, and what is kept."""

    def links(self, person_id: int) -> tuple[Link, ...]:
        """A person's links, on either side. Locks them on PostgreSQL."""
        rows = self.connection.execute(_MINE, {"of": person_id}).all()
        return tuple(link for row in rows if (link := self._link(row)) is not None)

    def invite(self, token: str) -> Link | None:
        """The open invitation with this token."""
        mac = self.keyring.token_mac(token)
        row = self.connection.execute(_BY_TOKEN, {"mac": mac}).one_or_none()
        return None if row is None else self._link(row)

    def notes(self, person_id: int, seal: Seal) -> tuple[Note, ...]:
        """All that a person kept, the newest first."""
        rows = self.connection.execute(_NOTES, {"of": person_id}).all()
        notes = (note for row in rows if (note := _note(row, seal)) is not None)
        return tuple(sorted(notes, key=lambda note: note.at, reverse=True))

    def save_links(self, person_id: int, decision: Decision, seal: Seal) -> None:
        """What a decision says of links and notes; an ended link goes, and all that it brought."""
        for link in decision.links:
            if link.state is LinkState.ENDED:
                self._end(link, person_id)
                continue
            if link.state is LinkState.SILENT and link.person == person_id:
                self.connection.execute(_ITS_NOTES, {"link": link.id})
            self._put_link(link)
        for note in decision.notes:
            self._put(_NOTE, _note_values(person_id, note, seal))
        for id in decision.unkept:
            self.connection.execute(_UNKEPT, {"note": id, "of": person_id})

    def unlink(self, person_id: int) -> tuple[int, ...]:
        """End every link of a person, on either side.

        One that they had let go without a word goes over to its friend, who sees no difference.
        Returns who was on the other side.
        """
        links = self.links(person_id)
        for link in links:
            if link.state is LinkState.SILENT and link.friend not in (None, person_id):
                self._hand_over(link)
            else:
                self._end(link, person_id)
        others = {one for link in links for one in (link.person, link.friend)} - {None, person_id}
        return tuple(one for one in others if one is not None)

    def _end(self, link: Link, by: int) -> None:
        self.connection.execute(_ENDED, {"link": link.id})
        other = link.friend if link.person == by else link.person
        self.wipe_link(link.id, link.person, link.friend, withdrawn_from=other)

    def _hand_over(self, link: Link) -> None:
        """From here on it is the friend's own, under their key, and leads to nobody."""
        self.connection.execute(_ENDED, {"link": link.id})
        self._put_link(replace(link, person=link.friend or link.person))

    def _link(self, row: Row[Any]) -> Link | None:
        """None for a link that this release cannot read: nothing is passed on by it."""
        known = {"id": row.id, "person": row.person_id, "friend": row.friend_id}
        try:
            seal = self.keyring.of(row.person_id, row.wrapped_key)
            body = seal.open(row.body, f"link|body|{row.id}")
            return records.from_bytes(Link, body, **known)
        except UNREADABLE:
            _log.error("a link could not be read; it is left alone")
            return None

    def _put_link(self, link: Link) -> None:
        key = select(_PERSON.c.wrapped_key).where(_PERSON.c.id == link.person)
        wrapped = self.connection.execute(key).scalar_one()
        plain = records.to_bytes(replace(link, token=""))
        body = self.keyring.of(link.person, wrapped).close(plain, f"link|body|{link.id}")
        mac = self.keyring.token_mac(link.token) if link.token else self._mac(link)
        values = {
            "id": link.id,
            "person_id": link.person,
            "friend_id": link.friend,
            "token_mac": mac,
            "shape": SHAPE,
            "body": body,
        }
        self._put(_LINK, values)

    def _mac(self, link: Link) -> bytes | None:
        """The MAC that stands, while the invitation can still be opened."""
        if link.state not in (LinkState.INVITED, LinkState.OPENED):
            return None
        kept = select(_LINK.c.token_mac).where(_LINK.c.id == link.id)
        mac: bytes | None = self.connection.execute(kept).scalar_one_or_none()
        return mac

    def _put(self, rows: Table, values: dict[str, Any]) -> None:
        """Insert a row, or replace the one with its id if it is of the same person."""
        self.connection.execute(upserting(self.connection.dialect.name, rows), values)


def _note(row: Row[Any], seal: Seal) -> Note | None:
    try:
        return records.from_bytes(Note, seal.open(row.body, f"note|body|{row.id}"), id=row.id)
    except UNREADABLE:
        _log.error("a note could not be read; it is left alone")
        return None


def _note_values(person_id: int, note: Note, seal: Seal) -> dict[str, Any]:
    return {
        "id": note.id,
        "person_id": person_id,
        "link_id": note.link,
        "shape": SHAPE,
        "body": seal.close(records.to_bytes(note), f"note|body|{note.id}"),
    }
