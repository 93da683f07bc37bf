"""Opens the guest room: the strict Telegram with its page, and the real bot as a child of it.

The bot runs in a process of its own, exactly as it runs for real; only its Telegram is ours.
"""

import asyncio
import errno
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack

from bot.sandbox.page import Page
from bot.sandbox.telegram import StrictTelegram

PORTS_TRIED = 20
PHONES = ("Ana", "Lena")
BOT = (sys.executable, "-m", "bot")
# What the bot may take to finish what it is sending.
FAREWELL = 30.0


async def open_house(port: int, env: Mapping[str, str], command: Sequence[str] = BOT) -> int:
    """Serve until Ctrl-C or SIGTERM, or until the bot ends; returns the exit code.

    port: the first to try, later ones when it is taken, 0 for any. env: the bot's environment,
    DATABASE_URL in it; a token in it is never used. Raises OSError when no port is free.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        telegram = await _next_free(stack, port)
        Page(telegram, [telegram.person(name) for name in PHONES])
        ours = {name: value for name, value in env.items() if not name.startswith("BOT_TOKEN")}
        ours |= {"BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url, "DIAL": "1"}
        code = await _run((*command, "migrate"), ours, stop)
        if code or stop.is_set():
            return code
        print(f"Small Steps is open at {telegram.url} (Ctrl-C closes it).", flush=True)
        return await _run((*command, "run"), ours, stop)


async def _next_free(stack: AsyncExitStack, port: int) -> StrictTelegram:
    """A strict Telegram on the first free port."""
    for candidate in range(port, port + PORTS_TRIED):
        try:
            return await stack.enter_async_context(StrictTelegram(port=candidate))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            print(f"Port {candidate} is taken, trying the next one.", flush=True)
    raise OSError(errno.EADDRINUSE, f"no free port from {port} to {port + PORTS_TRIED - 1}")


async def _run(command: Sequence[str], env: Mapping[str, str], stop: asyncio.Event) -> int:
    """Run a child until it ends or we are stopped; returns the code to exit with."""
    # A session of its own: Ctrl-C reaches only us, and we ask the bot to finish.
    child = await asyncio.create_subprocess_exec(*command, env=env, start_new_session=True)
    ended = asyncio.ensure_future(child.wait())
    stopped = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((ended, stopped), return_when=asyncio.FIRST_COMPLETED)
        if not ended.done():
            child.terminate()
            await asyncio.wait((ended,), timeout=FAREWELL)
    finally:
        stopped.cancel()
        if not ended.done():
            child.kill()
        code = await ended
    if stop.is_set():
        return 0
    if code or command[-1] == "run":
        print(f"The bot ended by itself, with code {code}.", flush=True)
    return code if code >= 0 else 128 - code
