"""The outbox: what is to be said, written in the same transaction as the state behind it.

pending -> leased -> sending -> sent, or one of the named ends. A chat has one row in flight,
and a row leaves only when no earlier unfinished one of its chat is left; care cards are
excepted from both.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any, Final

from sqlalchemy import Row, Select, delete, exists, func, insert, or_, select, update

from bot.core.effects import Lane, Remove, Revise, Say
from bot.core.model import SHAPE
from bot.store import records
from bot.store.people import People
from bot.store.sealing import Seal
from bot.store.tables import OutboxRow, PersonRow, TalkRow, table

Message = Say | Revise | Remove
KEPT_FOR: Final = timedelta(hours=48)


class State(IntEnum):
    """Where a message stands. Up to SENDING it is unfinished."""

    PENDING = 0
    LEASED = 1
    SENDING = 2
    SENT = 3
    UNKNOWN = 4
    EXPIRED = 5
    DEAD = 6
    CANCELLED = 7


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message, ready to be rendered and sent.

    `target` is the message to edit or delete; None for a new one.
    """

    id: int
    person_id: int | None
    chat: int
    message: Message
    language: str
    attempts: int
    term: int
    lane: Lane
    target: int | None


class Outbox(People):
    """The outbound part of a transaction."""

    def put(
        self,
        person_id: int,
        message: Message,
        now: datetime,
        *,
        language: str = "en",
        farewell: tuple[int, Seal] | None = None,
    ) -> None:
        """Write a message. An edit of what is not sent yet changes that row instead."""
        if farewell is None and isinstance(message, Revise) and self._merged(person_id, message):
            return
        target = getattr(message, "message_id", None)
        if isinstance(message, Revise) and target is None and not self._has_card(message.talk):
            if not message.or_say or message.words is None:
                return
            message = Say(message.words, message.rows, message.talk, message.step, message.lane)
        if isinstance(message, Revise) and message.words is not None and target is not None:
            self._supersede(person_id, message.talk, now)
        self._insert(person_id, message, target, now, language, farewell)

    def farewell(
        self, chat: int, messages: Sequence[Message], now: datetime, *, language: str
    ) -> None:
        """Write what still has to reach somebody who is being erased, under the system key."""
        for message in messages:
            self.put(0, message, now, language=language, farewell=(chat, self.keyring.system))

    def lease(self, now: datetime, term: int, limit: int, lease_for: timedelta) -> list[Parcel]:
        """Take the next ready messages for this term, the weightiest lane first."""
        outbox = table(OutboxRow)
        ready = list(self.connection.execute(_ready(now, limit)).scalars())
        if not ready:
            return []
        self.connection.execute(
            update(outbox)
            .where(outbox.c.id.in_(ready), outbox.c.state == State.PENDING)
            .values(state=State.LEASED, term=term, wake_at=now + lease_for)
        )
        rows = self._rows(outbox.c.id.in_(ready), outbox.c.term == term)
        parcels = [self._parcel(row) for row in rows]
        return sorted(parcels, key=lambda parcel: (parcel.lane, parcel.id))

    def mark_sending(self, parcel: Parcel, now: datetime) -> Parcel | None:
        """Mark it just before the bytes leave; what it says may have changed since the lease.

        None when the lease was lost or the message is no longer wanted.
        """
        outbox = table(OutboxRow)
        marked = self.connection.execute(
            update(outbox)
            .where(
                outbox.c.id == parcel.id,
                outbox.c.term == parcel.term,
                outbox.c.state == State.LEASED,
            )
            .values(state=State.SENDING, attempts=outbox.c.attempts + 1)
        )
        if marked.rowcount != 1:
            return None
        return self._parcel(self._rows(outbox.c.id == parcel.id)[0])

    def mark_sent(self, parcel: Parcel, message_id: int | None, now: datetime) -> None:
        """It arrived. A new message of a talk becomes the talk's card, unless the talk moved on."""
        outbox = table(OutboxRow)
        if parcel.person_id is None:
            self.connection.execute(delete(outbox).where(outbox.c.id == parcel.id))
            return
        marked = self.connection.execute(
            update(outbox)
            .where(outbox.c.id == parcel.id, outbox.c.state == State.SENDING)
            .values(state=State.SENT, message_id=message_id, wake_at=now)
        )
        if marked.rowcount != 1:
            return
        new = isinstance(parcel.message, Say) or parcel.target is None
        talk_id = getattr(parcel.message, "talk", None)
        if new and talk_id is not None and message_id is not None:
            self._becomes_card(parcel, talk_id, message_id)

    def put_back(self, parcel: Parcel, wake_at: datetime) -> None:
        """It did not leave, or may be sent again: it waits until `wake_at`."""
        outbox = table(OutboxRow)
        self.connection.execute(
            update(outbox)
            .where(
                outbox.c.id == parcel.id,
                outbox.c.term == parcel.term,
                outbox.c.state <= State.SENDING,
            )
            .values(state=State.PENDING, wake_at=wake_at)
        )

    def as_new(self, parcel: Parcel, now: datetime) -> None:
        """The message to edit is gone: say it anew, or let it be."""
        outbox = table(OutboxRow)
        message = parcel.message
        if not isinstance(message, Revise) or not message.or_say or message.words is None:
            self.mark(parcel, State.CANCELLED, now)
            return
        said = Say(message.words, message.rows, message.talk, message.step, message.lane)
        seal = self.keyring.system if parcel.person_id is None else self.seal_of(parcel.person_id)
        chat = parcel.chat if parcel.person_id is None else None
        body = seal.close(_written(said, parcel.language, chat), f"outbox|body|{parcel.id}")
        self.connection.execute(
            update(outbox)
            .where(outbox.c.id == parcel.id)
            .values(state=State.PENDING, wake_at=now, message_id=None, body=body)
        )

    def mark(self, parcel: Parcel, state: State, now: datetime) -> None:
        """It ended otherwise than sent."""
        outbox = table(OutboxRow)
        self.connection.execute(
            update(outbox).where(outbox.c.id == parcel.id).values(state=state, wake_at=now)
        )

    def expire(self, parcel: Parcel, now: datetime) -> int | None:
        """It came too late. The step it was about, if nothing else of its talk is waiting."""
        outbox, talk = table(OutboxRow), table(TalkRow)
        self.mark(parcel, State.EXPIRED, now)
        talk_id = getattr(parcel.message, "talk", None)
        waiting = exists().where(outbox.c.talk_id == talk_id, outbox.c.state <= State.SENDING)
        return self.connection.execute(
            select(talk.c.subject).where(talk.c.id == talk_id, talk.c.open, ~waiting)
        ).scalar_one_or_none()

    def cancel_all(self, person_id: int, now: datetime) -> None:
        """Nothing more can reach this person for now."""
        outbox = table(OutboxRow)
        self.connection.execute(
            update(outbox)
            .where(outbox.c.person_id == person_id, outbox.c.state <= State.SENDING)
            .values(state=State.CANCELLED, wake_at=now)
        )

    def next_parcel(self) -> datetime | None:
        """When the next waiting message may leave."""
        outbox = table(OutboxRow)
        return self.connection.execute(
            select(func.min(outbox.c.wake_at)).where(
                outbox.c.state <= State.SENDING, outbox.c.state == State.PENDING
            )
        ).scalar_one_or_none()

    def in_flight(self) -> bool:
        """Whether a message is leased or being sent."""
        outbox = table(OutboxRow)
        flying = exists().where(outbox.c.state.in_((State.LEASED, State.SENDING)))
        return bool(self.connection.execute(select(flying)).scalar_one())

    def ready(self, now: datetime) -> bool:
        """Whether a message may leave now."""
        return self.connection.execute(_ready(now, 1)).first() is not None

    def recover(self, now: datetime, term: int) -> int:
        """What an earlier term left behind waits again; returns how many were in doubt.

        A leased message has provably not left. One that was being sent may have arrived:
        questions and cues are sent again.
        """
        outbox = table(OutboxRow)
        left = outbox.c.term < term
        in_doubt = self.connection.execute(
            update(outbox)
            .where(outbox.c.state == State.SENDING, left)
            .values(state=State.PENDING, wake_at=now)
        ).rowcount
        self.connection.execute(
            update(outbox)
            .where(outbox.c.state == State.LEASED, left)
            .values(state=State.PENDING, wake_at=now)
        )
        return int(in_doubt)

    def tidy_outbox(self, now: datetime) -> None:
        """What is finished goes after two days."""
        outbox = table(OutboxRow)
        self.connection.execute(
            delete(outbox).where(outbox.c.state > State.SENDING, outbox.c.wake_at < now - KEPT_FOR)
        )

    # inside

    def _insert(
        self,
        person_id: int,
        message: Message,
        target: int | None,
        now: datetime,
        language: str,
        farewell: tuple[int, Seal] | None,
    ) -> None:
        outbox = table(OutboxRow)
        lane = getattr(message, "lane", Lane.TIDYING)
        talk_id = getattr(message, "talk", None) if farewell is None else None
        inserted = self.connection.execute(
            insert(outbox).values(
                person_id=person_id if farewell is None else None,
                talk_id=talk_id,
                message_id=target,
                lane=lane,
                state=State.PENDING,
                attempts=0,
                term=0,
                wake_at=now,
                shape=SHAPE,
                body=b"",
            )
        )
        key = inserted.inserted_primary_key
        assert key is not None
        id = int(key[0])
        chat, seal = farewell or (None, self.seal_of(person_id))
        place = f"outbox|body|{id}"
        body = seal.close(_written(message, language, chat), place)
        self.connection.execute(update(outbox).where(outbox.c.id == id).values(body=body))

    def _merged(self, person_id: int, message: Revise) -> bool:
        """Change a waiting message of the same target instead of writing another."""
        outbox = table(OutboxRow)
        waiting = select(outbox).where(
            outbox.c.person_id == person_id, outbox.c.state <= State.LEASED
        )
        if message.message_id is not None:
            waiting = waiting.where(outbox.c.message_id == message.message_id)
        elif message.talk is not None:
            waiting = waiting.where(outbox.c.talk_id == message.talk)
        else:
            return True
        row = self.connection.execute(waiting.order_by(outbox.c.id.desc()).limit(1)).one_or_none()
        if row is None:
            return False
        seal = self.seal_of(person_id)
        place = f"outbox|body|{row.id}"
        earlier, language = _read(seal.open(row.body, place))
        if isinstance(earlier, Remove):
            return True
        words = earlier.words if message.words is None else message.words
        merged = (
            replace(earlier, words=words, rows=message.rows, step=message.step)
            if words is not None
            else replace(earlier, rows=message.rows, step=message.step)
        )
        body = seal.close(_written(merged, language, None), place)
        self.connection.execute(update(outbox).where(outbox.c.id == row.id).values(body=body))
        return True

    def _supersede(self, person_id: int, talk_id: int | None, now: datetime) -> None:
        """A message that was tapped is being edited: what the talk had still to say is stale.

        After a crash it may be that very message, waiting to be sent again.
        """
        outbox = table(OutboxRow)
        self.connection.execute(
            update(outbox)
            .where(
                outbox.c.person_id == person_id,
                outbox.c.talk_id == talk_id,
                outbox.c.message_id.is_(None),
                outbox.c.state <= State.SENDING,
            )
            .values(state=State.CANCELLED, wake_at=now)
        )

    def _has_card(self, talk_id: int | None) -> bool:
        talk = table(TalkRow)
        return (
            talk_id is not None
            and self.connection.execute(
                select(talk.c.card).where(talk.c.id == talk_id)
            ).scalar_one_or_none()
            is not None
        )

    def _becomes_card(self, parcel: Parcel, talk_id: int, message_id: int) -> None:
        outbox, talk = table(OutboxRow), table(TalkRow)
        newer = exists().where(
            outbox.c.talk_id == talk_id,
            outbox.c.id > parcel.id,
            outbox.c.message_id.is_(None),
            outbox.c.state <= State.SENDING,
        )
        self.connection.execute(
            update(talk)
            .where(talk.c.id == talk_id, talk.c.person_id == parcel.person_id, ~newer)
            .values(card=message_id)
        )

    def _rows(self, *conditions: Any) -> Sequence[Row[Any]]:
        outbox, person, talk = table(OutboxRow), table(PersonRow), table(TalkRow)
        joined = outbox.outerjoin(person, person.c.id == outbox.c.person_id).outerjoin(
            talk, talk.c.id == outbox.c.talk_id
        )
        return self.connection.execute(
            select(outbox, person.c.address, person.c.wrapped_key, talk.c.card)
            .select_from(joined)
            .where(*conditions)
        ).all()

    def _parcel(self, row: Row[Any]) -> Parcel:
        place = f"outbox|body|{row.id}"
        if row.person_id is None:
            plain = self.keyring.system.open(row.body, place)
            chat = int(json.loads(plain)["chat"])
        else:
            plain = self.keyring.of(row.person_id, row.wrapped_key).open(row.body, place)
            address = self.keyring.system.open(row.address, f"person|address|{row.person_id}")
            chat = int(address)
        message, language = _read(plain)
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
        )


