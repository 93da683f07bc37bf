"""Lives over three months: nobody is led up in a hard week, and who is ready gets somewhere."""

from __future__ import annotations

import pytest

from bench.lives import CHARACTERS, EACH, Character, breaches, lived, table

PART = 20
"""So many lives at once of the long sweep."""
NAMES = [who.name for who in CHARACTERS]


@pytest.mark.parametrize("who", CHARACTERS, ids=NAMES)
def test_a_few_lives(who: Character) -> None:
    lives = [lived(who, number) for number in (0, 4)]  # the second has words of its own
    assert [breach for life in lives for breach in breaches(life)] == []
    assert all(life.done for life in lives)
    assert any(life.offers for life in lives) or who.slips, table(lives)


@pytest.mark.faults
@pytest.mark.parametrize("first", range(0, EACH, PART))
@pytest.mark.parametrize("who", CHARACTERS, ids=NAMES)
def test_five_hundred_lives(who: Character, first: int) -> None:
    lives = [lived(who, number) for number in range(first, first + PART)]
    assert [breach for life in lives for breach in breaches(life)] == []
    assert any(life.offers for life in lives), table(lives)
