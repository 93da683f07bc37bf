"""Once a month, one question about what is set: three taps at most, and no answer is fine.

Each month another question, the one that was asked longest ago. An answer counts at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.core import choosing, silence
from bot.core.effects import Choice, Lane, Plan, Rows
from bot.core.events import DueKind
from bot.core.lines import Hour, Veiled, line
from bot.core.looks import lookback
from bot.core.model import Json, Known, Look, Standing
from bot.core.turn import Card, Moment, Turn, choice, pairs

MONTH: Final = timedelta(weeks=4)
EVERY: Final = MONTH - timedelta(days=1)
"""From one question to the next; a clock that changes does not make it a week more."""
AFTER_THE_WEEK: Final = timedelta(days=3)
"""From the end of a week to the question, so that it is not the second word of one evening."""
LATELY: Final = timedelta(days=7) + AFTER_THE_WEEK
"""Somebody for whom it has been quiet for longer is left in quiet."""
LATE: Final = timedelta(days=2)
OFTEN: Final = 2
"""From so many steps without a nudge on it is asked whether fewer would do."""
ASKED: Final = "sitting"
"""When the last of these questions was asked, among what is asked; behind a dash, which one."""
_DAYS: Final = ("0", "1", "2", "3", "5")
"""What is offered here; any other number of days can be set in the settings."""
_NEAR: Final = ("0", "2", "3", "5")
"""The same for somebody who has chosen more days than three, and another number."""
_AS_IT_IS: Final = (choice("as_it_is", "sitting-as-it-is"),)
_LAST: Final = (choice("not_now", "sitting-not-now"), choice("not_monthly", "sitting-not-monthly"))


def planned(known: Known, now: datetime) -> tuple[Plan, ...]:
    """At the end of a week: the question some days later, if it is time for one."""
    if not wanted(known, now + AFTER_THE_WEEK):
        return ()
    return (Plan(DueKind.SITTING, known.person.id, now + AFTER_THE_WEEK),)


def wanted(known: Known, now: datetime) -> bool:
    """Whether a month is over, and something happened just now, for somebody who may be asked."""
    person = known.person
    if person.standing is not Standing.KEEPS or not person.monthly:
        return False
    last = person.asked.get(ASKED) or min((c.at for c in person.consents), default=None)
    rested = last is None or now - last >= EVERY
    return rested and person.unanswered < silence.CROWDED and bool(_lately(known, now))


def begin(moment: Moment) -> Turn:
    """This month's question, in the look of the lock screen."""
    about = _pick(moment)
    asked = {**moment.person.asked, ASKED: moment.now, f"{ASKED}-{about}": moment.now}
    memory: dict[str, Json] = {**moment.talk.memory, "about": about}
    return Turn(
        card=card(replace(moment, talk=replace(moment.talk, memory=memory))),
        memory=memory,
        person=replace(moment.person, asked=asked),
        lane=Lane.SCHEDULED,
        silent=True,
    )


def card(moment: Moment) -> Card:
    """The question that stands; two ways out are always below it."""
    asked = _QUESTIONS[_about(moment)].card(moment)
    hidden = moment.person.look is Look.HIDDEN
    words = line("greeting-hidden", hidden=Veiled(asked.words)) if hidden else asked.words
    return Card(words, (*asked.rows, _LAST))


def answered(moment: Moment) -> Turn | None:
    """A new value, or everything as it is."""
    match moment.choice:
        case None:
            return None
        case "not_now":
            return Turn(card=Card(line("settings-okay")), closed=True)
        case "not_monthly":
            person = replace(moment.person, monthly=False)
            return Turn(card=Card(line("sitting-off")), person=person, closed=True)
        case "as_it_is":
            return Turn(card=Card(line("sitting-stays")), closed=True)
        case str() as chosen:
            return _QUESTIONS[_about(moment)].answer(moment, chosen)


# which question


def _pick(moment: Moment) -> str:
    """The one that was asked longest ago, of those that fit."""
    fitting = [key for key, question in _QUESTIONS.items() if question.fits(moment)]
    before = {key: moment.person.asked.get(f"{ASKED}-{key}") for key in fitting}
    return min(fitting, key=lambda key: at.timestamp() if (at := before[key]) else 0.0)


