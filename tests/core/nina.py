"""Marek and his promise to pick up Nina on Friday at four."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.records.model import Look, Step
from tests.core.play import Play, played_once, welcomed

AFTER = "welcome-path-after"
MINUTE = timedelta(minutes=1)
HALF_PAST_THREE = datetime(2026, 12, 4, 14, 30, tzinfo=UTC)
FOUR = HALF_PAST_THREE + 30 * MINUTE
NINA = "pick up Nina at 4, on time, friday"


@played_once
def marek(look: Look = Look.SHORT) -> Play:
    play = welcomed(AFTER)
    person = replace(play.known.person, zone="Europe/Berlin", look=look)
    play.known = replace(play.known, person=person)
    return play


@played_once
def asked(text: str = NINA, look: Look = Look.SHORT) -> Play:
    play = marek(look)
    play.say(text)
    play.pass_time(timedelta(seconds=4))
    return play


@played_once
def promised(look: Look = Look.SHORT) -> Play:
    """Nina, on Friday at four."""
    play = asked(look=look)
    play.tap("plan-promise-yes", "plan-good")
    return play


@played_once
def nudged(look: Look = Look.SHORT) -> Play:
    """Half past three on that Friday."""
    play = promised(look)
    play.pass_time(HALF_PAST_THREE - play.now)
    return play


def step_of(play: Play) -> Step:
    return play.known.steps[0]
