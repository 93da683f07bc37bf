"""The outbox: what is to be said, written in the same transaction as the state behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, delete, insert, or_, select, text, update

from bot.core.records.effects import Export, Lane, Remove, Revise, Say
from bot.core.records.model import SHAPE
from bot.store.notices import OUTBOX
from bot.store.parcel import Message, State, read, written
from bot.store.sealing import Seal
from bot.store.session import Session
from bot.store.tables import OutboxRow, TalkRow, table

KEPT_FOR: Final = timedelta(hours=48)
COMING: Final = 0
"""In the place of a message's id: the card that is on its way, whatever its id will be."""
NOWHERE: Final = 2**31 - 1
"""The number of a message that Telegram does not know: what would edit it is said anew."""


# Built once: building a statement costs more than running it.
_OUTBOX, _TALK = table(OutboxRow), table(TalkRow)
_NEW: Final = insert(_OUTBOX)
_POSTGRES_NEXT: Final = text("SELECT nextval(pg_get_serial_sequence('outbox', 'id'))")
_SQLITE_LAST: Final = text(
    "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'outbox'"
)
"""Nobody else writes to the file meanwhile."""
_MINE: Final = _OUTBOX.c.person_id == bindparam("of")
_WAITING: Final = (
    select(_OUTBOX)
    .where(_MINE, _OUTBOX.c.state == State.PENDING)
    .order_by(_OUTBOX.c.id.desc())
    .limit(1)
    # The sender waits with marking it, or we see that it is on its way.
    .with_for_update()
)
_WAITING_EDIT: Final = _WAITING.where(_OUTBOX.c.message_id == bindparam("message"))
_WAITING_CARD: Final = _WAITING.where(_OUTBOX.c.talk_id == bindparam("talk"))
_CARD: Final = select(_TALK.c.card).where(_TALK.c.id == bindparam("talk"))
_BECOMING: Final = select(_OUTBOX.c.id).where(
    _MINE,
    _OUTBOX.c.talk_id == bindparam("talk"),
    _OUTBOX.c.message_id.is_(None),
    _OUTBOX.c.state == State.SENDING,
)
_CHANGED: Final = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id == bindparam("row"))
    .values(body=bindparam("sealed"), lane=bindparam("in_lane"))
)
_UNSENT: Final = (
    update(_OUTBOX)
    .where(_MINE, _OUTBOX.c.talk_id == bindparam("talk"), _OUTBOX.c.message_id.is_(None))
    .values(state=State.CANCELLED, wake_at=bindparam("now"), body=b"")
)
_STALE: Final = _UNSENT.where(_OUTBOX.c.state <= State.SENDING)
_OUTRUN: Final = _UNSENT.where(
    or_(_OUTBOX.c.lane == Lane.REPLY, _OUTBOX.c.attempts > 0), _OUTBOX.c.state == State.PENDING
)


