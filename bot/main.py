"""The front door: the one place that knows every room and connects them."""

from __future__ import annotations

import asyncio
import ctypes
import gc
import json
import logging
import os
import sys
from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

import aiohttp
import uvloop

from bot import durable, encoder, helplines, journal, steps
from bot.chat.door import Door, open_door
from bot.chat.hook import Hook
from bot.chat.inbound import TokenGone
from bot.chat.network import NoEntry
from bot.chat.registering import Registration
from bot.clock import SystemClock
from bot.copies import Daily
from bot.core.arrivals.commands import LIST
from bot.core.decide import decide
from bot.core.records.lines import line
from bot.ear.languages import ENGLISH
from bot.ear.suspicion import Suspicion
from bot.engine import pulse
from bot.engine.engine import REFUSED, Engine
from bot.engine.failpoints import FailPoints
from bot.engine.handling import drawn
from bot.engine.lately import Lately
from bot.rekeying import settle
from bot.settings import NO_BOT, Settings, WrongSetting
from bot.stopping import Stopping
from bot.store.connecting import once_there
from bot.store.copying import NoCopy
from bot.store.diagnosis import AnotherKey, WrongDatabase, plainly
from bot.store.erasures import Erasures
from bot.store.memory import Memory
from bot.store.sealing import webhook_secret
from bot.words.book import Book
from bot.words.languages import HOMES

Work = Coroutine[Any, Any, None]
FOLLOW_PATIENCE: Final = 40.0
BESIDE: Final = 0.2
"""Seconds between two looks at the dial by whoever stands by."""

_log = logging.getLogger("bot")


class Broken(Exception):
    """The bot cannot go on; the message says why and what to do."""


class Lost(Broken):
    """Nor can it be ended kindly: whatever still asks the database may hang."""


def run(settings: Settings, stopping: Stopping) -> int:
    journal.set_up(settings.log_level)
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(_run(settings, stopping))
    except Lost as reason:
        say(str(reason))
        os._exit(1)
    except (Broken, NoEntry, WrongDatabase, WrongSetting) as reason:
        say(str(reason))
        return 1


def by_hand(settings: Settings, work: Callable[[datetime], str]) -> int:
    journal.set_up("WARNING")
    try:
        with plainly(settings.database_file):
            say(work(asyncio.run(_now(settings))))
    except (NoCopy, WrongDatabase) as reason:
        say(str(reason))
        return 1
    return 0


def set_up(settings: Settings, folder: str, *, name: bool) -> int:
    journal.set_up("WARNING")
    try:
        sheet = asyncio.run(_set_up(settings, name=name))
        poster = _hung(sheet, Path(folder) if folder else settings.data_folder)
    except (NoEntry, WrongSetting) as reason:
        say(str(reason))
        return 1
    say(
        "Telegram shows the bot's picture, its menu and what it says of itself.\n"
        f"A poster to print was made: {poster}"
    )
    return 0


async def _set_up(settings: Settings, *, name: bool) -> bytes:
    from bot import poster

    token = settings.token()
    if token is None:
        raise WrongSetting(NO_BOT)
    book = Book()
    async with open_door(token, settings.telegram_api_url, SystemClock()) as door:
        called = book.caption(ENGLISH, line("about-name")) if name else door.bot.first_name
        await door.show_picture()
        for commands, short, long, language in _introductions(book):
            await door.describe(commands, short, long, language)
        await door.rename(called)
        return poster.draw(called, door.bot.username)


def _hung(sheet: bytes, folder: Path) -> Path:
    file = folder / "poster.svg"
    try:
        durable.put(file, sheet)
    except OSError:
        raise WrongSetting(
            f"The poster cannot be written to {folder}. Name a folder that this user may write to: "
            "python -m bot setup FOLDER"
        ) from None
    return file


async def _now(settings: Settings) -> datetime:
    clock = SystemClock()
    if settings.dial:
        await _set_clock(settings.telegram_api_url, clock)
    return clock.now()


async def _run(settings: Settings, stopping: Stopping) -> int:
    token = settings.token()
    if token is None:
        raise WrongSetting(NO_BOT)
    armed = failpoints(settings)
    known = helplines.read(settings)
    for fault in steps.settle():
        _log.warning("a step is left out", extra={"facts": {"why": fault}})
    clock = SystemClock()
    erasures = Erasures(settings.erased_file, clock.now)
    house = {
        "operator": settings.operator_name or line("operator-unnamed"),
        "contact": settings.operator_contact or line("operator-no-contact"),
    }
    suspicion = Suspicion(encoder.load() if settings.encoder == "auto" else None)
    async with open_door(token, settings.telegram_api_url, clock, suspicion) as door:
        if settings.dial:
            await _set_clock(settings.telegram_api_url, clock)
        # It may wait for the server of the database, and holds up nothing else meanwhile.
        memory = await asyncio.to_thread(_memory, settings, door.bot_id, erasures)
        book = Book(house | {"bot": door.bot.username})
        engine = Engine(
            memory,
            door.outbound,
            clock,
            book,
            decide,
            send_rate=settings.send_rate,
            operator=settings.operator_chat,
            failpoints=armed,
            draw=partial(drawn, known),
            hourly=Daily(settings, clock, erasures).look,
        )
        try:
            return await _serve(settings, stopping, door, engine, clock, book, armed)
        finally:
            await engine.stop()
            pulse.forget(settings.pulse)
            if not engine.lost:
                memory.close()