def _about(moment: Moment) -> str:
    return str(moment.talk.memory.get("about"))


def _lately(known: Known, now: datetime) -> bool:
    steps = any(now - lookback.when(step) < LATELY for step in lookback.entries(known))
    return steps or any(now - note.at < LATELY for note in known.notes)


def _set(moment: Moment, **values: object) -> Turn:
    person = replace(moment.person, **values)  # type: ignore[arg-type]
    return Turn(card=Card(line("sitting-set")), person=person, closed=True)


# the questions


def _hours(moment: Moment) -> Card:
    person = moment.person
    words = line("sitting-hours", begins=Hour(person.quiet_from), ends=Hour(person.quiet_to))
    now = (person.quiet_from, person.quiet_to)
    spans = [
        Choice(key, line("settings-span", begins=Hour(begins), ends=Hour(ends)))
        for key, (begins, ends) in choosing.SPANS.items()
        if (begins, ends) != now
    ]
    return Card(words, ((choice("as_it_is", "sitting-fits"),), *pairs(spans)))


def _new_hours(moment: Moment, chosen: str) -> Turn | None:
    begins, ends = choosing.SPANS.get(chosen, (None, None))
    return _set(moment, quiet_from=begins, quiet_to=ends) if begins else None


def _days(moment: Moment) -> Card:
    now = moment.person.days_a_week
    others = [
        Choice(key, line("settings-days-any") if key == "0" else line("settings-number", n=key))
        for key in (_DAYS if str(now) in _DAYS else _NEAR)
        if key != str(now)
    ]
    return Card(line("sitting-days", count=now), (_AS_IT_IS, *pairs(others)))


def _new_days(moment: Moment, chosen: str) -> Turn | None:
    return _set(moment, days_a_week=int(chosen)) if chosen in _DAYS else None


def _look(moment: Moment) -> Card:
    now = moment.person.look
    others = tuple(choice(look, f"plan-look-{look}") for look in Look if look is not now)
    return Card(line("sitting-look", look=line(f"plan-look-{now}")), (_AS_IT_IS, others))


def _new_look(moment: Moment, chosen: str) -> Turn | None:
    return _set(moment, look=Look(chosen)) if chosen in set(Look) else None


def _fewer(moment: Moment) -> Card:
    rows: Rows = ((choice("fewer", "sitting-ask-less"), choice("as_it_is", "sitting-as-it-is")),)
    return Card(line("sitting-fewer"), rows)


def _without_a_nudge(moment: Moment) -> bool:
    """Steps happen by themselves lately."""
    alone = [
        s for s in moment.known.steps if s.unprompted and moment.now - lookback.when(s) < MONTH
    ]
    return not moment.person.fewer and len(alone) >= OFTEN


def _asks_less(moment: Moment, chosen: str) -> Turn | None:
    return _set(moment, fewer=True) if chosen == "fewer" else None


def _kind(moment: Moment) -> Card:
    return Card(line("sitting-kind"), silence.KIND)


def _is_kind(moment: Moment, chosen: str) -> Turn | None:
    if chosen not in ("one_hello", "no_word"):
        return None
    return silence.chosen(moment, hello=chosen == "one_hello")


def _always(moment: Moment) -> bool:
    return True


def _quiet_was_asked(moment: Moment) -> bool:
    return moment.person.hello_back is not None


@dataclass(frozen=True, slots=True)
class _Question:
    """Whether it fits somebody, how it is put, and what an answer changes."""

    fits: Callable[[Moment], bool]
    card: Callable[[Moment], Card]
    answer: Callable[[Moment, str], Turn | None]


_QUESTIONS: Final[Mapping[str, _Question]] = {
    "fewer": _Question(_without_a_nudge, _fewer, _asks_less),
    "hours": _Question(_always, _hours, _new_hours),
    "days": _Question(_always, _days, _new_days),
    "look": _Question(_always, _look, _new_look),
    "kind": _Question(_quiet_was_asked, _kind, _is_kind),
}
