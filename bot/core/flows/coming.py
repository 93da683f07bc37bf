"""What is coming: planned steps and the shelf, to move, shrink, swap or let rest.

Whatever is tapped, the step is looked at as it is now: one that has happened meanwhile is left
alone, and one whose cue is already there goes on as a cue.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.core.flows import did
from bot.core.flows.cue import cards as cue_cards
from bot.core.flows.cue.postponing import OFTEN
from bot.core.flows.plan import cards as plan_cards
from bot.core.flows.plan.draft import names_a_time
from bot.core.records.effects import Choice, Rows, Unplan
from bot.core.records.events import DueKind
from bot.core.records.lines import Line, Typed, line
from bot.core.records.memories import ComingMemory, CueMemory, FriendMemory, PlanMemory
from bot.core.records.model import LIVE, SAVED, UNDER_WAY, Flow, Known, Step, StepState
from bot.core.records.turn import Card, Close, Go, Moment, Turn, choice, pairs
from bot.core.rules import friendship, ladder, moves, people, proposals, wording
from bot.core.rules.ideas import Idea, library
from bot.core.rules.moves import (
    Start,
    heard_ahead,
    heard_time,
    instead_of,
    later_times,
    move,
    promised,
    shelve,
)
from bot.core.rules.moves import offered as at_button
from bot.core.talk.reading import answered
from bot.core.talk.table import A_WHILE, NEVER, Conversation, Hears, Place, Shows, Words, places
from bot.ear import steps
from bot.ear.when import Unread, Why


class At(StrEnum):
    """Which question stands."""

    LIST = "list"
    ONE = "one"
    WHEN = "when"
    KEEPS_MOVING = "keeps_moving"
    SWAP = "swap"
    CANCEL = "cancel"


# what is shown


_AT_ONCE: Final = 4
"""How many steps are shown together."""
_FITS: Final = 24
"""Signs of a step's own words that a button shows beside its time."""
_SHELF: Final = choice("shelf", "cue-shelf")
_BACK: Final = choice("back")
_DONE: Final = choice("done", "next-done-already")
_MOST_WAYS: Final = 5
"""Under one step, besides ending it and going back."""
_PLAN: Final = choice("plan", "home-plan")


def _coming(known: Known) -> tuple[Step, ...]:
    """What is to come, the soonest first, and then the shelf."""
    timed = [(step.at, step) for step in known.steps if step.state in LIVE and step.at is not None]
    shelf = (step for step in known.steps if step.state in SAVED)
    return (*(s for _, s in sorted(timed, key=lambda t: t[0])), *sorted(shelf, key=lambda s: s.id))


def _list_card(moment: Moment, page: int) -> Card:
    steps = _coming(moment.known)
    if not steps:
        return Card(line("next-nothing"), ((_PLAN, choice("leave", "next-enough")),))
    start = page * _AT_ONCE
    if start >= len(steps):
        start = 0
    shown = tuple((_button(moment, step),) for step in steps[start : start + _AT_ONCE])
    more = (choice("more", "next-more"),) if len(steps) > _AT_ONCE else ()
    return Card(_above(moment, steps), (*shown, (*more, _PLAN), (choice("leave", "next-enough"),)))


def _above(moment: Moment, steps: Sequence[Step]) -> Line:
    typed = ComingMemory.of(moment.talk).then
    if typed:
        return line("next-which-moves", text=Typed(typed))
    planned = any(step.state in LIVE for step in steps)
    return line("next-coming" if planned else "next-only-shelf")


def _only(known: Known) -> Step | None:
    """The one plan, or the one step of the shelf where nothing is planned; None for several."""
    steps = _coming(known)
    planned = [step for step in steps if step.state not in SAVED]
    few = planned or steps
    return few[0] if len(few) == 1 else None


def _one_card(moment: Moment, step: Step) -> Card:
    name = line("next-name", name=people.name(step, moment.person), change=wording.change(step))
    if step.state in SAVED:
        rows: Rows = (
            (choice("again", "next-plan-again"), _DONE),
            (choice("let_go", "next-let-go"), _BACK),
        )
        return Card(line("next-shelved", name=name), rows)
    smaller = () if ladder.smaller(step) is None else (choice("smaller", "cue-smaller"),)
    swap = () if step.promise else (choice("swap", "next-swap"),)
    asks = (choice("hello", "next-hello"),) if _able(moment, step) else ()
    ways = [choice("move", "next-move"), _DONE, *smaller, *swap, *asks]
    if len(ways) < _MOST_WAYS:  # else it stands under "Cancel it"
        ways.append(_SHELF)
    rows = (*pairs(ways), (choice("cancel", "next-cancel"), _BACK))
    return Card(line("next-one", name=name, **moment.wall(step.at)), rows)


def _times(moment: Moment, step: Step) -> tuple[datetime, ...]:
    """Whoever can't today is offered other days."""
    cannot = ComingMemory.of(moment.talk).cannot
    asked = replace(step, state=StepState.NOT_TODAY) if cannot else step
    return tuple(at for at in later_times(moment, asked) if at != step.at)


