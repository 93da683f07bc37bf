"""Suspicion: a second, learned ear, for what no phrase says.

It is a linear head over pieces of the text or, where an encoder is there, over what that makes of
it. It only ever leads to a question or to a quiet line, and never takes away what the phrases
heard. `lines.tsv` is what it was learned from; `make ear` writes the heads anew.
"""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from operator import itemgetter, mul
from typing import Any, Final, Protocol

from bot.ear import asides, care, far, ngrams, reply
from bot.ear.asides import Aside
from bot.ear.care import Heard, Tier
from bot.ear.plain import readings

NGRAMS: Final = "ngrams"
CLASSES: Final[tuple[Tier | None, ...]] = (*Tier, None)
"""What a head tells apart; the last is that nothing is wrong."""
_ASKED: Final = {Tier.C1: Tier.C2}
"""Nobody is told what only seems so: the gentle question stands before the direct card."""


_OPEN: Final = {None, Aside.HARD, Aside.ALONE}
"""Asides below which more may lie."""


class Encoder(Protocol):
    """Makes numbers of a text: near ones where it means nearly the same, in any language."""

    @property
    def name(self) -> str:
        """Which one it is, with its version: a head fits the encoder it was learned with."""

    def encode(self, text: str) -> Sequence[float]: ...


@dataclass(frozen=True, slots=True)
class Head:
    """Weights of each class, in the order of `CLASSES`. At a suspicion above `asks` the gentle
    question is asked, above `adds` the quiet line stands below the answer."""

    over: str
    columns: tuple[array[int], ...]
    scale: float
    bias: tuple[float, ...]
    asks: float
    adds: float
    lines: str

    def of_pieces(self, pieces: Sequence[int]) -> tuple[float, ...]:
        """The probability of each class, for the numbers of a text's pieces."""
        part = self.scale / math.sqrt(max(1, len(pieces)))
        weights = itemgetter(0, 0, *pieces)  # of one number it would make no row
        return _shares([part * sum(weights(column)[2:]) + bias for column, bias in self._rows()])

    def of_vector(self, vector: Sequence[float]) -> tuple[float, ...]:
        """The same for what an encoder made of it."""
        return _shares(
            [self.scale * sum(map(mul, column, vector)) + bias for column, bias in self._rows()]
        )

    def _rows(self) -> zip[tuple[array[int], float]]:
        return zip(self.columns, self.bias, strict=True)

    def heard(self, shares: Sequence[float]) -> Heard:
        suspicion = 1 - shares[-1]
        if suspicion < self.asks:
            return Heard(None, faint=suspicion >= self.adds)
        tier = max(zip(shares[:-1], Tier, strict=True))[1]
        return Heard(_ASKED.get(tier, tier), sure=False)


def _shares(scores: Sequence[float]) -> tuple[float, ...]:
    highest = max(scores)
    parts = [math.exp(score - highest) for score in scores]
    return tuple(part / sum(parts) for part in parts)


def everyday(text: str, language: str) -> bool:
    """Whether a text is a button's own words, one of those that have an answer of their own, or a
    wish that is known as a whole."""
    if reply.keys(text, language):
        return True
    plain = readings(text) if len(text) <= asides.LONGEST_OUTSIDE else None
    if asides.heard(text, language, plain) not in _OPEN:
        return True
    return far.heard(text, language, plain) is not None


class Suspicion:
    """The learned ear, with the best of what is there: an encoder, pieces of the text, nothing."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        head = read("encoder") if encoder is not None else None
        fits = encoder is not None and head is not None and head.over == encoder.name
        self._encoder = encoder if fits else None
        self._encoded = head if fits else None
        self._pieces = pieces()

    @property
    def slow(self) -> bool:
        """Whether it takes long enough to hold up others."""
        return self._encoder is not None

    def hear(self, text: str, language: str) -> Heard:
        """What phrases say of a text; where they say nothing, what it seems to be about."""
        found = care.hear(text)
        asked = found.tier is None and not everyday(text, language)
        return self.of(text) if asked else found

    def of(self, text: str) -> Heard:
        """What a text seems to be about where no phrase was heard in it.

        The encoder knows better what to ask about; what the pieces alone suspect is faint.
        """
        by_pieces = self._by_pieces(text)
        if self._encoder is None or self._encoded is None:
            return by_pieces
        shortened = " ".join(text.split()[: ngrams.MOST_WORDS])
        found = self._encoded.heard(self._encoded.of_vector(self._encoder.encode(shortened)))
        suspected = by_pieces.tier is not None or by_pieces.faint
        return Heard(None, faint=True) if found.tier is None and suspected else found

    def _by_pieces(self, text: str) -> Heard:
        if self._pieces is None:
            return Heard(None)
        return self._pieces.heard(self._pieces.of_pieces(tuple(ngrams.buckets(text))))


@cache
def pieces() -> Head | None:
    """The head over pieces of a text; None where there is none that fits these pieces."""
    head = read(NGRAMS)
    return head if head is not None and head.over == f"{NGRAMS}-{ngrams.VERSION}" else None


@cache
def read(name: str) -> Head | None:
    """A head from its file; None where there is none, or it was written otherwise."""
    file = resources.files("bot.ear").joinpath(f"{name}.head")
    try:
        said, _, weights = file.read_bytes().partition(b"\n")
        return _parsed(json.loads(said), weights)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _parsed(said: dict[str, Any], weights: bytes) -> Head:
    """Raises ValueError, KeyError or TypeError."""
    if [*map(str, said["classes"])] != [str(one) for one in CLASSES]:
        raise ValueError("learned for other classes")
    columns = array("b", weights)
    width, rest = divmod(len(columns), len(CLASSES))
    if rest or len(said["bias"]) != len(CLASSES) or width != said["width"]:
        raise ValueError("cut short")
    return Head(
        over=said["over"],
        columns=tuple(columns[at : at + width] for at in range(0, len(columns), width)),
        scale=said["scale"],
        bias=tuple(said["bias"]),
        asks=said["asks"],
        adds=said["adds"],
        lines=said["lines"],
    )


def written(head: Head) -> bytes:
    said = {
        "over": head.over,
        "classes": [str(one) for one in CLASSES],
        "width": len(head.columns[0]),
        "scale": head.scale,
        "bias": head.bias,
        "asks": head.asks,
        "adds": head.adds,
        "lines": head.lines,
    }
    return json.dumps(said).encode() + b"\n" + b"".join(map(bytes, head.columns))
