"""The learned ear learns: `lines.tsv` becomes the heads that `bot.ear.suspicion` weighs texts with.

Run: make ear. It takes some minutes; the encoder's head is learned where the encoder is there.
"""

from __future__ import annotations

import hashlib
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from bot import encoder
from bot.ear import ngrams, suspicion
from bot.ear.care import Tier
from bot.ear.suspicion import CLASSES, Encoder, Head

EAR: Final = Path(suspicion.__file__).parent
LINES: Final = EAR / "lines.tsv"
HARMLESS: Final = ("tempting", "ordinary")
"""Lines of which nothing is wrong: with the words of danger, and without them."""
_FOLDS: Final = 5
_ORDINARY: Final = 6.0
"""What an ordinary line weighs beside another: most of what people write is ordinary."""
_BARS: Final = {"asks": (0.08, 0.015), "adds": (0.30, 0.05)}
"""How many of the tempting and of the ordinary lines may be asked about, or get the quiet line,
when each is judged by what was learned without it."""
_STRENGTH: Final = {suspicion.NGRAMS: 10.0, "encoder": 3.0}
"""How closely each head follows the lines (the C of a logistic regression)."""
_LEVELS: Final = 127
"""Weights are whole numbers up to so many, either way."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What is learned: texts, each with its tier or the kind of harmless line that it is."""

    languages: tuple[str, ...]
    tiers: tuple[str, ...]
    texts: tuple[str, ...]
    digest: str

    def classes(self) -> Any:
        names = [str(one) for one in CLASSES]
        nothing = names.index("None")
        return np.array([nothing if t in HARMLESS else names.index(t) for t in self.tiers])

    def kind(self, name: str) -> Any:
        return np.array([tier == name for tier in self.tiers])


def read(file: Path = LINES) -> Lines:
    """Raises ValueError that names a row which is none."""
    text = file.read_text(encoding="utf-8")
    rows = list(_rows(text))
    languages, tiers, texts = zip(*rows, strict=True)
    return Lines(languages, tiers, texts, digest(text))


def digest(text: str) -> str:
    """What tells whether a head was learned from just these lines."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _rows(text: str) -> Iterator[tuple[str, str, str]]:
    known, seen = {*Tier, *HARMLESS}, set[str]()
    for n, row in enumerate(text.splitlines(), start=1):
        if row.startswith("#"):
            continue
        fields = row.split("\t")
        if len(fields) != 3 or fields[1] not in known or not fields[2].strip():
            raise ValueError(f"row {n}: write language, tier and text, with a tab between")
        if fields[2].casefold() in seen:
            raise ValueError(f"row {n}: its text stands in an earlier row, too")
        seen.add(fields[2].casefold())
        yield fields[0], fields[1], fields[2]


def learn(lines: Lines, model: Encoder | None) -> dict[str, Head]:
    """The heads by the names of their files; that over the encoder only where there is one."""
    pieces = _head(_pieces(lines.texts), lines, suspicion.NGRAMS)
    heads = {suspicion.NGRAMS: replace(pieces, over=f"{suspicion.NGRAMS}-{ngrams.VERSION}")}
    if model is not None:
        vectors = np.array([model.encode(text) for text in lines.texts])
        heads["encoder"] = replace(_head(vectors, lines, "encoder"), over=model.name)
    return heads


def keep(heads: dict[str, Head], folder: Path = EAR) -> None:
    for name, head in heads.items():
        (folder / f"{name}.head").write_bytes(suspicion.written(head))


def _pieces(texts: Sequence[str]) -> Any:
    found = [sorted(ngrams.buckets(text)) for text in texts]
    ends = np.cumsum([0, *map(len, found)])
    places = [place for one in found for place in one]
    values = [1 / max(1, len(one)) ** 0.5 for one in found for _ in one]
    return csr_matrix((values, places, ends), shape=(len(texts), ngrams.BUCKETS))


def _head(features: Any, lines: Lines, name: str) -> Head:
    classes = lines.classes()
    weights = np.where(lines.kind("ordinary"), _ORDINARY, 1.0)
    dense = isinstance(features, np.ndarray)
    mean = features.mean(0) if dense else np.zeros(features.shape[1])
    spread = features.std(0) * features.shape[1] ** 0.5 if dense else np.ones(features.shape[1])
    spread[spread == 0] = 1
    scaled = (features - mean) / spread if dense else features

    def fitted(rows: Any) -> LogisticRegression:
        model = LogisticRegression(C=_STRENGTH[name], max_iter=500)
        return model.fit(scaled[rows], classes[rows], sample_weight=weights[rows])

    suspected = np.zeros(len(classes))
    for known, unknown in StratifiedKFold(_FOLDS, shuffle=True, random_state=1).split(
        scaled, classes
    ):
        suspected[unknown] = 1 - fitted(known).predict_proba(scaled[unknown])[:, -1]
    model = fitted(np.arange(len(classes)))
    coefficients = model.coef_ / spread
    scale = float(np.abs(coefficients).max()) / _LEVELS
    rounded = np.round(coefficients / scale).astype(int)
    bias = model.intercept_ - coefficients @ mean
    bars = {at: _bar(suspected, lines, *shares) for at, shares in _BARS.items()}
    return Head(
        over="",
        columns=tuple(array("b", row.tolist()) for row in rounded),
        scale=scale,
        bias=tuple(round(float(one), 4) for one in bias),
        asks=bars["asks"],
        adds=bars["adds"],
        lines=lines.digest,
    )


def _bar(suspected: Any, lines: Lines, tempting: float, ordinary: float) -> float:
    """The lowest suspicion above which no more of the harmless lines lie than these shares."""
    shares = {"tempting": tempting, "ordinary": ordinary}
    bars = (np.quantile(suspected[lines.kind(k)], 1 - share) for k, share in shares.items())
    return round(float(max(bars)), 4)


def main() -> int:
    """Learn from the lines, and say which bars came of it."""
    heads = learn(read(), encoder.load())
    keep(heads)
    for name, head in heads.items():
        print(f"{name}: over {head.over}, asks above {head.asks}, adds above {head.adds}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
