"""The conversations: one file each, all of the same shape (see `bot.core.turn`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.core.flows import (
    befriended,
    care,
    cue,
    data,
    debrief,
    did,
    friend,
    greeting,
    help,
    home,
    look,
    plan,
    settings,
    settle,
    upcoming,
    welcome,
)
from bot.core.model import Flow, Talk
from bot.core.turn import Conversation

CONVERSATIONS: Final[Mapping[Flow, Conversation]] = {
    Flow.WELCOME: welcome,
    Flow.PLAN: plan,
    Flow.CUE: cue,
    Flow.DEBRIEF: debrief,
    Flow.CARE: care,
    Flow.HELP: help,
    Flow.HOME: home,
    Flow.DID: did,
    Flow.NEXT: upcoming,
    Flow.LOOK: look,
    Flow.SETTLE: settle,
    Flow.SETTINGS: settings,
    Flow.DATA: data,
    Flow.FRIEND: friend,
    Flow.BEFRIENDED: befriended,
    Flow.GREETING: greeting,
}


def offers(talk: Talk) -> bool:
    """Whether the talk only offers something, which nobody has to answer."""
    return talk.step in CONVERSATIONS[talk.flow].OFFERS
