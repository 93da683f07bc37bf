"""How long something shall last, as people type it."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from bot.ear.lasting import ends

NOW = datetime(2026, 11, 30, 13, 5, tzinfo=UTC)
"""Monday, five past two in Berlin."""
BERLIN = ZoneInfo("Europe/Berlin")


def over(text: str) -> str | None:
    at = ends(text, NOW, BERLIN, time(9), "en")
    return None if at is None else f"{at.astimezone(BERLIN):%d %b %H:%M}"


def test_an_end_is_read() -> None:
    cases = {
        "3 days": "03 Dec 14:05",
        "a week": "07 Dec 14:05",
        "for a week": "07 Dec 14:05",
        "For  two weeks": "14 Dec 14:05",
        "just 2 hours": "30 Nov 16:05",
        "the next ten days": "10 Dec 14:05",
        "until friday": "04 Dec 09:00",
        "till friday 5pm": "04 Dec 17:00",
        "til tomorrow": "01 Dec 09:00",
        "12 december": "12 Dec 09:00",
    }
    assert {text: over(text) for text in cases} == cases


def test_nothing_is_guessed() -> None:
    texts = [
        "",
        "for",
        "until",
        "hm",
        "3",
        "a while",
        "call my aunt",
        "until she calls",
        "today",
        "9" * 200,
    ]
    assert [text for text in texts if over(text) is not None] == []
