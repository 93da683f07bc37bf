"""What would be kind when it goes quiet: asked once, in a good minute, and never in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.core.records.model import Link, LinkState, StepState
from tests.core.arrivals.test_quiet_week import pushed
from tests.core.play import Play, cued, planned


def after_the_second_step() -> Play:
    """The question about a friend came after the first."""
    play = cued()
    person = replace(play.known.person, done=1, asked={"friend": play.now})
    play.known = replace(play.known, person=person)
    play.tap("I'm going", "Done", "Uneasy", "It was short", "That's enough")
    return play


def test_after_the_second_step_they_are_asked_once_what_would_be_kind() -> None:
    play = after_the_second_step()
    assert "If it goes quiet" not in play.text, "one extra at a time"
    play.tap("Not now")
    assert play.text.endswith("If it goes quiet one day, what would be kind?")
    assert play.known.person.hello_back is None
    play.tap("One hello after a week")
    assert play.text.startswith("Okay. One hello after a quiet week")
    assert play.known.person.hello_back is True


def test_nothing_is_an_answer_too_and_the_plan_is_kept_with_it() -> None:
    play = after_the_second_step()
    play.tap(next(caption for caption in play.buttons if caption.startswith("Yes")))
    assert play.text.startswith("See you Thursday at ")
    assert play.known.steps[-1].state is StepState.PLANNED
    play.tap("Nothing")
    assert play.text == "Okay. Then quiet stays quiet."
    assert play.known.person.hello_back is False


def test_they_are_not_asked_after_the_first_step_nor_twice() -> None:
    for person in ({"done": 0}, {"done": 5, "asked": {"hello_back": datetime.now(UTC)}}):
        play = cued()
        play.known = replace(play.known, person=replace(play.known.person, **person))
        play.tap("I'm going", "Done", "Uneasy", "It was short", "That's enough", "Not now")
        assert "If it goes quiet" not in play.text


def after_something_unplanned() -> Play:
    """The same question, after the second thing that was simply told."""
    play = planned()
    person = replace(play.known.person, done=1, asked={"friend": play.now})
    play.known = replace(play.known, person=person)
    play.command("did")
    play.tap("Called someone", "That's enough")
    assert play.text.endswith("If it goes quiet one day, what would be kind?")
    return play


def test_the_question_is_asked_once_even_when_it_is_left() -> None:
    play = after_something_unplanned()
    for _ in range(2):
        play.command("did")
        play.tap("Called someone", "That's enough")
        assert "If it goes quiet" not in play.text


def test_a_left_question_stands_where_it_is_and_hears_its_buttons() -> None:
    play = after_something_unplanned()
    play.said.clear()
    play.command("settle")
    play.tap("Step out", "Five minutes", "Back in")
    assert play.text == "Good. You can leave again whenever you like."
    assert [said.words.key for said in pushed(play)] == ["settle-menu"]
    play.say("the sky was pink")
    assert play.text == "Plan it, done already, or just a note?"
    play.tap("One hello after a week")
    assert play.known.person.hello_back is True


def test_words_to_the_question_that_are_no_answer_are_heard_as_new() -> None:
    play = after_something_unplanned()
    play.say("the sky was pink")
    assert play.text == "Plan it, done already, or just a note?"
    play.tap("Just saying", "Nothing")
    assert play.known.person.hello_back is False


def test_a_friends_button_waits_while_they_are_asked_and_is_there_the_next_time() -> None:
    link = Link(3, 7, LinkState.ACTIVE, friend=8, person_name="Ana", friend_name="Lena")
    for asked in ({}, {"hello_back": datetime(2026, 11, 30, tzinfo=UTC)}):
        play = cued()
        person = replace(play.known.person, done=1, linked=True, asked=asked)
        play.known = replace(play.known, person=person, links=(link,))
        play.tap("I'm going", "Done", "Uneasy", "It was short", "That's enough", "Not now")
        assert ("Nothing" in play.buttons) is not bool(asked)
        assert ("To Lena" in play.buttons) is bool(asked)
