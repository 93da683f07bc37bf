"""A cry in two messages, of which each came to another replica."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import pytest
from psycopg import AsyncConnection

from bot.store.notices import CHANNEL
from tests.journeys.people import start
from tests.journeys.replicas import BUSY, replicas
from tests.store.cluster import MIGRATED, Cluster

pytestmark = [pytest.mark.journey, pytest.mark.postgres]


async def test_it_is_heard_and_nobody_else_can_read_what_they_tell_each_other(
    cluster: Cluster, tmp_path: Path
) -> None:
    url = cluster.fresh(MIGRATED)
    async with (
        replicas(tmp_path, url, 2, limited=True) as two,
        await AsyncConnection.connect(url.replace("+psycopg", ""), autocommit=True) as channel,
    ):
        await two.start_all()
        ana = two.telegram.person("Ana", id=880_077_001)
        await start(two.telegram, ana)
        await channel.execute(f"LISTEN {CHANNEL}".encode())
        two.before.carried.clear()
        ana.say("I want to")
        ana.say("die")
        await two.telegram.dial.settle(within=BUSY)
        assert set(two.before.carried.values()) == {1}, "one came to each"
        # Help goes before an answer to the first that waits beside it, or comes after it.
        help = [m.text for m in ana.messages if m.text.startswith("Thank you for saying that.")]
        assert len(help) == 1
        assert "call 112" in help[0]
        told = await _told(channel, "wrote", 2)
    cluster.drop(url)
    wrote = [what for what in told if what.startswith("wrote")]
    readable = f"{told}{[b64decode(what.split()[-1]) for what in wrote]}"
    assert "want to" not in readable
    assert str(ana.id) not in readable
    assert len({len(what) for what in wrote}) == 1


async def _told(channel: AsyncConnection, word: str, times: int) -> list[str]:
    """All that the replicas told each other until this was told so often."""
    told: list[str] = []
    async for notice in channel.notifies(timeout=BUSY):
        told.append(notice.payload)
        if sum(what.startswith(word) for what in told) == times:
            break
    return told
