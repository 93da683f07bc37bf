"""A promise in a plan: "pick up Nina, on time", "I told Tom I'd be there".

Only a guess, so that it can be asked about once; the person says whether it is one. How early they
want to be is heard as well. Each language has its words in `promises.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bot.ear.languages import HOMES, either, filled, listed, sets, table, tried
from bot.ear.plain import readings

LONGEST: Final = 300
"""Longer words are a story, not a promise with a time."""


def heard(text: str, language: str) -> bool:
    """Whether these words sound like a promise to someone. It never raises."""
    if len(text) > LONGEST:
        return False
    plain = readings(text)
    return any(_pattern(one).search(form) for one in tried(language) for form in plain)


def early(text: str) -> int:
    """By how many minutes these words ask to be early, in any language we know; it never raises."""
    if len(text) > LONGEST:
        return 0
    plain = readings(text)
    asked = (_minutes(found, one) for one in HOMES for found in _earlies(one, plain))
    return next(filter(None, asked), 0)


def _earlies(language: str, plain: frozenset[str]) -> list[re.Match[str]]:
    found = (pattern.search(form) for pattern in _early(language) for form in plain)
    return [one for one in found if one is not None]


def _minutes(found: re.Match[str], language: str) -> int:
    said = found["length"]
    return int(said) if said.isdecimal() else _lengths(language).get(said, 0)


@cache
def _lengths(language: str) -> dict[str, int]:
    written = table(language, "promises").get("lengths", {})
    return {word: int(minutes) for minutes, words in written.items() for word in listed(words)}


@cache
def _early(language: str) -> tuple[re.Pattern[str], ...]:
    written = table(language, "promises")
    known = sets(written.get("sets", {}))
    patterns = (filled(pattern, known) for pattern in written.get("early", ()))
    return tuple(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") for pattern in patterns)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    written = table(language, "promises")
    known = sets(written.get("sets", {}))
    patterns = tuple(filled(pattern, known) for pattern in written.get("patterns", ()))
    return re.compile(rf"(?<!\w)(?:{either(patterns)})(?!\w)")
