"""Short typed replies: "done", "not today", "7", "very tense".

Free text is welcome wherever buttons stand, so the commonest words for a button do what the
button does. Only a whole message counts: "done" is a reply, "I'm done with this" is not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

# One row a meaning; the key is that of the button. Each language adds its own words.
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "yes": ("yes", "y", "yeah", "yep", "yes please", "sure"),
    "no": ("no", "n", "nope", "no thanks", "no thank you"),
    "good": ("good", "ok", "okay", "fine", "looks good", "yes", "perfect"),
    "going": ("im going", "i am going", "going", "going now", "on my way", "ok", "yes"),
    "done": ("done", "i did it", "did it", "its done", "finished"),
    "part": ("part", "part of it", "partly", "half", "a bit"),
    "late": ("running late", "im running late", "late", "im late"),
    "cannot": ("cant make it", "i cant make it"),
    "told": ("i told them", "told them"),
    "later": ("later", "not now", "in a bit"),
    "smaller": ("smaller", "too big", "something smaller"),
    "not_today": ("not today", "cant today", "no", "another day"),
    "too_much": ("its too much", "too much", "i cant"),
    "skip": ("skip", "pass", "next"),
    "next": ("next", "thats all", "thats it"),
    "enough": ("enough", "thats enough", "stop"),
    "stay": ("stay", "ill stay"),
    "home": ("home", "go home", "im going home"),
    "rest": ("rest", "rest today"),
    "change": ("change", "change it"),
    "back": ("back", "go back"),
    "hello": ("hi", "hello", "hey", "good morning", "good evening", "hello there"),
    "thanks": ("thanks", "thank you", "thx", "ty", "thanks a lot", "thank you so much"),
}
_STOPS: Final = frozenset(
    {"stop", "cancel", "quit", "stop it", "leave me alone", "go away", "shut up", "fuck off"}
)
_FEELINGS: Final[Mapping[str, int]] = {
    "calm": 1,
    "okay": 3,
    "ok": 3,
    "fine": 3,
    "uneasy": 5,
    "tense": 7,
    "very tense": 9,
}
_OF_TEN = re.compile(r"(10|[0-9])(?:\s*(?:/|out of|of)\s*10)?\s*[.!]*", re.ASCII)
_NOT_A_WORD = re.compile(r"[^\w\s]|_")
_LONGEST = 30


def keys(text: str) -> frozenset[str]:
    """The button keys that a whole short message may stand for; empty for anything longer."""
    said = _plain(text)
    if not said:
        return frozenset()
    return frozenset(key for key, words in _WORDS.items() if said in words)


def stops(text: str) -> bool:
    """Whether a whole short message asks us to stop, however it is put."""
    return "/" not in text and _plain(text) in _STOPS


def feel(text: str) -> int | None:
    """A feeling between 0 (calm) and 10, from a number ("7", "7/10") or one of the five words."""
    number = _OF_TEN.fullmatch(text.strip().casefold())
    return int(number[1]) if number else _FEELINGS.get(_plain(text))


def _plain(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    straight = text.casefold().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    return " ".join(_NOT_A_WORD.sub(" ", straight).split())
