"""The outbox: what is to be said, written in the same transaction as the state behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, insert, select, update

from bot.core.effects import Lane, Remove, Revise, Say
from bot.core.model import SHAPE
from bot.store.parcel import Message, State, read, written
from bot.store.people import People
from bot.store.sealing import Seal
from bot.store.tables import OutboxRow, TalkRow, table

KEPT_FOR: Final = timedelta(hours=48)


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
        if isinstance(message, Say) and message.talk is not None:
            self._outrun(person_id, message.talk, now)
        self._insert(person_id, message, target, now, language, farewell)

    def farewell(
        self, chat: int, messages: Sequence[Message], now: datetime, *, language: str
    ) -> None:
        """Write what still has to reach somebody who is being erased, under the system key."""
        for message in messages:
            self.put(0, message, now, language=language, farewell=(chat, self.keyring.system))

    def cancel_all(self, person_id: int, now: datetime) -> None:
        """Nothing more can reach this person for now."""
        outbox = table(OutboxRow)
        self.connection.execute(
            update(outbox)
            .where(outbox.c.person_id == person_id, outbox.c.state <= State.SENDING)
            .values(state=State.CANCELLED, wake_at=now)
        )

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
        body = seal.close(written(message, language, chat), place)
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
        earlier, language = read(seal.open(row.body, place))
        if isinstance(earlier, Remove):
            return True
        merged = replace(
            earlier,
            rows=message.rows,
            step=message.step,
            lane=Lane.CARE if message.lane is Lane.CARE else earlier.lane,
        )
        if message.words is not None:
            merged = replace(merged, words=message.words)
        if isinstance(merged, Revise):
            merged = replace(merged, or_say=merged.or_say or message.or_say)
        body = seal.close(written(merged, language, None), place)
        self.connection.execute(
            update(outbox).where(outbox.c.id == row.id).values(body=body, lane=merged.lane)
        )
        return True

    def _supersede(self, person_id: int, talk_id: int | None, now: datetime) -> None:
        """A message that was tapped is being edited: what the talk had still to say is stale.

        After a crash it may be that very message, waiting to be sent again.
        """
        if talk_id is None:
            return
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

    def _outrun(self, person_id: int, talk_id: int, now: datetime) -> None:
        """Somebody writes faster than we may answer: only the newest card of a talk is sent."""
        outbox = table(OutboxRow)
        self.connection.execute(
            update(outbox)
            .where(
                outbox.c.person_id == person_id,
                outbox.c.talk_id == talk_id,
                outbox.c.message_id.is_(None),
                outbox.c.lane == Lane.REPLY,
                outbox.c.attempts == 0,
                outbox.c.state <= State.LEASED,
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
