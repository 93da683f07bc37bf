"""The page of figures says what was measured, and nothing else."""

from __future__ import annotations

import json

from bench import page
from bench.figures import Figure, ratio


def test_the_page_is_what_its_lines_make_of_it() -> None:
    text = page.PAGE.read_text(encoding="utf-8")
    lines = page.LINES.read_text(encoding="utf-8")

    assert page.made(text, lines) == text, "run: python -m bench.page"


def test_a_figure_that_misses_its_bar_is_marked() -> None:
    missed = ratio("text at 80/s: p50", [30.0, 31.0, 90.0], [10.0], "<= 2.5", "<= 2")
    kept = Figure("memory at rest", 117.0, "MB", "< 130")

    assert (missed.met, kept.met) == (False, True)
    made = page.made("<!-- tables -->\nold\n<!-- end of tables -->", _lines(missed, kept))
    assert "| text at 80/s: p50 | 3.1 x | ≤ 2 | ≤ 2.5 | **NO** |" in made
    assert "| memory at rest | 117 MB |  | < 130 | yes |" in made
    assert "old" not in made


def _lines(*figures: Figure) -> str:
    machine = {"at": "2026-11-29T21:00:00+00:00", "cores": 2, "machine": "a machine"}
    versions = {"memory_mb": 4096, "kernel": "6", "python": "3.11", "sqlite": "3.40"}
    told = [machine | versions | {"load": [0.1, 0, 0], "quick": False, "base": None}]
    return "\n".join(map(json.dumps, [*told, *({"part": "size"} | one.told() for one in figures)]))
