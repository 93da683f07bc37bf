"""What many people cost who only wait: the start, the memory, a claim, and doing nothing."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Final

from sqlalchemy import literal, select, true

from bench import figures, machine, seeding, seeds
from bench.bots import environment_of, running
from bench.figures import Figure, of_runs
from bench.town import Town
from bot.engine.lease import LASTS
from bot.sandbox.telegram import SANDBOX_BOT
from bot.store.memory import Memory
from bot.store.parcel import Claim
from bot.store.tables import OutboxRow, PersonRow, table
from bot.store.transaction import Transaction

AS_EMPTY: Final = "<= 1.5"
CLAIM: Final = "<= 1.2"
MEMORY: Final = "< 130"
IDLE: Final = "< 0.3"
FEW: Final = 1_000
READY: Final = 1_000
AT_ONCE: Final = 25


def all_of_it(place: Path, *, quick: bool) -> Iterator[Figure]:
    """Databases of each size, built once; the time that takes is not measured."""
    sizes, runs = ((0, FEW, 20_000), 2) if quick else ((0, FEW, 100_000, 1_000_000), 3)
    empty: list[float] = []
    for people in sizes:
        folder = place / f"pending{people}"
        seeds.empty(folder)
        if people:
            seeds.add("cues", folder, people, timedelta(days=30))
        if people == FEW:
            continue  # for the claims alone
        ready = yield from _start(folder, people, runs)
        if people:
            name = f"start to ready, {people:,} people pending / an empty database"
            yield figures.ratio(name, ready, empty, AS_EMPTY)
        else:
            empty = ready
    yield from _idle(place / f"pending{sizes[-1]}", sizes[-1], 10 if quick else 60)
    yield from _claims(place, FEW, sizes[-1])


def _start(folder: Path, people: int, runs: int) -> Generator[Figure, None, list[float]]:
    """From exec to the log line "ready", and the memory once it has settled."""
    with_whom = f"{people:,} people pending" if people else "an empty database"
    ready: list[float] = []
    resident: list[float] = []
    peak: list[float] = []
    with Town() as town:
        for _ in range(runs):
            with running(town, folder) as bot:
                ready.append(bot.ready_at - bot.started)
                machine.settle(bot.pid)
                resident.append(machine.memory_mb(bot.pid, "VmRSS"))
                peak.append(machine.memory_mb(bot.pid, "VmHWM"))
    yield of_runs(f"start to ready, {with_whom}", ready, "s")
    yield of_runs(f"memory at rest, {with_whom}", resident, "MB", MEMORY)
    yield of_runs(f"memory at most, {with_whom}", peak, "MB", MEMORY)
    return ready


def _idle(folder: Path, people: int, seconds: float) -> Iterator[Figure]:
    """The share of a core that waiting costs."""
    with Town() as town, running(town, folder) as bot:
        machine.settle(bot.pid)
        used, since = machine.cpu_seconds(bot.pid), time.monotonic()
        time.sleep(seconds)
        share = (machine.cpu_seconds(bot.pid) - used) / (time.monotonic() - since) * 100
    yield Figure(
        f"CPU while nothing happens, {people:,} people pending", share, "% of a core", IDLE
    )


def _claims(place: Path, few: int, many: int) -> Iterator[Figure]:
    """What the sender asks in a round, and the ticker, by turns with few and many waiting."""
    memories = {people: _waiting(place / f"pending{people}", people) for people in (few, many)}
    for name, ask in (("a claim of 25 messages", _claim), ("a look at the calendar", _look)):
        took: dict[int, list[float]] = {few: [], many: []}
        for _ in range(READY // AT_ONCE):
            for people, memory in memories.items():
                since = time.perf_counter()
                memory.transact(ask)
                took[people].append((time.perf_counter() - since) * 1000)
        both = took[many], took[few]
        yield figures.ratio(f"{name}, {many:,} waiting / {few:,} waiting", *both, CLAIM)
        for people, each in took.items():
            yield Figure(f"{name}, {people:,} waiting", median(each), "ms", how="median")
    for memory in memories.values():
        memory.close()


def _waiting(folder: Path, people: int) -> Memory:
    """Everybody has a message that waits for another month, and a few have one that may leave."""
    memory = Memory(environment_of(folder)["DATABASE_URL"], seeds.KEY)
    memory.open(int(SANDBOX_BOT.partition(":")[0]))
    memory.transact(lambda t: seeding.say_hello(t, seeds.chats(READY)))
    outbox, person = table(OutboxRow), table(PersonRow)
    own = {"person_id": person.c.id, "wake_at": literal(_in_a_month(), outbox.c.wake_at.type)}
    columns = [column for column in outbox.columns if column.name != "id"]
    # One row as it is, given to everybody: nobody reads what it says before it may leave.
    like = select(outbox).limit(1).subquery()
    given = select(*(own.get(column.name, like.c[column.name]) for column in columns))
    everybody = given.select_from(person.join(like, true()))
    memory.transact(lambda t: t.connection.execute(outbox.insert().from_select(columns, everybody)))
    return memory


def _claim(transaction: Transaction) -> None:
    now = datetime.now(UTC)
    assert len(transaction.dispatch.claim(now, Claim(1, now + LASTS), AT_ONCE)) == AT_ONCE
    transaction.dispatch.next_parcel(now)


def _look(transaction: Transaction) -> None:
    transaction.calendar.due_people(datetime.now(UTC), AT_ONCE)
    transaction.calendar.next_due()


def _in_a_month() -> datetime:
    return datetime.now(UTC) + timedelta(days=30)
