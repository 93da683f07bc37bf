"""The cards of looking back: the week, the last steps page by page, one entry, what was kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Final, TypeVar

from bot.core.records.effects import Choice, Rows
from bot.core.records.lines import Day, Line, line
from bot.core.records.memories import LookMemory
from bot.core.records.model import Note, Step
from bot.core.records.turn import Card, Moment, choice, pairs
from bot.core.rules import lookback
from bot.core.rules.steps import promises, wording

T = TypeVar("T")


class At(StrEnum):
    """Where somebody looks."""

    WEEK = "week"
    STEPS = "steps"
    KEPT = "kept"
    PROMISES = "promises"
    ENTRY = "entry"
    NOTE = "note"
    WHICH = "which"
    WORDS = "words"
    DAY = "day"
    REMOVING = "removing"
    OWN = "own"
    MANTRA = "mantra"
    LATER = "later"
    DATE = "date"
    DATE_DAY = "date_day"


PAGE: Final = 3
"""How many are shown together."""
BACK: Final[Rows] = ((choice("back"),),)
DAYS_BACK: Final = (1, 2, 3)
"""Days before today that stand on buttons."""


def page(moment: Moment, number_of: int) -> int:
    """The page that is looked at, of so many items."""
    return max(0, min(LookMemory.of(moment.talk).page, (number_of - 1) // PAGE))


def shown(moment: Moment, items: Sequence[T]) -> Sequence[T]:
    first = page(moment, len(items)) * PAGE
    return items[first : first + PAGE]


def week(moment: Moment) -> Card:
    last = (choice("own", "look-own-lines"), choice("close", "look-close"))
    rows: list[Choice] = []
    if lookback.entries(moment.known):
        rows.append(choice("steps", "look-last-steps"))
    if lookback.kept(moment.known):
        rows.append(choice("kept", "look-kept-lines"))
    words = lookback.week(moment) if rows else lookback.so_far(moment)
    if promises.listed(moment.known):
        rows.append(choice("promises", "look-promises-button"))
    return Card(words, (tuple(rows), last) if rows else (last,))


def steps(moment: Moment) -> Card:
    entries = lookback.entries(moment.known)
    listed = [
        lookback.row(moment, n, step) for n, step in enumerate(shown(moment, entries), start=1)
    ]
    return Card(_below(listed), _pages(moment, len(entries)))


def kept(moment: Moment) -> Card:
    both = lookback.kept(moment.known)
    listed = [
        lookback.row(moment, n, one)
        if isinstance(one, Step)
        else line("look-numbered", number=str(n), text=lookback.note(moment, one, short=True))
        for n, one in enumerate(shown(moment, both), start=1)
    ]
    return Card(_below(listed), _pages(moment, len(both)))


def promised(moment: Moment) -> Card:
    mine = promises.listed(moment.known)
    rows = [lookback.promise(moment, step) for step in shown(moment, mine)]
    turning = (*_turning(moment, len(mine)), choice("back"))
    return Card(lookback.promised(moment, _below(rows)), (turning,))


def _below(listed: Sequence[Line]) -> Line:
    words = listed[-1]
    for one in reversed(listed[:-1]):
        words = line("look-lines", first=one, rest=words)
    return words


def _pages(moment: Moment, count: int) -> Rows:
    here = min(PAGE, count - page(moment, count) * PAGE)
    numbers = tuple(
        Choice(f"open{n}", line("look-number", number=str(n))) for n in range(1, here + 1)
    )
    return (numbers, (*_turning(moment, count), choice("back")))


def _turning(moment: Moment, count: int) -> tuple[Choice, ...]:
    here = page(moment, count)
    older = (choice("older", "look-older"),) if (here + 1) * PAGE < count else ()
    return (*older, choice("newer", "look-newer")) if here else older


def entry(moment: Moment, step: Step) -> Card:
    star = choice("unstar", "look-unstar") if step.starred else choice("star", "look-star")
    rows = (
        (star, choice("words", "look-change-words")),
        (choice("day", "look-another-day"), choice("remove", "look-remove")),
        *BACK,
    )
    return Card(lookback.entry(moment, step), rows)


def note(moment: Moment, kept: Note) -> Card:
    # The words of a friend are theirs, so they are not changed.
    star = choice("unstar", "look-unstar") if kept.starred else choice("star", "look-star")
    first = (star,) if kept.sender else (star, choice("words", "look-change-words"))
    rows = (first, (choice("remove", "look-remove"), choice("back")))
    return Card(lookback.note(moment, kept), rows)


def which(moment: Moment, step: Step) -> Card:
    path = moment.person.path
    told = tuple(choice(q, wording.asked(step, path, q)) for q in ("easy", "hard", "change"))
    what: tuple[Choice, ...] = () if step.idea else (choice("text", "look-what-it-was"),)
    return Card(line("look-which"), (*pairs((*what, *told)), *BACK))


def words(moment: Moment) -> Card:
    """The new words; an answer can be emptied, a step or a note cannot."""
    empty: Rows = ((choice("empty", "look-empty-it"),),)
    emptied = LookMemory.of(moment.talk).which in lookback.TOLD
    return Card(line("look-new-words"), (*(empty if emptied else ()), *BACK))


def which_day(moment: Moment, key: str = "look-which-day") -> Card:
    today = moment.local.date()
    days = tuple(
        Choice(
            f"ago{n}",
            line("look-yesterday") if n == 1 else _day(Day(today - timedelta(days=n), today)),
        )
        for n in DAYS_BACK
    )
    return Card(line(key), (*pairs(days), *BACK))


def _day(day: Day) -> Line:
    return line("look-day", day=day)


def removing() -> Card:
    rows = ((choice("remove", "look-remove", tap_only=True), choice("back", "look-keep-it")),)
    return Card(line("look-removing"), rows)


def closed() -> Card:
    return Card(line("look-closed"))
