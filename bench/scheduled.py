"""Many reminders wait, and many are due: ours beside what else sends something at its time.

What arrived is counted at the strict Telegram. Each is killed in the middle once, and started
again; whoever then got nothing has lost their reminder, whoever got two has got it doubled.
"""

from __future__ import annotations

import os
import pickle
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Final

from bench import figures, machine, naive, seeds
from bench.beside import apscheduling
from bench.bots import FASTEST, NAIVE, OURS, Make, running
from bench.figures import Figure, of_runs
from bench.town import Town
from tests.store import cluster

QUIET: Final = 15.0
"""Seconds without a message after which nothing more is expected: longer than any rescue takes."""
AHEAD: Final = timedelta(days=30)

Waiting = Sequence[tuple[int, datetime]]
"""Whom to remind, and when."""


@dataclass(frozen=True, slots=True)
class Contender:
    """One way, and how its reminders are written into a folder of its own."""

    make: Make
    seed: Callable[[Path, Waiting], Make]
    """Returns how to start it there."""


def all_of_it(place: Path, *, quick: bool) -> Iterator[Figure]:
    """Ours, and each of the others."""
    pending, due, rounds = (2_000, 200, 1) if quick else (100_000, 1_000, 3)
    rates: dict[str, float] = {}
    with ExitStack() as stack:
        for contender in _contenders(place, stack):
            name = contender.make.name
            which = f"{due:,} due beside {pending:,} pending"
            runs = [_run(place, contender, pending, due) for _ in range(rounds)]
            rates[name] = median(run.rate for run in runs)
            yield of_runs(f"{which}: sent, {name}", [run.rate for run in runs], "/s")
            yield of_runs(f"{which}: start to ready, {name}", [run.ready for run in runs], "s")
            yield of_runs(f"{which}: memory at most, {name}", [run.memory for run in runs], "MB")
            lost, doubled = _killed(place, contender, pending, due)
            bar = "<= 0" if contender.make.start == OURS.start else None
            facts: dict[str, object] = {"killed_after": due * 3 // 10}
            yield Figure(f"{which}: lost after kill -9, {name}", lost, "", bar, facts=facts)
            yield Figure(f"{which}: doubled after kill -9, {name}", doubled, "", facts=facts)
        for name, rate in rates.items():
            if name != OURS.name:
                yield figures.ratio(f"sent a second, ours / {name}", [rates[OURS.name]], [rate])


@dataclass(frozen=True, slots=True)
class _Run:
    rate: float
    ready: float
    memory: float


def _contenders(place: Path, stack: ExitStack) -> Iterator[Contender]:
    yield Contender(OURS, _ours)
    yield Contender(replace(NAIVE, name="PTB's JobQueue"), _job_queue)
    scheduler = Make("APScheduler, SQLite", ("-m", "bench.beside.apscheduling"), "ready")
    yield Contender(scheduler, _apscheduler)
    try:
        # Without fsync, which favours it.
        server = stack.enter_context(cluster.running(_open_to_all(place), f"bench{os.getpid()}"))
    except cluster.NotInstalled:
        return
    queue = Make("procrastinate, PostgreSQL", ("-m", "bench.beside.procrastinating"), "ready")
    yield Contender(queue, lambda folder, waiting: _procrastinate(queue, server, folder, waiting))


def _open_to_all(place: Path) -> Path:
    meeting = place / "cluster"
    meeting.mkdir()
    return meeting


def _run(place: Path, contender: Contender, pending: int, due: int) -> _Run:
    """Everything that is due is sent, nobody is disturbed."""
    folder = place / "run"
    make = contender.seed(folder, _waiting(pending, due))
    with Town() as town:
        town.people(seeds.chats(due))
        with running(town, folder, FASTEST, make) as bot:
            came = town.came("sendMessage", due)
            memory = machine.memory_mb(bot.pid, "VmHWM")
            ready = bot.ready_at - bot.started
    shutil.rmtree(folder)
    return _Run((len(came) - 1) / (came[-1] - came[0]), ready, memory)


def _killed(place: Path, contender: Contender, pending: int, due: int) -> tuple[int, int]:
    """How many got nothing, and how many got more than one."""
    folder = place / "killed"
    make = contender.seed(folder, _waiting(pending, due))
    with Town() as town:
        town.people(seeds.chats(due))
        with running(town, folder, FASTEST, make) as bot:
            town.came("sendMessage", due * 3 // 10)
            bot.kill()
        with running(town, folder, FASTEST, make):
            got = Counter(town.told(QUIET))
    shutil.rmtree(folder)
    return due - len(got), sum(many > 1 for many in got.values())


def _waiting(pending: int, due: int) -> Waiting:
    """In no order: people plan when they plan."""
    now = datetime.now(UTC)
    all_of_them = [
        (chat, now if number < due else now + AHEAD + timedelta(seconds=number))
        for number, chat in enumerate(seeds.chats(pending + due))
    ]
    random.Random(1).shuffle(all_of_them)
    return all_of_them


def _ours(folder: Path, waiting: Waiting) -> Make:
    due = sum(at < datetime.now(UTC) for _, at in waiting)
    seeds.with_cues(folder, due, timedelta())
    seeds.add("cues", folder, len(waiting) - due, AHEAD, first=due)
    return OURS


def _job_queue(folder: Path, waiting: Waiting) -> Make:
    folder.mkdir()
    reminders = {chat: (at, "say hello to whoever is at the till") for chat, at in waiting}
    empty: dict[str, object] = {name: {} for name in ("conversations", "user_data", "chat_data")}
    kept = empty | {"bot_data": {"reminders": reminders}, "callback_data": None}
    (folder / naive.PICKLE).write_bytes(pickle.dumps(kept))
    return NAIVE


def _apscheduler(folder: Path, waiting: Waiting) -> Make:
    folder.mkdir()
    apscheduling.seed(folder, waiting)
    return Make("APScheduler", ("-m", "bench.beside.apscheduling"), "ready")


def _procrastinate(make: Make, server: cluster.Cluster, folder: Path, waiting: Waiting) -> Make:
    from bench.beside import procrastinating

    folder.mkdir()
    place = server.fresh().replace("postgresql+psycopg", "postgresql")
    procrastinating.seed(place, waiting)
    return replace(make, settings={"PROCRASTINATE": place})
