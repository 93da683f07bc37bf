"""How easy a text is to read: words, sentences, syllables, and Flesch's two measures of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_AWAY: Final = re.compile(r"\S*\.(?:com|org)\b|/\w+|\b\d[\d:/-]*\b|\([^)]*\)")
"""Addresses, commands, numbers, and what stands in brackets beside them."""
_SENTENCE: Final = re.compile(r"[^.?!…\n:;]*\w[^.?!…\n:;]*")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’]*")
_SILENT: Final = re.compile(r"(?:[^laeiouy]es|[^aeioutdy]ed|[^laeiouy]e)$")
_VOWELS: Final = re.compile(r"[aeiouy]+")


@dataclass(frozen=True, slots=True)
class Measure:
    """Counts of a text, and what they say."""

    words: int
    sentences: int
    syllables: int

    @property
    def ease(self) -> float:
        """Flesch Reading Ease: 100 is very easy, 0 very hard."""
        return 206.835 - 1.015 * self.words / self.sentences - 84.6 * self.syllables / self.words

    @property
    def grade(self) -> float:
        """Flesch-Kincaid: the year of school."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line of its own is one, and so is what follows a colon."""
    return [found.strip() for found in _SENTENCE.findall(_AWAY.sub("", text))]


def words(text: str) -> list[str]:
    """The words of a text, without numbers and addresses."""
    return _WORD.findall(_AWAY.sub("", text))


def syllables(word: str) -> int:
    """About how many syllables an English word has."""
    word = word.lower().replace("'", "").replace("’", "")
    return max(1, len(_VOWELS.findall(_SILENT.sub("", word) if len(word) > 3 else word)))


def measure(texts: Iterable[str]) -> Measure:
    """Several texts measured as one."""
    found = [one for text in texts for one in sentences(text) if words(one)]
    spoken = [word for one in found for word in words(one)]
    return Measure(len(spoken), len(found), sum(map(syllables, spoken)))
