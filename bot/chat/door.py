"""The door itself: one bot at one Bot API server, opened once."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from telegram import Bot, BotCommand
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.request import HTTPXRequest

from bot.chat.inbound import Inbound
from bot.chat.outbound import Outbound
from bot.engine.ports import Clock

_log = logging.getLogger(__name__)


class NoEntry(Exception):
    """The door did not open; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Door:
    """What the front door needs of Telegram."""

    bot_id: int
    inbound: Inbound
    outbound: Outbound
    bot: Bot

    async def introduce(self, commands: Sequence[tuple[str, str]], about: str) -> None:
        """Keep the command menu and the description as they should be; failing is no harm."""
        wanted = tuple(BotCommand(name, words) for name, words in commands)
        try:
            if await self.bot.get_my_commands() != wanted:
                await self.bot.set_my_commands(wanted)
                await self.bot.set_my_short_description(about)
        except TelegramError:
            _log.warning("the command menu could not be set")


@asynccontextmanager
async def open_door(token: str, api_url: str, clock: Clock) -> AsyncIterator[Door]:
    """Open the door; waits for nothing but one question to Telegram. Raises NoEntry."""
    polling = _request(2)
    bot = Bot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=_request(16),
        get_updates_request=polling,
    )
    try:
        await bot.initialize()
    except InvalidToken:
        raise NoEntry(
            "BOT_TOKEN: Telegram does not know this token. Copy it anew from BotFather."
        ) from None
    except NetworkError:
        raise NoEntry(
            "Telegram cannot be reached. Check the network and TELEGRAM_API_URL, then start again."
        ) from None
    try:
        yield Door(bot.id, Inbound(bot, polling, clock), Outbound(bot), bot)
    finally:
        await bot.shutdown()


def _request(connections: int) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections,
        read_timeout=20,
        write_timeout=20,
        connect_timeout=5,
        pool_timeout=5,
    )
