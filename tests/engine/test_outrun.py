"""Somebody writes on while the answer to their last words flies: what becomes of that answer."""

from __future__ import annotations

from itertools import count

from bot.core.decide import decide
from bot.core.records.effects import Decision
from bot.core.records.events import Commanded, Said
from bot.core.records.memories import PlanMemory
from bot.core.records.model import Look, Person, Standing, Step, Talk
from bot.store.memory import Memory
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.messenger import Rows
from tests.engine.stage import ANA, House, enrolled

FIRST = 1001
"""The answer that is outrun."""


async def test_an_answer_that_was_outrun_has_no_buttons(memory: Memory, build: Build) -> None:
    house = await _asked(memory, build)
    await _writes_on(house)
    assert list(_screen(house)) == [FIRST, FIRST + 1]
    assert not _screen(house)[FIRST]
    assert _screen(house)[FIRST + 1]


async def test_it_leaves_a_hidden_chat_with_its_talk(memory: Memory, build: Build) -> None:
    house = await _asked(memory, build, Look.HIDDEN)
    await _writes_on(house)
    assert FIRST in _screen(house), "it can be read until then"
    await house.hear(Commanded("cancel", "", 3))
    for _ in range(10):
        house.clock.turn(seconds=10)
        await house.settle()
    assert FIRST not in _screen(house)


async def test_it_leaves_a_hidden_chat_that_was_tidied_before_it_arrived(
    memory: Memory, build: Build
) -> None:
    house = await _asked(memory, build, Look.HIDDEN)
    await _writes_on(house, Commanded("plan", "", 3))
    assert FIRST not in _screen(house)


async def _asked(memory: Memory, build: Build, look: Look = Look.SHORT) -> House:
    """A house where Ana was asked for a time."""
    ana = Person(7, Standing.KEEPS, zone="Europe/Berlin", look=look)
    step = Step(1, idea="shop-hello")
    talk = Talk(2, PlanMemory(step=step), "when", touched=MONDAY)
    enrolled(memory, ana, MONDAY)
    memory.transact(lambda t: t.people.save(7, Decision(talks=(talk,)), MONDAY))
    return await build(decide)


async def _writes_on(house: House, *then: Commanded) -> None:
    """Two texts that say no time, each asked about once more, while the first answer flies."""
    held = house.messenger.hold(ANA)
    await house.hear(Said("xyzzy", 1))
    await house.messenger.until(1)
    await house.hear(Said("xyzzy", 2))
    for event in then:
        await house.hear(event)
    held.set()
    for _ in range(5):
        await house.settle()
        house.clock.turn(seconds=2)
    await house.settle()


def _screen(house: House) -> dict[int, Rows]:
    """The messages that stand in the chat since then, with their buttons."""
    ids, screen = count(FIRST), dict[int, Rows]()
    for asked in house.messenger.asked:
        if asked.what == "send":
            screen[next(ids)] = asked.rows
        elif asked.what == "remove" and asked.message_id is not None:
            screen.pop(asked.message_id, None)
        elif asked.message_id in screen:
            screen[asked.message_id] = asked.rows
    return screen
