"""The conversations: one file each, with its table (see `bot.core.table`)."""

from __future__ import annotations

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
from bot.core.model import Talk
from bot.core.table import registry

CONVERSATIONS: Final = registry(
    welcome.TABLE,
    plan.TABLE,
    cue.TABLE,
    debrief.TABLE,
    care.TABLE,
    help.TABLE,
    home.TABLE,
    did.TABLE,
    upcoming.TABLE,
    look.TABLE,
    settle.TABLE,
    settings.TABLE,
    data.TABLE,
    friend.TABLE,
    befriended.TABLE,
    greeting.TABLE,
)


def offers(talk: Talk) -> bool:
    """Whether the talk only offers something, which nobody has to answer."""
    return CONVERSATIONS.place(talk).offers
