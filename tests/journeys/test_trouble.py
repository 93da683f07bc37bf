"""Stopped, cut off, refused or left without an answer: what was promised still comes, once.

What comes too late to be a cue becomes one honest message instead.
"""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.sandbox.faults import Kind
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.people import MOMENT, PLANNED, planned, say, start, tap
from tests.journeys.seeds import with_cues
from tests.journeys.stage import BERLIN, MONDAY, BotProcess

pytestmark = pytest.mark.journey

TUESDAY = MONDAY + timedelta(days=1)
CUE = TUESDAY.replace(hour=17, minute=20, second=1)
SAID = "17:30, shop. One hello is the whole thing."
HELD_UP = "This comes late, sorry."
OFFLINE = "I was offline at 17:30, the time you chose. I'm sorry. Do you still want it?"


async def test_back_before_the_event_is_over_the_cue_says_that_it_is_late(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await planned(telegram)
    await bot.stop()
    telegram.dial.set_(CUE + timedelta(minutes=7))
    await bot.start()
    assert _heard_since_hello(ana) == [f"{HELD_UP} {SAID}"]
    await tap(telegram, ana, "I'm going", "Done", "Uneasy")
    assert "What felt easy?" in ana.last.text


async def test_back_within_a_moment_nobody_needs_to_know(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await planned(telegram)
    await bot.stop()
    telegram.dial.set_(CUE + timedelta(minutes=2))
    await bot.start()
    assert _heard_since_hello(ana) == [SAID]


async def test_back_after_the_event_there_is_one_honest_word_and_no_cue(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await planned(telegram)
    await bot.stop()
    telegram.dial.set_(TUESDAY.replace(hour=18, minute=30))
    await bot.start()
    assert _heard_since_hello(ana) == [OFFLINE]
    assert ana.notifications[-1].silent
    await telegram.dial.forward(timedelta(days=2))
    assert _heard_since_hello(ana) == [OFFLINE], "asked once, and never again"
    await tap(telegram, ana, "Another time")
    assert any(" 17:30" in label for label in ana.last.buttons), ana.screen()


async def test_several_that_piled_up_become_one_message(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await planned(telegram)
    for when in ("Today 17:30", "Tomorrow 10:00"):
        await say(telegram, ana, "/plan")
        await tap(telegram, ana, "Keep both", PLANNED[2], when, "Tense", "Good")
    before = len(ana.notifications)
    await bot.stop()
    telegram.dial.set_(TUESDAY + timedelta(days=1))
    await bot.start()
    await telegram.dial.forward(timedelta(hours=30))
    said = [push.text for push in ana.notifications[before:]]
    assert len(said) == 1
    assert said[0].startswith("I was offline when 3 of your steps were due. I'm sorry.")


async def test_what_piled_up_does_not_hide_the_one_still_to_come(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await planned(telegram)
    await say(telegram, ana, "/plan")
    await tap(telegram, ana, "Keep both", PLANNED[2], "Tomorrow 10:00", "Tense", "Good")
    before = len(ana.notifications)
    await bot.stop()
    telegram.dial.set_(CUE)
    await bot.start()
    said = [push.text for push in ana.notifications[before:]]
    assert sorted(said) == sorted([SAID, OFFLINE.replace("17:30", "10:00")])
    cue = next(message for message in ana.messages if message.text == SAID)
    await tap(telegram, ana, "I'm going", "Done", "Uneasy")
    assert "What felt easy?" in cue.text


async def test_minutes_that_ended_while_we_were_away_are_not_announced_late(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await planned(telegram)
    await telegram.dial.to(CUE)
    await tap(telegram, ana, "I'm going", "It's too much", "Step out 5")
    before = len(ana.notifications)
    await bot.stop()
    telegram.dial.set_(CUE + timedelta(hours=1))
    await bot.start()
    said = [push.text for push in ana.notifications[before:]]
    assert said == ["17:30, shop. How was it?"]


async def test_a_typed_answer_outlives_a_kill_and_an_hour_away(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await planned(telegram)
    await telegram.dial.to(CUE)
    await tap(telegram, ana, "I'm going", "Done", "Uneasy")
    ana.say("the door was open")
    assert await telegram.world.bell.until(lambda: not telegram.world.mailbox.waiting, within=5)
    await bot.kill()
    telegram.dial.set_(CUE + timedelta(hours=1))
    await bot.start()
    assert "What felt hard?" in ana.last.text


@pytest.mark.parametrize("seconds", [9, 120])
async def test_an_outage_over_a_cue_delays_it_and_no_more(
    telegram: StrictTelegram, bot: BotProcess, seconds: int
) -> None:
    ana = await planned(telegram)
    with telegram.faults.start("outage"):
        await telegram.dial.to(CUE)
        for _ in range(seconds // 3):
            await telegram.dial.forward(MOMENT)
        assert not _heard_since_hello(ana)
    await _calm(telegram)
    assert _heard_since_hello(ana) == [SAID]
    await tap(telegram, ana, "I'm going", "Done", "Uneasy")
    assert "What felt easy?" in ana.last.text


@pytest.mark.parametrize("method", ["sendMessage", "editMessageText"])
async def test_a_minute_of_bad_gateways_loses_no_answer(
    telegram: StrictTelegram, bot: BotProcess, method: str
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    with telegram.faults.start("error_502", method=method):
        ana.tap(PLANNED[0])
        ana.say("/help")
        for _ in range(20):
            await telegram.dial.forward(MOMENT)
    for _ in range(4):
        await telegram.dial.forward(timedelta(seconds=30))
    said = [message.text for message in ana.messages if message.from_bot]
    assert any(text.startswith("Thank you. Which is closest?") for text in said), ana.screen()
    assert any("Emergency: 112" in text for text in said), ana.screen()


async def test_an_outage_that_outlasts_the_event_ends_in_one_honest_word(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await planned(telegram)
    with telegram.faults.start("outage"):
        await telegram.dial.to(CUE)
        for _ in range(12):
            await telegram.dial.forward(timedelta(minutes=5))
    await telegram.dial.forward(timedelta(minutes=1))  # the longest pause between two tries
    assert _heard_since_hello(ana) == [OFFLINE]


async def test_a_closed_door_over_a_cue_delays_it_and_no_more(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await planned(telegram)
    await telegram.dial.to(CUE - timedelta(seconds=2))
    await telegram.refuse_connections()
    telegram.dial.set_(CUE)
    ana.say("/help")
    await telegram.accept_connections()
    await telegram.dial.settle(within=20)
    await _calm(telegram)
    heard = _heard_since_hello(ana)
    assert heard.count(SAID) == 1
    assert sum("Emergency: 112" in text for text in heard) == 1


@pytest.mark.parametrize("kind", ["error_500", "error_502", "timeout_before", "reset_before"])
async def test_a_failure_before_delivery_costs_a_moment(
    telegram: StrictTelegram, bot: BotProcess, kind: Kind
) -> None:
    ana = await planned(telegram)
    with telegram.faults.start(kind, method="sendMessage", times=2, seconds=0.2) as fault:
        await telegram.dial.to(CUE)
        await _calm(telegram)
    assert fault.met == 2
    assert _heard_since_hello(ana) == [SAID]


@pytest.mark.parametrize("kind", ["timeout_after", "reset_after"])
async def test_a_lost_answer_doubles_a_cue_at_most_and_either_card_works(
    telegram: StrictTelegram, bot: BotProcess, kind: Kind
) -> None:
    ana = await planned(telegram)
    with telegram.faults.start(kind, method="sendMessage", times=1, seconds=0.2) as fault:
        await telegram.dial.to(CUE)
        await _calm(telegram)
    assert fault.met == 1
    assert _heard_since_hello(ana) in ([SAID], [SAID, SAID])
    first = next(message for message in ana.messages if message.text == SAID)
    ana.tap("I'm going", first)
    await telegram.dial.forward(MOMENT)
    await tap(telegram, ana, "Done", "Uneasy")
    assert "What felt easy?" in first.text


@pytest.mark.parametrize("kind", ["error_500", "reset_before", "reset_after", "timeout_after"])
async def test_an_edit_that_fails_is_made_up_for(
    telegram: StrictTelegram, bot: BotProcess, kind: Kind
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    with telegram.faults.start(kind, method="editMessageText", times=2, seconds=0.2):
        ana.tap(PLANNED[0])
        await _calm(telegram)
    await tap(telegram, ana, *PLANNED[1:])
    assert len([m for m in ana.messages if m.from_bot]) == 1, ana.screen()
    assert ana.last.text == "See you tomorrow at 17:20. Nothing to do until then."


async def test_forty_cues_in_one_minute_all_come_once_through_a_storm_of_429(
    telegram: StrictTelegram, migrated: Path, tmp_path: Path
) -> None:
    bot = BotProcess(telegram, tmp_path)
    shutil.copy(migrated, bot.database)
    phones = with_cues(telegram, bot, 40, CUE)
    telegram.dial.set_(CUE)
    with telegram.faults.start("too_many", method="sendMessage", share=0.3, times=12, seconds=2):
        await bot.start({"SEND_RATE": "30"})
        for _ in range(30):
            await telegram.dial.forward(MOMENT)
            if all(phone.notifications for phone in phones):
                break
    await telegram.dial.forward(timedelta(minutes=2))
    await bot.stop()
    assert [len(phone.notifications) for phone in phones] == [1] * 40
    refused = [call for call in telegram.calls if call.outcome.startswith("Too Many")]
    assert len(refused) >= 12


@pytest.mark.parametrize(
    "sunday", [datetime(2027, 3, 28, tzinfo=BERLIN), datetime(2027, 10, 31, tzinfo=BERLIN)]
)
async def test_a_step_across_the_change_of_clocks_is_cued_by_the_local_one(
    telegram: StrictTelegram, bot: BotProcess, sunday: datetime
) -> None:
    await telegram.dial.to((sunday - timedelta(days=1)).replace(hour=14, minute=5))
    ana = await planned(telegram)
    await telegram.dial.to(sunday.replace(hour=17, minute=19, second=55))
    assert not _heard_since_hello(ana)
    await telegram.dial.to(sunday.replace(hour=17, minute=20, second=1))
    assert _heard_since_hello(ana) == [SAID]
    at = ana.notifications[-1].at.astimezone(BERLIN)
    assert (at.date(), at.hour, at.minute) == (sunday.date(), 17, 20)


async def _calm(telegram: StrictTelegram) -> None:
    """Long enough for every pause and every second try."""
    for _ in range(5):
        await telegram.dial.forward(MOMENT)


def _heard_since_hello(person: Person) -> list[str]:
    """What was pushed after the first hello."""
    return [push.text for push in person.notifications[1:]]
