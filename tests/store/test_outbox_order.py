"""What leaves next: in order within a chat, one at a time, the weightiest lane first."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from bot.core.records.effects import Lane, Remove, Revise
from bot.store.memory import Memory
from bot.store.parcel import State
from bot.store.tables import OutboxRow, table
from tests.store.scene import (
    ANA,
    CHATS,
    LEASE,
    MAREK,
    NOW,
    SECOND,
    claim,
    deliver,
    enrol,
    next_one,
    put,
    recover,
    said,
    states,
    texts,
    words,
)


def _waits(memory: Memory, *, to: int = ANA, **lanes: Lane) -> None:
    for text, lane in lanes.items():
        put(memory, said(text, lane=lane), to=to)


def test_a_chat_hears_one_message_at_a_time_in_the_order_they_were_said(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("one"), said("two"), said("three"))
    heard = []
    for number in range(3):
        (parcel,) = claim(memory)
        heard += texts([parcel])
        assert claim(memory) == [], "one is being sent"
        memory.transact(lambda t, p=parcel, n=number: t.dispatch.mark_sent(p, 900 + n, NOW))  # type: ignore[misc]
    assert heard == ["one", "two", "three"]
    assert claim(memory) == []


def test_a_weightier_lane_does_not_overtake_within_a_chat(memory: Memory) -> None:
    enrol(memory)
    _waits(memory, later=Lane.SCHEDULED, now=Lane.REPLY)
    assert texts(claim(memory)) == ["later"]


def test_a_message_that_waits_its_turn_holds_up_those_behind_it(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("one"), said("two"))
    (parcel,) = claim(memory)
    memory.transact(lambda t: t.dispatch.put_back(parcel, NOW + SECOND))
    assert claim(memory) == []
    assert texts(claim(memory, NOW + SECOND)) == ["one"]


def test_a_care_card_overtakes_everything_of_its_chat(memory: Memory) -> None:
    enrol(memory)
    _waits(memory, reply=Lane.REPLY, card=Lane.CARE)
    assert texts(claim(memory, limit=1)) == ["card"]
    assert claim(memory) == [], "the card is on its way"


def test_a_care_card_leaves_while_another_message_is_on_its_way(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("reply"))
    claim(memory)
    put(memory, said("card", lane=Lane.CARE))
    assert texts(claim(memory)) == ["card"]


def test_care_cards_of_a_chat_keep_their_order_and_hold_up_the_rest(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("card", lane=Lane.CARE), said("second", lane=Lane.CARE), said("reply"))
    (parcel,) = claim(memory)
    assert texts([parcel]) == ["card"]
    assert claim(memory) == []
    deliver(memory, parcel)
    assert texts(claim(memory)) == ["second"]
    assert claim(memory) == []


def test_lanes_go_first_across_chats(memory: Memory) -> None:
    everybody = {n: n * 10 for n in range(1, 5)}
    CHATS.update(everybody)
    enrol(memory, *everybody)
    lanes = (Lane.TIDYING, Lane.SCHEDULED, Lane.REPLY, Lane.CARE)
    for one, lane in zip(everybody, lanes, strict=True):
        put(memory, said(lane.name, lane=lane), to=one)
    assert texts(claim(memory, limit=2)) == ["CARE", "REPLY"]
    assert texts(claim(memory, limit=2)) == ["SCHEDULED", "TIDYING"]


def test_deleting_a_message_is_tidying(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, Remove(5))
    put(memory, said("hello", lane=Lane.SCHEDULED), to=MAREK)
    first, second = claim(memory)
    assert (first.person_id, second.message, second.lane) == (MAREK, Remove(5), Lane.TIDYING)


def test_chats_do_not_wait_for_each_other(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, said("to Ana"), said("to Ana again"))
    put(memory, said("to Marek"), to=MAREK)
    parcels = claim(memory)
    assert texts(parcels) == ["to Ana", "to Marek"]
    assert [parcel.chat for parcel in parcels] == [CHATS[ANA], CHATS[MAREK]]


def test_a_parcel_carries_what_the_sender_needs(memory: Memory) -> None:
    enrol(memory)
    message = said("hello", at="ideas", silent=True, until=NOW + SECOND)
    memory.transact(lambda t: t.outbox.put(ANA, message, NOW, language="de"))
    (parcel,) = claim(memory, term=7)
    assert (parcel.message, parcel.language, parcel.term) == (message, "de", 7)
    assert (parcel.person_id, parcel.attempts, parcel.target) == (ANA, 1, None)


def test_what_waits_is_announced_for_its_moment(memory: Memory) -> None:
    enrol(memory)
    assert memory.transact(lambda t: t.dispatch.next_parcel(NOW - SECOND)) is None
    put(memory, said("one"))
    assert memory.transact(lambda t: t.dispatch.next_parcel(NOW - SECOND)) == NOW
    assert memory.transact(lambda t: t.dispatch.next_parcel(NOW)) is None, (
        "what is due is not upcoming"
    )
    assert memory.transact(lambda t: t.dispatch.busy(NOW))
    assert not memory.transact(lambda t: t.dispatch.busy(NOW - SECOND))
    (parcel,) = claim(memory)
    assert memory.transact(lambda t: t.dispatch.next_parcel(NOW - SECOND)) == NOW + LEASE, (
        "the end of the claim"
    )
    memory.transact(lambda t: t.dispatch.put_back(parcel, NOW + timedelta(minutes=1)))
    assert memory.transact(lambda t: t.dispatch.next_parcel(NOW - SECOND)) == NOW + timedelta(
        minutes=1
    )


def test_in_flight_is_what_is_being_sent(memory: Memory) -> None:
    enrol(memory)
    flying = []
    put(memory, said("one"))
    flying.append(memory.transact(lambda t: t.dispatch.in_flight()))
    (parcel,) = claim(memory)
    flying.append(memory.transact(lambda t: t.dispatch.in_flight()))
    flying.append(memory.transact(lambda t: t.dispatch.in_flight()))
    memory.transact(lambda t: t.dispatch.mark_sent(parcel, 900, NOW))
    flying.append(memory.transact(lambda t: t.dispatch.in_flight()))
    assert flying == [False, True, True, False]


def test_busy_is_what_is_being_sent_or_may_be(memory: Memory) -> None:
    enrol(memory)

    def busy() -> bool:
        return memory.transact(lambda t: t.dispatch.busy(NOW))

    found = [busy()]
    put(memory, said("one"), said("two"))
    found.append(busy())
    (parcel,) = claim(memory)
    found.append(busy())
    memory.transact(lambda t: t.dispatch.put_back(parcel, NOW + timedelta(minutes=1)))
    found.append(busy())
    assert found == [False, True, True, False], "the second waits behind the first"


def test_ids_are_never_used_again(memory: Memory) -> None:
    # A body is sealed to its id, and the order of a chat is the order of ids.
    enrol(memory)
    put(memory, said("one"))
    (first,) = claim(memory)
    memory.transact(lambda t: t.erase(ANA))
    enrol(memory)
    put(memory, said("two"))
    (second,) = claim(memory)
    assert second.id > first.id


def test_what_an_earlier_release_was_about_to_mark_is_said_and_never_taken_for_sent(
    memory: Memory,
) -> None:
    """It reserved a message first, under a number of its own, and counted its try later."""
    enrol(memory)
    put(memory, said("one"))
    reserved = update(table(OutboxRow)).values(state=1, term=1, wake_at=NOW + LEASE)
    memory.transact(lambda t: t.connection.execute(reserved))
    assert claim(memory, term=2) == []
    (left,) = recover(memory, NOW, term=2)
    assert (texts([left]), left.attempts) == (["one"], 0)
    assert texts(claim(memory, term=2)) == ["one"]


def test_a_message_that_was_being_sent_is_in_doubt_after_a_crash_and_sent_again(
    memory: Memory,
) -> None:
    enrol(memory)
    put(memory, said("one"))
    claim(memory, term=1)
    assert texts(recover(memory, NOW + LEASE, term=2)) == ["one"]
    (again,) = claim(memory, NOW + LEASE, term=2)
    assert (texts([again]), again.attempts) == (["one"], 2)


def test_what_this_term_claimed_too_long_ago_was_left_behind_unless_it_is_in_its_hands(
    memory: Memory,
) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, said("lost"))
    put(memory, said("held"), to=MAREK)
    lost, held = claim(memory, term=1)
    assert memory.transact(lambda t: t.dispatch.left_behind(NOW, 1, {held.id})) == []
    late = NOW + LEASE
    assert texts(memory.transact(lambda t: t.dispatch.left_behind(late, 1, {held.id}))) == ["lost"]
    assert texts(memory.transact(lambda t: t.dispatch.left_behind(late, 1, {lost.id}))) == ["held"]
    assert states(memory) == [State.SENDING, State.SENDING], "its kind decides what becomes of it"


def test_nothing_waits_longer_than_it_may(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("told to wait"))
    parcel = next_one(memory)
    memory.transact(lambda t: t.dispatch.put_back(parcel, NOW + timedelta(hours=1)))
    memory.transact(lambda t: t.dispatch.cap_waits(NOW + SECOND))
    assert claim(memory, NOW) == []
    assert texts(claim(memory, NOW + SECOND)) == ["told to wait"]


def test_recovering_leaves_this_terms_messages_and_the_finished_alone(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, said("old"))
    (old,) = claim(memory, term=1)
    deliver(memory, old)
    put(memory, said("new"), to=MAREK)
    claim(memory, term=2)
    assert recover(memory, NOW, term=2) == []
    assert states(memory) == [State.SENT, State.SENDING]


def test_an_edit_is_in_the_order_of_its_chat_too(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("one"), Revise(words("edit"), talk=1, message_id=5))
    (parcel,) = claim(memory)
    deliver(memory, parcel)
    (parcel,) = claim(memory)
    assert (texts([parcel]), parcel.target) == (["edit"], 5)
