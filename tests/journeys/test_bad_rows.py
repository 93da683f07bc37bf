"""One row that nobody can read: its person gets what can still be said, and nobody else waits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import SQLModel

from bot.core.records.effects import Decision
from bot.core.records.memories import PlanMemory
from bot.core.records.model import Talk
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.store.tables import AsideRow, DueRow, PersonRow, StepRow, TalkRow, table
from bot.store.transaction import Transaction
from tests.journeys.people import planned, say, tap
from tests.journeys.seeds import with_cues
from tests.journeys.stage import MONDAY, BotProcess

pytestmark = pytest.mark.journey

CUE = (MONDAY + timedelta(days=1)).replace(hour=17, minute=20, second=1)
SAID = "17:30, shop. One hello is the whole thing."
SPOILT = b"\x01" + bytes(60)


async def test_a_moment_of_an_unknown_kind_holds_up_nobody_elses_cue(
    telegram: StrictTelegram, stored: BotProcess
) -> None:
    people = with_cues(telegram, stored, 5, CUE)
    _spoil(stored, people[0], DueRow, body=SPOILT)
    telegram.dial.set_(CUE - timedelta(minutes=1))
    await stored.start()
    await telegram.dial.to(CUE)
    heard = [[m.text for m in person.messages if m.from_bot] for person in people]
    assert heard == [[], *[[SAID]] * 4]
    assert "it is parked" in stored.log.read_text()


@pytest.mark.parametrize("model", [TalkRow, StepRow, PersonRow])
async def test_help_comes_whatever_of_somebody_can_no_longer_be_read(
    telegram: StrictTelegram, stored: BotProcess, model: type[SQLModel]
) -> None:
    [ana] = with_cues(telegram, stored, 1, CUE)
    _leave_a_talk(stored, ana)
    _spoil(stored, ana, model, body=SPOILT)
    await stored.start()
    await say(telegram, ana, "I want to die")
    assert ana.last.text.startswith("Thank you for saying that."), ana.screen()
    assert "findahelpline.com" in ana.last.text


async def test_somebody_can_erase_though_an_update_laid_aside_cannot_be_read(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await planned(telegram)
    telegram.poison()
    ana.say("hello")
    await telegram.dial.settle()
    await bot.stop()
    _spoil(bot, None, AsideRow, raw=SPOILT)
    await bot.start()
    await say(telegram, ana, "/erase")
    await tap(telegram, ana, "Erase everything")
    assert ana.last.text.startswith("Done. All of it is gone."), ana.screen()


def _spoil(bot: BotProcess, person: Person | None, model: type[SQLModel], **values: bytes) -> None:
    """Every row of a table, of one person or of all, is written over."""

    def work(transaction: Transaction) -> int:
        rows = table(model)
        spoiling = update(rows).values(**values)
        if person is not None:
            owner = rows.c.id if model is PersonRow else rows.c.person_id
            spoiling = spoiling.where(owner == transaction.people.find(person.id))
        return transaction.connection.execute(spoiling).rowcount

    with bot.opened() as memory:
        assert memory.transact(work), "nothing was there to spoil"


def _leave_a_talk(bot: BotProcess, person: Person) -> None:
    """Somebody is in the middle of a plan."""

    def work(transaction: Transaction) -> None:
        talk = Talk(7, PlanMemory(), "ideas", floor=True)
        transaction.people.save(
            transaction.people.find(person.id) or 0, Decision(talks=(talk,)), MONDAY
        )

    with bot.opened() as memory:
        memory.transact(work)
