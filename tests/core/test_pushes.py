"""Thirty days of plans: what is pushed, when, and what a lock screen shows of it."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

import pytest

from bot.core.records.calendar import quiet, zone_of
from bot.core.records.effects import Decision, Say
from bot.core.records.events import Event, TimeCame
from bot.core.records.model import Flow, Known, Look, Person
from tests.core.play import Play
from tests.core.told import BOOK
from tests.words.test_tone import pattern

SPRING: Final = datetime(2027, 3, 10, 8, tzinfo=UTC)
"""Berlin sets its clocks on on 28 March 2027."""
AUTUMN: Final = datetime(2026, 10, 10, 8, tzinfo=UTC)
"""Berlin sets its clocks back on 25 October 2026."""
DAYS: Final = 30
HOURS: Final = ("09:00", "11:10", "13:30", "17:30", "20:40", "22:30", "23:50")
OWN: Final = "zqbaker"
"""Stands in every step of theirs."""
SENSITIVE: Final = pattern(
    tomllib.loads(Path("tests/words/tone.toml").read_text(encoding="utf-8"))["lock_screen"]["words"]
)
SOON: Final = timedelta(minutes=2)
"""What comes within this after somebody did something is an answer, and no push."""


@dataclass(frozen=True)
class Push:
    """A message that came by itself, though they did nothing just before."""

    at: datetime
    person: Person
    flow: Flow | None
    said: Say
    start: datetime | None  # of the step that it is about

    @property
    def on_a_lock_screen(self) -> str:
        rendered = BOOK.render("en", self.said.words)
        text = rendered.text.encode("utf-16-le")
        for start, length in reversed(rendered.veils):
            text = text[: 2 * start] + text[2 * (start + length) :]
        return text.decode("utf-16-le")


@dataclass
class Month(Play):
    """A person whose pushes, and whose picked times, are noted."""

    pushes: list[Push] = field(default_factory=list)
    picked: list[datetime] = field(default_factory=list)
    acted: datetime = SPRING

    def happen(self, event: Event) -> Decision:
        if not isinstance(event, TimeCame):
            self.acted = self.now
        before = {step.id: step.at for step in self.known.steps}
        decision = super().happen(event)
        for step in decision.steps:
            if step.at is not None and before.get(step.id) != step.at:
                self.picked.append(step.at)
        return decision

    def _show(self, id: int, said: Say) -> None:
        super()._show(id, said)
        if self.now - self.acted > SOON:
            talk = self.known.talk(said.talk) if said.talk is not None else None
            flow = talk.flow if talk is not None else None
            step = self.known.step(talk.subject) if talk is not None else None
            start = step.at if step is not None else None
            self.pushes.append(Push(self.now, self.known.person, flow, said, start))

    def through(self, *wanted: str) -> None:
        """Tap what stands there of these, in this order."""
        for name in wanted:
            if any(name in shown.offered for shown in self.screen.values()):
                self.tap(name)


def lived(begins: datetime, look: Look, seed: int) -> Month:
    """Up to two steps a day at any hour; answered, let be, or not for today. In the middle their
    clock becomes another."""
    chance = Random(seed)
    month = Month(Known(Person(7)), begins)
    month.command("start")
    month.tap("welcome-keep", "welcome-path-after")
    person = replace(month.known.person, zone="Europe/Berlin", look=look, hello_back=True)
    month.known = replace(month.known, person=person)
    for day in range(DAYS):
        if day == DAYS // 2 and seed % 2:
            month.command("settings")
            month.tap("settings-clock-and-quiet", "settings-clock")
            month.say("Tokyo")
        for hour in sorted(chance.sample(HOURS, chance.choice([0, 1, 2]))):
            month.command("plan")
            month.say(f"ask the {OWN} about bread tomorrow {hour}")
            month.pass_time(timedelta(seconds=5))
            month.through("plan-keep-both", "plan-promise-no", "feel-tense", "plan-good")
        for _ in range(24):
            month.pass_time(timedelta(hours=1))
            if chance.random() < 0.3:
                month.through(chance.choice(["cue-im-going", "cue-not-today"]), "cue-done")
    return month


LIVES: Final = [
    (begins, look, seed)
    for seed, begins in enumerate((SPRING, SPRING, AUTUMN, AUTUMN))
    for look in (Look.SHORT, Look.HIDDEN)
]


@pytest.fixture(scope="module", params=LIVES, ids=lambda life: f"{life[0]:%B}-{life[1]}-{life[2]}")
def month(request: pytest.FixtureRequest) -> Month:
    begins, look, seed = request.param
    month = lived(begins, look, seed)
    assert month.known.person.zone == ("Asia/Tokyo" if seed % 2 else "Europe/Berlin")
    assert len(month.picked) > 15
    assert len(month.pushes) > 20
    return month


def day(push: Push, at: datetime) -> date:
    return at.astimezone(zone_of(push.person)).date()


def its_time(push: Push) -> datetime:
    """The time that they had picked for the step that this is about."""
    assert push.start is not None
    return push.start


def test_no_more_comes_than_was_planned(month: Month) -> None:
    """A reminder for each time they picked, and one silent question; and one word of ours a day."""
    of_steps = [push for push in month.pushes if push.flow is Flow.CUE]
    times = Counter((its_time(push), push.said.silent) for push in of_steps)
    assert set(times.values()) == {1}
    assert {at for at, silent in times if silent} <= {at for at, silent in times if not silent}
    days = Counter(day(push, its_time(push)) for push in of_steps)
    assert max(days.values()) <= 2 * 2, "two steps, each with its reminder and its question"
    ours = Counter(day(push, push.at) for push in month.pushes if push.flow is not Flow.CUE)
    assert max(ours.values()) == 1


def test_the_night_is_quiet_but_where_they_picked_it(month: Month) -> None:
    """At night there is only the reminder of a time they picked; what is asked of it waits."""
    by_night = [push for push in month.pushes if quiet(push.person, push.at)]
    assert any(not push.said.silent for push in by_night), "somebody picked the night"
    for push in by_night:
        assert push.flow is Flow.CUE
        assert not push.said.silent
        assert timedelta(minutes=-10) <= push.at - its_time(push) <= timedelta()


def test_a_lock_screen_tells_neither_the_step_nor_anything_of_a_condition(month: Month) -> None:
    assert any(OWN in BOOK.render("en", push.said.words).text for push in month.pushes)
    for push in month.pushes:
        seen = push.on_a_lock_screen
        assert not SENSITIVE.search(seen), seen
        assert OWN not in seen
        assert "bread" not in seen
