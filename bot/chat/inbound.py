"""What comes in: raw updates, read one by one, acknowledged only after their commit.

The library's own Updater confirms before anything is processed and stops for ever at an update
it cannot parse; so we ask by ourselves, and an unreadable update is laid aside alone.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final
from urllib.parse import urlencode

from telegram import Bot, Update
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import HTTPXRequest

from bot.chat.parsing import event_of, group_joined, is_private
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

    async def run(self, take: Take, before_acknowledge: Callable[[], None]) -> None:
        """Poll until cancelled. Raises TokenGone."""
        while True:
            updates = await self._fetch(POLL)
            await self._take(updates, take)
            if updates:
                before_acknowledge()

    async def acknowledge(self) -> None:
        """Tell Telegram what is committed, without waiting for more."""
        if self._offset:
            await self._ask(0, limit=1)

    async def _take(self, updates: list[dict[str, Any]], take: Take) -> None:
        """Each person's updates in order, different people side by side."""
        lines: dict[int | None, list[Arrival]] = {}
        for raw in updates:
            arrival = await self._arrival(raw)
            lines.setdefault(arrival.chat, []).append(arrival)
        await asyncio.gather(*(_in_order(line, take) for line in lines.values()))
        if updates:
            self._offset = max(raw["update_id"] for raw in updates) + 1

    async def _arrival(self, raw: dict[str, Any]) -> Arrival:
        data = json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        id = int(raw["update_id"])
        try:
            update = Update.de_json(raw, self._bot)
            group = group_joined(update)
            if group is not None:
                await self._leave(group)
            if not is_private(update):
                return Arrival(id, None, "en", None, data)
            event = event_of(update)
        except Exception:
            _log.warning("an update could not be read")
            return Arrival(id, _chat_in(raw), "en", None, data, unreadable=True)
        chat, user = update.effective_chat, update.effective_user
        language = (user.language_code if user else None) or "en"
        return Arrival(id, chat.id if chat else None, language[:2].lower(), event, data)

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
        except NetworkError:
            await self._back_off("Telegram cannot be reached", None)
            return []
        if code == 200:
            self._trouble = 0
            found: list[dict[str, Any]] = payload["result"]
            return found
        if code in (401, 404):
            raise TokenGone
        if code == 409:
            reason = "another program is reading this bot's updates; stop it, or its webhook"
            await self._back_off(reason, None)
        else:
            wait = payload.get("parameters", {}).get("retry_after")
            await self._back_off("Telegram asks us to wait", wait)
        return []

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

    async def _back_off(self, reason: str, wait: float | None) -> None:
        if self._trouble == 0:
            _log.warning(reason)
        seconds = wait or min(2.0**self._trouble, LONGEST_BACK_OFF)
        self._trouble = min(self._trouble + 1, 5)
        await self._clock.rest(seconds)


async def _in_order(line: list[Arrival], take: Callable[[Arrival], Awaitable[None]]) -> None:
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
