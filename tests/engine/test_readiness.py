"""Whether this process can do its work: told soon, in parts, and never of anybody."""

from __future__ import annotations

import pytest

from bot.core.records.model import Person
from bot.engine import readiness
from bot.engine.readiness import Readiness
from bot.store.memory import Memory
from bot.store.transaction import Transaction
from bot.store.trouble import Away
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.stage import House, enrolled, saying, waiting


async def test_who_holds_the_lease_with_nothing_to_do_is_ready(house: House) -> None:
    await house.settle()
    assert house.engine.ready()
    assert await house.engine.readiness() == Readiness(True, True, "held", 0)


async def test_the_lag_is_that_of_the_oldest_message_or_moment(
    memory: Memory, house: House
) -> None:
    await house.settle()
    await house.engine.stop()
    enrolled(memory, Person(1), MONDAY)
    waiting(memory, 1, [saying("one"), saying("two")], MONDAY)
    house.clock.slip(seconds=90.4)
    assert memory.transact(lambda t: t.tally.oldest(house.clock.now())).total_seconds() == 90.4


@pytest.mark.sqlite
@pytest.mark.parametrize(("holder", "told"), [("another", "elsewhere"), ("", "nobody")])
async def test_while_the_lease_is_not_ours_it_is_said_whose(
    memory: Memory, build: Build, holder: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = await build()
    await house.settle()
    house.engine.in_office.clear()
    await house.ask(lambda t: _held_by(t, holder))
    house.clock.turn(seconds=2)
    assert not house.engine.ready(), "a file has one process, and it is not this one"
    assert await house.engine.readiness() == Readiness(True, True, told, 0)


async def test_a_database_of_another_shape_does_not_fit(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.settle()
    monkeypatch.setattr("bot.store.diagnosis.SCHEMA", "0000")
    found = await house.engine.readiness()
    assert found == Readiness(database=True)
    assert found.parts["schema"] == "does not fit"


async def test_a_database_that_is_silent_is_not_waited_for(
    house: House, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.settle()

    def away(work: object) -> None:
        raise Away

    monkeypatch.setattr(readiness, "SOON", 0.05)
    with monkeypatch.context() as silent:
        silent.setattr(memory, "transact", away)
        silent.setattr(memory, "transact_together", away)
        assert await house.engine.readiness() == Readiness()
        assert await house.engine.readiness() == Readiness(), "one look a second serves all"
    house.clock.turn(seconds=2)
    assert (await house.engine.readiness()).database


def _held_by(transaction: Transaction, holder: str) -> None:
    transaction.connection.exec_driver_sql(f"UPDATE lease SET holder = '{holder}'")
