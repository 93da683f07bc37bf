"""A commit is kept, but its answer is lost: the work runs again, and nothing is lost or doubled."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Container, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import Connection

from bot.core.records.effects import Decision
from bot.core.records.events import Draw, Event, Stumbled
from bot.core.records.model import Known, Person
from bot.engine.flights import Flights
from bot.engine.lease import LASTS
from bot.engine.ports import InDoubt, Unsent
from bot.store.memory import Memory
from bot.store.parcel import Claim, State
from bot.store.trouble import Away
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.stage import ANA, House, answering, enrolled, saying, waiting

T = TypeVar("T")
SENDING = f"SELECT count(*) FROM outbox WHERE state = {State.SENDING:d}"


class Forgetful(Memory):
    """A real database. When it is told to, it keeps what it was given and says that it is away."""

    loses = 0
    more: Container[int] = range(1, 100)
    """How many more are being sent after a commit whose answer is lost: a claim, if nothing else
    is said."""

    def _committed(self, work: Callable[[Connection], tuple[T, list[int]]]) -> T:
        more = 0

        def noting(connection: Connection) -> tuple[T, list[int]]:
            nonlocal more
            before = connection.exec_driver_sql(SENDING).scalar_one()
            result = work(connection)
            more = connection.exec_driver_sql(SENDING).scalar_one() - before
            return result

        result = super()._committed(noting)
        if self.loses and more in self.more:
            self.loses -= 1
            raise Away
        return result


@pytest.fixture
def memory(migrated: Path, tmp_path: Path) -> Iterator[Forgetful]:
    file = tmp_path / "companion.db"
    shutil.copy(migrated, file)
    memory = Forgetful(f"sqlite:///{file}", bytes(range(32)))
    memory.open(4711)
    yield memory
    memory.close()


async def later(house: House) -> None:
    """Long enough for whatever was left behind to be found."""
    await house.settle()
    for _ in range(3):
        house.clock.turn(seconds=LASTS.total_seconds())
        await house.settle()


async def test_a_reply_leaves_at_once_and_once(memory: Forgetful, build: Build) -> None:
    house = await build()
    await house.settle()
    memory.loses = 1
    await house.say("One")
    await house.messenger.until(1)
    assert memory.loses == 0
    await later(house)
    assert house.texts() == ["One"]
    assert await house.states() == [State.SENT]
    assert all(asked.what == "send" for asked in house.messenger.asked), "nothing was in doubt"


async def test_what_follows_in_a_chat_leaves_at_once_and_once(
    memory: Forgetful, build: Build
) -> None:
    house = await build()
    await house.settle()
    held = house.messenger.hold(ANA)
    await house.say("One", "Two")
    await house.messenger.until(1)
    for _ in range(10):
        await house.states()
    memory.loses, memory.more = 1, range(1)  # one is no longer being sent, the other is
    held.set()
    await house.messenger.until(2)
    assert memory.loses == 0
    await later(house)
    assert house.texts() == ["One", "Two"]
    assert await house.states() == [State.SENT, State.SENT]


async def test_what_a_round_takes_leaves_at_once_and_once(memory: Forgetful, build: Build) -> None:
    enrolled(memory, Person(7), MONDAY)
    waiting(memory, 7, [saying("One")], MONDAY)
    memory.loses = 1
    house = await build()
    await house.messenger.until(1)
    assert memory.loses == 0
    await later(house)
    assert house.texts() == ["One"]
    assert await house.states() == [State.SENT]


async def test_what_goes_once_goes_and_nobody_is_told_of_a_doubt(
    memory: Forgetful, build: Build
) -> None:
    house = await build(answering(saying("A line", once=21)))
    await house.settle()
    memory.loses = 1
    await house.say("anything")
    await house.messenger.until(1)
    await later(house)
    assert house.texts() == ["A line"]
    assert await house.states() == [State.SENT]


async def test_what_goes_once_goes_once_though_it_was_put_back_twice(
    memory: Forgetful, build: Build
) -> None:
    house = await build(answering(saying("A line", once=21)))
    await house.settle()
    house.messenger.answers(ANA, Unsent(), InDoubt())
    memory.loses, memory.more = 1, range(-1, 0)
    await house.say("anything")
    await house.messenger.until(1)
    await later(house)
    assert memory.loses == 0
    assert [asked.what for asked in house.messenger.asked] == ["send", "send"]
    assert await house.states() == [State.UNKNOWN]


async def test_an_apology_is_said_once(memory: Forgetful, build: Build) -> None:
    losing = iter((1,))

    def stumbling(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        if not isinstance(event, Stumbled):
            raise ValueError
        memory.loses, memory.more = next(losing, 0), range(1)
        return Decision(effects=(saying("Sorry"),))

    house = await build(stumbling)
    await house.say("anything")
    await later(house)
    assert memory.loses == 0
    assert house.texts() == ["Sorry"]


# by hand


def test_what_is_claimed_is_in_our_hands_until_we_know_whether_it_is_committed() -> None:
    flights = Flights(lambda task: None)
    claim = Claim(1, MONDAY)
    with flights.holding(claim):
        claim.taken = (5, 6)
        assert flights.rows == {5, 6}, "nobody takes them for left behind"
    assert flights.rows == frozenset()


def test_a_clock_set_on_meanwhile_makes_nobody_take_it_for_left_behind(memory: Memory) -> None:
    enrolled(memory, Person(7), MONDAY)
    waiting(memory, 7, [saying("One")], MONDAY)
    flights, claim = Flights(lambda task: None), Claim(1, MONDAY + LASTS)
    then, none = MONDAY + 6 * LASTS, frozenset[int]()
    with flights.holding(claim):  # of which the sender's round does not know yet what it took
        assert len(memory.transact(lambda t: t.dispatch.claim(MONDAY, claim, 1))) == 1
        told = flights.told(then)
        assert memory.transact(lambda t: t.dispatch.left_behind(told, 1, none)) == []
    assert len(memory.transact(lambda t: t.dispatch.left_behind(flights.told(then), 1, none))) == 1


def test_no_claim_finds_what_another_took(memory: Memory) -> None:
    """Ours was undone; the same message was claimed by somebody else of this process since."""
    enrolled(memory, Person(7), MONDAY)
    waiting(memory, 7, [saying("One")], MONDAY)
    ours, theirs = (Claim(1, MONDAY + LASTS + n * timedelta.resolution) for n in (0, 1))
    with pytest.raises(Away):
        memory.transact(lambda t: _undone(t.dispatch.claim(MONDAY, ours, 1)))
    assert len(memory.transact(lambda t: t.dispatch.claim(MONDAY, theirs, 1))) == 1
    assert memory.transact(lambda t: t.dispatch.claim(MONDAY, ours, 1)) == []
    assert memory.transact(lambda t: t.dispatch.claim_first(7, MONDAY, ours)) is None
    assert len(memory.transact(lambda t: t.dispatch.claim(MONDAY, theirs, 1))) == 1


def _undone(claimed: object) -> None:
    assert claimed
    raise Away
