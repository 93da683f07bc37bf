"""An edit of what is not sent yet changes the waiting message instead of writing another."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.records.effects import Lane, Remove, Revise, Say
from bot.core.records.events import Outrun
from bot.core.records.memories import PlanMemory
from bot.core.records.model import Talk
from bot.core.records.turn import choice
from bot.store.memory import Memory
from bot.store.parcel import State
from tests.store.scene import (
    ANA,
    MAREK,
    NOW,
    SECOND,
    claim,
    deliver,
    enrol,
    keep,
    next_one,
    put,
    recover,
    said,
    states,
    text_of,
    texts,
    words,
)

TALK = 1
ROWS = ((choice("good"), choice("change")),)


@pytest.fixture(autouse=True)
def _stage(memory: Memory) -> None:
    enrol(memory)
    keep(memory, Talk(TALK, PlanMemory(), "ideas"))


def test_a_revision_changes_the_waiting_message_of_its_talk(memory: Memory) -> None:
    until = NOW + timedelta(hours=1)
    waiting = Say(words("one"), ROWS, TALK, "ideas", Lane.SCHEDULED, silent=True, until=until)
    put(memory, waiting)
    put(memory, Revise(words("two"), (), TALK, "when"))
    parcel = next_one(memory)
    wanted = Say(words("two"), (), TALK, "when", Lane.SCHEDULED, silent=True, until=until)
    assert parcel.message == wanted
    assert states(memory) == [State.SENDING]


def test_a_revision_without_words_only_changes_the_buttons(memory: Memory) -> None:
    put(memory, Say(words("one"), (), TALK, "ideas"))
    put(memory, Revise(None, ROWS, TALK, "when"))
    assert next_one(memory).message == Say(words("one"), ROWS, TALK, "when")


def test_buttons_put_where_others_were_to_go_know_their_talk(memory: Memory) -> None:
    """A card that came twice: bared first, then, tapped, it becomes the talk's card."""
    put(memory, Revise(None, message_id=901))
    put(memory, Revise(words("two"), ROWS, TALK, "when", 901, True))
    assert next_one(memory).message == Revise(words("two"), ROWS, TALK, "when", 901, True)


def test_it_is_the_newest_waiting_message_that_is_changed(memory: Memory) -> None:
    put(memory, said("one", talk=TALK, lane=Lane.SCHEDULED), said("two", talk=TALK))
    put(memory, Revise(words("changed"), talk=TALK))
    heard = []
    for number in range(2):
        heard.append(next_one(memory))
        deliver(memory, heard[-1], message_id=900 + number)
    assert texts(heard) == ["one", "changed"]


def test_of_several_answers_in_a_row_only_the_newest_card_is_sent(memory: Memory) -> None:
    put(memory, *(said(f"not heard {n}", talk=TALK) for n in range(5)))
    assert texts(claim(memory, limit=9)) == ["not heard 4"]


def test_a_message_whose_bytes_leave_is_edited_afterwards(memory: Memory) -> None:
    put(memory, said("one", talk=TALK))
    parcel = next_one(memory)
    put(memory, Revise(words("two"), talk=TALK, message_id=900))
    memory.transact(lambda t: t.dispatch.mark_sent(parcel, 900, NOW))
    edit = next_one(memory)
    assert (text_of(edit.message), edit.target) == ("two", 900)


def test_two_waiting_edits_of_a_message_are_one(memory: Memory) -> None:
    put(memory, Revise(words("one"), ROWS, TALK, "ideas", message_id=5))
    put(memory, Revise(words("two"), (), TALK, "when", message_id=5))
    put(memory, Revise(words("other"), (), TALK, message_id=6))
    first = next_one(memory)
    assert (text_of(first.message), first.target) == ("two", 5)
    deliver(memory, first)
    assert next_one(memory).target == 6


def test_a_message_that_will_be_deleted_is_not_edited(memory: Memory) -> None:
    put(memory, Remove(5), Revise(words("one"), talk=TALK, message_id=5))
    deliver(memory, next_one(memory))
    assert claim(memory) == []


def test_a_revision_finds_the_card_that_was_sent(memory: Memory) -> None:
    put(memory, said("one", talk=TALK))
    deliver(memory, next_one(memory), message_id=900)
    put(memory, Revise(words("two"), ROWS, TALK, "when"))
    parcel = next_one(memory)
    assert (parcel.target, parcel.message) == (900, Revise(words("two"), ROWS, TALK, "when"))


def test_a_revision_of_nothing_is_said_if_it_must_be_and_else_dropped(memory: Memory) -> None:
    put(
        memory,
        Revise(words("dropped"), talk=TALK),
        Revise(None, ROWS, talk=TALK, or_say=True),
        Revise(words("of nothing"), or_say=True),
        Revise(words("said"), ROWS, TALK, "when", or_say=True, lane=Lane.SCHEDULED),
    )
    assert next_one(memory).message == Say(words("said"), ROWS, TALK, "when", Lane.SCHEDULED)
    assert len(states(memory)) == 1


def test_nobody_changes_a_message_to_somebody_else(memory: Memory) -> None:
    enrol(memory, MAREK)
    put(memory, said("to Ana", talk=TALK))
    put(memory, Revise(words("to Marek"), talk=TALK), to=MAREK)
    assert texts(claim(memory)) == ["to Ana"]


