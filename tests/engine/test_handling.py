"""One update, one transaction: once, whole, and never a word before the commit."""

import asyncio
import logging
import threading
from datetime import datetime

import pytest
from sqlalchemy import Connection, event, func, select

from bot.core.decide import decide
from bot.core.records.effects import Decision, Forget, Plan, Say
from bot.core.records.events import Commanded, Draw, DueKind, Event, Said, Stumbled
from bot.core.records.lines import line
from bot.core.records.model import Known, Person, Standing
from bot.ear.care import Tier
from bot.store.memory import Memory
from bot.store.tables import AsideRow, PersonRow, table
from bot.store.transaction import Transaction
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.stage import ANA, BEN, CANARY, House, answering, echo, saying

STUMBLED = "Something went wrong here, sorry. Nothing you saved is lost."


class Stumbling:
    """A mind that fails at what is typed, quoting it, so many times; then it repeats it."""

    def __init__(self, times: int, *, always: bool = False) -> None:
        self.times = times
        self.always = always
        self.tried = 0

    def __call__(self, known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        if isinstance(event, Stumbled):
            if self.always:
                raise ValueError("here too")
            return decide(known, event, now, draw)
        self.tried += 1
        if self.tried <= self.times and isinstance(event, Said):
            raise ValueError(event.text)
        return echo(known, event, now, draw)


class Uncommitted:
    """A mind that repeats what it is told; the first commits of what it decides are refused."""

    def __init__(self, memory: Memory, times: int) -> None:
        self.left = times
        self.tried = 0
        self._deciding = threading.local()  # other threads commit too
        assert memory._engine is not None
        event.listen(memory._engine, "commit", self._refuse)

    def __call__(self, known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        if isinstance(event, Stumbled):
            return decide(known, event, now, draw)
        self.tried += 1
        self._deciding.done = True
        return echo(known, event, now, draw)

    def _refuse(self, connection: Connection) -> None:
        decided, self._deciding.done = getattr(self._deciding, "done", False), False
        if decided and self.left > 0:
            self.left -= 1
            raise OSError("the disk is full")


def people(transaction: Transaction) -> int:
    rows = select(func.count()).select_from(table(PersonRow))
    return transaction.connection.execute(rows).scalar_one()


def sealed_aside(transaction: Transaction) -> tuple[str, bytes]:
    aside = table(AsideRow)
    row = transaction.connection.execute(select(aside)).one()
    return row.why, row.raw


async def test_what_is_said_is_answered(house: House) -> None:
    await house.say("Hello")
    await house.settle()
    assert house.texts() == ["Hello"]


async def test_an_update_delivered_twice_is_handled_once(house: House) -> None:
    await house.hear(Said(f"Hello {CANARY}", 1), update_id=7)
    await house.settle()
    await house.hear(Said(f"Hello {CANARY}", 1), update_id=7)
    await house.settle()
    assert house.texts() == ["Hello"]


async def test_an_update_delivered_twice_at_once_is_handled_once(house: House) -> None:
    said = Said(f"Hello {CANARY}", 1)
    await asyncio.gather(*(house.hear(said, update_id=7) for _ in range(4)))
    await house.settle()
    assert house.texts() == ["Hello"]


async def test_an_update_is_known_again_after_a_restart(build: Build) -> None:
    first = await build()
    await first.hear(Said(f"Hello {CANARY}", 1), update_id=7)
    await first.settle()
    await first.stop()
    second = await build()
    await second.hear(Said(f"Hello {CANARY}", 1), update_id=7)
    await second.settle()
    assert second.texts() == []


async def test_two_people_who_write_at_once_are_both_answered(house: House) -> None:
    await asyncio.gather(house.say("From Ana"), house.say("From Ben", chat=BEN))
    await house.settle()
    assert (house.texts(ANA), house.texts(BEN)) == (["From Ana"], ["From Ben"])


async def test_what_fails_twice_is_answered_the_third_time(build: Build) -> None:
    mind = Stumbling(2)
    house = await build(mind)
    await house.say("Hello")
    await house.settle()
    assert mind.tried == 3
    assert house.texts() == ["Hello"]
    assert await house.ask(lambda t: t.inbox.aside()) == 0


async def test_what_fails_three_times_is_laid_aside_and_the_person_told(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    mind = Stumbling(99)
    house = await build(mind)
    await house.hear(Said(f"Hello {CANARY}", 1), update_id=7)  # returns, so it is acknowledged
    await house.settle()
    assert mind.tried == 3
    assert house.texts() == [STUMBLED]
    why, raw = await house.ask(sealed_aside)
    assert why == "ValueError"
    assert CANARY.encode() not in raw
    told = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert len(told) == 3
    await house.hear(Said(f"Hello {CANARY}", 1), update_id=7)
    await house.settle()
    assert (mind.tried, house.texts()) == (3, [STUMBLED])


async def test_when_even_the_apology_fails_the_update_is_laid_aside_with_a_word(
    build: Build,
) -> None:
    mind = Stumbling(3, always=True)
    house = await build(mind)
    await house.say("Hello")
    await house.settle()
    assert house.texts() == [STUMBLED]
    assert await house.ask(lambda t: t.inbox.aside()) == 1
    await house.say("And now")
    await house.settle()
    assert house.texts() == [STUMBLED, "And now"]


async def test_help_needs_nothing_of_a_person_to_be_read(build: Build) -> None:
    house = await build(Stumbling(99, always=True))
    await house.hear(Said("I want to die", 1))
    await house.settle()
    [card] = house.texts()
    assert card.startswith("Thank you for saying that.")
    assert "findahelpline.com" in card


async def test_a_failing_update_leaves_nothing_half_done(build: Build) -> None:
    house = await build(Stumbling(99, always=True))
    await house.say("Hello")
    await house.settle()
    assert await house.ask(people) == 0
    assert await house.states() == [], "the word that nobody's row stands behind leaves no trace"


async def test_what_cannot_be_read_is_laid_aside_and_the_person_told(build: Build) -> None:
    house = await build(decide)
    await house.hear(None, unreadable=True, update_id=7)
    await house.hear(None, unreadable=True, update_id=7)
    await house.settle()
    assert house.texts() == [STUMBLED]
    why, raw = await house.ask(sealed_aside)
    assert why == "unreadable"
    assert CANARY.encode() not in raw


async def test_what_concerns_no_flow_is_only_noted(house: House) -> None:
    await house.hear(None, update_id=7)
    assert await house.ask(people) == 0
    assert not await house.ask(lambda t: t.inbox.note(7, MONDAY))


@pytest.mark.parametrize("refused", [1, 2])
async def test_a_refused_commit_is_tried_again_and_answered_once(
    build: Build, memory: Memory, refused: int
) -> None:
    mind = Uncommitted(memory, refused)
    house = await build(mind)
    await house.say("Hello")
    await house.settle()
    assert (mind.left, mind.tried) == (0, refused + 1)
    assert house.texts() == ["Hello"]


async def test_nothing_is_said_of_what_was_never_committed(build: Build, memory: Memory) -> None:
    mind = Uncommitted(memory, 99)
    house = await build(mind)
    await house.say("Hello")
    await house.settle()
    assert mind.tried >= 3, "each try again alone, if it was in company"
    assert house.texts() == [STUMBLED]


async def test_what_is_said_leaves_only_after_the_commit(build: Build, memory: Memory) -> None:
    order: list[str] = []

    def mind(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        order.append("decided")
        return echo(known, event, now, draw)

    house = await build(mind)

    def note(connection: Connection) -> None:
        if order == ["decided"]:
            order.append(f"committed, {len(house.messenger.asked)} sent")

    assert memory._engine is not None
    event.listen(memory._engine, "commit", note)
    await house.say("Hello")
    await house.settle()
    assert order == ["decided", "committed, 0 sent"]
    assert house.texts() == ["Hello"]


async def test_danger_is_heard_before_anything_is_decided(build: Build) -> None:
    heard: list[Tier | None] = []

    def mind(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        assert isinstance(event, Said | Commanded)
        heard.append(event.heard.tier)
        return Decision()

    house = await build(mind)
    await house.hear(Said("I want to kill myself", 1))
    await house.hear(Commanded("start", "I want to kill myself", 2))
    await house.hear(Said("a nice day", 3))
    assert heard == [Tier.C1, Tier.C1, None]


async def test_who_is_forgotten_still_gets_the_last_word(build: Build) -> None:
    house = await build(answering(Forget(), saying("Goodbye")))
    await house.say("Erase me")
    await house.settle()
    assert house.texts() == ["Goodbye"]
    assert await house.ask(people) == 0
    assert await house.states() == []


async def test_who_is_forgotten_may_be_somebody_new_at_once(build: Build) -> None:
    promise = Plan(DueKind.HELLO, 5, MONDAY.replace(hour=20))
    met: list[Person] = []

    def mind(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        met.append(known.person)
        if len(met) == 1:
            return Decision(effects=(promise,))
        young = Person(draw.ids[0], Standing.MINOR)
        return Decision(young, effects=(Forget(), Say(line("stumbled"))))

    house = await build(mind)
    await house.say("Promise me")
    await house.say("I'm 15")
    await house.settle()
    assert await house.promised() == []
    assert house.texts() == [STUMBLED]
    await house.say("Hello?")
    assert await house.ask(people) == 1
    assert met[2].standing is Standing.MINOR
    assert met[2].id != met[1].id
