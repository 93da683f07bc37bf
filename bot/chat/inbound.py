"""What comes in: raw updates, read one by one, acknowledged only after their commit.

The library's own Updater confirms before anything is processed and stops for ever at an update
it cannot parse; so we ask by ourselves, and an unreadable update is laid aside alone.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Final
from urllib.parse import urlencode

from telegram import Bot, Update
from telegram.error import TelegramError, TimedOut
from telegram.request import HTTPXRequest

from bot.chat.parsing import event_of, group_joined, is_private, language_of, name_of
from bot.engine.ports import Arrival, Clock, Take

ALLOWED: Final = ("message", "edited_message", "callback_query", "my_chat_member")
POLL: Final = 25
"""Seconds that Telegram may hold a question for updates."""
BATCH: Final = 100
LONGEST_BACK_OFF: Final = 30.0

_log = logging.getLogger(__name__)


class TokenGone(Exception):
    """Telegram no longer takes our token."""


class Inbound:
    """The poller of one bot."""

    def __init__(self, bot: Bot, request: HTTPXRequest, clock: Clock) -> None:
        self._bot = bot
        self._request = request
        self._clock = clock
        self._offset = 0
        self._trouble = 0
        self.polled_at = clock.monotonic()

    async def run(self, take: Take, before_acknowledge: Callable[[], None]) -> None:
        """Poll until cancelled; what was fetched is committed before it ends. Raises TokenGone."""
        while True:
            updates = await self._fetch(POLL)
            if not updates:
                continue
            batch = asyncio.ensure_future(self._take(updates, take))
            try:
                await asyncio.shield(batch)
            except asyncio.CancelledError:
                await batch
                raise
            before_acknowledge()

    async def acknowledge(self) -> None:
        """Tell Telegram what is committed, without waiting for more; failing is no harm."""
        if self._offset:
            with suppress(TelegramError):
                await self._ask(0, limit=1)

    async def _take(self, updates: list[dict[str, Any]], take: Take) -> None:
        """Each person's updates in order, different people side by side."""
        lines: dict[int | None, list[Arrival]] = {}
        groups: set[int] = set()
        for raw in sorted(updates, key=_id):
            arrival, group = self._read(raw)
            lines.setdefault(arrival.chat, []).append(arrival)
            if group is not None:
                groups.add(group)
        await asyncio.gather(
            *(_in_order(line, take) for line in lines.values()),
            *(self._leave(group) for group in groups),
        )
        self._offset = max(map(_id, updates)) + 1

    def _read(self, raw: dict[str, Any]) -> tuple[Arrival, int | None]:
        """The update as the engine takes it, and the group to leave if it came from one."""
        data = json.dumps(raw, separators=(",", ":")).encode()
        try:
            update = Update.de_json(raw, self._bot)
            if not is_private(update):
                return Arrival(_id(raw), None, "en", None, data), group_joined(update)
            chat, event, language = update.effective_chat, event_of(update), language_of(update)
        except Exception:  # the library raises many kinds, and their texts may quote a person
            _log.warning("an update could not be read")
            return Arrival(_id(raw), _chat_in(raw), "en", None, data, unreadable=True), None
        where = chat.id if chat else None
        return Arrival(_id(raw), where, language, event, data, name=name_of(update)), None

    async def _leave(self, group: int) -> None:
        """Groups are left without a word: nobody there asked for one."""
        try:
            await self._bot.leave_chat(group)
        except TelegramError:
            _log.info("a group could not be left")

    async def _fetch(self, hold: int) -> list[dict[str, Any]]:
        """The next batch; trouble is waited out, from one second to thirty."""
        try:
            code, payload = await self._ask(hold, BATCH)
        except TimedOut:
            return []
        except TelegramError:
            await self._back_off("Telegram cannot be reached")
            return []
        found = payload.get("result")
        if code == 200 and isinstance(found, list):
            self._trouble = 0
            self.polled_at = self._clock.monotonic()
            if not found:
                # All is confirmed now; after a quiet week, ids may start anew below the offset.
                self._offset = 0
            return found
        await self._refused(code, payload)
        return []

    async def _refused(self, code: int, payload: dict[str, Any]) -> None:
        """Wait until it may be better. Raises TokenGone."""
        if code in (401, 404) and payload.get("ok") is False:
            raise TokenGone
        if code != 409:
            wait = payload.get("parameters", {}).get("retry_after")
            await self._back_off(f"Telegram does not answer as it should ({code})", wait)
        elif "webhook is active" in str(payload.get("description")):
            with suppress(TelegramError):
                await self._bot.delete_webhook(drop_pending_updates=False)
            await self._back_off("a webhook was set for this bot; it is taken away")
        else:
            await self._back_off("another program reads this bot's updates; only one may")

    async def _ask(self, hold: int, limit: int) -> tuple[int, dict[str, Any]]:
        query = {
            "offset": self._offset,
            "timeout": hold,
            "limit": limit,
            "allowed_updates": json.dumps(ALLOWED),
        }
        url = f"{self._bot.base_url}/getUpdates?{urlencode(query)}"
        code, body = await self._request.do_request(
            url, "GET", read_timeout=hold + 10, connect_timeout=5, pool_timeout=5
        )
        try:
            payload = json.loads(body)
        except ValueError:
            payload = {}
        return code, payload if isinstance(payload, dict) else {}

    async def _back_off(self, reason: str, wait: float | None = None) -> None:
        if self._trouble == 0:  # one line, however long it lasts
            _log.warning(reason)
        seconds = wait or min(2.0**self._trouble, LONGEST_BACK_OFF)
        self._trouble = min(self._trouble + 1, 5)
        await self._clock.rest(seconds)


def _id(raw: dict[str, Any]) -> int:
    return int(raw["update_id"])


async def _in_order(line: Iterable[Arrival], take: Take) -> None:
    for arrival in line:
        await take(arrival)


def _chat_in(raw: dict[str, Any]) -> int | None:
    """The private chat an unreadable update seems to come from."""
    for value in raw.values():
        if isinstance(value, dict):
            held = value.get("message") if "data" in value else value
            chat = held.get("chat") if isinstance(held, dict) else None
            if isinstance(chat, dict) and chat.get("type") == "private":
                id = chat.get("id")
                return id if isinstance(id, int) else None
    return None
