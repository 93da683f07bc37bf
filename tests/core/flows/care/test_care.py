"""Danger is answered before everything, in every state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.core.records.effects import Lane, Say
from bot.core.records.events import Commanded, DueKind, Edited, Media, Showed
from bot.core.records.memories import CareMemory
from bot.core.records.model import Flow, StepState
from bot.ear.care import hear
from tests.core.play import Play, cued, planned, welcomed

DARK = "I want to kill myself"


def _new() -> Play:
    return Play()


def _debrief() -> Play:
    play = cued()
    play.tap("I'm going", "Done", "Uneasy")
    return play


def _minor() -> Play:
    play = Play()
    play.command("start")
    play.tap("I'm under 18")
    return play


STATES: list[Callable[[], Play]] = [_new, welcomed, planned, cued, _debrief, _minor]


@pytest.mark.parametrize("state", STATES)
def test_the_next_message_is_human_help(state: Callable[[], Play]) -> None:
    play = state()
    play.said.clear()
    play.say(DARK)
    first = next(effect for effect in play.said if isinstance(effect, Say))
    assert first.lane is Lane.CARE
    assert "call 112 (Europe and many others), 911, 999, 000" in play.text
    assert "findahelpline.com" in play.text
    assert len(play.text) <= 900


@pytest.mark.parametrize("state", STATES)
def test_an_overdose_puts_the_number_first(state: Callable[[], Play]) -> None:
    play = state()
    play.say("I took too many pills")
    assert play.text.startswith("Call 112")


def test_captions_edits_and_payloads_are_heard_too() -> None:
    for event in (
        Edited(DARK, 5, hear(DARK)),
        Showed(Media.PICTURE, DARK, 5, hear(DARK)),
        Commanded("start", DARK, 5, hear(DARK)),
    ):
        play = welcomed()
        play.happen(event)
        assert "deserve a person with you" in play.text


def test_a_quiet_day_follows_and_can_be_lifted() -> None:
    play = planned()
    play.say(DARK)
    assert play.known.person.held_until == play.now + timedelta(days=1)
    play.tap("I'm safe for now")
    assert (
        play.text
        == "Okay. I'll stay quiet for a day. Do you want one short hello from me tomorrow?"
    )
    play.tap("Keep my reminders on")
    assert play.known.person.held_until is None


def test_nothing_is_pushed_on_the_quiet_day() -> None:
    play = cued()
    play.pass_time(timedelta(minutes=1))
    play.say(DARK)
    before = len(play.screen)
    play.pass_time(timedelta(hours=23))
    assert len(play.screen) == before


def test_the_one_hello_comes_when_it_was_wanted() -> None:
    play = welcomed()
    play.say(DARK)
    play.tap("I'm safe for now", "Yes, one hello")
    play.pass_time(timedelta(hours=25))
    assert play.text == "Hello. Just that. You don't need to answer."


@pytest.mark.parametrize("hours", range(0, 24, 3))
def test_the_hello_comes_on_the_day_it_names_and_while_people_are_up(hours: int) -> None:
    play = welcomed()
    play.pass_time(timedelta(hours=hours))
    play.say(DARK)
    asked = play.now
    play.tap("I'm safe for now", "Yes, one hello")
    hello = play.calendar[_hello(play)]
    assert hello.date() == asked.date() + timedelta(days=1)
    assert play.known.person.quiet_to <= hello.time() < play.known.person.quiet_from
    play.pass_time(timedelta(days=2))
    assert play.text == "Hello. Just that. You don't need to answer."


def _hello(play: Play) -> tuple[int, DueKind]:
    return next(key for key in play.calendar if key[1] is DueKind.HELLO)


def test_the_hello_comes_though_another_card_follows() -> None:
    play = welcomed()
    play.say(DARK)
    play.tap("I'm safe for now", "Yes, one hello")
    play.pass_time(timedelta(minutes=10))
    play.say("I drank again")
    play.tap("Carry on")
    play.pass_time(timedelta(days=2))
    assert "Hello. Just that. You don't need to answer." in [
        shown.text for shown in play.screen.values()
    ]


def test_not_what_i_meant_leaves_the_quiet_day_of_an_earlier_card() -> None:
    play = welcomed()
    play.say(DARK)
    play.tap("I'm safe for now", "No hello")
    held = play.known.person.held_until
    play.pass_time(timedelta(hours=1))
    play.say("I dont see the point anymore")
    play.tap("Not what I meant")
    assert held is not None
    assert play.known.person.held_until == held


def test_not_what_i_meant_keeps_the_number_and_the_words() -> None:
    play = _debrief()
    play.say("the suspense made me want to die honestly")
    card = play.last.id
    play.tap("Not what I meant")
    assert "112, 911, 999, 000" in play.screen[card].text
    assert play.known.person.held_until is None
    assert play.known.steps[0].answers["easy"] == "the suspense made me want to die honestly"
    assert play.text == "Hello in the shop. What felt hard?"


def test_the_words_are_gone_after_half_an_hour() -> None:
    play = _debrief()
    play.say(DARK)
    play.pass_time(timedelta(minutes=31))
    assert not any(CareMemory.of(talk).draft for talk in play.known.talks)


def test_the_same_again_is_one_line_and_never_silence() -> None:
    play = welcomed()
    play.say(DARK)
    play.say("i want to die")
    assert play.text.startswith("Still here, still a program.")
    play.pass_time(timedelta(hours=1))
    play.say(DARK)
    assert play.text.startswith("Thank you for saying that.")


def test_the_talk_goes_on_after_the_card() -> None:
    play = _debrief()
    play.say(DARK)
    play.tap("More numbers", "Back", "Words to tell someone", "Back", "I'm safe for now")
    play.tap("No hello")
    assert play.text == "Hello in the shop. What felt easy? Tap or write."


def test_an_unclear_word_is_a_gentle_question_with_a_number() -> None:
    play = welcomed()
    play.say("i feel so hopeless today")
    assert "findahelpline.com" in play.text
    assert play.known.person.held_until is None
    play.tap("Yes, or not sure")
    assert play.text.startswith("Thank you for saying that.")
    assert play.known.person.held_until is not None


def test_a_slip_is_met_with_kindness_and_nothing_is_lost() -> None:
    play = planned()
    play.say("I drank again last night")
    assert play.text.startswith("Thank you for saying it. Nothing here is lost")
    assert play.known.steps[0].state is StepState.PLANNED
    assert play.known.floor is not None
    assert play.known.floor.flow is Flow.CARE
