"""What a line to a friend mentions besides: names, times, places, health and substances.

The person is asked about it once. A name is heard by its capital letter, so one that is written
small, or that begins a line without a verb we know, is not; nothing here is a promise.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from bot.ear import discreet
from bot.ear.phrases import LANGUAGES, Pattern, patterns
from bot.ear.plain import readings

MOST: Final = 3
"""So many are named at once."""
_CLOCK: Final = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)")
_LARGE: Final = re.compile(r"(?<=[\w,;'\"’] )[A-ZÀ-Þ]\w*(?:-[A-ZÀ-Þ]\w*)*")


@dataclass(frozen=True, slots=True)
class _Words:
    """What one language mentions."""

    said: tuple[Pattern, ...]
    plain: frozenset[str]
    begins: Pattern


def mentioned(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """What is mentioned, the names first; names in `known` are no news. It never raises."""
    had = frozenset(word.casefold() for name in known for word in name.split())
    hours, rest = _CLOCK.findall(text), _CLOCK.sub(" ", text)
    found = (*_names(text, had), *hours, *_said(rest))
    return tuple(_apart(found))[:MOST]


def _names(text: str, had: frozenset[str]) -> Iterator[str]:
    for words in _every_language():
        first = words.begins.match(text)
        for name in ([first[1]] if first else []) + _LARGE.findall(text):
            if name.casefold() not in words.plain | had and name != name.upper():
                yield name


def _said(text: str) -> Iterator[str]:
    """Times and places as they stand in a plain form, and what tells of health."""
    for plain in sorted(readings(text), key=len):
        for words in _every_language():
            yield from (found[1] for one in words.said for found in one.finditer(plain))
    yield from discreet.telling(text)


def _apart(found: Iterable[str]) -> Iterator[str]:
    """Each once, however it is written, and without what stands inside another one."""
    once = {one.casefold(): one for one in reversed(list(found))}
    for lower, one in reversed(once.items()):
        inside = re.compile(rf"\b{re.escape(lower)}\b")
        if sum(inside.search(other) is not None for other in once) == 1:
            yield one


@cache
def _every_language() -> tuple[_Words, ...]:
    """People mix languages, so all of them; read once, at the first text."""
    return tuple(_read(language) for language in LANGUAGES)


def _read(language: str) -> _Words:
    file = resources.files("bot.ear") / language / "mentions.toml"
    written = tomllib.loads(file.read_text(encoding="utf-8"))
    lists = written["mentions"]
    return _Words(
        said=(*patterns(lists["times"], {}), *patterns(lists["places"], {})),
        plain=frozenset(written["names"]["plain"].split()),
        begins=re.compile(rf"\s*([A-ZÀ-Þ]\w+) (?:{written['names']['acts']})\b"),
    )
