"""The guest room as a whole, with a stand-in for the bot."""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

import pytest

from bot.__main__ import CHOICES
from bot.sandbox.bell import Bell
from bot.sandbox.house import STORIES, open_house
from bot.sandbox.process import BotProcess

# Says what it was told, does what PLAY says, then waits to be told to end.
STAND_IN = """
import json, os, signal, sys, urllib.request
told = os.environ
print(*sys.argv[1:], told["DATABASE_URL"].rpartition("/")[2], "BOT_TOKEN_FILE" in told, flush=True)
print("folder", os.getcwd(), told["MASTER_KEY"] == "a real one", flush=True)
print("token", told["BOT_TOKEN"], flush=True)
if sys.argv[1] == "run":
    # Blocked until it is waited for, so that none is lost in between.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    base = told["TELEGRAM_API_URL"]
    def post(path, **body):
        request = urllib.request.Request(
            base + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        return urllib.request.urlopen(request).status
    print(post("/bot" + told["BOT_TOKEN"] + "/getMe"), flush=True)
    exec(told["PLAY"])
    signal.sigwait({signal.SIGTERM})
    print("finished", flush=True)
"""
COMMAND = (sys.executable, "-c", STAND_IN)
RUNS = "run --migrate sandbox.db False"
CLOSES = "os.kill(int(told['PARENT']), signal.SIGTERM)"


def told(play: str, **more: str) -> dict[str, str]:
    real = {"BOT_TOKEN_FILE": "a/real/one", "DATABASE_URL": "sqlite:///x.db"}
    keys = {"MASTER_KEY": "a real one", "PARENT": str(os.getpid()), "PLAY": play}
    return {**os.environ, **real, **keys, **more}


def test_every_story_can_be_asked_for() -> None:
    assert set(CHOICES["story"]) == STORIES.keys()


@pytest.mark.parametrize("how", ["SIGTERM", "SIGINT", "SIGHUP"])
async def test_it_opens_and_closes_and_leaves_nothing(
    how: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Told to, by Ctrl-C, or with its terminal."""
    assert await open_house(0, told(CLOSES.replace("SIGTERM", how)), COMMAND) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0].startswith("Small Steps is open at http://127.0.0.1:")
    assert lines[0].endswith("(Ctrl-C closes it).")
    folder = lines[2].split()[1]
    token = lines[3]
    assert lines[1:] == [RUNS, f"folder {folder} False", token, "200", "finished"]
    assert os.path.basename(folder) not in os.listdir(tempfile.gettempdir())


async def test_it_begins_anew_at_the_same_place(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    once = tmp_path / "once"
    play = (
        "seen = os.path.exists(told['ONCE']); open(told['ONCE'], 'w').close()\n"
        f"{CLOSES} if seen else post('/page/anew')"
    )
    assert await open_house(0, told(play, ONCE=str(once)), COMMAND) == 0
    lines = capfd.readouterr().out.splitlines()
    first, second = (line for line in lines if "is open at" in line)
    assert first == second
    assert len({line for line in lines if line.startswith("folder")}) == 2
    # A bot that outlived its sitting is not let into the next one.
    assert len({line for line in lines if line.startswith("token")}) == 2


async def test_a_bot_killed_from_the_page_can_be_started_again(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    once = tmp_path / "once"
    # Who kills it stays behind to start it: the answer to the kill never comes to the dead.
    play = f"""
import subprocess
if os.path.exists(told['ONCE']):
    {CLOSES}
else:
    open(told['ONCE'], 'w').close()
    again = (
        "import json, sys, urllib.request\\n"
        "for kill in (True, False):\\n"
        "    body = json.dumps({{'kill': kill}}).encode()\\n"
        "    kind = {{'Content-Type': 'application/json'}}\\n"
        "    where = urllib.request.Request(sys.argv[1] + '/page/bot', body, kind)\\n"
        "    print(urllib.request.urlopen(where).status, flush=True)\\n"
    )
    subprocess.Popen([sys.executable, "-c", again, base], start_new_session=True)
"""
    assert await open_house(0, told(play, ONCE=str(once)), COMMAND) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines.count(RUNS) == 2
    assert lines.count("200") >= 3


async def test_a_taken_port_and_a_bot_that_ends(capfd: pytest.CaptureFixture[str]) -> None:
    taken = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    port = taken.sockets[0].getsockname()[1]
    fails = "raise SystemExit(3)"
    async with taken:
        assert await open_house(port, os.environ, (sys.executable, "-c", fails)) == 3
    out = capfd.readouterr().out
    assert f"Port {port} is taken, trying the next one." in out
    assert "The bot ended by itself, with code 3." in out


async def test_two_windows_that_start_the_bot_start_one(tmp_path: Path) -> None:
    waits = "import signal; signal.sigwait({signal.SIGTERM})"
    command = (sys.executable, "-c", f"{waits}; raise SystemExit(0)")
    bot = BotProcess(command, os.environ, tmp_path, Bell())
    await asyncio.gather(bot.start(), bot.start())
    first = bot._process
    await bot.start()
    assert bot._process is first
    await asyncio.gather(bot.kill(), bot.stop())
    assert (bot.up, bot.ended.is_set()) == (False, False)
