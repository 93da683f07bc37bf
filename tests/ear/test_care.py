"""How worried the ear is: the lines it was written with, and lines it was not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ear.care import Tier, hear, says_minor

LINES = json.loads((Path(__file__).parent / "care_lines.json").read_text(encoding="utf-8"))
A_NUMBER_IS_SHOWN = {Tier.C1, Tier.C2, Tier.C4}


def tier(text: str) -> Tier | None:
    return hear(text).tier


@pytest.mark.parametrize("text", LINES["written_with"]["C1"])
def test_direct_words_are_always_shown_a_number(text: str) -> None:
    assert tier(text) in A_NUMBER_IS_SHOWN


@pytest.mark.parametrize("name", ["C2", "C3", "C4", "C5", "L"])
def test_every_other_card_is_found(name: str) -> None:
    assert {text: tier(text) for text in LINES["written_with"][name]} == {
        text: Tier(name) for text in LINES["written_with"][name]
    }


def test_everyday_idioms_are_not_heard() -> None:
    heard = [tier(text) for text in LINES["written_with"]["none"]]
    assert heard.count(Tier.C1) <= len(heard) * 0.1
    assert heard.count(Tier.C2) <= len(heard) * 0.3


def test_lines_it_was_not_written_with() -> None:
    """At least 85 % of held-out crisis lines see a number; at most 10 % of harmless ones Card 1."""
    worrying = LINES["held_out"]["worrying"]
    harmless = LINES["held_out"]["harmless"]
    assert len(worrying) >= 30
    assert len(harmless) >= 30
    shown = [text for text in worrying if tier(text) in A_NUMBER_IS_SHOWN]
    assert len(shown) >= 0.85 * len(worrying), sorted(set(worrying) - set(shown))
    alarmed = [text for text in harmless if tier(text) is Tier.C1]
    assert len(alarmed) <= 0.1 * len(harmless), alarmed


def test_disguises_do_not_help() -> None:
    for text in ("k1ll myself", "K I L L  myself? kill  myself", "sui\u200bcide", "I’M SUICIDAL"):
        assert tier(text) is Tier.C1


def test_an_idiom_hides_only_itself() -> None:
    assert tier("killed it at the club but i still want to die") is Tier.C1
    assert tier("I killed it at the book club") is None


def test_a_negation_lowers_and_never_silences() -> None:
    assert tier("I would never hurt myself") is Tier.C2


@given(st.text(max_size=4096))
def test_nothing_typed_raises(text: str) -> None:
    hear(text)
    says_minor(text)


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("i'm 15", True),
        ("Im 16 and i want friends", True),
        ("i am in 9th grade", True),
        ("i'm 15 minutes late", False),
        ("I'm 18", False),
        ("im 17th in the queue", False),
    ],
)
def test_who_says_they_are_young(text: str, minor: bool) -> None:
    assert says_minor(text) is minor
