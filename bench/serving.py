"""What people feel: how soon the bot is up, how soon a tap is answered, how fast it delivers."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Final

from bench import machine, seeds
from bench.bots import environment_of, running
from bench.figures import Figure, of_runs, quantile
from bench.town import Town

FASTEST: Final = 1000
"""The highest SEND_RATE that the settings allow."""
ROUNDS: Final = ("later", "back")
"""The two buttons of a cue that edit its card to and fro."""


def start(town: Town, folder: Path, people: int, runs: int) -> Iterator[Figure]:
    """From exec to the log line "ready" and to the first getUpdates, and the memory after."""
    with_whom = f"{people:,} pending" if people else "an empty database"
    ready: list[float] = []
    polled: list[float] = []
    rss: list[float] = []
    peak: list[float] = []
    for _ in range(runs):
        town.forget()
        with running(town, folder) as bot:
            ready.append(bot.ready_at - bot.started)
            polled.append(town.first_poll() - bot.started)
            machine.settle(bot.pid)
            rss.append(machine.memory_mb(bot.pid, "VmRSS"))
            peak.append(machine.memory_mb(bot.pid, "VmHWM"))
    yield of_runs(f"start to the log line ready, {with_whom}", ready, "s", "< 1")
    yield of_runs(f"start to first getUpdates, {with_whom}", polled, "s", "< 1")
    yield of_runs(f"memory at rest (VmRSS), {with_whom}", rss, "MB", "< 120")
    yield of_runs(f"memory at most (VmHWM), {with_whom}", peak, "MB", "< 120")


def idle(town: Town, folder: Path, people: int, seconds: float) -> Iterator[Figure]:
    """The share of a core that waiting costs."""
    with running(town, folder) as bot:
        machine.settle(bot.pid)
        used, since = machine.cpu_seconds(bot.pid), time.monotonic()
        time.sleep(seconds)
        share = (machine.cpu_seconds(bot.pid) - used) / (time.monotonic() - since) * 100
    yield Figure(f"CPU while idle, {people:,} pending", share, "% core", "< 0.5")


def taps(town: Town, folder: Path, people: int, rate: float, seconds: float) -> Iterator[Figure]:
    """At a steady rate of taps, whatever becomes of them: from the tap to the edited card."""
    town.people(seeds.chats(people))
    with running(town, folder, FASTEST) as bot:
        town.came("sendMessage", people)
        machine.settle(bot.pid)
        used = machine.cpu_seconds(bot.pid)
        result = town.tap(ROUNDS, rate, seconds)
        used = machine.cpu_seconds(bot.pid) - used
        peak = machine.memory_mb(bot.pid, "VmHWM")
    facts: dict[str, object] = {
        "taps": result.taps,
        "edited": len(result.answered),
        "tapped_twice": result.taps - len(result.answered) - result.unanswered,
        "unanswered": result.unanswered,
        "bot_cpu_ms_each": round(used / result.taps * 1000, 2),
        "memory_at_most_mb": round(peak, 1),
        "worst_lag_of_driver_ms": round(result.lag * 1000, 1),
    }
    name = f"tap to edited card at {rate:g}/s"
    answered = [took * 1000 for took in result.answered]
    committed = [took * 1000 for took in result.committed]
    yield Figure(name, quantile(answered, 0.5), "ms", "< 10", how="p50", facts=facts)
    yield Figure(name, quantile(answered, 0.99), "ms", "< 50", how="p99", facts=facts)
    name = f"tap to acknowledged commit at {rate:g}/s"
    yield Figure(name, quantile(committed, 0.5), "ms", how="p50")
    yield Figure(name, quantile(committed, 0.99), "ms", how="p99")


def deliveries(town: Town, folders: Sequence[Path], count: int, what: str) -> Iterator[Figure]:
    """Messages a second from the first to the last, each marked before and after it left.

    Every folder is one run, until nothing waits there any more.
    """
    town.people(seeds.chats(count))
    rates: list[float] = []
    facts: list[dict[str, object]] = []
    for folder in folders:
        town.forget()
        with running(town, folder, FASTEST) as bot:
            before = machine.cpu_seconds(bot.pid)
            came = town.came("sendMessage", count)
            machine.settle(bot.pid)
            used = machine.cpu_seconds(bot.pid) - before
            peak = machine.memory_mb(bot.pid, "VmHWM")
        first, last = came[0], came[-1]
        each = Counter(int(at - first) for at in came)
        rates.append((len(came) - 1) / (last - first))
        facts.append(
            {
                "delivered": len(came),
                "of": count,
                "seconds": round(last - first, 2),
                "each_second": [each[second] for second in range(int(last - first))],
                "ready_to_first_s": round(first - bot.ready_at, 3),
                "bot_cpu_ms_each": round(used / len(came) * 1000, 2),
                "memory_at_most_mb": round(peak, 1),
            }
        )
    name = f"deliveries, {count:,} {what}"
    yield Figure(name, median(rates), "/s", ">= 300", rates, "median", {"each_run": facts})


def asking_for_help(folder: Path, runs: int) -> Iterator[Figure]:
    """`python -m bot --help`."""
    took: list[float] = []
    for _ in range(runs):
        since = time.monotonic()
        subprocess.run(
            [sys.executable, "-m", "bot", "--help"],
            cwd=folder,
            env=environment_of(folder),
            check=True,
            stdout=subprocess.DEVNULL,
        )
        took.append(time.monotonic() - since)
    yield of_runs("python -m bot --help", took, "s")


def all_of_it(town: Town, place: Path, *, quick: bool) -> Iterator[Figure]:
    """Every figure that needs a process, the databases built once."""
    many, runs, waiting = (5_000, 2, 500) if quick else (100_000, 5, 3_000)
    nobody, pending, due = place / "nobody", place / "pending", place / "due"
    seeds.empty(nobody)
    yield from asking_for_help(nobody, runs)
    yield from start(town, nobody, 0, runs)
    seeds.with_cues(pending, town.token, many, timedelta(days=30))
    yield from start(town, pending, many, runs)
    yield from idle(town, pending, many, 5 if quick else 30)
    seeds.with_cues(due, town.token, 100, timedelta())
    yield from taps(town, due, 100, 100, 3 if quick else 20)
    waits = [place / f"waits{number}" for number in range(1 if quick else 3)]
    for folder in waits:
        seeds.with_messages(folder, town.token, waiting)
    yield from deliveries(town, waits, waiting, "waiting in the outbox")
    seeds.with_cues(place / "cues", town.token, waiting, timedelta())
    yield from deliveries(town, [place / "cues"], waiting, "cues that fall due")