async def _serve(
    settings: Settings,
    stopping: Stopping,
    door: Door,
    engine: Engine,
    clock: SystemClock,
    book: Book,
    failpoints: FailPoints,
) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    stopping.serve(lambda: loop.call_soon_threadsafe(stop.set))
    posted = settings.updates == "webhook"

    def ready() -> bool:
        may_take = engine.ready() if posted else engine.in_office.is_set()
        return may_take and engine.rehearsed.is_set() and not stop.is_set()

    hook = _hook(settings, door, engine, ready) if posted else None
    watch = pulse.Watch(lambda: engine.pulse(_asked_at(door, clock, hook)))
    async with _server(settings, engine, clock, ready, watch, hook):
        await engine.start()
        coming = _begun(_ways_in(settings, door, engine, clock, failpoints, hook))
        beside = _begun(_beside(settings, door, engine, clock, book, watch))
        await _until_one_ends(engine, stop, stopping, coming, beside)
        if hook is None and engine.in_office.is_set():
            with suppress(Exception):
                await door.inbound.acknowledge()
        return 0


def _begun(works: Iterable[Work]) -> list[asyncio.Task[None]]:
    return [asyncio.create_task(work) for work in works]


def _ways_in(
    settings: Settings,
    door: Door,
    engine: Engine,
    clock: SystemClock,
    failpoints: FailPoints,
    hook: Hook | None,
) -> list[Work]:
    """How updates come. None of them ends by itself, unless it cannot go on."""
    if hook is None:
        return [_poll(door, engine, failpoints)]
    return [_posts(hook, engine, failpoints), _register(settings, door, engine, clock)]


def _beside(
    settings: Settings,
    door: Door,
    engine: Engine,
    clock: SystemClock,
    book: Book,
    watch: pulse.Watch,
) -> list[Work]:
    works = [
        _introduce(door, book),
        pulse.keep(settings.pulse, watch.take, clock),
        engine.keep_house(),
        _rehearse(door, engine, clock),
    ]
    if settings.dial:
        works.append(_follow_dial(settings.telegram_api_url, clock, engine))
    return works


async def _until_one_ends(
    engine: Engine,
    stop: asyncio.Event,
    stopping: Stopping,
    coming: list[asyncio.Task[None]],
    beside: list[asyncio.Task[None]],
) -> None:
    """Until we are told to stop, or cannot go on. What came is committed before this returns.

    Raises Broken, and what ended a way in.
    """
    stopped = asyncio.create_task(stop.wait())
    broken = asyncio.create_task(engine.broken())
    await asyncio.wait({stopped, broken, *coming}, return_when=asyncio.FIRST_COMPLETED)
    stop.set()
    stopping.begin()
    for task in (*coming, stopped, broken, *beside):
        task.cancel()
    ended = await asyncio.gather(*coming, return_exceptions=True)
    if broken.done() and not broken.cancelled():
        raise (Lost if engine.lost else Broken)(broken.result())
    _told(ended)


def _told(ended: Iterable[BaseException | None]) -> None:
    """Raises what ended a way in by itself."""
    for why in ended:
        if isinstance(why, TokenGone):
            raise Broken(REFUSED)
        if isinstance(why, Exception):
            raise why


async def _poll(door: Door, engine: Engine, failpoints: FailPoints) -> None:
    await engine.held()
    await engine.rehearsed.wait()
    _log.info("ready")
    await door.inbound.run(engine.take, lambda: failpoints.hit("before-acknowledge"), engine.held)


async def _posts(hook: Hook, engine: Engine, failpoints: FailPoints) -> None:
    await engine.until_ready()
    await engine.rehearsed.wait()
    _log.info("ready")
    await hook.run(engine.take, lambda: failpoints.hit("before-acknowledge"))


async def _rehearse(door: Door, engine: Engine, clock: SystemClock) -> None:
    try:
        await engine.rehearse(partial(door.admission.heard, lately=Lately(clock)))
    except Exception:  # whoever comes first waits a little longer
        _log.exception("the first reply could not be rehearsed")
    # What is loaded by now stays: to look through it again and again would hold up replies.
    gc.collect()
    gc.freeze()
    _give_back()


