"""Danger is answered before everything, in every state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bot.core.records.effects import Lane, Say
from bot.core.records.events import Commanded, DueKind, Edited, Media, Showed
from bot.core.records.lines import line
from bot.core.records.memories import CareMemory
from bot.core.records.model import Flow, StepState
from bot.core.talk.gathering import PAUSE_AFTER
from bot.ear.care import hear
from tests.core.play import MONDAY, Play, cued, planned, welcomed

DARK = "I want to kill myself"


def _new() -> Play:
    return Play()


def _debrief() -> Play:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    return play


def _minor() -> Play:
    play = Play()
    play.command("start")
    play.tap("welcome-under-18")
    return play


STATES: list[Callable[[], Play]] = [_new, welcomed, planned, cued, _debrief, _minor]


def test_the_next_message_is_human_help() -> None:
    for state in STATES:
        play = state()
        play.said.clear()
        play.say(DARK)
        first = next(effect for effect in play.said if isinstance(effect, Say))
        assert first.lane is Lane.CARE, state
        assert play.key == "care-card-c1", state


def test_an_overdose_puts_the_number_first() -> None:
    for state in STATES:
        play = state()
        play.say("I took too many pills")
        assert play.key == "care-card-c4", state


def test_captions_edits_and_payloads_are_heard_too() -> None:
    for event in (
        Edited(DARK, 5, hear(DARK)),
        Showed(Media.PICTURE, DARK, 5, hear(DARK)),
        Commanded("start", DARK, 5, hear(DARK)),
    ):
        play = welcomed()
        play.happen(event)
        assert play.key == "care-card-c1"


def test_a_quiet_day_follows_and_can_be_lifted() -> None:
    play = planned()
    play.say(DARK)
    assert play.known.person.held_until == play.now + timedelta(days=1)
    play.tap("care-im-safe")
    assert play.key == "care-safe"
    play.tap("care-lift")
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
    play.tap("care-im-safe", "care-yes-hello")
    play.pass_time(timedelta(hours=25))
    assert play.key == "care-hello"


def test_the_hello_comes_on_the_day_it_names_and_while_people_are_up() -> None:
    for hours in range(0, 24, 3):
        play = welcomed()
        play.pass_time(timedelta(hours=hours))
        play.say(DARK)
        asked = play.now
        play.tap("care-im-safe", "care-yes-hello")
        hello = play.calendar[_hello(play)]
        assert hello.date() == asked.date() + timedelta(days=1), hours
        assert play.known.person.quiet_to <= hello.time() < play.known.person.quiet_from, hours
        play.pass_time(timedelta(days=2))
        assert play.key == "care-hello", hours


def _hello(play: Play) -> tuple[int, DueKind]:
    return next(key for key in play.calendar if key[1] is DueKind.HELLO)


def test_the_hello_comes_though_another_card_follows() -> None:
    play = welcomed()
    play.say(DARK)
    play.tap("care-im-safe", "care-yes-hello")
    play.pass_time(timedelta(minutes=10))
    play.say("I drank again")
    play.tap("care-carry-on-button")
    play.pass_time(timedelta(days=2))
    assert "care-hello" in play.on_screen


def test_not_what_i_meant_leaves_the_quiet_day_of_an_earlier_card() -> None:
    play = welcomed()
    play.say(DARK)
    play.tap("care-im-safe", "care-no-hello-button")
    held = play.known.person.held_until
    play.pass_time(timedelta(hours=1))
    play.say("I dont see the point anymore")
    play.tap("care-not-meant")
    assert held is not None
    assert play.known.person.held_until == held


def test_not_what_i_meant_keeps_the_number_and_the_words() -> None:
    play = _debrief()
    play.say("the suspense made me want to die honestly")
    card = play.last.id
    play.tap("care-not-meant")
    assert play.screen[card].key == "care-number-stays"
    assert play.known.person.held_until is None
    assert play.known.steps[0].answers["easy"] == "the suspense made me want to die honestly"
    assert play.line == line("debrief-ease-hard", name=line("idea-shop-hello.name"))


def test_the_words_are_gone_after_half_an_hour() -> None:
    play = _debrief()
    play.say(DARK)
    play.pass_time(timedelta(minutes=31))
    assert not any(CareMemory.of(talk).draft for talk in play.known.talks)


def test_the_same_again_is_one_line_and_never_silence() -> None:
    play = welcomed()
    play.say(DARK)
    play.say("i want to die")
    assert play.key == "care-card-c1-again"
    play.pass_time(timedelta(hours=1))
    play.say(DARK)
    assert play.key == "care-card-c1"


def test_the_talk_goes_on_after_the_card() -> None:
    play = _debrief()
    play.say(DARK)
    play.tap("care-more-numbers", "back", "care-words", "back", "care-im-safe")
    play.tap("care-no-hello-button")
    assert play.key == "care-no-hello", "nothing is asked in the same breath"
    play.say("the door was open")
    play.pass_time(PAUSE_AFTER)
    assert play.known.steps[0].answers["easy"] == "the door was open"


def test_an_unclear_word_is_a_gentle_question_with_a_number() -> None:
    play = welcomed()
    play.say("i feel so hopeless today")
    assert play.key == "care-card-c2"
    assert play.known.person.held_until is None
    play.tap("care-yes-or-unsure")
    assert play.key == "care-card-c1"
    assert play.known.person.held_until is not None


def test_a_slip_is_met_with_kindness_and_nothing_is_lost() -> None:
    play = planned()
    play.say("I drank again last night")
    assert play.key == "care-card-l"
    assert play.known.steps[0].state is StepState.PLANNED
    assert play.known.floor is not None
    assert play.known.floor.flow is Flow.CARE


def test_a_slip_at_gambling_has_words_of_its_own_and_is_treated_the_same() -> None:
    drank, gambled = planned(), planned()
    drank.say("I drank again last night")
    gambled.say("I gambled all my wages")
    assert gambled.key == "care-card-g"
    assert gambled.offered == drank.offered
    assert gambled.known.person == drank.known.person
    gambled.say("I gambled again")
    assert gambled.key == "care-card-g-again"
    for play in (drank, gambled):
        play.tap("care-someone-to-talk-to", "back", "care-rest-button")
    assert gambled.key == drank.key
    assert gambled.known.person == drank.known.person


def test_a_slip_at_both_is_met_as_one_that_a_body_may_not_bear() -> None:
    play = planned()
    play.say("I got drunk and gambled it all")
    assert play.key == "care-card-l"


def test_a_hello_asked_for_late_comes_an_hour_before_the_next_evening_is_quiet() -> None:
    play = planned()
    play.now = MONDAY.replace(hour=22, minute=40)  # 23:40 in Berlin
    play.say(DARK)
    play.tap("care-im-safe", "care-yes-hello")
    (at,) = [at for (_, kind), at in play.calendar.items() if kind is DueKind.HELLO]
    assert at == MONDAY.replace(day=1, month=12, hour=19, minute=0)
