"""Spans of the day, as people type them."""

from __future__ import annotations

from datetime import time

import pytest

from bot.ear.span import none, read


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("22-8", time(22), time(8)),
        ("22:30 to 7", time(22, 30), time(7)),
        ("9pm - 9am", time(21), time(9)),
        ("from 20.15 until 6.45", time(20, 15), time(6, 45)),
        ("24-6", time(0), time(6)),
    ],
)
def test_a_span_is_read(text: str, begins: time, ends: time) -> None:
    assert read(text, "en") == (begins, ends)


@pytest.mark.parametrize("text", ["25-9", "9-9", "22", "at night", "13pm-9", "22:75-8", "9" * 50])
def test_nothing_is_guessed(text: str) -> None:
    assert read(text, "en") is None


@pytest.mark.parametrize("text", ["none", "Never.", "no quiet hours", "at any time"])
def test_no_span_at_all_can_be_wanted(text: str) -> None:
    assert none(text, "en")


@pytest.mark.parametrize("text", ["22-8", "no", "not now", ""])
def test_other_words_leave_it_open(text: str) -> None:
    assert not none(text, "en")
