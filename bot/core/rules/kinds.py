"""The kinds of sentences to have ready and of texts to copy, read from `sentences.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Final

from bot.core.rules import rows
from bot.core.rules.rows import Fault, Unfit, Why

_FILE: Final = "sentences.toml"
_MOST: Final = 9


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sentence; `sentences.toml` says what each field means."""

    key: str
    line: int = 0
    count: int = 0
    night: bool = False
    private: bool = False
    parts: tuple[str, ...] = ()


def kinds() -> Mapping[str, Kind]:
    """Every kind by its key, in the order of the file."""
    return _read()[0]


def faults() -> tuple[Fault, ...]:
    """The rows that cannot be used. Conversations know kinds by name: no start without one."""
    return _read()[1]


@lru_cache(maxsize=1)
def _read() -> tuple[Mapping[str, Kind], tuple[Fault, ...]]:
    return read(rows.of_file(_FILE))


def read(text: str) -> tuple[Mapping[str, Kind], tuple[Fault, ...]]:
    """The kinds that a text is, and what is wrong with it. It never raises."""
    there = rows.read(text)
    found: dict[str, Kind] = {}
    wrong = list(there.faults)
    for key, (line, said) in there.said.items():
        try:
            found[key] = _kind(key, line, said, there.said)
        except Unfit as fault:
            wrong.append(Fault(line, key, fault.why, fault.about))
    return found, tuple(sorted(wrong))


def _kind(key: str, line: int, said: Mapping[str, Any], others: Mapping[str, object]) -> Kind:
    """Raises Unfit."""
    rows.check(said, frozenset(), _CHECKS)
    parts = said.get("parts", [])
    if not all(part in others for part in parts):
        raise Unfit(Why.VALUE, "parts")
    if not said.keys() & {"count", "parts", "private"}:
        raise Unfit(Why.LACKS, "count")
    return Kind(key, line, **{**said, "parts": tuple(parts)})


_CHECKS: Final[Mapping[str, rows.Check]] = {
    "count": partial(rows.within, 1, _MOST),
    "night": rows.truth,
    "private": rows.truth,
    "parts": lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
}
"""What each field may say."""
