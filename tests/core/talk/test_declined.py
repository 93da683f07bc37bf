"""A plain no is heard wherever something can be left."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.records.model import StepState
from tests.core.play import planned, welcomed

LEFT = "cancel-plan"


def test_a_no_leaves_what_a_command_showed() -> None:
    for command, said in [
        ("erase", "data-kept"),
        ("privacy", "data-closed"),
        ("next", "next-fine"),
        ("settle", "settle-left"),
        ("hide", "settings-okay"),
    ]:
        for typed in ["no", "no thanks", "nah", "not now", "never mind"]:
            play = planned()
            play.command(command)
            play.say(typed)
            assert (play.key, play.offered) == (said, []), (typed, command, said)
            assert play.known.steps[0].state is StepState.PLANNED, (typed, command, said)


def test_a_no_to_the_three_questions_is_enough() -> None:
    play = planned()
    play.command("did")
    play.tap("did-shop-hello")
    play.say("no")
    assert play.key == "did-three", "first it is another one than the planned"
    play.say("no")
    assert "not-followed" not in play.keys
    assert "did-three" not in play.keys


def test_a_plan_that_is_being_made_is_left() -> None:
    for taps in [(), ("idea-shop-hello", "14:05")]:
        for typed in ["no", "not now", "later", "never mind", "cancel it"]:
            play = welcomed()
            play.tap(*taps)
            play.say(typed)
            play.pass_time(timedelta(seconds=4))
            put_by = taps and typed != "cancel it"
            assert play.key == ("plan-put-by" if put_by else LEFT), (typed, taps)
            assert not play.known.steps, (typed, taps)


@pytest.mark.parametrize("typed", ["I don't know", "whenever"])
def test_who_knows_no_time_sees_those_that_are_offered(typed: str) -> None:
    play = welcomed()
    play.tap("idea-shop-hello", "14:05", "plan-another-time")
    play.say(typed)
    assert play.key == "plan-when"
    assert "tomorrow 10:00" in play.offered
