"""Two months on the way up, and six weeks in which nobody is pushed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.people import MOMENT, PLANNED, start, tap
from tests.journeys.stage import MONDAY, BotProcess

Compare = Callable[[str, Transcript], None]
NOD = (*PLANNED[:2], "Nod to someone in a shop · 1 min", "14:05", "Tomorrow 17:30", "Okay", "Good")
MORE = ("A little more: ", "A little longer: ", "Another place: ", "Other people: ")
A_STEP = 9
"""Taps and typed words of a step today, from its reminder to the next plan, at most."""
pytestmark = pytest.mark.journey


def button(person: Person, *starts: str) -> str | None:
    """The button under the newest message that begins so, if there is one."""
    return next((one for one in person.last.buttons if one.startswith(starts)), None)


async def reminded(telegram: StrictTelegram, person: Person, by: datetime) -> bool:
    """Wait for the next reminder of a step; False when none came by then."""
    while telegram.dial.now() < by:
        came = await telegram.dial.to_next(lambda: len(person.notifications))
        if not came:
            return False
        if button(person, "I'm going") is not None:
            return True
    return False


async def calmly(telegram: StrictTelegram, person: Person) -> int:
    """The step under the newest reminder, done and calm; how many taps that took."""
    await tap(telegram, person, "I'm going")
    await telegram.dial.forward(timedelta(minutes=30))
    await tap(telegram, person, "Done", "Calm", "That's enough")
    return 4


async def next_one(telegram: StrictTelegram, person: Person, *wanted: str) -> tuple[str, int]:
    """Plan what comes next: a button that begins as wanted, else the same once more. The button,
    and how many taps that took."""
    chosen = button(person, *wanted) or button(person, "The same again", "Yes, ")
    assert chosen is not None, person.last.text
    await tap(telegram, person, chosen)
    later = button(person, "Not now")
    if later is not None:  # a question that is asked once
        await tap(telegram, person, later)
    return chosen, 1 if later is None else 2


async def test_from_a_nod_to_a_walk_with_a_colleague(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana = telegram.person("Ana")
    story = Transcript({"": ana}, zone="Europe/Berlin")
    await start(telegram, ana)
    await tap(telegram, ana, *NOD)
    rungs: list[tuple[timedelta, str]] = []
    taps: list[int] = []
    while await reminded(telegram, ana, MONDAY + timedelta(days=66)):
        told = await calmly(telegram, ana)
        chosen, more = await next_one(telegram, ana, *MORE)
        taps.append(told + more)
        if chosen.startswith(MORE):
            rungs.append((telegram.dial.now() - MONDAY, chosen))
    print(rungs, taps)
    await telegram.dial.forward(MOMENT)
    committed("the_way_up", story)
