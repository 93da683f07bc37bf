"""The guest room as a whole, with a stand-in for the bot."""

import asyncio
import os
import sys

import pytest

from bot.sandbox.house import open_house

# Says what it was told, then asks for the dial until it is told to end.
STAND_IN = """
import os, signal, sys, urllib.request
print(sys.argv[1], os.environ["DATABASE_URL"], "BOT_TOKEN_FILE" in os.environ, flush=True)
if sys.argv[1] == "run":
    signal.signal(signal.SIGTERM, lambda *_: (print("finished", flush=True), sys.exit(0)))
    url = os.environ["TELEGRAM_API_URL"] + "/bot" + os.environ["BOT_TOKEN"] + "/getMe"
    print(urllib.request.urlopen(url).status, flush=True)
    os.kill(int(os.environ["PARENT"]), signal.SIGTERM)
    signal.pause()
"""
ENV = os.environ | {
    "PARENT": str(os.getpid()),
    "DATABASE_URL": "sqlite:///x.db",
    "BOT_TOKEN_FILE": "a/real/one",
}


async def test_it_opens_and_closes(capfd: pytest.CaptureFixture[str]) -> None:
    assert await open_house(0, ENV, (sys.executable, "-c", STAND_IN)) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0] == "migrate sqlite:///x.db False"
    assert lines[1].startswith("Small Steps is open at http://127.0.0.1:")
    assert lines[2:] == ["run sqlite:///x.db False", "200", "finished"]


async def test_a_taken_port_and_a_bot_that_ends(capfd: pytest.CaptureFixture[str]) -> None:
    taken = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    port = taken.sockets[0].getsockname()[1]
    fails = "import sys; sys.exit(3 if sys.argv[1] == 'run' else 0)"
    async with taken:
        assert await open_house(port, ENV, (sys.executable, "-c", fails)) == 3
    out = capfd.readouterr().out
    assert f"Port {port} is taken, trying the next one." in out
    assert "The bot ended by itself, with code 3." in out


async def test_a_migration_that_fails_stops_it(capfd: pytest.CaptureFixture[str]) -> None:
    assert await open_house(0, ENV, (sys.executable, "-c", "raise SystemExit(1)")) == 1
    assert "is open at" not in capfd.readouterr().out
