"""Lives over three months on the pure core, and what the way up did in them.

Five characters plan, are reminded, do it or not, say how it felt, and take the way up or stay. The
dice are theirs; the mind knows no chance. What must never happen is looked for in their own diary,
and not in what the mind keeps. `python -m bench.lives` prints the counts.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Final

from bot.core.records.effects import Effect, Revise, Say
from bot.core.records.model import Known, Person, StepState
from tests.core.play import MONDAY, Play

DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(weeks=1)
MONTHS: Final = timedelta(weeks=13)
EACH: Final = 100
"""Lives of each character."""
RUNGS: Final = 3
"""So many are met by whoever is ready."""
OWN: Final = ("call my aunt", "coffee at the corner for 10 minutes", "bowling with the neighbours")
WORDS: Final = ("I drank again last night", "I feel so hopeless today", "I want to die")
FELT: Final = ("feel-calm", "feel-okay", "feel-uneasy", "feel-tense", "feel-very-tense")
_NO: Final = ("friend-not-now", "quiet-no-hello", "debrief-not-now-button")


@dataclass(frozen=True)
class Character:
    """How often each thing happens, and how steps feel to them: a weight for each of the words."""

    name: str
    goes: float
    felt: tuple[int, int, int, int, int]
    up: float  # takes it, where it is offered
    next: float = 0.8  # plans the next step at once
    gap: int = 2  # days until they plan by themselves
    tells: float = 0.1  # of more that was done on the same day
    rests: float = 0.0
    slips: float = 0.0
    ready: bool = False


CHARACTERS: Final = (
    Character("calm", 0.95, (60, 38, 2, 0, 0), up=1.0, ready=True),
    Character("mixed", 0.8, (35, 30, 22, 10, 3), up=0.5, rests=0.05),
    Character("hard", 0.7, (15, 25, 25, 25, 10), up=0.3, rests=0.1, slips=0.06),
    Character("avoiding", 0.5, (40, 40, 15, 5, 0), up=0.0, next=0.6, gap=3, rests=0.15),
    Character("eager", 0.98, (70, 28, 1, 1, 0), up=1.0, next=0.95, gap=1, ready=True),
)


@dataclass
class Life(Play):
    """One of them, with a diary."""

    who: Character = CHARACTERS[0]
    chance: Random = field(default_factory=Random)
    own: str = ""
    offers: dict[int, datetime] = field(default_factory=dict)  # by the talk that made them
    same: list[datetime] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)  # the steps that were a little more
    climbed: list[str] = field(default_factory=list)  # those of them that were done
    done: list[str] = field(default_factory=list)
    hard: list[datetime] = field(default_factory=list)
    quiet: list[tuple[datetime, datetime]] = field(default_factory=list)
    begun: datetime = MONDAY

    @property
    def rungs(self) -> int:
        """How many they stood on by the way up, with the one they began on."""
        return len({*self.climbed}) + 1

    def _follow(self, effect: Effect) -> None:
        super()._follow(effect)
        if not isinstance(effect, Say | Revise) or effect.words is None or effect.talk is None:
            return
        if effect.words.key == "up-next":
            self.offers.setdefault(effect.talk, self.now)

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    # what they see and tap

    def there(self, *names: str) -> str | None:
        newest = [one for shown in list(self.screen.values())[-4:] for one in shown.offered]
        return next((name for name in names if name in newest), None)

    def taps(self, *names: str) -> bool:
        """Tap the first of these that is there."""
        name = self.there(*names)
        if name is not None:
            self.tap(name)
        return name is not None

    def live(self) -> None:
        self.command("start")
        self.tap("welcome-keep", "welcome-path-alone")
        while self.now < self.begun + MONTHS:
            ahead = [s.at for s in self.known.steps if s.state is StepState.PLANNED and s.at]
            if not ahead:
                self.pass_time(self.chance.randint(1, self.who.gap) * DAY)
                self.plans()
            else:
                self.pass_time(max(min(ahead) + timedelta(minutes=1) - self.now, DAY / 24))
                self.reminded()

    def plans(self) -> None:
        """What they did last, if it is on the card, else the first; or words of their own."""
        self.command("plan")
        self.taps("plan-afresh")
        self.taps("plan-keep-both")
        if self.own:
            self.say(self.own)
            self.pass_time(timedelta(seconds=4))
        else:
            wanted = f"idea-{self.done[-1]}" if self.done else "idea-shop-nod"
            ideas = [name for name in self.offered if name.startswith("idea-")]
            self.tap(wanted if wanted in ideas else ideas[0])
        self.taps("plan-for-later")
        self.taps("14:05")
        times = [choice.key for choice in self.last.choices if choice.key.startswith("at.")]
        if times:
            self.press(self.last, self.chance.choice(times))
        self.taps(self.chance.choice(FELT[1:4]))
        self.taps("plan-as-it-is")
        self.taps("plan-good")

    def reminded(self) -> None:
        if self.often(self.who.slips):
            self.says_something_hard()
        elif self.often(self.who.rests) and self.taps("cue-not-today"):
            self.tap("cue-rest")
            midnight = (self.now + timedelta(hours=1)).replace(hour=23, minute=0)
            self.quiet.append((self.now, midnight))
            self.tells()
        elif self.often(self.who.rests):
            self.command("pause")
            self.tap("settings-three-days")
            self.quiet.append((self.now, self.now + 2 * DAY))
            self.goes()
        elif self.often(self.who.goes):
            self.goes()
        else:
            self.pass_time(DAY)

    def says_something_hard(self) -> None:
        self.say(self.chance.choice(WORDS))
        self.hard.append(self.now)
        self.quiet.append((self.now, self.now + DAY))
        self.pass_time(self.chance.randint(1, 3) * DAY)

    def goes(self) -> None:
        self.taps("cue-im-going")
        step = next((s for s in self.known.steps if s.state is StepState.GOING), None)
        self.pass_time(timedelta(minutes=1))
        if step is not None and self.taps("cue-done"):
            what = step.idea or f"{step.text} {step.change}"
            if step.id in self.taken:
                self.climbed.append(what)
            self.says_how(what)
            while self.often(self.who.tells):
                self.tells()

    def tells(self) -> None:
        """Once more, without a plan; so it can be three times on one day, or on a quiet one."""
        if not self.done:
            return
        self.pass_time(timedelta(minutes=1))
        self.command("did")
        if self.taps(f"did-{self.done[-1]}"):
            self.taps("did-another")
            self.tap("did-yes")
            self.says_how(self.done[-1])

    def says_how(self, what: str) -> None:
        felt = self.chance.choices(FELT, self.who.felt)[0]
        if felt in FELT[3:]:
            self.hard.append(self.now)
        self.tap(felt, "debrief-enough")
        self.done.append(what)
        self.goes_on()

    def goes_on(self) -> None:
        """The next step, and whatever is asked besides."""
        if self.there("up-same"):
            self.at_the_way_up()
        elif self.there("cue-smaller-one"):
            self.after_something_hard()
        elif self.often(self.who.next):
            self.taps("debrief-yes", "debrief-yes-smaller")
        while self.taps(*_NO):
            pass

    def at_the_way_up(self) -> None:
        more = next((name for name in self.offered if name in UP), None)
        if more is None or not self.often(self.who.up):
            self.tap("up-same")
            if more is not None:
                self.same.append(self.now)
            return
        self.tap(more)
        self.taps(DIALS[len(self.taken) % len(DIALS)])
        self.taken.add(self.known.steps[-1].id)

    def after_something_hard(self) -> None:
        if self.often(0.5) and self.taps("cue-smaller-one"):
            self.taps("debrief-yes-smaller", "plan-not-now")
        else:
            self.taps("debrief-not-now-button")


UP: Final = ("up-what", "up-length", "up-place", "up-company", "up-more")
DIALS: Final = ("up-longer", "up-another-place", "up-someone-else")


# what must not be, and the counts


def lived(who: Character, number: int) -> Life:
    """One of a character, with its own dice; every fifth has words of its own."""
    chance = Random(f"{who.name} {number}")
    own = chance.choice(OWN) if number % 5 == 4 else ""
    life = Life(Known(Person(7)), who=who, chance=chance, own=own)
    life.live()
    return life


def breaches(life: Life) -> Iterator[str]:
    """What should not have been, in the life's own words."""
    offers, begun = sorted(life.offers.values()), life.begun
    for at in offers:
        if at - begun < 2 * WEEK:
            yield f"offered in the first two weeks: {at}"
        if any(at - WEEK < hard <= at for hard in life.hard):
            yield f"offered in a hard week: {at}"
        if any(start <= at < end for start, end in life.quiet):
            yield f"offered on a quiet day: {at}"
        if any(same < at < same + 2 * WEEK for same in life.same):
            yield f"offered again after the same again: {at}"
    if any(later - at < WEEK for at, later in pairwise(offers)):
        yield "offered twice in a week"
    if life.who.ready and life.rungs < RUNGS:
        yield f"ready, and met only {life.rungs}"


def table(lives: Iterable[Life]) -> str:
    """The counts, a row a character."""
    rows: dict[str, Counter[str]] = {}
    for life in lives:
        row = rows.setdefault(life.who.name, Counter())
        row.update(
            {
                "lives": 1,
                "steps": len(life.done),
                "hard": len(life.hard),
                "quiet": len(life.quiet),
                "offers": len(life.offers),
                "same": len(life.same),
                "taken": len(life.taken),
                "rungs": life.rungs,
                f"{RUNGS}+": life.rungs >= RUNGS,
                "breaches": len([*breaches(life)]),
            }
        )
    heads = [*next(iter(rows.values()))]
    lines = [f"{'':10}" + "".join(f"{head:>10}" for head in heads)]
    for name, row in rows.items():
        lines.append(f"{name:10}" + "".join(f"{row[head]:>10}" for head in heads))
    return "\n".join(lines)


def main() -> None:
    """Prints the counts; ends with an error where something was that should not be."""
    lives = [lived(who, number) for who in CHARACTERS for number in range(EACH)]
    wrong = [f"{life.who.name}: {breach}" for life in lives for breach in breaches(life)]
    print(table(lives), *wrong, sep="\n")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
