"""Today's code beside that of an earlier commit: what waits leaves, and people are answered."""

from __future__ import annotations

import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final

from bench import figures, machine, replies, seeds
from bench.bots import FASTEST, OURS, ROOT, Make, running
from bench.figures import Figure, of_runs
from bench.town import Town

BARS: Final = {"waiting": ">= 3", "due": ">= 4"}
"""Ours by the earlier one: messages a second."""
WHAT: Final = {"waiting": "messages from the outbox", "due": "cues that fall due"}


@contextmanager
def worktree(commit: str, place: Path) -> Iterator[Make]:
    """The bot as it was at a commit, with its own code."""
    root = place / "earlier"
    _git("worktree", "add", "--detach", "--force", str(root), commit)
    try:
        yield Make(_git("rev-parse", "--short", commit), OURS.start, OURS.ready, root)
    finally:
        _git("worktree", "remove", "--force", str(root))


def all_of_it(place: Path, commit: str | None, *, quick: bool) -> Iterator[Figure]:
    """By turns: the earlier one, ours; ours alone where there is none."""
    count, rounds = (300, 1) if quick else (3_000, 3)
    if commit is None:
        yield from _deliveries(place, (OURS,), count, rounds)
        return
    with worktree(commit, place) as earlier:
        yield from _deliveries(place, (earlier, OURS), count, rounds)
        plan = replies.Plan(
            (earlier, OURS), (10, 40), 1 if quick else 3, 5 if quick else 20, bars={}
        )
        where = place / "replies"
        where.mkdir()
        yield from replies.all_of_it(where, plan)


def _deliveries(place: Path, makes: Sequence[Make], count: int, rounds: int) -> Iterator[Figure]:
    for what, bar in BARS.items():
        rates: dict[str, list[float]] = defaultdict(list)
        cpu: dict[str, list[float]] = defaultdict(list)
        for number in range(rounds):
            for make in makes:
                rate, used = delivered(place / f"{make.name}-{what}-{number}", make, what, count)
                rates[make.name].append(rate)
                cpu[make.name].append(used)
        name = f"{count:,} {WHAT[what]}"
        for make in makes[:-1]:
            both = rates[makes[-1].name], rates[make.name]
            yield figures.ratio(f"{name}, ours / {make.name}", *both, bar)
        for make in makes:
            yield of_runs(f"{name}, {make.name}", rates[make.name], "/s")
            yield of_runs(f"{name}: CPU each, {make.name}", cpu[make.name], "ms")


def delivered(folder: Path, make: Make, what: str, count: int) -> tuple[float, float]:
    """Messages a second from the first to the last, and the CPU of each in ms."""
    if what == "waiting":
        seeds.with_messages(folder, count, make)
    else:
        seeds.with_cues(folder, count, timedelta(), make)
    with Town() as town:
        town.people(seeds.chats(count))
        with running(town, folder, FASTEST, make) as bot:
            before = machine.cpu_seconds(bot.pid)
            came = town.came("sendMessage", count)
            machine.settle(bot.pid)
            used = machine.cpu_seconds(bot.pid) - before
    shutil.rmtree(folder)
    if len(came) != count:
        raise RuntimeError(f"{make.name} delivered {len(came)} of {count}")
    return (count - 1) / (came[-1] - came[0]), used / count * 1000


def _git(*arguments: str) -> str:
    ended = subprocess.run(
        ["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return ended.stdout.strip()
