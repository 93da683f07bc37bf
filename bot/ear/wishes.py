"""What somebody wants to change, in so many words: "my clock is wrong", "stop sharing".

Each language has its words in `wishes.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from bot.ear.cities import places
from bot.ear.languages import either, filled, sets, table, tried
from bot.ear.plain import readings

LONGEST: Final = 60
"""Longer words are a story."""


class Wish(StrEnum):
    """What may be changed."""

    CLOCK = "clock"
    SHARING = "sharing"
    QUIET = "quiet"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class _Words:
    """What one language says."""

    whole: Mapping[Wish, re.Pattern[str]]
    moved: tuple[re.Pattern[str], ...]


def wished(text: str, language: str) -> Wish | None:
    """What a whole short message wants to change; None for all others. It never raises."""
    if len(text) > LONGEST:
        return None
    plain = [form.strip() for form in readings(text)]
    return next(filter(None, (_wish(plain, _words(one)) for one in tried(language))), None)


def _wish(plain: list[str], words: _Words) -> Wish | None:
    for wish, pattern in words.whole.items():
        if any(pattern.fullmatch(form) for form in plain):
            return wish
    moved = (pattern.fullmatch(form) for pattern in words.moved for form in plain)
    return Wish.CLOCK if any(found and places(found["city"]) for found in moved) else None


@cache
def _words(language: str) -> _Words:
    written = table(language, "wishes")
    known = sets(written.get("sets", {}))
    return _Words(
        whole={
            Wish(name): re.compile(either(tuple(filled(one, known) for one in patterns)))
            for name, patterns in written.get("whole", {}).items()
        },
        moved=tuple(re.compile(filled(one, known)) for one in written.get("moved", ())),
    )
