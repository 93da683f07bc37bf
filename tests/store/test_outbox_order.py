"""What leaves next: in order within a chat, one at a time, the weightiest lane first."""

from __future__ import annotations

from datetime import timedelta

from bot.core.records.effects import Lane, Remove, Revise
from bot.store.memory import Memory
from bot.store.parcel import State
from tests.store.scene import (
    ANA,
    CHATS,
    LEASE,
    MAREK,
    NOW,
    SECOND,
    deliver,
    enrol,
    lease,
    next_one,
    put,
    recover,
    said,
    start,
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
        (parcel,) = lease(memory)
        heard += texts([parcel])
        assert lease(memory) == [], "one is on its way"
        start(memory, parcel)
        assert lease(memory) == [], "one is being sent"
        memory.transact(lambda t, p=parcel, n=number: t.dispatch.mark_sent(p, 900 + n, NOW))  # type: ignore[misc]
    assert heard == ["one", "two", "three"]
    assert lease(memory) == []


def test_a_weightier_lane_does_not_overtake_within_a_chat(memory: Memory) -> None:
    enrol(memory)
    _waits(memory, later=Lane.SCHEDULED, now=Lane.REPLY)
    assert texts(lease(memory)) == ["later"]


def test_a_message_that_waits_its_turn_holds_up_those_behind_it(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("one"), said("two"))
    (parcel,) = lease(memory)
    memory.transact(lambda t: t.dispatch.put_back(parcel, NOW + SECOND))
    assert lease(memory) == []
    assert texts(lease(memory, NOW + SECOND)) == ["one"]


def test_a_care_card_overtakes_everything_of_its_chat(memory: Memory) -> None:
    enrol(memory)
    _waits(memory, reply=Lane.REPLY, card=Lane.CARE)
    assert texts(lease(memory, limit=1)) == ["card"]
    assert lease(memory) == [], "the card is on its way"


def test_a_care_card_leaves_while_another_message_is_on_its_way(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("reply"))
    (parcel,) = lease(memory)
    start(memory, parcel)
    put(memory, said("card", lane=Lane.CARE))
    assert texts(lease(memory)) == ["card"]


def test_care_cards_of_a_chat_keep_their_order_and_hold_up_the_rest(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("card", lane=Lane.CARE), said("second", lane=Lane.CARE), said("reply"))
    (parcel,) = lease(memory)
    assert texts([parcel]) == ["card"]
    assert lease(memory) == []
    deliver(memory, parcel)
    assert texts(lease(memory)) == ["second"]
    assert lease(memory) == []


def test_lanes_go_first_across_chats(memory: Memory) -> None:
    everybody = {n: n * 10 for n in range(1, 5)}
    CHATS.update(everybody)
    enrol(memory, *everybody)
    lanes = (Lane.TIDYING, Lane.SCHEDULED, Lane.REPLY, Lane.CARE)
    for one, lane in zip(everybody, lanes, strict=True):
        put(memory, said(lane.name, lane=lane), to=one)
    assert texts(lease(memory, limit=2)) == ["CARE", "REPLY"]
    assert texts(lease(memory, limit=2)) == ["SCHEDULED", "TIDYING"]


def test_deleting_a_message_is_tidying(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, Remove(5))
    put(memory, said("hello", lane=Lane.SCHEDULED), to=MAREK)
    first, second = lease(memory)
    assert (first.person_id, second.message, second.lane) == (MAREK, Remove(5), Lane.TIDYING)


def test_chats_do_not_wait_for_each_other(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, said("to Ana"), said("to Ana again"))
    put(memory, said("to Marek"), to=MAREK)
    parcels = lease(memory)
    assert texts(parcels) == ["to Ana", "to Marek"]
    assert [parcel.chat for parcel in parcels] == [CHATS[ANA], CHATS[MAREK]]


def test_a_parcel_carries_what_the_sender_needs(memory: Memory) -> None:
    enrol(memory)
    message = said("hello", at="ideas", silent=True, until=NOW + SECOND)
    memory.transact(lambda t: t.outbox.put(ANA, message, NOW, language="de"))
    (parcel,) = lease(memory, term=7)
    assert (parcel.message, parcel.language, parcel.term) == (message, "de", 7)
    assert (parcel.person_id, parcel.attempts, parcel.target) == (ANA, 0, None)
    assert start(memory, parcel).attempts == 1


def test_what_waits_is_announced_for_its_moment(memory: Memory) -> None:
    enrol(memory)
    assert memory.transact(lambda t: t.dispatch.next_parcel(NOW - SECOND)) is None
    put(memory, said("one"))
    assert memory.transact(lambda t: t.dispatch.next_parcel(NOW - SECOND)) == NOW
    assert memory.transact(lambda t: t.dispatch.next_parcel(NOW)) is None, (
        "what is due is not upcoming"
    )
    assert memory.transact(lambda t: t.dispatch.ready(NOW))
    assert not memory.transact(lambda t: t.dispatch.ready(NOW - SECOND))
    (parcel,) = lease(memory)
    assert memory.transact(lambda t: t.dispatch.next_parcel(NOW - SECOND)) == NOW + LEASE, (
        "the lease's end"
    )
    assert not memory.transact(lambda t: t.dispatch.ready(NOW))
    memory.transact(lambda t: t.dispatch.put_back(parcel, NOW + timedelta(minutes=1)))
    assert memory.transact(lambda t: t.dispatch.next_parcel(NOW - SECOND)) == NOW + timedelta(
        minutes=1
    )


def test_in_flight_is_what_is_leased_or_being_sent(memory: Memory) -> None:
    enrol(memory)
    flying = []
    put(memory, said("one"))
    flying.append(memory.transact(lambda t: t.dispatch.in_flight()))
    (parcel,) = lease(memory)
    flying.append(memory.transact(lambda t: t.dispatch.in_flight()))
    start(memory, parcel)
    flying.append(memory.transact(lambda t: t.dispatch.in_flight()))
    memory.transact(lambda t: t.dispatch.mark_sent(parcel, 900, NOW))
    flying.append(memory.transact(lambda t: t.dispatch.in_flight()))
    assert flying == [False, True, True, False]


def test_ids_are_never_used_again(memory: Memory) -> None:
    # A body is sealed to its id, and the order of a chat is the order of ids.
    enrol(memory)
    put(memory, said("one"))
    (first,) = lease(memory)
    memory.transact(lambda t: t.erase(ANA))
    enrol(memory)
    put(memory, said("two"))
    (second,) = lease(memory)
    assert second.id > first.id


def test_a_leased_message_waits_again_after_a_crash(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("one"), said("two"))
    lease(memory, term=1)
    assert recover(memory, NOW, term=2) == []
    assert states(memory) == [State.PENDING, State.PENDING]
    (parcel,) = lease(memory, term=2)
    assert texts([parcel]) == ["one"]
    assert parcel.attempts == 0


def test_a_message_that_was_being_sent_is_in_doubt_after_a_crash_and_sent_again(
    memory: Memory,
) -> None:
    enrol(memory)
    put(memory, said("one"))
    (parcel,) = lease(memory, term=1)
    start(memory, parcel)
    assert texts(recover(memory, NOW + LEASE, term=2)) == ["one"]
    (again,) = lease(memory, NOW + LEASE, term=2)
    assert (texts([again]), again.attempts) == (["one"], 1)


def test_what_this_term_holds_past_its_lease_is_taken_back_unless_it_is_in_its_hands(
    memory: Memory,
) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, said("lost"))
    put(memory, said("held"), to=MAREK)
    lost, held = lease(memory, term=1)
    start(memory, lost)
    assert memory.transact(lambda t: t.dispatch.left_behind(NOW, 1, {held.id})) == []
    late = NOW + LEASE
    assert texts(memory.transact(lambda t: t.dispatch.left_behind(late, 1, {held.id}))) == ["lost"]
    assert states(memory) == [State.SENDING, State.LEASED]
    memory.transact(lambda t: t.dispatch.left_behind(late, 1, {lost.id}))
    assert states(memory) == [State.SENDING, State.PENDING]


def test_nothing_waits_longer_than_it_may(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("told to wait"))
    parcel = next_one(memory)
    memory.transact(lambda t: t.dispatch.put_back(parcel, NOW + timedelta(hours=1)))
    memory.transact(lambda t: t.dispatch.cap_waits(NOW + SECOND))
    assert lease(memory, NOW) == []
    assert texts(lease(memory, NOW + SECOND)) == ["told to wait"]


def test_recovering_leaves_this_terms_messages_and_the_finished_alone(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, said("old"))
    (old,) = lease(memory, term=1)
    deliver(memory, old)
    put(memory, said("new"), to=MAREK)
    (new,) = lease(memory, term=2)
    start(memory, new)
    assert recover(memory, NOW, term=2) == []
    assert states(memory) == [State.SENT, State.SENDING]


def test_an_edit_is_in_the_order_of_its_chat_too(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("one"), Revise(words("edit"), talk=1, message_id=5))
    (parcel,) = lease(memory)
    deliver(memory, parcel)
    (parcel,) = lease(memory)
    assert (texts([parcel]), parcel.target) == (["edit"], 5)
