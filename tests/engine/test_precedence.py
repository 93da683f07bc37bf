"""What one person did is taken in the order in which they did it."""

from __future__ import annotations

import asyncio

import pytest

from bot.engine.precedence import FAR, Precedence

ANA, BEN = 11, 12
FIRST = 700


@pytest.fixture
async def precedence() -> Precedence:
    """One that has seen an update before."""
    precedence = Precedence()
    await _goes(precedence, FIRST, ANA)
    precedence.done([FIRST])
    return precedence


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for long."""
    monkeypatch.setattr("bot.engine.precedence.PATIENCE", 0.05)


async def _goes(precedence: Precedence, id: int, chat: int | None) -> None:
    """It need not wait for anything."""
    await asyncio.wait_for(precedence.admit(id, chat), 0.5)


async def _waits(precedence: Precedence, id: int, chat: int) -> asyncio.Task[None]:
    task = asyncio.create_task(precedence.admit(id, chat))
    for _ in range(5):
        await asyncio.sleep(0)
    assert not task.done()
    return task


async def _goes_now(task: asyncio.Task[None]) -> None:
    await asyncio.wait_for(task, 0.5)


async def test_what_comes_in_order_goes_at_once(precedence: Precedence) -> None:
    for id in range(FIRST + 1, FIRST + 4):
        await _goes(precedence, id, ANA)
        precedence.done([id])


async def test_a_later_one_of_the_same_chat_waits_for_the_commit(precedence: Precedence) -> None:
    await _goes(precedence, FIRST + 1, ANA)
    tap = await _waits(precedence, FIRST + 2, ANA)
    precedence.done([FIRST + 1])
    await _goes_now(tap)


async def test_nobody_waits_for_somebody_elses(precedence: Precedence) -> None:
    await _goes(precedence, FIRST + 1, ANA)
    await _goes(precedence, FIRST + 2, BEN)
    await _goes(precedence, FIRST + 3, None)


async def test_one_that_came_too_early_goes_second(precedence: Precedence) -> None:
    tap = await _waits(precedence, FIRST + 2, ANA)
    await _goes(precedence, FIRST + 1, ANA)
    for _ in range(5):
        await asyncio.sleep(0)
    assert not tap.done()
    precedence.done([FIRST + 1])
    await _goes_now(tap)


async def test_one_that_came_too_early_after_somebody_elses_goes_when_that_has_come(
    precedence: Precedence,
) -> None:
    tap = await _waits(precedence, FIRST + 2, ANA)
    await _goes(precedence, FIRST + 1, BEN)
    await _goes_now(tap)


@pytest.mark.usefixtures("brief")
async def test_what_never_comes_is_waited_for_once(
    precedence: Precedence, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _goes(precedence, FIRST + 2, ANA)
    monkeypatch.setattr("bot.engine.precedence.PATIENCE", 60)
    await _goes(precedence, FIRST + 3, BEN)


@pytest.mark.usefixtures("brief")
async def test_what_never_ends_is_waited_for_once(
    precedence: Precedence, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _goes(precedence, FIRST + 1, ANA)
    await _goes(precedence, FIRST + 2, ANA)
    precedence.done([FIRST + 2])
    monkeypatch.setattr("bot.engine.precedence.PATIENCE", 60)
    await _goes(precedence, FIRST + 3, ANA)


async def test_one_that_comes_late_after_all_goes_at_once(precedence: Precedence) -> None:
    await _goes(precedence, FIRST - 3, ANA)


@pytest.mark.parametrize("jump", [-FAR - 300, 5 * FAR])
async def test_a_count_that_starts_anew_waits_for_nothing(
    precedence: Precedence, jump: int
) -> None:
    await _goes(precedence, FIRST + jump, ANA)
    precedence.done([FIRST + jump])
    tap = await _waits(precedence, FIRST + jump + 2, ANA)
    await _goes(precedence, FIRST + jump + 1, ANA)
    precedence.done([FIRST + jump + 1])
    await _goes_now(tap)
