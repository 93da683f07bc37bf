"""Every connection that the running process opens, and every name it looks up, is Telegram's."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest

from bot.sandbox.telegram import StrictTelegram
from tests.journeys.people import planned, say, tap
from tests.journeys.stage import MONDAY, ROOT, BotProcess

pytestmark = pytest.mark.journey

WATCH: Final = '''"""Python itself tells of each connection and each name before it is tried."""
import json, os, sys

def _tell(event, values):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        where = values[1] if event == "socket.connect" else values
        with open(os.environ["WATCHED"], "a") as file:
            file.write(json.dumps([event, [str(part) for part in where[:2]]]) + "\\n")

sys.addaudithook(_tell)
'''


async def test_a_day_of_the_bot_speaks_to_nobody_else(
    telegram: StrictTelegram, migrated: Path, tmp_path: Path
) -> None:
    watch, watched, folder = tmp_path / "watch", tmp_path / "watched", tmp_path / "bot"
    watch.mkdir()
    folder.mkdir()
    (watch / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    bot = BotProcess(telegram, folder)
    shutil.copy(migrated, bot.database)
    await bot.start({"PYTHONPATH": f"{watch}:{ROOT}", "WATCHED": str(watched)})
    ana = await planned(telegram)
    await telegram.dial.to(MONDAY.replace(day=1, month=12, hour=17, minute=20, second=1))
    await tap(telegram, ana, "I'm going", "Done")
    await say(telegram, ana, "I want to die")
    await say(telegram, ana, "/export")
    assert await bot.stop() == 0

    here = urlsplit(telegram.url)
    seen = [json.loads(row) for row in watched.read_text(encoding="utf-8").splitlines()]
    assert [where for what, where in seen if what == "socket.connect"], "nothing was watched"
    assert {where[0] for _, where in seen} == {here.hostname}
    assert {where[1] for what, where in seen if what == "socket.connect"} == {str(here.port)}