class Outbox:
    """Messages, until they leave. `lanes` are those of all that was written here."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connection = session.connection
        self._keyring = session.keyring
        self._last: int | None = None
        self.lanes: set[Lane] = set()

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
        if isinstance(message, Revise) and message.words is not None and target is not None:
            self._supersede(person_id, message.talk, now)
        if isinstance(message, Revise) and target is None and not self._has_card(message.talk):
            if self._has_card_coming(person_id, message.talk):
                target = COMING
            elif message.as_new is None:
                return
            else:
                message = message.as_new
        if isinstance(message, Say) and message.talk is not None:
            self._outrun(person_id, message.talk, now)
        self._insert(person_id, message, target, now, language, farewell)

    def farewell(
        self, chat: int, messages: Sequence[Message], now: datetime, *, language: str
    ) -> None:
        for message in messages:
            self.put(0, message, now, language=language, farewell=(chat, self._keyring.system))

    def cancel_all(self, person_id: int, now: datetime) -> tuple[int, ...]:
        """Nothing that waits is sent. The talks whose cards were to come."""
        outbox = table(OutboxRow)
        waiting = (outbox.c.person_id == person_id, outbox.c.state <= State.SENDING)
        new = (outbox.c.talk_id.is_not(None), outbox.c.message_id.is_(None))
        unsaid = self._connection.execute(select(outbox.c.talk_id).where(*waiting, *new)).scalars()
        talks = tuple(dict.fromkeys(unsaid))
        self._connection.execute(
            update(outbox).where(*waiting).values(state=State.CANCELLED, wake_at=now, body=b"")
        )
        return talks

    def hush(self, now: datetime) -> None:
        """Nothing that waits is said: in an older copy it was said long ago.

        A talk that waits for its first card has it, but nobody knows any more which it is.
        """
        outbox, talk = table(OutboxRow), table(TalkRow)
        waiting = outbox.c.state <= State.SENDING
        said = select(outbox.c.talk_id).where(waiting, outbox.c.talk_id.is_not(None))
        self._connection.execute(
            update(talk).where(talk.c.card.is_(None), talk.c.id.in_(said)).values(card=NOWHERE)
        )
        self._connection.execute(delete(outbox).where(waiting, outbox.c.person_id.is_(None)))
        over = {"state": State.CANCELLED, "wake_at": now, "body": b""}
        self._connection.execute(update(outbox).where(waiting).values(over))

    def tidy(self, now: datetime) -> None:
        outbox = table(OutboxRow)
        self._connection.execute(
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
        lane = getattr(message, "lane", Lane.TIDYING)
        talk_id = getattr(message, "talk", None) if farewell is None else None
        self.lanes.add(lane)
        id = self._next_id()
        chat, seal = farewell or (None, self._session.seal_of(person_id))
        row = {
            "id": id,
            "person_id": person_id if farewell is None else None,
            "talk_id": talk_id,
            "message_id": target,
            "lane": lane,
            "state": State.PENDING,
            "attempts": 0,
            "term": 0,
            "wake_at": now,
            "shape": SHAPE,
            "body": seal.close(written(message, language, chat), f"outbox|body|{id}"),
        }
        self._connection.execute(_NEW, row)
        self._session.news.add(OUTBOX)

    def _next_id(self) -> int:
        """Asked for before the row is written, so that it is sealed into its place at once."""
        if self._connection.dialect.name == "postgresql":
            return int(self._connection.execute(_POSTGRES_NEXT).scalar_one())
        if self._last is None:
            self._last = int(self._connection.execute(_SQLITE_LAST).scalar_one())
        self._last += 1
        return self._last

    def _merged(self, person_id: int, message: Revise) -> bool:
        mine = {"of": person_id, "message": message.message_id, "talk": message.talk}
        if message.message_id is not None:
            row = self._connection.execute(_WAITING_EDIT, mine).one_or_none()
        elif message.talk is not None:
            row = self._connection.execute(_WAITING_CARD, mine).one_or_none()
        else:
            return True
        if row is None:
            return False
        seal = self._session.seal_of(person_id)
        place = f"outbox|body|{row.id}"
        earlier, language = read(seal.open(row.body, place))
        if isinstance(earlier, Remove | Export):
            return True
        merged = replace(
            earlier,
            rows=message.rows,
            talk=message.talk or earlier.talk,
            at=message.at,
            lane=Lane.CARE if message.lane is Lane.CARE else earlier.lane,
        )
        if message.words is not None:
            merged = replace(merged, words=message.words)
        if isinstance(merged, Revise):
            merged = replace(merged, or_say=merged.or_say or message.or_say)
        body = seal.close(written(merged, language, None), place)
        self.lanes.add(merged.lane)
        changed = {"row": row.id, "sealed": body, "in_lane": merged.lane}
        self._connection.execute(_CHANGED, changed)
        self._session.news.add(OUTBOX)
        return True

    def _supersede(self, person_id: int, talk_id: int | None, now: datetime) -> None:
        """A message that was tapped is being edited: what the talk had still to say is stale.

        After a crash it may be that very message, waiting to be sent again.
        """
        if talk_id is None:
            return
        self._connection.execute(_STALE, {"of": person_id, "talk": talk_id, "now": now})

    def _outrun(self, person_id: int, talk_id: int, now: datetime) -> None:
        """Somebody writes faster than we may answer: only the newest card of a talk is sent.

        An earlier one that is in doubt was answered, so that it has arrived.
        """
        self._connection.execute(_OUTRUN, {"of": person_id, "talk": talk_id, "now": now})

    def _has_card(self, talk_id: int | None) -> bool:
        if talk_id is None:
            return False
        return self._connection.execute(_CARD, {"talk": talk_id}).scalar_one_or_none() is not None

    def _has_card_coming(self, person_id: int, talk_id: int | None) -> bool:
        mine = {"of": person_id, "talk": talk_id}
        return talk_id is not None and self._connection.execute(_BECOMING, mine).first() is not None
