"""No sentence that a person reads stands in Python: the mind names lines, the book has words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from typing import Final

import pytest

from tests.house import tree

SENTENCE: Final = re.compile(r"[A-Z][\w'’]*[ ,]+\w|\w[ ,]+[^.?!…]*\w[.?!…]['\")]?\s*$")
"""Two words of which the first begins with a capital, or that end like a sentence."""
EMOJI: Final = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]")


def _strings(nodes: Sequence[ast.AST]) -> Iterator[ast.Constant]:
    """Every string of a module that is neither a docstring nor a note under a constant."""
    notes = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node


def _sentences(nodes: Sequence[ast.AST]) -> list[str]:
    return [f"{s.lineno}: {s.value!r}" for s in _strings(nodes) if SENTENCE.search(str(s.value))]


def test_the_mind_writes_no_sentence() -> None:
    modules = list(tree.modules("bot/core"))
    assert len(modules) > 20
    found = {str(path): _sentences(tree.nodes(path)) for path in modules}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_no_emoji_stands_in_python() -> None:
    found = [
        f"{path}:{string.lineno}"
        for path in tree.modules("bot")
        for string in _strings(tree.nodes(path))
        if EMOJI.search(str(string.value)) and not path.is_relative_to("bot/sandbox")
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    ["x = 'Hello there'", "x = f'See you {day} at the shop.'", "say('that is it, then.')"],
)
def test_a_sentence_is_seen_where_it_stands(code: str) -> None:
    assert _sentences([*ast.walk(ast.parse(code))])


def test_what_is_no_sentence_may_stand() -> None:
    harmless = [
        "'A note.'",
        "x = 'cue-short'",
        "x = 'UTC'",
        "x = 'Europe/Berlin'",
        "x = '%H:%M'",
        "x = '. '",
    ]
    assert [code for code in harmless if _sentences([*ast.walk(ast.parse(code))])] == []
