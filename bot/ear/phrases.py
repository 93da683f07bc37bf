"""The phrases of a language that may mean danger, ready to be searched for.

The files under this room (`en/danger.toml`, …) explain the notation to those who mend them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

Pattern = re.Pattern[str]
LANGUAGES: Final = ("en",)


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one language says; each pattern's first group is what an idiom may hide."""

    dangers: tuple[tuple[str, Pattern], ...]
    idioms: tuple[Pattern, ...]
    negation: Pattern
    minor: tuple[Pattern, ...]
    grown: tuple[Pattern, ...]


@cache
def all_phrases() -> tuple[Phrases, ...]:
    """Those of every language, for people mix them; read once, at the first text."""
    return tuple(_read(language) for language in LANGUAGES)


def _read(language: str) -> Phrases:
    file = resources.files("bot.ear") / language / "danger.toml"
    written = tomllib.loads(file.read_text(encoding="utf-8"))
    words: dict[str, str] = {}
    for name, choices in written["words"].items():
        words[name] = choices.format(**words)
    everyday = written["everyday"]
    negations = "|".join(_expressions(everyday["negations"], words))
    ends = "|".join(_expressions(everyday["negation_ends"], words))
    return Phrases(
        dangers=tuple(
            (tier, pattern)
            for tier, phrases in written["dangers"].items()
            for pattern in patterns(phrases, words)
        ),
        idioms=patterns(everyday["idioms"], words),
        negation=re.compile(rf" (?:{negations})(?: (?!(?:{ends}) )\w+)* $"),
        minor=patterns(written["young"]["minor"], words),
        grown=patterns(written["young"]["grown"], words),
    )


def patterns(phrases: str, words: Mapping[str, str]) -> tuple[Pattern, ...]:
    """What finds each of the phrases, one a line, in a plain form; `words` are its sets."""
    return tuple(re.compile(_whole(expression)) for expression in _expressions(phrases, words))


def _expressions(phrases: str, words: Mapping[str, str]) -> list[str]:
    """Regular expressions of phrases, one a line; gap and end stay as they are written."""
    return [_expression(phrase.format(**words)) for phrase in phrases.strip().splitlines()]


def _expression(phrase: str) -> str:
    written = phrase.replace("(", "(?:").replace("*", r"\w*").replace("#", r"\d\d+")
    written = re.sub(r"\[([^]]+)\] ", r"(?:(?:\1) )?", written)
    return re.sub(r" \[([^]]+)\]", r"(?: (?:\1))?", written)


def _whole(expression: str) -> str:
    """Bound by spaces; the first group is all of it, or what follows the gap."""
    written, last = (expression[:-2], " $") if expression.endswith(" .") else (expression, " ")
    head, gap, tail = written.rpartition(" ... ")
    return rf" {head}(?: \w+){{0,4}} ({tail})(?={last})" if gap else rf" ({tail})(?={last})"
