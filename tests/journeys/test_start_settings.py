"""A setting that cannot be used, or a program that is not there, ends a start in one sentence."""

from __future__ import annotations

import re
import sys
from contextlib import ExitStack, suppress
from socket import create_server

import pytest

from bot.__main__ import SANDBOX_PORT
from bot.sandbox.house import PORTS_TRIED
from tests.journeys.starting import ASKING, OPENED, PASSWORD, WAYS, Start, table

pytestmark = pytest.mark.journey


@table(
    ({"DATABASE_URL": f"postgres://me:{PASSWORD}@h/d"}, "^DATABASE_URL: .*postgresql.psyc", WAYS),
    ({"DATABASE_URL": "sqlite://data/companion.db"}, "^DATABASE_URL: .*three slashes", WAYS),
    ({"BOT_TOKEN": f"Use this token: {PASSWORD}"}, "^BOT_TOKEN: .*BotFather", ASKING),
    ({"BOT_TOKEN": "", "BOT_TOKEN_FILE": "."}, "^BOT_TOKEN_FILE: this is a folder", ASKING),
    ({"BOT_TOKEN": "", "BOT_TOKEN_FILE": "gone"}, "^BOT_TOKEN_FILE: .* is there", ASKING),
    ({"MASTER_KEY": PASSWORD}, "^MASTER_KEY: must be 32 bytes", OPENED),
    ({"MASTER_KEY_FILE": "."}, "^MASTER_KEY_FILE: this is a folder", OPENED),
)
async def test_a_setting_that_cannot_be_used(
    start: Start, wrong: dict[str, str], says: str, way: str
) -> None:
    start.environment.update(wrong)
    assert re.search(says, await start.refusal(way))


@table(
    (f"BOT_TOKEN: {PASSWORD}\n".encode(), r"^\.env: line 1 cannot be read", ASKING),
    ("BOT_TOKEN=".encode("utf-16"), r"^\.env: the file is no plain text", ASKING),
    (None, r"^\.env: the file cannot be read by user \d+", ASKING),
)
async def test_an_env_file_that_cannot_be_read(
    start: Start, wrong: bytes | None, says: str, way: str
) -> None:
    file = start.here / ".env"
    file.write_bytes(wrong or b"")
    if wrong is None:
        file.chmod(0)
    assert re.search(says, await start.refusal(way))


async def test_a_python_without_our_packages_is_told_which_one_to_use(start: Start) -> None:
    start.python = (sys.executable, "-S")
    assert "Use: make run, or .venv/bin/python" in await start.refusal("run")


@pytest.mark.parametrize("way", ["run --no-sandbox", "run --migrate --no-sandbox", "doctor"])
async def test_in_a_container_a_token_that_is_missing_is_said(start: Start, way: str) -> None:
    start.environment["BOT_TOKEN"] = ""
    assert (await start.refusal(way)).startswith("BOT_TOKEN: there is none. Get one from BotFather")


async def test_without_a_free_port_there_is_no_sandbox(start: Start) -> None:
    start.environment["BOT_TOKEN"] = ""
    with ExitStack() as taken:
        for port in range(SANDBOX_PORT, SANDBOX_PORT + PORTS_TRIED):
            with suppress(OSError):  # then it is taken already
                taken.enter_context(create_server(("127.0.0.1", port)))
        code, output = await start.said("run")
    assert code == 2
    assert output.splitlines()[-1].startswith("No port is free for the sandbox from 8080 on.")
