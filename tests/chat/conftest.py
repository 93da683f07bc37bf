"""A strict Telegram, and the real door opened on it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest_asyncio

from bot.chat.door import Door, open_door
from bot.sandbox.telegram import StrictTelegram


class Patience:
    """A clock that stands still and notes every rest instead of taking it."""

    def __init__(self) -> None:
        self.rests: list[float] = []

    def now(self) -> datetime:
        return datetime(2026, 3, 2, 12, tzinfo=UTC)

    def real(self) -> datetime:
        return self.now()

    def monotonic(self) -> float:
        return 0.0

    def elapsed(self) -> float:
        return 0.0

    def follow(self, instant: datetime, at: float) -> None:
        raise AssertionError("the door has no database")

    async def sleep_until(self, instant: datetime) -> None:
        raise AssertionError("the door has no appointments")

    async def stepped(self) -> timedelta:
        raise AssertionError("the door has no appointments")

    async def rest(self, seconds: float) -> None:
        self.rests.append(seconds)


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[StrictTelegram]:
    async with StrictTelegram() as telegram:
        yield telegram


@pytest_asyncio.fixture
async def clock() -> Patience:
    return Patience()


@pytest_asyncio.fixture
async def door(telegram: StrictTelegram, clock: Patience) -> AsyncIterator[Door]:
    async with open_door(telegram.token, telegram.url, clock) as door:
        yield door
