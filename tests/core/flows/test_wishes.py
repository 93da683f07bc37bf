"""What is wished for in so many words, with nothing open, leads to where it is done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.records.model import Flow, LinkState
from tests.core.pair import CHOSEN, linked
from tests.core.play import Play, planned, welcomed
from tests.core.told import caption

CLOCK = "settings-ask-clock"
HOW = "friend-stop-how"


def idle() -> Play:
    """Nothing is open."""
    play = planned()
    play.known = replace(play.known, talks=())
    return play


def test_a_clock_that_is_wrong_is_asked_for() -> None:
    for text in [
        *("change my time zone", "my clock is wrong", "the time is wrong", "I moved to London"),
        *("I moved to New York", "I've moved to a new time zone", "wrong time zone"),
    ]:
        play = idle()
        play.say(text)
        assert play.key == CLOCK, text


@pytest.mark.parametrize("text", ["I moved to the front row", "I moved to a table with people"])
def test_other_moves_are_a_note(text: str) -> None:
    play = idle()
    play.say(text)
    assert play.key == "home-for-what"


@pytest.mark.parametrize("text", ["stop sharing", "Stop sharing with Lena", "share off"])
def test_sharing_ends_in_so_many_words(text: str) -> None:
    pair = linked()
    pair.ana.known = replace(pair.ana.known, talks=())
    pair.ana.say(text)
    assert pair.ana.key == HOW
    pair.ana.tap("friend-quietly")
    assert [link.state for link in pair.ana.known.links] == [LinkState.SILENT]


def test_of_several_friends_it_is_asked_whose() -> None:
    pair = linked()
    other = replace(pair.ana.known.links[0], id=77, friend=9, friend_name="Max")
    pair.ana.known = replace(pair.ana.known, talks=(), links=(*pair.ana.known.links, other))
    pair.ana.say("stop sharing")
    assert pair.ana.key == "friend-stop-whom"
    pair.ana.tap("Max")
    assert pair.ana.key == "friend-stop-how"
    assert "Max" in pair.ana.values


def test_where_nobody_gets_lines_it_says_so_and_a_link_can_be_closed() -> None:
    play = idle()
    play.say("stop sharing")
    assert play.key == "friend-nobody"
    play.command("friend")
    play.tap(CHOSEN)
    play.say("Ana")
    play.known = replace(play.known, talks=())
    play.say("stop sharing")
    assert "friend-close-it" in play.offered


def test_a_home_buttons_words_are_the_button() -> None:
    for before in [None, "the baker knew my name"]:
        for text, flow in [
            (caption("home-plan"), Flow.PLAN),
            (caption("home-did"), Flow.DID),
            (f"{caption('home-next')}?", Flow.COMING),
            (caption("home-look").casefold(), Flow.LOOK),
            (caption("home-friend"), Flow.FRIEND),
            (caption("home-settle"), Flow.SETTLE),
            (caption("home-help"), Flow.HELP),
            ("settings", Flow.SETTINGS),
        ]:
            play = idle()
            if before is not None:
                play.say(before)
            play.say(text)
            assert play.known.floor is not None, (text, flow, before)
            assert play.known.floor.flow is flow, (text, flow, before)


def test_words_at_another_question_stay_its_answer() -> None:
    play = welcomed()
    play.command("plan")
    play.say("stop sharing")
    assert play.known.floor is not None
    assert play.known.floor.flow is Flow.PLAN
