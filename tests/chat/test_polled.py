"""When Telegram was last asked well: its answer counts, trouble does not."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from bot.chat.door import Door, open_door
from bot.engine.ports import Arrival
from bot.sandbox.telegram import StrictTelegram
from tests.chat.conftest import Patience


class Passing(Patience):
    """A clock on which only a rest takes time, a minute each; it looks at the door meanwhile."""

    door: Door

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[float] = []

    def monotonic(self) -> float:
        return 60.0 * len(self.rests)

    async def rest(self, seconds: float) -> None:
        self.seen.append(self.door.inbound.polled_at)
        await super().rest(seconds)


async def _polls_until_something_comes(door: Door) -> None:
    came = asyncio.Event()

    async def take(arrivals: Sequence[Arrival]) -> None:
        came.set()

    polling = asyncio.create_task(door.inbound.run(take, lambda: None))
    async with asyncio.timeout(5):
        await came.wait()
    polling.cancel()
    with suppress(asyncio.CancelledError):
        await polling


async def test_only_an_answer_of_telegrams_moves_it(telegram: StrictTelegram) -> None:
    ana, clock = telegram.person(), Passing()
    async with open_door(telegram.token, telegram.url, clock) as door:
        clock.door = door
        ana.say("hello")
        telegram.faults.start("error_502", method="getUpdates", times=3)
        await _polls_until_something_comes(door)
        assert clock.seen == [0.0, 0.0, 0.0]
        assert door.inbound.polled_at == 180.0


async def test_who_stood_by_until_now_is_not_behind_with_asking(telegram: StrictTelegram) -> None:
    ana, clock = telegram.person(), Passing()
    async with open_door(telegram.token, telegram.url, clock) as door:
        clock.door = door
        clock.rests = [1.0] * 60  # an hour in which another polled
        ana.say("hello")
        telegram.faults.start("error_502", method="getUpdates", times=1)
        await _polls_until_something_comes(door)
        assert clock.seen == [3600.0]
