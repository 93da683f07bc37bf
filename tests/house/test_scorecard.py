"""The scorecard: what it names exists, its sum is right, and no gate is open."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.house import tree

PAGE: Final = tree.text("docs/scorecard.md")
ROW: Final = re.compile(
    r"^\| (\d+)( ★)? \| (.+) \| (.+) \| (.+) \| ([012]) \| (.*) \|$", re.MULTILINE
)
GATES: Final = {1, 4, 5, 6, 10, 12, 15, 17, 18, 21, 22, 24, 25, 29, 30, 31, 32}
FOR_HUMANS: Final = {8, 13, 19, 28, 36, 40}


class Row(NamedTuple):
    """One check."""

    number: int
    gate: bool
    what: str
    bar: str
    shown: str
    score: int
    remark: str

    @property
    def tests(self) -> list[tuple[str, str]]:
        """The tests it names, each with the file that is named before it."""
        found, file = [], ""
        for name in re.findall(r"`([^`]+)`", self.shown):
            if name.startswith("tests/"):
                file = name
            elif name.startswith("test_"):
                found.append((file, name))
        return found


ROWS: Final = [
    Row(int(number), bool(star), what, bar, shown, int(score), remark)
    for number, star, what, bar, shown, score, remark in ROW.findall(PAGE)
]


@cache
def _defined(file: str) -> frozenset[str]:
    body = tree.parsed(Path(file)).body
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in body if isinstance(node, kinds))


def test_all_forty_are_there_in_their_order() -> None:
    assert [row.number for row in ROWS] == list(range(1, 41))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.number))
def test_every_test_that_it_names_exists(row: Row) -> None:
    assert [name for file, name in row.tests if name not in _defined(file)] == []
    files = [name for name in re.findall(r"`([^`]+)`", row.shown) if name.endswith(".py")]
    assert {file for file, _ in row.tests} == set(files), "a file without a test of it"


def test_whoever_has_two_names_a_test() -> None:
    assert [row.number for row in ROWS if row.score == 2 and not row.tests] == []


def test_the_gates_are_those_and_none_is_open() -> None:
    assert {row.number for row in ROWS if row.gate} == GATES
    assert [row.number for row in ROWS if row.gate and row.score < 2] == []


def test_what_is_below_says_why() -> None:
    assert [row.number for row in ROWS if row.score < 2 and not row.remark] == []


def test_nothing_for_a_human_counts_as_signed() -> None:
    human = {row.number for row in ROWS if row.remark.startswith("For a human: no")}
    assert human == FOR_HUMANS
    assert [row.number for row in ROWS if row.number in FOR_HUMANS and row.score == 2] == []


def test_the_total_is_the_sum() -> None:
    total = sum(row.score for row in ROWS)
    assert re.findall(r"\*\*(\d+) of 80\.\*\*", PAGE) == [str(total)]
    assert re.findall(r"^The sum is (\d+)\.$", PAGE, re.MULTILINE) == [str(total)]
