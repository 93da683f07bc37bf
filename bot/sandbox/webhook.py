"""The webhook: updates brought to the bot, each until it was taken, and tried again if not."""

import asyncio
import json
import math
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.sandbox import bodies, courier
from bot.sandbox.bell import Bell
from bot.sandbox.contract import Json
from bot.sandbox.courier import Undelivered
from bot.sandbox.links import Link
from bot.sandbox.mailbox import Line, Mailbox
from bot.sandbox.refusal import Refused
from bot.sandbox.wire import Request

WAITS = (0.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)
"""Seconds before each further try of one update; the last one stays."""
LONGEST_WAIT = 3600.0
PATIENCE = 60.0
"""Seconds in which the bot has to answer."""
HEADER = "X-Telegram-Bot-Api-Secret-Token"
# What an answer may not ask for; whatever begins with get has nobody to hear it.
NOT_BY_ANSWER = ("deletewebhook", "setwebhook", "close", "logout", "get")


@dataclass(frozen=True, slots=True)
class Address:
    """A webhook that is set: where, proved by which secret, how many posts at a time."""

    url: str
    link: Link
    secret: str
    most: int


class Webhook:
    """Brings what is in the mailbox while an address is set, each line of updates in order.

    carry_out does the call that an answer may hold. waits are in real seconds.
    """

    def __init__(
        self, mailbox: Mailbox, bell: Bell, now: Callable[[], datetime], waits: Sequence[float]
    ) -> None:
        self.address: Address | None = None
        self.error: tuple[datetime, str] | None = None
        self.carry_out: Callable[[str, Json], None] = lambda method, given: None
        self._mailbox = mailbox
        self._bell = bell
        self._now = now
        self._waits = waits
        self._tasks: set[asyncio.Task[None]] = set()
        self._lines: set[Line] = set()

    def set_(self, address: Address | None) -> None:
        """Bring updates to this address from now on; None: to nobody."""
        if address == self.address:
            return
        for task in self._tasks:
            task.cancel()
        self._lines.clear()
        self.address, self.error = address, None
        self._mailbox.hook(address is not None)
        if address:
            self._begin(self._watch(address, asyncio.Semaphore(address.most)))

    async def close(self) -> None:
        """Stop bringing anything."""
        self.set_(None)
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begin(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _watch(self, address: Address, slots: asyncio.Semaphore) -> None:
        """Start every line that nobody works on."""
        while True:
            await self._bell.until(lambda: bool(self._mailbox.lines() - self._lines), math.inf)
            for line in self._mailbox.lines() - self._lines:
                self._lines.add(line)
                self._begin(self._work(line, address, slots))

    async def _work(self, line: Line, address: Address, slots: asyncio.Semaphore) -> None:
        """Bring the updates of one line, the next only when the one before was taken."""
        failures = 0
        while update := self._mailbox.first(line):
            async with slots:
                wait = await self._bring(update, address, failures)
            if wait is None:
                failures = 0
                self._mailbox.taken(update)
            else:
                failures += 1
                await asyncio.sleep(wait)
        self._lines.discard(line)

    async def _bring(self, update: Json, address: Address, failures: int) -> float | None:
        """One try; returns how long to wait for the next, None when there need not be any."""
        headers = {HEADER: address.secret} if address.secret else {}
        body = json.dumps(update, ensure_ascii=False).encode()
        wait = self._waits[min(failures, len(self._waits) - 1)]
        try:
            reply = await courier.post(address.link, headers, body, PATIENCE)
        except Undelivered as undelivered:
            self._failed(str(undelivered))
            return wait
        if 200 <= reply.status < 300:
            self._answered(reply)
            return None
        self._failed(f"Wrong response from the webhook: {reply.status} {reply.reason}")
        asked = reply.headers.get("retry-after", "")
        return min(float(asked), LONGEST_WAIT) if asked.isdecimal() else wait

    def _failed(self, how: str) -> None:
        self.error = self._now(), how
        self._bell.ring()

    def _answered(self, reply: courier.Reply) -> None:
        """Carry out the call that an answer holds, if it holds one."""
        try:
            given = bodies.given(Request("POST", "/", reply.headers, reply.body))
        except (Refused, UnicodeDecodeError):
            return
        method = given.pop("method", None)
        if isinstance(method, str) and not method.lower().startswith(NOT_BY_ANSWER):
            self.carry_out(method, given)
