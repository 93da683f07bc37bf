"""Help is one command away wherever somebody stands, and its first words have numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest

from bot.core.records.effects import Lane, Say
from bot.core.records.events import Commanded
from bot.core.records.model import FOREVER, Flow, Known, Look, Person, Standing
from tests.core.pair import HAPPY, Pair, linked
from tests.core.play import MONDAY, Play, cued, planned
from tests.core.test_decide import decided, places
from tests.core.told import Told

NUMBERS: Final = ("care-numbers", "care-numbers-here")


def _first(known: Known, name: str = "help") -> Say:
    said = [e for e in decided(known, Commanded(name, "", 11)).effects if isinstance(e, Say)]
    return said[0]


def _has_numbers(said: Say) -> bool:
    keys = Told(said.words, said.rows).keys
    return any(key in keys for key in NUMBERS)


@pytest.mark.parametrize("flow", list(Flow))
def test_it_has_numbers_at_every_place_and_goes_before_the_rest(flow: Flow) -> None:
    there = [known for (at, _), known in places().items() if at is flow]
    assert there
    held = MONDAY + timedelta(days=1)
    for known in there:
        for person in (
            known.person,
            replace(known.person, held_until=held),
            replace(known.person, paused_until=FOREVER),
            replace(known.person, look=Look.HIDDEN),
        ):
            said = _first(replace(known, person=person))
            assert _has_numbers(said), said.words
            assert said.lane is Lane.CARE


@pytest.mark.parametrize("standing", list(Standing))
def test_it_has_them_whoever_they_are_to_us(standing: Standing) -> None:
    assert _has_numbers(_first(Known(Person(7, standing))))


def _minor() -> Play:
    play = Play()
    play.command("start")
    play.tap("welcome-under-18")
    return play


def _held() -> Play:
    play = planned()
    play.say("I want to die")
    return play


def _erased() -> Play:
    play = planned()
    play.command("erase")
    play.tap("data-erase-now")
    assert play.forgotten
    play.known = Known(Person(8))
    return play


def _invited() -> Play:
    pair = Pair()
    pair.open(pair.link())
    return pair.lena


def _agreed() -> Play:
    play = _invited()
    play.tap(HAPPY)
    return play


LIVES: Final[dict[str, Callable[[], Play]]] = {
    "new": Play,
    "under 18": _minor,
    "at a reminder": cued,
    "on a quiet day": _held,
    "erased": _erased,
    "invited": _invited,
    "agreed": _agreed,
    "a friend": lambda: linked().lena,
    "with a friend": lambda: linked().ana,
}


@pytest.mark.parametrize("life", LIVES)
def test_it_has_them_in_every_life_by_a_command_and_by_the_word(life: str) -> None:
    for typed in (False, True):
        play = LIVES[life]()
        before = len(play.got)
        if typed:
            play.say("help")
        else:
            play.command("help")
        keys = play.got[before].keys
        assert any(key in keys for key in (*NUMBERS, "emergency-anywhere")), (life, keys)
