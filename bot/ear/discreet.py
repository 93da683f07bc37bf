"""Words that tell too much when somebody else sees them on a lock screen.

The files under this room (`en/discreet.toml`, …) hold them. Rather one word too many than one
too few: to be asked once more costs a tap, to be read by the wrong person may cost a home.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from bot.ear.care import hear
from bot.ear.languages import HOMES, either, table
from bot.ear.phrases import Pattern, patterns
from bot.ear.plain import readings


@dataclass(frozen=True, slots=True)
class _Telling:
    """What one language gives away; each pattern's first group is what a harmless one hides."""

    capitals: Pattern
    words: tuple[Pattern, ...]
    harmless: tuple[Pattern, ...]


def sensitive(text: str) -> bool:
    """Whether a text would tell of health, addiction, feelings or trouble; it never raises."""
    straight, plain = unicodedata.normalize("NFKC", text), readings(text)
    return hear(text).tier is not None or any(
        one.capitals.search(straight) or any(_tells(reading, one) for reading in plain)
        for one in _every_language()
    )


def _tells(plain: str, telling: _Telling) -> bool:
    harmless = [found.span(1) for pattern in telling.harmless for found in pattern.finditer(plain)]
    words = (found.span(1) for pattern in telling.words for found in pattern.finditer(plain))
    return any(
        not any(begins <= first and last <= ends for begins, ends in harmless)
        for first, last in words
    )


def _every_language() -> tuple[_Telling, ...]:
    """People mix languages, so all of them; each is read once, at the first text."""
    return _of(tuple(HOMES))


@cache
def _of(languages: tuple[str, ...]) -> tuple[_Telling, ...]:
    return tuple(_read(language) for language in languages)


def _read(language: str) -> _Telling:
    telling = table(language, "discreet").get("telling", {})
    capitals = either(tuple(map(re.escape, telling.get("capitals", "").split())))
    return _Telling(
        capitals=re.compile(rf"(?<!\w)(?:{capitals})(?!\w)"),
        words=patterns(telling.get("words", ""), {}),
        harmless=patterns(telling.get("harmless", ""), {}),
    )
