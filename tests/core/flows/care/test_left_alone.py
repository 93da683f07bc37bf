"""Whoever asked to be left alone below a card of help hears for a day only what they planned."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.effects import Say
from bot.core.records.model import StepState
from tests.core.arrivals.test_weekly import SUNDAY, stepped, to_sunday
from tests.core.flows.friend.test_no_more import hurt, words_on_screen
from tests.core.pair import sent
from tests.core.play import Play, cued, planned

CARDS = ["i just can't go on", "he hits me", "I drank again last night", "I gambled again"]
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
FOUR = datetime(2026, 12, 1, 15, 0, tzinfo=UTC)
"""Tuesday at four in Berlin; the step is at half past five."""


def pushed(play: Play, span: timedelta) -> list[str]:
    """The keys of what is pushed in this time."""
    play.said.clear()
    play.pass_time(span)
    return [one.words.key for one in play.said if isinstance(one, Say)]


@pytest.mark.parametrize("card", CARDS)
def test_the_step_they_planned_is_reminded_and_nothing_is_asked_of_it(card: str) -> None:
    play = planned()
    play.pass_time(FOUR - play.now)
    play.say(card)
    play.say("leave me alone")
    assert play.key == "care-left-alone"
    assert pushed(play, 20 * HOUR) == ["cue-short"]
    assert play.states[0] is not StepState.SHELVED


@pytest.mark.parametrize("typed", ["leave me alone", "skip", "not now"])
def test_so_it_is_after_the_gentle_question_was_left(typed: str) -> None:
    play = planned()
    play.pass_time(FOUR - play.now)
    play.say(CARDS[0])
    play.say(typed)
    assert pushed(play, 20 * HOUR) == ["cue-short"]


def test_without_it_the_question_comes_as_ever() -> None:
    play = planned()
    play.pass_time(FOUR - play.now)
    play.say(CARDS[2])
    assert pushed(play, 20 * HOUR) == ["cue-short", "cue-short"]


def test_a_step_under_way_is_not_asked_about_either() -> None:
    play = cued()
    play.say(CARDS[0])
    play.say("leave me alone")
    assert pushed(play, 20 * HOUR) == []


@pytest.mark.parametrize("card", CARDS)
def test_no_look_at_the_week_comes(card: str) -> None:
    play = stepped()
    play.pass_time(SUNDAY - 3 * HOUR - play.now)
    play.say(card)
    play.say("leave me alone")
    play.said.clear()
    assert to_sunday(play) == []


def test_a_friends_message_waits_for_the_next_day() -> None:
    pair = sent()
    pair.ana.say(CARDS[0])
    pair.ana.say("leave me alone")
    hurt(pair, "Tea soon?")
    pair.pass_time(12 * HOUR)
    assert "Tea soon?" not in words_on_screen(pair)
    pair.pass_time(2 * DAY)
    assert "Tea soon?" in words_on_screen(pair)


def test_nothing_for_a_friend_is_offered() -> None:
    pair = sent()
    ana = pair.ana
    ana.say(CARDS[2])
    ana.say("leave me alone")
    ana.command("did")
    ana.say("said hello to the neighbour")
    ana.pass_time(timedelta(seconds=10))
    assert not {"friend-to", "friend-send-to"} & {*ana.offered}


def test_not_what_was_meant_ends_it() -> None:
    play = planned()
    play.pass_time(FOUR - play.now)
    play.say(CARDS[0])
    play.say("leave me alone")
    play.tap("care-not-meant")
    assert play.known.person.alone_until is None
    assert pushed(play, 20 * HOUR) == ["cue-short", "cue-short"]


def test_the_day_after_all_is_as_before() -> None:
    play = planned()
    play.say(CARDS[2])
    play.say("leave me alone")
    play.pass_time(FOUR - play.now)
    assert pushed(play, 20 * HOUR) == ["cue-short", "cue-short"]
