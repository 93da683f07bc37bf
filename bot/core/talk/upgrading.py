"""Talks written by an earlier release, in today's shape."""

from __future__ import annotations

from dataclasses import replace

from bot.core.records.model import SHAPE, Known, Talk
from bot.core.talk.table import TIDYING, Registry


def upgraded(table: Registry, known: Known) -> Known:
    """All talks in today's shape; what cannot be read closes kindly."""
    return replace(known, talks=tuple(_upgraded(table, talk, known) for talk in known.talks))


def _upgraded(table: Registry, talk: Talk, known: Known) -> Talk:
    steps = {*table.of(talk).places, "", TIDYING}
    lost = table.of(talk).of_a_step and known.step(talk.subject) is None
    if lost or talk.step not in steps:
        return replace(talk, open=False, floor=False)
    return replace(talk, shape=SHAPE)