def _when_card(moment: Moment, times: Sequence[datetime], unread: str = "") -> Card:
    words = line(f"plan-when-{unread}" if unread else "next-when")
    return Card(words, (*cue_cards.at_times(moment, times), (_BACK,)))


def _keeps_moving_card(step: Step) -> Card:
    card = cue_cards.keeps_moving(step)
    return Card(card.words, (*card.rows[:-1], (*card.rows[-1], _BACK)))


def _ideas_card(shown: Sequence[Idea]) -> Card:
    card = plan_cards.ideas(shown)
    return Card(line("next-instead"), (*card.rows[:-1], (*card.rows[-1], _BACK)))


def _cannot_card(moment: Moment, step: Step) -> Card:
    words = line("next-cannot", name=wording.name(step), time=moment.hour(step.at))
    ways = (choice("move", "cue-another-day"), choice("let_go", "next-let-go"))
    return Card(words, (ways, (choice("back", "next-keep"),)))


def _cancel_card() -> Card:
    return Card(line("next-cancelling"), ((_SHELF, choice("let_go", "next-let-go")), (_BACK,)))


def _able(moment: Moment, step: Step) -> bool:
    able = friendship.starts(moment.known, step.id, moment.now) is not None
    return able and bool(friendship.askable(moment.known))


def _button(moment: Moment, step: Step) -> Choice:
    name = wording.name(replace(step, text=wording.beginning(step.text, _FITS)))
    if step.state in SAVED:
        return Choice(_key(step), line("next-on-shelf", name=name))
    return Choice(_key(step), line("next-at", **moment.wall(step.at), name=name))


def _key(step: Step) -> str:
    return f"step.{step.id:x}"


def _step_of(known: Known, key: str) -> Step | None:
    number = key.removeprefix("step.")
    return next((s for s in _coming(known) if key != number and f"{s.id:x}" == number), None)


def _stays(moment: Moment, step: Step) -> Line:
    name = line("next-name", name=people.name(step, moment.person), change=wording.change(step))
    return line("next-stays", name=name, **moment.wall(step.at))


# what is heard


def _begun(moment: Moment) -> Turn:
    memory, step = ComingMemory.of(moment.talk), moment.subject
    if memory.swap and step is not None:
        return _swap(moment, step)
    if memory.move and step is not None:
        return _when(moment, step)
    if memory.cannot and step is not None:
        return Turn(card=_cannot_card(moment, step), at=At.CANCEL)
    return _list(moment)


_TO_COME: Final = LIVE | SAVED


def _time_came(moment: Moment, due: DueKind) -> Turn | None:
    """The question of a cue that went on here: it is asked where it belongs."""
    step = moment.subject
    if due is DueKind.FOLLOW_UP and step is not None and step.state in UNDER_WAY:
        return Turn(then=Go(CueMemory(asked=True)))
    return None


# the questions