def _ready(now: datetime, limit: int) -> Select[Any]:
    """Ids of messages that may leave now."""
    outbox = table(OutboxRow)
    before = outbox.alias("before")
    same = before.c.person_id == outbox.c.person_id
    earlier = exists().where(same, before.c.state <= State.SENDING, before.c.id < outbox.c.id)
    in_flight = exists().where(same, before.c.state.in_((State.LEASED, State.SENDING)))
    earlier_care = exists().where(
        same,
        before.c.lane == Lane.CARE,
        before.c.state <= State.SENDING,
        before.c.id < outbox.c.id,
    )
    return (
        select(outbox.c.id)
        .where(
            outbox.c.state <= State.SENDING,
            outbox.c.state == State.PENDING,
            outbox.c.wake_at <= now,
            or_(
                (outbox.c.lane == Lane.CARE) & ~earlier_care,
                (outbox.c.lane != Lane.CARE) & ~earlier & ~in_flight,
            ),
        )
        .order_by(outbox.c.lane, outbox.c.wake_at, outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=outbox)
    )


def _written(message: Message, language: str, chat: int | None) -> bytes:
    return records.to_bytes(message, language=language, **({"chat": chat} if chat else {}))


def _read(plain: bytes) -> tuple[Message, str]:
    said = json.loads(plain)
    kinds: dict[str, type[Say] | type[Revise] | type[Remove]] = {
        "Say": Say,
        "Revise": Revise,
        "Remove": Remove,
    }
    return records.read(kinds[said["@"]], said), str(said.get("language", "en"))
