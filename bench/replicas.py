"""Two replicas behind a webhook on one PostgreSQL, beside one."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Final

from bench import figures, machine, replies, seeds
from bench.bots import FASTEST, OURS, Bot, Make, running
from bench.figures import Figure, of_runs
from bench.town import Answered, Town
from bot.settings import Settings
from tests.store import cluster

AT_LEAST: Final = ">= 1"
"""Deliveries of two by those of one."""
SOON: Final = timedelta(seconds=30)
"""Until the cues fall due: all replicas have started."""
RATES: Final = (10, 40)


def all_of_it(place: Path, *, quick: bool) -> Iterator[Figure]:
    """By turns: one replica, two."""
    if "webhook_url" not in Settings.model_fields:
        print("replicas: left out, this version has no webhook", file=sys.stderr)
        return
    count, seconds, rounds = (300, 5.0, 1) if quick else (3_000, 20.0, 3)
    with ExitStack() as stack:
        try:
            server = stack.enter_context(cluster.running(place, f"bench{os.getpid()}"))
        except cluster.NotInstalled:
            print(f"replicas: left out. {cluster.MISSING}", file=sys.stderr)
            return
        sent: dict[int, list[float]] = {1: [], 2: []}
        took: dict[tuple[int, int], list[Answered]] = {}
        for number in range(rounds):
            for many in (1, 2):
                folder = place / f"{many}-{number}"
                make = _seeded(folder, server, count)
                with _standing(folder, make, many, count + replies.PEOPLE) as (town, bots):
                    came = town.came("sendMessage", count)
                    if len(came) != count:
                        raise RuntimeError(f"{many} delivered {len(came)} of {count}")
                    sent[many].append((len(came) - 1) / (came[-1] - came[0]))
                    town.people(seeds.chats(replies.PEOPLE, first=count))
                    for rate in RATES:
                        for bot in bots:
                            machine.settle(bot.pid)
                        when = replies.moments(rate, seconds, rate + number)
                        told = town.say(replies.WORDS, when)
                        took.setdefault((many, rate), []).append(told)
    yield from _deliveries(count, sent)
    yield from _replies(took)


def _deliveries(count: int, sent: dict[int, list[float]]) -> Iterator[Figure]:
    name = f"{count:,} cues that fall due, by webhook on PostgreSQL"
    yield figures.ratio(f"{name}, two replicas / one", sent[2], sent[1], AT_LEAST)
    yield of_runs(f"{name}, one replica", sent[1], "/s")
    yield of_runs(f"{name}, two replicas", sent[2], "/s")


def _replies(took: dict[tuple[int, int], list[Answered]]) -> Iterator[Figure]:
    for rate in RATES:
        name = f"text at {rate}/s, by webhook on PostgreSQL"
        for what, share in (("p50", 0.5), ("p99", 0.99)):
            one, two = (
                [figures.quantile(run.took, share) * 1000 for run in took[many, rate]]
                for many in (1, 2)
            )
            yield figures.ratio(f"{name}: {what}, two replicas / one", two, one)
            yield of_runs(f"{name}: {what}, one replica", one, "ms")
            yield of_runs(f"{name}: {what}, two replicas", two, "ms")
        least = min(run.share for many in (1, 2) for run in took[many, rate]) * 100
        yield Figure(f"{name}: answered", least, "%", ">= 100")


def _seeded(folder: Path, server: cluster.Cluster, count: int) -> Make:
    """People whose cues fall due soon, and others who will write."""
    make = replace(OURS, settings={"DATABASE_URL": server.fresh()})
    seeds.empty(folder, make)
    seeds.add("cues", folder, replies.PEOPLE, timedelta(days=30), make, first=count)
    seeds.add("cues", folder, count, SOON, make)
    return make


@contextmanager
def _standing(folder: Path, make: Make, many: int, people: int) -> Iterator[tuple[Town, list[Bot]]]:
    """So many replicas, each with a folder of its own, behind one address."""
    bots: list[Bot] = []
    with ExitStack() as stack:
        town = stack.enter_context(Town())
        town.people(seeds.chats(people))
        places = [_a_place() for _ in range(many)]
        url = stack.enter_context(_shared(places))
        for number, (host, port) in enumerate(places):
            own = folder / f"replica{number}"
            own.mkdir()
            shutil.copy(folder / "master.key", own)
            hooked = {"UPDATES": "webhook", "LISTEN": f"{host}:{port}", "WEBHOOK_URL": url}
            its = replace(make, settings={**make.settings, **hooked})
            bots.append(stack.enter_context(running(town, own, FASTEST, its)))
        yield town, bots


def _a_place() -> tuple[str, int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        host, port = free.getsockname()
        return host, port


@contextmanager
def _shared(places: Sequence[tuple[str, int]]) -> Iterator[str]:
    """An address behind which each connection goes to the next of these places."""
    turns = cycle(places)

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(*next(turns))
        await asyncio.gather(_copied(reader, back), _copied(there, writer))
        writer.close()

    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    opening = asyncio.run_coroutine_threadsafe(asyncio.start_server(carry, "127.0.0.1", 0), loop)
    host, port = opening.result().sockets[0].getsockname()
    try:
        yield f"http://{host}:{port}"
    finally:
        asyncio.run_coroutine_threadsafe(_nothing_more(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


async def _nothing_more() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


async def _copied(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while part := await reader.read(65_536):
            writer.write(part)
            await writer.drain()
        writer.write_eof()
