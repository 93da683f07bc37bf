"""What a message tells, before it is words: the keys of its lines, their values, its buttons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.core.records.effects import Choice, Rows
from bot.core.records.lines import Day, Hour, Line, Param, Typed, Veiled
from bot.words.book import Book, params

HOUSE: Final = {"operator": "Noor", "contact": "noor@example.org", "bot": "steps_bot"}
BOOK: Final = Book(HOUSE)
KEYS: Final = frozenset(BOOK.keys())
ONLY_A_VALUE: Final = frozenset(
    {
        *("plan-at", "plan-on", "plan-clock-reads", "plan-clock-there"),
        *("cue-at", "settings-span", "look-day"),
        *("friend-name", "befriended-name", "with-name", "friend-number", "look-number"),
    }
)
"""Captions that say a value and nothing else."""
SHAPE_OF_A_KEY: Final = re.compile(r"[a-z]+(-[a-z0-9]+)+(\.\w+)?|back|next|nothing")


class Written(str):
    """Words that the mind had written out, and the line they were."""

    line: Line

    def __str__(self) -> str:
        return self


def written(language: str, line: Line) -> str:
    """The voice of the stage: that of the book, whose words know their line."""
    words = Written(BOOK.caption(language, line))
    words.line = line
    return words


def caption(key: str, **values: Param) -> str:
    """The words of a button, for whoever types them."""
    return BOOK.caption("en", Line(key, values))


class Keys(list[str]):
    """Keys in their order. Nobody can ask for one that the book does not have."""

    def __contains__(self, key: object) -> bool:
        assert key in KEYS, f"the book has no {key!r}"
        return super().__contains__(key)


class Lines(list[Line]):
    """Lines with plain values. Nobody can ask for one whose key the book does not have."""

    def __contains__(self, line: object) -> bool:
        assert isinstance(line, Line)
        assert line.key in KEYS, f"the book has no {line.key!r}"
        return super().__contains__(line)


class Names(list[str]):
    """Names of buttons in their order: keys of the book, and values, never in the shape of one."""

    def __contains__(self, name: object) -> bool:
        assert name in KEYS or not SHAPE_OF_A_KEY.fullmatch(str(name)), f"no button is {name!r}"
        return super().__contains__(name)


RESTS: Final = "look-record-then"
"""What a card that is over says first is asked for by itself, as its `record`."""


def plain(line: Line) -> Line:
    """The line with its values as a test names them: an hour is "17:30", a typed word itself."""
    if isinstance(then := line.params.get("then"), Line) and line.key == RESTS:
        return plain(then)
    return Line(line.key, {name: _plain(value) for name, value in line.params.items()})


def _plain(value: Param) -> Param:
    match value:
        case Line():
            return plain(value)
        case Typed(text=Written() as words):
            return plain(words.line)
        case Typed(text=text):
            return text
        case Hour(at=at):
            return f"{at:%H:%M}"
        case Day():
            return _day(value)
        case Veiled(inner=inner):
            return Veiled(_plain(inner))
    return value


def _day(day: Day) -> str:
    """From tomorrow on, what the book makes of it depends on its language: here it is the date."""
    near = {0: "today", 1: "tomorrow"}.get((day.on - day.today).days)
    return near or f"{day.on:%a} {day.on.day} {day.on:%b %Y}".removesuffix(f" {day.today.year}")


def within(line: Line) -> Iterator[Line]:
    """A line and those within it, from the outside in."""
    yield line
    for value in line.params.values():
        inner = value.inner if isinstance(value, Veiled) else value
        if isinstance(inner, Line):
            yield from within(inner)


def _uncovered(line: Line) -> Line:
    shown: dict[str, Param] = {}
    for name, value in line.params.items():
        if isinstance(value, Line):
            shown[name] = _uncovered(value)
        else:
            shown[name] = "" if isinstance(value, Veiled) else value
    return Line(line.key, shown)


def _values(line: Line) -> Iterator[str | int]:
    for value in line.params.values():
        inner = value.inner if isinstance(value, Veiled) else value
        if isinstance(inner, Line):
            yield from _values(inner)
        elif isinstance(inner, str | int) and inner != "":
            yield inner


@dataclass(frozen=True)
class Told:
    """A message as the mind says it."""

    words: Line
    rows: Rows

    def __post_init__(self) -> None:
        for line in (self.words, *(choice.caption for row in self.rows for choice in row)):
            complete(line)

    @cached_property
    def line(self) -> Line:
        """The line with plain values."""
        return plain(self.words)

    @property
    def key(self) -> str:
        return self.line.key

    @property
    def record(self) -> str:
        """What it says first, as it is read, where it rests as the record of a step or a plan."""
        record = self.words.params.get("record", self.words)
        if not isinstance(record, Line) or record.key not in ("look-record", "plan-record"):
            return ""
        return BOOK.render("en", record).text

    @cached_property
    def lines(self) -> Lines:
        """Its line and those within, from the outside in."""
        return Lines(line for line in within(self.line) if line.key != "nothing")

    @cached_property
    def keys(self) -> Keys:
        """The keys of all its lines, from the outside in."""
        return Keys(line.key for line in self.lines)

    @cached_property
    def values(self) -> list[str | int]:
        """The values of all its lines."""
        return list(_values(self.line))

    @cached_property
    def uncovered(self) -> Told:
        """What a lock screen shows of it: nothing that lies under a spoiler."""
        return Told(_uncovered(self.words), ())

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """The buttons that tell us of a tap: they copy nothing and open nothing."""
        choices = (choice for row in self.rows for choice in row)
        return tuple(one for one in choices if one.copies is None and one.opens is None)

    @cached_property
    def offered(self) -> Names:
        """The names of its buttons: the keys of their captions, or the values where only these
        tell one from another."""
        often = Counter(choice.caption.key for choice in self.choices)
        return Names(
            _by_value(choice) or choice.caption.key
            if often[choice.caption.key] > 1 or choice.caption.key in ONLY_A_VALUE
            else choice.caption.key
            for choice in self.choices
        )

    @cached_property
    def captions(self) -> Lines:
        """What its buttons say."""
        return Lines(plain(choice.caption) for choice in self.choices)

    def choice(self, name: str) -> Choice | None:
        """The button of this name, if there is one."""
        found = [
            choice for choice, its in zip(self.choices, self.offered, strict=True) if its == name
        ]
        assert len(found) < 2, f"several buttons are {name!r}"
        return found[0] if found else None


def _by_value(choice: Choice) -> str:
    values = " ".join(str(value) for value in _values(plain(choice.caption)))
    return values or [line.key for line in within(choice.caption)][-1]


def complete(line: Line) -> None:
    """Every line must be written, and have its values."""
    for one in within(line):
        assert one.key in KEYS, f"the book has no {one.key!r}"
        missing = params("en", one.key) - one.params.keys() - HOUSE.keys()
        assert not missing, f"{one.key} is told without {missing}"


def every_key(messages: Iterable[Told]) -> Keys:
    """The keys of all these."""
    return Keys(key for message in messages for key in message.keys)
