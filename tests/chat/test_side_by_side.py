"""Nobody waits for another: by turns, danger first, and nothing acknowledged before its commit."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.chat import inbound, queues
from bot.chat.door import Door
from bot.chat.inbound import BATCH
from bot.chat.queues import SIDE_BY_SIDE, TOGETHER
from bot.core.records.events import Said
from bot.engine.ports import Arrival
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.chat.conftest import Patience
from tests.chat.test_inbound import Taker, asked_again, polling
from tests.chat.test_pages_between import poller, scripted, text, updates


@pytest.fixture(autouse=True)
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in hand is asked for again five times as fast as otherwise."""
    monkeypatch.setattr(inbound, "PACE", 0.02)


class Held(Taker):
    """An engine that is busy with one person until it is free."""

    def __init__(self, busy_with: Person) -> None:
        super().__init__()
        self._busy_with = busy_with
        self.free = asyncio.Event()
        self.turns: list[Sequence[Arrival]] = []

    async def __call__(self, arrivals: Sequence[Arrival]) -> None:
        self.turns.append(arrivals)
        self.begun.extend(arrivals)
        await self._tell()
        if arrivals[0].chat == self._busy_with.id:
            await self.free.wait()
        self.arrivals.extend(arrivals)
        await self._tell()


def said(arrivals: Sequence[Arrival]) -> list[str]:
    return [a.event.text for a in arrivals if isinstance(a.event, Said)]


async def test_what_comes_while_somebody_is_in_hand_is_taken_at_once(
    telegram: StrictTelegram, door: Door
) -> None:
    ana, ben = telegram.person("Ana"), telegram.person("Ben")
    taker = Held(ana)
    ana.say("long")
    async with polling(door.inbound, taker):
        await taker.until(lambda: len(taker.begun) == 1)
        for word in ("help", "help again"):
            ben.say(word)
            await taker.until(lambda word=word: word in said(taker.arrivals))  # type: ignore[misc]
        assert telegram.world.mailbox.waiting == 3, "acknowledged before its commit"
        assert said(taker.begun) == ["long", "help", "help again"], "begun twice"
        taker.free.set()
        await taker.came(3)
        await asked_again(telegram)


async def test_a_flood_of_one_leaves_every_second_turn_to_another(
    telegram: StrictTelegram, door: Door
) -> None:
    ana, ben, taker = telegram.person("Ana"), telegram.person("Ben"), Taker()
    for number in range(BATCH - 1):
        ana.say(f"{number}")
    ben.say("help")
    async with polling(door.inbound, taker):
        await taker.came(BATCH)
        await asked_again(telegram)
    assert said(taker.arrivals).index("help") <= TOGETHER
    theirs = [arrival for arrival in taker.arrivals if arrival.chat == ana.id]
    assert said(theirs) == [f"{number}" for number in range(BATCH - 1)]


async def test_a_flood_is_taken_together_a_few_at_a_time(
    telegram: StrictTelegram, door: Door
) -> None:
    ana = telegram.person("Ana")
    taker = Held(ana)
    for number in range(BATCH * 3):
        ana.say(f"{number}")
    async with polling(door.inbound, taker):
        await taker.until(lambda: len(taker.begun) == 1)
        taker.free.set()
        await taker.came(BATCH * 3)
        await asked_again(telegram)
    sizes = [len(turn) for turn in taker.turns]
    assert max(sizes) == TOGETHER
    assert len(sizes) < BATCH
    assert said(taker.arrivals) == [f"{number}" for number in range(BATCH * 3)]


async def test_whoever_is_in_danger_is_next(telegram: StrictTelegram, door: Door) -> None:
    taker = Taker()
    taker.open.clear()
    people = [telegram.person(f"Person {number}") for number in range(20)]
    for person in people:
        person.say("hm")
    people[-2].say("I want to die")
    async with polling(door.inbound, taker):
        await taker.until(lambda: len(taker.begun) == SIDE_BY_SIDE)
        people[-1].send_photo("I want to die")
        await asyncio.wait_for(_asked(telegram, 3), 5)
        taker.open.set()
        await taker.came(22)
    begun = [arrival.chat for arrival in taker.begun]
    assert begun[SIDE_BY_SIDE : SIDE_BY_SIDE + 2] == [people[-2].id] * 2
    assert people[-1].id in begun[SIDE_BY_SIDE + 2 : SIDE_BY_SIDE + 4]


async def _asked(telegram: StrictTelegram, times: int) -> None:
    polls = telegram.world.mailbox._poll
    await telegram.world.bell.until(lambda: telegram.world.mailbox._poll >= polls + times, 5)


async def test_what_comes_again_unacknowledged_is_not_taken_twice(
    telegram: StrictTelegram, door: Door
) -> None:
    ana, ben = telegram.person("Ana"), telegram.person("Ben")
    taker = Held(ana)
    ana.say("first")
    ben.say("second")
    async with polling(door.inbound, taker):
        await taker.came(1)
        await asyncio.wait_for(_asked(telegram, 2), 5)
        assert telegram.world.mailbox.waiting == 2
        assert said(taker.begun) == ["first", "second"]
        taker.free.set()
        await taker.came(2)
        await asked_again(telegram)
    assert sorted(said(taker.arrivals)) == ["first", "second"]


async def test_while_nothing_is_committed_telegram_is_asked_ever_more_slowly(
    clock: Patience,
) -> None:
    taker = Taker()
    taker.open.clear()
    same, more = text(7, "hm"), text(8, "help", chat=6)
    begun = asyncio.get_running_loop().time()
    async with (
        scripted(*[updates(same)] * 3, updates(same, more)) as (url, asked),
        poller(url, clock) as poll,
        polling(poll, taker),
    ):
        await taker.until(lambda: len(taker.begun) == 2)
        assert asyncio.get_running_loop().time() - begun > inbound.PACE * (1 + 3 + 5) * 0.9
        assert {query["offset"] for query in asked} == {"0", "7"}
        taker.open.set()
        await taker.came(2)
    assert clock.rests == []


async def test_a_server_that_sends_the_same_for_ever_is_not_asked_without_end(
    clock: Patience, caplog: pytest.LogCaptureFixture
) -> None:
    taker = Taker()
    same = updates(text(7, "hm"))
    async with (
        scripted(*[same] * 6, updates(text(8, "next"))) as (url, _),
        poller(url, clock) as poll,
        polling(poll, taker),
    ):
        await taker.until(lambda: said(taker.arrivals)[-1:] == ["next"])
    assert clock.rests[:3] == [1, 2, 4]
    told = [r for r in caplog.records if "sends again" in r.message]
    assert len(told) == 1


async def test_when_the_engine_gives_up_nothing_more_is_acknowledged(
    telegram: StrictTelegram, door: Door
) -> None:
    async def take(arrivals: Sequence[Arrival]) -> None:
        if said(arrivals) != ["fine"]:
            raise OSError("the disk is full")

    ana, ben = telegram.person("Ana"), telegram.person("Ben")
    ana.say("fine")
    ben.say("not fine")
    with pytest.raises(OSError, match="full"):
        await door.inbound.run(take, lambda: None)
    await door.inbound.acknowledge()
    assert telegram.world.mailbox.waiting == 1


async def test_what_never_ends_does_not_keep_us_from_stopping(
    telegram: StrictTelegram, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queues, "LAST_TURN", 0.05)
    ana = telegram.person("Ana")
    taker = Held(ana)
    ana.say("one")
    async with polling(door.inbound, taker) as task:
        await taker.until(lambda: len(taker.begun) == 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(task, 5)
    await door.inbound.acknowledge()
    assert telegram.world.mailbox.waiting == 1
