"""The webhook's registration: told by whoever is in office, looked at again, mended when wrong."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta

import pytest

from bot.chat.answers import ALLOWED
from bot.chat.door import Door, open_door
from bot.chat.inbound import TokenGone
from bot.chat.registering import AGAIN, SOON, Registration
from bot.sandbox.telegram import StrictTelegram
from tests.chat.conftest import Patience

URL = "http://127.0.0.1:9/telegram"
PROOF = "s3cret-of-this-bot"


class Paced(Patience):
    """A clock whose rests last until the test says so."""

    def __init__(self, telegram: StrictTelegram) -> None:
        super().__init__()
        self._telegram = telegram
        self._over = asyncio.Semaphore(0)
        self._resting = asyncio.Condition()

    def now(self) -> datetime:
        return self._telegram.dial.now()

    async def rest(self, seconds: float) -> None:
        self.rests.append(seconds)
        async with self._resting:
            self._resting.notify_all()
        await self._over.acquire()

    async def rested(self, times: int) -> None:
        """Until it rests for the so-manieth time."""
        async with asyncio.timeout(5), self._resting:
            await self._resting.wait_for(lambda: len(self.rests) >= times)

    async def next(self) -> None:
        """Until the next rest."""
        times = len(self.rests)
        self._over.release()
        await self.rested(times + 1)


class Kept:
    """A registration that is kept, and what it told."""

    def __init__(self, telegram: StrictTelegram, door: Door, clock: Paced) -> None:
        self.office = asyncio.Event()
        self.clock = clock
        self.telegram = telegram
        registration = Registration(door.bot, clock, URL, PROOF, self.office)
        self.task = asyncio.create_task(registration.keep())

    @property
    def told(self) -> list[object]:
        return [call.params for call in self.telegram.calls if call.method == "setWebhook"]

    @property
    def url(self) -> str:
        address = self.telegram.world.webhook.address
        return address.url if address else ""


@asynccontextmanager
async def keeping(telegram: StrictTelegram) -> AsyncIterator[Kept]:
    clock = Paced(telegram)
    async with open_door(telegram.token, telegram.url, clock) as door:
        kept = Kept(telegram, door, clock)
        yield kept
        kept.task.cancel()
        with suppress(asyncio.CancelledError, TokenGone):
            await kept.task


@pytest.fixture
async def kept(telegram: StrictTelegram) -> AsyncIterator[Kept]:
    async with keeping(telegram) as kept:
        yield kept


def warned(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [r.message for r in caplog.records if r.levelno >= logging.WARNING]


async def test_only_who_is_in_office_tells_telegram_and_drops_nothing(
    telegram: StrictTelegram, kept: Kept
) -> None:
    telegram.person("Ana").say("waits")
    await asyncio.sleep(0)
    assert kept.told == []
    kept.office.set()
    await kept.clock.rested(1)
    assert kept.told == [
        {
            "url": URL,
            "secret_token": PROOF,
            "allowed_updates": list(ALLOWED),
            "max_connections": 40,
            "drop_pending_updates": False,
        }
    ]
    assert telegram.world.mailbox.waiting == 1
    assert kept.clock.rests == [AGAIN]


async def test_each_office_tells_it_anew_and_no_minute_does(kept: Kept) -> None:
    kept.office.set()
    await kept.clock.rested(1)
    await kept.clock.next()
    assert len(kept.told) == 1
    kept.office.clear()
    kept.clock._over.release()
    await asyncio.sleep(0)
    kept.office.set()
    await kept.clock.rested(3)
    assert len(kept.told) == 2


async def test_what_somebody_else_set_is_set_right_with_a_line(
    telegram: StrictTelegram, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    wrong: list[Callable[[], None]] = [
        lambda: telegram.world.webhook.set_(None),
        lambda: telegram.world.mailbox.allow(["poll"]),
    ]
    kept.office.set()
    await kept.clock.rested(1)
    for number, spoil in enumerate(wrong, 1):
        spoil()
        await kept.clock.next()
        assert len(kept.told) == 1 + number
        assert kept.url == URL
        assert telegram.world.mailbox.allowed == set(ALLOWED)
    await kept.clock.next()
    assert len(kept.told) == 3
    assert warned(caplog) == ["Telegram's webhook was not ours; it is set again"] * 2


async def test_what_goes_wrong_at_telegrams_end_is_told_once(
    telegram: StrictTelegram, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    kept.office.set()
    await kept.clock.rested(1)
    telegram.person("Ana").say("a canary")
    webhook = telegram.world.webhook
    assert await telegram.world.bell.until(lambda: webhook.error is not None, 5)
    line = "Telegram could not bring an update"
    for fails, lines in ((True, 1), (True, 1), (False, 1), (True, 2)):
        telegram.dial.shift(timedelta(minutes=1))
        if fails:
            webhook.error = telegram.dial.now(), "Connection refused"
        await kept.clock.next()
        assert warned(caplog) == [line] * lines
    told = [getattr(r, "facts", {}) for r in caplog.records if r.message == line]
    assert told == [{"why": "Connection refused"}] * 2
    assert not {PROOF, "canary"} & set(caplog.text.split())


async def test_until_telegram_has_heard_it_is_told_soon_again_with_one_line(
    telegram: StrictTelegram, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.faults.start("error_502", method="setWebhook", times=3)
    kept.office.set()
    await kept.clock.rested(1)
    for _ in range(3):
        await kept.clock.next()
    assert kept.clock.rests == [SOON, SOON, SOON, AGAIN]
    assert kept.url == URL
    assert warned(caplog) == ["Telegram does not take WEBHOOK_URL; it is told again"]


async def test_a_token_that_is_no_longer_good_ends_it(telegram: StrictTelegram) -> None:
    async with keeping(telegram) as kept:
        kept.office.set()
        await kept.clock.rested(1)
        telegram.token = "42:another-token-of-this-bot"
        kept.clock._over.release()
        with pytest.raises(TokenGone):
            await asyncio.wait_for(kept.task, 5)
