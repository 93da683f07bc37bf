"""Home: the way to every room, and the journal in one breath."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.core.arrivals.commands import COMMANDS
from tests.core.play import cued, planned, welcomed


def test_words_that_fit_nothing_can_be_kept_as_a_note() -> None:
    play = planned()
    play.say("the baker knew my name")
    assert play.buttons == ["Plan it", "Done already", "Keep as a note", "Just saying", "Help"]
    play.tap("Keep as a note")
    assert play.text.startswith("Kept. You'll find it under Look back.")
    assert [note.text for note in play.known.notes] == ["the baker knew my name"]


def test_a_long_note_is_kept_whole_and_shown_short() -> None:
    play = planned()
    long = "a long day with my sister " * 157
    play.say(long[:4096])
    play.tap("Keep as a note")
    assert play.known.notes[0].text == long[:4096]
    play.command("look")
    play.tap("Kept notes", "1")
    assert play.text.endswith('…"')
    assert len(play.text) < 350


def test_home_opens_every_room() -> None:
    play = cued()
    play.command("start")
    assert play.buttons == [
        "Plan a step",
        "I did something",
        "What's next",
        "Look back",
        "Friend",
        "Settle",
        "More",
    ]
    play.tap("Look back")
    assert "Close" in play.buttons
    play.tap("Close")
    assert play.text == "Okay. It's all still here."


@pytest.mark.parametrize("text", ["help", "I need help", "Help me!"])
@pytest.mark.parametrize("way", [(), ("start",), ("did",), ("plan",), ("settings",)])
def test_help_in_plain_words_is_help_wherever_it_is_said(way: tuple[str, ...], text: str) -> None:
    play = planned()
    for name in way:
        play.command(name)
    play.say(text)
    assert play.buttons[0] == "Help now"


@pytest.mark.parametrize("text", ["pause", "stop bothering me", "stop messaging me"])
def test_who_wants_quiet_is_offered_a_pause(text: str) -> None:
    for play in (planned(), cued()):
        play.say(text)
        assert play.text == "How long do you want to pause?"


def test_how_long_is_typed_there_too() -> None:
    play = planned()
    play.say("stop bothering me")
    play.say("for two weeks")
    assert play.text.startswith("A pause until Monday 14 Dec 14:05.")


def test_other_words_pass_by_the_pause_that_was_offered() -> None:
    play = planned()
    play.say("stop bothering me")
    play.say("I hate this")
    assert play.text.startswith("Thank you for saying it.")
    play.say("a walk with Tom tomorrow at 5pm")
    assert play.text == "Plan it, done already, or just a note?"
    play.tap("Until I end it")
    assert play.known.person.rests(play.now)


def test_are_you_a_human_has_an_honest_answer() -> None:
    play = planned()
    play.say("are you a human?")
    honest = "I'm a program with fixed words. No person answers here."
    assert play.text == f"{honest}\nHello. What would you like?"
    play.tap("Plan a step", "Keep both")
    play.say("are you real?")
    assert play.text.startswith(f"{honest}\nHere are three small steps.")
    assert not any("real" in step.text for step in play.known.steps)


def test_coming_back_is_welcomed() -> None:
    play = planned()
    play.say("I am back")
    assert play.text.startswith("Good that you're here.")
    assert "Plan a step" in play.buttons


@pytest.mark.parametrize("text", ["i am back, i'm ashamed", "I feel awful today", "bad day"])
def test_a_hard_word_is_thanked_and_nothing_is_wanted(text: str) -> None:
    play = planned()
    play.say(text)
    assert play.text.startswith("Thank you for saying it.")
    assert play.buttons == ["Settle", "A tiny step", "Keep as a note", "Just saying", "Help"]
    play.tap("Settle")
    assert play.text == "I'm here. What would help for a minute?"


def test_a_hard_word_is_no_step() -> None:
    play = welcomed()
    play.say("I feel awful today")
    play.pass_time(timedelta(seconds=4))
    assert play.text.startswith("Thank you for saying it.")
    play.tap("A tiny step")
    assert play.text.startswith("Here are three small steps.")


def test_danger_comes_before_all_of_it() -> None:
    play = planned()
    play.say("help me, I want to die")
    assert "findahelpline.com" in play.text


def test_help_names_every_way_and_each_works() -> None:
    play = welcomed()
    play.command("help")
    play.tap("What can I do here?")
    named = re.findall(r"/(\w+):", play.text)
    assert {"plan", "did", "next", "look", "friend", "settle", "settings", "privacy"} < {*named}
    assert {*named} <= {*COMMANDS, "cancel", "start"}


@pytest.mark.parametrize("menu", ["next", "friend", "settings", "help", "privacy", "erase"])
def test_other_words_under_a_menu_are_heard_at_home(menu: str) -> None:
    play = planned()
    play.command(menu)
    stands = len(play.screen)
    play.say("the bus was full of school children")
    assert play.text == "Plan it, done already, or just a note?"
    assert len(play.screen) == stands + 1


def test_under_a_menu_a_short_answer_is_no_note() -> None:
    play = planned()
    play.command("erase")
    play.say("yes")
    assert "This would all go" in play.text
