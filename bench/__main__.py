"""All figures, one after another: python -m bench [--quick]."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import figures, machine, opening, pieces, serving
from bench.figures import Figure
from bench.town import Town


def main() -> int:
    """Measure, tell, and show; the exit code says nothing of targets, for machines differ."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, to see that it runs")
    quick = parser.parse_args().quick
    print(json.dumps(machine.described() | {"quick": quick}), flush=True)
    told: list[Figure] = []
    for figure in _all(quick=quick):
        figure.tell()
        told.append(figure)
    figures.show(told)
    return 0


def _all(*, quick: bool) -> Iterator[Figure]:
    with Town() as town, tempfile.TemporaryDirectory(prefix="bench") as folder:
        yield from serving.all_of_it(town, Path(folder), quick=quick)
    yield from opening.all_of_it(quick=quick)
    yield from pieces.all_of_it(quick=quick)


if __name__ == "__main__":
    sys.exit(main())
