"""The nudge at the promised minute, and everything up to "done".

The step's buttons are on the cue at once. Silence is answered by one silent question, then by
an edit nobody is called for; leaving, moving, shrinking and resting are all fine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Final

from bot.core.flows.cue import cards, outing, postponing, promise, silence
from bot.core.flows.cue.cards import At
from bot.core.flows.plan import cards as plan_cards
from bot.core.flows.plan.draft import names_a_time
from bot.core.records.effects import Effect, Lane, Plan, Revise, Unplan
from bot.core.records.events import DueKind, TimeCame
from bot.core.records.memories import ComingMemory, CueMemory, DebriefMemory, HomeMemory, PlanMemory
from bot.core.records.model import LIVE, UNDER_WAY, Flow, Look, Step, StepState, TalkMemory
from bot.core.records.turn import Card, Close, Go, Moment, Turn, Yield
from bot.core.rules import ladder, moves, wording
from bot.core.talk.table import Conversation, Place, Shows, card, fixed, places

WAIT: Final = timedelta(minutes=30)
_OUTCOMES: Final = ("done", "part", "none", "home")
"""How it went, by a tap or written before it was asked."""


def _begun(moment: Moment) -> Turn:
    memory = CueMemory.of(moment.talk)
    if memory.over:
        return silence.were_away(moment)
    if memory.how:
        return _debrief(moment, memory.how)
    if memory.cannot:
        return promise.cannot(moment)
    if memory.late:
        return promise.late(moment)
    if memory.asked:
        return _asked_here(moment)
    step = replace(moment.about, state=StepState.CUED, card=None)
    return Turn(
        card=cards.nudge(moment, step, _delay(moment) >= moves.DELAYED),
        at=At.NUDGED,
        steps=(step,),
        effects=(silence.follow_up(moment, step), *_plan_rests(moment)),
        lane=Lane.SCHEDULED,
        until=moves.ends(step),
    )


def _plan_rests(moment: Moment) -> tuple[Effect, ...]:
    """ "See you tomorrow" has no meaning any more; a hidden chat does not say of what."""
    step = moment.about
    if step.card is None or moment.person.look is Look.HIDDEN:
        return ()
    return (Revise(plan_cards.record(moment, step), message_id=step.card, lane=Lane.TIDYING),)


def _answered(moment: Moment) -> Turn | None:
    chosen = moment.choice or ""
    if moment.talk.at == At.LATER and chosen.startswith("at"):
        return postponing.moved(moment, int(chosen.removeprefix("at")))
    if chosen.startswith("by."):
        return promise.by(moment, int(chosen.removeprefix("by.")))
    answer = _ANSWERS.get(chosen)
    if answer is not None:
        return answer(moment)
    if moment.talk.at == At.GOING and moment.meant & _FINE:
        return Turn(card=cards.fine())
    return _heard(moment) if moment.text else None


def _delay(moment: Moment) -> timedelta:
    return moment.now - (CueMemory.of(moment.talk).due or moment.now)


# what is typed

_FINE: Final = frozenset({"good", "thanks"})
"""On the way, it only says that they have read it."""


def _heard(moment: Moment) -> Turn:
    said = moment.meant
    if "too_much" in said and moment.about.state in UNDER_WAY:
        return outing.too_much(moment)
    for how in _OUTCOMES:
        if how in said and _may_be(moment, how):
            return _debrief(moment, how)
    match At(moment.talk.at):
        case At.NUDGED if not moment.about.promise and names_a_time(moment, moment.text or ""):
            return postponing.time_typed(moment, moment.text or "")
        case At.LATER:
            return postponing.time_typed(moment, moment.text or "")
        case At.KEEPS_MOVING:
            timed = postponing.time_typed(moment, moment.text or "")
            if isinstance(timed.then, Close):
                return timed
        case At.GOING | At.BREATHING | At.TOO_MUCH | At.SAY | At.OUT | At.ENDED:
            return outing.heard(moment)
    turn = TABLE.again(moment)
    return replace(turn, card=cards.heard(moment, turn.card)) if turn.card is not None else turn


def _may_be(moment: Moment, how: str) -> bool:
    # Nobody goes home from what they did not set out for.
    state = moment.about.state
    if how == "home":
        return state is StepState.GOING
    return state in UNDER_WAY or state is StepState.NOT_TODAY


# taps


def _debrief(moment: Moment, how: str) -> Turn:
    memory = CueMemory.of(moment.talk)
    stayed = (moment.said - (memory.went or moment.said)) // timedelta(minutes=1)
    debrief = DebriefMemory(how, posted=memory.said is not None, stayed=stayed)
    return Turn(effects=(Unplan(moment.talk.id),), then=Go(debrief))


def _back(moment: Moment) -> Turn:
    if moment.talk.at == At.SAY:
        return outing.too_much(moment)
    if moment.about.state is StepState.PLANNED:  # looked at from what is coming
        return Turn(card=cards.answered("next-fine"), then=Close())
    return Turn(at=At.NUDGED)


def _smaller(moment: Moment) -> Turn:
    smaller = ladder.smaller(moment.about)
    if moves.over(moment.about, moment.now):
        return postponing.smaller(moment, smaller)
    if smaller is None:
        return Turn(card=cards.any_size(moment.about), at=At.NUDGED)
    step = replace(smaller, state=StepState.CUED, settled_at=None)
    return Turn(at=At.NUDGED, steps=(step,), effects=(silence.follow_up(moment, step),))


def _put_away(moment: Moment) -> Turn:
    return Turn(
        card=cards.folded(),
        at=At.FOLDED,
        then=Yield(),
        effects=(Unplan(moment.talk.id),),
    )


def _bring_back(moment: Moment) -> Turn:
    return Turn(at=At.ASKED)


def _to(memory: TalkMemory) -> Callable[[Moment], Turn]:
    return lambda _: Turn(then=Go(memory))


def _leave(moment: Moment) -> Turn:
    return Turn(card=cards.answered("cue-left"), then=Close())


_ANSWERS: Final[Mapping[str, Callable[[Moment], Turn | None]]] = {
    "going": outing.going,
    **{how: partial(_debrief, how=how) for how in _OUTCOMES},
    "later": postponing.asked,
    "another_day": postponing.asked,
    "move": postponing.later,
    "swap": _to(ComingMemory(swap=True)),
    "another_time": postponing.later,
    "shelf": postponing.shelf,
    "back": _back,
    "smaller": _smaller,
    "not_today": postponing.not_today,
    "rest": postponing.rest,
    "too_much": outing.too_much,
    "breathe": outing.breathe,
    "sentence": outing.sentence,
    "enough": outing.on_the_way,
    "out": outing.out,
    "back_in": outing.on_the_way,
    "stay": outing.staying,
    "not_now": _put_away,
    "bring_back": _bring_back,
    "here": _to(HomeMemory()),
    "tiny": _to(PlanMemory(tiny=True)),
    "plan": _to(PlanMemory()),
    "pause": postponing.pause,
    "leave": _leave,
    "late": promise.late,
    "cannot": promise.cannot,
    "told": promise.told,
    "other_words": promise.other_words,
    "let_be": promise.let_be,
}


# promised moments


def _time_came(moment: Moment, due: DueKind) -> Turn | None:
    step = moment.subject
    if step is None:
        return None
    match due, At(moment.talk.at):
        case DueKind.END, At.GOING | At.BREATHING | At.TOO_MUCH | At.SAY | At.OUT:
            return replace(_called(moment, step, cards.minutes_over(moment, step)), at=At.ENDED)
        case DueKind.OUT, At.OUT if moment.late <= moves.DELAYED:
            return _called(moment, step, cards.five_over(moment))
        case DueKind.BREATH, At.BREATHING:
            return replace(outing.on_the_way(moment), in_place=True)
        case DueKind.FOLLOW_UP, At.NUDGED if moment.talk.card is None:
            # The cue itself has not left yet: nobody is asked how it was.
            return Turn(effects=(Plan(DueKind.FOLLOW_UP, moment.talk.id, moment.now + WAIT),))
        case DueKind.FOLLOW_UP, _ if step.state in LIVE:
            return _asked(moment, step)
        case DueKind.FOLD, _ if step.state is StepState.NOT_TODAY:
            return postponing.day_over(moment)
        case DueKind.FOLD, _ if step.state in LIVE:
            return silence.fold(moment, step, folded=At.FOLDED, goodnight=At.GOODNIGHT)
    return None


def _called(moment: Moment, step: Step, over: Card) -> Turn:
    """Minutes are over: said aloud, or in a chosen quiet only where the card stands."""
    quiet = moment.person.rests(moment.now) and not step.through_quiet
    return Turn(card=over, lane=Lane.SCHEDULED, in_place=quiet)


def _asked_here(moment: Moment) -> Turn:
    """What went on elsewhere comes back: whoever looks at it is asked, whatever they wished."""
    if not isinstance(moment.event, TimeCame):
        folds = Plan(DueKind.FOLD, moment.talk.id, moment.now + silence.FOLD_AFTER)
        return Turn(at=At.ASKED, effects=(folds,))
    turn = _asked(moment, moment.about)
    return turn if turn.at else replace(turn, at=At.NUDGED, in_place=True)


def _asked(moment: Moment, step: Step) -> Turn:
    """The one follow-up, silent; none on a quiet day, when it comes too late to matter, or for
    somebody who asked for fewer, or to be left alone."""
    if silence.wanted(moment, step):
        return silence.put_away(moment, step, At.FOLDED)
    folds = (Plan(DueKind.FOLD, moment.talk.id, moment.now + silence.FOLD_AFTER),)
    if moment.person.fewer or moment.person.wants_quiet(moment.now):
        return Turn(effects=folds)
    return Turn(
        card=cards.how_was_it(moment, step),
        at=At.ASKED,
        effects=folds,
        lane=Lane.SCHEDULED,
        silent=True,
        until=moment.now + silence.FOLD_AFTER,
    )


def _of(shown: Callable[[Moment, Step], Card]) -> Shows:
    return card(lambda moment: shown(moment, moment.about))


TABLE: Final = Conversation(
    Flow.CUE,
    _begun,
    places(
        At,
        Place(At.NUDGED, _of(cards.nudge), _answered),
        Place(At.LATER, postponing.later, _answered),
        Place(At.GOING, outing.on_the_way, _answered),
        Place(At.BREATHING, outing.on_the_way, _answered),
        Place(At.ENDED, _of(cards.minutes_over), _answered),
        Place(At.A_LOT, outing.too_much, _answered),
        Place(At.TOO_MUCH, outing.too_much, _answered),
        Place(At.SAY, card(cards.say), _answered),
        Place(At.OUT, fixed(cards.out), _answered),
        Place(At.NOT_TODAY, fixed(cards.not_today), _answered, offers=True),
        Place(At.ASKED, _of(cards.how_was_it), _answered),
        Place(At.FOLDED, lambda _: Turn(at=At.ASKED), _answered, offers=True),
        Place(
            At.GOODNIGHT,
            card(lambda _: cards.goodnight(0, wording.NO_LINE)),
            _answered,
            offers=True,
        ),
        Place(At.AWAY, card(silence.away_card), _answered, offers=True),
        Place(At.KEEPS_MOVING, card(lambda m: cards.keeps_moving(m.about)), _answered),
        Place(At.SET_OFF, fixed(promise.on_the_way), _answered),
        Place(At.LATE, card(promise.late_card), _answered),
        Place(At.TOLD, card(promise.told_card), _answered),
        Place(At.CANNOT, card(promise.cannot_card), _answered),
        Place(At.RELEASED, card(promise.released), _answered),
    ),
    time_came=_time_came,
    single=False,
    of_a_step=True,
    yes=frozenset({"going"}),
    can_be_left=False,
)
