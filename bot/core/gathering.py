"""An answer in several short messages: each part is kept at once, and all are heard as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core.course import Course
from bot.core.effects import Plan, Revise, Typing
from bot.core.events import DueKind, Said
from bot.core.model import Talk
from bot.core.turn import choice
from bot.ear.care import hear

PAUSE_AFTER: Final = timedelta(seconds=3)
"""How long an answer in several messages may rest before the next question leaves."""


def kept(course: Course, talk: Talk, event: Said) -> Talk:
    """The talk with this part; the next question leaves a moment after the last one."""
    if not talk.parts:
        course.effects.append(
            Revise(None, ((choice("next"),),), talk.id, talk.step, message_id=talk.card)
        )
    parts = tuple(sorted((*talk.parts, (event.message_id, event.text))))
    talk = replace(talk, parts=parts, offered=("next",), touched=course.now)
    course.keep_talk(talk)
    course.effects.append(Plan(DueKind.PAUSE, talk.id, course.now + PAUSE_AFTER))
    course.effects.append(Typing())
    return talk


def joined(talk: Talk) -> Said:
    """All parts as one text. A danger may be said in none of them alone, so it is heard anew."""
    text = "\n".join(part for _, part in talk.parts)
    return Said(text, talk.parts[-1][0], heard=hear(text), parts=talk.parts)
