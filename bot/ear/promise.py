"""A promise in a plan: "pick up Nina, on time", "I told Tom I'd be there".

Only a guess, so that it can be asked about once; the person says whether it is one. Each language
has its words in `promises.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bot.ear.languages import either, filled, sets, table, tried
from bot.ear.plain import readings

LONGEST: Final = 300
"""Longer words are a story, not a promise with a time."""


def heard(text: str, language: str) -> bool:
    """Whether these words sound like a promise to someone. It never raises."""
    if len(text) > LONGEST:
        return False
    plain = readings(text)
    return any(_pattern(one).search(form) for one in tried(language) for form in plain)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    written = table(language, "promises")
    known = sets(written.get("sets", {}))
    patterns = tuple(filled(pattern, known) for pattern in written.get("patterns", ()))
    return re.compile(rf"(?<!\w)(?:{either(patterns)})(?!\w)")
