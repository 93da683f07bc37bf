"""Old company and old places are heard in a step; everybody else is left alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.ear.risky import heard


def test_what_may_carry_a_risk() -> None:
    texts = [
        "meet my dealer",
        "text my old dealer",
        "see my old using friends",
        "meet my drinking buddies",
        "hang out with the party crowd",
        "see the friends I used with",
        "meet the guys I used to drink with",
        "visit mates who still use",
        "go to the casino",
        "go back to my old pub",
    ]
    assert [text for text in texts if not heard(text, "en")] == []


def test_what_carries_none() -> None:
    texts = [
        "meet my friend at the café",
        "see the car dealer",
        "go to the pub quiz with Tom",
        "write to my friends",
        "be with people who are kind",
        "block my dealer",
        "drink tea with friends",
        "meet the running group",
        "go to the bus stop",
        "x" * 400,
        "",
    ]
    assert [text for text in texts if heard(text, "en")] == []


@given(st.text(max_size=400))
def test_it_never_raises(text: str) -> None:
    heard(text, "en")
