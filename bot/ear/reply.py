"""Short typed replies: "done", "not today", "7", "very tense".

Free text is welcome wherever buttons stand, so the commonest words for a button do what the
button does. Only a whole message counts: "done" is a reply, "I'm done with this" is not. Each
language has its words in `replies.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.ear.languages import listed, table, tried
from bot.ear.signs import sign

_NOT_A_WORD: Final = re.compile(r"[^\w\s]|_")
_LONGEST: Final = 30
_LONGEST_MEANT: Final = 60


@dataclass(frozen=True, slots=True)
class _Replies:
    """What one language says."""

    keys: Mapping[str, frozenset[str]]  # by the whole message
    stops: frozenset[str]
    meant: Mapping[str, list[list[str]]]  # the words before what was meant, by the first of them
    feelings: Mapping[str, int]
    number: re.Pattern[str]


NO: Final = frozenset({"no", "not_now", "leave"})
"""The meanings of a no, or a not now."""
YES: Final = frozenset({"yes", "good"})
"""The meanings of a plain yes."""


def keys(text: str, language: str) -> frozenset[str]:
    """The button keys that a whole short message may stand for; empty for anything longer."""
    said = _plain(text) or sign(text[:_LONGEST])
    if not said or "/" in text:  # a forwarded "/cancel" is only words
        return frozenset()
    meant = (_replies(one).keys.get(said) for one in tried(language))
    return next(filter(None, meant), frozenset())


def same(text: str, words: str) -> bool:
    said = bare(text)
    return bool(said) and said == bare(words)


def meant(text: str, language: str) -> str | None:
    """What somebody means who writes "oops, I meant calm": the rest; None for all other words."""
    if len(text) > _LONGEST_MEANT:
        return None
    said = ((word, plain) for word in text.split() if (plain := bare(word)))
    first = next(said, ("", ""))
    begins = [one for each in tried(language) for one in _replies(each).meant.get(first[1], ())]
    if not begins:
        return None
    pairs = [first, *said]
    words, bared = [word for word, _ in pairs], [plain for _, plain in pairs]
    found = (len(begin) for begin in begins if bared[: len(begin)] == begin)
    return " ".join(words[max(found, default=len(words)) :]) or None


def stops(text: str, language: str) -> bool:
    said = _plain(text)
    return "/" not in text and any(said in _replies(one).stops for one in tried(language))


def feel(text: str, language: str) -> int | None:
    """A feeling between 0 (calm) and 10, from a number ("7", "7/10") or one of the five words."""
    felt = (_felt(text, _replies(one)) for one in tried(language))
    return next((feeling for feeling in felt if feeling is not None), None)


def _felt(text: str, replies: _Replies) -> int | None:
    number = replies.number.fullmatch(text.strip().casefold())
    return int(number[1]) if number else replies.feelings.get(_plain(text))


def _plain(text: str) -> str:
    return "" if len(text) > _LONGEST else bare(text)


def bare(text: str) -> str:
    """A text without its signs and capitals: two that are the same so are the `same` words."""
    straight = text.casefold().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    return " ".join(_NOT_A_WORD.sub(" ", straight).split())


@cache
def _replies(language: str) -> _Replies:
    written = table(language, "replies")
    keys: dict[str, set[str]] = {}
    for key, messages in written.get("keys", {}).items():
        for message in listed(messages):
            keys.setdefault(message, set()).add(key)
    meant: dict[str, list[list[str]]] = {}
    for begin in listed(written.get("meant", "")):
        meant.setdefault(begin.split()[0], []).append(begin.split())
    of = "|".join(("/", *map(re.escape, listed(written.get("of_ten", "")))))
    return _Replies(
        keys={message: frozenset(those) for message, those in keys.items()},
        stops=frozenset(listed(written.get("stops", ""))),
        meant=meant,
        feelings={
            word: int(feeling)
            for feeling, words in written.get("feelings", {}).items()
            for word in listed(words)
        },
        number=re.compile(rf"(10|[0-9])\ufe0f?\u20e3?(?:\s*(?:{of})\s*10)?\s*[.!]*", re.ASCII),
    )
