"""A plain no is heard wherever something can be left."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.records.model import StepState
from tests.core.play import planned, welcomed

STAYS = "Okay. All of it stays."
LEFT = "Okay, nothing new is planned. /plan is here when you like."


@pytest.mark.parametrize("typed", ["no", "no thanks", "nah", "not now", "never mind"])
@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("erase", STAYS),
        ("privacy", "Okay."),
        ("next", "Okay, as it is."),
        ("settle", "Okay. /settle is here any time."),
        ("hide", "Okay."),
    ],
)
def test_a_no_leaves_what_a_command_showed(command: str, said: str, typed: str) -> None:
    play = planned()
    play.command(command)
    play.say(typed)
    assert (play.text, play.buttons) == (said, [])
    assert play.known.steps[0].state is StepState.PLANNED


def test_a_no_to_the_three_questions_is_enough() -> None:
    play = planned()
    play.command("did")
    play.tap("Said hello in a shop")
    play.say("no")
    assert not play.text.startswith("I didn't follow")
    assert "Three short questions?" not in play.text


@pytest.mark.parametrize("typed", ["no", "not now", "later", "never mind", "cancel it"])
@pytest.mark.parametrize("taps", [(), ("Say hello in a shop · 1 min", "14:05")])
def test_a_plan_that_is_being_made_is_left(taps: tuple[str, ...], typed: str) -> None:
    play = welcomed()
    play.tap(*taps)
    play.say(typed)
    play.pass_time(timedelta(seconds=4))
    assert play.text == LEFT
    assert not play.known.steps


@pytest.mark.parametrize("typed", ["I don't know", "whenever"])
def test_who_knows_no_time_sees_those_that_are_offered(typed: str) -> None:
    play = welcomed()
    play.tap("Say hello in a shop · 1 min", "14:05", "Another time")
    play.say(typed)
    assert play.text == "When?"
    assert "Tomorrow 10:00" in play.buttons
