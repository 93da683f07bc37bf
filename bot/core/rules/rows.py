"""Rows of a data file, each read by itself, so that one that is spoilt spoils no other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any, Final, NamedTuple

_HEAD: Final = re.compile(r"^[ \t]*\[.*$", re.MULTILINE)
_NAME: Final = re.compile(r"\s*\[\s*([\"']?)([a-z0-9]+(?:-[a-z0-9]+)*)\1\s*\]\s*(?:#.*)?")
_LONGEST: Final = 40
"""A name stands in what Telegram keeps with a button, which is short."""
Check = Callable[[object], bool]
"""Whether a field may say this."""


class Why(StrEnum):
    """Why a row is left out."""

    STRAY = "stray"  # it stands before the first row, so it belongs to none
    HEAD = "head"  # about: what stands where the name of a row is expected
    UNREADABLE = "unreadable"  # about: what TOML says of it
    TWICE = "twice"
    UNKNOWN = "unknown"  # about: the fields that no row has
    LACKS = "lacks"  # about: the fields that every row has
    VALUE = "value"  # about: the fields that say what they cannot
    CHIPS = "chips"  # about: whose chips it shares, which has none
    WORDS = "words"  # about: what the book lacks of it
    NEIGHBOUR = "neighbour"  # about: the neighbour that is not there
    DIALS = "dials"  # about: the neighbour, and what differs
    CIRCLE = "circle"  # about: by which of its neighbours


class Fault(NamedTuple):
    """A row that is left out: where it stands, and why."""

    line: int
    key: str
    why: Why
    about: tuple[str, ...] = ()


class Unfit(Exception):
    """A row says what no row can."""

    def __init__(self, why: Why, *about: str) -> None:
        super().__init__(why)
        self.why, self.about = why, about


@dataclass(frozen=True, slots=True)
class Rows:
    """What a file says, row by row: the line and the fields of each that can be read."""

    said: Mapping[str, tuple[int, Mapping[str, Any]]]
    faults: tuple[Fault, ...]

    def may_be_there(self, key: str) -> bool:
        """Whether a row has this name, or one whose name cannot be read may have it."""
        unnamed = any(fault.why is Why.HEAD for fault in self.faults)
        return unnamed or key in self.said or any(fault.key == key for fault in self.faults)


def of_file(name: str) -> str:
    """What a file beside this one says; nothing where it is gone. What is no text is a sign
    that no row can have, so that it spoils one row."""
    try:
        said = files("bot.core.rules").joinpath(name).read_bytes()
    except OSError:
        return ""
    return said.decode("utf-8-sig", errors="replace")


def read(text: str) -> Rows:
    """It never raises."""
    said: dict[str, tuple[int, Mapping[str, Any]]] = {}
    wrong: list[Fault] = []
    for line, head, body in _split(_plain(text)):
        name = _NAME.fullmatch(head)
        if not name or len(name[2]) > _LONGEST:
            wrong += _headless(line, head, body)
        elif name[2] in said:
            wrong.append(Fault(line, name[2], Why.TWICE))
        elif isinstance(fields := _read(line, body), str):
            wrong.append(Fault(line, name[2], Why.UNREADABLE, (fields,)))
        else:
            said[name[2]] = line, fields
    return Rows(said, tuple(wrong))


def bodies(text: str) -> Iterator[tuple[str, str]]:
    """What stands below each name, its comments too."""
    for _, head, body in _split(_plain(text)):
        if name := _NAME.fullmatch(head):
            yield name[2], body


def check(said: Mapping[str, Any], needed: Set[str], can: Mapping[str, Check]) -> None:
    """Raises Unfit for a row that has a field that no row has, lacks one, or says in one of them
    what it cannot."""
    for why, fields in (
        (Why.UNKNOWN, sorted(said.keys() - can.keys())),
        (Why.LACKS, sorted(needed - said.keys())),
    ):
        if fields:
            raise Unfit(why, *fields)
    if wrong := [name for name, value in said.items() if not can[name](value)]:
        raise Unfit(Why.VALUE, *wrong)


def within(least: int, most: int, value: object) -> bool:
    """Whether it is a number within these; a truth value is none."""
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def truth(value: object) -> bool:
    return isinstance(value, bool)


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _split(text: str) -> Iterator[tuple[int, str, str]]:
    """Each row with its line and its head; first what stands before them all, without a head."""
    heads = list(_HEAD.finditer(text))
    starts = [head.start() for head in heads] + [len(text)]
    yield 1, "", text[: starts[0]]
    for head, end in zip(heads, starts[1:], strict=True):
        yield text.count("\n", 0, head.start()) + 1, head[0], text[head.end() : end]


def _headless(line: int, head: str, body: str) -> Iterator[Fault]:
    if head:
        yield Fault(line, "", Why.HEAD, (head.strip()[:_LONGEST],))
        return
    rows = enumerate(body.splitlines(), start=line)
    stray = [n for n, row in rows if row.strip() and not row.lstrip().startswith("#")]
    if stray:
        yield Fault(stray[0], "", Why.STRAY)


def _read(line: int, body: str) -> Mapping[str, Any] | str:
    """The fields of a row, or what TOML says of it, with the lines of the file."""
    try:
        return tomllib.loads(body)
    except (ValueError, RecursionError):
        pass
    try:
        return tomllib.loads("\n" * (line - 1) + body)
    except (ValueError, RecursionError) as wrong:
        return str(wrong)
