"""What this is not for has its answer wherever it is written, and is never planned silently."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.model import Flow, StepState
from tests.core.pair import linked
from tests.core.play import Play, cued, planned, welcomed

GUARDED = {
    "should I stop my antidepressants?": "beyond-medicine",
    "how much diazepam can I take": "beyond-medicine",
    "stop drinking today": "beyond-detox",
    "go cold turkey": "beyond-detox",
    "text my ex who blocked me": "beyond-outside",
    "can you send a report to the court": "beyond-outside",
    f"{'I thought about it again and again. ' * 5}should I stop my meds?": "beyond-medicine",
}


def settled(play: Play) -> Play:
    play.pass_time(timedelta(seconds=4))
    return play


@pytest.mark.parametrize(("text", "said"), GUARDED.items())
def test_in_a_plan_the_question_stands_again(text: str, said: str) -> None:
    for taps, asked in [
        ((), "plan-ideas"),
        (("idea-shop-hello", "14:05"), "plan-when"),
        (("idea-shop-hello", "14:05", "tomorrow 17:30", "feel-okay"), "plan-readback-nudge"),
    ]:
        play = welcomed()
        play.tap(*taps)
        play.say(text)
        settled(play)
        assert play.key == said
        assert asked in play.keys
        assert play.known.steps == ()


@pytest.mark.parametrize(("text", "said"), GUARDED.items())
def test_out_of_the_blue_and_below_the_menu_it_is_answered(text: str, said: str) -> None:
    for command in (None, "start", "next", "help", "settle"):
        play = planned()
        if command:
            play.command(command)
        play.say(text)
        assert play.key == said, command
        assert "home-plan-it" not in play.offered
        assert len(play.known.steps) == 1


def test_so_it_is_behind_a_command_and_under_a_reminder() -> None:
    for play in (planned(), cued()):
        play.command("plan", "stop taking my meds")
        assert play.key == "beyond-medicine"
        assert len(play.known.steps) == 1
    play = cued()
    play.say("stop drinking today")
    assert play.keys[:2] == ["beyond-detox", "cue-short"]


def test_danger_comes_first() -> None:
    play = welcomed()
    play.say("how many pills do I need to take to die")
    assert play.known.floor is not None
    assert play.known.floor.flow is Flow.CARE


def test_an_answer_and_a_friends_message_stay_what_they_are() -> None:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    play.say("stop drinking")
    settled(play)
    assert play.known.steps[0].answers["easy"] == "stop drinking"
    pair = linked()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-other-words", "friend-own-words")
    pair.ana.say("I will stop drinking")
    assert "I will stop drinking" in pair.ana.values


def after(text: str, path: str = "welcome-path-after", zone: str | None = "Europe/Berlin") -> Play:
    play = welcomed(path)
    play.known = replace(play.known, person=replace(play.known.person, zone=zone))
    play.say(text)
    return settled(play)


def test_old_company_is_asked_about_on_the_path_after_addiction() -> None:
    play = after("meet my dealer tomorrow at 17:30")
    assert play.key == "plan-risk"
    assert play.offered == ["plan-risk-safer", "plan-risk-keep", "plan-not-now"]
    assert play.known.steps == ()


def test_something_safer_is_three_ideas() -> None:
    play = after("meet my dealer")
    play.tap("plan-risk-safer")
    assert play.key == "plan-ideas"


@pytest.mark.parametrize("zone", [None, "Europe/Berlin"])
def test_the_choice_stays_theirs(zone: str | None) -> None:
    play = after("see my old using friends tomorrow at 17:30", zone=zone)
    play.tap("plan-risk-keep")
    if zone is None:
        play.tap("14:05")
    if play.key == "plan-promise-ask":
        play.tap("plan-promise-no")
    play.tap("feel-okay")
    assert play.key.startswith("plan-readback")
    play.tap("plan-good")
    assert [(step.text, step.state) for step in play.known.steps] == [
        ("see my old using friends", StepState.PLANNED)
    ]


def test_another_person_can_be_written_there() -> None:
    play = after("meet my dealer")
    play.say("call my sister")
    settled(play)
    assert play.key == "plan-when"


def test_on_other_paths_nobody_is_asked() -> None:
    assert after("see my old using friends", "welcome-path-alone").key != "plan-risk"


def test_a_plan_that_waits_at_it_is_taken_up_there() -> None:
    play = after("meet my dealer")
    play.tap("plan-not-now")
    play.command("plan")
    play.tap("plan-go-on", "plan-risk-keep")
    assert play.key in ("plan-when", "plan-promise-ask")
