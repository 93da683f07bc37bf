"""A message is claimed and marked in one step, by whoever says it or by the sender's round."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Select, update
from sqlalchemy.dialects import sqlite

from bot.core.records.effects import Export, Lane, Remove, Revise
from bot.core.records.memories import PlanMemory
from bot.core.records.model import Talk
from bot.store import departures
from bot.store.memory import Memory
from bot.store.parcel import Claim, Message, Parcel, State
from bot.store.tables import OutboxRow, PersonRow, table
from bot.store.transaction import Transaction
from tests.store.scene import (
    ANA,
    CHATS,
    LEASE,
    MAREK,
    NOW,
    ONLY_POSTGRES,
    ONLY_SQLITE,
    SECOND,
    claim,
    deliver,
    enrol,
    keep,
    next_one,
    put,
    rows,
    said,
    states,
    text_of,
    texts,
    words,
)

TALK, CARDED = 5, 6


def first(memory: Memory, of: int = ANA, claim: Claim | None = None) -> Parcel | None:
    """What a person's own transaction claims for them."""
    mine = claim or Claim(1, NOW + LEASE)
    return memory.transact(lambda t: t.dispatch.claim_first(of, NOW, mine))


def test_the_first_message_of_a_person_is_claimed_as_a_round_would(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, said("to Marek"), to=MAREK)
    put(memory, said("one"), said("two"))
    parcel = first(memory)
    assert parcel is not None
    assert (text_of(parcel.message), parcel.chat, parcel.attempts) == ("one", CHATS[ANA], 1)
    assert (parcel.term, parcel.person_id, parcel.lane) == (1, ANA, Lane.REPLY)
    assert states(memory) == [State.PENDING, State.SENDING, State.PENDING]
    assert [row.wake_at for row in rows(memory, OutboxRow)] == [NOW, NOW + LEASE, NOW]


@pytest.mark.parametrize(
    "messages",
    [
        (said("one", talk=TALK), said("two")),
        (Revise(None, talk=TALK, message_id=5), said("one", talk=TALK)),
        (Revise(words("one"), talk=TALK, message_id=5, or_say=True), Remove(6)),
        (Remove(6), said("care", lane=Lane.CARE)),
        (said("old", talk=TALK), Revise(words("new"), talk=TALK)),
        (said("old", talk=TALK), said("new", talk=TALK)),
        (Revise(words("one"), talk=CARDED), said("two")),
        (Export(words("all"), "json"),),
    ],
)
def test_what_is_claimed_where_it_is_said_leaves_as_its_row_would(
    memory: Memory, messages: tuple[Message, ...]
) -> None:
    enrol(memory)
    keep(memory, Talk(TALK, PlanMemory(), "ideas"), Talk(CARDED, PlanMemory(), "ideas", card=8))
    mine = Claim(1, NOW + LEASE)

    def says(transaction: Transaction) -> Parcel | None:
        transaction.people.load(ANA)
        transaction.outbox.put_all(ANA, messages, NOW, language="de")
        return transaction.dispatch.claim_first(ANA, NOW, mine)

    parcel = memory.transact(says)
    assert parcel is not None
    assert mine.taken == (parcel.id,)
    assert parcel == first(memory, claim=mine)


def test_what_was_said_in_a_part_that_failed_is_not_claimed(memory: Memory) -> None:
    enrol(memory)

    def says(transaction: Transaction) -> Parcel | None:
        transaction.people.load(ANA)
        with transaction.alone("a part failed"):
            transaction.outbox.put(ANA, said("one"), NOW)
            transaction.people.person(MAREK)  # who is not there
        return transaction.dispatch.claim_first(ANA, NOW, Claim(1, NOW + LEASE))

    assert memory.transact(says) is None
    assert states(memory) == []


def test_care_is_claimed_before_what_is_said_with_it(memory: Memory) -> None:
    enrol(memory)

    def says(transaction: Transaction) -> Parcel | None:
        transaction.people.load(ANA)
        both = (said("one"), said("care", lane=Lane.CARE))
        transaction.outbox.put_all(ANA, both, NOW, language="en")
        return transaction.dispatch.claim_first(ANA, NOW, Claim(1, NOW + LEASE))

    parcel = memory.transact(says)
    assert parcel is not None
    assert text_of(parcel.message) == "care"
    assert states(memory) == [State.PENDING, State.SENDING]


def test_what_waited_before_is_claimed_before_what_is_said_now(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("one"))

    def says(transaction: Transaction) -> Parcel | None:
        transaction.people.load(ANA)
        transaction.outbox.put(ANA, said("two"), NOW)
        return transaction.dispatch.claim_first(ANA, NOW, Claim(1, NOW + LEASE))

    parcel = memory.transact(says)
    assert parcel is not None
    assert text_of(parcel.message) == "one"


@pytest.mark.parametrize("statement", [departures.first, departures.claimable, departures.upcoming])
def test_sqlite_plans_what_is_asked_again_and_again_but_once(
    statement: Callable[[], Select[Any]],
) -> None:
    """It plans anew whatever compares the column of a partial index with a value."""
    assert "state <= ?" not in str(statement().compile(dialect=sqlite.dialect()))


def test_care_is_claimed_before_whatever_was_written_earlier(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("one"), said("care", lane=Lane.CARE), said("more care", lane=Lane.CARE))
    parcels = [first(memory) for _ in range(2)]
    assert [parcel and text_of(parcel.message) for parcel in parcels] == ["care", None]


