"""What sounds like a promise to someone, and what is just a plan."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.ear.promise import LONGEST, early, heard


def test_a_promise_is_heard() -> None:
    texts = [
        "pick up Nina, on time",
        "Pick up my daughter from school",
        "picking Nina up",
        "pick mum up from the station",
        "collect the kids",
        "fetch Tom",
        "I promised Tom to help with the shelf",
        "i've promised to call",
        "told Sam I'd be there",
        "I said I’d come",
        "be at the office on time",
        "meet Petr",
        "meeting my sister at the café",
        "coffee with Ana",
        "lunch with dad",
        "drop her off",
        "take him to training",
        "help Jo move",
        "visit my mother",
        "don't be late for Ben",
        "gave her my word",
        "promise: call Eva",
        "Promised Eva a call",
    ]
    assert [text for text in texts if not heard(text, "en")] == []


def test_a_plan_is_no_promise() -> None:
    texts = [
        "",
        "say hello in a shop",
        "pick up milk",
        "pick up a parcel",
        "pick up the phone and call",
        "collect some leaves",
        "wave at the neighbour",
        "ask one question",
        "meet new people",
        "meet someone",
        "coffee with someone",
        "help someone",
        "call mum",
        "a compromise with myself",
        "sit on a bench for some time",
        "go to the meeting",
    ]
    assert [text for text in texts if heard(text, "en")] == []


def test_a_story_is_not_searched() -> None:
    assert not heard("I promised Tom " + "a" * LONGEST, "en")


@given(st.text())
def test_it_never_fails(text: str) -> None:
    assert heard(text, "en") in (True, False)
    assert 0 <= early(text) < 100


def test_how_early_somebody_wants_to_be_is_heard() -> None:
    texts = {
        "be ten minutes early": 10,
        "meet Tom, 15 min early": 15,
        "be there half an hour early": 30,
        "a quarter of an hour early for the doctor": 15,
        "come 5 minutes earlier": 5,
        "early by 20 minutes": 20,
        "call Tom early": 0,
        "ten early birds": 0,
        "walk for ten minutes": 0,
        "be ten minutes early " + "a" * LONGEST: 0,
    }
    assert {text: early(text) for text in texts} == texts
