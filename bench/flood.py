"""How soon people are answered while many others are reminded, all at the same minute."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

from bench import figures, replies, seeds
from bench.bots import FASTEST, running
from bench.figures import Figure, of_runs
from bench.replies import Exchange
from bench.town import Town

WRITING: Final = 100
"""People who type, at ten texts a second together; none of them is reminded meanwhile."""
RATE: Final = 10
BAR: Final = "<= 3"


def all_of_it(place: Path, *, quick: bool) -> Iterator[Figure]:
    """At Telegram's own limit of 30/s, then at the fastest that can be set."""
    due, seconds, rounds = (1_000, 5.0, 1) if quick else (10_000, 20.0, 3)
    for send_rate in (30, FASTEST):
        each: dict[str, list[Exchange]] = {"quiet": [], "flood": []}
        refused = 0
        for number in range(rounds):
            for when, ahead in (("quiet", timedelta(days=30)), ("flood", timedelta())):
                folder = place / f"{when}-{send_rate}-{number}"
                seeds.with_cues(folder, due, ahead)
                seeds.add("cues", folder, WRITING, timedelta(days=30), first=due)
                told, no = _typed(folder, due, send_rate, seconds, number, when == "flood")
                each[when].append(told)
                refused += no
        name = f"text at {RATE}/s while {due:,} cues fall due, {send_rate}/s may leave"
        for measure, bar in (("p99", BAR), ("p50", None)):
            calm, flood = ([one.of(measure) for one in each[when]] for when in ("quiet", "flood"))
            yield figures.ratio(f"{name}: {measure}, flood / quiet", flood, calm, bar)
            yield of_runs(f"{name}: {measure}, quiet", calm, "ms")
            yield of_runs(f"{name}: {measure}, flood", flood, "ms")
        least = min(one.answered.share for one in each["flood"]) * 100
        yield Figure(f"{name}: answered", least, "%", ">= 100")
        yield Figure(f"{name}: calls that Telegram refused", refused, "")


def _typed(
    folder: Path, due: int, send_rate: int, seconds: float, number: int, flood: bool
) -> tuple[Exchange, int]:
    """The texts of people who are not reminded; in a flood, from its first message on.

    And how many calls Telegram refused.
    """
    with Town(bot_rate=30.0 if send_rate == 30 else None) as town:
        town.people(seeds.chats(due))
        town.people(seeds.chats(WRITING, first=due))
        with running(town, folder, send_rate) as bot:
            if flood:
                town.came("sendMessage", 1)
            when = replies.moments(RATE, seconds, number)
            told = replies.at_once(town, bot, "text", when, settled=not flood)
            return told, town.refused()
