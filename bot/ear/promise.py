"""A promise in a plan: "pick up Nina, on time", "I told Tom I'd be there".

Only a guess, so that it can be asked about once; the person says whether it is one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bot.ear.en import promises
from bot.ear.plain import readings

LONGEST: Final = 300
"""Longer words are a story, not a promise with a time."""


def heard(text: str) -> bool:
    """Whether these words sound like a promise to someone. It never raises."""
    if len(text) > LONGEST:
        return False
    return any(_pattern().search(plain) for plain in readings(text))


@cache
def _pattern() -> re.Pattern[str]:
    either = "|".join(pattern.format(**promises.WORDS) for pattern in promises.PATTERNS)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")
