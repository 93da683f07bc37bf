"""What is coming, and the shelf: moved, shrunk, swapped or let rest, and never cued twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.records.effects import AnswerTap
from bot.core.records.events import DueKind, Stumbled
from bot.core.records.lines import line
from bot.core.records.model import Flow, Look, Step, StepState
from tests.core.play import MONDAY, Play, cued, planned, welcomed

HOUR = timedelta(hours=1)
TOMORROW = datetime(2026, 12, 1, 16, 30, tzinfo=UTC)
HELLO = "next-at"
TOMORROWS = line(HELLO, day="tomorrow", time="17:30", name=line("idea-shop-hello.name"))


def opened() -> Play:
    """Tomorrow's hello in the shop, looked at from what is coming."""
    play = planned()
    play.command("next")
    play.tap(HELLO)
    return play


def shelf(count: int) -> Play:
    """Somebody with so many own steps on the shelf."""
    play = planned()
    steps = tuple(Step(n, StepState.SHELVED, text=f"step {n}", at=MONDAY) for n in range(1, count))
    play.known = replace(play.known, steps=(*play.known.steps, *steps))
    return play


def test_nothing_planned_is_fine() -> None:
    play = welcomed()
    play.command("next")
    assert play.key == "next-nothing"
    assert play.offered == ["home-plan", "next-enough"]
    play.tap("home-plan")
    assert play.key == "plan-ideas"


def test_what_is_coming_opens_to_what_can_become_of_it() -> None:
    play = planned()
    play.command("next")
    assert play.key == "next-coming"
    assert play.offered == [HELLO, "home-plan", "next-enough"]
    assert TOMORROWS in play.captions
    play.tap(HELLO)
    assert play.keys == ["next-one", "next-name", "idea-shop-hello.name"]
    assert play.values == ["tomorrow", "17:30"]
    assert play.offered == [
        *("next-move", "next-done-already", "cue-smaller", "next-swap", "cue-shelf"),
        *("next-cancel", "back"),
    ]
    play.tap("back", "next-enough")
    assert play.key == "next-fine"
    assert play.states == [StepState.PLANNED]


def test_a_moved_step_is_cued_at_its_new_time_only() -> None:
    play = opened()
    play.tap("next-move")
    assert play.key == "next-when"
    assert "tomorrow 17:30" not in play.offered
    play.tap("Wed 2 Dec 17:30")
    assert play.line == line("cue-moved", day="Wed 2 Dec", time="17:30")
    before = len(play.screen)
    play.pass_time(TOMORROW + HOUR - play.now)
    assert len(play.screen) == before
    play.pass_time(24 * HOUR)
    assert "idea-shop-hello.whole" in play.on_screen


def test_a_time_can_be_typed_also_without_asking_to_move() -> None:
    play = opened()
    play.tap("next-move")
    play.say("yesterday 4pm")
    assert play.key == "plan-when-past"
    play.say("wed 18:15")
    assert play.line == line("cue-moved", day="Wed 2 Dec", time="18:15")
    play.command("next")
    play.tap("next-at")
    play.say("thursday 9:30")
    assert play.line == line("cue-moved", day="Thu 3 Dec", time="09:30")


def test_smaller_stays_at_its_time() -> None:
    play = opened()
    play.tap("cue-smaller")
    assert play.keys == ["next-one", "next-name", "idea-shop-nod.name"]
    assert play.values == ["tomorrow", "17:30"]
    assert "cue-smaller" not in play.offered
    play.pass_time(TOMORROW - play.now)
    assert play.keys == ["cue-short", "idea-shop-nod.short", "idea-shop-nod.whole"]
    assert play.values == ["17:30"]


def test_another_idea_takes_the_same_time() -> None:
    play = opened()
    play.tap("next-swap")
    assert "idea-shop-hello" not in play.offered
    play.tap("plan-other-ideas", "back", "next-swap", "idea-sit-near")
    assert play.keys == ["next-stays", "next-name", "idea-sit-near.name"]
    assert play.values == ["tomorrow", "17:30"]
    step = play.known.steps[0]
    assert (step.idea, step.minutes, step.at) == ("sit-near", 10, TOMORROW)
    play.pass_time(TOMORROW - play.now)
    assert "17:30" in play.values


