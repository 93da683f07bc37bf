"""What becomes of messages that may leave: statements with parameters, each built once.

Building a statement costs more than running it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Delete,
    Exists,
    Select,
    Update,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    union_all,
    update,
)

from bot.core.records.effects import Lane
from bot.store.parcel import State
from bot.store.tables import OutboxRow, PersonRow, TalkRow, table, unfinished


def _over() -> dict[str, Any]:
    """What is finished, `now`, keeps no words."""
    return {"wake_at": bindparam("now"), "body": b""}


def _with_address() -> Select[Any]:
    """Rows with where they go to: address, key, the card of their talk."""
    outbox, person, talk = table(OutboxRow), table(PersonRow), table(TalkRow)
    joined = outbox.outerjoin(person, person.c.id == outbox.c.person_id).outerjoin(
        talk, talk.c.id == outbox.c.talk_id
    )
    return select(outbox, person.c.address, person.c.wrapped_key, talk.c.card).select_from(joined)


@cache
def claimed() -> Select[Any]:
    """Those of `ids` that were claimed by `of_term` until then, and by nobody else since; the
    weightiest lane first."""
    outbox = table(OutboxRow)
    ids: BindParameter[int] = bindparam("ids", expanding=True)
    mine = (outbox.c.term == bindparam("of_term"), outbox.c.wake_at == bindparam("until"))
    held = _with_address().where(outbox.c.id.in_(ids), outbox.c.state == State.SENDING, *mine)
    return held.order_by(outbox.c.lane, outbox.c.id)


@cache
def claiming() -> Update:
    """The `row` is being sent by `of_term`, which has until then to do it."""
    outbox = table(OutboxRow)
    claim: dict[str, Any] = {"term": bindparam("of_term"), "wake_at": bindparam("until")}
    return (
        update(outbox)
        .where(outbox.c.id == bindparam("row"), outbox.c.state == State.PENDING)
        .values(state=State.SENDING, attempts=outbox.c.attempts + 1, **claim)
    )


@cache
def first() -> Select[Any]:
    """The first unfinished message `of` a person, if it waits and may leave at `now`.

    Care goes first, whatever was to be tidied up before it.
    """
    outbox = table(OutboxRow)
    one = outbox.alias("one")
    foremost = (
        select(one.c.id)
        .where(one.c.person_id == bindparam("of"), unfinished(one))
        .order_by(one.c.lane != Lane.CARE, one.c.id)
        .limit(1)
        .scalar_subquery()
    )
    waits = (outbox.c.state == State.PENDING, outbox.c.wake_at <= bindparam("now"))
    return _with_address().where(outbox.c.id == foremost, *waits).with_for_update(of=outbox)


@cache
def left_behind() -> Select[Any]:
    """What was claimed before `of_term`, or is past its time `now`, but not of these `ids`."""
    outbox = table(OutboxRow)
    ids: BindParameter[int] = bindparam("ids", expanding=True)
    late = or_(outbox.c.term < bindparam("of_term"), outbox.c.wake_at <= bindparam("now"))
    return _with_address().where(
        unfinished(outbox),  # the index's own condition
        outbox.c.state != State.PENDING,
        late,
        outbox.c.id.not_in(ids),
    )


@cache
def capping() -> Update:
    outbox = table(OutboxRow)
    waits = (unfinished(outbox), outbox.c.state == State.PENDING)  # first the index's own condition
    return (
        update(outbox)
        .where(*waits, outbox.c.wake_at > bindparam("until"))
        .values(wake_at=bindparam("until"))
    )


def _held() -> tuple[ColumnElement[bool], ...]:
    """The `row` is being sent by `of_term`, by the claim that ends at `held_until` and no other:
    what is told of a claim may be told again after its commit, when somebody has claimed anew."""
    outbox = table(OutboxRow)
    claimed = (unfinished(outbox), outbox.c.state != State.PENDING)
    mine = (outbox.c.term == bindparam("of_term"), outbox.c.wake_at == bindparam("held_until"))
    return outbox.c.id == bindparam("row"), *claimed, *mine


@cache
def sent() -> Update:
    arrived: dict[str, Any] = {"message_id": bindparam("message"), **_over()}
    return update(table(OutboxRow)).where(*_held()).values(state=State.SENT, **arrived)


@cache
def sent_in_talk() -> Update:
    """The same of a new message `of` somebody's talk, when nobody decides about them any more:
    whoever does writes the talk's card as they have read it."""
    person = table(PersonRow)
    locked = select(person.c.id).where(person.c.id == bindparam("of")).with_for_update().subquery()
    return sent().where(table(OutboxRow).c.person_id == locked.c.id)


@cache
def putting_back() -> Update:
    """What is held waits again `until` then; `untried` tries are not counted."""
    outbox = table(OutboxRow)
    again: dict[str, Any] = {
        "wake_at": bindparam("until"),
        "attempts": outbox.c.attempts - bindparam("untried"),
    }
    return update(outbox).where(*_held()).values(state=State.PENDING, **again)


@cache
def ending() -> Update:
    outbox = table(OutboxRow)
    return update(outbox).where(*_held()).values(state=bindparam("end"), **_over())


@cache
def leaving() -> Delete:
    return delete(table(OutboxRow)).where(*_held())


@cache
def rewording() -> Update:
    outbox = table(OutboxRow)
    anew: dict[str, Any] = {
        "wake_at": bindparam("now"),
        "body": bindparam("sealed"),
        "attempts": 0,
    }
    return update(outbox).where(*_held()).values(state=State.PENDING, message_id=None, **anew)


@cache
def upcoming() -> Select[Any]:
    """When the next message that waits at `now` may leave, or a claim ends, down to `lane`.

    What is due but stands behind another message is woken when that one lands.
    """
    outbox = table(OutboxRow)
    # Lane by lane, so that each is one look into the index, however many wait.
    soonest = union_all(
        *(
            select(func.min(outbox.c.wake_at).label("wake_at")).where(
                unfinished(outbox),  # the index's own condition
                outbox.c.lane == lane,
                outbox.c.wake_at > bindparam("now"),
                bindparam("lane") >= lane,
            )
            for lane in Lane
        )
    ).subquery()
    return select(func.min(soonest.c.wake_at))


@cache
def becoming() -> Update:
    """The `message` becomes the card of its `talk`, unless something newer waits, or has arrived:
    care does not wait for what flies."""
    outbox, talk = table(OutboxRow), table(TalkRow)
    newer = exists().where(
        outbox.c.talk_id == bindparam("talk"),
        outbox.c.id > bindparam("row"),
        or_(outbox.c.message_id.is_(None) & unfinished(outbox), outbox.c.state == State.SENT),
    )
    mine = (talk.c.id == bindparam("talk"), talk.c.person_id == bindparam("of"))
    return update(talk).where(*mine, ~newer).values(card=bindparam("message"))


def _ready(found: Select[Any]) -> Select[Any]:
    """Those that may leave at `now`, at `most` so many, down to `lane`."""
    outbox = table(OutboxRow)
    before = outbox.alias("before")
    same = before.c.person_id == outbox.c.person_id
    earlier = exists().where(same, unfinished(before), before.c.id < outbox.c.id)
    in_flight = exists().where(same, before.c.state == State.SENDING)
    earlier_care = exists().where(
        same,
        before.c.lane == Lane.CARE,
        unfinished(before),
        before.c.id < outbox.c.id,
    )
    return (
        found.where(
            unfinished(outbox),
            outbox.c.state == State.PENDING,
            outbox.c.wake_at <= bindparam("now"),
            outbox.c.lane <= bindparam("lane"),
            or_(
                (outbox.c.lane == Lane.CARE) & ~earlier_care,
                (outbox.c.lane != Lane.CARE) & ~earlier & ~in_flight,
            ),
        )
        .order_by(outbox.c.lane, outbox.c.wake_at, outbox.c.id)
        .limit(bindparam("most"))
    )


@cache
def flying() -> Exists:
    return exists().where(table(OutboxRow).c.state == State.SENDING)


@cache
def busy() -> Select[Any]:
    ready = _ready(select(table(OutboxRow).c.id))
    return select(or_(flying(), ready.exists()))


@cache
def claimable() -> Select[Any]:
    return _ready(_with_address()).with_for_update(skip_locked=True, of=table(OutboxRow))
