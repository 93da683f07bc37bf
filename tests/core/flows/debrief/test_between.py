"""What there was between people: one tap for warmth and giving, and a kind word where it hurt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.arrivals.asides import MOST_BUTTONS
from bot.core.records.lines import line
from bot.core.records.model import Chip, Company, Step, StepState
from bot.core.rules import wording
from tests.core.play import Play, played_once, welcomed

WARM = ("own-step.warm", "own-step.laughed", "own-step.common", "own-step.gave")


@played_once
def done(company: Company | None = Company.FRIEND) -> Play:
    """Coffee with this company is over, and felt okay."""
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    play.say("coffee")
    play.pass_time(timedelta(seconds=4))
    play.tap("tomorrow 17:30", "feel-okay", "plan-good")
    planned = replace(play.known.steps[0], company=company)
    play.known = replace(play.known, steps=(planned,))
    play.pass_time(datetime(2026, 12, 1, 16, 20, tzinfo=UTC) - play.now)
    play.tap("cue-im-going", "cue-done", "feel-okay")
    return play


@pytest.mark.parametrize(
    ("company", "there", "away"),
    [
        (Company.FRIEND, WARM, ("own-step.easy1", "own-step.like_me")),
        (Company.GROUP, ("own-step.fitted_in", "own-step.warm"), ("own-step.common",)),
        (Company.NOBODY, ("own-step.easy1", "own-step.like_me"), WARM),
        (None, ("own-step.easy1", "own-step.like_me"), WARM),
    ],
)
def test_a_step_with_somebody_asks_what_there_was_between_them(
    company: Company | None, there: tuple[str, ...], away: tuple[str, ...]
) -> None:
    play = done(company)
    assert {*there} <= {*play.offered}
    assert not {*away} & {*play.offered}
    assert len(play.offered) <= MOST_BUTTONS
    play.tap(there[0])
    assert play.known.steps[0].answers["easy"] == Chip(there[0].removeprefix("own-step."))
    assert len(play.offered) <= MOST_BUTTONS


@pytest.mark.parametrize(
    ("chip", "word"),
    [
        ("pulled_back", "debrief-pulled-back"),
        ("heated", "debrief-heated"),
        ("said_more", "debrief-said-more"),
    ],
)
def test_what_hurt_has_a_kind_word_and_the_next_question(chip: str, word: str) -> None:
    play = done()
    play.tap("own-step.warm", f"own-step.{chip}")
    question = line("debrief-ease-change", name=line("own-name", text="coffee"))
    assert play.line == line("mended-beside", said=line(word), question=question)
    assert play.known.steps[0].answers["hard"] == Chip(chip)


def test_an_answer_keeps_its_words_whoever_was_there() -> None:
    for key in ("easy1", "warm", "fitted_in", "like_me"):
        for company in (None, Company.FRIEND, Company.GROUP):
            step = Step(1, text="coffee", company=company)
            assert wording.tapped(step, "easy", Chip(key)) == line(f"own-step.{key}")
    assert wording.tapped(Step(1, text="coffee"), "easy", Chip("gone")) is None
    assert wording.tapped(Step(1, idea="shop-hello"), "easy", Chip("warm")) is None


def test_a_promise_keeps_its_own_chips() -> None:
    step = Step(1, text="pick up Nina", promise=True, company=Company.FAMILY)
    assert wording.chips(step, "easy") == ("easy1", "easy2", "easy3", "easy4")


def _step(id: int, play: Play, **told: object) -> Step:
    at = play.now - timedelta(days=id)
    step = Step(id, StepState.DONE, at=at, settled_at=at)
    return replace(step, **told)  # type: ignore[arg-type]


def test_what_was_warm_adds_up_whatever_the_step_was() -> None:
    play = welcomed()
    told = [
        _step(1, play, text="coffee", answers={"easy": Chip("warm")}),
        _step(2, play, text="choir", answers={"easy": Chip("fitted_in")}),
        _step(3, play, idea="meal", answers={"easy": Chip("easy2")}),
        _step(4, play, idea="meal", answers={"easy": Chip("easy1")}),
        _step(5, play, text="tea", answers={"easy": "it was warm"}),
        _step(6, play, text="tea", answers={"easy": Chip("easy1")}),
    ]
    for count, steps in ((0, told[1:]), (3, told)):
        play.known = replace(play.known, steps=tuple(steps))
        play.command("look")
        assert (line("look-warm", count=3) in play.lines) is bool(count)
