"""The strict Telegram in a process of its own, so that it shares no interpreter with anybody.

It notes when each call of the bot arrives; its clock and the driver's are the same one, the
machine's monotonic clock.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Self

from bot.sandbox.limits import Limits
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.wire import Request, Response
from bot.sandbox.world import FIRST_UPDATE

QUIET = 10.0
"""Seconds without a single arrival after which nothing more is expected."""


@dataclass(frozen=True, slots=True)
class Tapping:
    """What came of many taps; all in seconds. `lag` is how late the driver itself was at worst.

    `unanswered` are people whose card never changed again.
    """

    taps: int
    unanswered: int
    answered: list[float]
    committed: list[float]
    lag: float


class _Timed(StrictTelegram):
    """A strict Telegram that knows when a call came in, before it looked at it."""

    def __init__(self) -> None:
        super().__init__(limits=Limits(chat_rate=None, bot_rate=None))
        self.arrivals: list[tuple[float, str, int | None]] = []
        self.polls: list[tuple[float, int]] = []
        self._came = 0.0

    def _call(self, request: Request) -> Response | Awaitable[Response]:
        self._came = time.monotonic()
        if request.path.endswith("/getUpdates"):
            self.polls.append((self._came, int(request.query.get("offset", "0"))))
        return super()._call(request)

    def _note(self, method: str, params: Mapping[str, object], outcome: str) -> None:
        chat = params.get("chat_id")
        if outcome == "ok":
            self.arrivals.append((self._came, method, chat if isinstance(chat, int) else None))
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
        self._telegram.polls.clear()

    async def first_poll(self) -> float:
        """When the first getUpdates came."""
        await self._telegram.world.bell.until(lambda: bool(self._telegram.polls), within=60)
        return self._telegram.polls[0][0]

    async def came(self, method: str, count: int) -> list[float]:
        """When each call of a method came, once there are so many or nothing more comes."""
        seen, since = -1, time.monotonic()
        while True:
            times = [at for at, name, _ in self._telegram.arrivals if name == method]
            if len(times) != seen:
                seen, since = len(times), time.monotonic()
            if seen >= count or time.monotonic() - since > QUIET:
                return times
            await asyncio.sleep(0.1)

    async def tap(self, choices: Sequence[str], rate: float, seconds: float) -> Tapping:
        """Taps come at `rate`, whatever becomes of them: person after person, round and round."""
        self._telegram.arrivals.clear()
        count, lag, start = int(rate * seconds), 0.0, time.monotonic() + 0.5
        posted: list[tuple[float, int]] = []
        for number in range(count):
            due = start + number / rate
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            person = self._people[number % len(self._people)]
            data = next(
                key["callback_data"]
                for key in person.last.keys
                if str(key.get("callback_data", "")).rpartition(":")[2] in choices
            )
            posted.append((time.monotonic(), person.id))
            lag = max(lag, posted[-1][0] - due)
            person.tap_raw(data)
        await self.came("editMessageText", count)
        answered, unanswered = self._answered(posted)
        return Tapping(count, unanswered, answered, self._committed(posted), lag)

    def _answered(self, posted: Sequence[tuple[float, int]]) -> tuple[list[float], int]:
        """An edit answers the tap before it. A second tap on a card that still stands as it was
        gets no edit of its own, so only the first one waits."""
        edits = [
            (at, chat)
            for at, method, chat in self._telegram.arrivals
            if method == "editMessageText" and chat is not None
        ]
        happened = [(at, chat, False) for at, chat in posted] + [(*edit, True) for edit in edits]
        waiting: dict[int, float] = {}
        took: list[float] = []
        for at, chat, edited in sorted(happened):
            if not edited:
                waiting.setdefault(chat, at)
            elif chat in waiting:
                took.append(at - waiting.pop(chat))
        return took, len(waiting)

    def _committed(self, posted: Sequence[tuple[float, int]]) -> list[float]:
        """An update is committed at the latest when the bot asks for what comes after it."""
        took: list[float] = []
        polls = iter(self._telegram.polls)
        asked, offset = next(polls, (0.0, 0))
        for number, (at, _) in enumerate(posted):
            while offset <= FIRST_UPDATE + number:
                following = next(polls, None)
                if following is None:
                    return took
                asked, offset = following
            took.append(asked - at)
        return took


class Town:
    """The driver's end of the process. `with Town() as town:` serves at town.url."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_live, args=(theirs,), daemon=True)
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

    def tap(self, choices: Sequence[str], rate: float, seconds: float) -> Tapping:
        answer = self._ask("tap", choices, rate, seconds)
        assert isinstance(answer, Tapping)
        return answer

    def _ask(self, question: str, *about: object) -> Any:
        self._pipe.send((question, about))
        answer = self._pipe.recv()
        if isinstance(answer, Exception):
            raise answer
        return answer


def _live(pipe: Connection) -> None:
    asyncio.run(_serve(pipe))


async def _serve(pipe: Connection) -> None:
    async with _Timed() as telegram:
        square = _Square(telegram)
        pipe.send((telegram.url, telegram.token))
        while True:
            question, about = await asyncio.to_thread(pipe.recv)
            try:
                pipe.send(await getattr(square, question)(*about))
            except Exception as error:  # the driver is told, and the run ends there
                pipe.send(error)
