"""The door itself: one bot at one Bot API server, opened once."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from telegram import Bot, BotCommand, InputProfilePhotoStatic

from bot.chat.admission import Admission
from bot.chat.inbound import Inbound
from bot.chat.network import NoEntry, hindrance, proxy_to, trust
from bot.chat.outbound import Outbound
from bot.chat.outcomes import outcome_of
from bot.chat.request import Request
from bot.ear.suspicion import Suspicion
from bot.engine.ports import Clock, Paused, Refused, TokenRefused

_UNKNOWN: Final = "BOT_TOKEN: Telegram does not know this token. Copy it anew from BotFather."

_NOT_NOW: Final = "Telegram did not take all of it now. Try again in an hour."

CALLS: Final = 64
"""Calls that may be open at once: those that hang must not keep the others waiting."""
PICTURE: Final = "picture.jpg"
"""Beside this file; `bench/picture.py` draws it."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Door:
    """What the front door needs of Telegram."""

    bot_id: int
    admission: Admission
    inbound: Inbound
    outbound: Outbound
    bot: Bot

    async def introduce(
        self,
        commands: Sequence[tuple[str, str]],
        about: str,
        description: str = "",
        language: str = "",
    ) -> None:
        """Keep the command menu and what the bot says of itself; failing is no harm.

        `about` stands in the profile, `description` in a chat that is still empty. They are
        written when the menu changed, for apps in one language or for all that have none.
        """
        wanted = tuple(BotCommand(name, words) for name, words in commands)
        try:
            if await self.bot.get_my_commands(language_code=language) != wanted:
                await self._describe(wanted, about, description, language)
        except Exception:  # an odd answer is no TelegramError
            _log.warning("the command menu could not be set")

    async def describe(
        self, commands: Sequence[tuple[str, str]], about: str, description: str, language: str
    ) -> None:
        """The same, whatever stands there. Raises NoEntry."""
        wanted = tuple(BotCommand(name, words) for name, words in commands)
        try:
            await self._describe(wanted, about, description, language)
        except Exception as error:
            raise self._not_done(error) from None

    async def rename(self, name: str) -> None:
        """Call the bot so; Telegram takes a few such changes a day. Raises NoEntry."""
        try:
            if self.bot.first_name != name:
                await self.bot.set_my_name(name)
        except Exception as error:
            raise self._not_done(error) from None

    async def show_picture(self) -> None:
        """Our picture in the bot's profile. Raises NoEntry."""
        picture = files("bot.chat").joinpath(PICTURE).read_bytes()
        try:
            await self.bot.set_my_profile_photo(InputProfilePhotoStatic(picture))
        except Exception as error:
            raise self._not_done(error) from None

    def _not_done(self, error: Exception) -> NoEntry:
        refused = isinstance(outcome_of(error), Refused | Paused)
        return NoEntry(_NOT_NOW if refused else hindrance(error, self.bot.base_url))

    async def _describe(
        self, wanted: tuple[BotCommand, ...], about: str, description: str, language: str
    ) -> None:
        await self.bot.set_my_short_description(about, language_code=language)
        if description:
            await self.bot.set_my_description(description, language_code=language)
        # Last, so that a failure before it is mended at the next start.
        await self.bot.set_my_commands(wanted, language_code=language)


@asynccontextmanager
async def open_door(
    token: str, api_url: str, clock: Clock, suspicion: Suspicion | None = None
) -> AsyncIterator[Door]:
    """Open the door; waits for nothing but one question to Telegram. Raises NoEntry."""
    proxy = proxy_to(api_url)
    polling = Request(2, proxy, trust())
    bot = Bot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=Request(CALLS, proxy, trust()),
        get_updates_request=polling,
    )
    try:
        await _enter(bot)
        admission = Admission(bot, suspicion, bot.username)
        inbound = Inbound(bot, polling, clock, admission)
        yield Door(bot.id, admission, inbound, Outbound(bot), bot)
    finally:
        await bot.shutdown()


async def _enter(bot: Bot) -> None:
    try:
        await bot.initialize()
    except Exception as error:  # an odd answer is no TelegramError
        if isinstance(outcome_of(error), TokenRefused):
            raise NoEntry(_UNKNOWN) from None
        raise NoEntry(hindrance(error, bot.base_url)) from None
