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


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that was measured. `how` says what it is: one value, a median, a quantile.

    `target` is the promise, such as "< 1"; None for a figure that is only told.
    """

    name: str
    value: float
    unit: str
    target: str | None = None
    runs: Sequence[float] = ()
    how: Literal["value", "median", "p50", "p99"] = "value"
    facts: dict[str, object] = field(default_factory=dict)

    @property
    def met(self) -> bool | None:
        """Whether the promise is kept; None when there is none."""
        if self.target is None:
            return None
        sign, _, bound = self.target.partition(" ")
        return _SIGNS[sign](self.value, float(bound))

    def tell(self) -> None:
        """One JSON line, at once: a run that is cut short has told what it knows."""
        said: dict[str, object] = {
            "figure": self.name,
            self.how: _short(self.value),
            "unit": self.unit,
            "target": self.target,
            "met": self.met,
            "runs": [_short(run) for run in self.runs],
        }
        print(json.dumps(said | self.facts), flush=True)


def of_runs(name: str, runs: Sequence[float], unit: str, target: str | None = None) -> Figure:
    """The median of several runs."""
    return Figure(name, median(runs), unit, target, runs, "median")


def quantile(values: Sequence[float], share: float) -> float:
    """The value that `share` of all stay below, none invented in between."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def show(figures: Sequence[Figure]) -> None:
    """The table for people."""
    signs = {True: "yes", False: "NO", None: ""}
    print(f"\n{'figure':52} {'':6} {'measured':>10} {'unit':8} {'target':>8}  met", file=sys.stderr)
    for figure in figures:
        how = "" if figure.how == "value" else figure.how
        print(
            f"{figure.name:52} {how:6} {_short(figure.value):>10} {figure.unit:8} "
            f"{figure.target or '':>8}  {signs[figure.met]}",
            file=sys.stderr,
        )


def _short(value: float) -> float:
    return float(f"{value:.4g}")
