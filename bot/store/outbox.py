"""The outbox: what is to be said, written in the same transaction as the state behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    Integer,
    bindparam,
    delete,
    exists,
    insert,
    literal_column,
    or_,
    select,
    update,
)

from bot.core.records.effects import Export, Lane, Remove, Revise, Say
from bot.core.records.model import SHAPE
from bot.store.parcel import Message, Parcel, State, read, written
from bot.store.session import Session
from bot.store.tables import OutboxRow, TalkRow, table, unfinished

KEPT_FOR: Final = timedelta(hours=48)
COMING: Final = 0
"""In the place of a message's id: the card that is on its way, whatever its id will be."""
NOWHERE: Final = 2**31 - 1
"""The number of a message that Telegram does not know: what would edit it is said anew."""


# Built once: building a statement costs more than running it.
_OUTBOX, _TALK = table(OutboxRow), table(TalkRow)
_NEW: Final = insert(_OUTBOX)
_MINE: Final = _OUTBOX.c.person_id == bindparam("of")
_UNFINISHED: Final = exists().where(_MINE, unfinished(_OUTBOX))
_NEXT: Final = {
    dialect: select(literal_column(next_id, Integer), _UNFINISHED)
    for dialect, next_id in (
        ("postgresql", "nextval(pg_get_serial_sequence('outbox', 'id'))"),
        ("sqlite", "(SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'outbox')"),
    )
}
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
_STALE: Final = _UNSENT.where(unfinished(_OUTBOX))
_OUTRUN: Final = _UNSENT.where(
    or_(_OUTBOX.c.lane == Lane.REPLY, _OUTBOX.c.attempts > 0), _OUTBOX.c.state == State.PENDING
)


class Outbox:
    """Messages, until they leave. `lanes` are those of all that was written here."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connection = session.connection
        self._keyring = session.keyring
        self._dialect = session.connection.dialect.name
        self._next: int | None = None
        # Whether what a message of a person may mean has to be looked up in the rows.
        self._unfinished: dict[int, bool] = {}
        self.lanes: set[Lane] = set()

    def put(self, person_id: int, message: Message, now: datetime, *, language: str = "en") -> None:
        """Write a message. An edit of what is not sent yet changes that row instead."""
        self.put_all(person_id, (message,), now, language=language)

    def put_all(
        self, person_id: int, messages: Sequence[Message], now: datetime, *, language: str
    ) -> None:
        """Write messages, in their order."""
        new: list[Parcel] = []
        for message in messages:
            meant = self._may_be_meant(person_id, message, new)
            if meant:
                self._insert(new, now)
                new = []
            if (said := self._fitted(person_id, message, now, waits=meant)) is not None:
                new.append(self._parcel(person_id, *said, language))
        self._insert(new, now)

    def farewell(
        self, chat: int, messages: Sequence[Message], now: datetime, *, language: str
    ) -> None:
        """Write messages to somebody of whom nothing is kept."""
        for message in messages:
            target = getattr(message, "message_id", None)
            said = message.as_new if isinstance(message, Revise) and target is None else message
            if said is not None:
                self._insert([self._parcel(None, said, target, language, chat)], now)

    def cancel_all(self, person_id: int, now: datetime) -> tuple[int, ...]:
        """Nothing that waits is sent. The talks whose cards were to come."""
        outbox = table(OutboxRow)
        waiting = (outbox.c.person_id == person_id, unfinished(outbox))
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
        waiting = unfinished(outbox)
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

    def _may_be_meant(self, person_id: int, message: Message, new: Sequence[Parcel]) -> bool:
        """Whether what a message edits or overtakes may wait; False where nothing of it does."""
        if person_id not in self._unfinished:
            self._next = max(self._look(person_id), self._next or 0)
        talk, target = getattr(message, "talk", None), getattr(message, "message_id", None)
        written = (*self._session.written.get(person_id, ()), *new)
        if self._unfinished[person_id] or any(_is_of(one, talk, target) for one in written):
            # What stands in the rows from here on is for the database to say.
            self._unfinished[person_id] = True
            self._session.written.pop(person_id, None)
            return True
        return False

    def _fitted(
        self, person_id: int, message: Message, now: datetime, *, waits: bool
    ) -> tuple[Message, int | None] | None:
        """What is to be written, and which message it edits; None for nothing.

        waits: whether anything that waits may be meant.
        """
        target = getattr(message, "message_id", None)
        if isinstance(message, Revise):
            if target is None and message.talk is None:
                return None
            if waits and self._merged(person_id, message):
                return None
            if waits and message.words is not None and target is not None:
                self._supersede(person_id, message.talk, now)
            if target is None and not self._has_card(message.talk):
                if waits and self._has_card_coming(person_id, message.talk):
                    target = COMING
                elif message.as_new is None:
                    return None
                else:
                    message = message.as_new
        if waits and isinstance(message, Say) and message.talk is not None:
            self._outrun(person_id, message.talk, now)
        return message, target

    def _parcel(
        self,
        person_id: int | None,
        message: Message,
        target: int | None,
        language: str,
        chat: int = 0,
    ) -> Parcel:
        """A message with its id, and with the chat only where that is known by nothing else."""
        lane = getattr(message, "lane", Lane.TIDYING)
        id = self._next_id(person_id or 0)
        return Parcel(id, person_id, chat, message, language, 0, 0, lane, target)

    def _insert(self, new: Sequence[Parcel], now: datetime) -> None:
        if not new:
            return
        self._connection.execute(_NEW, [self._row(one, now) for one in new])
        self.lanes.update(one.lane for one in new)
        self._session.said = True
        for one in new:
            if one.person_id is not None and not self._unfinished[one.person_id]:
                self._session.written.setdefault(one.person_id, []).append(one)

    def _row(self, new: Parcel, now: datetime) -> dict[str, Any]:
        of = new.person_id
        seal = self._keyring.system if of is None else self._session.seal_of(of)
        plain = written(new.message, new.language, new.chat)
        return {
            "id": new.id,
            "person_id": of,
            "talk_id": None if of is None else getattr(new.message, "talk", None),
            "message_id": new.target,
            "lane": new.lane,
            "state": State.PENDING,
            "attempts": 0,
            "term": 0,
            "wake_at": now,
            "shape": SHAPE,
            "body": seal.close(plain, f"outbox|body|{new.id}"),
        }

    def _next_id(self, person_id: int) -> int:
        """Asked for before the row is written, so that it is sealed into its place at once."""
        id = self._next or self._look(person_id)
        # Nobody else writes to the file meanwhile.
        self._next = id + 1 if self._dialect == "sqlite" else None
        return id

    def _look(self, person_id: int) -> int:
        """The id of a new row; with it comes whether anything of a person is unfinished."""
        id, waits = self._connection.execute(_NEXT[self._dialect], {"of": person_id}).one()
        self._unfinished.setdefault(person_id, waits)
        return int(id)

    def _merged(self, person_id: int, message: Revise) -> bool:
        mine = {"of": person_id, "message": message.message_id, "talk": message.talk}
        if message.message_id is not None:
            row = self._connection.execute(_WAITING_EDIT, mine).one_or_none()
        else:
            row = self._connection.execute(_WAITING_CARD, mine).one_or_none()
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
        self._session.said = True
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


def _is_of(one: Parcel, talk: int | None, target: int | None) -> bool:
    """Whether a new row is the edit of that message, or a card of that talk, or any of its rows
    where no message is named."""
    if target is not None and one.target == target:
        return True
    mine = talk is not None and getattr(one.message, "talk", None) == talk
    return mine and (one.target is None or target is None)