def _list(moment: Moment, page: int = 0) -> Turn:
    pages = -(-len(_coming(moment.known)) // _AT_ONCE)
    page = page % pages if pages else 0
    return Turn(card=_list_card(moment, page), at=At.LIST, memory=ComingMemory(page))


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
    memory = ComingMemory.of(moment.talk)
    if not chosen.startswith("step."):
        return _time_typed(moment, moment.text) if moment.text else None
    step = _step_of(moment.known, chosen)
    if not memory.then or step is None or step.state in UNDER_WAY:
        return _open(moment, step)
    return _typed(moment.as_said(memory.then_at), step, memory.then)


def _time_typed(moment: Moment, text: str) -> Turn | None:
    step = _only(moment.known)
    cannot_be = step is not None and _cannot_be(moment, text, step)
    if not (cannot_be or names_a_time(moment, text)) or not _coming(moment.known):
        return None
    if step is not None:
        return _under_way(moment, step) if step.state in UNDER_WAY else _typed(moment, step, text)
    memory = ComingMemory(then=text, then_at=moment.said)
    return Turn(card=_list_card(moment.remembering(memory), 0), memory=memory)


def _cannot_be(moment: Moment, text: str, step: Step) -> bool:
    """Whether it is a time, but one that is over or that no clock shows."""
    said = heard_time(moment, text, step)
    return isinstance(said, Unread) and said.why is not Why.UNSURE


def _open(moment: Moment, step: Step | None) -> Turn:
    if step is None:
        return replace(_list(moment), notice=line("tap-passed"))
    if step.state in UNDER_WAY:
        return _under_way(moment, step)
    return _one(moment, step)


def _one(moment: Moment, step: Step) -> Turn:
    return Turn(card=_one_card(moment, step), at=At.ONE, subject=step.id)


def _under_way(moment: Moment, step: Step) -> Turn:
    over = moves.over(step, moment.now)
    return Turn(then=Go(CueMemory(asked=over), step.id))


def _when(moment: Moment, step: Step) -> Turn:
    return _at_times(moment, step, _times(moment, step))


def _at_times(moment: Moment, step: Step, times: tuple[datetime, ...], unread: str = "") -> Turn:
    card = _when_card(moment, times, unread)
    memory = ComingMemory(times=times, cannot=ComingMemory.of(moment.talk).cannot)
    return Turn(card=card, at=At.WHEN, memory=memory, subject=step.id)


def _swap(moment: Moment, step: Step, page: int = 0) -> Turn:
    shown = proposals.page(moment.known, moment.now, page, but=step.idea)
    return Turn(card=_ideas_card(shown), at=At.SWAP, memory=ComingMemory(page))


# one step


def _of_one(moment: Moment, step: Step) -> Turn | None:
    match moment.choice:
        case "back":
            return _list(moment)
        case "move" | "later" if step.moves >= OFTEN:
            return Turn(at=At.KEEPS_MOVING)
        case "move" | "later" | "again":
            return _when(moment, step)
        case "done":
            return did.done_early(moment, step)
        case "hello" if step.at is not None:
            return Turn(then=Go(FriendMemory(asks=True, step=step.id)))
        case "cancel" if step.promise:
            return Turn(then=Go(CueMemory(cannot=True)))
        case "cancel":
            return Turn(at=At.CANCEL)
    return _in_place(moment, step)


def _in_place(moment: Moment, step: Step) -> Turn | None:
    match moment.choice:
        case "back" if moment.talk.at == At.CANCEL and ComingMemory.of(moment.talk).cannot:
            return Turn(card=Card(line("next-fine")), then=Close())
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
            shelved, effects = shelve(answered(step, "wanted", moment))
            card = cue_cards.answered("cue-shelved")
            return Turn(card=card, steps=(shelved,), effects=effects, then=Close())
        case "let_go":
            asked = answered(step, "wanted", moment)
            gone = replace(asked, state=StepState.LET_GO, settled_at=moment.now)
            card = cue_cards.answered("next-gone")
            return Turn(card=card, steps=(gone,), effects=(Unplan(step.id),), then=Close())
    said = heard_time(moment, moment.text, step) if moment.text else None
    named = isinstance(said, Start) or (said is not None and said.readings)
    return _typed(moment, step, moment.text or "") if named else None


def _moved(moment: Moment, step: Step) -> Turn | None:
    chosen = moment.choice or ""
    if chosen == "back":
        return replace(_one(moment, step), memory=ComingMemory())
    if chosen.startswith("at"):
        at = at_button(ComingMemory.of(moment.talk).times, int(chosen.removeprefix("at")))
        return _moved_to(moment, step, Start(at)) if at is not None else _when(moment, step)
    return _typed(moment, step, moment.text or "")


def _typed(moment: Moment, step: Step, text: str) -> Turn:
    said = heard_ahead(moment, text, step)
    if isinstance(said, Start):
        return _moved_to(moment, step, said)
    times = moves.meant(moment, said, step, _times(moment, step))
    return _at_times(moment, step, times, said.why)


def _moved_to(moment: Moment, step: Step, start: Start) -> Turn:
    at = start.at
    if at <= moment.now:
        turn = _at_times(moment, step, instead_of(moment, at, _times(moment, step)))
        return replace(turn, notice=line("offer-gone-by"))
    asked = replace(answered(step, "when", moment), card=moment.tapped)
    moved, effects = move(promised(asked, moment), start, moment.now)
    if step.state is StepState.SHELVED:
        moved = replace(moved, moves=0)
    words = cue_cards.moved(moment, at)
    return Turn(card=words, steps=(moved,), effects=effects, then=Close())


def _swapped(moment: Moment, step: Step) -> Turn | None:
    chosen = moment.choice or ""
    if chosen == "back":
        return _under_way(moment, step) if step.state in UNDER_WAY else _one(moment, step)
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
        minutes=idea.minutes if idea else steps.minutes(text),
        at=step.at,
        given=answered(Step(step.id), "what", moment).given,
        through_quiet=step.through_quiet,
    )
    if step.state in UNDER_WAY:
        return Turn(steps=(new,), then=Go(CueMemory(), step.id))
    if step.state is StepState.PLANNED:
        return Turn(card=Card(_stays(moment, new)), steps=(new,), then=Close())
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
        if step.state in UNDER_WAY and not under_way:
            return _under_way(moment, step)
        return answered(moment, step)

    return heard


def _list_again(moment: Moment) -> Turn:
    return _list(moment, ComingMemory.of(moment.talk).page)


def _swapping(moment: Moment, step: Step) -> Turn:
    return _swap(moment, step, ComingMemory.of(moment.talk).page)


def _keeps_moving(_: Moment, step: Step) -> Turn:
    return Turn(card=_keeps_moving_card(step))


def _cancelling(moment: Moment, step: Step) -> Turn:
    cannot = ComingMemory.of(moment.talk).cannot and step.at is not None
    return Turn(card=_cannot_card(moment, step) if cannot else _cancel_card())


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
