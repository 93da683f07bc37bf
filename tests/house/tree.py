"""The tree as its rules see it: our files, without what `.gitignore` leaves out."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Every file of ours, relative to the root."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    ignored = [line.rstrip("/") for line in lines] + [".git"]
    found: list[Path] = []
    for folder, inside, names in os.walk(ROOT):
        inside[:] = [name for name in inside if not _any(name, ignored)]
        ours = (Path(folder, name) for name in names if not _any(name, ignored))
        found.extend(path.relative_to(ROOT) for path in ours)
    return tuple(sorted(found))


def modules(*rooms: str) -> Iterator[Path]:
    """The Python files of some rooms, `bot/core` or `tests`."""
    for path in files():
        if path.suffix == ".py" and any(path.is_relative_to(room) for room in rooms):
            yield path


def text(path: Path | str) -> str:
    """What a file says."""
    return (ROOT / path).read_text(encoding="utf-8")


def parsed(path: Path) -> ast.Module:
    """A Python file, read but not run."""
    return _kept(path) if path.is_relative_to("bot") else ast.parse(text(path))


@cache
def _kept(path: Path) -> ast.Module:
    """Every rule reads all of the bot, which is small enough to keep."""
    return ast.parse(text(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All that stands in a file of the bot."""
    return tuple(ast.walk(parsed(path)))


def _any(name: str, patterns: list[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)
