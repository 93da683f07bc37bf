"""Files: each with a word on what it is for, and named for what it holds."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Final

from tests.house import tree

EMPTY_NAMES: Final = re.compile(
    r"(?:^|_)(?:utils?|helpers?|managers?|commons?|services?|misc)(?:_|$)"
)
"""Names that say nothing of what is inside."""


def test_every_module_opens_with_what_it_is_for() -> None:
    silent = [
        str(path)
        for path in tree.modules("bot", "tests", "migrations")
        if tree.text(path).strip() and not ast.get_docstring(tree.parsed(path))
    ]
    assert silent == []


def test_every_module_of_the_bot_has_something_in_it() -> None:
    assert [str(path) for path in tree.modules("bot") if not tree.text(path).strip()] == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    parts = {part for path in tree.files() for part in (*path.parts[:-1], path.stem)}
    assert sorted(part for part in parts if EMPTY_NAMES.search(part)) == []


def test_no_class_or_function_has_a_name_that_says_nothing() -> None:
    named: list[str] = []
    for path in tree.modules("bot"):
        for node in tree.nodes(path):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", node.name).lower()
                if EMPTY_NAMES.search(words):
                    named.append(f"{path}: {node.name}")
    assert named == []


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in tree.modules("tests")}
    assert [folder for folder in folders if not (tree.ROOT / folder / "__init__.py").exists()] == []
    assert Path("tests/house") in folders


def test_every_journey_stands_where_make_looks_for_it() -> None:
    marked = {
        path
        for path in tree.modules("tests")
        for node in ast.walk(tree.parsed(path))
        if isinstance(node, ast.Attribute) and node.attr == "journey"
    }
    assert marked
    assert [path for path in marked if not path.is_relative_to("tests/journeys")] == []
