"""Hops: whole transactions, one after another, beside the event loop and never in it."""

import asyncio
import threading

import pytest

from bot.engine.hops import Hops
from bot.store.memory import Memory
from bot.store.transaction import Transaction
from tests.engine.clock import MONDAY, HandClock


async def test_what_returned_is_committed(memory: Memory) -> None:
    hops = Hops(memory, HandClock())
    assert await hops.hop(lambda t: t.note(7, MONDAY))
    assert not await hops.hop(lambda t: t.note(7, MONDAY))
    hops.close()


async def test_what_raised_is_undone(memory: Memory) -> None:
    hops = Hops(memory, HandClock())

    def half(transaction: Transaction) -> None:
        transaction.note(7, MONDAY)
        raise KeyError

    with pytest.raises(KeyError):
        await hops.hop(half)
    assert await hops.hop(lambda t: t.note(7, MONDAY))
    hops.close()


async def test_sqlite_has_one_writer_and_it_is_not_the_loop(memory: Memory) -> None:
    hops = Hops(memory, HandClock())
    assert hops.alone
    threads = await asyncio.gather(*(hops.hop(lambda t: threading.get_ident()) for _ in range(5)))
    assert len(set(threads)) == 1
    assert threading.get_ident() not in threads
    hops.close()


async def test_the_loop_goes_on_while_a_hop_waits(memory: Memory) -> None:
    hops = Hops(memory, HandClock())
    go_on = threading.Event()
    waiting = asyncio.create_task(hops.hop(lambda t: go_on.wait(5)))
    await asyncio.sleep(0)
    assert not waiting.done()
    go_on.set()  # only a loop that is free can come here
    assert await waiting
    hops.close()


async def test_close_waits_for_what_is_running(memory: Memory) -> None:
    hops = Hops(memory, HandClock())
    noted = asyncio.create_task(hops.hop(lambda t: t.note(7, MONDAY)))
    await asyncio.sleep(0)
    hops.close()
    assert not memory.transact(lambda t: t.note(7, MONDAY))
    assert await noted
