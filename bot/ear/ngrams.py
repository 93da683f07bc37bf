"""The pieces of a text that the learned ear weighs: letters in a row, and words in a row."""

from __future__ import annotations

from collections.abc import Set
from typing import Final
from zlib import crc32

from bot.ear.plain import readings

VERSION: Final = 1
"""Changes with anything here: weights that were learned with other pieces are not used."""
BUCKETS: Final = 2**15
MOST_WORDS: Final = 120
"""What is longer is weighed by its beginning alone; phrases are sought in all of it."""
_LETTERS: Final = range(2, 6)
_WORDS: Final = range(1, 4)


def plain(text: str) -> str:
    """One plain form of a text: the shortest, with letters for the digits inside its words."""
    return max(readings(text), key=lambda form: (-len(form), form))


def buckets(text: str) -> Set[int]:
    """The numbers of its pieces, below `BUCKETS`; different pieces may share one."""
    words = plain(text).split()[:MOST_WORDS]
    pieces = "\n".join(_pieces(words)).encode().split(b"\n")
    return {crc32(piece) % BUCKETS for piece in pieces} if words else frozenset()


def _pieces(words: list[str]) -> list[str]:
    pieces = []
    for word in words:
        framed = f" {word} "
        for length in _LETTERS:
            if len(framed) <= length:
                pieces.append(f"c{framed}")
                break
            pieces += [f"c{framed[i : i + length]}" for i in range(len(framed) - length + 1)]
    for length in _WORDS:
        pieces += ["w" + " ".join(words[i : i + length]) for i in range(len(words) - length + 1)]
    return pieces
