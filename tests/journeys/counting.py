"""The table of faults: what was done, how often, and what became of what was promised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Protocol

FAULT = "fault"
"""The name under which a test reports a row."""
STAGES = {1: "SQLite, one process", 2: "PostgreSQL, two replicas"}
HEAD = "| what was done | how often | lost | doubled | goes on after |\n|---|---|---|---|---|"
Row = tuple[str, str, int, int, int, list[float]]


class Counting(Protocol):
    """Reports one row: `seconds` are those until somebody else, or the same again, goes on."""

    def __call__(
        self,
        what: str,
        processes: int,
        times: int,
        lost: int,
        doubled: int,
        seconds: Sequence[float] = (),
    ) -> None: ...


def table(rows: Iterable[Row]) -> str:
    """All rows of one kind together, for each stage; Markdown."""
    lines = []
    for stage, ofone in groupby(sorted(rows, key=_kind), lambda row: row[0]):
        lines += [f"\n**{stage}**\n\n{HEAD}"]
        for what, some in groupby(ofone, lambda row: row[1]):
            lines.append(_line(what, list(some)))
    return "\n".join(lines)


def _kind(row: Row) -> tuple[str, str]:
    return row[0], row[1]


def _line(what: str, rows: list[Row]) -> str:
    times, lost, doubled = (sum(counts) for counts in zip(*(row[2:5] for row in rows), strict=True))
    seconds = sorted(second for row in rows for second in row[5])
    after = f"{seconds[0]:.1f} to {seconds[-1]:.1f} s" if seconds else ""
    return f"| {what} | {times} | {lost} | {doubled} | {after} |"
