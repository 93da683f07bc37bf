"""Doubled, forged, broken and far too many updates: a kind answer or a safe silence.

After each of it the plan in the making is still there, and nobody else waits.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.records.model import Known
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.people import (
    MOMENT,
    PLANNED,
    SET,
    asked_for_a_time,
    plans_to_the_end,
    say,
    start,
    tap,
    tap_beyond_measure,
)
from tests.journeys.stage import BotProcess

pytestmark = pytest.mark.journey

MOVED_ON = "That button is from before. Nothing is lost."
STUMBLED = "Something went wrong here, sorry. Nothing you saved is lost."


async def test_two_answers_at_once_are_both_kept_in_their_order(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await _debriefs(telegram)
    telegram.reorder_updates()
    await say(telegram, ana, "the door was open", "and nobody stared")
    assert not telegram.world.mailbox.reorders, "nothing came out of order"
    assert "What felt hard?" in ana.last.text
    asked = [m for m in ana.messages if "What felt hard?" in m.text]
    assert len(asked) == 1, "two parts are one answer"
    await bot.stop()
    assert _known(bot, ana).steps[0].answers["easy"] == ("the door was open\nand nobody stared")


async def test_what_comes_out_of_order_is_heard_in_order(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await asked_for_a_time(telegram)
    telegram.reorder_updates()
    await say(telegram, ana, "tomorrow 17:30", "tense", "good")
    assert not telegram.world.mailbox.reorders, "nothing came out of order"
    assert ana.last.text == SET


async def test_what_comes_twice_counts_once(telegram: StrictTelegram, bot: BotProcess) -> None:
    ana = telegram.person("Ana")
    telegram.duplicate_updates(100)
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)
    assert len([m for m in ana.messages if m.from_bot]) == 1
    assert not ana.alerts
    await say(telegram, ana, "/plan")
    assert len([m for m in ana.messages if m.from_bot]) == 2
    await tap(telegram, ana, "Leave it as it is")
    await bot.stop()
    assert len(_known(bot, ana).steps) == 1


async def test_nobody_can_tap_for_somebody_else(telegram: StrictTelegram, bot: BotProcess) -> None:
    ana, mallory = telegram.person("Ana"), telegram.person("Mallory")
    for person in (ana, mallory):
        await start(telegram, person)
        await tap(telegram, person, *PLANNED[:-1])
    before = ana.last.text, ana.last.rows
    seen = len(ana.happenings)
    for button in list(ana.last.keys):
        mallory.tap_raw(button["callback_data"])
    await telegram.dial.forward(MOMENT)
    assert (ana.last.text, ana.last.rows) == before
    assert len(ana.happenings) == seen
    assert set(mallory.alerts) == {MOVED_ON}
    await tap(telegram, ana, "Good")
    assert ana.last.text == SET
    await say(telegram, mallory, "good")
    assert mallory.last.text == SET


async def test_bytes_we_never_made_touch_nothing(telegram: StrictTelegram, bot: BotProcess) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED[:-1])
    talk = ana.last.button("Good")
    assert talk is not None
    shape, id, step, _ = talk["callback_data"].split(":")
    forged = ["", "x", "💣" * 16, "1:2:3", ":::", "1:0:read:good", f"{shape}:{id}:{step}:"]
    forged += [f"{shape}:{id}:{step}:at.99999999999"]
    forged += [f"{shape}:{id}:guess:calm", f"{shape}:{'f' * 16}:{step}:good", "-1:-1:read:good"]
    for data in forged:
        ana.tap_raw(data)
    await telegram.dial.forward(MOMENT)
    assert set(ana.alerts) <= {MOVED_ON}
    await say(telegram, ana, "hm?")
    assert "Tomorrow at 17:30, in the shop: you say hello once." in ana.last.text
    assert "Good" in ana.last.buttons
    await tap(telegram, ana, "Good")
    assert ana.last.text == SET


async def test_an_update_nobody_can_read_is_owned_up_to(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await asked_for_a_time(telegram)
    question = ana.last.text
    telegram.poison()
    telegram.world.mailbox.post("message", {"chat": "nowhere", "date": []})
    await telegram.dial.forward(MOMENT)
    assert ana.last.text == question, "from nobody we know: silence"
    telegram.world.mailbox.post("message", {"chat": ana.chat.about, "date": "soon"})
    await telegram.dial.forward(MOMENT)
    assert ana.last.text == f"{STUMBLED}\n{question}"
    await plans_to_the_end(telegram, ana)


async def test_a_failure_of_ours_is_owned_up_to_and_the_plan_goes_on(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED[:2])
    tap_beyond_measure(telegram, ana, "Other ideas")
    await telegram.dial.forward(MOMENT)
    assert ana.last.text.startswith(f"{STUMBLED}\nHere are three small steps.")
    assert "an update could not be handled" in bot.log.read_text(), "the handler did not fail"
    await tap(telegram, ana, *PLANNED[2:])
    assert ana.last.text == SET


async def test_a_flood_from_one_does_not_keep_another_waiting(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana, ben = await asked_for_a_time(telegram), telegram.person("Ben")
    for number in range(500):
        ana.say(f"{number}!")
        if number == 250:
            ben.start()
    await ben.until("Hello. I'm Small Steps.", within=5)
    assert telegram.world.mailbox.waiting, "the flood was over before Ben was answered"
    await telegram.dial.settle(within=20)
    await tap(telegram, ben, *PLANNED)
    assert ben.last.text == SET


async def test_a_flood_does_not_bury_what_comes_after_it(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await asked_for_a_time(telegram)
    for number in range(500):
        ana.say("hm" + "m" * (number % 7))
    await telegram.dial.settle(within=20)
    ana.say("tomorrow 17:30")
    for _ in range(20):
        await telegram.dial.forward(timedelta(seconds=5))
    assert ana.last.text == "How do you think it will feel?", "100 messages could have left by now"
    await tap(telegram, ana, "Tense", "Good")
    assert ana.last.text == SET


async def test_help_comes_next_however_many_answers_wait(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await asked_for_a_time(telegram)
    for number in range(100):
        ana.say(f"{number}!")
    await telegram.dial.settle(within=20)
    before = len(ana.notifications)
    ana.say("I want to die")
    await telegram.dial.forward(MOMENT)
    assert ana.notifications[before].text.startswith("Thank you for saying that."), ana.screen()


async def test_groups_are_left_without_a_word(telegram: StrictTelegram, bot: BotProcess) -> None:
    ana = await asked_for_a_time(telegram)
    group = ana.add_to_group("Friends")
    ana.say("/start", group=group)
    ana.say("tomorrow 17:30", group=group)
    await telegram.dial.forward(MOMENT)
    chat = telegram.world.chats[group]
    assert chat.left
    assert not [m for m in chat.messages.values() if m.from_bot]
    await plans_to_the_end(telegram, ana)


async def test_who_blocks_and_comes_back_finds_everything(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await asked_for_a_time(telegram)
    ana.block()
    await telegram.dial.forward(MOMENT)
    ana.unblock()
    await telegram.dial.forward(MOMENT)
    assert ana.last.text == "Good that you're here. Nothing is lost, and nothing is owed."
    card = next(m for m in ana.messages if m.text.startswith("Write a time"))
    ana.say("tomorrow 17:30", reply_to=card)
    await telegram.dial.forward(MOMENT)
    await tap(telegram, ana, "Tense", "Good")
    assert ana.last.text == SET


async def _debriefs(telegram: StrictTelegram) -> Person:
    """Somebody who has just done a step, asked what felt easy."""
    ana = telegram.person("Ana")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED[:2], "Send “thinking of you” · now", "I sent it", "Okay")
    assert "What felt easy?" in ana.last.text
    return ana


def _known(bot: BotProcess, person: Person) -> Known:
    """What is kept of a person, read from the database of a bot that has stopped."""
    with bot.opened() as memory:
        return memory.transact(lambda t: t.people.load(t.people.find(person.id) or 0))
