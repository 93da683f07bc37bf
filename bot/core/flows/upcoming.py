"""What is coming: planned steps and the shelf, to move, shrink, swap or let rest.

Whatever is tapped, the step is looked at as it is now: one that has happened meanwhile is left
alone, and one whose cue is already there goes on as a cue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.core import agenda
from bot.core.effects import Unplan
from bot.core.events import DueKind
from bot.core.ideas import Idea, library, offered
from bot.core.lines import line
from bot.core.model import Flow, Json, Step, StepState
from bot.core.steps import ladder, lateness, nudge
from bot.core.steps.draft import names_a_time
from bot.core.steps.moves import heard_time, move, noted, promised, shelve
from bot.core.steps.moves import offered as at_button
from bot.core.steps.planning import AT_ONCE
from bot.core.steps.postponing import OFTEN
from bot.core.turn import Card, Go, Moment, Turn
from bot.ear.when import Unread, Why


class At(StrEnum):
    """Which question stands."""

    LIST = "list"
    ONE = "one"
    WHEN = "when"
    KEEPS_MOVING = "keeps_moving"
    SWAP = "swap"
    CANCEL = "cancel"


STEPS: Final = frozenset[str](At)
LISTENS: Final[frozenset[str]] = frozenset()
OFFERS: Final[frozenset[str]] = frozenset({At.LIST, At.ONE, At.CANCEL, At.KEEPS_MOVING})


def begin(moment: Moment) -> Turn:
    """All that is coming; or, from a cue, another idea for its step."""
    if "swap" in moment.talk.memory and moment.subject is not None:
        return _swap(moment, moment.subject)
    return _list(moment)


def on(moment: Moment) -> Turn | None:
    """One tap, or a time or an idea in their own words."""
    at, chosen = At(moment.talk.step), moment.choice or ""
    if moment.due is not None:
        return _time_came(moment, moment.due)
    if chosen == "leave":
        return Turn(card=Card(line("next-fine")), closed=True)
    if chosen == "plan":
        return Turn(then=Go(Flow.PLAN))
    if chosen == "more":
        return _list(moment, _page(moment) + 1)
    if at is At.LIST:
        return _listed(moment, chosen)
    step = moment.subject
    if step is None or step.state not in _TO_COME:
        return replace(_list(moment), notice=line("tap-passed"))
    if step.state in _UNDER_WAY and at is not At.SWAP:
        return _under_way(moment, step)
    return _ANSWERS[at](moment, step)


def again(moment: Moment) -> Turn:
    """The question that stands, once more; the list when its step is gone."""
    step = moment.subject
    if step is None or step.state not in _TO_COME:
        return _list(moment)
    match At(moment.talk.step):
        case At.ONE:
            return _one(moment, step)
        case At.WHEN:
            return _when(moment, step)
        case At.KEEPS_MOVING:
            return Turn(card=agenda.keeps_moving(step))
        case At.SWAP:
            return _swap(moment, step, _page(moment))
        case At.CANCEL:
            return Turn(card=agenda.cancelling())
    return _list(moment, _page(moment))


def upgrade(shape: int, memory: Mapping[str, Json]) -> Mapping[str, Json]:
    """Nothing was shaped differently before."""
    return memory


_UNDER_WAY: Final = frozenset({StepState.CUED, StepState.GOING})
_TO_COME: Final = _UNDER_WAY | {StepState.PLANNED, StepState.SHELVED, StepState.NOT_TODAY}


def _time_came(moment: Moment, due: DueKind) -> Turn | None:
    """The question of a cue that went on here: it is asked where it belongs."""
    step = moment.subject
    if due is DueKind.FOLLOW_UP and step is not None and step.state in _UNDER_WAY:
        return Turn(then=Go(Flow.CUE, {"asked": True}))
    return None


# the questions


def _page(moment: Moment) -> int:
    page = moment.talk.memory.get("page")
    return page if isinstance(page, int) else 0


def _list(moment: Moment, page: int = 0) -> Turn:
    pages = -(-len(agenda.coming(moment.known)) // agenda.AT_ONCE)
    page = page % pages if pages else 0
    return Turn(card=agenda.everything(moment, page), step=At.LIST, memory={"page": page})


def _listed(moment: Moment, chosen: str) -> Turn | None:
    """A step; or a time, which is for the only plan or for the one that is tapped next."""
    typed = moment.talk.memory.get("then")
    if not chosen.startswith("step."):
        return _time_typed(moment, moment.text) if moment.text else None
    step = agenda.opened(moment.known, chosen)
    if typed is None or step is None or step.state in _UNDER_WAY:
        return _open(moment, step)
    return _typed(moment, step, str(typed))


def _time_typed(moment: Moment, text: str) -> Turn | None:
    step = agenda.only(moment.known)
    cannot_be = step is not None and _cannot_be(moment, text, step)
    if not (cannot_be or names_a_time(moment, text)) or not agenda.coming(moment.known):
        return None
    if step is not None:
        return _under_way(moment, step) if step.state in _UNDER_WAY else _typed(moment, step, text)
    memory: dict[str, Json] = {"page": 0, "then": text}
    seen = replace(moment, talk=replace(moment.talk, memory=memory))
    return Turn(card=agenda.everything(seen, 0), memory=memory)


def _cannot_be(moment: Moment, text: str, step: Step) -> bool:
    """Whether it is a time, but one that is over or that no clock shows."""
    said = heard_time(moment, text, step)
    return isinstance(said, Unread) and said.why is not Why.UNSURE


def _open(moment: Moment, step: Step | None) -> Turn:
    if step is None:
        return replace(_list(moment), notice=line("tap-passed"))
    if step.state in _UNDER_WAY:
        return _under_way(moment, step)
    return _one(moment, step)


def _one(moment: Moment, step: Step) -> Turn:
    return Turn(card=agenda.one(moment, step), step=At.ONE, subject=step.id)


def _under_way(moment: Moment, step: Step) -> Turn:
    """Its cue is already there: it goes on from here, before its end or after."""
    over = lateness.over(step, moment.now)
    return Turn(then=Go(Flow.CUE, {"asked": True} if over else {}, step.id))


def _when(moment: Moment, step: Step) -> Turn:
    memory: dict[str, Json] = {"times": noted(agenda.times(moment, step))}
    return Turn(card=agenda.when(moment, step), step=At.WHEN, memory=memory, subject=step.id)


def _swap(moment: Moment, step: Step, page: int = 0) -> Turn:
    ideas = [idea for idea in offered(moment.person.path) if idea.key != step.idea]
    start = page * AT_ONCE % len(ideas)
    shown = [*ideas, *ideas][start : start + AT_ONCE]
    return Turn(card=agenda.instead(shown), step=At.SWAP, memory={"page": page})


# one step


def _of_one(moment: Moment, step: Step) -> Turn | None:
    match moment.choice:
        case "back":
            return _list(moment)
        case "move" | "later" if step.moves >= OFTEN:
            return Turn(card=agenda.keeps_moving(step), step=At.KEEPS_MOVING)
        case "move" | "later" | "again":
            return _when(moment, step)
        case "hello" if step.at is not None:
            return Turn(then=Go(Flow.FRIEND, {"asks": step.id}))
        case "cancel" if step.promise:
            return Turn(then=Go(Flow.CUE, {"cannot": True}))
        case "cancel":
            return Turn(card=agenda.cancelling(), step=At.CANCEL)
    return _in_place(moment, step)


def _in_place(moment: Moment, step: Step) -> Turn | None:
    """What needs no further question."""
    match moment.choice:
        case "back":
            return _one(moment, step)
        case "move":
            return _when(moment, step)
        case "smaller":
            smaller = ladder.smaller(step) or step
            return replace(_one(moment, smaller), steps=(smaller,))
        case "swap":
            return _swap(moment, step)
        case "shelf":
            shelved, effects = shelve(step)
            card = nudge.answered("cue-shelved")
            return Turn(card=card, steps=(shelved,), effects=effects, closed=True)
        case "let_go":
            gone = replace(step, state=StepState.LET_GO, settled_at=moment.now)
            card = nudge.answered("next-gone")
            return Turn(card=card, steps=(gone,), effects=(Unplan(step.id),), closed=True)
    said = heard_time(moment, moment.text, step) if moment.text else None
    if isinstance(said, datetime) and said > moment.now:
        return _moved_to(moment, step, said)
    return None


def _moved(moment: Moment, step: Step) -> Turn | None:
    chosen = moment.choice or ""
    if chosen == "back":
        return _one(moment, step)
    if chosen.startswith("at"):
        at = at_button(moment.talk.memory.get("times"), int(chosen.removeprefix("at")))
        if at is not None and at > moment.now:
            return _moved_to(moment, step, at)
        return _when(moment, step)
    return _typed(moment, step, moment.text or "")


def _typed(moment: Moment, step: Step, text: str) -> Turn:
    """Moved to the time in these words, or why they name none."""
    said = heard_time(moment, text, step) if text else Unread(Why.UNSURE)
    if isinstance(said, datetime) and said > moment.now:
        return _moved_to(moment, step, said)
    unread = said.why if isinstance(said, Unread) else Why.PAST
    return replace(_when(moment, step), card=agenda.when(moment, step, unread))


def _moved_to(moment: Moment, step: Step, at: datetime) -> Turn:
    """At its new time; what comes back from the shelf begins afresh."""
    moved, effects = move(promised(step, moment), at, moment.now)
    if step.state is StepState.SHELVED:
        moved = replace(moved, moves=0)
    words = nudge.moved(moment, at)
    return Turn(card=words, steps=(moved,), effects=effects, closed=True)


def _swapped(moment: Moment, step: Step) -> Turn | None:
    chosen = moment.choice or ""
    if chosen == "back":
        return _under_way(moment, step) if step.state in _UNDER_WAY else _one(moment, step)
    if chosen == "others":
        return _swap(moment, step, _page(moment) + 1)
    if chosen.startswith("idea."):
        return _instead(moment, step, library().get(chosen.removeprefix("idea.")), "")
    if moment.text and not moment.meant:
        return _instead(moment, step, None, moment.text)
    return None


def _instead(moment: Moment, step: Step, idea: Idea | None, text: str) -> Turn:
    """Another idea at the same time; the words of the old one go."""
    new = Step(
        id=step.id,
        state=step.state,
        idea=idea.key if idea else None,
        text=text,
        minutes=idea.minutes if idea else 0,
        at=step.at,
        through_quiet=step.through_quiet,
    )
    if step.state in _UNDER_WAY:
        return Turn(steps=(new,), then=Go(Flow.CUE, {}, step.id))
    if step.state is StepState.PLANNED:
        return Turn(card=Card(agenda.stays(moment, new)), steps=(new,), closed=True)
    return replace(_when(moment, new), steps=(new,))


_ANSWERS: Final = {
    At.ONE: _of_one,
    At.WHEN: _moved,
    At.KEEPS_MOVING: _in_place,
    At.SWAP: _swapped,
    At.CANCEL: _in_place,
}
