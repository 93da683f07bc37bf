"""A step that may carry a risk after drink, drugs or gambling: "meet my dealer".

Only a guess, so that it can be asked about once; the choice stays with the person. Each language
has its words in `risky.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bot.ear.languages import either, filled, sets, table, tried
from bot.ear.plain import readings

LONGEST: Final = 300
"""Longer words are a story, not a step."""


def heard(text: str, language: str) -> bool:
    """Whether these words may lead to old company or an old place. It never raises."""
    if len(text) > LONGEST:
        return False
    plain = readings(text)
    return any(_pattern(one).search(form) for one in tried(language) for form in plain)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    written = table(language, "risky")
    known = sets(written.get("sets", {}))
    patterns = tuple(filled(pattern, known) for pattern in written.get("patterns", ()))
    return re.compile(rf"(?<!\w)(?:{either(patterns)})(?!\w)")
