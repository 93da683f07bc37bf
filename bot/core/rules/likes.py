"""What a person may like: the values and interests that a step can fit."""

from __future__ import annotations

from typing import Final

VALUES: Final = (
    *("kindness", "honesty", "reliability", "curiosity", "learning", "service"),
    *("creativity", "health", "family", "friendship", "humour", "calm"),
)
INTERESTS: Final = (
    *("books", "music", "food", "plants", "animals", "sport"),
    *("games", "crafts", "film", "nature", "history", "technology"),
)
