"""Leaving without drama: everything taken along, everything erased, and the friend told kindly."""

from __future__ import annotations

import base64
import json
import re
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from bot.store.sealing import Keyring
from tests.journeys.people import MOMENT, PLANNED, say, start, tap
from tests.journeys.stage import BotProcess
from tests.journeys.test_friend import linked
from tests.store.unsealed import unsealed

Compare = Callable[[str, Transcript], None]
SEALED = {
    "person": ("address_mac", "address", "wrapped_key", "body"),
    "talk": ("body",),
    "step": ("body",),
    "note": ("body",),
    "link": ("body",),
    "due": ("body",),
}
pytestmark = pytest.mark.journey


def sealed_values(database: Path) -> list[bytes]:
    """Every sealed value that stands in the database now."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    found = [
        bytes(value)
        for table, columns in SEALED.items()
        for column in columns
        for (value,) in connection.execute(f"SELECT {column} FROM {table}")
    ]
    connection.close()
    return found


def _files(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def _settled_in(telegram: StrictTelegram, ana: Person, lena: Person) -> None:
    """A plan, a note, and a friend."""
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED)
    await say(telegram, ana, "the baker knows my name now")
    await tap(telegram, ana, "Keep as a note")
    await linked(telegram, ana, lena)


@pytest.mark.sqlite
async def test_leaving_takes_everything_along_and_leaves_nothing(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana, lena = telegram.person("Ana"), telegram.person("Lena")
    await _settled_in(telegram, ana, lena)
    story = Transcript({"": ana, "L": lena}, zone="Europe/Berlin")
    before = sealed_values(bot.database)
    assert len(before) > 10
    assert all(blob in _files(bot.folder) for blob in before), "nothing to search for"

    await say(telegram, ana, "/erase")
    await tap(telegram, ana, "Export first")
    files = {m.media["document"]["file_name"]: m.data for m in ana.messages if m.media}
    assert set(files) == {"notes.txt", "notes.json"}
    assert "the baker knows my name now" in files["notes.txt"].decode()
    kept = json.loads(files["notes.json"])
    assert [step["name"] for step in kept["steps"]] == ["Hello in the shop"]
    assert [friend["name"] for friend in kept["friends"]] == ["Lena"]

    await say(telegram, ana, "/erase")
    await tap(telegram, ana, "Erase everything")
    await telegram.dial.forward(MOMENT)
    assert ana.last.text.startswith("Done. All of it is gone.")
    assert lena.last.text == "Messages from Ana have ended. Nothing is wrong."
    left = _files(bot.folder)
    assert not [blob for blob in before if blob in left], "a row of hers is still in a file"
    assert sealed_values(bot.database) == []
    committed("leaving", story)


def _opened(bot: BotProcess) -> str:
    """All that stands in the database now, opened with the key."""
    key = base64.urlsafe_b64decode((bot.folder / "master.key").read_text())
    engine = create_engine(bot.url)
    with engine.connect() as connection:
        said = unsealed(connection, Keyring(key)).casefold()
    engine.dispose()
    return said


async def _both_live_here(telegram: StrictTelegram, ana: Person, lena: Person) -> None:
    """Both have steps of their own, and lines go both ways; some still wait for the morning."""
    await _settled_in(telegram, ana, lena)
    await say(telegram, lena, "/plan")
    await tap(telegram, lena, *PLANNED[:3])
    await tap(telegram, lena, lena.last.buttons[3], *PLANNED[4:])
    await say(telegram, lena, "/pause")
    await tap(telegram, lena, "A day")
    await say(telegram, ana, "/friend")
    await tap(telegram, ana, "Zqlénä", "A message to Zqlénä", "Other words", "My own words")
    await say(telegram, ana, "zqänasaid")
    await tap(telegram, ana, "Send to Zqlénä")
    await telegram.dial.forward(timedelta(minutes=1))
    for text in ("zqlénäsaid", "zqlénäwaits"):
        await say(telegram, lena, "/hello")
        await say(telegram, lena, text)
        await tap(telegram, lena, "Send it")
    await tap(telegram, ana, "Keep this message")
    for person in (ana, lena):
        unreadable = {"chat": person.chat.about, "from": person.user, "date": "soon"}
        telegram.world.mailbox.post("message", unreadable)
    await telegram.dial.forward(MOMENT)


CHAT = 5_083_612_947_711
WORDS = {"Zqänä": ("zqänä", "zqänasaid"), "Zqlénä": ("zqlénä", "zqlénäsaid", "zqlénäwaits")}


@pytest.mark.parametrize("leaving", WORDS)
async def test_who_leaves_is_found_nowhere_in_the_rows_of_who_lives_on(
    telegram: StrictTelegram, bot: BotProcess, leaving: str
) -> None:
    people = {name: telegram.person(name, id=chat) for chat, name in enumerate(WORDS, CHAT)}
    await _both_live_here(telegram, *people.values())
    gone = (*WORDS[leaving], str(people[leaving].id))
    assert [word for word in gone if word not in _opened(bot)] == [], "nothing to search for"
    await say(telegram, people[leaving], "/erase")
    await tap(telegram, people[leaving], "Erase everything")
    await telegram.dial.forward(MOMENT)
    await telegram.dial.forward(timedelta(days=1))  # until a pause lets the farewell through
    left, files = _opened(bot), _files(bot.folder)
    assert [word for word in gone if word in left] == []
    assert [word for word in gone if word.encode() in files] == []
    (other,) = set(people) - {leaving}
    assert str(people[other].id) in left, "the other one lives on"
    assert '"@":"step"' in left


async def test_who_ends_it_quietly_and_erases_is_told_to_nobody(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana, lena = telegram.person("Ana"), telegram.person("Lena")
    await _settled_in(telegram, ana, lena)
    await say(telegram, ana, "/friend")
    await tap(telegram, ana, "Lena", "Stop", "Quietly")
    before = len(lena.messages)
    await say(telegram, ana, "/erase")
    await tap(telegram, ana, "Erase everything")
    await telegram.dial.forward(timedelta(minutes=5))
    assert len(lena.messages) == before
    assert not re.search(rf"\b{ana.id}\b", _opened(bot)), "she stands in a row"
    await say(telegram, lena, "/messages")
    assert lena.last.text.startswith("No message is waiting. Ana sends one when they like")
    await tap(telegram, lena, "Tea soon?")
    assert lena.last.text == "On its way to Ana."
    await telegram.dial.forward(timedelta(days=7))
    assert lena.last.text.startswith("A small hello to Ana?")


async def test_after_leaving_they_are_a_stranger(telegram: StrictTelegram, bot: BotProcess) -> None:
    ana, lena = telegram.person("Ana"), telegram.person("Lena")
    await _settled_in(telegram, ana, lena)
    await say(telegram, lena, "/stop")
    await tap(telegram, lena, "Stop")
    await telegram.dial.forward(MOMENT)
    assert ana.last.text == "Lena has stopped the messages. That's okay."
    await say(telegram, ana, "/erase")
    await tap(telegram, ana, "Erase everything")
    await start(telegram, ana)
    assert ana.last.text.startswith("Hello. I'm Small Steps.")


async def test_erasing_takes_back_a_line_that_waits(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana, lena = telegram.person("Ana"), telegram.person("Lena")
    await _settled_in(telegram, ana, lena)
    await say(telegram, ana, "/friend")
    await tap(telegram, ana, "Lena", "A message to Lena", "Send to Lena")
    await say(telegram, ana, "/erase")
    await tap(telegram, ana, "Erase everything")
    for _ in range(30):
        await telegram.dial.forward(MOMENT)
    assert not [m for m in lena.messages if "From Ana" in m.text]
