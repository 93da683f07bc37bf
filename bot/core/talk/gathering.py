"""An answer in several messages: each part is kept at once, and all are heard as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core.records.effects import Plan, Typing
from bot.core.records.events import DueKind, Said
from bot.core.records.model import Talk
from bot.core.talk.course import Course
from bot.core.talk.reading import alarming_at, parts_at

MOST_PARTS: Final = 8
"""An answer is whole with so many parts, each as long as a message can be. It is heard then, so
that what the person writes next answers a question that they can see."""
PAUSE_AFTER: Final = timedelta(seconds=3)
"""How long an answer in several messages may rest before the next question leaves."""


def kept(course: Course, talk: Talk, event: Said) -> Talk:
    """The talk with this part; the next question leaves a moment after the last one."""
    parts = tuple(sorted((*talk.parts, (event.message_id, event.text))))
    at = parts_at(talk, event, course.known.person.language)
    talk = replace(talk, parts=parts, parts_at=at, touched=course.now)
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
    return len(talk.parts) >= MOST_PARTS or alarming_at(talk, (at, at + 1))
