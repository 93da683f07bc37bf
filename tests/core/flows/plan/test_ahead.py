"""Before somewhere new: what is not known becomes a question to ask, and a time to leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.arrivals.asides import MOST_BUTTONS
from bot.core.records.lines import Veiled, line
from bot.core.records.memories import PlanMemory
from bot.core.records.model import Look, Path, Sentence, Step, StepState
from bot.core.rules import ladder
from bot.core.rules.ideas import library
from tests.core.play import Play, played_once, welcomed

MINUTE = timedelta(minutes=1)
BEFORE = "ahead-before"
SAY = line("say-leave.s1")


@played_once
def planning(words: str = "go to the choir", felt: str = "feel-tense", path: str = "alone") -> Play:
    """Somebody whose plan in these words is read back: tomorrow, 17:30."""
    play = welcomed(f"welcome-path-{path}")
    play.known = replace(
        play.known, person=replace(play.known.person, zone="Europe/Berlin", look=Look.SHORT)
    )
    play.say(words)
    play.pass_time(timedelta(seconds=4))
    play.tap("tomorrow 17:30", felt)
    return play


def done(play: Play, **step: object) -> None:
    """Something that they did last month."""
    then = play.now - timedelta(days=30)
    old = replace(Step(1, StepState.DONE, at=then, settled_at=then), **step)  # type: ignore[arg-type]
    play.known = replace(play.known, steps=(*play.known.steps, old))


def plan(play: Play) -> Step:
    play.tap("plan-good")
    return play.known.steps[-1]


@pytest.mark.parametrize(
    ("words", "felt", "there"),
    [
        ("go to the choir", "feel-tense", True),
        ("go to the choir", "feel-very-tense", True),
        ("go to the choir", "feel-uneasy", False),
        ("call my aunt", "feel-tense", False),
    ],
)
def test_it_is_offered_where_it_may_feel_tense_and_there_is_somewhere_to_go(
    words: str, felt: str, there: bool
) -> None:
    play = planning(words, felt)
    assert (BEFORE in play.offered) is there
    assert len(play.offered) <= MOST_BUTTONS


@pytest.mark.parametrize(
    ("before", "there"),
    [
        ({"text": "choir evening"}, False),
        ({"text": "choir evening", "state": StepState.LET_GO}, True),
        ({"text": "go to the library"}, True),
        ({"idea": "shop-hello"}, True),
    ],
)
def test_where_they_have_been_is_not_new(before: dict[str, object], there: bool) -> None:
    play = planning(felt="feel-okay")
    done(play, **before)
    play.tap("plan-change", "plan-change-feel", "feel-tense")
    assert (BEFORE in play.offered) is there


@pytest.mark.parametrize(
    ("idea", "before", "there"),
    [
        ("online-group", None, True),
        ("online-group", "online-hello", False),
        ("online-group", "shop-hello", True),
        ("shop-hello", None, False),
        ("sit-near", None, False),
    ],
)
def test_an_idea_is_new_where_its_place_is_and_people_know_how_it_goes(
    idea: str, before: str | None, there: bool
) -> None:
    play = planning(felt="feel-okay")
    if before is not None:
        done(play, idea=before)
    draft = play.known.floor
    assert draft is not None
    memory = PlanMemory.of(draft)
    assert memory.step is not None
    memory = replace(memory, step=replace(memory.step, idea=idea, text=""))
    play.known = replace(play.known, talks=(replace(draft, memory=memory),))
    play.tap("plan-change", "plan-change-feel", "feel-tense")
    assert (BEFORE in play.offered) is there


@pytest.mark.parametrize("unknown", ["start", "end", "way-out"])
def test_what_they_do_not_know_is_a_question_to_copy(unknown: str) -> None:
    play = planning()
    play.tap(BEFORE, f"ahead-{unknown}")
    text = line(f"ahead-ask-{unknown}")
    assert play.line == line("ahead-to-ask", text=text)
    copies = [button.copies for row in play.last.rows for button in row if button.copies]
    assert copies == [text]
    assert len(play.offered) <= MOST_BUTTONS
    others = {f"ahead-{key}" for key in ("start", "end", "way-out")} - {f"ahead-{unknown}"}
    assert others <= {*play.offered}
    play.tap("ahead-go-on")
    assert play.key == "ahead-leaving"


def test_a_time_to_leave_stands_in_the_plan_with_a_sentence_to_say() -> None:
    play = planning()
    play.tap(BEFORE, "ahead-all-known")
    play.tap("10")
    tried = line("plan-try-out")
    assert line("ahead-stays", tried=tried, minutes=10, say=SAY) in play.lines
    assert BEFORE in play.offered
    step = plan(play)
    assert (step.stays, step.minutes, step.guess) == (10, 0, 7)


@pytest.mark.parametrize(
    ("typed", "stays"),
    [("40", 40), ("half an hour", 30), ("after 45 minutes", 45), ("1", 0), ("9999", 0), ("²", 0)],
)
def test_another_time_can_be_typed(typed: str, stays: int) -> None:
    play = planning()
    play.tap(BEFORE, "ahead-all-known")
    play.say(typed)
    assert ("plan-good" in play.offered) is bool(stays)
    if stays:
        assert plan(play).stays == stays


def test_an_edit_mends_it_and_undo_asks_again() -> None:
    play = planning()
    play.tap(BEFORE, "ahead-all-known")
    message = play.say("40")
    play.edit(message, "50")
    assert line("ahead-stays", tried=line("plan-try-out"), minutes=50, say=SAY) in (play.lines)
    play.say("undo")
    assert "ahead-leaving" in play.keys


@pytest.mark.parametrize(
    "way",
    [
        ("back",),
        ("ahead-all-known", "back"),
        ("ahead-all-known", "ahead-see"),
        ("ahead-start", "back"),
        ("ahead-end", "ahead-go-on", "ahead-see"),
    ],
)
def test_who_passes_all_of_it_by_has_the_plan_as_it_was(way: tuple[str, ...]) -> None:
    play = planning()
    before = play.line
    play.tap(BEFORE, *way)
    assert play.line == before
    assert plan(play) == replace(plan_of(planning()), id=play.known.steps[-1].id)


def plan_of(play: Play) -> Step:
    return plan(play)


@pytest.mark.parametrize("typed", ["no", "skip", "not now"])
def test_a_typed_no_passes_it_by(typed: str) -> None:
    play = planning()
    play.tap(BEFORE)
    play.say(typed)
    assert play.key == "plan-readback-nudge"
    play.tap(BEFORE, "ahead-all-known")
    play.say(typed)
    assert play.key == "plan-readback-nudge"


def test_i_will_see_takes_a_time_to_leave_away() -> None:
    play = planning()
    play.tap(BEFORE, "ahead-all-known", "10")
    play.tap(BEFORE, "ahead-all-known", "ahead-see")
    assert plan(play).stays == 0


def test_what_nobody_understands_brings_the_question_again_and_a_way_out() -> None:
    play = planning()
    play.tap(BEFORE, "ahead-all-known")
    play.say("blue blue blue")
    assert "ahead-leaving" in play.keys
    play.say("\U0001f600")
    assert "ahead-leaving" in play.keys
    assert len(play.offered) <= MOST_BUTTONS


@pytest.mark.parametrize("path", [Path.ALONE, Path.AFTER, Path.BOTH])
def test_what_to_stay_away_from_is_asked_after_addiction_and_never_kept(path: Path) -> None:
    play = planning(path=path.value)
    play.tap(BEFORE, "ahead-all-known")
    assert ("ahead-away" in play.keys) is (path is not Path.ALONE)
    if path is Path.ALONE:
        return
    play.say("the bar by the window")
    assert play.keys == ["ahead-leaving", "ahead-heard"]
    play.tap("10")
    step = plan(play)
    assert step.stays == 10
    assert "window" not in repr(play.known)


def test_a_smaller_step_has_its_own_minutes() -> None:
    below = ladder.smaller(Step(1, idea="online-hello", minutes=10, stays=30))
    assert below is not None
    assert below.lasts == library()["online-group"].minutes
    half = ladder.smaller(Step(1, text="coffee", minutes=60, stays=20))
    assert half is not None
    assert half.lasts == 30


def test_when_it_is_time_it_is_said_once_with_the_sentence_under_a_touch() -> None:
    play = planning()
    play.tap(BEFORE, "ahead-all-known", "10", "plan-good")
    play.pass_time(datetime(2026, 12, 1, 16, 31, tzinfo=UTC) - play.now)
    play.tap("cue-im-going")
    play.pass_time(9 * MINUTE)
    over = line("cue-ended", minutes=10)
    assert over not in play.lines
    play.pass_time(MINUTE)
    assert play.line == line("ahead-over", over=over, say=Veiled(SAY))
    assert play.offered == ["cue-done", "cue-staying", "cue-breathe", "cue-too-much"]


def test_who_did_not_set_out_hears_nothing_of_it() -> None:
    play = planning()
    play.tap(BEFORE, "ahead-all-known", "10", "plan-good")
    play.pass_time(timedelta(days=3))
    assert "cue-ended" not in {key for told in play.got for key in told.keys}


def test_a_sentence_of_their_own_comes_first() -> None:
    play = planning()
    kept = (Sentence(9, "leave", text="My bus goes now."),)
    play.known = replace(play.known, person=replace(play.known.person, sentences=kept))
    play.tap(BEFORE, "ahead-all-known", "10", "plan-good")
    play.pass_time(datetime(2026, 12, 1, 16, 30, tzinfo=UTC) - play.now)
    play.tap("cue-im-going")
    play.pass_time(10 * MINUTE)
    say = Veiled(line("sentence-own", text="My bus goes now."))
    assert play.line == line("ahead-over", over=line("cue-ended", minutes=10), say=say)


def test_in_the_hidden_look_all_of_it_lies_under_a_spoiler() -> None:
    play = planning()
    play.tap("plan-hide", BEFORE, "ahead-all-known", "10", "plan-good")
    play.pass_time(datetime(2026, 12, 1, 16, 30, tzinfo=UTC) - play.now)
    play.tap("cue-im-going")
    play.pass_time(10 * MINUTE)
    over = line("ahead-over", over=line("cue-ended", minutes=10), say=SAY)
    assert play.line == line("cue-hidden", time="17:40", hidden=Veiled(over))


def test_danger_comes_before_it() -> None:
    play = planning(path="after")
    play.tap(BEFORE, "ahead-all-known")
    play.say("I want to die")
    assert play.key.startswith("care-card")
