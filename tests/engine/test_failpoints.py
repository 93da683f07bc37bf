"""Fail points kill as a power cut would, and only where and when they are armed."""

import subprocess
import sys

import pytest

from bot.engine.failpoints import POINTS, FailPoints

PROGRAM = """
from bot.engine.failpoints import FailPoints
points = FailPoints({armed!r})
for count in range(3):
    points.hit("claimed")
    print(count, flush=True)
"""


def run(armed: str) -> tuple[int, list[str]]:
    """The exit code of a process that passes "claimed" three times, and how far it came."""
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(armed=armed)],
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stdout.split()


def test_an_armed_point_kills_at_once_or_at_its_nth_time() -> None:
    assert run("claimed") == (-9, [])
    assert run("claimed:3") == (-9, ["0", "1"])


def test_another_point_does_not_kill() -> None:
    assert run("after-sent-mark") == (0, ["0", "1", "2"])


def test_nothing_is_armed_unless_asked() -> None:
    points = FailPoints()
    for name in POINTS:
        points.hit(name)


def test_a_point_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="FAIL_POINT"):
        FailPoints("somewhere")
