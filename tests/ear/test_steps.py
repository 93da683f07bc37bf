"""What own words say of a step: how long it takes, and whether two texts tell of the same."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ear.steps import MOST, Sort, alike, minutes, sort

MINUTES: Final = {
    "walk 20 minutes": 20,
    "walk for 20 min": 20,
    "20-minute walk with Tom": 20,
    "a ten minute phone call with mum": 10,
    "read half an hour": 30,
    "half hour walk": 30,
    "choir, an hour and a half": 90,
    "2 hours at the club": 120,
    "sit outside a couple of minutes": 2,
    "coffee w/ sam 45min": 45,
    "forty-five minutes of swimming": 45,
    "hang out for an hour": 60,
    "Walk 20 Minutes!!": 20,
    # a time, a distance, or two lengths, is no length
    "in 20 minutes call mum": 0,
    "be there 20 minutes early": 0,
    "leave 10 min before the others": 0,
    "15 minutes late to choir, say sorry": 0,
    "5-10 minutes of small talk": 0,
    "20 to 30 min walk": 0,
    "walk 20 minutes and read 10 minutes": 0,
    "look up every 30 minutes": 0,
    "20 minute drive to mum": 0,
    "walk 100 m": 0,
    "take a minute, then say hello": 0,
    "walk 1 hour 30": 90,
    "swim 1 hour and 15 minutes": 75,
    "walk 20 minutes 15 times": 0,
    "call my aunt": 0,
    "call 10 people": 0,
    "stay six hours": 0,
    "": 0,
}
SORTS: Final = {
    "call my aunt": Sort.CALL,
    "phone the doctor about my card": Sort.CALL,
    "text Sam": Sort.WRITE,
    "answer mum's letter": Sort.WRITE,
    "coffee with Eva": Sort.WAY,
    "choir": Sort.WAY,
    "be less shy": None,
}


@pytest.mark.parametrize(("text", "length"), MINUTES.items())
def test_the_minutes_that_they_name(text: str, length: int) -> None:
    assert minutes(text) == length


@pytest.mark.parametrize(("text", "what"), SORTS.items())
def test_what_sort_of_thing_it_is(text: str, what: Sort | None) -> None:
    assert sort(text) is what


def test_what_may_be_the_same() -> None:
    same = [
        ("call mum", "I called mum"),
        ("write to Sam", "wrote Sam"),
        ("ring the doctor", "rang the doctor today"),
        ("go to the gym", "went to the gym already"),
    ]
    assert [pair for pair in same if not alike(*pair, "en")] == []
    other = [("call mum", "called dad"), ("pay rent", "had tea with Eva"), ("", "call"), ("a", "")]
    assert [pair for pair in other if alike(*pair, "en")] == []


@given(st.text(max_size=400), st.text(max_size=40))
def test_it_never_raises(text: str, other: str) -> None:
    assert 0 <= minutes(text) <= MOST
    sort(text)
    assert alike(text, other, "en") == alike(other, text, "en")
