"""Months of a life with everything in it: never more of our own words than one a day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random

import pytest

from bot.core.records.calendar import awake, zone_of
from bot.core.records.effects import Decision, Say
from bot.core.records.events import Event, TimeCame
from bot.core.records.model import Flow, Known, Person
from tests.core.pair import HAPPY, THEM, Pair
from tests.core.play import Play

DAY = timedelta(days=1)
DAYS = 120
PLAN = (
    *("plan-afresh", "plan-keep-both", "idea-sit-near", "idea-shop-hello", "tomorrow"),
    *("feel-uneasy", "plan-good"),
)
NOT_NOW = ("debrief-not-now", "friend-not-now", "cue-not-now")
STEP = (
    *("cue-im-going", "cue-done", "feel-okay", "idea-shop-hello.easy1", "debrief-enough"),
    *("debrief-yes", *NOT_NOW),
)
ENOUGH = frozenset({"greeting-not-weekly", "data-erase", "data-erase-now"})
"""With these there would be nothing left to see."""
SHOP = "idea-shop-hello"
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Push:
    """A message that nobody had asked for at that minute, and who the person was then."""

    at: datetime
    flow: Flow | None
    subject: int | None
    person: Person
    said: Say


@dataclass
class Diary(Play):
    """A story that notes every push."""

    pushes: list[Push] = field(default_factory=list)
    event: Event | None = None

    def happen(self, event: Event) -> Decision:
        self.event = event
        return super().happen(event)

    def _show(self, id: int, said: Say) -> None:
        super()._show(id, said)
        if isinstance(self.event, TimeCame):
            talk = self.known.talk(said.talk) if said.talk is not None else None
            flow, subject = (talk.flow, talk.subject) if talk is not None else (None, None)
            self.pushes.append(Push(self.now, flow, subject, self.known.person, said))

    def local(self, push: Push) -> date:
        return push.at.astimezone(zone_of(push.person)).date()


def begun() -> Pair:
    """Ana in Berlin, who chose a hello and a date that matters; Lena is her friend."""
    ana = Diary(Known(Person(7), display="Ana B."))
    ana.command("start")
    ana.tap("welcome-keep", "welcome-path-alone")
    ana.tap(SHOP, "14:05")
    ana.command("cancel")
    pair = Pair(ana=ana)
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "befriended-weekly")
    pair.settle()
    ana.tap(THEM)
    person = replace(ana.known.person, hello_back=True)
    ana.known = replace(ana.known, person=person)
    ana.command("look")
    ana.tap("look-own-lines", "own-date-button")
    ana.say("the day I moved")
    ana.say("17 January")
    ana.tap("back", "look-close")
    return pair


@pytest.fixture(scope="module", params=range(12))
def ana(request: pytest.FixtureRequest) -> Diary:
    """A hundred and twenty days, each as chance will have it."""
    chance, pair = Random(request.param), begun()
    ana = pair.ana
    assert isinstance(ana, Diary)
    busy = chance.choice([0.2, 0.5, 0.9])
    for _ in range(DAYS):
        pair.pass_time(chance.choice([9, 13, 18, 20]) * HOUR)
        if chance.random() < busy:
            _a_deed(ana, chance)
        pair.settle()
        pair.pass_time(DAY - (ana.now - begin_of(ana)) % DAY)
    return ana


def begin_of(play: Play) -> datetime:
    """Some midnight in Berlin."""
    return datetime(2026, 11, 29, 23, tzinfo=play.now.tzinfo)


def _a_deed(ana: Play, chance: Random) -> None:
    kind = chance.random()
    if kind < 0.35:
        ana.command("plan")
        _through(ana, *PLAN)
    elif kind < 0.6:
        cues = [s for s in ana.screen.values() if {"cue-im-going", "cue-part"} & {*s.offered}]
        _through(ana, *(STEP if cues else ()))
    elif kind < 0.66:
        ana.command("did")
        _through(ana, ana.offered[0], "debrief-enough", *NOT_NOW)
    elif kind < 0.75:
        ana.say("the baker knew my name")
        _through(ana, "home-keep")
    elif kind < 0.78:
        ana.command("pause")
        _through(ana, "settings-three-days")
    elif kind < 0.8:
        ana.say("I want to die")
    elif kind < 0.85:
        ana.command("friend")
        _through(ana, "Lena", "friend-a-line-to", "friend-send-to")
    else:
        newest = list(ana.screen.values())[-3:]
        names = [name for shown in newest for name in shown.offered if name not in ENOUGH]
        if names:
            ana.tap(chance.choice(names))


def _through(play: Play, *wanted: str) -> None:
    """Tap what is there of these, in this order; a life does not follow a script."""
    for one in wanted:
        there = [name for shown in reversed(play.screen.values()) for name in shown.offered]
        found = next((name for name in there if name.startswith(one)), None)
        if found is not None:
            play.tap(found)


def test_a_month_with_everything_keeps_to_what_a_push_may_be(ana: Diary) -> None:
    ours = [push for push in ana.pushes if push.flow is Flow.GREETING]
    assert ours, "something of ours was said"
    days = Counter(ana.local(push) for push in ours)
    assert max(days.values()) == 1, "one word of ours a day at most"
    for push in ours:
        assert awake(push.person, push.at) == push.at, "never in quiet hours"
        assert not push.person.rests(push.at), "never in a pause or on a quiet day"
        assert push.said.words.key == "greeting-hidden" or push.said.silent or _hello(push)
    of_steps = Counter(push.subject for push in ana.pushes if push.flow is Flow.CUE)
    moved = {step.id for step in ana.known.steps if step.moves}
    assert all(n <= 2 for step, n in of_steps.items() if step not in moved), "its cue, and one more"


def _hello(push: Push) -> bool:
    """The hellos that were chosen are the only ones that may ring."""
    return push.person.hello_back is True and push.said.words.key.startswith(
        ("greeting-week", "greeting-month")
    )


def test_four_weeks_hold_four_looks(ana: Diary) -> None:
    ours = [push for push in ana.pushes if push.flow is Flow.GREETING]
    for first in ours:
        month = [p for p in ours if timedelta(0) <= p.at - first.at < 27 * DAY]
        assert sum(push.said.words.key == "greeting-look" for push in month) <= 5
        assert len(month) <= 5 + 2 + 1 + 2, "looks, hellos, a date"
