"""How long a talk lasts: whether it stands, is taken up again, and when it leaves a hidden chat."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.core.flows import CONVERSATIONS, offers, upcoming
from bot.core.friends import sharing
from bot.core.model import Flow, Talk
from bot.core.table import Words

UNHURRIED: Final = frozenset({Flow.WELCOME, Flow.PLAN, Flow.DEBRIEF, Flow.CARE})
"""Talks that a cue does not break into before its step begins, and that are taken up again."""
SINGLE: Final = frozenset(Flow) - {Flow.CUE, Flow.DEBRIEF, Flow.FRIEND, Flow.BEFRIENDED}
"""Flows of which a person has one talk at most: a new one takes the place of the old."""
TIDYING: Final = "tidying"
"""The step of a finished talk that waits to leave a hidden chat."""
ANOTHER_DAY: Final = timedelta(hours=12)
"""After so long a question is no longer what somebody answers who writes."""
LOOKED_AT_FOR: Final = timedelta(minutes=30)
"""How long what only shows what is kept stays open in a hidden chat."""
_FRIENDS: Final = sharing.MENUS | {sharing.At.STOPPING}
_ASKS_FOR_WORDS: Final = frozenset({sharing.At.OWN, sharing.At.NAME})
"""Where words for a friend, or a name, were asked for."""


def taken_up(talk: Talk, after: Flow) -> bool:
    """Whether its question is asked again after something came between.

    What only offers something is left where it stands; after a card of help whoever was writing
    is asked once more.
    """
    writing = CONVERSATIONS.place(talk).words is Words.PARTS or (
        talk.flow is Flow.FRIEND and talk.step in _ASKS_FOR_WORDS
    )
    asked = after is Flow.CARE and writing
    if talk.flow is Flow.WELCOME and after is Flow.BEFRIENDED:  # a door they only looked at
        return False
    return stands(talk) and (asked or talk.flow in UNHURRIED) and not offers(talk)


def open_for(talk: Talk) -> timedelta | None:
    """How long it stays in a hidden chat when nobody answers; None if it goes on by itself."""
    match talk.flow:
        case Flow.NEXT if talk.step == upcoming.At.SWAP:  # a cue may wait behind it
            return None
        case Flow.LOOK | Flow.NEXT:
            return LOOKED_AT_FOR
        case Flow.FRIEND:
            typed = ANOTHER_DAY if talk.trail else None
            return LOOKED_AT_FOR if talk.step in _FRIENDS else typed
        case Flow.HOME | Flow.PLAN | Flow.DID | Flow.DEBRIEF | Flow.SETTLE:
            return ANOTHER_DAY
    return None


def stays(talk: Talk) -> bool:
    """Whether only what was typed goes: a friend's line, or one on its way, is still there."""
    return talk.flow is Flow.FRIEND and stands(talk) and talk.step not in _FRIENDS


def stands(talk: Talk) -> bool:
    """Whether it can still be answered."""
    return talk.open and talk.step != TIDYING
