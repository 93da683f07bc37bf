"""A hard minute: each way through it, and nothing of it kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.effects import Breathe
from tests.core.play import Play, welcomed


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
    assert play.text.startswith("Good. Feet on the floor.")
    kept = repr((play.known.talks, play.known.notes, play.known.steps))
    assert "cup" not in kept


def test_the_pocket_card_begins_with_their_own_line() -> None:
    play = settling()
    person = replace(play.known.person, mantra="one thing at a time")
    play.known = replace(play.known, person=person)
    play.command("cards")
    assert play.text.startswith('Yours: "one thing at a time"\nFeet on the floor.')


def test_outside_for_ten_minutes_and_asked_once() -> None:
    play = settling()
    play.tap("Step out", "Ten minutes")
    assert play.text.startswith("Ten minutes, then.")
    play.pass_time(timedelta(minutes=10))
    assert play.text == "That's your time outside. Back in, or home? Both are fine."
    assert play.last.silent
    before = len(play.screen)
    play.pass_time(timedelta(hours=5))
    assert len(play.screen) == before
    play.tap("Head home")
    assert any(s.text.startswith("Home it is.") for s in play.screen.values())


def test_back_in_is_never_followed_by_the_question() -> None:
    play = settling()
    play.tap("Step out", "Five minutes", "Back in")
    before = len(play.screen)
    play.pass_time(timedelta(hours=1))
    assert len(play.screen) == before


def test_what_is_typed_at_the_menu_is_no_thing_seen() -> None:
    play = settling()
    play.say("I don't know what to do")
    assert "Good. And one more" not in play.text
