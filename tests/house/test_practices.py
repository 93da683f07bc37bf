"""The page of practices: what it names exists, and what it counts is what it says."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import pytest

from bot.core.rules.ideas import library
from tests.house import tree

PAGE: Final = tree.text("docs/practices.md")
ROW: Final = re.compile(r"^\| (\d+) \| (.+) \| (carried|in part|not) \| (.+) \|$", re.MULTILINE)
AT_LEAST: Final = 0.9
VOICE: Final = "\n".join(
    tree.text(path) for path in tree.files() if path.is_relative_to("bot/words/en")
).lower()


class Row(NamedTuple):
    """One practice."""

    number: int
    what: str
    state: str
    where: str

    @property
    def quoted(self) -> list[str]:
        return re.findall(r"`([^`]+)`", self.where)

    @property
    def files(self) -> list[str]:
        return [name for name in self.quoted if "/" in name]


ROWS: Final = [Row(int(n), what, state, where) for n, what, state, where in ROW.findall(PAGE)]
EACH: Final = pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.number))


def test_all_are_there_in_their_order() -> None:
    assert [row.number for row in ROWS] == list(range(1, 70))


def test_it_counts_what_it_says_and_nine_in_ten_are_carried() -> None:
    states = [row.state for row in ROWS]
    counts = [states.count(state) for state in ("carried", "in part", "not")]
    told = re.search(r"\*\*(\d+) practices: (\d+) carried, (\d+) in part, (\d+) not\.\*\*", PAGE)
    assert told
    assert [int(number) for number in told.groups()] == [len(ROWS), *counts]
    assert counts[0] >= AT_LEAST * len(ROWS)


@EACH
def test_what_carries_it_exists_with_the_place_in_it(row: Row) -> None:
    assert row.files or row.state == "not"
    texts = [tree.text(name) for name in row.files]
    for name in row.quoted:
        if key := re.fullmatch(r"\[([a-z-]+)\]", name):
            assert key[1] in library()
        elif "/" not in name:
            assert any(name in text for text in texts), name


@EACH
def test_what_it_quotes_is_said(row: Row) -> None:
    for words in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", row.where):
        assert words.lower() in VOICE, words
