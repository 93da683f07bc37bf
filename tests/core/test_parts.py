"""An answer in several quick messages: what they say together is heard like one message."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.core.model import Standing
from tests.core.play import Play, cued, welcomed

HELP = "Thank you for saying that."


def debriefed() -> Play:
    play = cued()
    play.tap("I'm going", "Done", "Uneasy")
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


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("parts", [("I want", "to die"), ("i want", "to", "kill", "myself")])
def test_a_danger_in_several_parts_is_heard_at_once(
    asked: Callable[[], Play], parts: tuple[str, ...]
) -> None:
    play = asked()
    before = play.known.steps
    for part in parts:
        play.say(part)
    assert play.text.startswith(HELP)
    assert play.known.person.held_until == play.now + timedelta(days=1)
    play.pass_time(timedelta(minutes=31))
    assert play.known.steps == before
    assert "want" not in str(play.known), "nothing of it is kept"
    assert play.text.startswith(HELP), "no other question follows by itself"


def test_a_danger_edited_into_a_part_is_heard_with_the_others() -> None:
    play = debriefed()
    play.say("I want")
    second = play.say("to fly")
    play.edit(second, "to die")
    play.pass_time(timedelta(seconds=4))
    assert play.text.startswith(HELP)
    assert play.known.steps[0].answers == {}


@pytest.mark.parametrize("ends", ["Next", "next"])
def test_it_is_heard_when_the_person_goes_on(ends: str) -> None:
    play = debriefed()
    play.say("I want")
    second = play.say("to fly")
    play.edit(second, "to die")
    play.tap(ends) if ends == "Next" else play.say(ends)
    assert play.text.startswith(HELP)
    assert play.known.steps[0].answers == {}


def test_not_what_i_meant_gives_all_parts_back_to_their_question() -> None:
    play = debriefed()
    play.say("the waiting made me want")
    play.say("to die honestly")
    assert play.text.startswith(HELP)
    play.tap("Not what I meant")
    answer = "the waiting made me want\nto die honestly"
    assert play.known.steps[0].answers == {"easy": answer}
    assert play.text == "Hello in the shop. What felt hard?"
    play.pass_time(timedelta(seconds=4))
    assert play.text == "Hello in the shop. What felt hard?", "the answer is heard once"


def test_after_the_card_the_question_is_asked_once_more() -> None:
    play = debriefed()
    play.say("I want")
    play.say("to die")
    play.tap("I'm safe for now", "No hello")
    assert play.text == "Hello in the shop. What felt easy? Tap or write."
    assert "It was short" in play.buttons


def test_an_age_in_several_parts_is_heard_too() -> None:
    play = debriefed()
    play.say("i am 16")
    whole = play.text
    play = debriefed()
    play.say("i am")
    play.say("16")
    play.pass_time(timedelta(seconds=4))
    assert play.text == whole
    assert play.known.steps[0].answers == {}
    assert play.standing is Standing.KEEPS