def test_own_words_can_be_swapped_in() -> None:
    play = opened()
    play.tap("next-swap")
    play.say("ask the baker for rye bread")
    assert "ask the baker for rye bread" in play.values
    assert "tomorrow" in play.values
    assert "17:30" in play.values


def test_cancelling_is_kind_and_nothing_comes_any_more() -> None:
    play = opened()
    play.tap("next-cancel")
    assert play.key == "next-cancelling"
    play.tap("next-let-go")
    assert play.key == "next-gone"
    assert play.states == [StepState.LET_GO]
    before = len(play.screen)
    play.pass_time(48 * HOUR)
    assert len(play.screen) == before
    play.command("next")
    assert play.key == "next-nothing"


def test_the_shelf_keeps_and_gives_back() -> None:
    play = opened()
    play.tap("cue-shelf")
    assert play.key == "cue-shelved"
    assert not play.calendar
    play.command("next")
    assert play.key == "next-only-shelf"
    play.tap("next-on-shelf")
    assert play.offered == ["next-plan-again", "next-done-already", "next-let-go", "back"]
    play.tap("next-plan-again", "Wed 2 Dec 17:30")
    assert play.states == [StepState.PLANNED]
    assert play.known.steps[0].moves == 0


def test_the_third_move_asks_what_would_help() -> None:
    play = planned()
    for day in ("Wednesday", "Tuesday", "Wednesday"):
        play.command("next")
        play.tap(HELLO, "next-move")
        if play.known.steps[0].moves == 2:
            break
        play.say(f"{day} 17:30")
    assert play.key == "next-keeps-moving"
    assert play.offered == ["cue-smaller", "next-swap", "cue-shelf", "next-just-move", "back"]
    play.tap("next-just-move")
    play.say("friday 17:30")
    assert play.known.steps[0].moves == 3


def test_the_third_move_is_asked_about_on_the_cue_too() -> None:
    play = cued()
    play.known = replace(play.known, steps=(replace(play.known.steps[0], moves=2),))
    play.tap("cue-later")
    assert play.key == "next-keeps-moving"
    play.tap("next-swap", "idea-sit-near")
    assert "17:30" in play.values
    assert play.offered == [
        *("cue-im-going", "cue-later", "cue-smaller", "cue-not-today", "cue-too-much")
    ]
    assert play.known.steps[0].state is StepState.CUED


def test_a_typed_time_is_a_move_without_a_further_question() -> None:
    play = cued()
    play.known = replace(play.known, steps=(replace(play.known.steps[0], moves=2),))
    play.tap("cue-later")
    play.say("hm")
    assert "next-keeps-moving" in play.keys
    play.say("fri 17:30")
    assert play.line == line("cue-moved", day="Fri 4 Dec", time="17:30")
    play.command("next")
    play.tap(HELLO, "next-move")
    assert play.key == "next-keeps-moving"
    play.say("sat 17:30")
    assert play.line == line("cue-moved", day="Sat 5 Dec", time="17:30")


def test_a_swap_left_halfway_is_still_asked_how_it_was() -> None:
    play = cued()
    play.known = replace(play.known, steps=(replace(play.known.steps[0], moves=2),))
    play.tap("cue-later", "next-swap")
    play.pass_time(HOUR)
    assert play.keys == ["cue-short", "idea-shop-hello.short", "cue-how-was-it"]
    assert play.values == ["17:30"]
    assert play.last.silent


def test_a_step_done_meanwhile_is_left_alone() -> None:
    play = planned()
    play.command("next")
    done = replace(play.known.steps[0], state=StepState.DONE, settled_at=play.now)
    play.known = replace(play.known, steps=(done,))
    play.tap(HELLO)
    assert play.known.steps == (done,)
    assert play.key == "next-nothing"
    tap = next(e for e in reversed(play.said) if isinstance(e, AnswerTap))
    assert tap.words is not None
    assert tap.words.key == "tap-passed"


def test_a_step_done_while_its_card_was_open_is_left_alone() -> None:
    play = opened()
    done = replace(play.known.steps[0], state=StepState.DONE, settled_at=play.now)
    play.known = replace(play.known, steps=(done,))
    play.tap("cue-shelf")
    assert play.known.steps == (done,)
    assert play.key == "next-nothing"


