"""A hard minute: each way through it, and nothing of it kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.effects import Breathe, Remove
from bot.core.records.lines import line
from bot.core.records.model import Flow, Look
from bot.core.rules.helplines import anywhere
from tests.core.play import Play, welcomed

IF_HEAVY = line("if-heavy", **anywhere(briefly=True))


def settling() -> Play:
    play = welcomed()
    play.command("settle")
    return play


def test_four_ways_and_a_person_to_call() -> None:
    play = settling()
    assert play.key == "settle-menu"
    assert play.offered == [
        *("care-breathe", "settle-things", "settle-pocket", "sentence-to-have-ready"),
        *("settle-step-out", "help-now", "breathe-enough"),
    ]


def test_the_breath_moves_and_comes_back() -> None:
    play = settling()
    play.tap("care-breathe")
    assert any(isinstance(effect, Breathe) for effect in play.said)
    play.pass_time(timedelta(seconds=70))
    assert play.key == "settle-menu"


def test_three_things_are_named_and_not_kept() -> None:
    play = settling()
    play.tap("settle-things")
    play.say("a blue cup")
    play.tap("next")
    play.say("my hands")
    assert play.key == "settle-here-now"
    kept = repr((play.known.talks, play.known.notes, play.known.steps))
    assert "cup" not in kept


def test_the_pocket_card_begins_with_their_own_line() -> None:
    play = settling()
    person = replace(play.known.person, mantra="one thing at a time")
    play.known = replace(play.known, person=person)
    play.tap("settle-pocket")
    assert play.key == "settle-yours"
    assert "settle-pocket-card" in play.keys
    assert "one thing at a time" in play.values


def test_outside_for_ten_minutes_and_asked_once() -> None:
    play = settling()
    play.tap("settle-step-out", "settle-ten")
    assert play.line == line("settle-out", minutes=10)
    play.pass_time(timedelta(minutes=10))
    assert play.key == "settle-over"
    assert play.last.silent
    before = len(play.screen)
    play.pass_time(timedelta(hours=5))
    assert len(play.screen) == before
    play.tap("cue-head-home")
    assert "settle-home" in play.on_screen


def test_back_in_is_never_followed_by_the_question() -> None:
    play = settling()
    play.tap("settle-step-out", "settle-five", "cue-back-in")
    before = len(play.screen)
    play.pass_time(timedelta(hours=1))
    assert len(play.screen) == before


def test_what_is_typed_at_the_menu_is_no_thing_seen() -> None:
    play = settling()
    play.say("I don't know what to do")
    assert play.line == line("settle-heard", question=line("settle-menu"), heavy=IF_HEAVY)


@pytest.mark.parametrize("text", ["they all look at me", "3 things", "i hate this"])
def test_what_is_typed_outside_is_welcome_and_the_minutes_go_on(text: str) -> None:
    play = settling()
    play.tap("settle-step-out", "settle-five")
    play.say(text)
    assert play.line == line("settle-heard", question=line("settle-outside"), heavy=IF_HEAVY)
    assert play.offered == ["cue-back-in", "cue-head-home"]
    play.pass_time(timedelta(minutes=5))
    assert play.key == "settle-over"


@pytest.mark.parametrize("way", [("settle-things",), ("settle-things", "next"), ()])
def test_who_cannot_breathe_is_offered_a_breath_and_no_praise(way: tuple[str, ...]) -> None:
    play = settling()
    play.tap(*way)
    play.say("I can't breathe")
    assert play.line == line("settle-breathe-out", question=line("settle-menu"))
    assert play.offered[0] == "care-breathe"


def test_being_back_can_be_written() -> None:
    play = settling()
    play.tap("settle-step-out", "settle-five")
    play.say("I'm back")
    assert play.key == "settle-back-in"


def test_who_cannot_breathe_outside_keeps_the_ways_on() -> None:
    play = settling()
    play.tap("settle-step-out", "settle-five")
    play.say("I can't breathe")
    assert play.key == "settle-breathe-out"
    assert "settle-outside" in play.keys
    assert play.offered == ["cue-back-in", "cue-head-home"]


def test_a_feeling_among_the_three_things_is_not_called_good() -> None:
    play = settling()
    play.tap("settle-things")
    play.say("they all look at me")
    assert play.key == "settle-next-thing"


def test_danger_outside_is_still_answered_first() -> None:
    play = settling()
    play.tap("settle-step-out", "settle-five")
    play.say("I want to die")
    assert play.key == "care-card-c1"


def test_after_the_hard_minute_no_question_follows() -> None:
    play = settling()
    play.tap("settle-step-out", "settle-five", "cue-back-in")
    assert play.key == "settle-back-in"


@pytest.mark.parametrize("look", list(Look))
def test_every_push_of_a_hard_minute_obeys_the_lock_screen(look: Look) -> None:
    play = settling()
    play.known = replace(play.known, person=replace(play.known.person, look=look))
    play.tap("settle-step-out", "settle-five")
    said = len(play.got)
    play.pass_time(timedelta(hours=2))
    (pushed,) = play.got[said:]
    assert "settle-over" in pushed.keys
    assert ("settle-over" not in pushed.uncovered.keys) is (look is Look.HIDDEN)


@pytest.mark.parametrize("word", ["thanks", "done", None])
def test_the_menu_can_be_left_by_a_tap_or_a_word(word: str | None) -> None:
    play = settling()
    if word is None:
        play.tap("breathe-enough")
    else:
        play.say(word)
    assert play.key == "settle-left"
    floor = play.known.floor
    assert floor is not None
    assert floor.flow is Flow.PLAN, "what waited has the floor again, without a word"


def test_outside_is_asked_about_however_late_the_moment_comes() -> None:
    play = settling()
    play.tap("settle-step-out", "settle-ten")
    play.away_until(play.now + timedelta(minutes=17))
    assert play.key == "settle-over"


def test_an_urge_leaves_a_hidden_chat_after_half_an_hour() -> None:
    play = welcomed("welcome-path-after")
    play.known = replace(play.known, person=replace(play.known.person, look=Look.HIDDEN))
    typed = play.say("I really want a drink")
    play.pass_time(timedelta(minutes=31))
    assert "settle-urge" not in play.on_screen
    assert Remove(typed) in play.said
