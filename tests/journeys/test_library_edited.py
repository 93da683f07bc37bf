"""Somebody edited the library by hand: the bot starts without the rows that do not fit.

The code is the real one, of which a copy's `ideas.toml` is another.
"""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from bot.sandbox.telegram import StrictTelegram
from tests.journeys.people import planned, start, tap
from tests.journeys.stage import MONDAY, ROOT, BotProcess
from tests.journeys.starting import Start

LIBRARY: Final = Path("bot/core/rules/ideas.toml")
SPOILT: Final = ("[shop-hello]\n", "[shop-hello]\nminutes = ten\n")
SAYS: Final = "[shop-hello] cannot be read"
pytestmark = pytest.mark.journey


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """A copy of the code in which only the library's folder is no link to ours."""
    for folder in (Path("bot"), *reversed(LIBRARY.parents[: len(LIBRARY.parents) - 2])):
        (tmp_path / "code" / folder).mkdir(parents=True, exist_ok=True)
        for ours in (ROOT / folder).iterdir():
            if not LIBRARY.is_relative_to(folder / ours.name):
                (tmp_path / "code" / folder / ours.name).symlink_to(ours)
    shutil.copy(ROOT / LIBRARY, tmp_path / "code" / LIBRARY)
    return tmp_path / "code"


def _edit(code: Path, said: str, instead: str) -> None:
    text = (code / LIBRARY).read_text(encoding="utf-8")
    assert said in text
    (code / LIBRARY).write_text(text.replace(said, instead, 1), encoding="utf-8")


async def test_what_was_planned_before_is_kept_and_nobody_plans_it_again(
    telegram: StrictTelegram, bot: BotProcess, code: Path
) -> None:
    ana = await planned(telegram)
    assert await bot.stop() == 0
    _edit(code, *SPOILT)
    await bot.start({"PYTHONPATH": str(code)})
    warned = [row for row in bot.log.read_text().splitlines() if "a step is left out" in row]
    assert len(warned) == 1
    assert SAYS in warned[0]

    await telegram.dial.to((MONDAY + timedelta(days=1)).replace(hour=17, minute=20, second=1))
    assert ana.notifications[-1].text.startswith("17:30, ")
    await tap(telegram, ana, "I'm going", "Done", "Uneasy", "Skip", "Skip", "Skip")
    lena = telegram.person("Lena")
    await start(telegram, lena)
    await tap(telegram, lena, "Yes, save them. I'm 18 or over", "I've been on my own a lot")
    assert "Say hello in a shop" not in lena.screen()
    assert "Traceback" not in bot.log.read_text()
    assert '"error"' not in bot.log.read_text()


async def test_the_doctor_names_the_row(start: Start, code: Path) -> None:
    start.environment["PYTHONPATH"] = str(code)
    _edit(code, *SPOILT)
    status, output = await start.said("doctor")
    assert status == 1
    (mend,) = [row for row in output.splitlines() if row.startswith("mend")]
    assert mend.startswith("mend steps: ideas.toml, line ")
    assert SAYS in mend


@pytest.mark.parametrize("way", ["run", "doctor"])
async def test_an_empty_library_starts_nothing(start: Start, code: Path, way: str) -> None:
    start.environment["PYTHONPATH"] = str(code)
    (code / LIBRARY).write_text("", encoding="utf-8")
    assert await start.refusal(way) == (
        "ideas.toml: no steps are left to offer. Put the file back."
    )
