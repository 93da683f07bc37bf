"""How soon a text and a tap are answered, and for how much CPU: ours beside the naive bot."""

from __future__ import annotations

import random
import shutil
from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import accumulate
from pathlib import Path
from typing import Final

from bench import figures, machine, seeds
from bench.bots import FASTEST, NAIVE, OURS, Bot, Make, running
from bench.figures import Figure, quantile
from bench.town import Answered, Town

PEOPLE: Final = 400
"""So many that nobody writes more often than every five seconds at the highest rate: our own
limit of one call a second to a chat, of which a text costs two, binds nobody."""
RATES: Final = (10, 40, 80)
WORDS: Final = (
    "I want to say hello to the neighbour",
    "maybe I could ask the baker which bread she likes",
    "I talked to the man with the dog today",
    "there was a queue and I stood in it for a while",
    "my colleague asked me how the weekend was",
    "I went to the library and sat near the window",
)
"""Out of the blue, so that ours answers each with a new message and takes the buttons of the last
one away; the naive bot's conversation answers each with a new message."""
BARS: Final = {"p50": (2.0, 2.5), "p99": (3.0, 4.0), "CPU": (2.0, 2.5)}
"""Ours by naive: what we aim for, and at most."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one bot made of one kind of deed at one rate."""

    answered: Answered
    cpu_ms: float
    """User and system time of the process for each deed."""

    def of(self, what: str) -> float:
        """A measure by its name."""
        if what == "CPU":
            return self.cpu_ms
        return quantile(self.answered.took, {"p50": 0.5, "p99": 0.99}[what]) * 1000


@dataclass(frozen=True, slots=True)
class Plan:
    """Who is measured beside whom, at which rates, how often and how long each time.

    The last one of `makes` is compared with the first.
    """

    makes: tuple[Make, Make] = (NAIVE, OURS)
    rates: Sequence[int] = RATES
    rounds: int = 3
    seconds: float = 20
    bars: Mapping[str, tuple[float, float]] = field(default_factory=lambda: BARS)


def planned(asked: Namespace) -> Plan:
    """As it was asked for on the command line."""
    rounds, seconds = (1, 5.0) if asked.quick else (3, 20.0)
    return Plan(rates=asked.rates, rounds=rounds, seconds=seconds)


Runs = dict[tuple[str, int], list[Exchange]]
"""By the bot and the rate."""


def moments(rate: float, seconds: float, seed: int) -> list[float]:
    """When things happen that nobody arranges (Poisson); the same for every bot."""
    chance = random.Random(seed)
    gaps = (chance.expovariate(rate) for _ in range(int(rate * seconds)))
    return list(accumulate(gaps))


def all_of_it(place: Path, plan: Plan) -> Iterator[Figure]:
    """Both bots by turns, each run with a Telegram and a folder of its own."""
    for what in ("text", "tap"):
        runs: Runs = defaultdict(list)
        for make in plan.makes:
            _prepare(place / f"{make.name}-{what}", what, make)
        for number in range(plan.rounds):
            for make in plan.makes:
                for rate, exchange in _run(place, what, make, plan, number).items():
                    runs[make.name, rate].append(exchange)
        for rate in plan.rates:
            yield from _figures(runs, what, rate, plan)


def _prepare(folder: Path, what: str, make: Make) -> None:
    if make is NAIVE:
        folder.mkdir()
    else:
        ahead = timedelta(days=30) if what == "text" else timedelta()
        seeds.with_cues(folder, PEOPLE, ahead, make)


def _run(place: Path, what: str, make: Make, plan: Plan, number: int) -> dict[int, Exchange]:
    """One process of one bot, at one rate after another."""
    folder = place / f"{make.name}-{what}-{number}"
    shutil.copytree(place / f"{make.name}-{what}", folder)
    with Town() as town:
        town.people(seeds.chats(PEOPLE))
        with running(town, folder, FASTEST, make) as bot:
            if what == "tap":
                _hand_out_cards(town, make)
            at_once(town, bot, what, moments(10, 2, seed=0))
            return {
                rate: at_once(town, bot, what, moments(rate, plan.seconds, seed=rate + number))
                for rate in plan.rates
            }


def _hand_out_cards(town: Town, make: Make) -> None:
    """Everybody gets the card whose buttons are tapped: a cue of ours, the naive bot's /start."""
    if make is NAIVE:
        town.say(["/start"], [number / 50 for number in range(PEOPLE)])
    elif len(town.came("sendMessage", PEOPLE)) < PEOPLE:
        raise RuntimeError("not everybody got a card")


def at_once(
    town: Town, bot: Bot, what: str, when: Sequence[float], *, settled: bool = True
) -> Exchange:
    """People text or tap at these moments. settled: the bot has nothing else to do."""
    if settled:
        machine.settle(bot.pid)
    before = machine.cpu_seconds(bot.pid)
    told = town.say(WORDS, when) if what == "text" else town.tap(("later", "back"), when)
    if settled:
        machine.settle(bot.pid)
    return Exchange(told, (machine.cpu_seconds(bot.pid) - before) / len(when) * 1000)


def _figures(runs: Runs, what: str, rate: int, plan: Plan) -> Iterator[Figure]:
    """The ratios first, then what each bot took."""
    other, ours = plan.makes
    for measure in BARS:
        aim, most = plan.bars.get(measure, (None, None))
        theirs, mine = ([run.of(measure) for run in runs[make.name, rate]] for make in plan.makes)
        name = f"{what} at {rate}/s: {measure}"
        yield figures.ratio(
            f"{name}, {ours.name} / {other.name}", mine, theirs, _up_to(most), _up_to(aim)
        )
        for make, each in ((other, theirs), (ours, mine)):
            yield figures.of_runs(f"{name}, {make.name}", each, "ms")
    for make in plan.makes:
        answered = [run.answered for run in runs[make.name, rate]]
        least = min(one.share for one in answered) * 100
        late: dict[str, object] = {
            "driver_late_ms": figures.short(max(one.lag for one in answered) * 1000)
        }
        target = ">= 100" if make is OURS else None
        yield Figure(f"{what} at {rate}/s: answered, {make.name}", least, "%", target, facts=late)


def _up_to(bound: float | None) -> str | None:
    return None if bound is None else f"<= {bound:g}"
