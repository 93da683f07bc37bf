"""Nothing is missed: no table, record or name of the mind counts what somebody did not do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from sqlmodel import SQLModel

from bot.store import tables
from tests.house import tree
from tests.words.spoken import everything

MARKS: Final = re.compile(
    r"(?<![a-z])(fail(ed|s|ures?)?|missed|misses|streaks?|overdue|lapsed?|relapsed?|skipped"
    r"|days_since|since_last|last_seen|clean_days|sober|in_a_row|broken?|score|grade|rank)"
    r"(?![a-z])"
)
"""What would be a mark against somebody, as the part of a name."""
ROOMS: Final = ("bot/core", "bot/words", "bot/store/tables.py", "migrations")


def _names(path: Path) -> Iterator[str]:
    """Every name that a file gives: of fields, columns, functions, values and members."""
    for node in ast.walk(tree.parsed(path)):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.name
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield name
            case ast.Attribute(attr=name, ctx=ast.Store()):
                yield name


def marked(names: Iterator[str]) -> list[str]:
    return sorted({name for name in names if MARKS.search(name.lower())})


def test_no_name_of_the_mind_or_the_tables_is_a_mark_against_somebody() -> None:
    paths = [*tree.modules(*ROOMS)]
    assert len(paths) > 60
    assert [f"{path}: {name}" for path in paths for name in marked(_names(path))] == []


def test_no_table_has_a_column_or_a_view_for_it() -> None:
    assert tables.PersonRow in SQLModel.__subclasses__()
    columns = [
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
    ]
    assert len(columns) > 40
    assert marked(iter(columns)) == []
    migrations = [tree.text(path) for path in tree.modules("migrations")]
    assert not any(re.search(r"\bCREATE\b.*\bVIEW\b", text, re.IGNORECASE) for text in migrations)


def test_no_sentence_is_kept_for_it() -> None:
    keys = (re.sub(r"[-.]", "_", line.key) for line in everything())
    assert marked(keys) == []


@pytest.mark.parametrize("name", ["missed_steps", "streak", "daysFailed", "days_since_slip"])
def test_a_mark_is_seen(name: str) -> None:
    spelled = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name)
    assert marked(iter([spelled]))


@pytest.mark.parametrize("name", ["dismissed", "done", "unanswered", "branch"])
def test_another_name_is_none(name: str) -> None:
    assert not marked(iter([name]))
