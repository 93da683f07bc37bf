"""The strict Telegram in a process of its own, so that it shares no interpreter with anybody.

It notes when each call of the bot arrives; its clock and the driver's are the same one, the
machine's monotonic clock.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Final, Self

from bot.sandbox.limits import Limits
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.wire import Request, Response

QUIET: Final = 10.0
"""Seconds without a single arrival after which nothing more is expected."""
FIRST: Final = 60.0
"""Seconds within which the first one has come: what falls due may be a while ahead."""
SOON: Final = 0.5
"""Seconds until the first deed of people, so that the driver is not late from the start."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of things people did; all in seconds. `lag`: how late the driver was at worst."""

    asked: int
    took: list[float]
    lag: float

    @property
    def share(self) -> float:
        return len(self.took) / self.asked


@dataclass(slots=True)
class _Watch:
    """Who waits for which call of the bot, and since when."""

    method: str
    merged: bool
    """Whether one call answers everything that waits in its chat: an edit shows the latest tap."""
    waiting: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    took: list[float] = field(default_factory=list)

    def called(self, at: float, chat: int) -> None:
        since = self.waiting[chat]
        while since:
            self.took.append(at - since.popleft())
            if not self.merged:
                return


class _Timed(StrictTelegram):
    """A strict Telegram that knows when a call came in, before it looked at it."""

    def __init__(self, bot_rate: float | None) -> None:
        super().__init__(limits=Limits(chat_rate=None, bot_rate=bot_rate))
        self.arrivals: list[tuple[float, str, int | None]] = []
        self.refusals = 0
        self.polled: list[float] = []
        self.watch: _Watch | None = None
        self._came = 0.0

    def _call(self, request: Request) -> Response | Awaitable[Response]:
        self._came = time.monotonic()
        if request.path.endswith("/getUpdates"):
            self.polled.append(self._came)
        return super()._call(request)

    def _note(self, method: str, params: Mapping[str, object], outcome: str) -> None:
        chat = params.get("chat_id")
        if outcome == "ok":
            self.arrivals.append((self._came, method, chat if isinstance(chat, int) else None))
            if self.watch and self.watch.method == method and isinstance(chat, int):
                self.watch.called(self._came, chat)
        else:
            self.refusals += 1
        super()._note(method, params, outcome)


