"""An answer in several quick messages: what they say together is heard like one message."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from types import FrameType

import pytest

from bot.core.records.effects import Remove
from bot.core.records.events import DueKind, Said
from bot.core.records.lines import line
from bot.core.records.model import Chip, Look, Standing, Step
from bot.core.talk.gathering import MOST_PARTS
from bot.ear.care import hear
from tests.core.play import Play, cued, welcomed

HELP = "care-card-c1"


def debriefed() -> Play:
    play = cued()
    play.tap("cue-im-going", "cue-done", "feel-uneasy")
    return play


def planning() -> Play:
    play = welcomed()
    play.command("plan")
    return play


def promising() -> Play:
    play = welcomed()
    play.command("promise")
    return play


def telling() -> Play:
    play = welcomed()
    play.command("did")
    return play


ASKED: list[Callable[[], Play]] = [debriefed, planning, promising, telling]


def test_a_danger_in_several_parts_is_heard_at_once() -> None:
    for parts in [("I want", "to die"), ("i want", "to", "kill", "myself")]:
        for asked in ASKED:
            play = asked()
            before = play.known.steps
            for part in parts:
                play.say(part)
            assert play.key.startswith(HELP), (asked, parts)
            assert play.known.person.held_until == play.now + timedelta(days=1), (asked, parts)
            play.pass_time(timedelta(minutes=31))
            assert play.known.steps == before, (asked, parts)
            assert "want" not in str(play.known), f"nothing of it is kept: {parts}, {asked}"
            assert play.key.startswith(HELP), f"no other question follows: {parts}, {asked}"


def test_a_danger_edited_into_a_part_is_heard_with_the_others() -> None:
    play = debriefed()
    play.say("I want")
    second = play.say("to fly")
    play.edit(second, "to die")
    play.pass_time(timedelta(seconds=4))
    assert play.key == HELP
    assert play.known.steps[0].answers == {}


@pytest.mark.parametrize("button", ["idea-shop-hello.easy1", "debrief-skip", "debrief-enough"])
def test_it_is_heard_before_a_tap(button: str) -> None:
    play = debriefed()
    play.say("I want")
    second = play.say("to fly")
    play.edit(second, "to die")
    play.tap(button)
    assert play.key == HELP
    assert play.known.steps[0].answers == {}


def test_a_tap_below_words_is_the_answer() -> None:
    play = debriefed()
    play.say("I want")
    play.tap("idea-shop-hello.easy1")
    assert play.known.steps[0].answers == {"easy": Chip("easy1")}
    play.pass_time(timedelta(seconds=4))
    assert play.known.steps[0].answers == {"easy": Chip("easy1")}
    assert play.line == line("debrief-ease-hard", name=line("idea-shop-hello.name"))


def test_words_before_a_skip_are_kept() -> None:
    play = debriefed()
    play.say("nobody")
    play.say("stared")
    play.tap("debrief-skip")
    assert play.known.steps[0].answers == {"easy": "nobody\nstared"}
    assert play.line == line("debrief-ease-hard", name=line("idea-shop-hello.name"))
    play.say("the door")
    play.tap("debrief-enough")
    assert play.known.steps[0].answers == {"easy": "nobody\nstared", "hard": "the door"}
    assert "debrief-lighter" in play.keys
    assert "feel-uneasy.in-sentence" in play.keys


@pytest.mark.parametrize("words", ["It was short", "skip", "next"])
def test_what_follows_a_part_is_a_part(words: str) -> None:
    play = debriefed()
    play.say("nobody stared")
    play.say(words)
    play.pass_time(timedelta(seconds=4))
    assert play.known.steps[0].answers == {"easy": f"nobody stared\n{words}"}


def test_words_below_which_was_tapped_leave_a_hidden_chat() -> None:
    play = debriefed()
    play.known = replace(play.known, person=replace(play.known.person, look=Look.HIDDEN))
    typed = play.say("the clinic was loud")
    play.tap("idea-shop-hello.easy1", "debrief-enough", "debrief-not-now-button")
    play.pass_time(timedelta(minutes=2))
    assert Remove(typed) in play.said


def test_not_what_i_meant_gives_all_parts_back_to_their_question() -> None:
    play = debriefed()
    play.say("the waiting made me want")
    play.say("to die honestly")
    assert play.key == HELP
    play.tap("care-not-meant")
    answer = "the waiting made me want\nto die honestly"
    assert play.known.steps[0].answers == {"easy": answer}
    assert play.line == line("debrief-ease-hard", name=line("idea-shop-hello.name"))
    play.pass_time(timedelta(seconds=4))
    assert play.line == line("debrief-ease-hard", name=line("idea-shop-hello.name")), (
        "the answer is heard once"
    )


def test_words_that_were_not_meant_so_are_the_answer_they_were() -> None:
    play = debriefed()
    play.say("I want")
    play.say("to die")
    play.tap("care-not-meant")
    assert play.line == line("debrief-ease-hard", name=line("idea-shop-hello.name"))
    assert play.known.steps[0].answers["easy"] == "I want\nto die", "the words are back"


def test_an_age_in_several_parts_is_heard_too() -> None:
    play = debriefed()
    play.say("i am 16")
    whole = play.line
    play = debriefed()
    play.say("i am")
    play.say("16")
    play.pass_time(timedelta(seconds=4))
    assert play.line == whole
    assert play.known.steps[0].answers == {}
    assert play.standing is Standing.KEEPS


LONG = "I was in the shop and nobody looked at me, so I stayed and said hello. " * 55


def signs_heard(deed: Callable[[], object]) -> int:
    """In how many signs a danger was listened for meanwhile."""
    heard = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal heard
        if event == "call" and frame.f_code is hear.__code__:
            heard += len(frame.f_locals["text"])

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        deed()
    finally:
        sys.setprofile(before)
    return heard


def test_a_long_answer_is_not_heard_anew_with_each_part() -> None:
    play = debriefed()
    heard = [signs_heard(lambda: play.say(LONG)) for _ in range(MOST_PARTS)]
    assert len(LONG) > 3500
    assert heard[0] >= len(LONG), "what is typed was not heard at all"
    assert max(heard) < 2 * len(LONG), heard


def test_a_full_answer_is_heard_at_once_and_the_next_question_leaves() -> None:
    play = debriefed()
    for number in range(MOST_PARTS):
        assert play.line == line("debrief-ease-easy", name=line("idea-shop-hello.name"))
        play.say(f"part {number}")
    answer = "\n".join(f"part {number}" for number in range(MOST_PARTS))
    assert play.known.steps[0].answers == {"easy": answer}
    assert play.line == line("debrief-ease-hard", name=line("idea-shop-hello.name"))


def test_nothing_is_lost_of_what_does_not_fit_one_answer() -> None:
    play = debriefed()
    typed = [f"part {number}" for number in range(MOST_PARTS * 2 + 3)]
    for part in typed:
        play.say(part)
    play.pass_time(timedelta(seconds=4))
    answers = play.known.steps[0].answers
    kept = "\n".join(str(answers[question]) for question in ("easy", "hard", "change"))
    assert kept.split("\n") == typed


def test_an_edited_part_of_a_full_answer_still_changes_it() -> None:
    play = debriefed()
    first = play.say("part")
    for _ in range(MOST_PARTS - 1):
        play.say("more")
    play.edit(first, "another")
    assert str(play.known.steps[0].answers["easy"]).startswith("another\nmore")


def test_a_danger_across_two_parts_is_heard_wherever_it_stands() -> None:
    for long in [False, True]:
        for before in [0, 1, 5]:
            more = LONG if long else ""
            play = debriefed()
            for _ in range(before):
                play.say("It was fine.")
            play.say(f"{more}I want")
            play.say(f"to die. {more}")
            assert play.key == HELP, (before, long)


def test_a_danger_across_parts_that_come_out_of_order_is_heard() -> None:
    play = debriefed()
    first, second, third = (next(play._messages) for _ in range(3))
    for id, text in ((third, "honestly"), (first, "I want"), (second, "to die")):
        play.happen(Said(text, id, heard=hear(text)))
    assert play.key == HELP


def test_what_was_just_written_is_kept_whatever_is_asked_next() -> None:
    for then in ["help", "plan", "friend", "start", "hide", "cancel", "settle"]:
        for look in Look:
            play = debriefed()
            play.known = replace(play.known, person=replace(play.known.person, look=look))
            play.say("it was loud")
            play.command(then)
            play.pass_time(timedelta(days=2))
            (step,) = [step for step in play.known.steps if step.felt is not None]
            assert step.answers["easy"] == "it was loud", (look, then)
            assert not [kind for _, kind in play.calendar if kind is DueKind.PAUSE], (look, then)


def test_a_plan_that_was_just_named_can_be_taken_up_again_after_a_command() -> None:
    play = planning()
    play.say("call my aunt tomorrow 17:30")
    play.command("help")
    play.pass_time(timedelta(minutes=1))
    play.command("plan")
    assert any("call my aunt" in str(value) for value in play.values)


def _at_the_last_question(*, done: int = 0) -> Play:
    """Another step is planned already, so that a friend's question follows."""
    play = debriefed()
    other = Step(77, text="tea with Tom", at=play.now + timedelta(days=3))
    person = replace(play.known.person, done=max(done, play.known.person.done))
    play.known = replace(play.known, steps=(*play.known.steps, other), person=person)
    play.tap("debrief-skip", "debrief-skip")
    return play


