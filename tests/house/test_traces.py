"""Traces: nothing in the tree tells on which machine, or with whose key, it was written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.house import tree

MACHINE: Final = re.compile(r"(?<![\w.~:/-])/(?:work|root|tmp|home|Users|mnt|workspace)/[\w.]")
"""A path on one machine. `/tmp` by itself is a place that every machine has."""
SOMEONE: Final = re.compile(
    r"\b(?:chat\s?gpt|gpt-?\d|claude|anthropic|openai|copilot|sub-?agents?|co-authored-by)\b"
    r"|\.\./shared\b",
    re.IGNORECASE,
)
"""Who or what wrote a line is no part of the line."""
KEY: Final = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bghp_\w{30}")
REAL_TOKEN: Final = re.compile(r"\b\d{8,10}:AA[A-Za-z0-9_-]{33}\b")
"""Telegram's own tokens begin so; ours in tests do not."""
HERE: Final = Path("tests/house/test_traces.py")


def _readable() -> list[tuple[Path, str]]:
    found: list[tuple[Path, str]] = []
    for path in tree.files():
        try:
            found.append((path, tree.text(path)))
        except UnicodeDecodeError:
            continue
    return [(path, text) for path, text in found if path != HERE]


READABLE: Final = _readable()


@pytest.mark.parametrize(
    "trace", [MACHINE, SOMEONE, KEY, REAL_TOKEN], ids=["path", "name", "key", "token"]
)
def test_no_file_carries_a_trace(trace: re.Pattern[str]) -> None:
    assert len(READABLE) > 150
    found = [
        f"{path}:{text[: match.start()].count(chr(10)) + 1} {match[0]}"
        for path, text in READABLE
        for match in trace.finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("trace", "text"),
    [
        (MACHINE, "see /home/someone/notes"),
        (MACHINE, "open('/tmp/x')"),
        (SOMEONE, "made with ChatGPT"),
        (SOMEONE, "as .." + "/shared/design.md says"),
        (REAL_TOKEN, "TOKEN=12345678:AA" + "x" * 33),
    ],
)
def test_a_trace_is_seen(trace: re.Pattern[str], text: str) -> None:
    assert trace.search(text)


def test_no_secret_and_no_data_lie_in_the_tree() -> None:
    secret = {".env", "master.key", "sandbox.key"}
    assert [str(path) for path in tree.files() if path.name in secret] == []
    assert [str(path) for path in tree.files() if path.suffix in {".db", ".key", ".pem"}] == []


def test_what_must_stay_out_is_left_out() -> None:
    ignored = tree.text(".gitignore").split()
    assert {".env", "data/", "keys/", ".venv"} <= set(ignored)
    first, *let_in = tree.text(".dockerignore").split()
    assert first == "*"
    assert not {"!.env", "!data", "!keys", "!.git", "!."} & set(let_in)
