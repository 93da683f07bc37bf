"""An answer in several messages: each part is kept at once, and all are heard as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core.records.effects import Plan, Typing
from bot.core.records.events import NOTHING_HEARD, DueKind, Said
from bot.core.records.model import Talk
from bot.core.talk.course import Course
from bot.core.talk.reading import read
from bot.ear.care import hear

MOST_PARTS: Final = 8
"""An answer is whole with so many parts, each as long as a message can be. It is heard then, so
that what the person writes next answers a question that they can see."""
SEAM: Final = 200
"""Signs on either side of two messages in which a danger is heard that was said across both."""
PAUSE_AFTER: Final = timedelta(seconds=3)
"""How long an answer in several messages may rest before the next question leaves."""


def kept(course: Course, talk: Talk, event: Said) -> Talk:
    """The talk with this part; the next question leaves a moment after the last one."""
    parts = tuple(sorted((*talk.parts, (event.message_id, event.text))))
    talk = replace(talk, parts=parts, touched=course.now)
    course.keep_talk(talk)
    course.effects.append(Plan(DueKind.PAUSE, talk.id, course.now + PAUSE_AFTER))
    course.effects.append(Typing())
    return talk


def given_up(talk: Talk) -> Talk:
    """A tap answered instead: the parts are heard no more, and leave a hidden chat with it."""
    return replace(talk, parts=(), trail=(*talk.trail, *(id for id, _ in talk.parts)))


def ends(talk: Talk, event: Said) -> bool:
    """Whether the answer is heard now: it is full, or alarming where this part meets others."""
    at = talk.parts.index((event.message_id, event.text))
    return len(talk.parts) >= MOST_PARTS or _alarming_at(talk, (at, at + 1))


def joined(talk: Talk, language: str) -> Said:
    """All parts as one text. A danger may be said in none of them alone, so it is heard anew."""
    text = "\n".join(part for _, part in talk.parts)
    heard = hear(text) if _alarming_at(talk, range(len(talk.parts))) else NOTHING_HEARD
    return read(Said(text, talk.parts[-1][0], heard=heard, parts=talk.parts), language)


def _alarming_at(talk: Talk, places: Iterable[int]) -> bool:
    """Whether a danger is said across the beginnings of these parts.

    Each part alone was heard when it came or was edited. So only the seams are heard here: a long
    answer does not cost more with each part.
    """
    texts = [text for _, text in talk.parts]
    seams = (
        "\n".join(texts[:at])[-SEAM:] + "\n" + "\n".join(texts[at:])[:SEAM]
        for at in places
        if 0 < at < len(texts)
    )
    return any(hear(seam).tier is not None for seam in seams)