def test_an_edited_tap_makes_what_its_talk_had_still_to_say_stale(memory: Memory) -> None:
    # After a crash the tapped message may itself be waiting to be sent a second time.
    put(memory, said("in doubt", talk=TALK))
    next_one(memory)
    recover(memory, NOW, term=2)
    put(memory, Revise(words("next"), talk=TALK, message_id=900, or_say=True))
    assert states(memory) == [State.CANCELLED, State.PENDING]
    assert next_one(memory, term=2).target == 900


def test_what_is_stale_is_never_claimed(memory: Memory) -> None:
    put(memory, said("one", talk=TALK))
    put(memory, Revise(words("next"), talk=TALK, message_id=900))
    assert [parcel.target for parcel in claim(memory)] == [900]
    assert states(memory) == [State.CANCELLED, State.SENDING]


def test_what_became_stale_while_it_left_does_not_wait_again(memory: Memory) -> None:
    put(memory, said("one", talk=TALK))
    held = next_one(memory)
    put(memory, Revise(words("next"), talk=TALK, message_id=900))
    memory.transact(lambda t: t.dispatch.put_back(held, NOW))
    assert states(memory) == [State.CANCELLED, State.PENDING]


def test_changing_buttons_makes_nothing_stale(memory: Memory) -> None:
    put(memory, said("one", talk=TALK), Revise(None, talk=TALK, message_id=5))
    assert states(memory) == [State.PENDING, State.PENDING]


def test_an_edit_of_no_talk_makes_nothing_stale(memory: Memory) -> None:
    put(memory, said("we stumbled"), Revise(words("edit"), message_id=5))
    assert states(memory) == [State.PENDING, State.PENDING]


def test_a_care_card_that_changes_a_waiting_edit_is_first_in_every_queue(memory: Memory) -> None:
    put(memory, said("waits"))
    put(memory, Revise(words("question"), talk=TALK, message_id=5))
    put(memory, Revise(words("card"), talk=TALK, message_id=5, or_say=True, lane=Lane.CARE))
    assert [parcel.lane for parcel in claim(memory, limit=1)] == [Lane.CARE]


def test_words_that_must_be_said_are_said_even_when_only_buttons_were_waiting(
    memory: Memory,
) -> None:
    put(memory, Revise(None, ROWS, TALK, message_id=5))
    put(memory, Revise(words("must"), talk=TALK, message_id=5, or_say=True))
    gone = next_one(memory)
    memory.transact(lambda t: t.dispatch.as_new(gone, NOW))
    assert texts(claim(memory, NOW + SECOND)) == ["must"]


def test_the_language_of_the_waiting_message_stays(memory: Memory) -> None:
    memory.transact(lambda t: t.outbox.put(ANA, said("one", talk=TALK), NOW, language="de"))
    put(memory, Revise(words("two"), talk=TALK))
    assert next_one(memory).language == "de"


def test_a_card_that_is_just_being_sent_is_edited_when_it_has_arrived(memory: Memory) -> None:
    put(memory, said("old", talk=TALK))
    parcel = next_one(memory)
    put(memory, Revise(words("new"), ROWS, TALK, "when"))
    assert states(memory) == [State.SENDING, State.PENDING]
    memory.transact(lambda t: t.dispatch.mark_sent(parcel, 900, NOW))
    edit = next_one(memory)
    assert (edit.target, edit.message) == (900, Revise(words("new"), ROWS, TALK, "when"))


def test_an_edit_of_a_card_that_never_arrived_is_said_anew_or_let_be(memory: Memory) -> None:
    put(memory, said("old", talk=TALK))
    parcel = next_one(memory)
    put(memory, Revise(words("new"), ROWS, TALK, "when", or_say=True))
    memory.transact(lambda t: t.dispatch.mark(parcel, State.UNKNOWN, NOW))
    assert next_one(memory).target is None


def test_a_newer_card_settles_the_doubt_about_an_earlier_one(memory: Memory) -> None:
    put(memory, said("17:30, shop.", talk=TALK, lane=Lane.SCHEDULED))
    doubted = next_one(memory)
    memory.transact(lambda t: t.dispatch.put_back(doubted, NOW + SECOND))
    put(memory, said("An answer to it", talk=TALK))
    assert states(memory) == [State.CANCELLED, State.PENDING]


def test_a_card_that_arrives_when_its_next_one_is_written_is_outrun(memory: Memory) -> None:
    put(memory, said("one", talk=TALK))
    first = next_one(memory)
    put(memory, said("two", talk=TALK))
    assert memory.transact(lambda t: t.dispatch.mark_sent(first, 900, NOW)) == Outrun(TALK, 900)
    second = next_one(memory)
    assert memory.transact(lambda t: t.dispatch.mark_sent(second, 901, NOW)) is None
    assert _card(memory) == 901


def test_a_card_of_help_that_arrived_before_an_earlier_card_stays_the_card(memory: Memory) -> None:
    put(memory, said("one", talk=TALK))
    first = next_one(memory)
    put(memory, said("help", talk=TALK, lane=Lane.CARE))
    deliver(memory, next_one(memory), message_id=900)
    assert memory.transact(lambda t: t.dispatch.mark_sent(first, 901, NOW)) == Outrun(TALK, 901)
    assert _card(memory) == 900


def _card(memory: Memory) -> int | None:
    (talk,) = memory.transact(lambda t: t.people.load(ANA)).talks
    return talk.card
