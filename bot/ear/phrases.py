"""The phrases of a language that may mean danger, ready to be searched for.

The files under this room (`en/danger.toml`, …) explain the notation to those who mend them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.ear.languages import HOMES, either, filled, listed, sets, table

Pattern = re.Pattern[str]

_OPENING: Final = 4
"""How many letters of a part's beginning are compared before its phrase is searched for."""
_ANYTHING: Final = "\0"
"""Stands behind letters after which anything may follow."""
_WORD: Final = re.compile(r"[^ \[\](|)*#\\.]+ ?| ")
"""A word as it is said, with the space behind it."""
_LITERAL: Final = re.compile(r"[^\[\](|)*#\\.]*")
_BRACKETS: Final = re.compile(r"[\[\]()]")
_BARS: Final = re.compile(r"([\[\](|)])")
_LAST_OPTIONAL: Final = re.compile(r"(?: \[[^]]+\])+(?=$|[|)]| \.$)")
"""Words that may be left out after the last that may not: each with the space before it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A line of a language's file, and the heading above it."""

    language: str
    heading: str
    written: str


class Sought:
    """Phrases, each searched for only where a text has how one part of it begins.

    A text has few of the thousands of beginnings, so few phrases are tried, and a phrase becomes
    a pattern only when it is tried for the first time.
    """

    def __init__(self, phrases: Iterable[Phrase], words: Mapping[str, Mapping[str, str]]) -> None:
        """`words`: the sets that phrases name, by language."""
        self._phrases, self._words = tuple(phrases), words
        self._patterns: dict[int, Pattern] = {}
        by_opening: dict[str, list[int]] = defaultdict(list)
        for place, phrase in enumerate(self._phrases):
            for opening in _rarest(self._filled(phrase)):
                by_opening[opening].append(place)
        self._by_opening = {opening: tuple(places) for opening, places in by_opening.items()}
        self._lengths = {len(opening) for opening in by_opening}

    def __iter__(self) -> Iterator[tuple[Phrase, Pattern]]:
        return ((phrase, self._pattern(place)) for place, phrase in enumerate(self._phrases))

    def likely(self, plain: str) -> Iterator[tuple[Phrase, Pattern]]:
        """Those that may stand in a text."""
        known, starts = self._by_opening, [at for at, sign in enumerate(plain, 1) if sign == " "]
        begun = {plain[at : at + length] for at in starts for length in self._lengths}
        places = {place for opening in begun if opening in known for place in known[opening]}
        return ((self._phrases[place], self._pattern(place)) for place in places)

    def _pattern(self, place: int) -> Pattern:
        known = self._patterns.get(place)
        if known is None:
            known = re.compile(_whole(_expression(self._filled(self._phrases[place]))))
            self._patterns[place] = known
        return known

    def _filled(self, phrase: Phrase) -> str:
        return filled(phrase.written, self._words[phrase.language])


@dataclass(frozen=True, slots=True)
class Phrases:
    """What all languages say; each pattern's first group is what an idiom may hide."""

    dangers: Sought
    idioms: Sought
    negations: Mapping[str, Pattern]
    """By language."""
    minor: Sought
    grown: Sought
    swapped: Mapping[str, str]
    """Core words of which two letters changed places, each to the word that was meant."""


def all_phrases() -> Phrases:
    """Those of every language, for people mix them; they are read once, at the first text."""
    return _of(tuple(HOMES))


@cache
def _of(languages: tuple[str, ...]) -> Phrases:
    written = {language: table(language, "danger") for language in languages}
    words = {language: sets(of.get("words", {})) for language, of in written.items()}

    def under(part: str, *headings: str) -> Sought:
        found = (
            Phrase(language, heading, phrase)
            for language, of in written.items()
            for heading, lines in of.get(part, {}).items()
            if not headings or heading in headings
            for phrase in lines.strip().splitlines()
        )
        return Sought(found, words)

    return Phrases(
        dangers=under("dangers"),
        idioms=under("everyday", "idioms"),
        negations={
            language: _negation(of.get("everyday", {}), words[language])
            for language, of in written.items()
        },
        minor=under("young", "minor"),
        grown=under("young", "grown"),
        swapped=_in_turn(
            _swapped(listed(of.get("typed", {}).get("core", ""))) for of in written.values()
        ),
    )


