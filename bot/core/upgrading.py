"""Talks written by an earlier release, in today's shape."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.flows import CONVERSATIONS
from bot.core.lifetimes import TIDYING
from bot.core.model import SHAPE, Flow, Known, Talk

ABOUT_A_STEP: Final = frozenset({Flow.CUE, Flow.DEBRIEF})
"""Conversations that cannot go on when their step is gone."""


def upgraded(known: Known) -> Known:
    """All talks in today's shape; what cannot be read closes kindly."""
    return replace(known, talks=tuple(_upgraded(talk, known) for talk in known.talks))


def _upgraded(talk: Talk, known: Known) -> Talk:
    steps = {*CONVERSATIONS[talk.flow].places, "", TIDYING}
    lost = talk.flow in ABOUT_A_STEP and known.step(talk.subject) is None
    if lost or talk.step not in steps:
        return replace(talk, open=False, floor=False)
    return replace(talk, shape=SHAPE)
