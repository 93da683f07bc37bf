"""How long a newcomer waits: from `make run` to the first answer on the page."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from typing import Any, Final

from bench.bots import PATIENCE, ROOT
from bench.figures import Figure, of_runs

RUNS: Final = 5
OPEN: Final = re.compile(r"is open at (http://\S+)")


def all_of_it(*, quick: bool) -> Iterator[Figure]:
    """Whole starts, one after another; the environment is made already.

    Nothing is measured where a `.env` might hold a token: that would start a real bot.
    """
    if (ROOT / ".env").exists():
        return
    waits = [_first_answer() for _ in range(1 if quick else RUNS)]
    yield of_runs("make run to an answered /start on the page", waits, "s", "< 3")


def _first_answer() -> float:
    """Seconds until Ana, who opens the page at once and taps START, sees the bot's words."""
    environment = {n: v for n, v in os.environ.items() if not n.startswith("BOT_TOKEN")}
    began = time.monotonic()
    process = subprocess.Popen(
        ["make", "run"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        url = _address(process)
        _asked(f"{url}/page/start", {"phone": 0})
        seen = -1
        while True:
            state = _asked(f"{url}/page/state?seen={seen}")
            seen = state["number"]
            if any(not message["mine"] for message in state["phones"][0]["messages"]):
                return time.monotonic() - began
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE)


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if found := OPEN.search(line):
            return found[1]
    raise RuntimeError("the sandbox did not open")


def _asked(url: str, body: object = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return json.load(answer)
