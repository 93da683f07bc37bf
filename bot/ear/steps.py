"""What somebody says of a step of their own: how long it takes, what sort of thing it is, and
whether it is the same that was planned.

Nothing is guessed: of two lengths neither is taken. Each language has its words in `steps.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from bot.ear.languages import HOMES, NOTHING, filled, listed, sets, table, tried
from bot.ear.plain import readings
from bot.ear.tongue import tongue

LONGEST: Final = 300
"""Longer words are a story."""
FEWEST: Final = 2
"""What takes less is done in a moment."""
MOST: Final = 240
"""So many minutes are waited for; whoever says more looks at a clock of their own."""
_HOUR: Final = 60
_STEM: Final = 4
"""So many letters of a word are compared, so that its endings do not count."""


class Sort(StrEnum):
    """What sort of thing a step is, where that changes how small it can be."""

    CALL = "call"
    WRITE = "write"
    WAY = "way"  # there is somewhere to go


@dataclass(frozen=True, slots=True)
class _Words:
    """What one language says."""

    length: re.Pattern[str]
    numbers: Mapping[str, float]
    units: Mapping[str, int]
    sorts: Mapping[Sort, re.Pattern[str]]
    less: re.Pattern[str]
    small: frozenset[str]
    forms: Mapping[str, str]


def minutes(text: str) -> int:
    """How many minutes these words say that it takes, in any language we know; 0 where they say
    nothing, or several things. It never raises."""
    if len(text) > LONGEST:
        return 0
    plain = readings(text)
    said = {length for one in HOMES for form in plain for length in _lengths(_words(one), form)}
    length = said.pop() if len(said) == 1 else 0
    return length if FEWEST <= length <= MOST else 0


def sort(text: str) -> Sort | None:
    """What sort of thing these words name first, in any language we know. It never raises."""
    if len(text) > LONGEST:
        return None
    found = {
        match.start(): sort
        for one in HOMES
        for sort, pattern in _words(one).sorts.items()
        for form in readings(text)
        if (match := pattern.search(form))
    }
    return found[min(found)] if found else None


def asks_for_less(text: str) -> bool:
    """Whether these words about what got in the way speak of worry or tiredness, in any language
    we know. It never raises."""
    if len(text) > LONGEST:
        return False
    return any(_words(one).less.search(form) for one in HOMES for form in readings(text))


def alike(one: str, other: str, language: str) -> bool:
    """Whether two texts may tell of the same thing: "call mum", "I called mum". It never raises."""
    first, second = (_stems(text, language) for text in (one[:LONGEST], other[:LONGEST]))
    if not first or not second:
        return False
    return first <= second or second <= first or len(first & second) > 1


def _lengths(words: _Words, form: str) -> list[int]:
    found = (match for match in words.length.finditer(form) if match["not"] is None)
    return [_length(words, match) for match in found]


def _length(words: _Words, found: re.Match[str]) -> int:
    said, unit, more = found["n"], words.units[found["unit"]], found["more"]
    if more and unit != _HOUR:
        return 0
    number = float(said) if said.isdecimal() else words.numbers[said]
    return round((number + (0.5 if found["half"] else 0)) * unit) + int(more or 0)


def _stems(text: str, language: str) -> frozenset[str]:
    words = [_words(one) for one in tried(language)]
    small = frozenset[str]().union(*(one.small for one in words))
    forms = {form: word for one in words for form, word in one.forms.items()}
    said = (word for form in readings(text) for word in form.split() if word not in small)
    return frozenset(forms.get(word, word)[:_STEM] for word in said)


@cache
def _words(language: str) -> _Words:
    written, times = table(language, "steps"), tongue(language).words
    own = {w: float(n) for n, words in written.get("numbers", {}).items() for w in listed(words)}
    numbers = {**times.numbers, **own}
    number = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    known = sets(written.get("sets", {}), number=f"(?:{number})")
    said = written.get("words", {})
    return _Words(
        length=re.compile(filled(written.get("length", NOTHING), known)),
        numbers=numbers,
        units=times.minutes,
        sorts={
            Sort(name): re.compile(rf"(?<!\w){filled(pattern, known)}(?!\w)")
            for name, pattern in written.get("sorts", {}).items()
        },
        less=re.compile(rf"(?<!\w){filled(written.get('less', NOTHING), known)}(?!\w)"),
        small=frozenset(listed(said.get("small", ""))),
        forms={f: word for word, fs in written.get("forms", {}).items() for f in listed(fs)},
    )
