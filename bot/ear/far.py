"""What nobody can do within an hour: "I want my daughter to trust me again", "be less shy".

Only a whole short text counts, so that "make a friend laugh" stays a step. Each language has its
words in `far.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from bot.ear.languages import either, filled, sets, table, tried
from bot.ear.plain import readings

LONGEST: Final = 120
"""Longer words say themselves which piece is meant."""


class Far(StrEnum):
    """Whom it is about, if anybody: a piece of it is with them."""

    HER = "her"
    HIM = "him"
    THEM = "them"
    PEOPLE = "people"
    MORE = "more"  # more than the last time


def heard(text: str, language: str, plain: frozenset[str] | None = None) -> Far | None:
    """What a whole short text wishes for that is too far for an hour. It never raises.

    `plain`: its readings, from whoever has them already.
    """
    if len(text) > LONGEST:
        return None
    bare = [form.strip() for form in (readings(text) if plain is None else plain)]
    return next(filter(None, (_far(bare, _words(one)) for one in tried(language))), None)


def _far(bare: list[str], words: Mapping[Far, re.Pattern[str]]) -> Far | None:
    for far, pattern in words.items():
        if any(pattern.fullmatch(form) for form in bare):
            return far
    return None


@cache
def _words(language: str) -> Mapping[Far, re.Pattern[str]]:
    written = table(language, "far")

    def of(name: str, **known: str) -> tuple[str, ...]:
        made = sets(written.get("sets", {}), **known)
        return tuple(filled(pattern, made) for pattern in written.get(name, ()))

    close = {Far(whom): of("of_close", close=who) for whom, who in written.get("close", {}).items()}
    patterns = {
        **close,
        Far.THEM: (*close.get(Far.THEM, ()), *of("of_a_bond")),
        Far.PEOPLE: of("of_people"),
        Far.MORE: of("of_more"),
    }
    return {far: re.compile(either(those)) for far, those in patterns.items()}
