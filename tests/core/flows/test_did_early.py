"""A plan and the same thing done early: asked once, and nothing is said of what is done."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from bot.core.records.events import DueKind
from bot.core.records.model import StepState
from tests.core.play import Play, cued, welcomed

CASES: Final = tomllib.loads(Path("tests/said/done_early.toml").read_text(encoding="utf-8"))["case"]
ASKED: Final = {"did-is-it-that-one", "did-is-it"}
SECONDS: Final = timedelta(seconds=4)


def having_planned(*plans: str) -> Play:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    for plan in plans:
        play.command("plan")
        play.tap(*(["plan-keep-both"] if "plan-keep-both" in play.offered else []))
        if plan.startswith("idea-"):
            play.tap(plan, "tomorrow 17:30")
        else:
            play.say(plan)
            play.pass_time(SECONDS)
        play.tap(*(["plan-promise-no"] if "plan-promise-no" in play.offered else []))
        play.tap("feel-okay", "plan-good")
    return play


def tell(play: Play, told: str) -> None:
    play.command("did")
    if told.startswith("did-"):
        play.tap(told)
    else:
        play.say(told)
        play.pass_time(SECONDS)


def played(case: dict[str, Any]) -> Play:
    planned = case["planned"]
    play = having_planned(*([planned] if isinstance(planned, str) else planned))
    play.pass_time(timedelta(hours=case.get("hours", 0.5)))
    if "out" in case:
        play.say(case["out"])
    else:
        tell(play, case["told"])
    return play


def name(case: dict[str, Any]) -> str:
    return f"{case['planned']} / {case.get('told') or case['out']}"


@pytest.mark.parametrize("case", CASES, ids=name)
def test_it_is_asked_whether_it_is_the_one_that_was_planned(case: dict[str, Any]) -> None:
    play = played(case)
    assert bool(ASKED & set(play.keys)) is bool(case["asked"]), play.keys
    if case["asked"]:
        line = next(line for line in play.lines if line.key in ASKED)
        assert f"{line.params['day']} {line.params['time']}" == case["asked"]


@pytest.mark.parametrize("case", [case for case in CASES if case["asked"]], ids=name)
def test_a_yes_leaves_nothing_of_the_plan_to_come(case: dict[str, Any]) -> None:
    play = played(case)
    plans = len(case["planned"]) if isinstance(case["planned"], list) else 1
    play.tap("did-that-one")
    assert play.key == "debrief-feel"
    assert play.states.count(StepState.DONE) == 1
    assert play.known.person.done == 1
    assert sum(state is StepState.PLANNED for state in play.states) == plans - 1
    play.tap("debrief-skip", "debrief-enough")
    done = next(step.id for step in play.known.steps if step.state is StepState.DONE)
    of_it = {done, *(talk.id for talk in play.known.talks if talk.subject == done)}
    moments = {DueKind.CUE, DueKind.HEAD_START, DueKind.END, DueKind.FOLLOW_UP}
    assert not [key for key in play.calendar if key[0] in of_it and key[1] in moments]


@pytest.mark.parametrize("case", [case for case in CASES if case["asked"]], ids=name)
def test_a_no_leaves_the_plan_as_it_was_and_asks_no_more(case: dict[str, Any]) -> None:
    play = played(case)
    before = [step for step in play.known.steps if step.state is not StepState.DONE]
    calendar = dict(play.calendar)
    play.say("no")
    assert not ASKED & set(play.keys)
    assert [step for step in play.known.steps if step.state is not StepState.DONE] == before
    assert calendar.items() <= play.calendar.items()


def test_what_was_told_is_kept_though_nobody_answers() -> None:
    play = having_planned("call mum today 17:30")
    tell(play, "called mum")
    play.command("plan")
    assert sorted(play.states) == [StepState.DONE, StepState.PLANNED]
    assert play.known.person.done == 1


def test_an_edit_mends_what_was_told_while_it_is_asked() -> None:
    play = having_planned("call mum today 17:30")
    play.command("did")
    said = play.say("called mum")
    play.pass_time(SECONDS)
    play.edit(said, "called mum twice")
    assert "did-is-it-that-one" in play.keys
    assert "called mum twice" in play.values


def test_it_can_be_done_already_under_next_and_is_reminded_of_no_more() -> None:
    play = having_planned("walk 20 minutes today 17:30", "idea-shop-hello")
    play.command("next")
    play.tap("today 17:30 walk 20 minutes", "next-done-already")
    assert play.key == "debrief-feel"
    play.tap("feel-calm", "debrief-enough")
    play.said.clear()
    play.pass_time(timedelta(hours=8))
    assert not [key for key in play.on_screen if key.startswith("cue")]


def test_a_saved_step_can_be_done_already_too() -> None:
    play = cued()
    play.tap("cue-not-today", "cue-rest")
    play.command("next")
    play.tap("next-on-shelf", "next-done-already")
    assert play.states == [StepState.DONE]


def test_words_of_danger_come_first_while_it_is_asked() -> None:
    play = having_planned("call mum today 17:30")
    tell(play, "called mum")
    play.say("I want to die")
    assert play.key.startswith("care-card")


@pytest.mark.parametrize("says", ["undo", "no, I didn't do it"])
def test_what_was_said_to_be_done_early_and_was_not_comes_as_it_was_planned(says: str) -> None:
    play = having_planned("call mum today 17:30")
    step = play.known.steps[0]
    before = dict(play.calendar)
    tell(play, "called mum")
    play.tap("did-that-one")
    assert (step.id, DueKind.CUE) not in play.calendar
    play.say(says)
    back = play.known.step(step.id)
    assert back is not None
    assert (back.state, back.at) == (StepState.PLANNED, step.at)
    assert play.calendar[step.id, DueKind.CUE] == before[step.id, DueKind.CUE]
    assert play.known.person.done == 0
    assert "mended-reminded" in play.keys


def test_done_already_is_taken_back_too() -> None:
    play = having_planned("call mum today 17:30")
    play.command("next")
    play.press(play.last, play.last.choices[0].key)
    play.tap("next-done-already")
    play.say("wrong button")
    play.pass_time(timedelta(hours=3, minutes=20))
    assert play.states == [StepState.CUED]


def test_what_was_done_may_stand_behind_the_command() -> None:
    play = having_planned("call mum today 17:30")
    play.command("did", "called mum")
    assert "did-is-it-that-one" in play.keys
    play.tap("did-another")
    assert play.known.person.done == 1
    for none in ("done", "call dad tomorrow at 5pm", "undo"):
        play.command("did", none)
        assert play.known.person.done == 1
