"""What only Telegram has: topics, moments that apps know, a button that leads, words that stay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.operator import command
from tests.journeys.people import MOMENT, PLANNED, SET, planned, say, start, tap
from tests.journeys.stage import MONDAY, BotProcess
from tests.journeys.test_friend import TUESDAY, linked, stepped

PICTURE = Path("bot/chat/picture.jpg").read_bytes()
REMINDED = datetime(2026, 12, 1, 16, 20, tzinfo=UTC)
pytestmark = pytest.mark.journey


def last_topics(person: Person, count: int) -> list[int | None]:
    """The topics of the bot's latest messages."""
    return [message.topic for message in person.messages if message.from_bot][-count:]


async def test_in_a_topic_the_answer_comes_in_that_topic(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = telegram.person("Ana")
    topic = ana.open_topic()
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)
    assert {m.topic for m in ana.messages} == {topic}
    await telegram.dial.to(TUESDAY.replace(hour=17, minute=20, second=1))
    assert ana.last.text.startswith("17:30, shop.")
    assert last_topics(ana, 1) == [topic], "a reminder comes where they wrote last"
    await say(telegram, ana, "/export")
    assert {m.topic for m in ana.messages if m.media} == {topic}

    another = ana.open_topic()
    await say(telegram, ana, "/next")
    assert last_topics(ana, 1) == [another]
    ana.delete_topic()
    await say(telegram, ana, "/next")
    assert last_topics(ana, 1) == [None]


async def test_a_topic_that_was_deleted_keeps_no_reminder_back(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = telegram.person("Ana")
    ana.open_topic()
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)
    ana.delete_topic()
    pushed = len(ana.notifications)
    await telegram.dial.to(TUESDAY.replace(hour=17, minute=20, second=1))
    assert [push.text for push in ana.notifications[pushed:]] == [
        "17:30, shop. One hello is the whole thing."
    ]
    assert last_topics(ana, 1) == [None]


async def test_promised_moments_are_told_to_apps_and_never_under_a_spoiler(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await planned(telegram)
    assert ana.last.text == SET
    [moment] = ana.last.entities
    assert (moment["type"], moment["unix_time"]) == ("date_time", REMINDED.timestamp())
    start, end = moment["offset"], moment["offset"] + moment["length"]
    assert ana.last.text[start:end] == "17:20"
    await telegram.dial.to(REMINDED + timedelta(seconds=1))
    told = [e for e in ana.last.entities if e["type"] == "date_time"]
    assert [e["unix_time"] for e in told] == [(REMINDED + timedelta(minutes=10)).timestamp()]
    await say(telegram, ana, "/hide")
    for message in telegram.accepted:
        veils = [e for e in message.entities if e["type"] == "spoiler"]
        times = [e for e in message.entities if e["type"] == "date_time"]
        assert not [
            (veil, time)
            for veil in veils
            for time in times
            if veil["offset"] <= time["offset"] < veil["offset"] + veil["length"]
        ]


async def test_one_button_leads_and_only_the_last_tap_of_erasing_is_danger(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    assert leads(ana) == [], "nobody is led to agree"
    await tap(telegram, ana, *PLANNED[:-1])
    assert leads(ana) == ["Good"]
    await tap(telegram, ana, "Good")
    await telegram.dial.to(TUESDAY.replace(hour=17, minute=20, second=1))
    assert leads(ana) == ["I'm going"]
    await say(telegram, ana, "/erase")
    assert [key["text"] for key in ana.last.keys if key.get("style") == "danger"] == [
        "Erase everything"
    ]
    assert leads(ana) == []


def leads(person: Person) -> list[str]:
    return [key["text"] for key in person.last.keys if key.get("style") == "primary"]


async def test_what_passes_between_two_people_cannot_be_forwarded_and_nothing_else(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana, lena = telegram.person("Ana"), telegram.person("Lena")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)
    await linked(telegram, ana, lena)
    await stepped(telegram, ana)
    await tap(telegram, ana, "Send to Lena")
    await telegram.dial.forward(timedelta(minutes=1))
    await say(telegram, lena, "Yes!! Cake on Sunday, my treat")
    await telegram.dial.forward(MOMENT)
    await tap(telegram, ana, "Keep this message", "Wave back")
    kept = {message.id for message in telegram.accepted if message.protected}
    between = {
        happening.message.id
        for person in (ana, lena)
        for happening in person.happenings
        if happening.kind == "came"
        and happening.message
        and happening.text.startswith(("From Ana:", 'Lena: "'))
    }
    assert kept == between
    assert len(kept) == 2
    assert telegram.dial.now() > MONDAY


@pytest.mark.sqlite
async def test_setup_gives_the_bot_its_picture_the_words_of_its_profile_and_a_poster(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    await bot.stop()
    telegram.world.settings.clear()
    telegram.world.bot["first_name"] = "Corner"
    poster = bot.folder / "poster.svg"
    said = (
        "Telegram shows the bot's picture, its menu and what it says of itself.\n"
        f"A poster to print was made: {poster}\n"
    )
    for _ in range(2):
        assert await command(bot, "setup") == (0, said)
    picture = telegram.world.picture
    assert picture is not None
    assert picture.data == PICTURE
    assert (picture.about["width"], picture.about["height"]) == (640, 640)
    ana = telegram.person("Ana")
    assert [one["command"] for one in telegram.world.commands_for(ana.chat)][:1] == ["plan"]
    assert all(telegram.world.described().values())
    # The operator's own name stays until they ask for ours.
    assert telegram.world.described()["name"] == "Corner"
    assert ">Corner</text>" in poster.read_text()
    assert (await command(bot, "setup", ".", "--name"))[0] == 0
    assert telegram.world.described()["name"] == "Small Steps"
    assert ">Small Steps</text>" in poster.read_text()


@pytest.mark.sqlite
async def test_setup_that_cannot_be_done_says_why(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    with telegram.faults.start("error_502", method="setMyProfilePhoto"):
        code, said = await command(bot, "setup")
    assert (code, said.count("\n")) == (1, 1)
    assert "cannot be reached" in said
    with telegram.faults.start("too_many", method="setMyCommands", seconds=3600):
        assert await command(bot, "setup") == (
            1,
            "Telegram did not take all of it now. Try again in an hour.\n",
        )
    code, said = await command(bot, "setup", "companion.db")
    assert (code, said.count("\n")) == (1, 1)
    assert said.startswith("The poster cannot be written to companion.db.")
