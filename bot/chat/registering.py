"""Where Telegram is to bring updates: told by the one process that is in office.

It is told anew with each office, for only then the secret is known to be ours, and whenever
Telegram says that it stands otherwise.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from typing import Final, NoReturn

from telegram import Bot, WebhookInfo

from bot.chat.answers import ALLOWED
from bot.chat.inbound import TokenGone
from bot.chat.outcomes import outcome_of
from bot.engine.ports import Clock, TokenRefused

AGAIN: Final = 60.0
"""Seconds between two looks."""
SOON: Final = 5.0
"""The same while Telegram has not yet heard of us."""
CONNECTIONS: Final = 40
"""Posts that Telegram may bring at a time."""
LONGEST: Final = 200
"""Signs of what Telegram tells of an error."""

_log = logging.getLogger(__name__)


class Registration:
    """The webhook of one bot at `url`. `in_office` is set while this process is to see to it."""

    def __init__(
        self, bot: Bot, clock: Clock, url: str, secret: str, in_office: asyncio.Event
    ) -> None:
        self._bot = bot
        self._clock = clock
        self._url = url
        self._secret = secret
        self._in_office = in_office
        self._told = False
        self._trouble = ""
        self._heard_to = clock.now()
        self._failing = False

    async def keep(self) -> NoReturn:
        """See to it until cancelled. Raises TokenGone."""
        while True:
            if not self._in_office.is_set():
                self._told = False
                await self._in_office.wait()
            await self._tried(self._look() if self._told else self._tell())
            await self._clock.rest(AGAIN if self._told else SOON)

    async def _tried(self, work: Awaitable[None]) -> None:
        """Whatever fails is told once, and tried again."""
        try:
            await work
        except Exception as error:  # an odd answer is no TelegramError
            outcome = outcome_of(error)
            if isinstance(outcome, TokenRefused):
                raise TokenGone from None
            self._complain(type(outcome).__name__)
        else:
            self._trouble = ""

    async def _tell(self) -> None:
        await self._bot.set_webhook(
            self._url,
            secret_token=self._secret,
            allowed_updates=ALLOWED,
            max_connections=CONNECTIONS,
            drop_pending_updates=False,
        )
        self._told, self._heard_to = True, self._clock.now()
        _log.info("Telegram brings updates to our address")

    async def _look(self) -> None:
        info = await self._bot.get_webhook_info()
        self._hear(info)
        if not self._stands(info):
            _log.warning("Telegram's webhook was not ours; it is set again")
            await self._tell()

    def _stands(self, info: WebhookInfo) -> bool:
        return (
            info.url == self._url
            and set(info.allowed_updates) == set(ALLOWED)
            and info.max_connections == CONNECTIONS
        )

    def _hear(self, info: WebhookInfo) -> None:
        """What goes wrong at Telegram's end of it is told once, however long it lasts."""
        error = info.last_error_date
        failing = error is not None and error > self._heard_to
        if failing and not self._failing:
            said = (info.last_error_message or "").replace(self._url, "")[:LONGEST]
            _log.warning("Telegram could not bring an update", extra={"facts": {"why": said}})
        self._failing = failing
        self._heard_to = max(self._heard_to, error or self._heard_to)

    def _complain(self, trouble: str) -> None:
        if trouble != self._trouble:
            facts = {"facts": {"why": trouble}}
            _log.warning("Telegram does not take WEBHOOK_URL; it is told again", extra=facts)
        self._trouble = trouble
