"""Several updates of one person in one transaction: in order, and one that fails fails alone."""

import threading
from datetime import datetime

from sqlalchemy import Connection, event

from bot.core.decide import decide
from bot.core.records.effects import Decision, Forget
from bot.core.records.events import Draw, Event, Said, Stumbled
from bot.core.records.model import Known
from bot.store.memory import Memory
from tests.engine.conftest import Build
from tests.engine.stage import CANARY, House, echo, saying
from tests.engine.test_handling import STUMBLED, Uncommitted, people


async def test_what_one_person_sends_at_once_is_answered_in_order(house: House) -> None:
    texts = [f"{number}!" for number in range(5)]
    await house.hear_together(*(Said(f"{text} {CANARY}", 1) for text in texts))
    await house.settle()
    assert house.texts() == texts
    assert await house.ask(people) == 1, "somebody new is met once"


async def test_what_one_person_sends_at_once_is_one_transaction(
    build: Build, memory: Memory
) -> None:
    decided = threading.local()  # other threads commit too
    per_commit: list[int] = []

    def mind(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        decided.count = getattr(decided, "count", 0) + 1
        return Decision()

    def committed(connection: Connection) -> None:
        if count := getattr(decided, "count", 0):
            per_commit.append(count)
            decided.count = 0

    house = await build(mind)
    assert memory._engine is not None
    event.listen(memory._engine, "commit", committed)
    await house.hear_together(*(Said(f"{number}!", number) for number in range(10)))
    assert per_commit == [10]


async def test_one_that_fails_neither_undoes_nor_loses_the_others(
    build: Build,
) -> None:
    def mind(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        if isinstance(event, Said) and event.text.startswith("bad"):
            raise ValueError(event.text)
        if isinstance(event, Stumbled):
            return decide(known, event, now, draw)
        return echo(known, event, now, draw)

    house = await build(mind)
    await house.hear_together(*(Said(f"{t} {CANARY}", 1) for t in ("One", "bad", "Two")))
    await house.settle()
    assert house.texts() == ["One", STUMBLED, "Two"]
    assert await house.ask(lambda t: t.inbox.aside()) == 1


async def test_a_refused_commit_of_several_loses_none_and_doubles_none(
    build: Build, memory: Memory
) -> None:
    mind = Uncommitted(memory, 1)
    house = await build(mind)
    await house.hear_together(*(Said(f"{t} {CANARY}", 1) for t in ("One", "Two", "Three")))
    await house.settle()
    assert (mind.left, mind.tried) == (0, 6)
    assert house.texts() == ["One", "Two", "Three"]


async def test_what_was_sent_before_and_after_being_forgotten_is_answered(build: Build) -> None:
    def mind(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        if isinstance(event, Said) and event.text.startswith("Erase"):
            return Decision(effects=(Forget(), saying("Goodbye")))
        return echo(known, event, now, draw)

    house = await build(mind)
    texts = ("One", "Erase me", "Two")
    await house.hear_together(*(Said(f"{text} {CANARY}", 1) for text in texts))
    await house.settle()
    assert house.texts()[-2:] == ["Goodbye", "Two"]
    assert await house.ask(people) == 1
