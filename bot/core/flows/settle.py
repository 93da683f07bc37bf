"""A hard minute: breathe, ground, a pocket card, a way out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.core.lines import line
from bot.core.model import Json
from bot.core.turn import Card, Moment, Turn

LISTENS: Final[frozenset[str]] = frozenset()
OFFERS: Final[frozenset[str]] = frozenset()
STEPS: Final[frozenset[str]] = frozenset()


def begin(moment: Moment) -> Turn:
    """On its way."""
    return Turn(card=Card(line("on-its-way")), closed=True)


def on(moment: Moment) -> Turn | None:
    """Nothing to answer yet."""
    return None


def again(moment: Moment) -> Turn:
    """The same again."""
    return begin(moment)


def upgrade(shape: int, memory: Mapping[str, Json]) -> Mapping[str, Json]:
    """Nothing was shaped differently before."""
    return memory
