"""After the three questions: the next step, then one thing more at most, whoever somebody is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.effects import Say
from bot.core.records.lines import line
from tests.core.pair import linked
from tests.core.play import Play, cued

NO = ("debrief-not-now-button", "friend-not-now", "friend-keep-mine", "quiet-no-hello")
"""How each thing that is offered is left."""


def back_from_the_shop(done: int, friend: bool) -> Play:
    """The hello in the shop is done; so many things were done before."""
    play = linked().ana if friend else cued()
    if friend:
        play.command("plan")
        play.tap("idea-thinking-of-you", "plan-did-it", "feel-okay")
    person = replace(play.known.person, done=done, zone="Europe/Berlin")
    play.known = replace(play.known, person=person)
    if not friend:
        play.tap("cue-im-going", "cue-done", "feel-uneasy")
    return play


def test_one_thing_more_at_most_and_each_is_left_by_one_tap() -> None:
    for done in [0, 1, 2, 3, 4, 9]:
        for friend in [False, True]:
            play = back_from_the_shop(done, friend)
            play.said.clear()
            play.tap("debrief-enough")
            offered = 0
            while play.offered:
                no = [name for name in play.offered if name in NO]
                if not no:
                    break  # a friend's quiet button asks nothing
                offered += 1
                play.tap(no[0])
            assert offered <= 2, f"the next step, and one thing more: {done}, {friend}"
            assert not [effect for effect in play.said if isinstance(effect, Say)], (
                f"all in one message: {done}, {friend}"
            )


@pytest.mark.parametrize("answer", ["quiet-no-hello", "quiet-one-hello"])
def test_a_friends_button_stands_under_the_answer_too(answer: str) -> None:
    pair = linked()
    for what in ("did-shop-hello", "did-call-two"):
        pair.ana.command("did")
        pair.ana.tap(what, "debrief-enough")
        for left in NO[:3]:
            if left in pair.ana.offered:
                pair.ana.tap(left)
    assert pair.ana.key == "quiet-asked"
    pair.ana.tap(answer)
    assert pair.ana.offered == ["friend-to"]
    pair.ana.tap("friend-to")
    assert pair.ana.key == "friend-preview"
    assert "Lena" in pair.ana.values


@pytest.mark.parametrize("done", [0, 1, 2])
def test_a_milestone_is_named_to_whoever_has_no_friend(done: int) -> None:
    play = back_from_the_shop(done, friend=False)
    play.tap("debrief-enough")
    named = [key for key in play.keys if key.startswith("milestone")]
    assert named == {0: ["milestone-first-step"], 1: [], 2: ["milestone-so-many"]}[done]
    play.tap("debrief-not-now-button")
    assert not [key for key in play.keys if key.startswith("milestone")], "said once"


def test_it_is_named_once_where_a_friend_may_hear_of_it() -> None:
    play = back_from_the_shop(1, friend=True)
    play.tap("debrief-enough")
    assert "milestone-first-step" not in play.keys
    play.tap("debrief-not-now-button")
    assert "friend-first-step" in play.keys


def test_after_something_hard_it_waits_for_a_better_hour() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-very-tense", "debrief-enough")
    assert play.key == "debrief-was-hard"
    assert not [key for key in play.keys if key.startswith("milestone")]
    play.pass_time(timedelta(days=1))
    play.command("did")
    play.tap("did-neighbour", "debrief-enough")
    assert line("milestone-so-many", outcome=line("debrief-okay"), count=2) in play.lines


def test_one_milestone_a_day_is_named() -> None:
    play = back_from_the_shop(0, friend=False)
    play.tap("debrief-enough", "debrief-not-now-button")
    for what in ("did-neighbour", "did-call-two"):
        play.command("did")
        play.tap(what, "debrief-enough")
        assert not [key for key in play.keys if key.startswith("milestone")]


def test_what_did_not_happen_is_no_milestone() -> None:
    play = cued()
    play.known = replace(play.known, person=replace(play.known.person, done=1))
    play.pass_time(timedelta(hours=2))
    play.tap("cue-no-step", "debrief-leave-it")
    assert not [key for key in play.keys if key.startswith("milestone")]
    assert "reached" not in play.known.person.asked
