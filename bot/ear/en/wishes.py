"""English for what somebody wants to change, compared with a text after `plain.py`."""

from __future__ import annotations

from typing import Final

_MINE: Final = r"(?:my |the )?"
_CLOCK: Final = r"(?:time ?zone|clock)"
_MOVED: Final = r"(?:i|ive|i have|weve|we|we have) (?:just )?moved to"
WHOLE: Final = {
    "clock": (
        rf"(?:change|set|fix|mend|correct) {_MINE}{_CLOCK}",
        rf"{_MINE}(?:{_CLOCK}|time|hour) (?:is|was) (?:wrong|off|different)",
        rf"wrong {_CLOCK}",
        rf"{_MINE}{_CLOCK} (?:has )?changed",
        rf"{_MOVED} (?:a|another) (?:new |different )?(?:{_CLOCK}|city|country)",
        rf"(?:i am|im) in (?:a|another) (?:new |different )?{_CLOCK}(?: now)?",
    ),
    "sharing": (
        r"(?:please )?(?:stop|end|turn off) (?:the |my |all )?sharing(?: with .+)?",
        r"(?:share|sharing) off",
    ),
    "quiet": (rf"(?:change |set )?{_MINE}quiet (?:hours|times?)",),
    "settings": (rf"(?:open |show |change )?{_MINE}settings",),
}
MOVED: Final = (
    rf"{_MOVED} (?P<city>.+)",
    r"(?:i am|im|i live) in (?P<city>.+) now",
    r"(?:i am|im) now in (?P<city>.+)",
)
"""Being somewhere else: it counts where the city is one whose clock we know."""
