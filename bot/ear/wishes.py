"""What somebody wants to change, in so many words: "my clock is wrong", "stop sharing"."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.ear.cities import zone_in
from bot.ear.en import wishes
from bot.ear.plain import readings

LONGEST = 60
"""Longer words are a story."""


class Wish(StrEnum):
    """What may be changed."""

    CLOCK = "clock"
    SHARING = "sharing"
    QUIET = "quiet"
    SETTINGS = "settings"


def wished(text: str) -> Wish | None:
    """What a whole short message wants to change; None for all others. It never raises."""
    if len(text) > LONGEST:
        return None
    plain = [form.strip() for form in readings(text)]
    for wish, patterns in wishes.WHOLE.items():
        if any(re.fullmatch(pattern, form) for pattern in patterns for form in plain):
            return Wish(wish)
    moved = (re.fullmatch(pattern, form) for pattern in wishes.MOVED for form in plain)
    return Wish.CLOCK if any(found and zone_in(found["city"]) for found in moved) else None
