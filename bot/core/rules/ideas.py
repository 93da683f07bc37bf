"""The library: small steps to choose from, read from `ideas.toml`. Their words are in the book.

A row that does not fit is a fault: it is named by its line, and the others are there without it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any, Final

from bot.core.records.model import Company, Path
from bot.core.rules import likes, rows
from bot.core.rules.kinds import kinds
from bot.core.rules.rows import Fault, Rows, Unfit, Why

MOMENT: Final = 2
"""What takes no more minutes is done in a moment."""
ENERGIES: Final = (1, 2, 3)
"""A little, some, more."""
KINDS: Final = frozenset({"time", "place", "company", "length"})
"""What a chip can change."""
_FILE: Final = "ideas.toml"
_SHARED: Final = ("easy", "hard", "changes")
_LONGEST: Final = 240
_MOST_CHIPS: Final = 4
_NOTHING: Final[Mapping[str, tuple[str, ...]]] = {}
_UNSAID: Final[dict[str, tuple[str, ...]]] = {}


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
    warm: tuple[int, ...] = ()
    place: str = ""
    smaller: str | None = None
    bigger: str | None = None
    instead: str | None = None
    top: bool = False
    gives: bool = False
    serves: tuple[str, ...] = ()
    chips: str = ""
    now: bool = False
    texts: str = ""
    placed: bool = False
    early: int = 0
    weekly: bool = False
    not_for: tuple[Path, ...] = ()

    @property
    def length(self) -> int:
        return 0 if self.minutes <= MOMENT else self.minutes


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


def leave_out(unsaid: Mapping[str, tuple[str, ...]]) -> None:
    """Do without the steps of which the book lacks words. Once, before anything is decided."""
    if unsaid != _UNSAID:
        _UNSAID.clear()
        _UNSAID.update(unsaid)
        _read.cache_clear()


@lru_cache(maxsize=1)
def _read() -> tuple[Mapping[str, Idea], tuple[Fault, ...]]:
    return read(rows.of_file(_FILE), _UNSAID)


def read(
    text: str, unsaid: Mapping[str, tuple[str, ...]] = _NOTHING
) -> tuple[Mapping[str, Idea], tuple[Fault, ...]]:
    """The library that a text is, and what is wrong with it; `unsaid` is what the book lacks of
    a row. It never raises.

    Of steps that do not fit together, the one with most that is wrong goes first, or the later:
    so what a single row says spoils no other.
    """
    there = rows.read(text)
    found: dict[str, Idea] = {}
    wrong: dict[str, Unfit] = {}
    for key, (_, said) in there.said.items():
        try:
            idea = _idea(key, said, there)
            if key in unsaid:
                raise Unfit(Why.WORDS, *unsaid[key])
            found[key] = idea
        except Unfit as fault:
            wrong[key] = fault
    while unfit := {k: among for k, idea in found.items() if (among := _among(idea, found, there))}:
        worst = max(unfit, key=lambda key: (len(unfit[key]), there.said[key][0]))
        wrong[worst] = unfit[worst][0]
        del found[worst]
    unfit_rows = (Fault(there.said[key][0], key, one.why, one.about) for key, one in wrong.items())
    told = tuple(sorted((*there.faults, *unfit_rows)))
    return {key: _cut(idea, found) for key, idea in found.items()}, told


def _idea(key: str, said: Mapping[str, Any], there: Rows) -> Idea:
    """Raises Unfit."""
    told = {**_of_owner(key, said, there), **said}
    rows.check(told, _NEEDED | ({"texts"} if told.get("now") else set()), _CHECKS)
    lists = {name: tuple(value) for name, value in told.items() if isinstance(value, list)}
    kept = {**told, **lists, "company": Company(told["company"])}
    for name in ("paths", "not_for"):
        kept[name] = tuple(Path(path) for path in kept.get(name, ()))
    return Idea(key, **kept)


def _of_owner(key: str, said: Mapping[str, Any], there: Rows) -> Mapping[str, Any]:
    """The chips that a step shares. Raises Unfit."""
    owner = said.get("chips")
    if owner is None:
        return {}
    lent = there.said.get(owner, (0, {}))[1] if isinstance(owner, str) else {}
    own = owner == key or "chips" in lent
    if own or any(name not in lent or not _CHECKS[name](lent[name]) for name in _SHARED):
        raise Unfit(Why.CHIPS, str(owner))
    return {name: lent[name] for name in (*_SHARED, "warm") if name in lent}


def _word(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _some_of(known: Collection[str], least: int, value: object) -> bool:
    """A list of so many at least, of what is known, none of them twice."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return False
    return least <= len(value) == len(set(value)) and set(value) <= set(known)


_IS_A_CHIP: Final = partial(rows.within, 1, _MOST_CHIPS)
_CHECKS: Final[Mapping[str, rows.Check]] = {
    "paths": partial(_some_of, (Path.ALONE, Path.AFTER), 1),
    "not_for": partial(_some_of, tuple(Path), 0),
    "act": _word,
    "what": _word,
    "minutes": partial(rows.within, 0, _LONGEST),
    "place": lambda value: isinstance(value, str),
    "company": lambda value: value in tuple(Company),
    "smaller": _word,
    "bigger": _word,
    "instead": _word,
    "top": rows.truth,
    "energy": partial(rows.within, min(ENERGIES), max(ENERGIES)),
    "gives": rows.truth,
    "serves": partial(_some_of, (*likes.VALUES, *likes.INTERESTS), 0),
    "changes": partial(_some_of, KINDS, 1),
    "easy": _IS_A_CHIP,
    "hard": _IS_A_CHIP,
    "warm": lambda value: isinstance(value, list) and all(map(_IS_A_CHIP, value)),
    "chips": _word,
    "placed": rows.truth,
    "early": partial(rows.within, 0, _LONGEST),
    "now": rows.truth,
    "weekly": rows.truth,
    "texts": lambda value: isinstance(value, str) and value in kinds(),
}
"""What each field may say."""
_NEEDED: Final = {"paths", "act", "what", "minutes", "company", "energy", *_SHARED}
_WAYS: Final = ("smaller", "bigger", "instead")
"""The neighbours of a step."""


def _among(idea: Idea, found: Mapping[str, Idea], there: Rows) -> tuple[Unfit, ...]:
    """What is wrong with a step among its neighbours. One that has a fault of its own, or whose
    name cannot be read, is only a link less."""
    wrong: list[Unfit] = []
    for way, name in zip(_WAYS, _neighbours(idea), strict=True):
        if name is None:
            continue
        if name in found:
            turned = dials(idea, found[name])
            if len(turned) != 1:
                wrong.append(Unfit(Why.DIALS, name, *turned))
            elif _comes_round(idea, way, found):
                wrong.append(Unfit(Why.CIRCLE, way))
        elif not there.may_be_there(name):
            wrong.append(Unfit(Why.NEIGHBOUR, name))
    return tuple(wrong)


def _comes_round(idea: Idea, way: str, found: Mapping[str, Idea]) -> bool:
    seen: set[str] = set()
    following = getattr(idea, way)
    while following in found and following not in seen:
        if following == idea.key:
            return True
        seen.add(following)
        following = getattr(found[following], "smaller" if way == "smaller" else "bigger")
    return False


def _cut(idea: Idea, fit: Mapping[str, Idea]) -> Idea:
    """The step without the neighbours that were left out."""
    smaller, bigger, instead = (name if name in fit else None for name in _neighbours(idea))
    return replace(idea, smaller=smaller, bigger=bigger, instead=instead)


def _neighbours(idea: Idea) -> tuple[str | None, ...]:
    return idea.smaller, idea.bigger, idea.instead
