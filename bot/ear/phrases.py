"""The phrases of a language that may mean danger, ready to be searched for.

The files under this room (`en/danger.toml`, …) explain the notation to those who mend them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.ear.languages import HOMES, either, filled, listed, sets, table

Pattern = re.Pattern[str]

_OPENING: Final = 5
"""How many letters of a phrase's beginning are compared before it is searched for."""
_LITERAL: Final = re.compile(r"[^\[(*#\\.]*")
_BRACKETS: Final = re.compile(r"[\[\](|)]")
_LAST_OPTIONAL: Final = re.compile(r"(?: \[[^]]+\])+(?=$|[|)]| \.$)")
"""Words that may be left out after the last that may not: each with the space before it."""


class Sought:
    """Phrases under headings, each searched for only where a text has how it begins.

    A text has few of the thousands of beginnings, so few phrases are tried, and a phrase becomes
    a pattern only when it is tried for the first time.
    """

    def __init__(self, phrases: Mapping[str, str], words: Mapping[str, str]) -> None:
        self._phrases = [
            (heading, filled(phrase, words))
            for heading, lines in phrases.items()
            for phrase in lines.strip().splitlines()
        ]
        self._by_opening: dict[str, list[int]] = defaultdict(list)
        for place, (_, phrase) in enumerate(self._phrases):
            for opening in _openings(phrase):
                self._by_opening[opening].append(place)

    def __iter__(self) -> Iterator[tuple[str, Pattern]]:
        return ((heading, _pattern(phrase)) for heading, phrase in self._phrases)

    def likely(self, begun: Set[str]) -> Iterator[tuple[str, Pattern]]:
        """In their order, those that may stand in a text with these `openings`."""
        places = {
            place
            for opening in begun & self._by_opening.keys()
            for place in self._by_opening[opening]
        }
        for place in sorted(places):
            heading, phrase = self._phrases[place]
            yield heading, _pattern(phrase)


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one language says; each pattern's first group is what an idiom may hide."""

    dangers: Sought
    idioms: Sought
    negation: Pattern
    minor: Sought
    grown: Sought
    swapped: Mapping[str, str]
    """Core words of which two letters changed places, each to the word that was meant."""


def all_phrases() -> tuple[Phrases, ...]:
    """Those of every language, for people mix them; each is read once, at the first text."""
    return _of(tuple(HOMES))


def openings(plain: str) -> Set[str]:
    """How each word of a text begins, with what follows it, at every length that is compared."""
    starts = [found.end() for found in re.finditer(" ", plain)]
    return {plain[start : start + length] for start in starts for length in range(_OPENING + 1)}


@cache
def _of(languages: tuple[str, ...]) -> tuple[Phrases, ...]:
    return tuple(_read(language) for language in languages)


def _read(language: str) -> Phrases:
    written = table(language, "danger")
    words = sets(written.get("words", {}))
    everyday, young = written.get("everyday", {}), written.get("young", {})

    def only(heading: str, phrases: Mapping[str, str]) -> Sought:
        return Sought({heading: phrases.get(heading, "")}, words)

    return Phrases(
        dangers=Sought(written.get("dangers", {}), words),
        idioms=only("idioms", everyday),
        negation=_negation(everyday, words),
        minor=only("minor", young),
        grown=only("grown", young),
        swapped=_swapped(listed(written.get("typed", {}).get("core", ""))),
    )


def _swapped(core: tuple[str, ...]) -> Mapping[str, str]:
    meant = {
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]: word
        for word in core
        for at in range(len(word) - 1)
    }
    return {typed: word for typed, word in meant.items() if typed not in core}


def _negation(everyday: Mapping[str, str], words: Mapping[str, str]) -> Pattern:
    """What turns a phrase around that stands just after it, unless it ends between."""
    negations = either(tuple(_expressions(everyday.get("negations", ""), words)))
    ends = either(tuple(_expressions(everyday.get("negation_ends", ""), words)))
    return re.compile(rf" (?:{negations})(?: (?!(?:{ends}) )\S+)* $")


def patterns(phrases: str, words: Mapping[str, str]) -> tuple[Pattern, ...]:
    return tuple(re.compile(_whole(expression)) for expression in _expressions(phrases, words))


@cache
def _pattern(phrase: str) -> Pattern:
    return re.compile(_whole(_expression(phrase)))


def _expressions(phrases: str, words: Mapping[str, str]) -> list[str]:
    return [_expression(filled(phrase, words)) for phrase in phrases.strip().splitlines()]


def _expression(phrase: str) -> str:
    written = phrase.replace("(", "(?:").replace("*", r"\S*").replace("#", r"\d\d+")
    written = _LAST_OPTIONAL.sub(
        lambda found: re.sub(r" \[([^]]+)\]", r"(?: (?:\1))?", found[0]), written
    )
    return re.sub(r"\[([^]]+)\] ", r"(?:(?:\1) )?", written)


def _whole(expression: str) -> str:
    """Bound by spaces; the first group is all of it, or what follows the gap."""
    written, last = (expression[:-2], " $") if expression.endswith(" .") else (expression, " ")
    head, gap, tail = written.rpartition(" ... ")
    return rf" {head}(?: \S+){{0,4}} ({tail})(?={last})" if gap else rf" ({tail})(?={last})"


def _openings(phrase: str) -> set[str]:
    """The first letters that a phrase may have, or fewer where anything may follow them."""
    found: set[str] = set()
    waiting, seen = [("", phrase)], set[tuple[str, str]]()
    while waiting:
        said, rest = waiting.pop()
        if (said, rest) in seen:
            continue
        seen.add((said, rest))
        literal = next(_LITERAL.finditer(rest))[0]
        said, rest = said + literal, rest[len(literal) :]
        if len(said) >= _OPENING or not rest.startswith(("(", "[")):
            found.add(said[:_OPENING])
            continue
        choices, end = _choices(rest)
        after = rest[end:]
        waiting += [(said, choice + after) for choice in choices]
        if rest.startswith("["):
            waiting.append((said, after.removeprefix(" ")))
    return found


def _choices(phrase: str) -> tuple[tuple[str, ...], int]:
    """What may stand in the brackets with which a phrase begins, and where they end."""
    depth, begun, choices = 0, 1, []
    for sign in _BRACKETS.finditer(phrase):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1, "|": 0}[sign[0]]
        if depth == 0 or (depth == 1 and sign[0] == "|"):
            choices.append(phrase[begun : sign.start()])
            begun = sign.end()
        if depth == 0:
            return tuple(choices), begun
    raise ValueError("a bracket that never closes")
