"""One measured number: what it is, what it should be, and the runs it comes from."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import ge, le, lt
from statistics import median
from typing import Final, Literal

_SIGNS: Final = {"<": lt, "<=": le, ">=": ge}
RATIO: Final = "x"
"""The unit of what one has by what another has."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that was measured. `how` says what it is: one value, a median, a quantile.

    `target` is the promise, such as "< 1"; None for a figure that is only told. `aim` is what we
    would like.
    """

    name: str
    value: float
    unit: str
    target: str | None = None
    runs: Sequence[float] = ()
    how: Literal["value", "median", "p50", "p99"] = "value"
    facts: dict[str, object] = field(default_factory=dict)
    aim: str | None = None

    @property
    def met(self) -> bool | None:
        """Whether the promise is kept; None when there is none."""
        if self.target is None:
            return None
        sign, _, bound = self.target.partition(" ")
        return bool(_SIGNS[sign](self.value, float(bound)))

    def told(self) -> dict[str, object]:
        """As it stands in a line of JSON."""
        said: dict[str, object] = {
            "figure": self.name,
            "value": short(self.value),
            "how": self.how,
            "unit": self.unit,
            "target": self.target,
            "aim": self.aim,
            "met": self.met,
            "runs": [short(run) for run in self.runs],
        }
        return {name: what for name, what in said.items() if what not in (None, [])} | self.facts


def of_runs(name: str, runs: Sequence[float], unit: str, target: str | None = None) -> Figure:
    """The median of several runs."""
    return Figure(name, median(runs), unit, target, runs, "median")


def ratio(
    name: str,
    ours: Sequence[float],
    others: Sequence[float],
    target: str | None = None,
    aim: str | None = None,
) -> Figure:
    """The median of our runs by that of others."""
    return Figure(name, median(ours) / median(others), RATIO, target, aim=aim)


def quantile(values: Sequence[float], share: float) -> float:
    """The value that `share` of all stay below, none invented in between; NaN of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def line(told: dict[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False)


def show(figures: Sequence[Figure]) -> None:
    """The table for people."""
    signs = {True: "yes", False: "NO", None: ""}
    print(f"\n{'figure':60} {'':6} {'measured':>10} {'unit':6} {'bar':>8}  met", file=sys.stderr)
    for figure in figures:
        how = "" if figure.how == "value" else figure.how
        print(
            f"{figure.name:60} {how:6} {short(figure.value):>10} {figure.unit:6} "
            f"{figure.target or '':>8}  {signs[figure.met]}",
            file=sys.stderr,
        )


def short(value: float) -> float:
    return float(f"{value:.4g}")