def test_nothing_is_claimed_past_what_is_being_sent(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("one"), said("two"))
    held = next_one(memory)
    assert first(memory) is None
    deliver(memory, held)
    following = first(memory)
    assert following is not None
    assert text_of(following.message) == "two"


def test_nothing_is_claimed_past_what_waits_for_its_moment(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("one"))
    parcel = next_one(memory)
    memory.transact(lambda t: t.dispatch.put_back(parcel, NOW + SECOND))
    put(memory, said("two"))
    assert first(memory) is None
    assert states(memory) == [State.PENDING, State.PENDING]


def test_a_claim_that_stands_no_more_takes_nothing_but_what_it_has(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, said("one"), said("two"))
    put(memory, said("to Marek"), to=MAREK)
    mine = Claim(1, NOW + LEASE, stands=lambda: False)
    assert first(memory, claim=mine) is None
    assert memory.transact(lambda t: t.dispatch.claim(NOW, mine, 8)) == []
    mine.stands = lambda: True
    taken = first(memory, claim=mine)
    mine.stands = lambda: False
    assert taken is not None
    again = memory.transact(lambda t: t.dispatch.claim(NOW, mine, 8))
    assert [parcel.id for parcel in again] == [taken.id], "the answer to its commit was lost"


def test_who_has_nothing_to_be_said_claims_nothing(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, said("to Marek"), to=MAREK)
    assert first(memory) is None


def test_what_cannot_be_opened_is_given_up_and_the_next_is_claimed(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("spoilt"))
    found = table(OutboxRow)
    spoilt = update(found).values(body=b"\x01" + bytes(60))
    memory.transact(lambda t: t.connection.execute(spoilt))
    put(memory, said("two"))
    parcel = first(memory)
    assert parcel is not None
    assert text_of(parcel.message) == "two"
    assert states(memory) == [State.DEAD, State.SENDING]


def test_what_cannot_be_opened_takes_no_place_in_a_round(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, said("spoilt"), said("spoilt too"))
    spoilt = update(table(OutboxRow)).values(body=b"\x01" + bytes(60))
    memory.transact(lambda t: t.connection.execute(spoilt))
    put(memory, said("three"))
    put(memory, said("to Marek"), to=MAREK)
    assert sorted(texts(claim(memory, limit=2))) == ["three", "to Marek"]
    assert states(memory) == [State.DEAD, State.DEAD, State.SENDING, State.SENDING]


def test_what_is_for_an_address_that_cannot_be_read_is_given_up_and_what_was_said_stays(
    memory: Memory,
) -> None:
    enrol(memory)
    spoilt = update(table(PersonRow)).values(address=b"\x01" + bytes(60))
    memory.transact(lambda t: t.connection.execute(spoilt))

    def says(transaction: Transaction) -> Parcel | None:
        transaction.people.load(ANA)
        transaction.outbox.put(ANA, said("one"), NOW)
        return transaction.dispatch.claim_first(ANA, NOW, Claim(1, NOW + LEASE))

    assert memory.transact(says) is None
    assert states(memory) == [State.DEAD]


def test_a_claim_that_runs_again_finds_what_it_took(memory: Memory) -> None:
    """The answer to its commit was lost; meanwhile nobody else may take it."""
    enrol(memory, ANA, MAREK)
    put(memory, said("to Ana"))
    put(memory, said("to Marek"), to=MAREK)
    mine = Claim(1, NOW + LEASE)
    taken = first(memory, claim=mine)
    assert first(memory, claim=mine) == taken
    both = memory.transact(lambda t: t.dispatch.claim(NOW, mine, 2))
    assert texts(both) == ["to Ana", "to Marek"]
    assert memory.transact(lambda t: t.dispatch.claim(NOW, mine, 2)) == both


def test_a_claim_that_runs_again_leaves_alone_what_ended_since(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("one"))
    mine = Claim(1, NOW + LEASE)
    assert first(memory, claim=mine) is not None
    memory.transact(lambda t: t.outbox.cancel_all(ANA, NOW))
    assert first(memory, claim=mine) is None
    assert states(memory) == [State.CANCELLED]


@ONLY_POSTGRES
def test_who_says_something_and_the_round_never_claim_the_same(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("one"))

    def while_the_first_has_not_committed(parcel: Parcel | None) -> None:
        assert parcel is not None
        assert claim(memory) == []

    memory.transact(
        lambda t: while_the_first_has_not_committed(
            t.dispatch.claim_first(ANA, NOW, Claim(1, NOW + LEASE))
        )
    )
    assert states(memory) == [State.SENDING]


@ONLY_SQLITE
def test_works_together_are_one_transaction_and_tell_each_how_it_ended(memory: Memory) -> None:
    fault = KeyError("mine alone")

    def fails(transaction: object) -> None:
        raise fault

    enrol(memory)
    ended = memory.transact_together(
        [
            lambda t: t.outbox.put(ANA, said("one"), NOW),
            fails,
            lambda t: t.dispatch.claim_first(ANA, NOW, Claim(1, NOW + LEASE)),
        ]
    )
    assert [one.error for one in ended] == [None, fault, None]
    assert text_of(ended[2].result.message) == "one"
    assert states(memory) == [State.SENDING]


@ONLY_SQLITE
def test_who_was_erased_beside_one_that_fails_is_erased(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)

    def erases_and_fails(transaction: object) -> None:
        transaction.erase(MAREK)  # type: ignore[attr-defined]
        raise KeyError

    memory.transact_together([lambda t: t.erase(ANA), erases_and_fails])
    alive = memory.transact(lambda t: t.people.alive([ANA, MAREK]))
    assert list(alive) == [MAREK]
