"""What a start loads: nothing that only some need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.house import tree
from tests.house.test_network import imported

RARE: Final = {
    "starlette": {"bot/listening.py"},
    "uvicorn": {"bot/listening.py"},
    "prometheus_client": {"bot/metrics.py"},
}
"""What only a bot with LISTEN loads, and the modules that may know it."""


@pytest.mark.parametrize("package", RARE)
def test_only_what_is_loaded_when_it_is_needed_knows_it(package: str) -> None:
    knowing = {
        str(path)
        for path in tree.modules("bot")
        if any(f"{name}.".startswith(f"{package}.") for name in imported(tree.parsed(path)))
    }
    assert knowing <= RARE[package]


def test_a_bot_that_polls_and_does_not_listen_loads_none_of_it(tmp_path: Path) -> None:
    """As far as to the token, which is missing: by then all is loaded that a start loads."""
    code = (
        "import asyncio, sys\n"
        "from bot import main, settings\n"
        "async def start():\n"
        "    async with main._server(settings.Settings(), *[None] * 5): pass\n"
        "asyncio.run(start())\n"
        f"print(*({set(RARE)!r} & sys.modules.keys()))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tree.ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (shown.stdout.strip(), shown.stderr) == ("", "")
