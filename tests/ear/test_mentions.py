"""What a line to a friend mentions: names, times, places, health and substances."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ear.mentions import MOST, mentioned


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I said hello to Tom", ("Tom",)),
        ("I met Anne-Marie, and Jo laughed", ("Anne-Marie", "Jo")),
        ("Tom smiled at me", ("Tom",)),
        ("it was at 17:30", ("17:30",)),
        ("I went at 5 pm", ("at 5 pm",)),
        ("we walked on Sunday", ("Sunday",)),
        ("i went out last night", ("last night",)),
        ("I said hello in the shop", ("in the shop",)),
        ("I was at work", ("at work",)),
        ("a joke for my sponsor", ("sponsor",)),
        ("no beer for me", ("beer",)),
        ("I was so anxious and went", ("anxious",)),
        ("back from AA", ("AA",)),
    ],
)
def test_each_kind_is_heard(text: str, found: tuple[str, ...]) -> None:
    assert mentioned(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "I said hello and it was fine",
        "It went well! I smiled. They smiled back.",
        "One small hello, and the sun was out",
        "Today was good. Thank you for asking",
        "We laughed so much, I could not stop",
        "THIS WAS LOVELY",
        "I asked 3 questions",
    ],
)
def test_what_mentions_nothing_is_not_asked_about(text: str) -> None:
    assert mentioned(text) == ()


def test_the_two_who_write_to_each_other_are_no_news() -> None:
    assert mentioned("I thought of Lena and Petr", ("Ana", "Lena K.")) == ("Petr",)


@given(st.text(max_size=300))
def test_it_takes_anything(text: str) -> None:
    assert len(mentioned(text)) <= MOST
