"""A hard minute: each way through it, and nothing of it kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.effects import Breathe, Say
from bot.core.records.model import Flow, Look
from bot.words.book import Rendered
from tests.core.play import BOOK, Play, welcomed


def settling() -> Play:
    play = welcomed()
    play.command("settle")
    return play


def test_four_ways_and_a_person_to_call() -> None:
    play = settling()
    assert play.text == "I'm here. What would help for a minute?"
    assert play.buttons == [
        "Breathe with me",
        "Three things I see",
        "My pocket card",
        "Step out",
        "Help now",
        "That's enough",
    ]


def test_the_breath_moves_and_comes_back() -> None:
    play = settling()
    play.tap("Breathe with me")
    assert any(isinstance(effect, Breathe) for effect in play.said)
    play.pass_time(timedelta(seconds=70))
    assert play.text == "I'm here. What would help for a minute?"


def test_three_things_are_named_and_not_kept() -> None:
    play = settling()
    play.tap("Three things I see")
    play.say("a blue cup")
    play.tap("Next")
    play.say("my hands")
    assert play.text.startswith("Feet on the floor.")
    kept = repr((play.known.talks, play.known.notes, play.known.steps))
    assert "cup" not in kept


def test_the_pocket_card_begins_with_their_own_line() -> None:
    play = settling()
    person = replace(play.known.person, mantra="one thing at a time")
    play.known = replace(play.known, person=person)
    play.tap("My pocket card")
    assert play.text.startswith('Yours: "one thing at a time"\nFeet on the floor.')


def test_outside_for_ten_minutes_and_asked_once() -> None:
    play = settling()
    play.tap("Step out", "Ten minutes")
    assert play.text.startswith("Ten minutes.")
    play.pass_time(timedelta(minutes=10))
    assert play.text == "That's your time outside. Back in, or home? Both are fine."
    assert play.last.silent
    before = len(play.screen)
    play.pass_time(timedelta(hours=5))
    assert len(play.screen) == before
    play.tap("Go home")
    assert any(s.text.startswith("Okay, home.") for s in play.screen.values())


def test_back_in_is_never_followed_by_the_question() -> None:
    play = settling()
    play.tap("Step out", "Five minutes", "Back in")
    before = len(play.screen)
    play.pass_time(timedelta(hours=1))
    assert len(play.screen) == before


def test_what_is_typed_at_the_menu_is_no_thing_seen() -> None:
    play = settling()
    play.say("I don't know what to do")
    assert play.text == "Okay. I'm here. What would help for a minute?"


@pytest.mark.parametrize("text", ["they all look at me", "3 things", "i hate this"])
def test_what_is_typed_outside_is_welcome_and_the_minutes_go_on(text: str) -> None:
    play = settling()
    play.tap("Step out", "Five minutes")
    play.say(text)
    assert play.text == "Okay. Take your time. Back in, or home? Both are fine."
    assert play.buttons == ["Back in", "Go home"]
    play.pass_time(timedelta(minutes=5))
    assert play.text.startswith("That's your time outside.")


@pytest.mark.parametrize("way", [("Three things I see",), ("Three things I see", "Next"), ()])
def test_who_cannot_breathe_is_offered_a_breath_and_no_praise(way: tuple[str, ...]) -> None:
    play = settling()
    play.tap(*way)
    play.say("I can't breathe")
    assert play.text == (
        "One slow breath out, if you like. I'm here. What would help for a minute?"
    )
    assert play.buttons[0] == "Breathe with me"


def test_being_back_can_be_written() -> None:
    play = settling()
    play.tap("Step out", "Five minutes")
    play.say("I'm back")
    assert play.text == "Good. You can leave again whenever you like."


def test_who_cannot_breathe_outside_keeps_the_ways_on() -> None:
    play = settling()
    play.tap("Step out", "Five minutes")
    play.say("I can't breathe")
    assert play.text.startswith("One slow breath out, if you like. Take your time.")
    assert play.buttons == ["Back in", "Go home"]


def test_a_feeling_among_the_three_things_is_not_called_good() -> None:
    play = settling()
    play.tap("Three things I see")
    play.say("they all look at me")
    assert play.text == "Okay. One more thing you see, if you like."


def test_danger_outside_is_still_answered_first() -> None:
    play = settling()
    play.tap("Step out", "Five minutes")
    play.say("I want to die")
    assert "findahelpline.com" in play.text


def test_after_the_hard_minute_no_question_follows() -> None:
    play = settling()
    play.tap("Step out", "Five minutes", "Back in")
    assert play.text == "Good. You can leave again whenever you like."


@pytest.mark.parametrize("look", list(Look))
def test_every_push_of_a_hard_minute_obeys_the_lock_screen(look: Look) -> None:
    play = settling()
    play.known = replace(play.known, person=replace(play.known.person, look=look))
    play.tap("Step out", "Five minutes")
    said = len(play.said)
    play.pass_time(timedelta(hours=2))
    pushed = [BOOK.render("en", one.words) for one in play.said[said:] if isinstance(one, Say)]
    assert len(pushed) == 1
    hidden = "That's your time outside. Back in, or home? Both are fine."
    veiled = any(hidden == _under(pushed[0], veil) for veil in pushed[0].veils)
    assert veiled is (look is Look.HIDDEN)
    assert pushed[0].text.endswith(hidden)


def _under(said: Rendered, veil: tuple[int, int]) -> str:
    offset, length = veil
    return said.text[offset : offset + length]


@pytest.mark.parametrize("word", ["thanks", "done", None])
def test_the_menu_can_be_left_by_a_tap_or_a_word(word: str | None) -> None:
    play = settling()
    if word is None:
        play.tap("That's enough")
    else:
        play.say(word)
    assert play.text == "Okay. /settle is here any time."
    floor = play.known.floor
    assert floor is not None
    assert floor.flow is Flow.PLAN, "what waited has the floor again, without a word"


def test_outside_is_asked_about_however_late_the_moment_comes() -> None:
    play = settling()
    play.tap("Step out", "Ten minutes")
    play.away_until(play.now + timedelta(minutes=17))
    assert play.text == "That's your time outside. Back in, or home? Both are fine."
