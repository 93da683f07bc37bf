"""Whoever runs the bot learns nothing of anybody from what it can be told to do."""

from __future__ import annotations

import re
from typing import Final

import pytest

from bot.__main__ import WAYS
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.operator import command, copies
from tests.journeys.people import planned, say, tap
from tests.journeys.stage import BotProcess
from tests.journeys.test_friend import linked

pytestmark = pytest.mark.journey

CHAT: Final = 5_083_612_947_711
SECRETS: Final = ("zqana", "zqlena", "zqnote", "zqhard", str(CHAT))
OF_PEOPLE: Final = re.compile(
    r"\b\d+ (?:people|persons?|users?|chats?|friends?|steps?|notes?|cards?)\b", re.IGNORECASE
)
WORKING: Final = {"run", "sandbox"}
"""These are the bot itself, not something that is asked of it."""
ORDER: Final = (
    *("migrate", "doctor", "helplines", "healthy", "words", "steps", "hear", "setup", "backup"),
)
STOPPED: Final = ("restore", "rekey", "move")


async def test_no_command_tells_of_anybody_or_how_many_they_are(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = await planned(telegram, "zqana", id=CHAT)
    lena = telegram.person("zqlena")
    await linked(telegram, ana, lena)
    await say(telegram, ana, "zqnote")
    await tap(telegram, ana, "Keep as a note")
    await say(telegram, ana, "I want to die zqhard")
    assert set(ORDER) | set(STOPPED) | WORKING == set(WAYS), "a command that nobody looked at"

    for way in ORDER:
        words = ("hear", "the baker knew my name") if way == "hear" else (way,)
        _, said = await command(bot, *words)
        _tells_of_nobody(way, said)
    assert await bot.stop() == 0
    (copy, *_) = copies(bot)
    asked = ["restore", str(copy)], ["rekey"], ["move", "--to", "sqlite:///new.db"]
    for typed in asked:
        _, said = await command(bot, *typed)
        _tells_of_nobody(typed[0], said)


def _tells_of_nobody(way: str, said: str) -> None:
    assert said.strip() or way == "migrate", way
    assert [word for word in SECRETS if word in said.lower()] == [], (way, said)
    if way != "words":  # our own sentences, with numbers for a proofreader
        assert not OF_PEOPLE.search(said), (way, said)
