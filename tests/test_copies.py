"""The running bot's own copies: one a day, a month of them, and none lost to a wrong clock."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot import copies, migrating
from bot.clock import SystemClock
from bot.copies import Daily
from bot.settings import Settings
from bot.store.erasures import Erasures

DAY = timedelta(days=1)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(database_url=f"sqlite:///{tmp_path / 'data' / 'companion.db'}")
    migrating.upgrade(made)
    return made


@pytest.fixture
def clock() -> SystemClock:
    return SystemClock()


@pytest.fixture
def daily(settings: Settings, clock: SystemClock) -> Daily:
    """Of a bot that starts now."""
    erasures = Erasures(settings.erased_file, clock.now)
    erasures.begin()
    return Daily(settings, clock, erasures)


def _put(settings: Settings, clock: SystemClock, *days: int) -> None:
    """Copies that were made so many days ago."""
    assert settings.backups is not None
    settings.backups.mkdir(exist_ok=True)
    for ago in days:
        at = clock.now() - ago * DAY
        (settings.backups / f"copy-{at:%Y%m%dT%H%M%SZ}.sqlite").write_bytes(b"")


def _there(settings: Settings, clock: SystemClock) -> list[int]:
    """How many days old each copy is, by its name."""
    assert settings.backups is not None
    today = clock.now().date()
    return [(today - at.date()).days for at, _ in copies._copies(settings.backups)]


async def test_one_a_day_and_a_month_of_them(
    daily: Daily, settings: Settings, clock: SystemClock
) -> None:
    _put(settings, clock, 31, 30, 29, 1)
    await daily.look()
    assert _there(settings, clock) == [29, 1, 0]
    await daily.look()
    assert _there(settings, clock) == [29, 1, 0]


async def test_what_is_too_old_goes_though_no_copy_can_be_made(
    daily: Daily, settings: Settings, clock: SystemClock
) -> None:
    _put(settings, clock, 31, 1)
    assert settings.database_file is not None
    settings.database_file.unlink()
    await daily.look()
    assert _there(settings, clock) == [1]


@pytest.mark.parametrize("wrong", [365, -365])
async def test_a_clock_that_is_wrong_for_a_day_loses_no_copy(
    daily: Daily, settings: Settings, clock: SystemClock, wrong: int
) -> None:
    _put(settings, clock, 29, 1)
    for hour in range(24):
        clock.turn(wrong * DAY + timedelta(hours=hour))
        await daily.look()
    clock.turn(timedelta())
    assert {29, 1} <= set(_there(settings, clock))


async def test_a_copy_of_a_day_to_come_goes_when_the_clock_is_believed(
    daily: Daily, settings: Settings, clock: SystemClock
) -> None:
    """It would else be kept for a month after that day."""
    _put(settings, clock, -365, -2, 0)
    clock.turn(-3 * DAY)
    await daily.look()
    await daily.look()
    clock.turn(timedelta())
    assert {-365, -2, 0} <= set(_there(settings, clock))
    for _ in range(10):
        await daily.look()
    assert _there(settings, clock) == [3, 0]


async def test_where_the_list_cannot_be_read_no_clock_is_believed(
    daily: Daily, settings: Settings, clock: SystemClock
) -> None:
    settings.erased_file.write_bytes(b"\xff\xfe")
    _put(settings, clock, 31)
    await daily.look()
    assert _there(settings, clock) == [31, 0]


def test_one_by_command_takes_none_away(settings: Settings, clock: SystemClock) -> None:
    _put(settings, clock, 400, 31)
    copies.make(settings, clock.now())
    assert _there(settings, clock) == [400, 31, 0]
