"""Groups are left without a word: nobody there asked for one."""

from __future__ import annotations

import asyncio
import logging

from telegram import Bot

_log = logging.getLogger(__name__)


class Groups:
    """Those that the bot was taken into."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._leaving: dict[int, asyncio.Task[None]] = {}

    def leave(self, group: int) -> None:
        """Begin to leave it, once however many updates come from there meanwhile."""
        if group not in self._leaving:
            task = self._leaving[group] = asyncio.create_task(self._leave(group))
            task.add_done_callback(lambda _: self._leaving.pop(group))

    async def _leave(self, group: int) -> None:
        try:
            await self._bot.leave_chat(group)
        except Exception:  # an odd answer is no TelegramError
            _log.info("a group could not be left")
