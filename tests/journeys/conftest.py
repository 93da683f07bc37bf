"""Fixtures of the journeys: a Telegram at a fixed Monday, and a bot that follows it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
import pytest_asyncio

from bot.sandbox.telegram import StrictTelegram
from tests.conftest import ON_POSTGRES
from tests.journeys.chromium import MISSING, NOT_LOOKED_AT
from tests.journeys.counting import FAULT, STAGES, Counting, table
from tests.journeys.stage import MONDAY, ROOT, BotProcess, wind
from tests.journeys.starting import Start

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

    from tests.store.cluster import Cluster

MIGRATED = "migrated"

TRANSCRIPTS = Path(__file__).parent / "transcripts"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a Chromium the page is not looked at."""
    if NOT_LOOKED_AT:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(MISSING))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say so loudly."""
    if NOT_LOOKED_AT and terminalreporter.stats.get("skipped"):
        terminalreporter.write_sep("!", MISSING, red=True, bold=True)
    ended = [*terminalreporter.stats.get("passed", ()), *terminalreporter.stats.get("failed", ())]
    rows = [row for test in ended for name, row in test.user_properties if name == FAULT]
    if rows and "counts" in terminalreporter.config.option.markexpr:
        terminalreporter.write_sep("=", "faults")
        terminalreporter.write_line(table(rows))


@pytest.fixture
async def telegram() -> AsyncIterator[StrictTelegram]:
    """A strict Telegram on a Monday afternoon in Berlin."""
    async with StrictTelegram() as telegram:
        wind(telegram, MONDAY)
        yield telegram


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh database, made once by the real command."""
    folder = tmp_path_factory.mktemp("migrated")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment["DATABASE_URL"] = f"sqlite:///{folder / 'companion.db'}"
    command = [sys.executable, "-m", "bot", "migrate"]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return folder / "companion.db"


@pytest.fixture
async def bot(
    telegram: StrictTelegram, migrated: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[BotProcess]:
    """A bot that runs and has settled."""
    cluster: Cluster | None = request.getfixturevalue("cluster") if ON_POSTGRES else None
    process = BotProcess(telegram, tmp_path, cluster.fresh(MIGRATED) if cluster else "")
    if cluster is None:
        shutil.copy(migrated, process.database)
    await process.start()
    yield process
    await process.stop()
    if cluster is not None:
        cluster.drop(process.url)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def stored(
    request: pytest.FixtureRequest, telegram: StrictTelegram, migrated: Path, tmp_path: Path
) -> AsyncIterator[BotProcess]:
    """A bot that does not run yet, on each of both databases."""
    if request.param == "sqlite":
        process = BotProcess(telegram, tmp_path)
        shutil.copy(migrated, process.database)
        yield process
        await process.stop()
    else:
        cluster: Cluster = request.getfixturevalue("cluster")
        process = BotProcess(telegram, tmp_path, cluster.fresh(MIGRATED))
        yield process
        await process.stop()
        cluster.drop(process.url)


@pytest.fixture
def start(telegram: StrictTelegram, migrated: Path, tmp_path: Path) -> Iterator[Start]:
    """A start with which all is well: a database that is ready, a token that is known."""
    start = Start(telegram, tmp_path)
    shutil.copy(migrated, start.file)
    yield start
    start.data.chmod(0o700)


class Story(Protocol):
    """What can be read."""

    def text(self) -> str: ...


@pytest.fixture
def counted(record_property: Callable[[str, object], None]) -> Counting:
    """Put a row into the table that `make faults` prints."""

    def count(
        what: str,
        processes: int,
        times: int,
        lost: int,
        doubled: int,
        seconds: Sequence[float] = (),
    ) -> None:
        row = (STAGES[processes], what, times, int(lost), int(doubled), list(seconds))
        record_property(FAULT, row)

    return count


@pytest.fixture
def committed() -> Callable[[str, Story], None]:
    """Compare a story with its committed transcript; UPDATE_TRANSCRIPTS=1 writes it anew."""

    def compare(name: str, story: Story) -> None:
        file = TRANSCRIPTS / f"{name}.txt"
        if os.environ.get("UPDATE_TRANSCRIPTS"):
            file.write_text(story.text(), encoding="utf-8")
        assert story.text() == file.read_text(encoding="utf-8")

    return compare


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """One browser for all who look at the page, so they share its event loop too."""
    from tests.journeys.browser import browser

    async with browser() as chromium:
        yield chromium


@pytest_asyncio.fixture(loop_scope="session")
async def room(tmp_path: Path) -> AsyncIterator[str]:
    """The address of a guest room."""
    from tests.journeys.browser import guest_room  # only those who look at the page need it

    async with guest_room(tmp_path) as url:
        yield url


@pytest_asyncio.fixture(loop_scope="session")
async def page(chromium: Browser, room: str) -> AsyncIterator[Page]:
    """The page, on a Monday afternoon."""
    from tests.journeys.browser import until_monday, window

    async with window(chromium, room) as page:
        await until_monday(page)
        yield page
