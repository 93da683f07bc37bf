"""The one fake: a messenger that notes what it is asked, and answers what was queued for it.

Without a queued outcome everything arrives. A chat can be held, so that what is asked of it
stays in flight until the test lets it go.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from bot.engine.ports import Button, Message, Outcome, Sent

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Asked:
    """One thing the messenger was asked to do, named as in the port."""

    what: str
    chat: int = 0
    text: str = ""
    message_id: int | None = None
    rows: Rows = ()
    message: Message | None = None
    data: bytes = b""


class FakeMessenger:
    """Implements the port `Messenger`."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.most_at_once: Counter[int] = Counter()
        self._flying: Counter[int] = Counter()
        self._outcomes: dict[int, deque[Outcome | Exception]] = defaultdict(deque)
        self._probes: dict[int, deque[Outcome]] = defaultdict(deque)
        self._held: dict[int, asyncio.Event] = {}
        self._news = asyncio.Event()
        self._ids = count(1001)

    def answers(self, chat: int, *outcomes: Outcome | Exception) -> None:
        """What this chat's next messages meet, in this order; after that they arrive."""
        self._outcomes[chat].extend(outcomes)

    def probes(self, chat: int, *outcomes: Outcome) -> None:
        """What "typing…" meets in this chat, in this order; after that it arrives."""
        self._probes[chat].extend(outcomes)

    def hold(self, chat: int) -> asyncio.Event:
        """Let what is asked of a chat stay in flight until the event is set."""
        return self._held.setdefault(chat, asyncio.Event())

    async def until(self, count: int) -> None:
        """Wait until so many things were asked, not counting "typing…"."""
        async with asyncio.timeout(5):
            while sum(asked.what != "typing" for asked in self.asked) < count:
                self._news.clear()
                await self._news.wait()

    async def send(self, chat: int, message: Message) -> Outcome:
        asked = Asked("send", chat, message.text, None, message.rows, message)
        return await self._outcome(asked, next(self._ids))

    async def edit(self, chat: int, message_id: int, message: Message) -> Outcome:
        asked = Asked("edit", chat, message.text, message_id, message.rows, message)
        return await self._outcome(asked, message_id)

    async def rebutton(self, chat: int, message_id: int, rows: Rows) -> Outcome:
        return await self._outcome(Asked("rebutton", chat, "", message_id, rows), message_id)

    async def remove(self, chat: int, message_id: int) -> Outcome:
        return await self._outcome(Asked("remove", chat, "", message_id), message_id)

    async def document(
        self, chat: int, name: str, data: bytes, caption: str, topic: int = 0
    ) -> Outcome:
        return await self._outcome(Asked("document", chat, name, data=data), next(self._ids))

    async def answer(self, query_id: str, text: str) -> Outcome:
        return await self._outcome(Asked("answer", 0, text), 0)

    async def menu(self, chat: int, commands: Sequence[tuple[str, str]]) -> Outcome:
        return await self._outcome(Asked("menu", chat, " ".join(name for name, _ in commands)), 0)

    async def typing(self, chat: int) -> Outcome:
        self.asked.append(Asked("typing", chat))
        return self._probes[chat].popleft() if self._probes[chat] else Sent(0)

    async def _outcome(self, asked: Asked, message_id: int) -> Outcome:
        self._flying[asked.chat] += 1
        self.most_at_once[asked.chat] = max(self.most_at_once[asked.chat], self._flying[asked.chat])
        self.asked.append(asked)
        self._news.set()
        if asked.chat in self._held:
            await self._held[asked.chat].wait()
        self._flying[asked.chat] -= 1
        waiting = self._outcomes[asked.chat]
        outcome = waiting.popleft() if waiting else Sent(message_id)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome
