"""What was too faint for a question: a quiet line with where to call stands below the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.core.records.effects import Revise, Say
from bot.core.records.lines import Line, Veiled, line
from bot.core.records.model import Look
from bot.core.rules.helplines import if_heavy
from bot.core.talk.course import Course


def stand_below(course: Course) -> None:
    """Below the last thing that is said; where nothing is, below what an answer in parts gets."""
    for at, effect in reversed([*enumerate(course.effects)]):
        if isinstance(effect, Say | Revise) and effect.words is not None:
            if not _names_a_number(effect.words):
                words = line("with-heavy", said=effect.words, heavy=_quiet_line(course))
                course.effects[at] = replace(effect, words=words)
            return
    floor = course.known.floor
    if floor is not None and floor.parts:
        course.keep_talk(replace(floor, faint=True))


def _quiet_line(course: Course) -> Line | Veiled:
    quiet = if_heavy(course)
    return Veiled(quiet) if course.person.look is Look.HIDDEN else quiet


def _names_a_number(words: Line) -> bool:
    return any(name in ("emergency", "numbers", "heavy") for name in _names(words))


def _names(words: Line) -> Iterator[str]:
    for name, value in words.params.items():
        yield name
        inner = value.inner if isinstance(value, Veiled) else value
        if isinstance(inner, Line):
            yield from _names(inner)
