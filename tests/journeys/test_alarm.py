"""At its start the bot keeps house, and whoever runs it hears once a day if something is amiss."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, Insert, create_engine, insert
from sqlalchemy.pool import NullPool

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.store.parcel import State
from bot.store.tables import OutboxRow, TalkRow, table
from tests.journeys.people import MOMENT, start
from tests.journeys.stage import BotProcess

pytestmark = pytest.mark.journey

DAY = timedelta(days=1)
SAID = """The bot needs a look. In the last day or two:
Messages it could not send: 1
Messages and taps it could not handle: 0

And now:
Reminders that cannot be read: 0
Minutes that reminders wait: 0
Minutes that messages wait to leave: 0

The log says more."""


async def test_what_is_amiss_is_told_once_a_day_through_any_number_of_starts(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    noor = telegram.person("Noor")
    await start(telegram, noor)
    operator = {"OPERATOR_CHAT": str(noor.id)}
    await _kept_anew(bot, telegram, operator)
    assert _alarms(noor) == [], "nothing is amiss"

    await bot.stop()
    _plant_dead(bot, telegram.dial.now())
    await _kept_anew(bot, telegram, operator)
    await noor.until(SAID)
    for _ in range(2):
        await bot.kill()
        _plant_dead(bot, telegram.dial.now())
        await _kept_anew(bot, telegram, operator)
    assert _alarms(noor) == [SAID]

    telegram.dial.shift(DAY)
    await _kept_anew(bot, telegram, operator)
    assert _alarms(noor) == [SAID, SAID.replace("send: 1", "send: 2")]
    for text in (bot.log.read_text(), _alarms(noor)[0]):
        assert str(noor.id) not in text


async def test_an_operator_who_is_not_named_is_not_told(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    noor = telegram.person("Noor")
    await start(telegram, noor)
    await bot.stop()
    _plant_dead(bot, telegram.dial.now())
    await _kept_anew(bot, telegram, {})
    assert _alarms(noor) == []


async def _kept_anew(bot: BotProcess, telegram: StrictTelegram, told: dict[str, str]) -> None:
    """Start anew, and wait for the last step of what is done at each start, within the hour."""
    await bot.stop()
    over = {"id": 7, "person_id": 1, "open": False, "shape": 1, "body": b""}
    long_ago = telegram.dial.now() - 9 * DAY
    _write(bot, insert(table(TalkRow)).values(**over, touched_at=long_ago))
    await bot.start(told)
    async with asyncio.timeout(10):
        while _count(bot, "SELECT count(*) FROM talk WHERE id = 7"):
            await telegram.dial.forward(MOMENT)
    await telegram.dial.forward(MOMENT)


def _plant_dead(bot: BotProcess, now: datetime) -> None:
    """A message that Telegram would never take."""
    dead = {"lane": 1, "state": State.DEAD, "attempts": 1, "term": 1, "shape": 1, "body": b""}
    _write(bot, insert(table(OutboxRow)).values(**dead, wake_at=now))


def _alarms(person: Person) -> list[str]:
    return [m.text for m in person.messages if m.text.startswith("The bot needs a look.")]


def _write(bot: BotProcess, row: Insert) -> None:
    with _database(bot) as database:
        database.execute(row)


def _count(bot: BotProcess, question: str) -> int:
    with _database(bot) as database:
        return int(database.exec_driver_sql(question).scalar_one())


@contextmanager
def _database(bot: BotProcess) -> Iterator[Connection]:
    engine = create_engine(bot.url, poolclass=NullPool)
    with engine.begin() as connection:
        yield connection
