"""An urge, joy, "I can't today" and "I'm back" are heard wherever they are typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records import taps
from bot.core.records.effects import Pass
from bot.core.records.model import SHAPE, StepState
from tests.core.pair import linked
from tests.core.play import Play, cued, planned, welcomed

URGES = (
    "I really want a drink",
    "i want a beer so bad",
    "I could use a drink tonight",
    "i need a hit",
    "cravings are bad tonight",
    "I'm about to relapse",
    "i want to gamble",
    "i can't stop thinking about drinking",
    "one drink won't hurt",
    "I need the pills",
    "i want pills so bad",
)
NONE = (
    "I want a drink of water",
    "i want to use this",
    "let me drink tea with Ana",
    "I want to drink less",
    "have a drink of juice with mum",
    "use the bus",
    "bet on myself",
    "I need the pills from the pharmacy",
    "I need my pills",
    "I need the pills for mum",
)


def _at_a_party() -> Play:
    play = cued()
    play.tap("cue-im-going")
    return play


def test_an_urge_is_met_in_every_room_and_nothing_of_it_is_planned() -> None:
    for room in (welcomed, planned, cued, _at_a_party):
        for text in URGES:
            play = room()
            steps = len(play.known.steps)
            play.say(text)
            assert play.key == "settle-urge", (room.__name__, text)
            assert "care-someone-to-talk-to" in play.offered
            assert len(play.known.steps) == steps


def test_everyday_words_are_no_urge() -> None:
    for text in NONE:
        play = planned()
        play.say(text)
        assert play.key != "settle-urge", text


def test_an_answer_about_an_urge_stays_an_answer() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    play.say("I really want a drink")
    play.pass_time(timedelta(seconds=4))
    assert play.known.steps[0].answers["easy"] == "I really want a drink"


def test_an_urge_is_not_sent_to_a_friend() -> None:
    pair = linked()
    pair.ana.command("friend")
    pair.ana.say("I really want a drink")
    pair.settle()
    assert pair.ana.key == "settle-urge"
    assert not [effect for effect in pair.ana.said if isinstance(effect, Pass)]


def test_joy_out_of_the_blue_is_kept_for_what_it_was() -> None:
    play = planned()
    play.now += timedelta(days=1)
    play.say("I did it!!")
    assert play.key == "did-is-it", "the one step that is planned for today"
    play.tap("did-that-one")
    assert play.states == [StepState.DONE]
    assert not [subject for subject, _ in play.calendar if subject == play.known.steps[0].id]


def test_the_step_of_today_stands_on_a_button_however_large_its_id() -> None:
    play = planned()
    large = replace(play.known.steps[0], id=2**62 - 9)
    play.known = replace(play.known, steps=(large,))
    play.now += timedelta(days=1)
    play.say("I did it")
    play.tap("did-another")
    keys = [choice.key for row in play.last.rows for choice in row]
    assert all(taps.write(taps.Tap(SHAPE, 2**62 - 10, "what", key)) for key in keys)
    play.tap("idea-shop-hello.name")
    assert play.states == [StepState.DONE]


def test_a_long_time_is_worth_keeping() -> None:
    for text in ("11 months today", "one year sober", "i'm 30 days clean", "so proud"):
        play = planned()
        play.say(text)
        assert play.key == "home-joy", text


def test_who_cannot_today_is_asked_about_the_step_of_today() -> None:
    for text in ("I can't today", "actually I can't today", "not today"):
        play = planned()
        play.now += timedelta(days=1)
        play.say(text)
        assert play.key == "next-cannot", text
        play.tap("next-let-go")
        assert play.states == [StepState.LET_GO]


def test_who_cannot_today_has_other_days_and_may_keep_it() -> None:
    play = planned()
    play.now += timedelta(days=1)
    play.say("I can't today")
    play.tap("cue-another-day")
    assert play.key == "next-when"
    assert play.offered == ["tomorrow 17:30", "Thu 3 Dec 17:30", "Fri 4 Dec 17:30", "back"], (
        play.offered
    )
    play = planned()
    play.now += timedelta(days=1)
    play.say("I can't today")
    play.tap("next-keep")
    assert play.states == [StepState.PLANNED]


def test_where_nothing_is_planned_for_today_nobody_is_asked() -> None:
    play = planned()  # it is for tomorrow
    play.say("I can't today")
    assert play.key != "next-cannot"


def test_who_comes_back_owes_nothing() -> None:
    for text in ("hi, sorry I was away", "I'm back", "long time no see"):
        play = planned()
        play.say(text)
        assert play.key == "home-back", text
        assert {"cue-a-tiny-one", "home-look", "home-just-hello"} <= {*play.offered}


@pytest.mark.parametrize("room", ["plan", "did"])
def test_who_comes_back_is_met_inside_an_open_question_too(room: str) -> None:
    play = welcomed()
    play.command(room)
    play.pass_time(timedelta(days=18))
    play.say("hi, sorry I was away")
    play.pass_time(timedelta(seconds=5))
    assert play.key == "home-back"
    assert not play.known.steps


def test_joy_where_a_step_is_asked_for_is_no_step() -> None:
    play = welcomed()
    play.say("I did it!!")
    play.pass_time(timedelta(seconds=5))
    assert play.key == "home-joy"
    assert not play.known.steps


@pytest.mark.parametrize("card", ["I drank again last night", "I gambled again", "he hits me"])
def test_no_step_is_asked_about_beside_a_card_of_help(card: str) -> None:
    play = _at_a_party()
    play.pass_time(timedelta(minutes=35))
    play.say(card)
    shown = play.last
    play.pass_time(timedelta(minutes=10))
    assert play.last == shown
    play.pass_time(timedelta(minutes=40))
    assert play.last != shown


def test_a_hard_word_beside_a_question_is_met_before_it_is_asked_again() -> None:
    play = welcomed()
    play.tap("idea-shop-hello")
    play.say("I'm scared")
    assert play.key == "hard-beside"
    assert "plan-clock" in play.keys


def test_a_plain_no_out_of_the_blue_lets_no_step_go() -> None:
    for text in ("no", "nope", "skip"):
        play = planned()
        play.now += timedelta(days=1)
        play.say(text)
        assert play.key != "next-cannot", text


def test_other_words_there_show_the_same_ways_again() -> None:
    play = planned()
    play.now += timedelta(days=1)
    play.say("I can't today")
    play.say("hm")
    assert "next-keep" in play.offered or play.key == "home-for-what"


def test_done_is_said_of_the_step_that_is_under_way_whatever_came_between() -> None:
    play = _at_a_party()
    play.say("I really want a drink")
    play.tap("breathe-enough")
    play.say("I did it")
    assert play.key == "debrief-feel"
    assert play.states == [StepState.DONE]


@pytest.mark.parametrize("typed", ["I did it", "done", "too much"])
def test_the_menu_takes_no_words_from_a_step_that_is_under_way(typed: str) -> None:
    play = cued()
    play.tap("cue-im-going")
    play.command("menu")
    play.say(typed)
    assert not play.key.startswith("home-"), play.key
    assert len(play.known.steps) == 1


def _asked_what_for() -> Play:
    """Words that fitted nothing: "Plan it, done already, or just a note?" stands."""
    play = planned()
    play.now += timedelta(days=1)
    play.say("the baker knew my name")
    assert play.key == "home-for-what"
    return play


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("how do I call", "help-card"),
        ("what is this?", "help-about"),
        ("I can't today", "next-cannot"),
        ("not today", "next-cannot"),
        ("I'm scared", "home-hard"),
        ("11 months today", "home-joy-of-what"),
        ("I did it!!", "did-is-it"),
        ("it went well", "did-is-it"),
        ("I really want a drink", "settle-urge"),
        ("thanks", "home-welcome"),
        ("I'm back", "home-back"),
        ("are you a human?", "asked-a-human"),
    ],
)
def test_what_is_heard_where_nothing_was_asked_is_heard_below_the_menus_question(
    typed: str, said: str
) -> None:
    play = _asked_what_for()
    play.say(typed)
    assert play.key == said


def test_what_is_this_has_an_answer_beside_a_question() -> None:
    play = welcomed()
    play.say("what is this?")
    assert play.keys[:2] == ["asked-what", "plan-ideas"]
    assert play.known.steps == ()


def test_joy_on_the_day_of_a_step_may_be_about_it() -> None:
    for day in (_at_a_party, _asked_what_for):
        play = day()
        play.command("start")
        play.say("11 months today")
        assert play.key == "home-joy-of-what", day.__name__
        assert play.offered == [
            *("idea-shop-hello.name", "home-something-else", "home-keep", "home-just-saying")
        ]
        play.tap("idea-shop-hello.name")
        assert play.key == "debrief-feel"
        assert play.states == [StepState.DONE]


def test_joy_about_something_else_has_its_own_question() -> None:
    play = _asked_what_for()
    play.say("11 months today")
    play.tap("home-something-else")
    assert play.key == "did-what"