def test_what_is_under_way_goes_on_as_a_cue() -> None:
    play = cued()
    play.command("next")
    play.tap("next-at")
    assert play.keys == ["cue-short", "idea-shop-hello.short", "idea-shop-hello.whole"]
    assert play.values == ["17:30"]
    assert [talk.flow for talk in play.known.talks] == [Flow.CUE]
    play.tap("cue-im-going", "cue-done")
    assert play.known.person.done == 1


def test_what_is_over_is_asked_about_and_not_cued_again() -> None:
    play = cued()
    play.pass_time(timedelta(minutes=35))
    play.command("next")
    play.tap("next-at")
    assert play.keys == ["cue-short", "idea-shop-hello.short", "cue-how-was-it"]
    assert play.values == ["17:30"]


@pytest.mark.parametrize("wish", [{"fewer": True}, {"held_until": MONDAY + 24 * HOUR}])
def test_who_looks_at_what_is_over_is_asked_though_nothing_is_pushed(wish: Any) -> None:
    play = cued()
    play.pass_time(timedelta(minutes=35))
    play.known = replace(play.known, person=replace(play.known.person, **wish))
    play.command("next")
    play.tap("next-at")
    assert play.keys == ["cue-short", "idea-shop-hello.short", "cue-how-was-it"]
    assert play.values == ["17:30"]


def test_a_swap_left_halfway_becomes_the_reminder_again_where_nothing_is_asked() -> None:
    play = cued()
    play.known = replace(play.known, person=replace(play.known.person, fewer=True))
    play.known = replace(play.known, steps=(replace(play.known.steps[0], moves=2),))
    play.tap("cue-later", "next-swap")
    play.pass_time(HOUR)
    assert play.keys == ["cue-short", "idea-shop-hello.short", "idea-shop-hello.whole"]
    assert play.values == ["17:30"]
    play.pass_time(25 * HOUR)
    assert play.states == [StepState.QUIET]


def test_a_list_of_many_goes_page_by_page() -> None:
    play = shelf(9)
    play.command("next")
    assert len(play.offered) == 7
    assert play.captions[0] == TOMORROWS
    play.tap("next-more")
    assert play.offered[0] == "step 4"
    play.tap("next-more")
    assert play.captions[0] == line("next-on-shelf", name=line("own-name", text="step 8"))
    play.tap("next-more")
    assert play.captions[0] == TOMORROWS


def test_long_words_fit_a_button_and_hidden_words_stay_off_the_lock_screen() -> None:
    play = shelf(2)
    long = replace(play.known.steps[1], text="a" * 301)
    person = replace(play.known.person, look=Look.HIDDEN)
    play.known = replace(play.known, steps=(play.known.steps[0], long), person=person)
    play.command("next")
    assert play.line == line("next-coming")
    assert play.captions[1] == line("next-on-shelf", name=line("own-name", text="a" * 24 + "…"))


def test_a_step_planned_again_on_a_quiet_day_is_wanted_on_it() -> None:
    play = opened()
    play.tap("cue-shelf")
    held = replace(play.known.person, held_until=play.now + 24 * HOUR)
    play.known = replace(play.known, person=held)
    play.command("next")
    play.tap("next-on-shelf", "next-plan-again")
    play.say("today 20:00")
    assert play.known.steps[0].through_quiet
    assert (play.known.steps[0].id, DueKind.CUE) in play.calendar


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("cancel it", "next-cancelling"),
        ("cancel", "next-cancelling"),
        ("move it", "next-when"),
        ("make it smaller", "idea-shop-nod.name"),
    ],
)
def test_short_words_do_to_a_step_what_its_buttons_do(typed: str, said: str) -> None:
    play = planned()
    play.command("next")
    play.tap(HELLO)
    play.say(typed)
    assert said in play.keys


def test_a_cancel_under_the_list_says_that_all_of_it_stands() -> None:
    play = planned()
    play.command("next")
    play.say("cancel")
    assert play.key == "next-fine"
    assert play.known.steps[0].state is StepState.PLANNED


def test_the_page_of_ideas_that_is_looked_at_is_asked_again() -> None:
    play = opened()
    play.tap("next-swap", "plan-other-ideas")
    shown = play.offered
    play.happen(Stumbled())
    assert play.offered == shown
