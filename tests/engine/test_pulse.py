"""The pulse: what is read from outside, how it is written, and what moves it."""

import asyncio
import json
import logging
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from bot.engine import pulse
from bot.engine.pulse import BEHIND, NoPulse, Pulse, Unwell
from bot.store.memory import Memory
from tests.engine.clock import HandClock
from tests.engine.stage import House

NOW = 50_000.0
WELL = Pulse(NOW, NOW - 30, NOW - BEHIND)
"""The oldest of its times is just young enough."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "pulse.json"


def said_of(file: Path, now: float = NOW) -> str:
    """Why the bot is not well."""
    with pytest.raises(Unwell) as unwell:
        pulse.check(file, now)
    return str(unwell.value)


# read from outside


def test_who_did_all_of_it_lately_is_well(file: Path) -> None:
    pulse.write(file, WELL)
    pulse.check(file, NOW)


@pytest.mark.parametrize("part", pulse.PARTS)
def test_each_part_that_is_behind_is_named_with_its_time(file: Path, part: str) -> None:
    pulse.write(file, replace(WELL, **{part: NOW - 3 * 60}))
    said = said_of(file)
    assert f"behind with {pulse.PARTS[part]} (3 minutes)." in said
    assert not any(other in said for name, other in pulse.PARTS.items() if name != part)


def test_who_is_dead_is_behind_with_everything(file: Path) -> None:
    pulse.write(file, WELL)
    said = said_of(file, NOW + 3 * 3600)
    assert all(part in said for part in pulse.PARTS.values())
    assert said.count("3 hours") == len(pulse.PARTS)


def test_a_pulse_from_before_the_machine_was_started_is_none(file: Path) -> None:
    pulse.write(file, WELL)
    assert said_of(file, 40.0).startswith("The bot has not run since this machine was started.")


def test_no_pulse_means_that_no_bot_runs_here(file: Path) -> None:
    with pytest.raises(NoPulse):
        pulse.check(file, NOW)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"[]", b"7", b"{}", b'{"tick": 1, "send": 2}', b'{"tick": [], "send": 2}'],
)
def test_what_is_no_pulse_is_not_taken_for_one(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert said_of(file).startswith("The pulse cannot be read.")


@pytest.mark.parametrize("time", ["NaN", "-Infinity", "Infinity"])
def test_a_time_that_is_no_time_is_none(file: Path, time: str) -> None:
    file.parent.mkdir()
    file.write_text(f'{{"tick": {time}, "send": {NOW}, "poll": {NOW}}}', encoding="utf-8")
    assert said_of(file).startswith("The pulse cannot be read.")


# written


def test_it_is_for_its_owner_alone_and_holds_only_times(file: Path) -> None:
    for step in (0, 10):
        pulse.write(file, replace(WELL, tick=NOW + step))
    assert json.loads(file.read_bytes()) == asdict(replace(WELL, tick=NOW + 10))
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == [file.name]


async def test_a_place_that_takes_no_file_is_told_once_and_tried_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "data"
    blocked.touch()  # a file where the folder should be
    taken = 0

    def take() -> Pulse:
        nonlocal taken
        taken += 1
        if taken == 3:
            blocked.unlink()
        if taken == 6:
            blocked.rename(tmp_path / "away")
            blocked.touch()
        if taken == 9:
            raise asyncio.CancelledError
        return WELL

    with caplog.at_level(logging.WARNING), pytest.raises(asyncio.CancelledError):
        await pulse.keep(blocked / "pulse.json", take, HandClock())
    assert [record.getMessage() for record in caplog.records] == [
        "the pulse cannot be written; it is tried again"
    ] * 2
    assert (tmp_path / "away" / "pulse.json").exists()


async def test_who_asks_the_process_itself_hears_of_the_last_one_taken() -> None:
    pulses = iter([WELL, replace(WELL, send=NOW + 1)])
    watch = pulse.Watch(lambda: next(pulses))
    pulse.judge(watch.last, NOW)
    assert watch.take() == watch.last == replace(WELL, send=NOW + 1)
    with pytest.raises(Unwell, match="behind with asking Telegram"):
        pulse.judge(watch.last, NOW + 1)


# what moves it


async def taken(house: House) -> Pulse:
    """The pulse, once there was time for what the look before it asked for."""
    house.engine.pulse(0.0)
    for _ in range(10):
        await house.states()
    return house.engine.pulse(0.0)


async def test_who_has_nothing_to_do_shows_that_they_could(house: House) -> None:
    await house.settle()
    house.clock.turn(minutes=1)
    async with asyncio.timeout(5):
        while await taken(house) != Pulse(60.0, 60.0, 0.0):
            pass


@pytest.mark.sqlite
async def test_a_database_that_takes_nothing_leaves_both_behind(
    house: House, memory: Memory
) -> None:
    await house.settle()
    before = await taken(house)

    def refuse(connection: Connection) -> None:
        raise OSError("the disk is full")

    event.listen(memory._engine, "commit", refuse)
    house.clock.turn(minutes=1)
    house.engine.pulse(0.0)
    for _ in range(10):
        with pytest.raises(OSError, match="full"):
            await house.states()
    assert house.engine.pulse(0.0) == before
    event.remove(memory._engine, "commit", refuse)
    assert await taken(house) == Pulse(60.0, 60.0, 0.0)
