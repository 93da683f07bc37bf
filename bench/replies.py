"""How soon a text and a tap are answered, and for how much CPU: ours beside the naive bot."""

from __future__ import annotations

import random
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate
from pathlib import Path
from statistics import median
from typing import Final

from bench import machine, seeds
from bench.bots import FASTEST, NAIVE, OURS, Bot, Make, running
from bench.figures import Figure, quantile
from bench.town import Answered, Town
from bot.sandbox.telegram import SANDBOX_BOT

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


Measured = dict[tuple[str, int, str], list[Exchange]]
"""By what was done, at which rate, to which bot."""


def moments(rate: float, seconds: float, seed: int) -> list[float]:
    """When things happen that nobody arranges (Poisson); the same for every bot."""
    chance = random.Random(seed)
    gaps = (chance.expovariate(rate) for _ in range(int(rate * seconds)))
    return list(accumulate(gaps))


def all_of_it(
    place: Path,
    *,
    rates: Sequence[int] = RATES,
    rounds: int = 3,
    seconds: float = 20,
    makes: Sequence[Make] = (NAIVE, OURS),
) -> Iterator[Figure]:
    """Both bots by turns, each run with a Telegram and a folder of its own."""
    measured: Measured = defaultdict(list)
    for what in ("text", "tap"):
        for make in makes:
            _prepare(place / f"{make.name}-{what}", what, make)
        for number in range(rounds):
            for make in makes:
                told = _run(place, what, make, rates, seconds, number)
                for rate, exchange in told.items():
                    measured[what, rate, make.name].append(exchange)
        for rate in rates:
            yield from _figures(measured, what, rate, makes)


def _prepare(folder: Path, what: str, make: Make) -> None:
    if make is NAIVE:
        folder.mkdir()
    elif what == "text":
        seeds.with_cues(folder, SANDBOX_BOT, PEOPLE, timedelta(days=30), make)
    else:
        seeds.with_cues(folder, SANDBOX_BOT, PEOPLE, timedelta(), make)


def _run(
    place: Path, what: str, make: Make, rates: Sequence[int], seconds: float, number: int
) -> dict[int, Exchange]:
    """One process of one bot, at one rate after another."""
    folder = place / f"{make.name}-{what}-{number}"
    shutil.copytree(place / f"{make.name}-{what}", folder)
    with Town() as town:
        town.people(seeds.chats(PEOPLE))
        with running(town, folder, FASTEST, make=make) as bot:
            if what == "tap":
                _hand_out_cards(town, make)
            _at(town, bot, what, moments(10, 2, seed=0))
            return {
                rate: _at(town, bot, what, moments(rate, seconds, seed=rate + number))
                for rate in rates
            }


def _hand_out_cards(town: Town, make: Make) -> None:
    """Everybody gets the card whose buttons are tapped: a cue of ours, the naive bot's /start."""
    if make is NAIVE:
        town.say(["/start"], [number / 50 for number in range(PEOPLE)])
    elif len(town.came("sendMessage", PEOPLE)) < PEOPLE:
        raise RuntimeError("not everybody got a card")


def _at(town: Town, bot: Bot, what: str, when: Sequence[float]) -> Exchange:
    machine.settle(bot.pid)
    before = machine.cpu_seconds(bot.pid)
    told = town.say(WORDS, when) if what == "text" else town.tap(("later", "back"), when)
    machine.settle(bot.pid)
    return Exchange(told, (machine.cpu_seconds(bot.pid) - before) / len(when) * 1000)


def _figures(
    measured: Measured, what: str, rate: int, makes: Sequence[Make]
) -> Iterator[Figure]:
    """Of each bot, and the ratio of each to the first."""
    for make in makes:
        runs = measured[what, rate, make.name]
        least = min(run.answered.share for run in runs) * 100
        target = ">= 100" if make is OURS else None
        name = f"{what} at {rate}/s, {make.name}"
        yield Figure(f"{name}: answered", least, "%", target)
        lag = {"driver_late_ms": round(max(run.answered.lag for run in runs) * 1000, 1)}
        for measure in BARS:
            each = [run.of(measure) for run in runs]
            yield Figure(f"{name}: {measure}", median(each), "ms", None, each, "median", lag)
    for make in makes[1:]:
        for measure, (aim, most) in BARS.items():
            ratio = _ratio(measured, what, rate, measure, make, makes[0])
            name = f"{what} at {rate}/s, {make.name} / {makes[0].name}: {measure}"
            yield Figure(name, ratio, "x", f"<= {most:g}", facts={"aim": f"<= {aim:g}"})


def _ratio(
    measured: Measured, what: str, rate: int, measure: str, make: Make, other: Make
) -> float:
    ours, theirs = (
        median(run.of(measure) for run in measured[what, rate, one.name]) for one in (make, other)
    )
    return ours / theirs
