"""The poller against the strict Telegram: nothing lost, nothing early, nothing in its way."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress

import pytest

from bot.chat.door import Door
from bot.chat.inbound import Inbound, TokenGone
from bot.core.records.events import (
    Blocked,
    Commanded,
    Edited,
    Event,
    Media,
    Returned,
    Said,
    Showed,
    Tapped,
)
from bot.engine.ports import Arrival, Message
from bot.sandbox.telegram import StrictTelegram
from tests.chat.conftest import Patience


class Taker:
    """An engine that only notes; it can be held shut."""

    def __init__(self) -> None:
        self.arrivals: list[Arrival] = []
        self.begun: list[Arrival] = []
        self.open = asyncio.Event()
        self.open.set()
        self.news = asyncio.Condition()

    async def __call__(self, arrivals: Sequence[Arrival]) -> None:
        self.begun.extend(arrivals)
        await self._tell()
        await self.open.wait()
        self.arrivals.extend(arrivals)
        await self._tell()

    async def until(self, test: Callable[[], bool]) -> None:
        async with asyncio.timeout(5), self.news:
            await self.news.wait_for(test)

    async def came(self, count: int) -> list[Arrival]:
        await self.until(lambda: len(self.arrivals) >= count)
        return self.arrivals

    @property
    def events(self) -> list[Event | None]:
        return [arrival.event for arrival in self.arrivals]

    async def _tell(self) -> None:
        async with self.news:
            self.news.notify_all()


@asynccontextmanager
async def polling(inbound: Inbound, taker: Taker) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(inbound.run(taker, lambda: None))
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, TokenGone):
            await task


async def asked_again(telegram: StrictTelegram) -> None:
    """Until nothing is unconfirmed."""
    async with asyncio.timeout(5):
        await telegram.world.bell.until(lambda: telegram.world.mailbox.waiting == 0, 5)
    assert telegram.world.mailbox.waiting == 0


async def test_what_a_person_does_arrives_as_events(telegram: StrictTelegram, door: Door) -> None:
    ana, taker = telegram.person("Ana", language_code="de-AT"), Taker()
    ana.start("hello")
    said = ana.say("pick up *Nina*")
    ana.edit(said, "pick up Nina")
    ana.send_voice("listen")
    ana.send_poll()
    await door.outbound.send(ana.id, Message("?"))
    query = ana.tap_raw("1:2a:ask:yes")
    ana.block()
    ana.unblock()
    async with polling(door.inbound, taker):
        await taker.came(8)
        await asked_again(telegram)
    number, changed = said.id, said.edited
    assert changed is not None
    assert taker.events == [
        Commanded("start", "hello", number - 1),
        Said("pick up *Nina*", number),
        Edited("pick up Nina", number, at=changed.replace(microsecond=0)),
        Showed(Media.VOICE, "listen", number + 1),
        Showed(Media.OTHER, "Tea?\nYes\nNo", number + 2),
        Tapped(42, "ask", "yes", ana.last.id, query, 1),
        Blocked(),
        Returned(),
    ]
    assert {arrival.chat for arrival in taker.arrivals} == {ana.id}
    assert {arrival.language for arrival in taker.arrivals} == {"de"}
    assert json.loads(taker.arrivals[1].raw)["message"]["text"] == "pick up *Nina*"


async def test_nothing_is_confirmed_before_it_is_taken(
    telegram: StrictTelegram, door: Door
) -> None:
    ana, taker = telegram.person(), Taker()
    taker.open.clear()
    ana.say("one")
    ana.say("two")
    async with polling(door.inbound, taker):
        await taker.until(lambda: len(taker.begun) == 1)
        assert telegram.world.mailbox.waiting == 2
        taker.open.set()
        await taker.came(2)
        await asked_again(telegram)


async def test_one_slow_person_does_not_hold_up_another(
    telegram: StrictTelegram, door: Door
) -> None:
    ana, lena, taker = telegram.person("Ana"), telegram.person("Lena"), Taker()
    taker.open.clear()
    for text in "ab":
        ana.say(text)
        lena.say(text)
    async with polling(door.inbound, taker):
        await taker.until(lambda: len(taker.begun) == 2)
        assert {arrival.chat for arrival in taker.begun} == {ana.id, lena.id}
        taker.open.set()
        await taker.came(4)
    for person in (ana, lena):
        events = [a.event for a in taker.arrivals if a.chat == person.id]
        assert [event.text for event in events if isinstance(event, Said)] == ["a", "b"]


async def test_a_mixed_up_batch_is_put_in_order(telegram: StrictTelegram, door: Door) -> None:
    ana, taker = telegram.person(), Taker()
    telegram.reorder_updates()
    for text in "abc":
        ana.say(text)
    async with polling(door.inbound, taker):
        await taker.came(3)
        await asked_again(telegram)
    assert [e.text for e in taker.events if isinstance(e, Said)] == ["a", "b", "c"]


async def test_an_update_that_comes_twice_is_taken_twice(
    telegram: StrictTelegram, door: Door
) -> None:
    ana, taker = telegram.person(), Taker()
    telegram.duplicate_updates()
    ana.say("once")
    async with polling(door.inbound, taker):
        first, second, *_ = await taker.came(2)
    assert first == second


async def test_an_update_nobody_can_read_is_handed_on_and_stops_nothing(
    telegram: StrictTelegram, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    ana, taker = telegram.person(), Taker()
    telegram.poison()
    body = {"message_id": "secret", "chat": ana.chat.about, "date": "soon", "text": "secret"}
    telegram.world.mailbox.post("message", body)
    telegram.world.mailbox.post(
        "callback_query", {"data": "secret", "message": {"chat": ana.chat.about}}
    )
    ana.say("still here")
    async with polling(door.inbound, taker):
        await taker.came(4)
        await asked_again(telegram)
    by_id = sorted(taker.arrivals, key=lambda arrival: arrival.update_id)
    assert [(a.unreadable, a.chat) for a in by_id] == [
        (True, None),
        (True, ana.id),
        (True, ana.id),
        (False, ana.id),
    ]
    assert b"secret" in by_id[1].raw
    assert "secret" not in caplog.text


async def test_groups_are_left_without_a_word(telegram: StrictTelegram, door: Door) -> None:
    ana, taker = telegram.person(), Taker()
    ana.start()
    group = ana.add_to_group()
    async with polling(door.inbound, taker):
        await taker.came(3)
        await asked_again(telegram)
    assert telegram.world.chats[group].left
    assert telegram.accepted == []
    assert [call.method for call in telegram.calls].count("leaveChat") == 1
    assert [(a.chat, a.event) for a in taker.arrivals if a.chat is None] == [(None, None)] * 2


async def test_stopping_finishes_what_is_in_hand_and_acknowledges_only_that(
    telegram: StrictTelegram, door: Door
) -> None:
    ana, taker = telegram.person(), Taker()
    taker.open.clear()
    ana.say("one")
    ana.say("two")
    async with polling(door.inbound, taker) as task:
        await taker.until(lambda: len(taker.begun) == 1)
        task.cancel()
        taker.open.set()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert [e.text for e in taker.events if isinstance(e, Said)] == ["one"]
    ana.say("three, after the end")
    await door.inbound.acknowledge()
    assert telegram.world.mailbox.waiting == 2


async def test_a_last_acknowledgement_that_fails_is_no_harm(
    telegram: StrictTelegram, door: Door
) -> None:
    ana, taker = telegram.person(), Taker()
    ana.say("one")
    async with polling(door.inbound, taker):
        await taker.came(1)
        await telegram.refuse_connections()
    await door.inbound.acknowledge()


async def test_trouble_is_waited_out_patiently_with_one_line(
    telegram: StrictTelegram, door: Door, clock: Patience, caplog: pytest.LogCaptureFixture
) -> None:
    ana, taker = telegram.person(), Taker()
    ana.say("here again")
    fault = telegram.faults.start("reset_before", method="getUpdates", times=7)
    async with polling(door.inbound, taker):
        await taker.came(1)
    assert fault.met == 7
    assert clock.rests == [1, 2, 4, 8, 16, 30, 30]
    assert [r.message for r in warnings(caplog)] == ["Telegram cannot be reached"]


async def test_trouble_begins_anew_after_an_answer(
    telegram: StrictTelegram, door: Door, clock: Patience
) -> None:
    ana, taker = telegram.person(), Taker()
    async with polling(door.inbound, taker):
        for count in (1, 2):
            telegram.faults.start("error_500", method="getUpdates", times=2)
            ana.say("hello")
            await taker.came(count)
            await asked_again(telegram)
    assert clock.rests in ([1, 2], [1, 2, 1, 2])


async def test_a_wait_that_telegram_asks_for_is_kept(
    telegram: StrictTelegram, door: Door, clock: Patience
) -> None:
    ana, taker = telegram.person(), Taker()
    ana.say("later")
    telegram.faults.start("too_many", method="getUpdates", times=1, seconds=11)
    async with polling(door.inbound, taker):
        await taker.came(1)
    assert clock.rests == [11]


async def test_another_poller_is_named_once(
    telegram: StrictTelegram, door: Door, clock: Patience, caplog: pytest.LogCaptureFixture
) -> None:
    ana, taker = telegram.person(), Taker()
    async with polling(door.inbound, taker):
        await telegram.world.bell.until(lambda: telegram.world.mailbox._poll == 1, 5)
        await telegram.world.mailbox.take()
        ana.say("mine")
        await taker.came(1)
    assert clock.rests == [1]
    assert [r.message for r in warnings(caplog)] == [
        "another program reads this bot's updates; only one may"
    ]


async def test_a_webhook_left_from_before_is_taken_away(
    telegram: StrictTelegram, door: Door, clock: Patience
) -> None:
    ana, taker = telegram.person(), Taker()
    ana.say("kept")
    await door.bot.set_webhook("http://127.0.0.1:9/")
    async with polling(door.inbound, taker):
        await taker.came(1)
    assert isinstance(taker.events[0], Said)
    assert telegram.world.webhook.address is None


def warnings(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [r for r in caplog.records if r.name == "bot.chat.inbound" and r.levelno > logging.INFO]
