"""What happened without a plan: kept at once, counted once, and the questions may be left."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.arrivals.asides import MOST_BUTTONS
from bot.core.flows import CONVERSATIONS
from bot.core.records.events import Draw, Tapped
from bot.core.records.lines import line
from bot.core.records.memories import DidMemory
from bot.core.records.model import SHAPE, Flow, StepState
from bot.core.talk.course import Course
from tests.core.play import cued, planned, welcomed


def test_two_taps_and_it_is_kept_without_asking_for_the_clock() -> None:
    play = welcomed()
    play.command("did")
    assert play.key == "did-what"
    play.tap("did-shop-hello")
    assert play.line == line("did-three", happened=line("idea-shop-hello.did"))
    step = play.known.steps[0]
    assert (step.state, step.settled_at, step.idea) == (StepState.DONE, play.now, "shop-hello")
    assert play.known.person.done == 1
    assert play.known.person.zone is None
    play.tap("debrief-enough")
    first = line("milestone-first-step", outcome=line("debrief-okay"))
    assert play.line == line("debrief-next-untimed", outcome=first)


def test_it_is_counted_once_also_after_the_three_questions() -> None:
    play = welcomed()
    play.command("did")
    play.tap("did-thinking-of-you", "did-yes")
    assert play.keys == ["debrief-feel", "idea-thinking-of-you.did"]
    play.tap("feel-okay", "debrief-skip", "debrief-skip", "debrief-skip")
    assert play.known.person.done == 1
    assert play.states == [StepState.DONE]


def test_their_own_words_are_kept_and_an_edit_mends_them() -> None:
    play = welcomed("welcome-path-after")
    play.command("did")
    said = play.say("fixed the bike with Tom")
    play.pass_time(timedelta(seconds=4))
    assert line("own-did", text="fixed the bike with Tom") in play.lines
    play.edit(said, "fixed the bike with Tim")
    assert play.known.steps[0].text == "fixed the bike with Tim"
    play.tap("did-yes", "feel-okay")
    assert play.key == "debrief-trust-easy"


def test_a_day_that_is_over_is_its_day() -> None:
    play = planned()
    play.command("did")
    said = play.say("yesterday i called mom")
    play.pass_time(timedelta(seconds=4))
    assert play.keys == ["did-three-day", "own-did"]
    assert play.values == ["i called mom", "Sun 29 Nov"]
    (step,) = (step for step in play.known.steps if step.state is StepState.DONE)
    assert (step.text, step.settled_at) == ("i called mom", step.at)
    assert step.at is not None
    assert play.now - step.at == timedelta(days=1, seconds=4), "as it was said"
    play.edit(said, "i called mom")
    assert play.line == line("did-three", happened=line("own-did", text="i called mom"))
    play.edit(said, "i called mom 2 days ago")
    assert play.key == "did-three-day"
    assert "Sat 28 Nov" in play.values
    play.tap("debrief-enough")
    play.command("look")
    play.tap("look-last-steps")
    assert "Sat 28 Nov" in play.values
    assert "i called mom" in play.values


def test_words_out_of_the_blue_have_their_day_too() -> None:
    play = planned()
    play.say("rang my aunt yesterday")
    play.tap("home-did-it")
    assert line("own-did", text="rang my aunt") in play.lines
    assert "did-three-day" in play.keys
    assert "Sun 29 Nov" in play.values


def test_more_words_than_a_sentence_repeats_are_kept_whole() -> None:
    play = welcomed()
    play.command("did")
    play.say("a" * 301)
    play.pass_time(timedelta(seconds=4))
    assert play.known.steps[0].text == "a" * 301
    play.tap("did-yes", "debrief-skip", "debrief-enough")


def test_what_was_written_before_the_question_is_the_answer() -> None:
    play = welcomed()
    course = Course(
        CONVERSATIONS,
        play.known,
        Tapped(0, "", "", 1, "query", SHAPE),
        play.now,
        Draw(tuple(range(500, 520)), 0),
    )
    course.open(DidMemory("waved at the baker"))
    decision = course.decision()
    assert decision.steps[0].text == "waved at the baker"
    assert decision.steps[0].state is StepState.DONE


def test_words_of_danger_are_answered_and_nothing_of_them_is_stored() -> None:
    play = welcomed()
    play.command("did")
    play.say("I want to die")
    play.pass_time(timedelta(seconds=10))
    assert play.known.floor is not None
    assert play.known.floor.flow is Flow.CARE
    assert play.known.steps == ()
    assert play.known.person.done == 0


def test_asked_twice_quickly_there_is_one_question_and_one_step() -> None:
    play = welcomed()
    play.command("did")
    first = play.last
    play.command("did")
    assert [t.flow for t in play.known.talks].count(Flow.DID) == 1
    play.tap("did-neighbour")
    late = Tapped(first.talk or 0, first.step, "did.shop-hello", first.id, "query", SHAPE)
    play.happen(late)
    assert len(play.known.steps) == 1
    assert play.known.person.done == 1


def test_two_quick_taps_are_one_step() -> None:
    play = welcomed()
    play.command("did")
    card = play.last
    tap = Tapped(card.talk or 0, card.step, "did.neighbour", card.id, "query", SHAPE)
    play.happen(tap)
    play.happen(tap)
    assert len(play.known.steps) == 1


@pytest.mark.parametrize("word", ["ok", "\u2060"])
def test_what_says_nothing_is_asked_again(word: str) -> None:
    play = welcomed()
    play.command("did")
    play.say(word)
    play.pass_time(timedelta(seconds=4))
    assert play.known.steps == ()
    assert "did-what" in play.keys


def test_a_planned_step_stays_planned() -> None:
    play = planned()
    before = play.calendar
    play.command("did")
    play.tap("did-call-two", "debrief-enough")
    assert "debrief-noted" in play.keys
    assert sorted(play.states) == [StepState.DONE, StepState.PLANNED]
    assert before.items() <= play.calendar.items()


def test_the_offer_is_over_after_a_night() -> None:
    play = welcomed()
    play.command("did")
    play.tap("did-neighbour")
    play.pass_time(timedelta(hours=13))
    play.say("ask the baker for rye bread")
    assert play.key == "home-for-what"
    assert play.known.steps[0].state is StepState.DONE


def test_looking_back_shows_the_last_thing_first() -> None:
    play = planned()
    play.command("did")
    for n in range(4):
        play.say(f"thing {n}")
        play.pass_time(timedelta(seconds=4))
        play.command("did")
    play.command("look")
    play.tap("look-last-steps")
    assert [value for value in play.values if "thing" in str(value)] == [
        *("thing 3", "thing 2", "thing 1")
    ]


def test_their_own_words_for_what_is_over_are_no_next_plan() -> None:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    play.command("did")
    play.say("yesterday I called mom")
    play.pass_time(timedelta(seconds=3))
    play.tap("debrief-enough")
    assert "debrief-okay" in play.on_screen
    assert "debrief-next" not in play.on_screen
    assert not [step for step in play.known.steps if step.state is StepState.PLANNED]


def test_what_names_a_time_ahead_is_asked_about() -> None:
    play = planned()
    play.command("did")
    play.say("call my aunt tomorrow at 5pm")
    play.pass_time(timedelta(seconds=3))
    assert play.key == "home-for-what"
    assert play.known.person.done == 0
    play.tap("home-did-it")
    assert play.known.person.done == 1


def test_a_step_that_was_cued_today_is_one_of_the_choices() -> None:
    play = cued()
    reminder = play.last
    play.command("did")
    assert play.offered[0] == "idea-shop-hello.name"
    assert sum(map(len, play.last.rows)) <= MOST_BUTTONS
    play.tap("idea-shop-hello.name")
    assert play.key == "debrief-feel"
    assert play.states == [StepState.DONE]
    assert play.known.person.done == 1
    assert not play.screen[reminder.id].rows
    play.pass_time(timedelta(days=1))
    assert "cue-how-was-it" not in play.on_screen


def test_of_what_is_cued_and_planned_today_each_is_named_once() -> None:
    play = cued()
    (step,) = play.known.steps
    soon = replace(step, id=3, state=StepState.PLANNED, at=play.now + timedelta(hours=1))
    own = replace(soon, idea=None, text="call my aunt")
    for ahead, keys in [(own, [step.id, 3]), (soon, [step.id])]:
        again = play.again()
        again.known = replace(play.known, steps=(step, ahead))
        again.command("did")
        named = [choice.key for row in again.last.rows for choice in row if "planned" in choice.key]
        assert named == [f"planned.{id:x}" for id in keys]
        assert sum(map(len, again.last.rows)) <= MOST_BUTTONS


def test_what_was_deleted_on_another_card_is_asked_for_again() -> None:
    for answer in ("did-yes", "debrief-enough"):
        play = welcomed()
        play.command("did")
        play.tap("did-shop-hello")
        more = play.last
        play.command("look")
        play.tap("look-last-steps", "1", "look-remove", "look-remove")
        play.tap_on(more, answer)
        assert "did-what" in play.on_screen, answer
