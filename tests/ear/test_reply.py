"""Short typed replies."""

from __future__ import annotations

import pytest

from bot.ear import reply


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("7", 7),
        (" 0 ", 0),
        ("10", 10),
        ("7.", 7),
        ("7/10", 7),
        ("7 out of 10", 7),
        ("Very tense!", 9),
        ("ok", 3),
    ],
)
def test_a_feeling_is_heard(text: str, heard: int) -> None:
    assert reply.feel(text) == heard


@pytest.mark.parametrize("text", ["-3", "11", "7.5", "3-4", "7/5", "seven or so", "", "٧"])
def test_what_is_no_feeling_for_sure_is_not_guessed(text: str) -> None:
    assert reply.feel(text) is None
