"""A text cut into the pieces that speak of time, and what is left of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.ear.tongue import TAKEN, Patterns, Words

LONGEST: Final = 300
"""A plan longer than this many characters is not searched for a time."""
_TYPED_APOSTROPHES: Final = str.maketrans({"\u2019": "'", "\u02bc": "'", "`": "'", TAKEN: " "})


class Twice(Exception):
    """Two pieces say the same thing of a time, so it may be two times."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What the pieces say, by name; the text with them blanked out, and where they stood."""

    said: Mapping[str, str]
    text: str
    left: str
    spans: tuple[tuple[int, int], ...]


def cut(text: str, patterns: Patterns, *, loosely: bool) -> Cut:
    """Find the pieces of a text. Raises `Twice` when two of them say the same thing."""
    text = " ".join(text.translate(_TYPED_APOSTROPHES).split())
    left, said, spans = text, dict[str, str](), list[tuple[int, int]]()
    for pattern in patterns.loose if loosely else patterns.firm:
        for match in pattern.finditer(left):
            heard = {
                key: value.lower() for key, value in match.groupdict().items() if value is not None
            }
            if not said.keys().isdisjoint(heard):
                raise Twice
            said |= heard
            spans.append(match.span())
            start, end = match.span()
            left = left[:start] + TAKEN * (end - start) + left[end:]
    return Cut(said, text, left, tuple(sorted(spans)))


def only_joined(piece: Cut, words: Words) -> bool:
    over = re.findall(r"[\w']+|\+", piece.left)
    return all(word.lower() in words.joiners for word in over)


def in_earnest(piece: Cut, patterns: Patterns) -> bool:
    """Whether no word beside a piece makes it another thing's time, or one end of a stretch."""
    return not any(
        patterns.not_after.search(piece.left, 0, start)
        or patterns.not_before.match(piece.text, end)
        for start, end in piece.spans
    )


def without(piece: Cut) -> str:
    rest = re.sub(rf"[ ,]*{TAKEN}+(?:[ ,]*{TAKEN}+)*", " ", piece.left)
    rest = re.sub(r" +([,.;!?])", r"\1", re.sub(r" +", " ", rest))
    return re.sub(r"([,;])[,;.]+", r"\1", rest).strip(" ,;:-\u2013")
