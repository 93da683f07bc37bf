"""Two months on the way up, and six weeks in which nobody is pushed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.people import PLANNED, say, start, tap
from tests.journeys.stage import MONDAY, BotProcess

Compare = Callable[[str, "Chapters"], None]
NOD = (*PLANNED[:2], "Nod to someone in a shop · 1 min", "14:05", "Tomorrow 17:30", "Okay", "Good")
MORE = ("A little more: ", "A little longer: ", "Another place: ", "Other people: ")
SAME = ("The same again", "Yes, ")
TOM = (*PLANNED[:2], "With someone I know", "Somebody from work", "Not now")
A_STEP = 5
"""Taps of a calm step, from its reminder to the next plan, where nothing more is offered."""
TWO_WEEKS = timedelta(weeks=2)
pytestmark = pytest.mark.journey


class Chapters:
    """What was told on some days of a long story."""

    def __init__(self) -> None:
        self._told: list[str] = []

    def add(self, at: datetime, day: Transcript) -> None:
        self._told.append(f"# {at:%a %d %b %H:%M}\n{day.text()}")

    def text(self) -> str:
        return "\n".join(self._told)


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
    chosen = button(person, *wanted) or button(person, *SAME)
    assert chosen is not None, person.last.text
    await tap(telegram, person, chosen)
    later = button(person, "Not now", "Nothing")
    if later is not None:  # a question that is asked once
        await tap(telegram, person, later)
    return chosen, 1 if later is None else 2


async def test_from_a_nod_to_a_walk_with_a_colleague(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana, story, zone = telegram.person("Ana"), Chapters(), ZoneInfo("Europe/Berlin")
    await start(telegram, ana)
    await tap(telegram, ana, *TOM[:3])
    await say(telegram, ana, "Tom")
    await tap(telegram, ana, *TOM[3:])  # so we know that she has work
    await say(telegram, ana, "/plan")
    await tap(telegram, ana, *NOD[2:])
    offers: list[datetime] = []
    taps: list[int] = []
    walked = False
    while not walked and await reminded(telegram, ana, MONDAY + timedelta(days=70)):
        walked = "Walking a bit together" in ana.last.text
        at, day = telegram.dial.now(), Transcript({"": ana})
        day_begins = at.astimezone(zone)
        told = await calmly(telegram, ana)
        offered = button(ana, *MORE) is not None
        _, more = await next_one(telegram, ana, *MORE)
        taps.append(told + more)
        if offered:
            offers.append(at)
        if offered or walked:
            story.add(day_begins, day)

    # From a nod over six rungs to a walk, at most one a week, none in the first two weeks; a step
    # costs no more than one without them, but for what is asked once.
    assert walked
    assert len(offers) == 7
    assert offers[0] - MONDAY >= TWO_WEEKS
    assert all(later - one >= timedelta(days=7) for one, later in pairwise(offers))
    assert sorted(taps) == [A_STEP] * (len(taps) - 2) + [A_STEP + 1] * 2
    committed("the_way_up", story)


async def test_six_weeks_of_the_same_again_and_nobody_is_pushed(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana, story, zone = telegram.person("Ana"), Chapters(), ZoneInfo("Europe/Berlin")
    await start(telegram, ana)
    await tap(telegram, ana, *NOD)
    offers: list[datetime] = []
    steps = 0
    while await reminded(telegram, ana, MONDAY + timedelta(weeks=6)):
        steps += 1
        at, day = telegram.dial.now(), Transcript({"": ana})
        assert "One nod is the whole thing." in ana.last.text
        pushed = len(ana.notifications)
        await calmly(telegram, ana)
        offered = button(ana, *MORE) is not None
        chosen, _ = await next_one(telegram, ana)
        assert len(ana.notifications) == pushed
        if offered:
            assert chosen == "The same again"
            offers.append(at)
            story.add(at.astimezone(zone), day)

    assert steps > 15
    assert len(offers) == 2
    assert all(later - one >= TWO_WEEKS for one, later in pairwise(offers))
    committed("the_same_again", story)