def _swapped(core: tuple[str, ...]) -> Mapping[str, str]:
    meant = {
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]: word
        for word in core
        for at in range(len(word) - 1)
    }
    return {typed: word for typed, word in meant.items() if typed not in core}


def _in_turn(each: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    """What becomes of a word that is looked up in one language after another."""
    found: dict[str, str] = {}
    for one in each:
        found = {**one, **{typed: one.get(word, word) for typed, word in found.items()}}
    return found


def _negation(everyday: Mapping[str, str], words: Mapping[str, str]) -> Pattern:
    """What turns a phrase around that stands just after it, unless it ends between."""
    negations = either(tuple(_expressions(everyday.get("negations", ""), words)))
    ends = either(tuple(_expressions(everyday.get("negation_ends", ""), words)))
    return re.compile(rf" (?:{negations})(?: (?!(?:{ends}) )\S+)* $")


def patterns(phrases: str, words: Mapping[str, str]) -> tuple[Pattern, ...]:
    return tuple(re.compile(_whole(expression)) for expression in _expressions(phrases, words))


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


def _rarest(phrase: str) -> Set[str]:
    """How the part of a phrase may begin that few texts have: of all parts the one with most
    letters, and of these the one that begins in fewest ways.

    What may be left out is no such part.
    """
    pieces = [*_pieces(phrase)]
    parts = [
        _joined(begins for _, begins in pieces[at:])
        for at, (leads, begins) in enumerate(pieces)
        if leads and "" not in begins
    ]
    openings = ({one.rstrip(_ANYTHING) for one in part} for part in parts)
    return min(openings, key=lambda part: (-min(map(len, part)), len(part)), default={""})


def _pieces(phrase: str) -> Iterator[tuple[bool, Set[str]]]:
    """Words, brackets and signs: whether each stands where a word begins, and how it may begin
    itself. The space behind what may be left out is a part of it."""
    at = 0
    while at < len(phrase):
        leads = at == 0 or phrase[at - 1] == " "
        word = _WORD.match(phrase, at)
        if word is not None:
            at = word.end()
            yield leads, {word[0][:_OPENING]}
        elif phrase[at] == "(":
            begun, at = at, _closed(phrase, at)
            yield leads, _one_of(phrase[begun + 1 : at - 1])
        elif phrase[at] == "[":
            begun, at = at, _closed(phrase, at)
            inside, space = phrase[begun + 1 : at - 1], " " if phrase.startswith(" ", at) else ""
            at += len(space)
            yield leads, _one_of(inside, space) | {""}
        else:
            at += 1
            yield leads, {_ANYTHING}


def _one_of(choices: str, then: str = "") -> Set[str]:
    """How the choices may begin that stand between bars, with what follows each."""
    return set[str]().union(*(_begins(choice + then) for choice in _choices(choices)))


def _begins(phrase: str) -> Set[str]:
    literal = _LITERAL.match(phrase, 0, _OPENING)
    if literal is not None and literal.end() in (_OPENING, len(phrase)):
        return {literal[0]}
    return _joined(begins for _, begins in _pieces(phrase))


def _joined(pieces: Iterable[Set[str]]) -> Set[str]:
    """How pieces in a row may begin."""
    said, unended = set[str](), {""}
    for piece in pieces:
        both = {_then(one, other) for one in unended for other in piece}
        unended = {one for one in both if len(one) < _OPENING and _ANYTHING not in one}
        said |= both - unended
        if not unended:
            break
    return said | unended


def _then(one: str, other: str) -> str:
    """Where words before a space were left out, only one space is left."""
    if one[-1:] == " " == other[:1]:
        other = other[1:]
    return (one + other)[:_OPENING]


def _closed(phrase: str, begun: int) -> int:
    """Where the bracket ends that begins there."""
    depth = 0
    for sign in _BRACKETS.finditer(phrase, begun):
        depth += 1 if sign[0] in "([" else -1
        if depth == 0:
            return sign.end()
    raise ValueError("a bracket that never closes")


def _choices(phrases: str) -> list[str]:
    """What stands between the bars that are in no brackets."""
    if not _BRACKETS.search(phrases):
        return phrases.split("|")
    choices, depth = [""], 0
    for part in _BARS.split(phrases):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(part, 0)
        if part == "|" and depth == 0:
            choices.append("")
        else:
            choices[-1] += part
    return choices
