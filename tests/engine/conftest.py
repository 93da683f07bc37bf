"""A fresh real database for each test, houses that close by themselves, and a quiet log."""

from __future__ import annotations

import logging
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command

from bot import journal, migrating
from bot.store.memory import Memory
from bot.store.tables import metadata
from tests.conftest import ON_POSTGRES
from tests.engine.stage import CANARY, House
from tests.store import compiling
from tests.store.cluster import Cluster

compiling.share()

Build = Callable[..., Awaitable[House]]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database as the migrations leave it, made once."""
    file = tmp_path_factory.mktemp("migrated") / "companion.db"
    command.upgrade(migrating.config(f"sqlite:///{file}"), "head")
    return file


@pytest.fixture
def url(migrated: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database without a row."""
    if ON_POSTGRES:
        postgres: Cluster = request.getfixturevalue("cluster")
        yield postgres.url(postgres.shared)
        postgres.empty(postgres.shared, [found.name for found in metadata.sorted_tables])
    else:
        file = tmp_path / "companion.db"
        shutil.copy(migrated, file)
        yield f"sqlite:///{file}"


@pytest.fixture
def memory(url: str) -> Iterator[Memory]:
    memory = Memory(url, bytes(range(32)))
    memory.open(4711)
    yield memory
    memory.close()


@pytest.fixture(params=[pytest.param("postgres", marks=pytest.mark.postgres)])
def shared(cluster: Cluster) -> Iterator[Memory]:
    """A database that several processes may use."""
    memory = Memory(cluster.url(cluster.shared), bytes(range(32)))
    memory.open(4711)
    yield memory
    memory.close()
    cluster.empty(cluster.shared, [found.name for found in metadata.sorted_tables])


@pytest.fixture
async def build(memory: Memory) -> AsyncIterator[Build]:
    """Opens a house; pass `decide` or `rate` for one of another kind."""
    houses: list[House] = []

    async def built(*arguments: Any, **options: Any) -> House:
        house = House(memory, *arguments, **options)
        houses.append(house)
        await house.engine.start()
        return house

    yield built
    for house in houses:
        await house.stop()


@pytest.fixture
async def house(build: Build) -> House:
    """A house whose mind repeats what it is told."""
    return await build()


@pytest.fixture(autouse=True)
def quiet_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever happens in a test of this room, nothing that was typed stands in the log."""
    caplog.set_level(logging.DEBUG, "bot")
    yield
    for phase in ("setup", "call", "teardown"):
        for record in caplog.get_records(phase):
            assert CANARY not in record.getMessage()
            assert CANARY not in journal._Lines().format(record)
