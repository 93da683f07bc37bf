"""A wish is cut small: two pieces of it that fit into an hour, to tap or to pass by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.core.records.effects import Choice
from bot.core.records.lines import Line, line
from bot.core.records.model import Step, StepState
from bot.core.records.turn import Card, Moment
from bot.core.rules import ladder, proposals
from bot.core.rules.ideas import Idea, library
from bot.ear import far
from bot.ear.far import Far

AT_ONCE: Final = 2
_OF_PEOPLE: Final = frozenset({"hello", "greet", "question", "smile"})
"""Acts that are a beginning with anybody."""
_WITH: Final[Mapping[Far, Mapping[str, Line]]] = {
    Far.HER: {"write": line("plan-far-write-her"), "ask": line("plan-far-ask-her")},
    Far.HIM: {"write": line("plan-far-write-him"), "ask": line("plan-far-ask-him")},
    Far.THEM: {"write": line("plan-far-write-them"), "ask": line("plan-far-ask-them")},
}
_SIGNS: Final[Mapping[str, Line]] = {
    "write": line("plan-far-write-sign"),
    "ask": line("plan-far-ask-sign"),
}


def card(moment: Moment, wish: Step) -> Card:
    return Card(line("plan-far"), tuple((choice,) for choice in _choices(moment, wish)))


def chosen(moment: Moment, wish: Step) -> Step | None:
    """The piece that was tapped, at the time that was said with the wish."""
    key = moment.choice or ""
    idea = library().get(key.removeprefix("idea."))
    if idea is not None:
        return replace(wish, idea=idea.key, text="", minutes=idea.minutes)
    piece = _with(moment, wish).get(key)
    if piece is None:
        return None
    return replace(wish, text=moment.written(piece), sign=moment.written(_SIGNS[key]))


def _choices(moment: Moment, wish: Step) -> tuple[Choice, ...]:
    close = _with(moment, wish)
    if close:
        return tuple(Choice(key, caption) for key, caption in close.items())
    more = far.heard(wish.text, moment.language) is Far.MORE
    ideas = (*(_higher(moment) if more else ()), *_begun_with(moment))
    return tuple(
        Choice(f"idea.{key}", Line(f"idea-{key}"))
        for key in tuple(dict.fromkeys(idea.key for idea in ideas))[:AT_ONCE]
    )


def _with(moment: Moment, wish: Step) -> Mapping[str, Line]:
    whom = far.heard(wish.text, moment.language)
    return _WITH.get(whom, {}) if whom is not None else {}


def _begun_with(moment: Moment) -> tuple[Idea, ...]:
    fitting = proposals.fitting(moment.known, moment.now)
    return tuple(idea for idea in fitting if idea.act in _OF_PEOPLE)


def _higher(moment: Moment) -> tuple[Idea, ...]:
    """What is for them above the idea that was done last, the nearest first."""
    done = (step for step in moment.known.steps if step.state is StepState.DONE)
    last = max(((s.settled_at, s.id, s.idea) for s in done if s.settled_at and s.idea), default=())
    above: list[Idea] = []
    rung = ladder.bigger(last[2], moment.person.path) if last else None
    while rung is not None and len(above) < AT_ONCE:
        above.append(rung)
        rung = ladder.bigger(rung.key, moment.person.path)
    return tuple(above)
