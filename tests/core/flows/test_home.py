"""Home: the way to every room, and the journal in one breath."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.core.arrivals.commands import COMMANDS
from bot.core.records.lines import line
from tests.core.play import cued, planned, welcomed
from tests.core.told import BOOK


def test_words_that_fit_nothing_can_be_kept_as_a_note() -> None:
    play = planned()
    play.say("the baker knew my name")
    assert play.offered == [
        *("home-plan-it", "home-did-it", "home-keep", "home-just-saying", "home-help")
    ]
    play.tap("home-keep")
    assert play.line == line("home-kept", count=0)
    assert [note.text for note in play.known.notes] == ["the baker knew my name"]


def test_a_long_note_is_kept_whole_and_shown_short() -> None:
    play = planned()
    long = "a long day with my sister " * 157
    play.say(long[:4096])
    play.tap("home-keep")
    assert play.known.notes[0].text == long[:4096]
    play.command("look")
    play.tap("look-kept-lines", "1")
    assert "look-note" in play.keys


def test_home_opens_every_room() -> None:
    play = cued()
    play.command("start")
    assert play.offered == [
        *("home-plan", "home-did", "home-next", "home-look", "home-friend", "home-settle"),
        "home-help",
    ]
    play.tap("home-look")
    assert "look-close" in play.offered
    play.tap("look-close")
    assert play.key == "look-closed"


def test_help_in_plain_words_is_help_wherever_it_is_said() -> None:
    for way in [(), ("start",), ("did",), ("plan",), ("settings",)]:
        for text in ["help", "I need help", "Help me!"]:
            play = planned()
            for name in way:
                play.command(name)
            play.say(text)
            assert "care-numbers" in play.keys, (text, way)


@pytest.mark.parametrize("text", ["pause", "stop bothering me", "stop messaging me"])
def test_who_wants_quiet_is_offered_a_pause(text: str) -> None:
    for play in (planned(), cued()):
        play.say(text)
        assert play.key == "settings-ask-pause"


def test_how_long_is_typed_there_too() -> None:
    play = planned()
    play.say("stop bothering me")
    play.say("for two weeks")
    assert play.key == "settings-paused-until"
    assert "Mon 14 Dec" in play.values
    assert "14:05" in play.values


def test_other_words_pass_by_the_pause_that_was_offered() -> None:
    play = planned()
    play.say("stop bothering me")
    play.say("I hate this")
    assert play.key == "home-hard"
    play.say("a walk with Tom tomorrow at 5pm")
    assert play.key == "home-for-what"
    play.tap("settings-until-i-say")
    assert play.known.person.rests(play.now)


def test_are_you_a_human_has_an_honest_answer() -> None:
    play = planned()
    play.say("are you a human?")
    assert play.line == line("asked-a-human", question=line("home-else"))
    play.tap("home-plan", "plan-keep-both")
    play.say("are you real?")
    assert play.key == "asked-a-human"
    assert "plan-ideas" in play.keys
    assert not any("real" in step.text for step in play.known.steps)


def test_coming_back_is_welcomed() -> None:
    play = planned()
    play.say("I am back")
    assert play.key == "home-back"
    assert "cue-a-tiny-one" in play.offered


@pytest.mark.parametrize("text", ["i am back, i'm ashamed", "I feel awful today", "bad day"])
def test_a_hard_word_is_thanked_and_nothing_is_wanted(text: str) -> None:
    play = planned()
    play.say(text)
    assert play.key == "home-hard"
    assert play.offered == [
        *("home-settle", "cue-a-tiny-one", "home-keep", "home-just-saying", "home-help")
    ]
    play.tap("home-settle")
    assert play.key == "settle-menu"


def test_a_hard_word_is_no_step() -> None:
    play = welcomed()
    play.say("I feel awful today")
    play.pass_time(timedelta(seconds=4))
    assert play.key == "home-hard"
    play.tap("cue-a-tiny-one")
    assert play.key == "plan-ideas"


def test_danger_comes_before_all_of_it() -> None:
    play = planned()
    play.say("help me, I want to die")
    assert play.key == "care-card-c1"


def test_help_names_every_way_and_each_works() -> None:
    play = welcomed()
    play.command("help")
    play.tap("help-what-i-do")
    named = re.findall(r"/(\w+):", BOOK.caption("en", play.last.words))
    assert {"plan", "did", "next", "look", "friend", "settle", "settings", "privacy"} < {*named}
    assert {*named} <= {*COMMANDS, "cancel", "start"}


def test_other_words_under_a_menu_are_heard_at_home() -> None:
    for menu in ["next", "friend", "settings", "help", "privacy", "erase"]:
        play = planned()
        play.command(menu)
        stands = len(play.screen)
        play.say("the bus was full of school children")
        assert play.key == "home-for-what", menu
        assert len(play.screen) == stands + 1, menu


def test_under_a_menu_a_short_answer_is_no_note() -> None:
    play = planned()
    play.command("erase")
    play.say("yes")
    assert line("data-erase-sure", steps=1, notes=0, friends=0) in play.lines
