"""A plan in the making: which question stands, what is proposed so far, what is asked next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Final

from bot.core import planning, plans
from bot.core.model import Json, Step
from bot.core.moves import first_times, noted
from bot.core.turn import Card, Moment, Turn
from bot.ear import when as ear


class At(StrEnum):
    """Which question stands."""

    ALREADY = "already"
    IDEAS = "ideas"
    NOW = "now"
    CLOCK = "clock"
    CLOCK_TYPED = "clock_typed"
    WHEN = "when"
    WHEN_TYPED = "when_typed"
    HOUR = "hour"
    GUESS = "guess"
    BIG = "big"
    READ = "read"
    CHANGE = "change"
    LOOKS = "looks"
    SIGN = "sign"
    WORDS = "words"


def to(moment: Moment, at: At, step: Step) -> Turn:
    """Ask this question about this step."""
    memory: dict[str, Json] = {**moment.talk.memory, "step": plans.remembered(step)}
    if at is At.WHEN:
        memory["times"] = noted(first_times(moment))
    return Turn(card=_CARDS[at](moment, step), step=at, memory=memory)


def onward(moment: Moment, step: Step) -> Turn:
    """The first thing that is still open; then the plan is read back."""
    if moment.person.zone is None:
        return to(moment, At.CLOCK, step)
    if step.at is None:
        return to(moment, At.WHEN, step)
    if step.guess is None and step.idea is not None:
        return to(moment, At.GUESS, step)
    return to(moment, At.READ, step)


def proposal(moment: Moment) -> Step:
    return plans.recalled(moment.talk.memory["step"])


def own_words(moment: Moment, text: str) -> Turn:
    """Their own step; a time in it is heard, and read back like any other."""
    step = Step(moment.draw.ids[0], text=text)
    if moment.person.zone is not None:
        found = ear.find(text, moment.now, moment.zone, moment.person.language)
        if found is not None and found.when.at is not None:
            step = replace(step, text=found.rest, at=found.when.at)
    return onward(moment, step)


def day_named(moment: Moment) -> date:
    return date.fromisoformat(str(moment.talk.memory["day"]))


_CARDS: Final[Mapping[At, Callable[[Moment, Step], Card]]] = {
    At.NOW: lambda moment, step: planning.to_do_now(step),
    At.CLOCK: lambda moment, step: planning.clock(moment),
    At.CLOCK_TYPED: lambda moment, step: planning.clock_typed(),
    At.WHEN: lambda moment, step: planning.when(moment),
    At.WHEN_TYPED: lambda moment, step: planning.when_typed(),
    At.HOUR: lambda moment, step: planning.which_hour(moment, day_named(moment)),
    At.GUESS: lambda moment, step: planning.guess(),
    At.BIG: lambda moment, step: planning.big(),
    At.READ: planning.readback,
    At.CHANGE: lambda moment, step: planning.changes(),
    At.LOOKS: planning.looks,
    At.SIGN: lambda moment, step: planning.ask_typed("plan-ask-sign"),
    At.WORDS: lambda moment, step: planning.ask_typed("plan-ask-words"),
}
