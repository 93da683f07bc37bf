"""The book: a line and its values become a sentence.

Fluent reads the `.ftl` files. What a person typed is cleaned of control signs, never parsed, and
set apart when it runs the other way. A line that a language lacks is said in English; whatever
English lacks raises: a half-written sentence is never sent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Final

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern
from fluent.syntax.ast import VariableReference

from bot.core.records.lines import Country, Day, Hour, Line, Param, Typed, Veiled
from bot.ear.languages import ENGLISH
from bot.words import languages

LONGEST_TYPED: Final = 300
"""How much of what was typed a sentence repeats; the whole is kept elsewhere."""
_VEIL: Final = ("\ue000", "\ue001")
_MOMENT: Final = ("\ue002", "\ue003", "\ue004")
"""Before an instant, between it and its hour, and behind that."""
_FIRST, _LAST = "\u2068", "\u2069"
_UNSEEN: Final = re.compile(
    "[\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff\ud800-\udfff]"
)
_NAME: Final = re.compile(r"^([A-Za-z][\w-]*) *=", re.MULTILINE)
"""The name of a message, where it begins."""
_MARK: Final = re.compile(
    rf"[{_VEIL[0]}{_VEIL[1]}]"
    rf"|{_MOMENT[0]}(?P<instant>\d+){_MOMENT[1]}(?P<hour>[^{_MOMENT[2]}]*){_MOMENT[2]}"
)
_LINE_START: Final = re.compile(
    f"(^[{_VEIL[0]}{_FIRST}]*(?:\\d+\\. )?)(\\w)(?!\\w*://)", re.MULTILINE
)
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})


class Unwritten(LookupError):
    """The book has no such line. Carries its key."""


class Incomplete(ValueError):
    """A line was given too little, or not as it needs it. Carries its key."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text, and where spoilers lie in it: (offset, length) in UTF-16 units.

    `moments` are the hours outside of them that stand for an instant, each with it.
    """

    text: str
    veils: tuple[tuple[int, int], ...] = ()
    moments: tuple[tuple[int, int, datetime], ...] = ()


class Book:
    """All languages. `house` are values that every line may use, such as the operator's name."""

    def __init__(self, house: Mapping[str, Param] | None = None) -> None:
        self._house: Mapping[str, Param] = dict(house or {})
        self._captions: dict[tuple[str, str], str] = {}

    def render(self, language: str, line: Line) -> Rendered:
        """A message. Raises Unwritten or Incomplete."""
        return _plain(_capital(self._text(language, line)))

    def caption(self, language: str, line: Line) -> str:
        """The text alone; one that is given nothing is written once."""
        if line.params:
            return self.render(language, line).text
        key = (languages.tried(language)[0], line.key)
        if key not in self._captions:
            self._captions[key] = self.render(language, line).text
        return self._captions[key]

    def keys(self, language: str = ENGLISH) -> tuple[str, ...]:
        """Every key of a language, attributes as `message.attribute`."""
        return tuple(_keys(language))

    def _text(self, language: str, line: Line) -> str:
        tried = (_written(one, line.key) for one in languages.tried(language))
        written = next(filter(None, tried), None)
        if written is None:
            raise Unwritten(line.key)
        spoken = written.language
        house = {name: self._house[name] for name in self._house.keys() & params(spoken, line.key)}
        given = {**house, **line.params}
        values = {name: self._value(spoken, value) for name, value in given.items()}
        text, errors = written.page.format_pattern(written.pattern, values)
        if errors or not isinstance(text, str):
            raise Incomplete(line.key)
        return text

    def _value(self, language: str, value: Param) -> str | int:
        match value:
            case Line():
                return self._text(language, value)
            case Typed(text=text):
                return _cleaned(text)
            case Hour():
                return _hour(language, value)
            case Day():
                return self._day(language, value)
            case Country(code=code):
                return languages.country(language, code)
            case Veiled(inner=inner):
                return f"{_VEIL[0]}{self._value(language, inner)}{_VEIL[1]}"
        return value

    def _day(self, language: str, day: Day) -> str:
        ahead = (day.on - day.today).days
        if ahead in (0, 1):
            return self._text(language, Line("day-today" if ahead == 0 else "day-tomorrow"))
        return languages.day(language, day.on, day.today)


