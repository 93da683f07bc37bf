"""Every line of the book as people read it, with plausible values in its gaps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bot.words.samples import BOOK, spoken
from tests.house import tree
from tests.words.asked import captions
from tests.words.families import FAMILIES


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line as it is read."""

    key: str
    text: str

    def __str__(self) -> str:
        return f"{self.key}: {self.text}"


@lru_cache
def everything() -> tuple[Spoken, ...]:
    """Every line, once for each number that changes its words."""
    keys = BOOK.keys()
    return tuple(Spoken(key, text) for key in keys for text in spoken(key))


def caption_keys() -> frozenset[str]:
    """The lines that stand on buttons."""
    named = {key for path in tree.modules("bot/core") for key in captions(tree.parsed(path))}
    families = (key for name in named for key in FAMILIES.get(name, {name}))
    return frozenset(families) & frozenset(BOOK.keys())
