"""Fixtures of the journeys: a Telegram at a fixed Monday, and a bot that follows it."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.stage import MONDAY, BotProcess, wind

TRANSCRIPTS = Path(__file__).parent / "transcripts"


@pytest.fixture
async def telegram() -> AsyncIterator[StrictTelegram]:
    """A strict Telegram on a Monday afternoon in Berlin."""
    async with StrictTelegram() as telegram:
        wind(telegram, MONDAY)
        yield telegram


@pytest.fixture
async def bot(telegram: StrictTelegram, tmp_path: Path) -> AsyncIterator[BotProcess]:
    """A bot that runs and has settled."""
    process = BotProcess(telegram, tmp_path)
    await process.migrate()
    await process.start()
    yield process
    await process.stop()


@pytest.fixture
def committed() -> Callable[[str, Transcript], None]:
    """Compare a story with its committed transcript; UPDATE_TRANSCRIPTS=1 writes it anew."""

    def compare(name: str, story: Transcript) -> None:
        file = TRANSCRIPTS / f"{name}.txt"
        if os.environ.get("UPDATE_TRANSCRIPTS"):
            file.write_text(story.text(), encoding="utf-8")
        assert story.text() == file.read_text(encoding="utf-8")

    return compare
