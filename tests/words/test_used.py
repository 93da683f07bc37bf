"""The code and the book agree: every key named is written, every line written is said."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import Final

from bot.words.book import Book, params
from tests.house import tree
from tests.words.asked import Asked, asked, mentioned
from tests.words.families import FAMILIES, UNSAID

WRITTEN: Final = frozenset(Book().keys())
HOUSE: Final = frozenset({"operator", "contact", "bot"})
"""Values that every line may use."""


@cache
def _named() -> tuple[Asked, ...]:
    return tuple(
        found
        for path in tree.modules("bot")
        if not path.is_relative_to("bot/sandbox")
        for found in asked(tree.parsed(path), str(path))
    )


@cache
def _mentioned_in(path: Path) -> frozenset[str]:
    return mentioned(tree.parsed(path))


def _mentioned() -> frozenset[str]:
    rooms = [path for path in tree.modules("bot") if not path.is_relative_to("bot/sandbox")]
    return frozenset(key for path in rooms for key in _mentioned_in(path))


def _needs(key: str) -> frozenset[str]:
    return params("en", key) - HOUSE


def test_every_line_that_the_code_names_is_written() -> None:
    named = [found for found in _named() if found.whole]
    assert len(named) > 150
    assert [f"{n.where} {n.key}" for n in named if n.key not in WRITTEN] == []


def test_every_word_that_looks_like_a_line_of_ours_is_one() -> None:
    """Also a key that travels through a variable before it becomes a line."""
    conversations = {key.partition("-")[0] for key in WRITTEN if "-" in key}
    core = [key for path in tree.modules("bot/core") for key in _mentioned_in(path)]
    like = {key for key in core if "-" in key and key.partition("-")[0] in conversations}
    assert sorted(key for key in like if key not in WRITTEN | set(FAMILIES)) == []


def test_every_key_that_is_put_together_has_its_family() -> None:
    built = {found.key for found in _named() if not found.whole and found.key != "{}"}
    assert built - set(FAMILIES) == set()
    assert set(FAMILIES) - _mentioned() == set()


def test_every_member_of_a_family_is_written() -> None:
    missing = {key for keys in FAMILIES.values() for key in keys} - WRITTEN
    assert sorted(missing) == []


def test_every_line_that_is_written_is_said() -> None:
    made = {found.key for found in _named()}
    made |= {key for key in _mentioned() if "-" in key}
    made |= {key for keys in FAMILIES.values() for key in keys}
    assert sorted(WRITTEN - made - set(UNSAID)) == []


def test_nothing_is_excused_that_is_said_or_gone() -> None:
    made = {found.key for found in _named()} | {k for keys in FAMILIES.values() for k in keys}
    assert set(UNSAID) <= WRITTEN
    assert set(UNSAID) & made == set()


def test_every_line_is_given_exactly_the_values_it_needs() -> None:
    wrong = [
        f"{n.where} {n.key}: {sorted(n.values)}, needs {sorted(_needs(n.key))}"
        for n in _named()
        if n.whole and n.alone and n.values is not None and n.values != _needs(n.key)
    ]
    assert wrong == []


def test_a_key_that_is_chosen_or_put_together_brings_what_each_needs() -> None:
    wrong = [
        f"{n.where} {key}: {sorted(_needs(key) - n.values)}"
        for n in _named()
        if n.values is not None
        for key in FAMILIES.get(n.key, {n.key} & WRITTEN)
        if not _needs(key) <= n.values
    ]
    assert wrong == []


def test_a_key_is_found_however_it_is_written() -> None:
    code = ast.parse(
        "line('a-b', x=1); Line('c' if y else 'd'); choice('e'); choice('e', 'f-g')\n"
        "nudge.answered('h-i', **when); Choice(f'k{n}', Line(f'j-{n}.k'))"
    )
    found = {(one.key, one.values) for one in asked(code, "code")}
    none: frozenset[str] = frozenset()
    assert found == {
        ("a-b", frozenset({"x"})),
        ("c", none),
        ("d", none),
        ("e", none),
        ("f-g", none),
        ("h-i", None),
        ("j-{}.k", none),
    }
