"""A text cut into the pieces that speak of time, and what is left of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.ear.en.times import ENGLISH
from bot.ear.tongue import Tongue

LONGEST: Final = 300
"""A plan longer than this many characters is not searched for a time."""
_TAKEN: Final = "\0"
_LANGUAGES: Final[Mapping[str, Tongue]] = {"en": ENGLISH}
_TYPED_APOSTROPHES: Final = str.maketrans({"\u2019": "'", "\u02bc": "'", "`": "'", _TAKEN: " "})


class Twice(Exception):
    """Two pieces say the same thing of a time, so it may be two times."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What the pieces say, by name; the text with them blanked out, and where they stood."""

    said: Mapping[str, str]
    text: str
    left: str
    spans: tuple[tuple[int, int], ...]


def tongue(language: str) -> Tongue:
    """What we know of a language; English for those we do not know yet."""
    return _LANGUAGES.get(language.partition("-")[0].lower(), ENGLISH)


def cut(text: str, words: Tongue, *, loosely: bool) -> Cut:
    """Find the pieces of a text. Raises `Twice` when two of them say the same thing."""
    text = " ".join(text.translate(_TYPED_APOSTROPHES).split())
    left, said, spans = text, dict[str, str](), list[tuple[int, int]]()
    for pattern in _patterns(words.language, loosely):
        for match in pattern.finditer(left):
            heard = {
                key: value.lower() for key, value in match.groupdict().items() if value is not None
            }
            if not said.keys().isdisjoint(heard):
                raise Twice
            said |= heard
            spans.append(match.span())
            start, end = match.span()
            left = left[:start] + _TAKEN * (end - start) + left[end:]
    return Cut(said, text, left, tuple(sorted(spans)))


def only_joined(piece: Cut, words: Tongue) -> bool:
    """Whether nothing but joining words stands around the pieces."""
    over = re.findall(r"[\w']+", piece.left)
    return all(word.lower() in words.joiners for word in over)


def in_earnest(piece: Cut, words: Tongue) -> bool:
    """Whether no word beside a piece makes it another thing's time, or one end of a stretch."""
    after, before = _neighbours(words.language)
    return not any(
        after.search(piece.left, 0, start) or before.match(piece.text, end)
        for start, end in piece.spans
    )


def without(piece: Cut) -> str:
    """The text without its pieces, and without the punctuation that held them."""
    rest = re.sub(rf"[ ,]*{_TAKEN}+(?:[ ,]*{_TAKEN}+)*", " ", piece.left)
    rest = re.sub(r" +([,.;!?])", r"\1", re.sub(r" +", " ", rest))
    return re.sub(r"([,;])[,;.]+", r"\1", rest).strip(" ,;:-\u2013")


@cache
def _patterns(language: str, loosely: bool) -> tuple[re.Pattern[str], ...]:
    words = tongue(language)
    patterns = words.firm + words.loose if loosely else words.firm
    return tuple(_compiled(pattern, words) for pattern in patterns)


def _compiled(pattern: str, words: Tongue) -> re.Pattern[str]:
    """Pieces start and end at a word, and not inside a fraction, a range or a share."""
    for name, block in words.blocks.items():
        pattern = pattern.replace(f"{{{name}}}", block)
    for name, table in words.tables().items():
        pattern = pattern.replace(f"{{{name}}}", _any_of(table))
    pattern = pattern.replace("{taken}", _TAKEN)
    return re.compile(
        rf"(?<![\w])(?<![0-9][.,:/\u2013-])(?:{pattern})(?!\w)(?![:/.][0-9])(?! ?%)",
        re.IGNORECASE,
    )


@cache
def _neighbours(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = tongue(language)
    number = rf"(?:[0-9]|(?:{_any_of(words.hours)})\b|noon|midnight)"
    return (
        re.compile(rf"(?:^|\W)(?:{_any_of(words.not_after)}) $", re.IGNORECASE),
        re.compile(rf" ?(?:{_any_of(words.not_before)}) ?{number}", re.IGNORECASE),
    )


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
