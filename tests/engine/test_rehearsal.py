"""The first reply is rehearsed, and nobody can tell."""

from bot.core.decide import decide
from bot.engine.ports import Arrival
from tests.engine.conftest import Build
from tests.store.unsealed import unsealed


async def test_nothing_of_it_stays_and_nothing_is_said(build: Build) -> None:
    house = await build(decide)
    await house.settle()
    before = await house.ask(lambda t: unsealed(t.connection, t.keyring))
    heard: list[int] = []

    async def hear(arrival: Arrival) -> Arrival:
        heard.append(arrival.update_id)
        return arrival

    await house.engine.rehearse(hear)
    await house.settle()
    assert heard == [-1, -2], "it did take place"
    assert await house.ask(lambda t: unsealed(t.connection, t.keyring)) == before
    assert house.messenger.asked == []
