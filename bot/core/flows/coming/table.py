"""What is coming: planned steps and the shelf, to move, shrink, swap or let rest.

Whatever is tapped, the step is looked at as it is now: one that has happened meanwhile is left
alone, and one whose cue is already there goes on as a cue.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.core.flows.coming import cards
from bot.core.flows.cue import cards as cue_cards
from bot.core.flows.cue.postponing import OFTEN
from bot.core.flows.plan.cards import AT_ONCE
from bot.core.flows.plan.draft import names_a_time
from bot.core.records.effects import Unplan
from bot.core.records.events import DueKind
from bot.core.records.lines import line
from bot.core.records.memories import ComingMemory, CueMemory, FriendMemory, PlanMemory
from bot.core.records.model import Flow, Step, StepState
from bot.core.records.turn import Card, Close, Go, Moment, Turn
from bot.core.rules.steps import ladder, moves
from bot.core.rules.steps.ideas import Idea, library, offered
from bot.core.rules.steps.moves import heard_time, move, promised, shelve
from bot.core.rules.steps.moves import offered as at_button
from bot.core.talk.table import A_WHILE, NEVER, Conversation, Hears, Place, Shows, Words, places
from bot.ear.when import Unread, Why


class At(StrEnum):
    """Which question stands."""

    LIST = "list"
    ONE = "one"
    WHEN = "when"
    KEEPS_MOVING = "keeps_moving"
    SWAP = "swap"
    CANCEL = "cancel"


def _begun(moment: Moment) -> Turn:
    if ComingMemory.of(moment.talk).swap and moment.subject is not None:
        return _swap(moment, moment.subject)
    return _list(moment)


_UNDER_WAY: Final = frozenset({StepState.CUED, StepState.GOING})
_TO_COME: Final = _UNDER_WAY | {StepState.PLANNED, StepState.SHELVED, StepState.NOT_TODAY}


def _time_came(moment: Moment, due: DueKind) -> Turn | None:
    """The question of a cue that went on here: it is asked where it belongs."""
    step = moment.subject
    if due is DueKind.FOLLOW_UP and step is not None and step.state in _UNDER_WAY:
        return Turn(then=Go(CueMemory(asked=True)))
    return None


# the questions


def _list(moment: Moment, page: int = 0) -> Turn:
    pages = -(-len(cards.coming(moment.known)) // cards.AT_ONCE)
    page = page % pages if pages else 0
    return Turn(card=cards.everything(moment, page), at=At.LIST, memory=ComingMemory(page))


def _listed(moment: Moment) -> Turn | None:
    """A step; or a time, which is for the only plan or for the one that is tapped next."""
    match moment.choice:
        case "leave":
            return Turn(card=Card(line("next-fine")), then=Close())
        case "plan":
            return Turn(then=Go(PlanMemory()))
        case "more":
            return _list(moment, ComingMemory.of(moment.talk).page + 1)
    chosen = moment.choice or ""
    typed = ComingMemory.of(moment.talk).then
    if not chosen.startswith("step."):
        return _time_typed(moment, moment.text) if moment.text else None
    step = cards.opened(moment.known, chosen)
    if not typed or step is None or step.state in _UNDER_WAY:
        return _open(moment, step)
    return _typed(moment, step, typed)


def _time_typed(moment: Moment, text: str) -> Turn | None:
    step = cards.only(moment.known)
    cannot_be = step is not None and _cannot_be(moment, text, step)
    if not (cannot_be or names_a_time(moment, text)) or not cards.coming(moment.known):
        return None
    if step is not None:
        return _under_way(moment, step) if step.state in _UNDER_WAY else _typed(moment, step, text)
    memory = ComingMemory(then=text)
    return Turn(card=cards.everything(moment.remembering(memory), 0), memory=memory)


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
    return Turn(card=cards.one(moment, step), at=At.ONE, subject=step.id)


def _under_way(moment: Moment, step: Step) -> Turn:
    over = moves.over(step, moment.now)
    return Turn(then=Go(CueMemory(asked=over), step.id))


def _when(moment: Moment, step: Step) -> Turn:
    memory = ComingMemory(times=cards.times(moment, step))
    return Turn(card=cards.when(moment, step), at=At.WHEN, memory=memory, subject=step.id)


def _swap(moment: Moment, step: Step, page: int = 0) -> Turn:
    ideas = [idea for idea in offered(moment.person.path) if idea.key != step.idea]
    start = page * AT_ONCE % len(ideas)
    shown = [*ideas, *ideas][start : start + AT_ONCE]
    return Turn(card=cards.instead(shown), at=At.SWAP, memory=ComingMemory(page))


# one step


def _of_one(moment: Moment, step: Step) -> Turn | None:
    match moment.choice:
        case "back":
            return _list(moment)
        case "move" | "later" if step.moves >= OFTEN:
            return Turn(at=At.KEEPS_MOVING)
        case "move" | "later" | "again":
            return _when(moment, step)
        case "hello" if step.at is not None:
            return Turn(then=Go(FriendMemory(asks=True, step=step.id)))
        case "cancel" if step.promise:
            return Turn(then=Go(CueMemory(cannot=True)))
        case "cancel":
            return Turn(at=At.CANCEL)
    return _in_place(moment, step)


def _in_place(moment: Moment, step: Step) -> Turn | None:
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
            card = cue_cards.answered("cue-shelved")
            return Turn(card=card, steps=(shelved,), effects=effects, then=Close())
        case "let_go":
            gone = replace(step, state=StepState.LET_GO, settled_at=moment.now)
            card = cue_cards.answered("next-gone")
            return Turn(card=card, steps=(gone,), effects=(Unplan(step.id),), then=Close())
    said = heard_time(moment, moment.text, step) if moment.text else None
    if isinstance(said, datetime) and said > moment.now:
        return _moved_to(moment, step, said)
    return None


def _moved(moment: Moment, step: Step) -> Turn | None:
    chosen = moment.choice or ""
    if chosen == "back":
        return _one(moment, step)
    if chosen.startswith("at"):
        at = at_button(ComingMemory.of(moment.talk).times, int(chosen.removeprefix("at")))
        if at is not None and at > moment.now:
            return _moved_to(moment, step, at)
        return _when(moment, step)
    return _typed(moment, step, moment.text or "")


def _typed(moment: Moment, step: Step, text: str) -> Turn:
    said = heard_time(moment, text, step) if text else Unread(Why.UNSURE)
    if isinstance(said, datetime) and said > moment.now:
        return _moved_to(moment, step, said)
    unread = said.why if isinstance(said, Unread) else Why.PAST
    return replace(_when(moment, step), card=cards.when(moment, step, unread))


def _moved_to(moment: Moment, step: Step, at: datetime) -> Turn:
    moved, effects = move(promised(step, moment), at, moment.now)
    if step.state is StepState.SHELVED:
        moved = replace(moved, moves=0)
    words = cue_cards.moved(moment, at)
    return Turn(card=words, steps=(moved,), effects=effects, then=Close())


def _swapped(moment: Moment, step: Step) -> Turn | None:
    chosen = moment.choice or ""
    if chosen == "back":
        return _under_way(moment, step) if step.state in _UNDER_WAY else _one(moment, step)
    if chosen == "others":
        return _swap(moment, step, ComingMemory.of(moment.talk).page + 1)
    if chosen.startswith("idea."):
        return _instead(moment, step, library().get(chosen.removeprefix("idea.")), "")
    if moment.text and not moment.meant:
        return _instead(moment, step, None, moment.text)
    return None


def _instead(moment: Moment, step: Step, idea: Idea | None, text: str) -> Turn:
    # A new record: nothing of the old one's words stays in it.
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
        return Turn(steps=(new,), then=Go(CueMemory(), step.id))
    if step.state is StepState.PLANNED:
        return Turn(card=Card(cards.stays(moment, new)), steps=(new,), then=Close())
    return replace(_when(moment, new), steps=(new,))


# the step as it is now


def _shows(shown: Callable[[Moment, Step], Turn]) -> Shows:
    def again(moment: Moment) -> Turn:
        step = moment.subject
        return shown(moment, step) if step and step.state in _TO_COME else _list(moment)

    return again


def _hears(answered: Callable[[Moment, Step], Turn | None], *, under_way: bool = False) -> Hears:
    """One that is gone leads to the list; one that is under way to its cue, unless it is heard
    here too."""

    def heard(moment: Moment) -> Turn | None:
        step = moment.subject
        if step is None or step.state not in _TO_COME:
            return replace(_list(moment), notice=line("tap-passed"))
        if step.state in _UNDER_WAY and not under_way:
            return _under_way(moment, step)
        return answered(moment, step)

    return heard


def _list_again(moment: Moment) -> Turn:
    return _list(moment, ComingMemory.of(moment.talk).page)


def _swapping(moment: Moment, step: Step) -> Turn:
    return _swap(moment, step, ComingMemory.of(moment.talk).page)


def _keeps_moving(_: Moment, step: Step) -> Turn:
    return Turn(card=cards.keeps_moving(step))


def _cancelling(_: Moment, __: Step) -> Turn:
    return Turn(card=cards.cancelling())


TABLE: Final = Conversation(
    Flow.COMING,
    _begun,
    places(
        At,
        Place(At.LIST, _list_again, _listed, Words.PASS, offers=True),
        Place(At.ONE, _shows(_one), _hears(_of_one), Words.PASS, offers=True),
        Place(At.WHEN, _shows(_when), _hears(_moved)),
        Place(At.KEEPS_MOVING, _shows(_keeps_moving), _hears(_in_place), offers=True),
        Place(At.SWAP, _shows(_swapping), _hears(_swapped, under_way=True), leaves=NEVER),
        Place(At.CANCEL, _shows(_cancelling), _hears(_in_place), offers=True),
    ),
    time_came=_time_came,
    no=("leave", "back"),
    cancelled="next-fine",
    leaves=A_WHILE,
)