def test_the_last_answer_is_kept_though_a_question_would_have_followed() -> None:
    for then in ["plan", "cancel", "did", "next", "help", "look"]:
        play = _at_the_last_question(done=3)
        asked = play.known.person.asked
        play.say("a quieter hour with nobody there")
        play.command(then)
        play.pass_time(timedelta(minutes=5))
        (step,) = [step for step in play.known.steps if step.felt is not None]
        assert step.answers["change"] == "a quieter hour with nobody there", then
        assert play.known.person.asked == asked, f"nobody saw that question: {then}"


def test_words_that_lead_elsewhere_wait_until_they_are_asked_for_again() -> None:
    play = welcomed()
    play.command("did")
    play.say("I will call my mother tomorrow at 5")
    play.command("help")
    play.pass_time(timedelta(minutes=5))
    assert [text for talk in play.known.talks for _, text in talk.parts]


def test_an_age_across_two_messages_is_heard_at_once() -> None:
    play = debriefed()
    play.say("I am")
    play.say("16 years old")
    assert play.key == "welcome-age"


def test_an_edit_reaches_what_was_heard_before_something_else_was_opened() -> None:
    play = welcomed()
    play.command("did")
    typed = play.say("called my mother")
    play.command("help")
    play.pass_time(timedelta(minutes=1))
    play.edit(typed, "called my sister")
    assert [step.text for step in play.known.steps] == ["called my sister"]