def _give_back() -> None:
    """What loading took and needs no more goes back to the machine, where glibc can do that."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _asked_at(door: Door, clock: SystemClock, hook: Hook | None) -> float:
    """When Telegram was last asked for updates; whom it brings them need not ask."""
    return door.inbound.polled_at if hook is None else clock.monotonic()


def _hook(settings: Settings, door: Door, engine: Engine, ready: Callable[[], bool]) -> Hook:
    return Hook(
        door.admission,
        _secret(settings, door),
        engine.precedence,
        engine.lately,
        ready,
    )


async def _register(settings: Settings, door: Door, engine: Engine, clock: SystemClock) -> None:
    secret = _secret(settings, door)
    await Registration(door.bot, clock, settings.webhook_url, secret, engine.in_office).keep()


def _secret(settings: Settings, door: Door) -> str:
    key = settings.key()
    assert key is not None, "it was made when the database was opened"
    return webhook_secret(key, door.bot_id)


def _server(
    settings: Settings,
    engine: Engine,
    clock: SystemClock,
    ready: Callable[[], bool],
    watch: pulse.Watch,
    hook: Hook | None,
) -> AbstractAsyncContextManager[None]:
    """The web server, where one is wanted: only then is it loaded.

    ready: whether this process may take what arrives, while the database does its part.
    """
    if not settings.listen:
        return nullcontext()
    from bot import metrics
    from bot.listening import Desk, listening

    async def figures() -> tuple[bytes, str]:
        observed = await engine.observe(watch.last.poll)
        return metrics.render(observed), metrics.CONTENT_TYPE

    desk = Desk(
        check=lambda: pulse.judge(watch.last, clock.monotonic()),
        readiness=engine.readiness,
        ready=lambda readiness: readiness.schema and ready(),
        hook=hook,
        metrics=figures,
    )
    return listening(settings.listens_at, desk)


async def _introduce(door: Door, book: Book) -> None:
    for commands, short, long, language in _introductions(book):
        await door.introduce(commands, short, long, language)


def _introductions(book: Book) -> Iterator[tuple[list[tuple[str, str]], str, str, str]]:
    """The menu and the profile in each language; English is for all others too."""
    for language in sorted(HOMES):
        commands = [(name, book.caption(language, line(f"command-{name}"))) for name in LIST]
        about = (line("about-short"), line("about-long"))
        short, long = (book.caption(language, words) for words in about)
        yield commands, short, long, "" if language == ENGLISH else language


async def _set_clock(address: str, clock: SystemClock) -> None:
    """Begin at the dial's time, so that nothing is dated by any other."""
    async with _to_the_dial() as client:
        said = await _asked_dial(client, address, -1, [])
    clock.turn(timedelta(seconds=said["offset"]))


async def _follow_dial(address: str, clock: SystemClock, engine: Engine) -> None:
    """Turn our clock with the sandbox's dial; ask again only when all has settled.

    With the question goes what the calendar owes next: moments, kinds and chats, never a text.
    Whoever stands by turns too, and does not say that anything has settled.
    """
    seen = -1
    async with _to_the_dial() as client:
        while True:
            if not engine.in_office.is_set():
                await _stand_by_the_dial(client, address, clock, engine)
                seen = -1
            owed = [(due.at.timestamp(), due.kind, chat) for chat, due in await engine.owed()]
            try:
                said = await _asked_dial(client, address, seen, owed)
            except (aiohttp.ClientError, TimeoutError, ValueError):
                await clock.rest(0.2)
                continue
            if said["turn"] != seen:
                clock.turn(timedelta(seconds=said["offset"]))
                engine.look_again()
                await engine.settled()
                seen = said["turn"]


async def _stand_by_the_dial(
    client: aiohttp.ClientSession, address: str, clock: SystemClock, engine: Engine
) -> None:
    while not engine.in_office.is_set():
        with suppress(aiohttp.ClientError, TimeoutError, ValueError):
            said = await _asked_dial(client, address, None, [])
            clock.turn(timedelta(seconds=said["offset"]))
            engine.look_again()
        with suppress(TimeoutError):
            await asyncio.wait_for(engine.in_office.wait(), BESIDE)


def _to_the_dial() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(FOLLOW_PATIENCE))


async def _asked_dial(
    client: aiohttp.ClientSession,
    address: str,
    seen: int | None,
    owed: Sequence[tuple[float, str, int]],
) -> Any:
    """The dial's next turn and offset. Raises ClientError or TimeoutError, or ValueError for
    another's answer."""
    async with client.post(f"{address}/dial", json={"seen": seen, "owed": owed}) as answer:
        return json.loads(await answer.read())


def _memory(settings: Settings, bot_id: int, erasures: Erasures) -> Memory:
    with plainly(settings.key_file):
        once_there(lambda: settle(settings), say, SystemClock().monotonic)
        key, fresh = settings.some_key()
        memory = Memory(settings.database_url, key, erasures)
    try:
        once_there(lambda: memory.open(bot_id), say, SystemClock().monotonic)
    except WrongDatabase as wrong:
        memory.close()
        if fresh and isinstance(wrong, AnotherKey):  # else another start may use it by now
            settings.key_file.unlink()
        raise
    if fresh:
        say(f"A key for all notes was made: {settings.key_file}. Keep a copy of it elsewhere.")
    return memory


def failpoints(settings: Settings) -> FailPoints:
    """Where a test lets us die. Raises WrongSetting."""
    try:
        return FailPoints(settings.fail_point)
    except ValueError as wrong:
        raise WrongSetting(str(wrong)) from None


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201
