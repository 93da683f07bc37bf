"""Of whom somebody speaks whom they know: a role ("my aunt"), or one of the names they gave us.

Each language has its words in `people.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.ear.languages import HOMES, filled, listed, sets, table
from bot.ear.plain import readings

LONGEST: Final = 300
"""Longer words are a story."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What one language says."""

    nobody: frozenset[str]
    common: frozenset[str]
    roles: Mapping[str, re.Pattern[str]]
    small: frozenset[str]


def role(text: str) -> str | None:
    """The role that these words name first, in any language we know. It never raises."""
    if len(text) > LONGEST:
        return None
    found = {match.start(): name for name, match, _ in _found(text)}
    return found[min(found)] if found else None


def alone(text: str) -> bool:
    """Whether the role is all they say: "my aunt". It never raises."""
    if len(text) > LONGEST:
        return False
    return any(_rest(match, words) == set() for _, match, words in _found(text))


def nobody(text: str) -> bool:
    """Whether they say that there is nobody, in any language we know. It never raises."""
    if len(text) > LONGEST:
        return False
    said = {form.strip() for form in readings(text)}
    return any(said & _words(one).nobody for one in HOMES)


def named(text: str, names: Sequence[str]) -> str | None:
    """Which of these names the words have in them; one that is a word as well, as Will is, only
    where it is written as a name. It never raises."""
    if len(text) > LONGEST:
        return None
    plain = readings(text)
    there = (name for name in names if any(_has(form, name) for form in plain))
    return next((name for name in there if _is_name(text, name)), None)


def _has(form: str, name: str) -> bool:
    said = (one.strip() for one in readings(name))
    return any(f" {one} " in form or f" {one}s " in form for one in said if one)


def _is_name(text: str, name: str) -> bool:
    said = name.casefold()
    if not any(said in _words(one).common for one in HOMES):
        return True
    return text == name or re.search(rf"(?<!\w){said.capitalize()}(?!\w)", text) is not None


def _found(text: str) -> list[tuple[str, re.Match[str], _Words]]:
    return [
        (name, match, words)
        for words in map(_words, HOMES)
        for name, pattern in words.roles.items()
        for form in readings(text)
        if (match := pattern.search(form))
    ]


def _rest(match: re.Match[str], words: _Words) -> set[str]:
    around = f"{match.string[: match.start()]} {match.string[match.end() :]}"
    return {*around.split()} - words.small


@cache
def _words(language: str) -> _Words:
    written = table(language, "people")
    known, ends = sets(written.get("sets", {})), written.get("ends", "")
    return _Words(
        nobody=frozenset(listed(written.get("nobody", ""))),
        common=frozenset(listed(written.get("common", ""))),
        roles={
            name: re.compile(rf"(?<!\w){filled(pattern, known)}{ends}(?!\w)")
            for name, pattern in written.get("roles", {}).items()
        },
        small=frozenset(listed(written.get("words", {}).get("small", ""))),
    )
