"""Two replicas behind a webhook: whichever dies, and whenever, the other goes on from there."""

from __future__ import annotations

import asyncio
import json
import socket
from base64 import b64decode
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest
from psycopg import AsyncConnection

from bot.sandbox.telegram import StrictTelegram
from bot.store.notices import CHANNEL
from tests.journeys.people import planned, start
from tests.journeys.proxy import Proxy, proxy
from tests.journeys.stage import MONDAY, BotProcess, wind
from tests.store.cluster import MIGRATED, Cluster

pytestmark = [pytest.mark.journey, pytest.mark.postgres]

CUE = MONDAY.replace(day=1, month=12, hour=17, minute=20, second=1)
DEBRIEF = ("I'm going", "Done", "Uneasy", "It was short", "Walking in", "A quieter hour")
TAKEN_OVER = 40
"""Seconds within which the other has taken over and all is said, on a busy machine."""


@pytest.fixture
async def telegram() -> AsyncIterator[StrictTelegram]:
    """A strict Telegram that soon brings again what was not taken."""
    async with StrictTelegram(webhook_waits=(0.05, 0.2)) as telegram:
        wind(telegram, MONDAY)
        yield telegram


class Replicas:
    """Two processes on one database, behind one proxy."""

    def __init__(self, telegram: StrictTelegram, folder: Path, url: str) -> None:
        self.url = url
        self.both = [BotProcess(telegram, folder, url) for _ in range(2)]
        self.places = [_a_place() for _ in self.both]
        for number, bot in enumerate(self.both):
            bot.log = folder / f"replica{number}.log"

    async def start(self, number: int, before: Proxy) -> None:
        """Start one, and return when it may take something."""
        bot, place = self.both[number], self.places[number]
        settings = {"UPDATES": "webhook", "LISTEN": place, "WEBHOOK_URL": before.url}
        await bot.launch({**settings, "PULSE_FILE": str(bot.folder / f"pulse{number}.json")})
        async with asyncio.timeout(30):
            while await self._lease(number) is None:  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def in_office(self) -> int:
        """Which of them sends."""
        async with asyncio.timeout(30):
            while True:
                for number in range(2):
                    if await self._lease(number) == "held":
                        return number
                await asyncio.sleep(0.05)

    async def _lease(self, number: int) -> str | None:
        """What it says of the lease; None while it is not ready."""
        with suppress(aiohttp.ClientError):
            async with (
                aiohttp.ClientSession() as http,
                http.get(f"http://{self.places[number]}/readyz") as answer,
            ):
                return str(json.loads(await answer.text())["lease"]) if answer.ok else None
        return None


@pytest.fixture
async def replicas(
    telegram: StrictTelegram, cluster: Cluster, tmp_path: Path
) -> AsyncIterator[Replicas]:
    url = cluster.fresh(MIGRATED)
    two = Replicas(telegram, tmp_path, url)
    yield two
    for bot in two.both:
        await bot.kill()
    cluster.drop(url)


@pytest.mark.parametrize(
    "kills",
    [
        pytest.param(("Done", "It was short"), id="twice"),
        pytest.param(DEBRIEF, id="every-step", marks=pytest.mark.faults),
    ],
)
async def test_one_is_killed_at_a_step_of_a_debrief_and_nothing_is_lost(
    telegram: StrictTelegram, replicas: Replicas, kills: Sequence[str]
) -> None:
    async with proxy(*replicas.places) as before:
        for number in range(2):
            await replicas.start(number, before)
        ana = await planned(telegram)
        await telegram.dial.to(CUE, within=TAKEN_OVER)
        for label in DEBRIEF:
            ana.tap(label)
            if label in kills:
                holder = await replicas.in_office()
                # By turns the one that sends and the one that stands by.
                dead = holder if kills.index(label) % 2 else 1 - holder
                await replicas.both[dead].kill()
                await telegram.dial.settle(within=TAKEN_OVER)
                await replicas.start(dead, before)
            await telegram.dial.settle(within=TAKEN_OVER)
        assert ana.last.button("Yes, Thursday 10:00"), "the next plan is offered"
        assert ana.last.text.startswith("You guessed tense. It turned out uneasy.")
        said = [message for message in ana.messages if message.from_bot]
        assert 2 <= len(said) <= 2 + len(kills), "the plan and its cue; what was in flight, twice"
        for bot in replicas.both:
            assert await bot.stop() == 0


async def test_a_cry_in_two_messages_is_heard_though_each_came_to_another_replica(
    telegram: StrictTelegram, replicas: Replicas
) -> None:
    async with (
        proxy(*replicas.places) as before,
        await AsyncConnection.connect(
            replicas.url.replace("+psycopg", ""), autocommit=True
        ) as channel,
    ):
        for number in range(2):
            await replicas.start(number, before)
        ana = telegram.person("Ana", id=880_077_001)
        await start(telegram, ana)
        await channel.execute(f"LISTEN {CHANNEL}".encode())
        before.carried.clear()
        ana.say("I want to")
        ana.say("die")
        await telegram.dial.settle(within=TAKEN_OVER)
        assert set(before.carried.values()) == {1}, "one came to each"
        assert ana.last.text.startswith("Thank you for saying that.")
        assert "call 112" in ana.last.text
        told = await _told(channel, "wrote", 2)
    wrote = [what for what in told if what.startswith("wrote")]
    readable = f"{told}{[b64decode(what.split()[-1]) for what in wrote]}"
    assert "want to" not in readable
    assert str(ana.id) not in readable
    assert len({len(what) for what in wrote}) == 1


async def _told(channel: AsyncConnection, word: str, times: int) -> list[str]:
    """All that the replicas told each other until this was told so often."""
    told: list[str] = []
    async for notice in channel.notifies(timeout=TAKEN_OVER):
        told.append(notice.payload)
        if sum(what.startswith(word) for what in told) == times:
            break
    return told


def _a_place() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"127.0.0.1:{free.getsockname()[1]}"
