"""The nudge at the promised minute, and everything up to "done".

The step's buttons are on the cue at once. Silence is answered by one silent question, then by
an edit nobody is called for; leaving, moving, shrinking and resting are all fine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from bot.core import keeping, outing, silence, wording
from bot.core.effects import Lane, Plan, Unplan
from bot.core.events import DueKind, TimeCame
from bot.core.model import LIVE, Flow, Json, Step, StepState
from bot.core.steps import ladder, lateness, nudge, postponing
from bot.core.steps.draft import names_a_time
from bot.core.steps.nudge import At
from bot.core.turn import Card, Go, Moment, Turn

WAIT: Final = timedelta(minutes=30)
STEPS: Final = frozenset[str](At)
LISTENS: Final[frozenset[str]] = frozenset()
_UNDER_WAY: Final = frozenset({StepState.CUED, StepState.GOING})
_OUTCOMES: Final = ("done", "part", "none", "home")
"""How it went, by a tap or written before it was asked."""
OFFERS: Final = frozenset[str]({At.NOT_TODAY, At.FOLDED, At.GOODNIGHT, At.AWAY})


def begin(moment: Moment) -> Turn:
    """The cue itself, or one honest word when its time passed while we were away."""
    if "late" in moment.talk.memory:
        return lateness.away(moment)
    if "cannot" in moment.talk.memory:
        return keeping.cannot(moment)
    if "behind" in moment.talk.memory:
        return keeping.late(moment)
    if "asked" in moment.talk.memory:
        return _asked(moment, moment.about)
    step = replace(moment.about, state=StepState.CUED)
    return Turn(
        card=nudge.nudge(moment, step, _delay(moment) >= lateness.DELAYED),
        step=At.NUDGED,
        steps=(step,),
        effects=(silence.follow_up(moment, step),),
        lane=Lane.SCHEDULED,
        until=lateness.ends(step),
    )


def on(moment: Moment) -> Turn | None:
    """One tap, one typed word or one promised moment, where the cue stands."""
    if moment.due is not None:
        return _time_came(moment, moment.due)
    chosen = moment.choice or ""
    if moment.talk.step == At.LATER and chosen.startswith("at"):
        return postponing.moved(moment, int(chosen.removeprefix("at")))
    if chosen.startswith("by."):
        return keeping.by(moment, int(chosen.removeprefix("by.")))
    answer = _ANSWERS.get(chosen)
    if answer is not None:
        return answer(moment)
    return _heard(moment) if moment.text else None


def again(moment: Moment) -> Turn:
    """The card that stands, once more."""
    match At(moment.talk.step):
        case At.NUDGED:
            return Turn(card=nudge.nudge(moment, moment.about))
        case At.LATER:
            return postponing.later(moment)
        case At.GOING | At.BREATHING:
            return outing.on_the_way(moment)
        case At.ENDED:
            return Turn(card=nudge.minutes_over(moment, moment.about))
        case At.A_LOT | At.TOO_MUCH:
            return outing.too_much(moment)
        case At.OUT:
            return Turn(card=nudge.out())
        case At.NOT_TODAY:
            return Turn(card=nudge.not_today())
        case At.ASKED | At.FOLDED:
            return Turn(card=nudge.how_was_it(moment, moment.about), step=At.ASKED)
        case At.GOODNIGHT:
            return Turn(card=nudge.goodnight(0, wording.NO_LINE))
        case At.AWAY:
            return Turn(card=lateness.away_card(moment))
        case At.KEEPS_MOVING:
            return Turn(card=nudge.keeps_moving(moment.about))
        case At.SET_OFF | At.LATE | At.TOLD | At.CANNOT | At.RELEASED:
            return keeping.again(moment)


def upgrade(shape: int, memory: Mapping[str, Json]) -> Mapping[str, Json]:
    """Nothing was shaped differently before."""
    return memory


def _delay(moment: Moment) -> timedelta:
    due = moment.talk.memory.get("due")
    return moment.now - datetime.fromisoformat(due) if isinstance(due, str) else timedelta()


# what is typed


def _heard(moment: Moment) -> Turn:
    """Words that are no button: too much, a time where one is asked for, else welcome too."""
    said = moment.meant
    if "too_much" in said and moment.about.state in _UNDER_WAY:
        return outing.too_much(moment)
    for how in _OUTCOMES:
        if how in said and _may_be(moment, how):
            return _debrief(moment, how)
    match At(moment.talk.step):
        case At.NUDGED if not moment.about.promise and names_a_time(moment, moment.text or ""):
            return postponing.time_typed(moment, moment.text or "")
        case At.LATER:
            return postponing.time_typed(moment, moment.text or "")
        case At.KEEPS_MOVING:
            timed = postponing.time_typed(moment, moment.text or "")
            if timed.closed:
                return timed
        case At.GOING | At.BREATHING | At.TOO_MUCH | At.OUT | At.ENDED:
            return outing.heard(moment)
    turn = again(moment)
    return replace(turn, card=nudge.heard(turn.card)) if turn.card is not None else turn


def _may_be(moment: Moment, how: str) -> bool:
    """Whether this can be how it went; nobody goes home from what they did not set out for."""
    state = moment.about.state
    if how == "home":
        return state is StepState.GOING
    return state in _UNDER_WAY or state is StepState.NOT_TODAY


# taps


def _debrief(moment: Moment, how: str) -> Turn:
    memory: dict[str, Json] = {"how": how, "posted": "said" in moment.talk.memory}
    went = moment.talk.memory.get("went")
    if isinstance(went, str):
        minutes = int((moment.now - datetime.fromisoformat(went)).total_seconds() // 60)
        memory["stayed"] = minutes
    return Turn(effects=(Unplan(moment.talk.id),), then=Go(Flow.DEBRIEF, memory))


def _back(moment: Moment) -> Turn:
    if moment.about.state is StepState.PLANNED:  # looked at from what is coming
        return Turn(card=nudge.answered("next-fine"), closed=True)
    return Turn(card=nudge.nudge(moment, moment.about), step=At.NUDGED)


def _smaller(moment: Moment) -> Turn:
    """The same step in a smaller size, with the same buttons; nothing else changes."""
    smaller = ladder.smaller(moment.about)
    if smaller is None:
        return Turn(card=nudge.any_size(), step=At.NUDGED)
    step = replace(smaller, state=StepState.CUED, settled_at=None)
    return Turn(
        card=nudge.nudge(moment, step),
        step=At.NUDGED,
        steps=(step,),
        effects=(silence.follow_up(moment, step),),
    )


def _put_away(moment: Moment) -> Turn:
    """ "Not now" under "How was it?": the card folds and can be brought back."""
    return Turn(
        card=nudge.folded(),
        step=At.FOLDED,
        yields=True,
        effects=(Unplan(moment.talk.id),),
    )


def _bring_back(moment: Moment) -> Turn:
    return Turn(card=nudge.how_was_it(moment, moment.about), step=At.ASKED)


def _here(moment: Moment) -> Turn:
    return Turn(then=Go(Flow.HOME))


def _tiny(moment: Moment) -> Turn:
    return Turn(then=Go(Flow.PLAN, {"tiny": True}))


def _plan_one(moment: Moment) -> Turn:
    return Turn(then=Go(Flow.PLAN))


def _pause(moment: Moment) -> Turn:
    return silence.pause(moment)


def _leave(moment: Moment) -> Turn:
    return Turn(card=nudge.answered("cue-left"), closed=True)


_ANSWERS: Final[Mapping[str, Callable[[Moment], Turn | None]]] = {
    "going": outing.going,
    **{how: partial(_debrief, how=how) for how in _OUTCOMES},
    "later": postponing.asked,
    "another_day": postponing.asked,
    "move": postponing.later,
    "swap": postponing.swap,
    "another_time": postponing.later,
    "shelf": postponing.shelf,
    "back": _back,
    "smaller": _smaller,
    "not_today": postponing.not_today,
    "rest": postponing.rest,
    "too_much": outing.too_much,
    "breathe": outing.breathe,
    "enough": outing.on_the_way,
    "out": outing.out,
    "back_in": outing.on_the_way,
    "stay": outing.staying,
    "not_now": _put_away,
    "bring_back": _bring_back,
    "here": _here,
    "tiny": _tiny,
    "plan": _plan_one,
    "pause": _pause,
    "leave": _leave,
    "late": keeping.late,
    "cannot": keeping.cannot,
    "told": keeping.told,
    "other_words": keeping.other_words,
    "let_be": keeping.let_be,
}


# promised moments


def _overdue(moment: Moment) -> timedelta:
    dues = moment.event.dues if isinstance(moment.event, TimeCame) else ()
    return moment.now - dues[0].at if dues else timedelta()


def _time_came(moment: Moment, due: DueKind) -> Turn | None:
    step = moment.subject
    if step is None:
        return None
    match due, At(moment.talk.step):
        case DueKind.END | DueKind.OUT, _ if _overdue(moment) > lateness.DELAYED:
            return None  # "that's your ten minutes" is no use an hour later
        case DueKind.END, At.GOING | At.BREATHING | At.TOO_MUCH | At.OUT:
            return replace(_called(moment, step, nudge.minutes_over(moment, step)), step=At.ENDED)
        case DueKind.OUT, At.OUT:
            return _called(moment, step, nudge.five_over(moment))
        case DueKind.BREATH, At.BREATHING:
            return replace(outing.on_the_way(moment), in_place=True)
        case DueKind.FOLLOW_UP, At.NUDGED if moment.talk.card is None:
            # The cue itself has not left yet: nobody is asked how it was.
            return Turn(effects=(Plan(DueKind.FOLLOW_UP, moment.talk.id, moment.now + WAIT),))
        case DueKind.FOLLOW_UP, _ if step.state in LIVE:
            return _asked(moment, step)
        case DueKind.FOLD, _ if step.state in LIVE:
            return silence.fold(moment, step, folded=At.FOLDED, goodnight=At.GOODNIGHT)
    return None


def _called(moment: Moment, step: Step, card: Card) -> Turn:
    """Minutes are over: said aloud, or in a chosen quiet only where the card stands."""
    quiet = moment.person.rests(moment.now) and not step.through_quiet
    return Turn(card=card, lane=Lane.SCHEDULED, in_place=quiet)


def _asked(moment: Moment, step: Step) -> Turn:
    """The one follow-up, silent; none on a quiet day, when it comes too late to matter, or for
    somebody who asked for fewer."""
    if silence.wanted(moment, step):
        return silence.put_away(moment, step, At.FOLDED)
    folds = (Plan(DueKind.FOLD, moment.talk.id, moment.now + silence.FOLD_AFTER),)
    if moment.person.fewer:
        return Turn(effects=folds)
    return Turn(
        card=nudge.how_was_it(moment, step),
        step=At.ASKED,
        effects=folds,
        lane=Lane.SCHEDULED,
        silent=True,
        until=moment.now + silence.FOLD_AFTER,
    )
