"""What is coming, and the shelf: moved, shrunk, swapped or let rest, and never cued twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.records.effects import AnswerTap
from bot.core.records.events import DueKind
from bot.core.records.model import Flow, Look, Step, StepState
from tests.core.play import MONDAY, Play, cued, planned, welcomed

HOUR = timedelta(hours=1)
TOMORROW = datetime(2026, 12, 1, 16, 30, tzinfo=UTC)
HELLO = "Tomorrow 17:30 · hello in the shop"


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
    assert play.text == "Nothing is planned, and that's fine. Do you want to plan a small step?"
    assert play.buttons == ["Plan a step", "That's all"]
    play.tap("Plan a step")
    assert play.text.startswith("Here are three small steps.")


def test_what_is_coming_opens_to_what_can_become_of_it() -> None:
    play = planned()
    play.command("next")
    assert play.text == "This is what's coming. Tap one to change it, or leave it."
    assert play.buttons == [HELLO, "Plan a step", "That's all"]
    play.tap(HELLO)
    assert play.text == "Hello in the shop, tomorrow 17:30. What would you like?"
    assert play.buttons == [
        "Move",
        "Smaller",
        "Another step",
        "Save it for later",
        "Cancel it",
        "Back",
    ]
    play.tap("Back", "That's all")
    assert play.text == "Okay, as it is."
    assert play.states == [StepState.PLANNED]


def test_a_moved_step_is_cued_at_its_new_time_only() -> None:
    play = opened()
    play.tap("Move")
    assert play.text == 'When would suit you? Tap a time, or write one like "sat 10:00".'
    assert "Tomorrow 17:30" not in play.buttons
    play.tap("Wednesday 17:30")
    assert play.text == "Wednesday at 17:30. Nothing to do until then."
    before = len(play.screen)
    play.pass_time(TOMORROW + HOUR - play.now)
    assert len(play.screen) == before
    play.pass_time(24 * HOUR)
    assert any("One hello is the whole thing." in s.text for s in play.screen.values())


def test_a_time_can_be_typed_also_without_asking_to_move() -> None:
    play = opened()
    play.tap("Move")
    play.say("yesterday 4pm")
    assert play.text.startswith("That time is over.")
    play.say("wed 18:15")
    assert play.text == "Wednesday at 18:15. Nothing to do until then."
    play.command("next")
    play.tap("Wednesday 18:15 · hello in the shop")
    play.say("thursday 9:30")
    assert play.text == "Thursday at 09:30. Nothing to do until then."


def test_smaller_stays_at_its_time() -> None:
    play = opened()
    play.tap("Smaller")
    assert play.text == "A nod in the shop, tomorrow 17:30. What would you like?"
    assert "Smaller" not in play.buttons
    play.pass_time(TOMORROW - play.now)
    assert play.text == "17:30, shop. One nod is the whole thing."


def test_another_idea_takes_the_same_time() -> None:
    play = opened()
    play.tap("Another step")
    assert "Say hello in a shop · 1 min" not in play.buttons
    play.tap("Other ideas", "Back", "Another step", "Sit where people are · 10 min")
    assert play.text == "Ten minutes among people, tomorrow 17:30. Nothing to do until then."
    step = play.known.steps[0]
    assert (step.idea, step.minutes, step.at) == ("sit-near", 10, TOMORROW)
    play.pass_time(TOMORROW - play.now)
    assert play.text.startswith("17:30, ")


def test_own_words_can_be_swapped_in() -> None:
    play = opened()
    play.tap("Another step")
    play.say("ask the baker for rye bread")
    assert play.text.startswith("Ask the baker for rye bread, tomorrow 17:30.")


def test_cancelling_is_kind_and_nothing_comes_any_more() -> None:
    play = opened()
    play.tap("Cancel it")
    assert play.text == "Okay. Do you want to save it for later, or let it go?"
    play.tap("Let it go")
    assert play.text == "Okay, it's gone. Nothing is owed."
    assert play.states == [StepState.LET_GO]
    before = len(play.screen)
    play.pass_time(48 * HOUR)
    assert len(play.screen) == before
    play.command("next")
    assert play.text.startswith("Nothing is planned")


def test_the_shelf_keeps_and_gives_back() -> None:
    play = opened()
    play.tap("Save it for later")
    assert play.text == "It's saved for later, for as long as you like."
    assert not play.calendar
    play.command("next")
    assert play.text == "Nothing is planned now. This is saved for later."
    play.tap("Saved · hello in the shop")
    assert play.buttons == ["Plan it again", "Let it go", "Back"]
    play.tap("Plan it again", "Wednesday 17:30")
    assert play.states == [StepState.PLANNED]
    assert play.known.steps[0].moves == 0


def test_the_third_move_asks_what_would_help() -> None:
    play = planned()
    for day in ("Wednesday", "Tuesday", "Wednesday"):
        play.command("next")
        play.tap(next(b for b in play.buttons if "hello" in b), "Move")
        if play.known.steps[0].moves == 2:
            break
        play.say(f"{day} 17:30")
    assert play.text == "What would help? A smaller step, another one, or save it for later."
    assert play.buttons == ["Smaller", "Another step", "Save it for later", "Just move it", "Back"]
    play.tap("Just move it")
    play.say("friday 17:30")
    assert play.known.steps[0].moves == 3


def test_the_third_move_is_asked_about_on_the_cue_too() -> None:
    play = cued()
    play.known = replace(play.known, steps=(replace(play.known.steps[0], moves=2),))
    play.tap("Later")
    assert play.text.startswith("What would help?")
    play.tap("Another step", "Sit where people are · 10 min")
    assert play.text.startswith("17:30, ")
    assert play.buttons == ["I'm going", "Later", "Smaller", "Not today", "It's too much"]
    assert play.known.steps[0].state is StepState.CUED


def test_a_typed_time_is_a_move_without_a_further_question() -> None:
    play = cued()
    play.known = replace(play.known, steps=(replace(play.known.steps[0], moves=2),))
    play.tap("Later")
    play.say("hm")
    assert "What would help?" in play.text
    play.say("fri 17:30")
    assert play.text.startswith("Friday at 17:30.")
    play.command("next")
    play.tap(next(caption for caption in play.buttons if "hello" in caption), "Move")
    assert "What would help?" in play.text
    play.say("sat 17:30")
    assert play.text.startswith("Saturday at 17:30.")


def test_a_swap_left_halfway_is_still_asked_how_it_was() -> None:
    play = cued()
    play.known = replace(play.known, steps=(replace(play.known.steps[0], moves=2),))
    play.tap("Later", "Another step")
    play.pass_time(HOUR)
    assert play.text == "17:30, shop. How was it?"
    assert play.last.silent


def test_a_step_done_meanwhile_is_left_alone() -> None:
    play = planned()
    play.command("next")
    done = replace(play.known.steps[0], state=StepState.DONE, settled_at=play.now)
    play.known = replace(play.known, steps=(done,))
    play.tap(HELLO)
    assert play.known.steps == (done,)
    assert play.text.startswith("Nothing is planned")
    tap = next(e for e in reversed(play.said) if isinstance(e, AnswerTap))
    assert tap.words is not None
    assert tap.words.key == "tap-passed"


def test_a_step_done_while_its_card_was_open_is_left_alone() -> None:
    play = opened()
    done = replace(play.known.steps[0], state=StepState.DONE, settled_at=play.now)
    play.known = replace(play.known, steps=(done,))
    play.tap("Save it for later")
    assert play.known.steps == (done,)
    assert play.text.startswith("Nothing is planned")


def test_what_is_under_way_goes_on_as_a_cue() -> None:
    play = cued()
    play.command("next")
    play.tap("Today 17:30 · hello in the shop")
    assert play.text == "17:30, shop. One hello is the whole thing."
    assert [talk.flow for talk in play.known.talks] == [Flow.CUE]
    play.tap("I'm going", "Done")
    assert play.known.person.done == 1


def test_what_is_over_is_asked_about_and_not_cued_again() -> None:
    play = cued()
    play.pass_time(timedelta(minutes=35))
    play.command("next")
    play.tap("Today 17:30 · hello in the shop")
    assert play.text == "17:30, shop. How was it?"


@pytest.mark.parametrize("wish", [{"fewer": True}, {"held_until": MONDAY + 24 * HOUR}])
def test_who_looks_at_what_is_over_is_asked_though_nothing_is_pushed(wish: Any) -> None:
    play = cued()
    play.pass_time(timedelta(minutes=35))
    play.known = replace(play.known, person=replace(play.known.person, **wish))
    play.command("next")
    play.tap("Today 17:30 · hello in the shop")
    assert play.text == "17:30, shop. How was it?"


def test_a_swap_left_halfway_becomes_the_reminder_again_where_nothing_is_asked() -> None:
    play = cued()
    play.known = replace(play.known, person=replace(play.known.person, fewer=True))
    play.known = replace(play.known, steps=(replace(play.known.steps[0], moves=2),))
    play.tap("Later", "Another step")
    play.pass_time(HOUR)
    assert play.text == "17:30, shop. One hello is the whole thing."
    play.pass_time(25 * HOUR)
    assert play.states == [StepState.QUIET]


def test_a_list_of_many_goes_page_by_page() -> None:
    play = shelf(9)
    play.command("next")
    assert len(play.buttons) == 7
    assert play.buttons[0] == HELLO
    play.tap("More")
    assert play.buttons[0] == "Saved · step 4"
    play.tap("More")
    assert play.buttons[0] == "Saved · step 8"
    play.tap("More")
    assert play.buttons[0] == HELLO


def test_long_words_fit_a_button_and_hidden_words_stay_off_the_lock_screen() -> None:
    play = shelf(2)
    long = replace(play.known.steps[1], text="a" * 301)
    person = replace(play.known.person, look=Look.HIDDEN)
    play.known = replace(play.known, steps=(play.known.steps[0], long), person=person)
    play.command("next")
    assert "shop" not in play.text
    assert play.buttons[1] == f"Saved · {'a' * 24}…"


def test_a_step_planned_again_on_a_quiet_day_is_wanted_on_it() -> None:
    play = opened()
    play.tap("Save it for later")
    held = replace(play.known.person, held_until=play.now + 24 * HOUR)
    play.known = replace(play.known, person=held)
    play.command("next")
    play.tap("Saved · hello in the shop", "Plan it again")
    play.say("today 20:00")
    assert play.known.steps[0].through_quiet
    assert (play.known.steps[0].id, DueKind.CUE) in play.calendar


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("cancel it", "Okay. Do you want to save it for later, or let it go?"),
        ("cancel", "Okay. Do you want to save it for later, or let it go?"),
        ("move it", "When would suit you?"),
        ("make it smaller", "A nod in the shop, tomorrow 17:30."),
    ],
)
def test_short_words_do_to_a_step_what_its_buttons_do(typed: str, said: str) -> None:
    play = planned()
    play.command("next")
    play.tap(play.buttons[0])
    play.say(typed)
    assert play.text.startswith(said)


def test_a_cancel_under_the_list_says_that_all_of_it_stands() -> None:
    play = planned()
    play.command("next")
    play.say("cancel")
    assert play.text == "Okay, as it is."
    assert play.known.steps[0].state is StepState.PLANNED
