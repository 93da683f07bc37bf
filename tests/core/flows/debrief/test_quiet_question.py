"""What would be kind when it goes quiet: asked once, in a good minute, and never in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.core.records.lines import line
from bot.core.records.model import Link, LinkState, StepState
from tests.core.arrivals.test_quiet_week import pushed
from tests.core.play import Play, cued, planned


def after_the_second_step() -> Play:
    """The question about a friend came after the first."""
    play = cued()
    person = replace(play.known.person, done=1, asked={"friend": play.now})
    play.known = replace(play.known, person=person)
    play.tap("cue-im-going", "cue-done", "feel-uneasy", "idea-shop-hello.easy1", "debrief-enough")
    return play


def test_after_the_second_step_they_are_asked_once_what_would_be_kind() -> None:
    play = after_the_second_step()
    assert "quiet-asked" not in play.keys, "one extra at a time"
    play.tap("debrief-not-now-button")
    assert play.key == "quiet-asked"
    assert play.known.person.hello_back is None
    play.tap("quiet-one-hello")
    assert play.key == "quiet-hello-chosen"
    assert play.known.person.hello_back is True


def test_nothing_is_an_answer_too_and_the_plan_is_kept_with_it() -> None:
    play = after_the_second_step()
    play.tap("debrief-yes")
    assert line("debrief-see-you", day="Thu 3 Dec", time="17:20") in play.lines
    assert play.known.steps[-1].state is StepState.PLANNED
    play.tap("quiet-no-hello")
    assert play.key == "quiet-nothing-chosen"
    assert play.known.person.hello_back is False


def test_they_are_not_asked_after_the_first_step_nor_twice() -> None:
    for person in ({"done": 0}, {"done": 5, "asked": {"hello_back": datetime.now(UTC)}}):
        play = cued()
        play.known = replace(play.known, person=replace(play.known.person, **person))
        play.tap(
            "cue-im-going",
            "cue-done",
            "feel-uneasy",
            "idea-shop-hello.easy1",
            "debrief-enough",
            "debrief-not-now-button",
        )
        assert "quiet-asked" not in play.keys


def after_something_unplanned() -> Play:
    """The same question, after the second thing that was simply told."""
    play = planned()
    person = replace(play.known.person, done=1, asked={"friend": play.now})
    play.known = replace(play.known, person=person)
    play.command("did")
    play.tap("did-call-two", "debrief-enough")
    assert play.key == "quiet-asked"
    return play


def test_the_question_is_asked_once_even_when_it_is_left() -> None:
    play = after_something_unplanned()
    for _ in range(2):
        play.command("did")
        play.tap("did-call-two", "debrief-enough")
        assert "quiet-asked" not in play.keys


def test_a_left_question_stands_where_it_is_and_hears_its_buttons() -> None:
    play = after_something_unplanned()
    play.said.clear()
    play.command("settle")
    play.tap("settle-step-out", "settle-five", "cue-back-in")
    assert play.key == "settle-back-in"
    assert [said.words.key for said in pushed(play)] == ["settle-menu"]
    play.say("the sky was pink")
    assert play.key == "home-for-what"
    play.tap("quiet-one-hello")
    assert play.known.person.hello_back is True


def test_words_to_the_question_that_are_no_answer_are_heard_as_new() -> None:
    play = after_something_unplanned()
    play.say("the sky was pink")
    assert play.key == "home-for-what"
    play.tap("home-just-saying", "quiet-no-hello")
    assert play.known.person.hello_back is False


def test_a_friends_button_waits_while_they_are_asked_and_is_there_the_next_time() -> None:
    link = Link(3, 7, LinkState.ACTIVE, friend=8, person_name="Ana", friend_name="Lena")
    for asked in ({}, {"hello_back": datetime(2026, 11, 30, tzinfo=UTC)}):
        play = cued()
        person = replace(play.known.person, done=1, linked=True, asked=asked)
        play.known = replace(play.known, person=person, links=(link,))
        play.tap(
            "cue-im-going",
            "cue-done",
            "feel-uneasy",
            "idea-shop-hello.easy1",
            "debrief-enough",
            "debrief-not-now-button",
        )
        assert ("quiet-no-hello" in play.offered) is not bool(asked)
        assert ("friend-to" in play.offered) is bool(asked)
