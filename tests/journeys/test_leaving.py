"""Leaving without drama: everything taken along, everything erased, and the friend told kindly."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.people import MOMENT, PLANNED, say, start, tap
from tests.journeys.stage import BotProcess
from tests.journeys.test_friend import linked

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


def _blobs(database: Path) -> list[bytes]:
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


async def test_leaving_takes_everything_along_and_leaves_nothing(
    telegram: StrictTelegram, bot: BotProcess, committed: Compare
) -> None:
    ana, lena = telegram.person("Ana"), telegram.person("Lena")
    await _settled_in(telegram, ana, lena)
    story = Transcript({"": ana, "L": lena}, zone="Europe/Berlin")
    before = _blobs(bot.database)
    assert len(before) > 10
    assert all(blob in _files(bot.folder) for blob in before), "nothing to search for"

    await say(telegram, ana, "/erase")
    await tap(telegram, ana, "Export first")
    files = {m.media["document"]["file_name"]: m.data for m in ana.messages if m.media}
    assert set(files) == {"notes.txt", "notes.json"}
    assert "the baker knows my name now" in files["notes.txt"].decode()
    kept = json.loads(files["notes.json"])
    assert [step["name"] for step in kept["steps"]] == ["Hello in the shop"]
    assert kept["friends"] == [{"name": "Lena"}]

    await say(telegram, ana, "/erase")
    await tap(telegram, ana, "Erase everything")
    await telegram.dial.forward(MOMENT)
    assert ana.last.text.startswith("Done. All of it is gone.")
    assert lena.last.text == "Lines from Ana have ended. Nothing is wrong."
    left = _files(bot.folder)
    assert not [blob for blob in before if blob in left], "a row of hers is still in a file"
    assert _blobs(bot.database) == []
    committed("leaving", story)


async def test_after_leaving_they_are_a_stranger(telegram: StrictTelegram, bot: BotProcess) -> None:
    ana, lena = telegram.person("Ana"), telegram.person("Lena")
    await _settled_in(telegram, ana, lena)
    await say(telegram, lena, "/stop")
    await tap(telegram, lena, "Stop")
    await telegram.dial.forward(MOMENT)
    assert ana.last.text == "Lena has stopped lines. That's okay."
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
    await tap(telegram, ana, "Lena", "A line to Lena", "Send to Lena")
    await say(telegram, ana, "/erase")
    await tap(telegram, ana, "Erase everything")
    for _ in range(30):
        await telegram.dial.forward(MOMENT)
    assert not [m for m in lena.messages if "From Ana" in m.text]
