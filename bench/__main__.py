"""All figures of one run: python -m bench [PART ...] [--quick] [--base COMMIT] [--into FILE]."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, TextIO

from bench import (
    earlier,
    figures,
    flood,
    machine,
    opening,
    pieces,
    replicas,
    replies,
    scheduled,
    size,
)
from bench.figures import Figure

Part = Callable[[Path, argparse.Namespace], Iterator[Figure]]
PARTS: Final[Mapping[str, Part]] = {
    "replies": lambda place, asked: replies.all_of_it(place, replies.planned(asked)),
    "earlier": lambda place, asked: earlier.all_of_it(place, asked.base, quick=asked.quick),
    "flood": lambda place, asked: flood.all_of_it(place, quick=asked.quick),
    "size": lambda place, asked: size.all_of_it(place, quick=asked.quick),
    "scheduled": lambda place, asked: scheduled.all_of_it(place, quick=asked.quick),
    "replicas": lambda place, asked: replicas.all_of_it(place, quick=asked.quick),
    "opening": lambda _, asked: opening.all_of_it(quick=asked.quick),
    "pieces": lambda _, asked: pieces.all_of_it(quick=asked.quick),
}


def main() -> int:
    """Measure, tell, and show; the exit code says nothing of bars, for machines differ."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of {', '.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="small sizes, a few minutes")
    parser.add_argument("--base", metavar="COMMIT", help="an earlier commit to stand beside")
    parser.add_argument("--into", metavar="FILE", type=Path, help="where the lines go as well")
    parser.add_argument("--rates", type=int, nargs="+", default=replies.RATES)
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        if asked.into is None:
            _measure(asked, Path(folder), [sys.stdout])
        else:
            with asked.into.open("w", encoding="utf-8") as file:
                _measure(asked, Path(folder), [sys.stdout, file])
    return 0


def _measure(asked: argparse.Namespace, place: Path, files: list[TextIO]) -> None:
    _tell(machine.described() | {"quick": asked.quick, "base": asked.base}, files)
    told: list[Figure] = []
    for part in asked.parts or PARTS:
        where = place / part
        where.mkdir()
        for figure in PARTS[part](where, asked):
            _tell({"part": part} | figure.told(), files)
            told.append(figure)
    figures.show(told)


def _tell(said: dict[str, object], files: list[TextIO]) -> None:
    """One JSON line, at once: a run that is cut short has told what it knows."""
    for file in files:
        print(figures.line(said), file=file, flush=True)


if __name__ == "__main__":
    sys.exit(main())
