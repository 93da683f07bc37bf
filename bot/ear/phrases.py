"""The phrases of a language that may mean danger, ready to be searched for.

The files under this room (`en/danger.toml`, …) explain the notation to those who mend them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.ear.languages import HOMES, either, filled, sets, table

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one language says; each pattern's first group is what an idiom may hide."""

    dangers: tuple[tuple[str, Pattern], ...]
    idioms: tuple[Pattern, ...]
    negation: Pattern
    minor: tuple[Pattern, ...]
    grown: tuple[Pattern, ...]


def all_phrases() -> tuple[Phrases, ...]:
    """Those of every language, for people mix them; each is read once, at the first text."""
    return _of(tuple(HOMES))


@cache
def _of(languages: tuple[str, ...]) -> tuple[Phrases, ...]:
    return tuple(_read(language) for language in languages)


def _read(language: str) -> Phrases:
    written = table(language, "danger")
    words = sets(written.get("words", {}))
    everyday, young = written.get("everyday", {}), written.get("young", {})
    return Phrases(
        dangers=tuple(
            (tier, pattern)
            for tier, phrases in written.get("dangers", {}).items()
            for pattern in patterns(phrases, words)
        ),
        idioms=patterns(everyday.get("idioms", ""), words),
        negation=_negation(everyday, words),
        minor=patterns(young.get("minor", ""), words),
        grown=patterns(young.get("grown", ""), words),
    )


def _negation(everyday: Mapping[str, str], words: Mapping[str, str]) -> Pattern:
    """What turns a phrase around that stands just after it, unless it ends between."""
    negations = either(tuple(_expressions(everyday.get("negations", ""), words)))
    ends = either(tuple(_expressions(everyday.get("negation_ends", ""), words)))
    return re.compile(rf" (?:{negations})(?: (?!(?:{ends}) )\w+)* $")


def patterns(phrases: str, words: Mapping[str, str]) -> tuple[Pattern, ...]:
    return tuple(re.compile(_whole(expression)) for expression in _expressions(phrases, words))


def _expressions(phrases: str, words: Mapping[str, str]) -> list[str]:
    return [_expression(filled(phrase, words)) for phrase in phrases.strip().splitlines()]


def _expression(phrase: str) -> str:
    written = phrase.replace("(", "(?:").replace("*", r"\w*").replace("#", r"\d\d+")
    written = re.sub(r"\[([^]]+)\] ", r"(?:(?:\1) )?", written)
    return re.sub(r" \[([^]]+)\]", r"(?: (?:\1))?", written)


def _whole(expression: str) -> str:
    """Bound by spaces; the first group is all of it, or what follows the gap."""
    written, last = (expression[:-2], " $") if expression.endswith(" .") else (expression, " ")
    head, gap, tail = written.rpartition(" ... ")
    return rf" {head}(?: \w+){{0,4}} ({tail})(?={last})" if gap else rf" ({tail})(?={last})"
