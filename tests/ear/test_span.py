"""Spans of the day, as people type them."""

from __future__ import annotations

from datetime import time

from bot.ear.span import none, read


def test_a_span_is_read() -> None:
    spans = {
        "22-8": (time(22), time(8)),
        "22:30 to 7": (time(22, 30), time(7)),
        "9pm - 9am": (time(21), time(9)),
        "from 20.15 until 6.45": (time(20, 15), time(6, 45)),
        "24-6": (time(0), time(6)),
    }
    assert {text: read(text, "en") for text in spans} == spans


def test_nothing_is_guessed() -> None:
    texts = ["25-9", "22-22", "22", "at night", "13pm-9", "22:75-8", "9" * 50]
    assert [text for text in texts if read(text, "en") is not None] == []


def test_no_span_at_all_can_be_wanted() -> None:
    texts = ["none", "Never.", "no quiet hours", "at any time"]
    assert [text for text in texts if not none(text, "en")] == []


def test_other_words_leave_it_open() -> None:
    assert [text for text in ["22-8", "no", "not now", ""] if none(text, "en")] == []
