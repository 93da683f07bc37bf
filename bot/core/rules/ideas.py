"""The library: small steps to choose from, read from `ideas.toml`. Their words are in the book.

A row that does not fit is a fault: it is named by its line, and the others are there without it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from bot.core.records.model import Company, Path

MOMENT: Final = 2
"""What takes no more minutes is done in a moment."""
ENERGIES: Final = (1, 2, 3)
"""A little, some, more."""
_HEAD: Final = re.compile(r"^\[([^\]\n]*)\]", re.MULTILINE)
_SHARED: Final = ("easy", "hard", "changes")


class Dial(StrEnum):
    """What can be turned on a step, one at a time."""

    WHAT = "what"
    LENGTH = "length"
    PLACE = "place"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Idea:
    """One step of the library; `ideas.toml` says what each field means."""

    key: str
    paths: tuple[Path, ...]
    act: str
    what: str
    minutes: int
    company: Company
    energy: int
    changes: tuple[str, ...]
    easy: int
    hard: int
    place: str = ""
    smaller: str | None = None
    bigger: str | None = None
    top: bool = False
    gives: bool = False
    serves: tuple[str, ...] = ()
    chips: str = ""
    now: bool = False
    texts: str = ""
    placed: bool = False
    early: int = 0
    not_for: tuple[Path, ...] = ()

    @property
    def length(self) -> int:
        return 0 if self.minutes <= MOMENT else self.minutes


class Why(StrEnum):
    """Why a row is left out."""

    UNREADABLE = "unreadable"  # about: what TOML says of it
    TWICE = "twice"
    UNKNOWN = "unknown"  # about: the fields that no step has
    VALUE = "value"  # about: what Python says of a field that is missing, or says what it cannot
    CHIPS = "chips"  # about: whose chips it shares, which are not there
    NEIGHBOUR = "neighbour"  # about: the neighbour that is not there
    DIALS = "dials"  # about: the neighbour, and what differs
    CIRCLE = "circle"  # about: whether by smaller or bigger


class Fault(NamedTuple):
    """A row that is left out: where it stands, and why."""

    line: int
    key: str
    why: Why
    about: tuple[str, ...] = ()


class _Unfit(Exception):
    def __init__(self, why: Why, *about: str) -> None:
        super().__init__(why)
        self.why, self.about = why, about


def library() -> Mapping[str, Idea]:
    """Every idea by its key, in the order of the file."""
    return _read()[0]


def faults() -> tuple[Fault, ...]:
    """The rows that are left out, in the order of the file."""
    return _read()[1]


def dials(one: Idea, other: Idea) -> tuple[Dial, ...]:
    """What differs between two steps."""
    return tuple(dial for dial in Dial if getattr(one, dial) != getattr(other, dial))


def met(path: Path) -> tuple[Idea, ...]:
    """The ideas that can be met on a path, in the order of the file."""
    return tuple(idea for idea in library().values() if path not in idea.not_for)


def invited_to(texts: str, company: Company | None) -> Idea | None:
    """What an invitation of this kind asks for: the shortest, with the same people if there is."""
    what = texts.removeprefix("invite-")
    able = [idea for idea in library().values() if idea.what == what and not idea.now]
    able.sort(key=lambda idea: (idea.company is not company, idea.minutes))
    return able[0] if able else None


def at_home(idea: Idea, path: Path) -> bool:
    """Whether it stands first on this path."""
    return path in (Path.BOTH, Path.UNSAID, *idea.paths)


@lru_cache(maxsize=1)
def _read() -> tuple[Mapping[str, Idea], tuple[Fault, ...]]:
    return read(files("bot.core.rules").joinpath("ideas.toml").read_text(encoding="utf-8"))


def read(text: str) -> tuple[Mapping[str, Idea], tuple[Fault, ...]]:
    """The library that a text is, and what is wrong with it. It never raises."""
    rows: dict[str, tuple[int, Mapping[str, Any]]] = {}
    wrong: list[Fault] = []
    for line, key, body in _rows(text):
        if key in rows:
            wrong.append(Fault(line, key, Why.TWICE))
            continue
        try:
            rows[key] = line, tomllib.loads(body)
        except ValueError as fault:
            wrong.append(Fault(line, key, Why.UNREADABLE, (str(fault),)))
    found: dict[str, Idea] = {}
    for key, (line, said) in rows.items():
        try:
            found[key] = _idea(key, said, rows)
        except _Unfit as fault:
            wrong.append(Fault(line, key, fault.why, fault.about))
        except (TypeError, ValueError) as fault:
            wrong.append(Fault(line, key, Why.VALUE, (str(fault),)))
    unfit = {key for key, idea in found.items() if not _fits(idea, found, rows, wrong)}
    fit = {key: idea for key, idea in found.items() if key not in unfit}
    return {key: _cut(idea, fit) for key, idea in fit.items()}, tuple(sorted(wrong))


def _rows(text: str) -> Iterator[tuple[int, str, str]]:
    """Each row by itself, so that one that cannot be read spoils no other."""
    heads = list(_HEAD.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    for head, end in zip(heads, ends, strict=True):
        yield text.count("\n", 0, head.start()) + 1, head[1], text[head.end() : end]


def _idea(key: str, said: Mapping[str, Any], rows: Mapping[str, Any]) -> Idea:
    """Raises _Unfit, TypeError or ValueError."""
    owner = said.get("chips", key)
    if owner not in rows:
        raise _Unfit(Why.CHIPS, owner)
    shared = {name: rows[owner][1][name] for name in _SHARED if name in rows[owner][1]}
    told = {**shared, **said}
    known = {field.name for field in fields(Idea)}
    unknown = sorted(told.keys() - known)
    if unknown:
        raise _Unfit(Why.UNKNOWN, *unknown)
    for name in ("paths", "not_for"):
        told[name] = tuple(Path(path) for path in told.get(name, ()))
    told["company"] = Company(told.get("company", ""))
    if told.get("energy") not in ENERGIES:
        raise _Unfit(Why.VALUE, "energy")
    lists = {name: tuple(value) for name, value in told.items() if isinstance(value, list)}
    return Idea(**{"key": key, **told, **lists})


def _fits(
    idea: Idea, found: Mapping[str, Idea], rows: Mapping[str, Any], wrong: list[Fault]
) -> bool:
    """Whether a step fits among its neighbours; else it is noted what is wrong."""
    for way in ("smaller", "bigger"):
        name = getattr(idea, way)
        if name is None or (name in rows and name not in found):  # that one's own fault is told
            continue
        if name not in rows:
            fault = Why.NEIGHBOUR, (name,)
        elif len(turned := dials(idea, found[name])) != 1:
            fault = Why.DIALS, (name, *turned)
        elif _comes_round(idea, way, found):
            fault = Why.CIRCLE, (way,)
        else:
            continue
        wrong.append(Fault(rows[idea.key][0], idea.key, *fault))
        return False
    return True


def _comes_round(idea: Idea, way: str, found: Mapping[str, Idea]) -> bool:
    seen: set[str] = set()
    following = getattr(idea, way)
    while following in found and following not in seen:
        if following == idea.key:
            return True
        seen.add(following)
        following = getattr(found[following], way)
    return False


def _cut(idea: Idea, fit: Mapping[str, Idea]) -> Idea:
    """The step without the neighbours that were left out."""
    smaller = idea.smaller if idea.smaller in fit else None
    return replace(idea, smaller=smaller, bigger=idea.bigger if idea.bigger in fit else None)
