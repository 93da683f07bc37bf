"""A span of the day: "22-8", "22:30 to 7", "9pm - 9am"."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from bot.ear.reply import same

_ONE: Final = r"([0-9]{1,2})(?:[:.h]([0-9]{2}))? ?([ap]m)?"
_NONE: Final = (
    *("none", "never", "no quiet hours", "no hours", "at no time", "not at all", "nothing"),
    *("any time", "anytime", "at any time", "at any hour", "any hour", "always"),
)
_SPAN: Final = re.compile(rf"(?:from )?{_ONE} ?(?:-|–|to|until|till) ?{_ONE}", re.IGNORECASE)


def read(text: str) -> tuple[time, time] | None:
    """Where it begins and ends; None for anything else, and for a span of no length."""
    found = _SPAN.fullmatch(" ".join(text.split())) if len(text) < 40 else None
    if found is None:
        return None
    begins, ends = _hour(*found.groups()[:3]), _hour(*found.groups()[3:])
    return None if begins is None or ends is None or begins == ends else (begins, ends)


def none(text: str) -> bool:
    """Whether a short answer says that no such span is wanted: "none", "never"."""
    return any(same(text, words) for words in _NONE)


def _hour(hour: str, minute: str | None, half: str | None) -> time | None:
    number = int(hour)
    if half is not None:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half.lower() == "pm" else 0)
    if number == 24 and not minute:
        number = 0
    return time(number, int(minute or 0)) if number < 24 and int(minute or 0) < 60 else None
