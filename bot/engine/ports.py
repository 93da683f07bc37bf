"""What the engine needs and does not own: the time, and a way to reach people.

The chat room implements `Messenger` over Telegram, `clock.py` implements `Clock`; tests bring
their own. Outcomes are named for what happened to the message.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.core.records.events import Event


class Clock(Protocol):
    """Time. `now` is the wall clock, which may be set; `elapsed` (seconds) never goes back.

    The sandbox's dial turns both; `real` and `monotonic` are the same without it. `now` follows
    the clock that showed an instant `at` so many seconds of `monotonic`.
    """

    def now(self) -> datetime: ...
    def real(self) -> datetime: ...
    def monotonic(self) -> float: ...
    def elapsed(self) -> float: ...
    def follow(self, instant: datetime, at: float) -> None: ...
    async def sleep_until(self, instant: datetime) -> None: ...
    async def stepped(self) -> timedelta: ...
    async def rest(self, seconds: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Button:
    """A button as it is sent: exactly one of `data` (at most 64 bytes), `copies`, `opens`.

    The card's plain yes `leads`; the last tap of erasing everything `erases`.
    """

    caption: str
    data: str | None = None
    copies: str | None = None
    opens: str | None = None
    leads: bool = False
    erases: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A rendered message: plain text, spoilers as (offset, length) in UTF-16 units, buttons.

    `moments` are what hours of it stand for, as (offset, length, instant), outside of spoilers.
    """

    text: str
    veils: tuple[tuple[int, int], ...] = ()
    rows: tuple[tuple[Button, ...], ...] = ()
    silent: bool = False
    moments: tuple[tuple[int, int, datetime], ...] = ()
    between: bool = False
    topic: int = 0


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it. For an edit, the id of the message edited."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Paused:
    """Telegram asked us to wait (429); it was not delivered."""

    wait: timedelta


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person blocked the bot, left Telegram, or never started it."""


@dataclass(frozen=True, slots=True)
class Unsent:
    """The bytes never left; it may be tried again without risk."""


@dataclass(frozen=True, slots=True)
class InDoubt:
    """The bytes left and no answer came; it may have arrived."""


@dataclass(frozen=True, slots=True)
class Troubled:
    """Telegram answered that it has trouble of its own (5xx): it has hardly arrived."""


@dataclass(frozen=True, slots=True)
class Gone:
    """The message to edit or delete is no longer there, or can no longer be changed."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will never take it as it is; `why` is a cause class, never a text of a person."""

    why: str


@dataclass(frozen=True, slots=True)
class TokenRefused:
    """The bot's token is no longer good: everything stops."""


Outcome = Sent | Paused | Unreachable | Unsent | InDoubt | Troubled | Gone | Refused | TokenRefused


class Messenger(Protocol):
    """Reaches one chat. No method raises for what Telegram answers; they return an outcome."""

    async def send(self, chat: int, message: Message) -> Outcome: ...
    async def edit(self, chat: int, message_id: int, message: Message) -> Outcome: ...
    async def rebutton(
        self, chat: int, message_id: int, rows: tuple[tuple[Button, ...], ...]
    ) -> Outcome: ...
    async def remove(self, chat: int, message_id: int) -> Outcome: ...
    async def document(
        self, chat: int, name: str, data: bytes, caption: str, topic: int = 0
    ) -> Outcome: ...
    async def answer(self, query_id: str, text: str) -> Outcome: ...
    async def menu(self, chat: int, commands: Sequence[tuple[str, str]]) -> Outcome: ...
    async def typing(self, chat: int) -> Outcome: ...


@dataclass(frozen=True, slots=True)
class Arrival:
    """One update as the door read it.

    `event` is None when it concerns no flow of ours (then it is only noted), or when it could
    not be read (`unreadable`): it is laid aside sealed. `chat` is the private chat, if known.
    """

    update_id: int
    chat: int | None
    language: str
    event: Event | None
    raw: bytes
    unreadable: bool = False
    name: str = ""  # on the person's profile at this moment; used when two people are linked
    topic: int | None = None  # of the chat, in which it was done; 0: in none, None: nobody knows


Take = Callable[[Sequence[Arrival]], Awaitable[None]]
"""The engine's inbound door: takes what one person did, in order, each text heard for danger;
returns once all of it is committed."""
