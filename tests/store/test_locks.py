"""Two processes on one PostgreSQL: what one changes while the other reads it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete

from bot.core.records.effects import Decision, Plan, Revise, Unplan
from bot.core.records.events import Draw, DueKind, Event, Outrun, TimeCame
from bot.core.records.memories import FriendMemory, PlanMemory
from bot.core.records.model import Known, Link, LinkState, Person, Standing, Talk
from bot.engine.handling import Handling
from bot.engine.lease import LASTS, RENEW
from bot.store.memory import Memory
from bot.store.ownership import AnotherBot
from bot.store.parcel import Claim, Parcel, State
from bot.store.tables import BotRow
from bot.store.transaction import Transaction
from bot.store.trouble import Away
from bot.words.book import Book
from tests.store.scene import (
    ANA,
    BOT,
    LEASE,
    MAREK,
    MASTER_KEY,
    NOW,
    ONLY_POSTGRES,
    deliver,
    enrol,
    keep,
    next_one,
    put,
    said,
    states,
    text_of,
    words,
)

pytestmark = ONLY_POSTGRES
TALK = 1


@pytest.fixture
def other(url: str) -> Iterator[Memory]:
    """A second process."""
    opened = Memory(url, MASTER_KEY)
    opened.open(BOT)
    yield opened
    opened.close()


def _meanwhile(
    memory: Memory,
    other: Memory,
    first: Callable[[Transaction], object],
    second: Callable[[Transaction], object],
    then: Callable[[Transaction], object] = lambda transaction: None,
) -> None:
    """`second` begins in the other process after `first` and before it is committed.

    As soon as it waits, or is over, what is `then` done follows in the transaction of the first.
    """

    def work(transaction: Transaction) -> threading.Thread:
        first(transaction)
        thread = threading.Thread(target=lambda: other.transact(second))
        thread.start()
        waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
        while thread.is_alive() and not transaction.connection.exec_driver_sql(waiting).scalar():
            pass
        then(transaction)
        return thread

    memory.transact(work).join(5)


def _ticks(came: list[Event]) -> Callable[[Transaction], object]:
    """What a tick does for Ana, with a mind that only notes what came."""

    def noted(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        came.append(event)
        return Decision()

    handling = Handling(noted, Book({}))
    return lambda transaction: handling.time_came(transaction, ANA, NOW)


IDLE = "idle_in_transaction_session_timeout"
SECONDS_IDLE = f"SELECT extract(epoch FROM current_setting('{IDLE}')::interval)::int"


def test_whoever_stands_still_in_a_transaction_keeps_nobody_waiting(
    memory: Memory, other: Memory
) -> None:
    enrol(memory, ANA)

    def stands_still(transaction: Transaction) -> None:
        transaction.connection.exec_driver_sql(f"SET LOCAL {IDLE} = '10ms'")
        transaction.people.load(ANA)
        other.transact(lambda t: t.people.load(ANA))  # waits for Ana's row, and gets it
        transaction.people.load(ANA)

    with pytest.raises(Away):
        memory.transact(stands_still)
    assert memory.transact(lambda t: t.people.load(ANA)), "the next one finds the server again"


def test_it_has_let_go_when_its_lease_ends(memory: Memory) -> None:
    idle = memory.transact(lambda t: t.connection.exec_driver_sql(SECONDS_IDLE).scalar_one())
    assert timedelta(seconds=idle) <= LASTS - 2 * RENEW, "it looks every RENEW whether to renew it"


def test_what_is_done_by_hand_may_take_its_time(memory: Memory) -> None:
    assert memory.by_hand(lambda t: t.connection.exec_driver_sql(SECONDS_IDLE).scalar()) == 0


def test_who_is_decided_about_while_a_friend_erases_keeps_nothing_of_the_friend(
    memory: Memory, other: Memory
) -> None:
    enrol(memory, ANA, MAREK)
    link = Link(21, ANA, LinkState.ACTIVE, MAREK, person_name="Ana", friend_name="Marek")
    talk = Talk(TALK, FriendMemory(link=link.id, note="mine", line="of Marek"), "came")
    person = Person(ANA, Standing.KEEPS, linked=True)
    linked = Decision(person, (talk,), links=(link,))
    memory.transact(lambda t: t.people.save(ANA, linked, NOW))

    def decides(transaction: Transaction) -> None:
        known = transaction.people.load(ANA)
        transaction.people.save(ANA, Decision(talks=known.talks), NOW)

    _meanwhile(memory, other, lambda t: t.erase(MAREK), decides)
    (left,) = memory.transact(lambda t: t.people.load(ANA)).talks
    assert left.memory == FriendMemory(link=link.id, note="mine")


def test_two_that_start_at_once_both_make_a_new_database_theirs(
    memory: Memory, other: Memory
) -> None:
    memory.transact(lambda t: t.connection.execute(delete(BotRow)))
    stamped: list[bool] = []

    def stamps(transaction: Transaction) -> None:
        transaction.ownership.stamp(BOT)
        stamped.append(transaction.ownership.prove())

    _meanwhile(memory, other, stamps, stamps)
    assert stamped == [True, True]


def test_of_two_bots_that_start_at_once_one_makes_a_new_database_theirs(
    memory: Memory, other: Memory
) -> None:
    memory.transact(lambda t: t.connection.execute(delete(BotRow)))
    refused: list[bool] = []

    def stamps(transaction: Transaction) -> None:
        with pytest.raises(AnotherBot):
            transaction.ownership.stamp(BOT + 1)
        refused.append(transaction.ownership.prove())

    _meanwhile(memory, other, lambda t: t.ownership.stamp(BOT), stamps)
    assert refused == [True]


def test_a_moment_taken_off_while_the_tick_reads_it_does_not_come(
    memory: Memory, other: Memory
) -> None:
    enrol(memory)
    memory.transact(lambda t: t.calendar.plan(ANA, Plan(DueKind.CUE, 2, NOW)))
    came: list[Event] = []

    def not_today(transaction: Transaction) -> None:
        transaction.people.load(ANA)
        transaction.calendar.unplan(ANA, Unplan(2, DueKind.CUE))

    _meanwhile(memory, other, not_today, _ticks(came))
    assert came == []


def test_a_moment_comes_once_though_two_processes_tick(memory: Memory, other: Memory) -> None:
    enrol(memory)
    memory.transact(lambda t: t.calendar.plan(ANA, Plan(DueKind.CUE, 2, NOW)))
    came: list[Event] = []
    _meanwhile(memory, other, _ticks(came), _ticks(came))
    assert [type(event) for event in came] == [TimeCame]


def test_a_card_that_is_changed_while_it_leaves_leaves_with_its_new_words(
    memory: Memory, other: Memory
) -> None:
    enrol(memory)
    keep(memory, Talk(TALK, PlanMemory(), "ideas"))
    put(memory, said("old", talk=TALK))
    left: list[str] = []

    def leaves(transaction: Transaction) -> None:
        parcel = transaction.dispatch.claim_first(ANA, NOW, Claim(1, NOW + LEASE))
        assert parcel is not None
        left.append(text_of(parcel.message))

    _meanwhile(
        memory, other, lambda t: t.outbox.put(ANA, Revise(words("new"), talk=TALK), NOW), leaves
    )
    assert left == ["new"]


def test_a_card_that_has_just_left_is_edited_when_it_has_arrived(
    memory: Memory, other: Memory
) -> None:
    enrol(memory)
    keep(memory, Talk(TALK, PlanMemory(), "ideas"))
    put(memory, said("old", talk=TALK))
    leaving: list[Parcel] = []
    _meanwhile(
        memory,
        other,
        lambda t: leaving.extend(t.dispatch.claim(NOW, Claim(1, NOW + LEASE), 1)),
        lambda t: t.outbox.put(ANA, Revise(words("new"), talk=TALK), NOW),
    )
    assert states(memory) == [State.SENDING, State.PENDING]
    (parcel,) = leaving
    deliver(memory, parcel)
    edit = next_one(memory)
    assert (text_of(edit.message), edit.target) == ("new", 900)


def _arrives_meanwhile(
    memory: Memory, other: Memory, then: Callable[[Transaction, Talk], object]
) -> Outrun | None:
    """Ana's card arrives as 900 while a decision about her, which knows of no card, does `then`."""
    enrol(memory)
    keep(memory, Talk(TALK, PlanMemory(), "ideas"))
    put(memory, said("one", talk=TALK))
    parcel = next_one(memory)
    loaded: list[Talk] = []
    heard: list[Outrun | None] = []
    _meanwhile(
        memory,
        other,
        lambda t: loaded.extend(t.people.load(ANA).talks),
        lambda t: heard.append(t.dispatch.mark_sent(parcel, 900, NOW)),
        lambda t: then(t, *loaded),
    )
    (outrun,) = heard
    return outrun


