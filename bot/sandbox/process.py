"""The bot as a process of its own: started by its command, killed for real, started again."""

import asyncio
import os
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.sandbox.bell import Bell

FAREWELL = 30.0
"""Seconds that the bot may take to finish what it is sending."""


class BotProcess:
    """`command run --migrate`, as it runs for real. `env` is all it is told, `cwd` its folder."""

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], cwd: Path, bell: Bell
    ) -> None:
        self.code: int | None = None
        self.ended = asyncio.Event()
        """Set when the bot ended without being asked to; `code` says how."""
        self._command, self._env, self._cwd, self._bell = command, env, cwd, bell
        self._process: asyncio.subprocess.Process | None = None
        self._watching: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    @property
    def up(self) -> bool:
        """Whether it runs."""
        return self._process is not None and self._process.returncode is None

    async def words(self) -> bytes:
        """Every sentence it may say, as the command prints them in JSON."""
        pipe = asyncio.subprocess.PIPE
        process = await self._spawn("words", "--json", stdout=pipe)
        said, _ = await process.communicate()
        return said

    async def start(self) -> None:
        """Start it, unless it runs."""
        async with self._turn:
            if not self.up:
                self._process = await self._spawn("run", "--migrate")
                self._watching = asyncio.create_task(self._watch(self._process))
                self._bell.ring()

    async def kill(self) -> None:
        """As a power cut would: no signal handler, no goodbye."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """Ask it to finish, and wait until it has."""
        await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> None:
        async with self._turn:
            if self._process is None or self._watching is None:
                return
            self._watching.cancel()
            if self.up:
                await self._gone(self._process, how)
            self._bell.ring()

    async def _gone(self, process: asyncio.subprocess.Process, how: signal.Signals) -> None:
        # The whole group: it may be making its database in a process of its own.
        os.killpg(process.pid, how)
        try:
            async with asyncio.timeout(FAREWELL):
                await process.wait()
        except TimeoutError:
            os.killpg(process.pid, signal.SIGKILL)
            await process.wait()

    async def _watch(self, process: asyncio.subprocess.Process) -> None:
        self.code = await process.wait()
        self.ended.set()
        self._bell.ring()

    async def _spawn(self, *verb: str, stdout: int | None = None) -> asyncio.subprocess.Process:
        # A session of its own: Ctrl-C reaches only us, and we ask the bot to finish.
        return await asyncio.create_subprocess_exec(
            *self._command,
            *verb,
            env=self._env,
            cwd=self._cwd,
            stdout=stdout,
            start_new_session=True,
        )
