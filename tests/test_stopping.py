"""The process ends though its main thread hears nothing: in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import Final

from tests.house.tree import ROOT

DEAF: Final = """
import threading
from bot.stopping import Stopping
stopping = Stopping(0.2, lambda: print("ended before it served", flush=True))
stopping.watch()
if {serves}:
    stopping.serve(lambda: print("asked", flush=True))
print("ready", flush=True)
threading.Event().wait()
"""
SOON: Final = 5


def _told_to_end(*, serves: bool) -> tuple[int, str, str]:
    """The exit code, what it did, and what it said."""
    command = [sys.executable, "-c", DEAF.format(serves=serves)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGTERM)
        try:
            did, said = process.communicate(timeout=SOON)
        finally:
            process.kill()
        return process.returncode, did, said


def test_a_hung_main_thread_is_not_waited_for() -> None:
    code, did, said = _told_to_end(serves=True)
    assert (code, did) == (1, "asked\n")
    assert said == (
        "Not everything could be finished within 0.2 seconds, so the bot ended at once. "
        "The next start does the rest.\n"
    )


def test_before_it_serves_it_ends_at_once() -> None:
    assert _told_to_end(serves=False) == (0, "ended before it served\n", "")