class _Square:
    """What the driver may ask of the process; each method is one question."""

    def __init__(self, telegram: _Timed) -> None:
        self._telegram = telegram
        self._people: list[Person] = []

    async def people(self, chats: Sequence[int]) -> None:
        """Everybody in `chats` has the chat with the bot open."""
        self._people = [self._telegram.person(f"Person {chat}", id=chat) for chat in chats]
        for person in self._people:
            person.open_chat()

    async def forget(self) -> None:
        """What came until now counts no more."""
        self._telegram.arrivals.clear()
        self._telegram.polled.clear()
        self._telegram.refusals = 0

    async def first_poll(self) -> float:
        """When the first getUpdates came."""
        await self._telegram.world.bell.until(lambda: bool(self._telegram.polled), within=60)
        return self._telegram.polled[0]

    async def came(self, method: str, count: int) -> list[float]:
        """When each call of a method came, once there are so many or nothing more comes."""
        seen, since = -1, time.monotonic()
        while True:
            arrivals = self._telegram.arrivals
            if len(arrivals) != seen:
                seen, since = len(arrivals), time.monotonic()
            times = [at for at, name, _ in arrivals if name == method]
            quiet = QUIET if times else FIRST
            if len(times) >= count or time.monotonic() - since > quiet:
                return times
            await asyncio.sleep(0.1)

    async def told(self, quiet: float) -> list[int]:
        """Who got each of the messages, once none has come for so many seconds."""
        seen = -1
        while seen != len(self._telegram.arrivals):
            seen = len(self._telegram.arrivals)
            await self._telegram.world.bell.until(
                lambda seen=seen: len(self._telegram.arrivals) != seen,  # type: ignore[misc]
                within=quiet,
            )
        arrivals = self._telegram.arrivals
        return [chat for _, name, chat in arrivals if name == "sendMessage" and chat is not None]

    async def refused(self) -> int:
        """How many calls were refused."""
        return self._telegram.refusals

    async def tap(self, choices: Sequence[str], moments: Sequence[float]) -> Answered:
        """At each moment the next person taps the button of their newest card that is in `choices`.

        An edit of the card answers.
        """

        def tap(person: Person) -> None:
            person.tap_raw(
                next(
                    key["callback_data"]
                    for key in person.last.keys
                    if str(key.get("callback_data", "")).rpartition(":")[2] in choices
                )
            )

        return await self._live(tap, _Watch("editMessageText", merged=True), moments)

    async def say(self, words: Sequence[str], moments: Sequence[float]) -> Answered:
        """At each moment the next person types the next of the words. A new message answers."""
        texts = cycle(words)
        watch = _Watch("sendMessage", merged=False)
        return await self._live(lambda person: person.say(next(texts)), watch, moments)

    async def _live(self, deed: Any, watch: _Watch, moments: Sequence[float]) -> Answered:
        """Whatever becomes of them: things happen at their moments, person after person."""
        self._telegram.watch = watch
        lag, start = 0.0, time.monotonic() + SOON
        for number, moment in enumerate(moments):
            await asyncio.sleep(max(0.0, start + moment - time.monotonic()))
            person = self._people[number % len(self._people)]
            now = time.monotonic()
            watch.waiting[person.id].append(now)
            lag = max(lag, now - start - moment)
            deed(person)
        await self._answered(watch)
        return Answered(len(moments), watch.took, lag)

    async def _answered(self, watch: _Watch) -> None:
        """Until nobody waits, or nothing comes any more."""
        came = -1
        while any(watch.waiting.values()) and len(watch.took) != came:
            came = len(watch.took)
            await self._telegram.world.bell.until(
                lambda: not any(watch.waiting.values()), within=QUIET
            )


class Town:
    """The driver's end of the process. `with Town() as town:` serves at town.url.

    bot_rate: how many messages a second Telegram takes from the bot; None for any number.
    """

    def __init__(self, bot_rate: float | None = None) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_live, args=(theirs, bot_rate), daemon=True)
        self.url = ""
        self.token = ""

    def __enter__(self) -> Self:
        self._process.start()
        self.url, self.token = self._pipe.recv()
        return self

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        self._process.join()

    def people(self, chats: Sequence[int]) -> None:
        self._ask("people", list(chats))

    def forget(self) -> None:
        self._ask("forget")

    def first_poll(self) -> float:
        return float(self._ask("first_poll"))

    def came(self, method: str, count: int) -> list[float]:
        return list(self._ask("came", method, count))

    def told(self, quiet: float = QUIET) -> list[int]:
        return list(self._ask("told", quiet))

    def refused(self) -> int:
        return int(self._ask("refused"))

    def tap(self, choices: Sequence[str], moments: Sequence[float]) -> Answered:
        return self._answered("tap", choices, moments)

    def say(self, words: Sequence[str], moments: Sequence[float]) -> Answered:
        return self._answered("say", words, moments)

    def _answered(self, question: str, *about: object) -> Answered:
        answer = self._ask(question, *about)
        assert isinstance(answer, Answered)
        return answer

    def _ask(self, question: str, *about: object) -> Any:
        self._pipe.send((question, about))
        answer = self._pipe.recv()
        if isinstance(answer, Exception):
            raise answer
        return answer


def _live(pipe: Connection, bot_rate: float | None) -> None:
    asyncio.run(_serve(pipe, bot_rate))


async def _serve(pipe: Connection, bot_rate: float | None) -> None:
    async with _Timed(bot_rate) as telegram:
        square = _Square(telegram)
        pipe.send((telegram.url, telegram.token))
        while True:
            question, about = await asyncio.to_thread(pipe.recv)
            try:
                pipe.send(await getattr(square, question)(*about))
            except Exception as error:  # the driver is told, and the run ends there
                pipe.send(error)
