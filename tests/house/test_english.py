"""English in its place: a language is data, and no word of it is heard or said by code.

Lists of words and patterns have phrases, or words of which one may stand for the other: both are
seen by their signs. A list of single words looks like the names of buttons; it is seen by what the
ear knows of English.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

import pytest

from tests.house import tree

ROOMS: Final = ("bot/ear", "bot/words", "bot/core")
"""Where something is heard, said, or compared with what was heard."""
PHRASE: Final = re.compile(r"[a-z]{2} | [a-z]{2}|[a-z]{2}\|[a-z]{2}", re.IGNORECASE)
"""A word beside a space, or two words of which either may stand."""
FORMAT: Final = re.compile(r"%[A-Za-z]|EEE|MMM|yyyy|HH")
"""How a day or an hour is written."""
EXCUSED: Final = {"_ENDINGS": "how addresses end: no words of a language"}
"""Constants, each with the reason."""


def _strings(module: ast.AST) -> Iterator[ast.Constant]:
    """The strings of a module, but for its notes, what it raises, and what is excused."""
    nodes = [module]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node
        if not _is_no_matter(node):
            nodes.extend(ast.iter_child_nodes(node))


def _is_no_matter(node: ast.AST) -> bool:
    match node:
        case ast.Raise() | ast.Expr(value=ast.Constant()):
            return True
        case ast.AnnAssign(target=ast.Name(id=name)):
            return name in EXCUSED
    return False


def _phrases(module: ast.AST) -> list[str]:
    return [f"{s.lineno}: {s.value!r}" for s in _strings(module) if PHRASE.search(str(s.value))]


def _lists(nodes: Iterable[ast.AST]) -> list[str]:
    """Collections in which two words or more are words that the ear knows."""
    all = (node for node in nodes if isinstance(node, ast.Set | ast.Tuple | ast.List | ast.Dict))
    known = ((node, {str(one.value) for one in _strings(node)} & _heard()) for node in all)
    return [f"{node.lineno}: {sorted(words)}" for node, words in known if len(words) > 1]


@lru_cache
def _heard() -> frozenset[str]:
    """The English words that the ear knows, but for those that are names in the code too."""
    heard: set[str] = set()
    names: set[str] = set()
    for path in tree.files():
        if path.suffix == ".ftl":
            keys = re.findall(r"^ *\.?([\w-]+) =", tree.text(path), re.MULTILINE)
            names |= {part for key in keys for part in key.split("-")}
        elif path.is_relative_to("bot/ear/en"):
            names |= {*re.findall(r"\(\?P<(\w+)>", tree.text(path))}
            for name, words in _written(tomllib.loads(tree.text(path))):
                names.add(name)
                heard |= {word.strip() for word in re.split(r"[,\n]", words)}
    return frozenset(word for word in heard - names if re.fullmatch(r"[a-z]{2}[a-z ]*", word))


def _written(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every name of a file and of the tables in it, with what stands beside it."""
    for name, value in table.items():
        yield name, value if isinstance(value, str) else ""
        if isinstance(value, dict):
            yield from _written(value)


def test_a_language_is_data_and_no_code() -> None:
    folders = re.compile(r"bot/(?:ear|words)/(\w+)/")
    files = {path: found[1] for path in tree.files() if (found := folders.match(str(path)))}
    assert "en" in files.values()
    assert {path.suffix for path in files} == {".toml", ".ftl"}


@pytest.mark.parametrize("room", ROOMS)
def test_no_phrase_stands_where_something_is_heard_or_said(room: str) -> None:
    found = {str(path): _phrases(tree.parsed(path)) for path in tree.modules(room)}
    assert len(found) > 4
    assert {path: phrases for path, phrases in found.items() if phrases} == {}


def test_no_list_of_words_that_are_heard_stands_in_code() -> None:
    assert len(_heard()) > 500
    found = {str(path): _lists(tree.nodes(path)) for path in tree.modules("bot")}
    assert {path: lists for path, lists in found.items() if lists} == {}


def test_no_format_of_days_or_hours_stands_in_the_voice() -> None:
    found = [
        f"{path}:{one.lineno} {one.value!r}"
        for path in tree.modules("bot/words")
        for one in _strings(tree.parsed(path))
        if FORMAT.search(str(one.value))
    ]
    assert found == []


def test_one_place_asks_the_calendar_library() -> None:
    asking = [str(path) for path in tree.modules("bot") if "babel" in tree.text(path)]
    assert asking == ["bot/words/languages.py"]


def test_a_phrase_is_seen() -> None:
    seen = [
        "NONE = ('never', 'no quiet hours')",
        "said.removesuffix(' ago')",
        "re.compile(r'(?:for )?(?:just |about )?')",
        "number = rf'(?:[0-9]|noon|midnight)'",
        "f'{number} minutes'",
    ]
    assert [code for code in seen if not _phrases(ast.parse(code))] == []


@pytest.mark.parametrize(
    "code", ["NO = {'nope', 'nah'}", "DAYS = {'tuesday': 1, 'wednesday': 2}", "['yeah', 'yep']"]
)
def test_a_list_of_single_words_is_seen(code: str) -> None:
    assert _lists(ast.walk(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "'A note.'",
        "raise ValueError('not a draft')",
        "x = {'yes', 'no', 'send_it'}",
        "x = r'(?P<hour>[0-9]|{hour})'",
        "' '.join(x)",
    ],
)
def test_a_name_is_no_word_that_is_heard(code: str) -> None:
    assert not _phrases(ast.parse(code))
    assert not _lists(ast.walk(ast.parse(code)))
