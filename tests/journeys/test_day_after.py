"""The day after: a copy is made and restored; who erased stays gone, nothing is said twice."""

from __future__ import annotations

import base64
import json
import shutil
import stat
from datetime import timedelta

import pytest

from bot.sandbox.telegram import StrictTelegram
from tests.journeys.operator import (
    CUE,
    command,
    copied,
    copies,
    cues,
    done,
    key_of,
    live,
    opened,
    people_in,
    sealed,
)
from tests.journeys.people import MOMENT, PLANNED, planned, say, start, tap
from tests.journeys.stage import MONDAY, BotProcess
from tests.journeys.test_friend import linked

CHAT = 5_083_612_947_711
pytestmark = pytest.mark.journey


@pytest.mark.sqlite
async def test_who_erased_stays_gone_and_nothing_is_said_twice(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await planned(telegram, "Zqänä", CHAT)
    ben = telegram.person("Ben")
    await linked(telegram, ana, ben)
    await say(telegram, ben, "/plan")
    await tap(telegram, ben, *PLANNED[:3])
    await tap(telegram, ben, ben.last.buttons[3], *PLANNED[4:])  # by now it may be 14:06
    await say(telegram, ben, "the baker knows my name now")
    await tap(telegram, ben, "Keep as a note")
    copy = await copied(bot)
    both = sealed(copy)
    assert len(both) == people_in(copy) == 2
    assert str(CHAT) in opened(bot)

    await say(telegram, ana, "/erase")
    await tap(telegram, ana, "Erase everything")
    await telegram.dial.forward(MOMENT)
    assert ana.last.text.startswith("Done. All of it is gone.")
    (lives,) = sealed(bot.database)
    await telegram.dial.to(CUE)
    assert (cues(ana), cues(ben)) == (0, 1)
    assert await bot.stop() == 0
    heard = {person: len(person.happenings) for person in (ana, ben)}

    assert await done(bot, "restore", str(copy)) == "The copy is in place. Start the bot again.\n"
    assert people_in(bot.database) == 1
    (erased,) = set(both) - {lives}
    assert [blob for blob in both[erased] if blob in live(bot)] == []
    assert [word for word in ("Zqänä", str(CHAT)) if word in opened(bot)] == []

    await bot.start()
    await telegram.dial.forward(timedelta(minutes=1))
    assert {person: len(person.happenings) for person in (ana, ben)} == heard
    await telegram.dial.forward(timedelta(days=3))
    assert len(ana.happenings) == heard[ana], "whoever erased hears nothing"
    assert cues(ben) == 1

    await say(telegram, ben, "/look")
    await tap(telegram, ben, "Kept notes")
    assert "the baker knows my name now" in ben.last.text
    await say(telegram, ben, "/friend")
    assert "Zqänä" not in ben.last.text
    await start(telegram, ana)
    assert ana.last.text.startswith("Hello. I'm Small Steps.")


async def test_what_lies_ahead_of_a_restored_copy_is_still_promised(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await planned(telegram, "Ana")
    copy = await copied(bot)
    await say(telegram, ana, "/help")
    await bot.stop()
    heard = len(ana.happenings)
    await done(bot, "restore", str(copy))
    await bot.start()
    assert len(ana.happenings) == heard
    await telegram.dial.to(CUE)
    assert cues(ana) == 1
    await tap(telegram, ana, "I'm going", "Done", "Uneasy")
    assert "What felt easy?" in ana.last.text


@pytest.mark.sqlite
async def test_after_a_cue_that_only_the_lost_database_knew_it_goes_on(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await planned(telegram, "Ana")
    copy = await copied(bot)
    await telegram.dial.to(CUE)
    await bot.stop()
    await done(bot, "restore", str(copy))
    await bot.start()
    await tap(telegram, ana, "I'm going")
    told = [happening.text for happening in ana.happenings[-2:]]
    assert "That button is from before. Nothing is lost." in told
    await telegram.dial.forward(timedelta(hours=1))
    assert cues(ana) == 1
    assert ana.last.text == "17:30, shop. How was it?"
    await tap(telegram, ana, "Done", "Uneasy")
    assert "What felt easy?" in ana.last.text


@pytest.mark.sqlite
async def test_a_copy_made_while_the_bot_runs_is_one_whole_file(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    """That the file alone is none, because of the log ahead of it, the store's tests show."""
    await planned(telegram, "Ana")
    copy = await copied(bot)
    elsewhere = bot.folder / "elsewhere.db"
    shutil.copy(copy, elsewhere)
    assert people_in(elsewhere) == 1
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert [one.name for one in copy.parent.iterdir() if one.suffix != ".sqlite"] == [".lock"]
    for secret in (key_of(bot), base64.b64encode(key_of(bot))):
        assert secret not in copy.read_bytes()


async def test_the_running_bot_makes_one_a_day_and_keeps_a_month_of_them(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    await bot.stop()
    (todays,) = copies(bot)
    assert todays.name.startswith("copy-20261130T")
    old, older = MONDAY - timedelta(days=29), MONDAY - timedelta(days=30)
    for at in (old, older):
        (todays.parent / f"copy-{at:%Y%m%d}T120000Z.sqlite").write_bytes(b"")
    mine = todays.parent / "my own.sqlite"
    mine.write_bytes(b"")
    await bot.start()
    await bot.stop()
    assert len(copies(bot)) == 3
    assert f"{old:%Y%m%d}" in copies(bot)[0].name
    assert copies(bot)[1:] == [todays, mine]
    telegram.dial.shift(timedelta(days=1))
    await bot.start()
    await bot.stop()
    assert any("20261201" in copy.name for copy in copies(bot))


@pytest.mark.parametrize("stored", ["sqlite"], indirect=True)
async def test_no_copy_and_no_harm_where_the_folder_cannot_be_used(
    telegram: StrictTelegram, stored: BotProcess
) -> None:
    blocked = stored.folder / "a file"
    blocked.write_bytes(b"")
    await stored.start({"BACKUP_FOLDER": str(blocked)})
    await planned(telegram, "Ana")
    (said,) = _failed(stored)
    assert said["error"] == "NoCopy"
    code, answer = await command(stored, "backup", BACKUP_FOLDER="off")
    assert (code, answer) == (
        2,
        "BACKUP_FOLDER: it is off. Name a folder for the copies first.\n",
    )


def _failed(bot: BotProcess) -> list[dict[str, str]]:
    lines = [json.loads(one) for one in bot.log.read_text().splitlines() if one.startswith("{")]
    return [one for one in lines if one["event"].startswith("today's copy")]


@pytest.mark.sqlite
async def test_a_restore_is_refused_where_it_could_do_harm(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    await planned(telegram, "Ana")
    copy = await copied(bot)
    code, said = await command(bot, "restore", str(copy))
    assert (code, said) == (1, "Another copy of the bot is using this database. Stop it first.\n")
    await bot.stop()
    code, said = await command(bot, "restore", str(bot.database))
    assert (code, said) == (1, "This is not a copy that `python -m bot backup` made.\n")
    (bot.folder / "erased.list").unlink()
    code, said = await command(bot, "restore", str(copy))
    assert code == 1
    assert "the list of who was erased" in said
    await done(bot, "restore", str(copy), "--without-list")
    telegram.dial.shift(timedelta(days=31))
    code, said = await command(bot, "restore", str(copy))
    assert code == 1
    assert said.startswith("This copy is older than 30 days.")
    assert "Traceback" not in said


@pytest.mark.sqlite
@pytest.mark.parametrize("lost", ["companion.db*", "companion.db"], ids=["all", "log-left"])
async def test_a_lost_database_comes_back_from_copy_list_and_key(
    telegram: StrictTelegram, bot: BotProcess, lost: str
) -> None:
    ana = await planned(telegram, "Ana")
    copy = await copied(bot)
    await bot.kill()
    for file in bot.folder.glob(lost):
        file.unlink()
    await done(bot, "restore", str(copy))
    await bot.start()
    await telegram.dial.to(CUE)
    assert cues(ana) == 1
