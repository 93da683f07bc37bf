"""What becomes of a message: sent and a card, put back, said anew, too late, or let go."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.records.effects import Lane, Remove, Revise, Say
from bot.core.records.memories import CueMemory, HomeMemory, PlanMemory
from bot.core.records.model import Phase, Talk
from bot.store.memory import Memory
from bot.store.parcel import State
from bot.store.tables import OutboxRow, TalkRow
from bot.store.transaction import Transaction
from tests.store.scene import (
    ANA,
    CHATS,
    MAREK,
    NOW,
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
    texts,
    words,
)

TALK = Talk(1, PlanMemory(), "ideas", subject=11)


def _card(memory: Memory, id: int = TALK.id) -> int | None:
    cards: dict[int, int | None] = {row.id: row.card for row in rows(memory, TalkRow)}
    return cards[id]


def _stage(memory: Memory) -> None:
    enrol(memory)
    keep(memory, TALK)


# sent


def test_a_message_of_a_talk_becomes_its_card_once_it_is_sent(memory: Memory) -> None:
    _stage(memory)
    put(memory, said("one", talk=TALK.id))
    (parcel,) = claim(memory)
    assert _card(memory) is None
    memory.transact(lambda t: t.dispatch.mark_sent(parcel, 900, NOW))
    assert _card(memory) == 900
    assert memory.transact(lambda t: t.people.load(ANA)).talks[0].card == 900


def test_a_message_of_no_talk_becomes_nobodys_card(memory: Memory) -> None:
    _stage(memory)
    put(memory, said("one"))
    deliver(memory, next_one(memory))
    assert _card(memory) is None


def test_it_does_not_become_the_card_while_a_newer_one_waits(memory: Memory) -> None:
    _stage(memory)
    put(memory, said("one", talk=TALK.id, lane=Lane.SCHEDULED), said("two", talk=TALK.id))
    deliver(memory, next_one(memory), message_id=900)
    assert _card(memory) is None
    deliver(memory, next_one(memory), message_id=901)
    assert _card(memory) == 901


def test_a_message_of_another_talk_does_not_keep_it_from_becoming_the_card(
    memory: Memory,
) -> None:
    _stage(memory)
    keep(memory, Talk(2, HomeMemory(), "home", floor=False))
    put(memory, said("one", talk=TALK.id), said("two", talk=2))
    deliver(memory, next_one(memory), message_id=900)
    assert (_card(memory), _card(memory, 2)) == (900, None)


def test_an_edit_of_the_card_does_not_change_which_message_it_is(memory: Memory) -> None:
    _stage(memory)
    put(memory, said("one", talk=TALK.id))
    deliver(memory, next_one(memory), message_id=900)
    put(memory, Revise(words("edit"), talk=TALK.id))
    (parcel,) = claim(memory)
    assert parcel.target == 900
    deliver(memory, parcel, message_id=900)
    assert _card(memory) == 900


# put back, said anew, too late


def test_what_is_put_back_waits_until_its_moment_and_counts_its_tries(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("one"))
    (parcel,) = claim(memory)
    memory.transact(lambda t: t.dispatch.put_back(parcel, NOW + SECOND))
    assert claim(memory) == []
    (again,) = claim(memory, NOW + SECOND)
    assert (parcel.attempts, again.attempts) == (1, 2)


def test_what_provably_did_not_leave_was_not_tried(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("one"))
    for _ in range(3):
        parcel = next_one(memory)
        assert parcel.attempts == 1
        memory.transact(lambda t, one=parcel: t.dispatch.put_back(one, NOW, untried=True))  # type: ignore[misc]


def test_what_is_told_again_of_a_claim_changes_nothing_for_the_next_one(memory: Memory) -> None:
    """The answer to the first commit was lost, and the message is claimed anew meanwhile."""
    _stage(memory)
    revise = Revise(words("edit"), (), TALK.id, message_id=5, or_say=True)
    memory.transact(lambda t: t.outbox.put(ANA, revise, NOW))
    first = next_one(memory)

    def back(transaction: Transaction) -> None:
        transaction.dispatch.put_back(first, NOW, untried=True)

    memory.transact(back)
    memory.transact(back)
    again = next_one(memory, NOW + SECOND)
    assert again.attempts == 1, "it was not tried, and is not counted off twice"
    memory.transact(back)
    memory.transact(lambda t: t.dispatch.as_new(first, NOW))
    assert not memory.transact(lambda t: t.dispatch.mark(first, State.UNKNOWN, NOW))
    assert states(memory) == [State.SENDING]
    assert memory.transact(lambda t: t.dispatch.mark(again, State.UNKNOWN, NOW))
    assert not memory.transact(lambda t: t.dispatch.mark(again, State.UNKNOWN, NOW)), "only once"
    assert states(memory) == [State.UNKNOWN]


def test_an_edit_whose_message_is_gone_is_said_anew(memory: Memory) -> None:
    _stage(memory)
    revise = Revise(
        words("edit"), (), TALK.id, "when", 5, True, Lane.SCHEDULED, between=True, topic=3
    )
    memory.transact(lambda t: t.outbox.put(ANA, revise, NOW, language="de"))
    (parcel,) = claim(memory)
    memory.transact(lambda t: t.dispatch.as_new(parcel, NOW))
    (anew,) = claim(memory)
    wanted = Say(words("edit"), talk=TALK.id, at="when", lane=Lane.SCHEDULED, between=True, topic=3)
    assert (anew.id, anew.message, anew.target) == (parcel.id, wanted, None)
    assert anew.language == "de"
    deliver(memory, anew, message_id=901)
    assert _card(memory) == 901


def test_an_edit_that_need_not_be_said_ends_with_its_message(memory: Memory) -> None:
    enrol(memory)
    for gone in (
        Revise(words("edit"), message_id=5),
        Revise(None, message_id=6, or_say=True),
        Remove(7),
    ):
        put(memory, gone)
        marked = next_one(memory)
        memory.transact(lambda t, marked=marked: t.dispatch.as_new(marked, NOW))  # type: ignore[misc]
    assert states(memory) == [State.CANCELLED] * 3
    assert claim(memory) == []


def test_what_ended_otherwise_holds_nothing_up(memory: Memory) -> None:
    enrol(memory)
    ends = (State.UNKNOWN, State.EXPIRED, State.DEAD, State.CANCELLED)
    put(memory, *(said(end.name) for end in ends))
    for end in ends:
        (parcel,) = claim(memory)
        assert texts([parcel]) == [end.name]
        memory.transact(lambda t, p=parcel, e=end: t.dispatch.mark(p, e, NOW))  # type: ignore[misc]
    assert states(memory) == list(ends)


def test_what_came_too_late_names_the_step_it_was_about(memory: Memory) -> None:
    _stage(memory)
    put(memory, said("cue", talk=TALK.id, until=NOW))
    (parcel,) = claim(memory)
    assert memory.transact(lambda t: t.dispatch.expire(parcel, NOW)) == TALK.subject
    assert states(memory) == [State.EXPIRED]


def test_what_came_too_late_names_nothing_while_more_of_its_talk_waits(memory: Memory) -> None:
    _stage(memory)
    put(
        memory,
        said("cue", talk=TALK.id, until=NOW, lane=Lane.SCHEDULED),
        said("next", talk=TALK.id),
    )
    (parcel,) = claim(memory)
    assert memory.transact(lambda t: t.dispatch.expire(parcel, NOW)) is None


def test_what_came_too_late_for_a_closed_talk_or_none_names_nothing(memory: Memory) -> None:
    enrol(memory)
    keep(memory, Talk(1, CueMemory(), "nudged", subject=11, phase=Phase.CLOSED))
    for late in (said("cue", talk=1, until=NOW), said("word", until=NOW)):
        put(memory, late)
        (parcel,) = claim(memory)
        assert memory.transact(lambda t, p=parcel: t.dispatch.expire(p, NOW)) is None  # type: ignore[misc]


# let go


def test_nothing_more_is_sent_to_somebody_out_of_reach(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, said("one"), said("two"), said("three"))
    put(memory, said("to Marek"), to=MAREK)
    ana, _ = claim(memory)
    deliver(memory, ana)
    assert memory.transact(lambda t: t.outbox.cancel_all(ANA, NOW)) == ()
    assert states(memory) == [State.SENT, State.CANCELLED, State.CANCELLED, State.SENDING]
    assert claim(memory) == []


def test_whose_cards_were_to_come_is_known_when_nothing_is_sent_any_more(memory: Memory) -> None:
    _stage(memory)
    put(memory, said("card", talk=TALK.id), said("a word"))
    put(memory, Revise(words("edit"), talk=TALK.id, message_id=5))
    unsaid = memory.transact(lambda t: t.outbox.cancel_all(ANA, NOW))
    assert set(unsaid) <= {TALK.id}
    put(memory, said("card", talk=TALK.id), said("a word"))
    assert memory.transact(lambda t: t.outbox.cancel_all(ANA, NOW)) == (TALK.id,)


def test_what_was_let_go_while_it_was_being_sent_does_not_wait_again(memory: Memory) -> None:
    enrol(memory)
    put(memory, said("one"))
    marked = next_one(memory)
    memory.transact(lambda t: t.outbox.cancel_all(ANA, NOW))
    memory.transact(lambda t: t.dispatch.put_back(marked, NOW))
    assert states(memory) == [State.CANCELLED]


def test_what_is_finished_goes_after_two_days_and_nothing_else(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    put(memory, said("sent"), said("later"))
    deliver(memory, next_one(memory))
    put(memory, said("flying"), to=MAREK)
    claim(memory, limit=10)
    two_days = NOW + timedelta(days=2)
    memory.transact(lambda t: t.outbox.tidy(two_days))
    assert len(states(memory)) == 3
    memory.transact(lambda t: t.outbox.tidy(two_days + SECOND))
    assert states(memory) == [State.SENDING, State.SENDING]


# farewell


def _erased(memory: Memory, *messages: Say | Revise) -> None:
    """Ana is erased, and these words still have to reach her."""
    enrol(memory)

    def work(transaction: Transaction) -> None:
        chat = transaction.people.chat_of(ANA)
        transaction.erase(ANA)
        transaction.outbox.farewell(chat, messages, NOW, language="de")

    memory.transact(work)


def test_a_farewell_reaches_somebody_who_is_already_erased(memory: Memory) -> None:
    _erased(memory, said("all is gone", talk=1))
    assert memory.transact(lambda t: t.people.find(CHATS[ANA])) is None
    (parcel,) = claim(memory)
    assert (parcel.chat, parcel.person_id, parcel.language) == (CHATS[ANA], None, "de")
    assert texts([parcel]) == ["all is gone"]
    (row,) = rows(memory, OutboxRow)
    assert (row.person_id, row.talk_id) == (None, None)
    assert b"all is gone" not in row.body


def test_a_farewell_is_deleted_when_it_is_sent(memory: Memory) -> None:
    _erased(memory, said("all is gone"))
    deliver(memory, next_one(memory))
    assert states(memory) == []


def test_a_farewell_edits_the_message_that_was_tapped_or_is_said_anew(memory: Memory) -> None:
    _erased(memory, Revise(words("gone"), talk=1, message_id=5, or_say=True))
    (parcel,) = claim(memory)
    assert parcel.target == 5
    memory.transact(lambda t: t.dispatch.as_new(parcel, NOW))
    (anew,) = claim(memory)
    assert (anew.chat, anew.target, texts([anew])) == (CHATS[ANA], None, ["gone"])
    deliver(memory, anew)
    assert states(memory) == []


def test_a_farewell_that_did_not_leave_waits_with_its_address(memory: Memory) -> None:
    _erased(memory, said("all is gone"))
    marked = next_one(memory)
    memory.transact(lambda t: t.dispatch.put_back(marked, NOW + SECOND))
    (again,) = claim(memory, NOW + SECOND)
    assert again.chat == CHATS[ANA]


@pytest.mark.parametrize("end", [State.UNKNOWN, State.DEAD, State.CANCELLED])
def test_a_farewell_that_ended_otherwise_keeps_no_address(memory: Memory, end: State) -> None:
    _erased(memory, said("all is gone"))
    marked = next_one(memory)
    memory.transact(lambda t: t.dispatch.mark(marked, end, NOW))
    assert states(memory) == []
