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
MOST: Final = {INTERESTS: 5, VALUES: 3}
"""How many of each can be chosen."""


def turned(likes: tuple[str, ...], one: str) -> tuple[str, ...] | None:
    """What they like once this one was tapped: it is there, or no more; None where there are as
    many as can be. Raises LookupError for one that there is not."""
    if one in likes:
        return tuple(like for like in likes if like != one)
    of = next((some for some in MOST if one in some), None)
    if of is None:
        raise LookupError(one)
    return (*likes, one) if sum(like in of for like in likes) < MOST[of] else None
