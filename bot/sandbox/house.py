"""Opens the guest room: the strict Telegram with its page, and the real bot as a child of it.

The bot runs in a process of its own, exactly as it runs for real; only its Telegram is ours.
Each sitting has a folder of its own, which is gone when it closes: nothing is left behind.
"""

import asyncio
import errno
import signal
import sys
from base64 import b64encode
from collections.abc import Awaitable, Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from secrets import token_bytes, token_hex
from tempfile import TemporaryDirectory

from bot.sandbox.dial import NotSettled
from bot.sandbox.page import Page
from bot.sandbox.people import NotThere, Person
from bot.sandbox.process import BotProcess
from bot.sandbox.story import MONTH, Story
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.week import WEEK

PORTS_TRIED = 20
PHONES = ("Ana", "Lena")
STORIES = {"month": MONTH, "week": WEEK}
BOT = (sys.executable, "-m", "bot")
ROOT = Path(__file__).parents[2]
SECRETS = ("BOT_TOKEN", "MASTER_KEY")


async def open_house(
    port: int, env: Mapping[str, str], command: Sequence[str] = BOT, *, story: str = ""
) -> int:
    """Serve until we are told to stop, or until the bot ends; returns the exit code.

    Ctrl-C, SIGTERM and a closed terminal tell us to. port: the first to try, later ones when it
    is taken, 0 for any. env: what the bot's environment is made of; a token or key in it is never
    used. story: one of STORIES to open with. Raises OSError when no port is free.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stop.set)
    open_for = {name: value for name, value in env.items() if not name.startswith(SECRETS)}
    code: int | None = None
    while code is None:
        port, code = await _sit(port, open_for, command, stop, story=story)
    return code


async def _sit(
    port: int, env: Mapping[str, str], command: Sequence[str], stop: asyncio.Event, *, story: str
) -> tuple[int, int | None]:
    """One sitting. Returns the port, and the exit code or None when all shall begin anew."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="small-steps-")))
        telegram = await _next_free(stack, port)
        port = telegram.port
        bot = BotProcess(command, {**env, **_ours(telegram, folder)}, folder, telegram.world.bell)
        stack.push_async_callback(bot.stop)
        anew = asyncio.Event()
        told = STORIES.get(story)
        people = [telegram.person(name) for name in (told.people if told else PHONES)]
        stack.callback(Page(telegram, people, bot, anew).close)
        print(f"Small Steps is open at {telegram.url} (Ctrl-C closes it).", flush=True)
        if told:  # before the bot follows the dial
            telegram.dial.offset = -told.length
        await bot.start()
        if told:
            await _first(_tell(told, telegram, people), stop.wait(), bot.ended.wait(), anew.wait())
        await _first(stop.wait(), bot.ended.wait(), anew.wait())
        if anew.is_set() and not stop.is_set():
            return port, None
        return port, 0 if stop.is_set() else _code(bot)


def _ours(telegram: StrictTelegram, folder: Path) -> dict[str, str]:
    """What the bot is told of this sitting."""
    return {
        "BOT_TOKEN": telegram.token,
        "TELEGRAM_API_URL": telegram.url,
        "DATABASE_URL": f"sqlite:///{folder / 'sandbox.db'}",
        "MASTER_KEY": b64encode(token_bytes(32)).decode(),
        "BACKUP_FOLDER": "off",
        "UPDATES": "polling",
        "LISTEN": "",
        "PYTHONPATH": str(ROOT),
        "DIAL": "1",
    }


async def _next_free(stack: AsyncExitStack, port: int) -> StrictTelegram:
    """A strict Telegram on the first free port, with a token that no other sitting had.

    A bot whose sitting was killed above it is turned away and ends.
    """
    token = f"42:{token_hex(20)}"
    for candidate in range(port, port + PORTS_TRIED):
        try:
            return await stack.enter_async_context(StrictTelegram(token, candidate))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            print(f"Port {candidate} is taken, trying the next one.", flush=True)
    raise OSError(errno.EADDRINUSE, f"no free port from {port} to {port + PORTS_TRIED - 1}")


async def _tell(story: Story, telegram: StrictTelegram, people: Sequence[Person]) -> None:
    """Play it; the page is there meanwhile."""
    print(f"Playing {story.about} ...", flush=True)
    try:
        await story.play(telegram, *people)
    except (NotThere, NotSettled):
        print("It could not be played to its end; the rest is yours.", flush=True)
    else:
        print("It is played, and it is now. All of it stands under Story.", flush=True)


async def _first(*waits: Awaitable[object]) -> object:
    """Wait for the first of several things; returns what it gave. Raises what it raised."""
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    return done.pop().result()


def _code(bot: BotProcess) -> int:
    """What to exit with when the bot ended by itself."""
    code = bot.code or 0
    print(f"The bot ended by itself, with code {code}.", flush=True)
    return code if code >= 0 else 128 - code
