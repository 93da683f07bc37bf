"""The ideas: small steps to choose from, read from `ideas.toml`. Their words are in the book."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from bot.core.records.model import Path


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea. `changes` are what its three "change" chips change, in their order."""

    key: str
    paths: tuple[str, ...]
    minutes: int
    act: str
    changes: tuple[str, ...]
    easy: int
    hard: int
    smaller: str | None = None
    bigger: str | None = None
    now: bool = False
    placed: bool = False
    early: int = 0
    not_for: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def library() -> Mapping[str, Idea]:
    """Every idea by its key, in the order of the file."""
    text = files("bot.core.rules").joinpath("ideas.toml").read_text(encoding="utf-8")
    return {key: _idea(key, fields) for key, fields in tomllib.loads(text).items()}


def _idea(key: str, fields: Mapping[str, Any]) -> Idea:
    lists = {name: tuple(value) for name, value in fields.items() if isinstance(value, list)}
    return Idea(**{"key": key, **fields, **lists})


def offered(path: Path) -> tuple[Idea, ...]:
    """The ideas that can be met on a path: first its own, in the order of the file, of which one
    of the first three can be done now."""
    met = (idea for idea in library().values() if path not in idea.not_for)
    return tuple(sorted(met, key=lambda idea: not _at_home(idea, path)))


def tiniest(path: Path) -> tuple[Idea, ...]:
    """The ideas that have no smaller one: first its own, and of those the shortest."""
    tiny = (idea for idea in offered(path) if not idea.smaller)
    return tuple(sorted(tiny, key=lambda idea: (not _at_home(idea, path), idea.minutes)))


def _at_home(idea: Idea, path: Path) -> bool:
    return path in (Path.BOTH, Path.UNSAID, *idea.paths)
