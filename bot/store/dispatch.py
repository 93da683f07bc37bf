"""The sender's side of the outbox: what may leave, and what became of it.

pending -> sending -> sent, or one of the named ends. A row is claimed, which marks it as being
sent, in a transaction that is committed just before its bytes leave. A chat has one row in flight,
and a row leaves only when no earlier unfinished one of its chat is left; care cards are
excepted from both. Only the claim that took a row may say what became of it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, exists, select, update

from bot.core.records.effects import Lane, Revise, Say
from bot.core.records.events import Outrun
from bot.store import departures
from bot.store.parcel import Claim, Parcel, State, read, written
from bot.store.records import UNREADABLE
from bot.store.session import Session
from bot.store.tables import OutboxRow, TalkRow, table, unfinished

_log = logging.getLogger(__name__)


class Dispatch:
    """What the sender asks and tells."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connection = session.connection
        self._keyring = session.keyring

    def claim(
        self, now: datetime, claim: Claim, limit: int, down_to: Lane = Lane.TIDYING
    ) -> list[Parcel]:
        """Take the next messages that may leave, the weightiest lane first.

        One that cannot be opened is given up with an alarm, and the others go on.
        """
        found = self._held_by(claim)
        while claim.stands():
            wanted = {"now": now, "most": max(0, limit - len(found)), "lane": down_to}
            rows = self._connection.execute(departures.claimable(), wanted).all()
            opened = self._claimed(rows, claim)
            found += opened
            if len(opened) == len(rows):
                break
        return found

    def claim_first(self, person_id: int | None, now: datetime, claim: Claim) -> Parcel | None:
        """Take the first message that waits for one person, if it may leave now."""
        if held := self._held_by(claim):
            return held[0]
        claim.taken = ()
        wanted = {"of": person_id, "now": now}
        while claim.stands():
            if parcel := self._first_written(person_id, claim):
                return parcel
            row = self._connection.execute(departures.first(), wanted).one_or_none()
            if row is None:
                break
            if found := self._claimed([row], claim):
                return found[0]
        return None

    def mark_sent(self, parcel: Parcel, message_id: int | None, now: datetime) -> Outrun | None:
        """It arrived. A new message of a talk becomes the talk's card, unless the talk moved on.

        On PostgreSQL that locks its person, as whoever decides about them does: first of all.
        """
        of = parcel.person_id
        if of is None:
            self._connection.execute(departures.leaving(), _held(parcel))
            return None
        arrived = _held(parcel) | {"message": message_id, "now": now}
        new = isinstance(parcel.message, Say) or parcel.target is None
        talk_id = getattr(parcel.message, "talk", None)
        if not new or talk_id is None or message_id is None:
            self._connection.execute(departures.sent(), arrived)
            return None
        if self._connection.execute(departures.sent_in_talk(), arrived | {"of": of}).rowcount != 1:
            return None
        card = {"talk": talk_id, "row": parcel.id, "of": of, "message": message_id}
        became = self._connection.execute(departures.becoming(), card).rowcount
        return None if became else Outrun(talk_id, message_id)

    def put_back(self, parcel: Parcel, wake_at: datetime, *, untried: bool = False) -> None:
        """It may be sent again: it waits until `wake_at`. `untried`: it provably did not leave."""
        again = {"until": wake_at, "untried": int(untried)}
        self._connection.execute(departures.putting_back(), _held(parcel) | again)

    def as_new(self, parcel: Parcel, now: datetime) -> None:
        """The message to edit is gone: say it anew, or let it be."""
        said = parcel.message.as_new if isinstance(parcel.message, Revise) else None
        if said is None:
            self.mark(parcel, State.CANCELLED, now)
            return
        of, chat = parcel.person_id, parcel.chat if parcel.person_id is None else None
        seal = self._keyring.system if of is None else self._session.seal_of(of)
        body = seal.close(written(said, parcel.language, chat), f"outbox|body|{parcel.id}")
        anew = {"now": now, "sealed": body}
        self._connection.execute(departures.rewording(), _held(parcel) | anew)

    def mark(self, parcel: Parcel, state: State, now: datetime) -> bool:
        """It ended otherwise than sent; whether that is new. A farewell leaves no trace, however
        it ends."""
        if parcel.person_id is None:
            return self._connection.execute(departures.leaving(), _held(parcel)).rowcount == 1
        end = {"end": state, "now": now}
        return self._connection.execute(departures.ending(), _held(parcel) | end).rowcount == 1

    def expire(self, parcel: Parcel, now: datetime) -> int | None:
        """It came too late. The step it was about, if nothing else of its talk is waiting."""
        outbox, talk = table(OutboxRow), table(TalkRow)
        if not self.mark(parcel, State.EXPIRED, now):
            return None
        talk_id = getattr(parcel.message, "talk", None)
        waiting = exists().where(outbox.c.talk_id == talk_id, unfinished(outbox))
        return self._connection.execute(
            select(talk.c.subject).where(talk.c.id == talk_id, talk.c.open, ~waiting)
        ).scalar_one_or_none()

    def next_parcel(self, now: datetime, down_to: Lane = Lane.TIDYING) -> datetime | None:
        wanted = {"now": now, "lane": down_to}
        return self._connection.execute(departures.upcoming(), wanted).scalar_one_or_none()

    def in_flight(self) -> bool:
        return bool(self._connection.execute(select(departures.flying())).scalar_one())

    def busy(self, now: datetime, down_to: Lane = Lane.TIDYING) -> bool:
        """Whether something is in flight or may leave.

        Both are asked at once: what lands in between lets the next one leave.
        """
        wanted = {"now": now, "most": 1, "lane": down_to}
        return bool(self._connection.execute(departures.busy(), wanted).scalar_one())

    def left_behind(self, now: datetime, term: int, in_hands: Set[int]) -> list[Parcel]:
        """What was being sent, but is in nobody's hands any more.

        It may have arrived; its kind decides what becomes of it.
        """
        wanted = {"now": now, "of_term": term, "ids": list(in_hands)}
        rows = self._connection.execute(departures.left_behind(), wanted).all()
        return [parcel for row in rows if (parcel := self._opened(row)) is not None]

    def cap_waits(self, until: datetime) -> None:
        """Let nothing wait longer than until then: the clock it was told by may have been wrong."""
        self._connection.execute(departures.capping(), {"until": until})

    # inside

    def _held_by(self, claim: Claim) -> list[Parcel]:
        """What an earlier try of this claim took, if that was committed after all."""
        if not claim.taken:
            return []
        mine = {"ids": claim.taken, "of_term": claim.term, "until": claim.until}
        rows = self._connection.execute(departures.claimed(), mine).all()
        return [parcel for row in rows if (parcel := self._opened(row)) is not None]

    def _claimed(self, rows: Sequence[Row[Any]], claim: Claim) -> list[Parcel]:
        found = [parcel for row in rows if (parcel := self._opened(row)) is not None]
        if not found:
            return []
        self._mark_claimed(found, claim)
        return [
            replace(one, attempts=one.attempts + 1, term=claim.term, until=claim.until)
            for one in found
        ]

    def _first_written(self, person_id: int | None, claim: Claim) -> Parcel | None:
        """The first message of somebody to whom nothing else is to be said than what was written
        in this transaction, without opening it again."""
        written = self._session.written.pop(person_id or 0, None)
        address = self._session.addresses.get(person_id or 0)
        if not written or address is None:
            return None
        first = min(written, key=lambda one: (one.lane is not Lane.CARE, one.id))
        if not isinstance(first.message, Say) and not first.target:
            return None  # where its card is stands in another row
        try:
            chat = int(self._keyring.system.open(address, f"person|address|{person_id}"))
        except UNREADABLE:
            return None  # it is given up as a row that cannot be opened
        if not self._mark_claimed([first], claim):
            return None
        return replace(first, chat=chat, attempts=1, term=claim.term, until=claim.until)

    def _mark_claimed(self, parcels: Sequence[Parcel], claim: Claim) -> bool:
        ours = {"of_term": claim.term, "until": claim.until}
        marks = [{"row": parcel.id, **ours} for parcel in parcels]
        marked = self._connection.execute(departures.claiming(), marks)
        claim.taken = (*claim.taken, *(parcel.id for parcel in parcels))
        return marked.rowcount == len(parcels)

    def _opened(self, row: Row[Any]) -> Parcel | None:
        try:
            return self._parcel(row)
        except UNREADABLE:
            _log.error("a message could not be opened; it is given up")
        outbox = table(OutboxRow)
        self._connection.execute(
            update(outbox).where(outbox.c.id == row.id).values(state=State.DEAD, body=b"")
        )
        return None

    def _parcel(self, row: Row[Any]) -> Parcel:
        place = f"outbox|body|{row.id}"
        if row.person_id is None:
            plain = self._keyring.system.open(row.body, place)
            chat = int(json.loads(plain)["chat"])
        else:
            plain = self._keyring.of(row.person_id, row.wrapped_key).open(row.body, place)
            address = self._keyring.system.open(row.address, f"person|address|{row.person_id}")
            chat = int(address)
        message, language = read(plain)
        target = None if isinstance(message, Say) else row.message_id or row.card
        return Parcel(
            id=row.id,
            person_id=row.person_id,
            chat=chat,
            message=message,
            language=language,
            attempts=row.attempts,
            term=row.term,
            lane=Lane(row.lane),
            target=target,
            until=row.wake_at,
        )


def _held(parcel: Parcel) -> dict[str, Any]:
    return {"row": parcel.id, "of_term": parcel.term, "held_until": parcel.until}
