"""The stairs and the clock: a wrong import or a look at the clock is caught, not only forbidden."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from tests.house import tree

PROJECT: Final[dict[str, Any]] = tomllib.loads(tree.text("pyproject.toml"))
BIN: Final = Path(sys.executable).parent
STEPS_ASIDE: Final = {
    "Imports only go down the stairs": ("bot/core/records/lines.py", "import bot.words.book"),
    "In the mind too": ("bot/core/talk/course.py", "import bot.core.flows.care.cards"),
    "Conversations, rules and arrivals run in no circles": (
        "bot/core/flows/friend/cards.py",
        "import bot.core.flows.cue.cards",
    ),
    "In the memory too": ("bot/store/links.py", "import bot.store.people"),
    "Mind, ear and voice touch nothing": ("bot/ear/reply.py", "import asyncio"),
    "Only the door knows Telegram's library": ("bot/engine/hops.py", "import telegram"),
    "The guest room knows no other room": ("bot/sandbox/dial.py", "import bot.core.lines"),
    "Migrations know the settings and the tables": ("migrations/env.py", "import bot.chat.door"),
}
"""For each contract one import that it forbids."""
LOOKS_AT_THE_CLOCK: Final = {
    "datetime.datetime.now": "from datetime import UTC, datetime\n\nprint(datetime.now(UTC))\n",
    "datetime.datetime.utcnow": "from datetime import datetime\n\nprint(datetime.utcnow())\n",
    "datetime.datetime.today": "from datetime import datetime\n\nprint(datetime.today())\n",
    "datetime.date.today": "from datetime import date\n\nprint(date.today())\n",
    "time.time": "import time\n\nprint(time.time())\n",
    "time.monotonic": "import time\n\nprint(time.monotonic())\n",
    "time.sleep": "import time\n\ntime.sleep(1)\n",
}
RUFF: Final[dict[str, Any]] = PROJECT["tool"]["ruff"]["lint"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The packages that the contracts look at, to be spoiled."""
    for package in ("bot", "migrations"):
        leave = shutil.ignore_patterns("__pycache__", "browser")
        shutil.copytree(tree.ROOT / package, tmp_path / package, ignore=leave)
    shutil.copy(tree.ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _contracts(root: Path) -> str:
    """What import-linter says of a tree."""
    command = [str(BIN / "lint-imports"), "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False).stdout


def _ruff(code: str, name: str) -> str:
    """What ruff says of some code under a name of ours."""
    ruff = [str(BIN / "ruff"), "check", "--no-cache", "--select", "TID251"]
    shown = subprocess.run(
        [*ruff, "--stdin-filename", name, "-"],
        input=code,
        cwd=tree.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return shown.stdout


def test_an_import_up_the_stairs_is_caught_by_every_contract(copy: Path) -> None:
    for file, statement in STEPS_ASIDE.values():
        with (copy / file).open("a", encoding="utf-8") as module:
            module.write(f"\n{statement}\n")
    said = _contracts(copy)
    for contract in STEPS_ASIDE:
        assert f"{contract} BROKEN" in said


def test_the_contracts_stand_as_they_are_named_here(copy: Path) -> None:
    named = {contract["name"] for contract in PROJECT["tool"]["importlinter"]["contracts"]}
    assert named == set(STEPS_ASIDE)
    assert _contracts(copy).count(" KEPT") == len(named)


def test_a_new_room_has_to_find_its_place_on_the_stairs(copy: Path) -> None:
    (copy / "bot" / "attic.py").write_text('"""A room that nobody placed."""\n', encoding="utf-8")
    assert "attic" in _contracts(copy)


def test_no_contract_lets_an_import_pass_by_name() -> None:
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    assert [c["name"] for c in contracts if c.get("ignore_imports")] == []


@pytest.mark.parametrize("call", LOOKS_AT_THE_CLOCK)
def test_a_look_at_the_clock_is_caught_outside_the_clock(call: str) -> None:
    code = LOOKS_AT_THE_CLOCK[call]
    assert f"`{call}` is banned" in _ruff(code, "bot/core/anywhere.py")
    assert _ruff(code, "bot/clock.py").startswith("All checks passed")


def test_only_the_clock_and_the_guest_room_may_look_at_it() -> None:
    assert set(RUFF["flake8-tidy-imports"]["banned-api"]) == set(LOOKS_AT_THE_CLOCK)
    free = {name for name, rules in RUFF["per-file-ignores"].items() if "TID251" in rules}
    assert {name for name in free if name.startswith("bot/")} == {"bot/clock.py", "bot/sandbox/**"}
    assert {"TID", "DTZ", "T20"} <= set(RUFF["select"])
    assert not {"TID251", "DTZ", "T20"} & set(RUFF["ignore"])


def test_no_other_way_to_the_time_is_taken() -> None:
    """What the ban does not name: the other functions of `time`, and a word that lifts the ban."""
    way = re.compile(
        r"time_ns|perf_counter|monotonic_ns|localtime\(\)|gmtime\(\)|^import time$"
        r"|noqa:[^\n]*(?:TID|DTZ)",
        re.MULTILINE,
    )
    looking = [
        str(path)
        for path in tree.modules("bot", "migrations")
        if way.search(tree.text(path)) and not path.is_relative_to("bot/sandbox")
    ]
    assert looking == ["bot/clock.py"]
