"""All figures, one after another: python -m bench [PART ...] [--quick] [--rates 40 80]."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import figures, machine, opening, pieces, replies
from bench.figures import Figure

PARTS = ("replies", "opening", "pieces")


def main() -> int:
    """Measure, tell, and show; the exit code says nothing of targets, for machines differ."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=(*PARTS, []), help="which; all if none")
    parser.add_argument("--quick", action="store_true", help="small sizes, to see that it runs")
    parser.add_argument("--rates", type=int, nargs="+", default=replies.RATES)
    asked = parser.parse_args()
    print(json.dumps(machine.described() | {"quick": asked.quick}), flush=True)
    told: list[Figure] = []
    for figure in _all(asked):
        figure.tell()
        told.append(figure)
    figures.show(told)
    return 0


def _all(asked: argparse.Namespace) -> Iterator[Figure]:
    parts = asked.parts or PARTS
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        if "replies" in parts:
            rounds, seconds = (1, 8.0) if asked.quick else (3, 20.0)
            yield from replies.all_of_it(
                Path(folder), rates=asked.rates, rounds=rounds, seconds=seconds
            )
    if "opening" in parts:
        yield from opening.all_of_it(quick=asked.quick)
    if "pieces" in parts:
        yield from pieces.all_of_it(quick=asked.quick)


if __name__ == "__main__":
    sys.exit(main())