@dataclass(frozen=True, slots=True)
class _Written:
    """One line as a language says it, and the page where it stands."""

    language: str
    page: FluentBundle
    pattern: Pattern


def _keys(language: str) -> Iterator[str]:
    for name, text in _contents(language).items():
        message = _page(language, text).get_message(name)
        if message.value is not None:
            yield name
        yield from (f"{name}.{attribute}" for attribute in message.attributes)


@cache
def _contents(language: str) -> Mapping[str, str]:
    """The text of the file in which each message stands, by its name."""
    files = languages.sources(language)
    return {name: text for _, text in files for name in _NAME.findall(text)}


@cache
def _page(language: str, text: str) -> FluentBundle:
    """One file, read when its first line is said: all of them together take their time.

    So no sentence refers to one of another file.
    """
    # Of a language that the calendar library does not know, numbers are read as in English.
    page = FluentBundle([language, ENGLISH], use_isolating=False)
    page.add_resource(FluentResource(text))
    return page


@cache
def _written(language: str, key: str) -> _Written | None:
    """How a language says a line; None where it lacks it."""
    name, _, attribute = key.partition(".")
    if name not in _contents(language):
        return None
    page = _page(language, _contents(language)[name])
    message = page.get_message(name)
    pattern = message.attributes.get(attribute) if attribute else message.value
    return None if pattern is None else _Written(language, page, pattern)


@cache
def params(language: str, key: str) -> frozenset[str]:
    """What a line needs. Raises Unwritten."""
    written = _written(language, key)
    if written is None:
        raise Unwritten(key)
    return frozenset(_variables(written.pattern))


def _variables(node: object) -> Iterator[str]:
    if isinstance(node, VariableReference):
        yield node.id.name
    children = node if isinstance(node, list) else list(vars(node).values())
    for child in children:
        if isinstance(child, list) or hasattr(child, "__dict__"):
            yield from _variables(child)


def _hour(language: str, hour: Hour) -> str:
    text = languages.hour(language, hour.at)
    if hour.instant is None:
        return text
    return f"{_MOMENT[0]}{int(hour.instant.timestamp())}{_MOMENT[1]}{text}{_MOMENT[2]}"


def _capital(text: str) -> str:
    """Every line begins with a capital letter, also after its number or in a value."""
    return _LINE_START.sub(lambda found: found[1] + found[2].upper(), text)


def _cleaned(text: str) -> str:
    """What was typed, on one line and without signs that would reach beyond it."""
    text = _UNSEEN.sub("", text)
    text = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    text = " ".join(text.split())
    if len(text) > LONGEST_TYPED:
        text = text[: LONGEST_TYPED - 1].rstrip() + "…"
    if any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text):
        return f"{_FIRST}{text}{_LAST}"
    return text


def _plain(text: str) -> Rendered:
    """The text without our marks, and what they stood around."""
    plain, begun, veiled, end = "", 0, False, 0
    veils: list[tuple[int, int]] = []
    moments: list[tuple[int, int, datetime]] = []
    for mark in _MARK.finditer(text):
        plain, end = plain + text[end : mark.start()], mark.end()
        if mark["hour"] and not veiled:
            at = datetime.fromtimestamp(int(mark["instant"]), UTC)
            moments.append((_units(plain), _units(mark["hour"]), at))
        if mark["hour"]:
            plain += mark["hour"]
        elif mark[0] == _VEIL[0]:
            begun, veiled = len(plain), True
        else:
            veiled, bare = False, plain[begun:].lstrip(" ")  # a veil begins with a word
            veils += [(_units(plain) - _units(bare), _units(bare))] if bare else []
    return Rendered(plain + text[end:], tuple(veils), tuple(moments))


def _units(text: str) -> int:
    """How long it is for Telegram."""
    return len(text) + sum(sign > "￿" for sign in text)
