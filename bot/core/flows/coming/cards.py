"""The cards of what is coming: the list, one step, its times, and the ways to let it rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.core.flows.cue import cards as cue_cards
from bot.core.flows.plan import cards as plan_cards
from bot.core.records.effects import Choice, Rows
from bot.core.records.lines import Line, Param, Typed, line
from bot.core.records.memories import ComingMemory
from bot.core.records.model import LIVE, Known, Step, StepState
from bot.core.records.turn import Card, Moment, choice, pairs
from bot.core.rules.friends import hello
from bot.core.rules.steps import ladder, wording
from bot.core.rules.steps.ideas import Idea
from bot.core.rules.steps.moves import later_times

AT_ONCE: Final = 4
"""How many steps are shown together."""
FITS: Final = 24
"""Signs of a step's own words that a button shows beside its time."""
_SHELF: Final = choice("shelf", "cue-shelf")
_BACK: Final = choice("back")
_PLAN: Final = choice("plan", "home-plan")


def coming(known: Known) -> tuple[Step, ...]:
    """What is to come, the soonest first, and then the shelf."""
    timed = [(step.at, step) for step in known.steps if step.state in LIVE and step.at is not None]
    shelf = (step for step in known.steps if step.state is StepState.SHELVED)
    return (*(s for _, s in sorted(timed, key=lambda t: t[0])), *sorted(shelf, key=lambda s: s.id))


def everything(moment: Moment, page: int) -> Card:
    steps = coming(moment.known)
    if not steps:
        return Card(line("next-nothing"), ((_PLAN, choice("leave", "next-enough")),))
    start = page * AT_ONCE
    if start >= len(steps):
        start = 0
    shown = tuple((_button(moment, step),) for step in steps[start : start + AT_ONCE])
    more = (choice("more", "next-more"),) if len(steps) > AT_ONCE else ()
    return Card(_above(moment, steps), (*shown, (*more, _PLAN), (choice("leave", "next-enough"),)))


def _above(moment: Moment, steps: Sequence[Step]) -> Line:
    typed = ComingMemory.of(moment.talk).then
    if typed:
        return line("next-which-moves", text=Typed(typed))
    planned = any(step.state in LIVE for step in steps)
    return line("next-coming" if planned else "next-only-shelf")


def only(known: Known) -> Step | None:
    """The one plan, or the one step of the shelf where nothing is planned; None for several."""
    steps = coming(known)
    planned = [step for step in steps if step.state is not StepState.SHELVED]
    few = planned or steps
    return few[0] if len(few) == 1 else None


def one(moment: Moment, step: Step) -> Card:
    name = line("next-name", name=wording.name(step), change=wording.change(step))
    if step.state is StepState.SHELVED:
        rows: Rows = (
            (choice("again", "next-plan-again"), choice("let_go", "next-let-go")),
            (_BACK,),
        )
        return Card(line("next-shelved", name=name), rows)
    smaller = () if ladder.smaller(step) is None else (choice("smaller", "cue-smaller"),)
    swap = () if step.promise else (choice("swap", "next-swap"),)
    asks = (choice("hello", "next-hello"),) if _able(moment, step) else ()
    rows = (
        *pairs([choice("move", "next-move"), *smaller, *swap, _SHELF, *asks]),
        (choice("cancel", "next-cancel"), _BACK),
    )
    at = step.at or moment.now
    values: dict[str, Param] = {"day": moment.day(at), "time": moment.hour(at)}
    return Card(line("next-one", name=name, **values), rows)


def times(moment: Moment, step: Step) -> tuple[datetime, ...]:
    return tuple(at for at in later_times(moment, step) if at != step.at)


def when(moment: Moment, step: Step, unread: str = "") -> Card:
    buttons = [
        Choice(f"at{n}", line("cue-at", day=moment.day(at), time=moment.hour(at)))
        for n, at in enumerate(times(moment, step))
    ]
    words = line(f"plan-when-{unread}" if unread else "next-when")
    return Card(words, (*pairs(buttons), (_BACK,)))


def keeps_moving(step: Step) -> Card:
    card = cue_cards.keeps_moving(step)
    return Card(card.words, (*card.rows[:-1], (*card.rows[-1], _BACK)))


def instead(shown: Sequence[Idea]) -> Card:
    card = plan_cards.ideas(shown, smaller=False)
    return Card(line("next-instead"), (*card.rows[:-1], (*card.rows[-1], _BACK)))


def cancelling() -> Card:
    return Card(line("next-cancelling"), ((_SHELF, choice("let_go", "next-let-go")), (_BACK,)))


def _able(moment: Moment, step: Step) -> bool:
    able = hello.starts(moment.known, step.id, moment.now) is not None
    return able and bool(hello.of_whom(moment.known))


def _button(moment: Moment, step: Step) -> Choice:
    name = wording.name(replace(step, text=wording.beginning(step.text, FITS)))
    if step.state is StepState.SHELVED:
        return Choice(_key(step), line("next-on-shelf", name=name))
    at = step.at or moment.now
    words = line("next-at", day=moment.day(at), time=moment.hour(at), name=name)
    return Choice(_key(step), words)


def _key(step: Step) -> str:
    return f"step.{step.id:x}"


def opened(known: Known, key: str) -> Step | None:
    number = key.removeprefix("step.")
    return next((s for s in coming(known) if key != number and f"{s.id:x}" == number), None)


def stays(moment: Moment, step: Step) -> Line:
    at = step.at or moment.now
    name = line("next-name", name=wording.name(step), change=wording.change(step))
    return line("next-stays", name=name, day=moment.day(at), time=moment.hour(at))
