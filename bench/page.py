"""docs/benchmarks.md, its tables made anew from docs/benchmarks.jsonl: python -m bench.page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from bench.figures import RATIO

DOCS: Final = Path(__file__).parents[1] / "docs"
PAGE: Final = DOCS / "benchmarks.md"
LINES: Final = DOCS / "benchmarks.jsonl"
TABLES: Final = re.compile(r"(?<=<!-- tables -->\n).*(?=<!-- end of tables -->)", re.DOTALL)
PARTS: Final = {
    "replies": "Replies, beside the naive bot",
    "earlier": "Beside an earlier commit",
    "flood": "Replies in a flood of reminders",
    "size": "With many people who wait",
    "scheduled": "Reminders, beside other ways",
    "replicas": "Two replicas beside one",
    "opening": "The first minute",
    "pieces": "Single calls",
}
MET: Final = {True: "yes", False: "**NO**", None: ""}

Line = dict[str, Any]


def made(page: str, lines: str) -> str:
    """The page with the tables that follow from these lines of JSON."""
    machine, *figures = (json.loads(line) for line in lines.splitlines())
    return TABLES.sub(lambda _: "\n".join(_tables(machine, figures)), page)


def _tables(machine: Line, figures: Sequence[Line]) -> Iterator[str]:
    yield f"\nMeasured at {machine['at']}, {_described(machine)}."
    yield "\n### Ratios and bars\n"
    for part, some in _parts(figure for figure in figures if _is_promise(figure)):
        yield f"{PARTS[part]}:\n"
        yield "| what | measured | aim | bar | met |"
        yield "|---|--:|--:|--:|---|"
        yield from map(_promise, some)
        yield ""
    yield "### Figures\n"
    for part, some in _parts(figure for figure in figures if not _is_promise(figure)):
        yield f"{PARTS[part]}:\n"
        yield "| what | measured | runs |"
        yield "|---|--:|--:|"
        yield from map(_absolute, some)
        yield ""


def _described(machine: Line) -> str:
    memory = round(machine["memory_mb"] / 1024)
    base = f"; the earlier commit is {machine['base']}" if machine.get("base") else ""
    short = "; **a short run** (`QUICK=1`), whose figures are rough" if machine["quick"] else ""
    return (
        f"on {machine['cores']} cores ({machine['machine']}) with {memory} GB, Linux "
        f"{machine['kernel']}, Python {machine['python']}, SQLite {machine['sqlite']}, "
        f"where {machine['load'][0]:.1f} processes ran already{base}{short}"
    )


def _parts(figures: Iterable[Line]) -> Iterator[tuple[str, list[Line]]]:
    by: dict[str, list[Line]] = {}
    for figure in figures:
        by.setdefault(figure["part"], []).append(figure)
    yield from by.items()


def _is_promise(figure: Line) -> bool:
    return "target" in figure or figure["unit"] == RATIO


def _promise(figure: Line) -> str:
    cells = (
        figure["figure"],
        _value(figure),
        _bound(figure.get("aim")),
        _bound(figure.get("target")),
        MET[figure.get("met")],
    )
    return f"| {' | '.join(cells)} |"


def _absolute(figure: Line) -> str:
    runs = figure.get("runs", ())
    spread = f"{min(runs):,g} to {max(runs):,g}" if len(runs) > 1 else ""
    return f"| {figure['figure']} | {_value(figure)} | {spread} |"


def _value(figure: Line) -> str:
    return f"{figure['value']:,g} {figure['unit']}".strip()


def _bound(said: str | None) -> str:
    return (said or "").replace("<=", "≤").replace(">=", "≥")


def main() -> None:
    page = made(PAGE.read_text(encoding="utf-8"), LINES.read_text(encoding="utf-8"))
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
