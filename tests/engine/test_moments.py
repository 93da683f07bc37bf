"""Fleeting effects: tried once after the commit, and their failure harms nothing."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core.records.effects import (
    AnswerTap,
    Breathe,
    Choice,
    Decision,
    Effect,
    Forget,
    Menu,
    Plan,
    Typing,
)
from bot.core.records.events import Draw, DueKind, Event, TimeCame
from bot.core.records.lines import line
from bot.core.records.memories import CareMemory, PlanMemory
from bot.core.records.model import Known, Talk
from bot.engine.ports import InDoubt, Outcome, Paused, Unsent
from tests.engine.clock import MONDAY
from tests.engine.conftest import Build
from tests.engine.stage import ANA, BEN, House, answering, echo, saying

CARD, TALK = 77, 5
IN, OUT, DONE = line("next"), line("back"), line("tidied")
ROWS = ((Choice("next", line("next")),),)
BREATH = Breathe(TALK, CARD, ((IN, 4), (OUT, 6), (DONE, 0)), ROWS, "breath", MONDAY)


def moving_on(*first: Effect) -> Sequence[Decision]:
    """A breath begins; then its talk takes its next step."""
    talk = Talk(TALK, CareMemory(), "breath")
    return [Decision(talks=(talk,), effects=first), Decision(talks=(talk,))]


async def breathing(build: Build, *decisions: Decision) -> House:
    """A house where the first thing said begins a breath; the next decisions follow."""
    waiting = iter(decisions)

    def mind(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        return next(waiting)

    house = await build(mind)
    await house.say("I need a breath")
    await house.settle()
    return house


async def turned(house: House, seconds: float) -> list[str]:
    """What the card shows after so many seconds, change by change."""
    before = len(house.messenger.asked)
    house.clock.turn(seconds=seconds)
    hops = house.engine._hops
    for _ in range(5):
        await house.states()
        while hops._waiting or hops._began:  # another writer is not done yet
            await house.states()
    return [asked.text for asked in house.messenger.asked[before:]]


async def test_a_tap_is_answered_once(build: Build) -> None:
    house = await build(answering(AnswerTap("query", line("tap-passed"))))
    await house.say("tap")
    await house.settle()
    [asked] = house.messenger.asked
    assert (asked.what, asked.text) == ("answer", "That button is from before. Nothing is lost.")


async def test_a_list_of_commands_is_set_in_its_words(build: Build) -> None:
    house = await build(answering(Menu(("hello", "help"))))
    await house.say("yes")
    await house.settle()
    [asked] = house.messenger.asked
    assert (asked.what, asked.chat, asked.text) == ("menu", ANA, "hello help")


async def test_who_is_erased_by_a_promised_moment_has_everybodys_list(build: Build) -> None:
    def mind(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        if isinstance(event, TimeCame):
            return Decision(effects=(Forget(), Menu()))
        soon = Plan(DueKind.NEWS, 1, now + timedelta(minutes=1))
        return Decision(effects=(soon,))

    house = await build(mind)
    await house.say("hello")
    await house.settle()
    house.clock.turn(seconds=60)
    await house.settle()
    assert await house.ask(lambda t: t.people.find(ANA)) is None
    [asked] = house.messenger.asked
    assert (asked.what, asked.chat, asked.text) == ("menu", ANA, "")


async def test_a_tap_without_a_word_only_stops_the_spinner(build: Build) -> None:
    house = await build(answering(AnswerTap("query")))
    await house.say("tap")
    await house.settle()
    assert [(asked.what, asked.text) for asked in house.messenger.asked] == [("answer", "")]


async def test_typing_is_shown_in_the_chat(build: Build) -> None:
    house = await build(answering(Typing()))
    await house.say("Hello", chat=BEN)
    await house.settle()
    assert [(asked.what, asked.chat) for asked in house.messenger.asked] == [("typing", BEN)]


async def test_a_tap_delivered_twice_is_answered_once(build: Build) -> None:
    house = await build(answering(AnswerTap("query")))
    event = TimeCame(())
    for _ in range(2):
        await house.hear(event, update_id=3)
    await house.settle()
    assert len(house.messenger.asked) == 1


@pytest.mark.parametrize("outcome", [Unsent(), InDoubt(), RuntimeError("no network")])
async def test_a_fleeting_effect_that_fails_is_tried_once_and_harms_nothing(
    build: Build, outcome: Outcome | Exception
) -> None:
    house = await build(answering(AnswerTap("query"), saying("Hello")))
    house.messenger.answers(0, outcome)
    await house.say("tap")
    await house.settle()
    house.clock.turn(minutes=5)
    await house.settle()
    assert sorted(asked.what for asked in house.messenger.asked) == ["answer", "send"]
    await house.say("tap")
    await house.settle()
    assert house.texts() == ["Hello", "Hello"]


async def test_nothing_fleeting_follows_what_was_not_committed(build: Build) -> None:
    def mind(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        # A talk of somebody who is not there cannot be saved: the decision falls as a whole.
        return Decision(effects=(AnswerTap("query"), Plan(DueKind.CUE, 2**70, now)))

    house = await build(mind)
    await house.say("tap")
    await house.settle()
    assert [asked.what for asked in house.messenger.asked] == ["send"]


async def test_a_breath_moves_beat_by_beat_in_its_own_time(build: Build) -> None:
    house = await breathing(build, moving_on(BREATH)[0])
    assert house.messenger.asked == []  # the first beat stands on the card already
    assert await turned(house, 3.9) == []
    assert await turned(house, 0.1) == ["Back"]
    assert await turned(house, 5.9) == []
    assert await turned(house, 0.1) == ["Noted."]
    assert await turned(house, 60) == []
    edited = house.messenger.asked[0]
    assert (edited.what, edited.chat, edited.message_id) == ("edit", ANA, CARD)
    assert edited.rows[0][0].data == "1:5:breath:next"


async def test_a_breath_ends_when_its_talk_moves_on(build: Build) -> None:
    house = await breathing(build, *moving_on(BREATH))
    assert await turned(house, 4) == ["Back"]
    await house.say("That's enough")
    assert await turned(house, 6) == []
    assert await turned(house, 60) == []


async def test_a_breath_that_is_begun_anew_goes_on_alone(build: Build) -> None:
    anew = replace(BREATH, since=MONDAY + timedelta(seconds=1))
    house = await breathing(build, moving_on(BREATH)[0], moving_on(anew)[0])
    house.clock.turn(seconds=1)
    await house.say("Once more")
    await house.settle()
    assert await turned(house, 3) == []
    assert await turned(house, 1) == ["Back"]


async def test_a_breath_ends_when_everything_is_erased(build: Build) -> None:
    house = await breathing(build, moving_on(BREATH)[0], Decision(effects=(Forget(),)))
    await house.say("Erase everything")
    assert await turned(house, 4) == []


async def test_a_breath_ends_when_time_moves_its_talk_on(build: Build) -> None:
    seen: list[Event] = []

    def mind(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        seen.append(event)
        if isinstance(event, TimeCame):
            return moving_on()[1]
        promise = Plan(DueKind.BREATH, TALK, now + timedelta(seconds=2))
        return moving_on(BREATH, promise)[0]

    house = await build(mind)
    await house.say("I need a breath")
    house.clock.turn(seconds=2)
    await house.settle()
    assert isinstance(seen[-1], TimeCame)
    assert await turned(house, 2) == []


async def test_another_talk_does_not_disturb_a_breath(build: Build) -> None:
    elsewhere = Decision(talks=(Talk(6, PlanMemory(), "when"),))
    house = await breathing(build, moving_on(BREATH)[0], elsewhere)
    await house.say("Also this")
    assert await turned(house, 4) == ["Back"]


async def test_a_beat_that_has_no_room_is_left_out_and_the_next_one_comes(build: Build) -> None:
    beats = ((IN, 4), (OUT, 4), (DONE, 4), (IN, 4))
    breath = replace(BREATH, beats=beats)
    house = await breathing(build, moving_on(breath)[0])
    house.engine.sender.budget.pause_chat(ANA, 6, house.clock.monotonic())
    assert await turned(house, 4) == []
    assert await turned(house, 4) == ["Noted."]


async def test_beats_that_were_slept_through_are_left_out(build: Build) -> None:
    beats = ((IN, 4), (OUT, 4), (DONE, 4), (IN, 4))
    breath = replace(BREATH, beats=beats)
    house = await breathing(build, moving_on(breath)[0])
    assert await turned(house, 9) == ["Noted."]


async def test_an_edit_that_fails_does_not_end_the_breath(build: Build) -> None:
    beats = ((IN, 4), (OUT, 4), (DONE, 4), (IN, 4))
    breath = replace(BREATH, beats=beats)
    house = await breathing(build, moving_on(breath)[0])
    house.messenger.answers(ANA, Paused(timedelta(seconds=1)))
    assert await turned(house, 4) == ["Back"]
    assert await turned(house, 4) == ["Noted."]


async def test_a_breath_uses_the_chats_budget(build: Build) -> None:
    beats = ((IN, 1), (OUT, 1), (DONE, 1))
    breath = replace(BREATH, beats=beats)
    house = await breathing(build, moving_on(breath)[0])
    budget, now = house.engine.sender.budget, house.clock.monotonic() + 1
    assert await turned(house, 1) == ["Back"]
    free = 0
    while not budget.chat_wait(ANA, now):
        budget.take(ANA, now)
        free += 1
    assert free == 4


async def test_no_breath_goes_on_after_a_stop(build: Build) -> None:
    house = await breathing(build, moving_on(BREATH)[0])
    await house.stop()
    house.clock.turn(seconds=4)
    for _ in range(5):
        await asyncio.sleep(0)
    assert house.messenger.asked == []


async def test_ordinary_talk_is_not_held_up_by_a_breath(build: Build) -> None:
    first = iter([moving_on(BREATH)[0]])
    house = await build(lambda *given: next(first, None) or echo(*given))
    await house.say("I need a breath", "Hello")
    await house.settle()
    assert house.texts() == ["Hello"]
