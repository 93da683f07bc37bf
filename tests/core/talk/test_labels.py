"""A button's own words are the button, wherever they are typed, but where only a tap will do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.core.pair import Pair
from tests.core.play import Play, cued, planned, welcomed
from tests.core.told import caption

MOMENT = timedelta(seconds=4)


def debriefed() -> Play:
    play = cued()
    play.tap(
        "cue-im-going", "cue-done", "feel-uneasy", "idea-shop-hello.easy1", "idea-shop-hello.hard1"
    )
    return play


@pytest.mark.parametrize("text", ["same again", "Same again.", "same"])
def test_the_same_again_is_no_change_in_quotes(text: str) -> None:
    play = debriefed()
    play.say(text)
    assert play.key == "debrief-next"
    assert "idea-shop-hello.name" in play.keys
    assert "Thu 3 Dec" in play.values
    assert "17:30" in play.values


def test_a_chip_that_is_typed_rewrites_the_plan_like_a_tap() -> None:
    play = debriefed()
    play.say(caption("idea-shop-hello.change1").casefold())
    assert play.key == "debrief-next"
    assert "idea-shop-hello.name" in play.keys
    assert "idea-shop-hello.next1" in play.keys
    assert "Thu 3 Dec" in play.values
    assert "10:00" in play.values


@pytest.mark.parametrize("text", ["nothing", "nope", "no", "none"])
def test_nothing_is_no_change_either(text: str) -> None:
    play = debriefed()
    play.say(text)
    play.pass_time(MOMENT)
    assert play.key == "debrief-next"
    assert "idea-shop-hello.name" in play.keys
    assert "Thu 3 Dec" in play.values
    assert "17:30" in play.values
    assert "change" not in play.known.steps[-1].answers


@pytest.mark.parametrize("text", ["no", "nope", "not now"])
def test_a_plain_no_to_the_next_step_is_a_not_now(text: str) -> None:
    play = debriefed()
    play.tap("own-same-again")
    play.say(text)
    assert "debrief-not-now" in play.keys


def test_an_idea_in_its_own_words_is_the_idea() -> None:
    play = welcomed()
    play.say(caption("idea-shop-hello").partition(" · ")[0].casefold())
    play.tap("14:05")
    play.say("tomorrow 17:30")
    assert play.key == "plan-guess"
    play.tap("feel-tense")
    assert play.key == "plan-readback-nudge"
    assert "idea-shop-hello.short" in play.keys
    assert "17:30" in play.values


def test_something_done_in_the_words_of_its_button() -> None:
    play = planned()
    play.command("did")
    play.say(caption("did-call-two").casefold())
    assert "idea-call-two.did" in play.keys


def test_nothing_goes_to_a_friend_by_a_word() -> None:
    pair = Pair()
    pair.linked()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to")
    before = list(pair.lena.got)
    pair.ana.say("Send to Lena")
    pair.pass_time(timedelta(hours=1))
    assert pair.lena.got == before
