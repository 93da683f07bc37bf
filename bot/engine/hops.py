"""Hops: whole transactions in a worker thread, so that nothing blocks the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from bot.store.memory import POOL, Memory
from bot.store.transaction import Transaction

T = TypeVar("T")
RESTED: Final = 1.0
"""Seconds of rest after a stumble of our own."""


class Hops:
    """SQLite has one writer thread, PostgreSQL a few that wait for each other's rows."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        workers = 1 if memory.is_sqlite else POOL
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="writer")

    @property
    def alone(self) -> bool:
        """Whether no other process can share this database."""
        return self._memory.is_sqlite

    async def hop(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` as one transaction; committed when this returns."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._memory.transact, work)

    async def adrift(self) -> bool:
        """Whether the database's file was deleted or replaced under us."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._memory.adrift)

    def close(self) -> None:
        """Wait for what is running."""
        self._threads.shutdown()