def _saves(transaction: Transaction, talk: Talk) -> None:
    transaction.people.save(ANA, Decision(talks=(talk,)), NOW)


def _card(memory: Memory) -> int | None:
    (talk,) = memory.transact(lambda t: t.people.load(ANA)).talks
    return talk.card


def test_a_card_that_arrives_while_its_person_is_decided_about_is_not_forgotten(
    memory: Memory, other: Memory
) -> None:
    assert _arrives_meanwhile(memory, other, _saves) is None
    assert _card(memory) == 900


def test_a_card_that_arrives_while_the_next_one_is_decided_is_outrun(
    memory: Memory, other: Memory
) -> None:
    def says_more(transaction: Transaction, talk: Talk) -> None:
        _saves(transaction, talk)
        transaction.outbox.put(ANA, said("two", talk=TALK), NOW)

    assert _arrives_meanwhile(memory, other, says_more) == Outrun(TALK, 900)
    assert _card(memory) is None


def test_a_card_that_is_tapped_before_it_is_marked_is_the_card_by_that(
    memory: Memory, other: Memory
) -> None:
    def hears_a_tap(transaction: Transaction, talk: Talk) -> None:
        _saves(transaction, replace(talk, card=900))
        transaction.outbox.put(ANA, Revise(words("two"), talk=TALK, message_id=900), NOW)

    assert _arrives_meanwhile(memory, other, hears_a_tap) is None
    assert _card(memory) == 900
    assert states(memory) == [State.CANCELLED, State.PENDING]
