"""The library as ladders: every step has a way up, and the ways lead to real life."""

from __future__ import annotations

from itertools import product
from typing import Final

import pytest

from bot.core.records.lines import Line
from bot.core.records.model import Company, Path
from bot.core.rules.acts import ACTS
from bot.core.rules.ideas import ENERGIES, Idea, dials, faults, library, met
from bot.core.rules.likes import INTERESTS, VALUES
from tests.core.told import BOOK
from tests.words.reading import measure, words

STEPS: Final = tuple(library().values())
AT_LEAST: Final = 120
GIVE: Final = 15
"""So many of them are something for somebody else."""
FIRST: Final = 10
"""Minutes of a first rung at most."""
REAL_LIFE: Final[dict[str, tuple[str, ...]]] = {
    "a walk with a friend": ("walk-thirty", "walk-few"),
    "a walk with a colleague": ("colleague-walk",),
    "a meal with family": ("meal-family-hour",),
    "a meal with a friend": ("meal-hour",),
    "a class with the camera on": ("class-camera",),
    "a book club": ("book-say",),
    "a shift of volunteering": ("shift", "shift-hour"),
    "a talk with somebody at work": ("colleague-talk", "break-ten"),
    "a promise kept": ("promise-family", "promise-work"),
    "a hard talk": ("hard-ten", "hard-family"),
}
"""What the ladders lead to, and the steps that are it."""
EASE: Final = 65
"""Of all that is read of a step before it, by Flesch: each of its lines is short."""
PATHS: Final = (Path.ALONE, Path.AFTER)


def _above(step: Idea) -> list[Idea]:
    """The rungs above a step, up to the top."""
    above: list[Idea] = []
    while step.bigger:
        step = library()[step.bigger]
        assert step not in above, step.key
        above.append(step)
    return above


def test_no_row_is_left_out() -> None:
    assert faults() == ()
    assert len(STEPS) >= AT_LEAST


def test_neighbours_differ_by_one_dial() -> None:
    pairs = [(one, library()[n]) for one in STEPS for n in (one.smaller, one.bigger) if n]
    assert len(pairs) > AT_LEAST
    assert [(a.key, b.key) for a, b in pairs if len(dials(a, b)) != 1] == []


def test_only_a_top_has_nothing_above_it_and_every_way_comes_to_one() -> None:
    assert [one.key for one in STEPS if one.top == bool(one.bigger)] == []
    assert [one.key for one in STEPS if not [one, *_above(one)][-1].top] == []


def test_no_way_up_comes_round_also_by_the_smaller_ones() -> None:
    """A step is above what it calls smaller, and below what it calls bigger."""
    above = {one.key: {one.bigger} - {None} for one in STEPS}
    for one in STEPS:
        if one.smaller:
            above[one.smaller] |= {one.key}
    left = set(above)
    while tops := {key for key in left if not above[key] & left}:
        left -= tops
    assert left == set()


def test_the_way_up_takes_no_less_energy_and_no_less_time() -> None:
    ways = [(one, library()[one.bigger]) for one in STEPS if one.bigger]
    ways += [(library()[one.smaller], one) for one in STEPS if one.smaller]
    assert [(a.key, b.key) for a, b in ways if a.energy > b.energy] == []
    assert [(a.key, b.key) for a, b in ways if a.length > b.length] == []


@pytest.mark.parametrize("path", PATHS)
def test_every_energy_is_there_in_every_company(path: Path) -> None:
    there = {(one.energy, one.company) for one in met(path)}
    assert [pair for pair in product(ENERGIES, Company) if pair not in there] == []


def test_a_first_rung_takes_ten_minutes_at_most() -> None:
    first = [one for one in STEPS if not one.smaller]
    assert len(first) > 10
    assert [one.key for one in first if one.minutes > FIRST] == []


@pytest.mark.parametrize("path", PATHS)
def test_every_company_has_a_first_rung_that_takes_a_little(path: Path) -> None:
    first = {one.company for one in met(path) if not one.smaller and one.energy == 1}
    assert set(Company) - first == set()


def test_there_is_something_to_give() -> None:
    gives = [one for one in STEPS if one.gives]
    assert len(gives) >= GIVE
    assert {one.energy for one in gives} == set(ENERGIES)


@pytest.mark.parametrize("path", PATHS)
def test_every_value_and_interest_is_served(path: Path) -> None:
    served = {like for one in met(path) for like in one.serves}
    assert {*VALUES, *INTERESTS} - served == set()


@pytest.mark.parametrize("what", REAL_LIFE)
def test_the_ladders_lead_to_real_life(what: str) -> None:
    steps = [library()[key] for key in REAL_LIFE[what]]
    led_to = {one.bigger for one in STEPS}
    for path in PATHS:
        assert [one for one in steps if path not in one.not_for and one.key in led_to], path


def test_every_act_has_its_words() -> None:
    """A boundary is nobody's business but their own: it has none for a friend."""
    assert {one.act for one in STEPS} <= ACTS | {"boundary"}


def test_every_step_is_easy_to_read() -> None:
    read: dict[str, float] = {}
    for one in STEPS:
        lines = (f"idea-{one.key}{part}" for part in ("", ".sign", ".whole"))
        texts = [f"{BOOK.caption('en', Line(key)).partition('·')[0]}." for key in lines]
        read[one.key] = measure(texts).ease
        assert sum(len(words(text)) for text in texts) <= 40, one.key
    assert {key: round(ease) for key, ease in read.items() if ease < EASE} == {}
