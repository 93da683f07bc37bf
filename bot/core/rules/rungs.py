"""The way up: when a little more may stand beside the same again, and what that is.

It is earned on three days of one kind that felt calm or okay, and turns one dial at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from bot.core.records.memories import CareMemory
from bot.core.records.model import (
    NOTES,
    Chip,
    Company,
    Known,
    Person,
    Step,
    StepState,
)
from bot.core.records.turn import Moment
from bot.core.rules import guesses, ladder, outcomes, people, wording
from bot.core.rules.ideas import Dial, Idea, dials, library
from bot.core.rules.unasked import date_is_today
from bot.ear import steps

OWN: Final = "own"
"""A little more of their own words: they say which dial."""
TOP: Final = "top"
"""There is nothing bigger, which is said once."""
DAYS_ALIKE: Final = 3
"""On so many days it felt calm or okay; several steps on one day are one of them."""
WEEK: Final = timedelta(weeks=1)
TWO_WEEKS: Final = timedelta(weeks=2)
_A_DAY: Final = timedelta(days=1)
_OFFERED: Final = "up"
_SAME: Final = "up_same"
_TOP: Final = "up_top"
_PAUSES: Final[Mapping[str, timedelta]] = {_OFFERED: WEEK, _SAME: TWO_WEEKS}
"""What was asked, and for how long nothing more is offered after it."""


def offer(moment: Moment, step: Step, proposal: Step) -> str:
    """What may stand beside the same again: the idea above, OWN or TOP; or nothing."""
    unchanged = not proposal.change and proposal.minutes == step.minutes
    if step.promise or not unchanged or not calm(step) or not _may(moment.known, moment.now):
        return ""
    way = _above(moment.known, step)
    if not way or not _earned(moment, step) or hard(moment.known.everything, moment.now):
        return ""
    return way


def stands(moment: Moment, step: Step) -> bool:
    """Whether what was offered may be shown once more: it may be mended since, or a hard hour."""
    quiet = moment.person.wants_quiet(moment.now)
    return calm(step) and not quiet and not hard(moment.known, moment.now)


def calm(step: Step) -> bool:
    """Whether it was done, and felt calm or okay."""
    return step.state is StepState.DONE and guesses.calm(step.felt)


def hard(known: Known, now: datetime) -> bool:
    """Whether these are hard days: a week after something tense, two where that was a step up, and
    a week after a card of help.

    Of a card only that is looked at which is kept anyway: until when nothing went to a friend, a
    day after it, until when they were left alone, and the card itself while it stands in the chat.
    That tells that there was one that day, as it did before; not of which tier.
    """
    ends = (known.person.lines_rest_until, known.person.alone_until)
    cards = [until - _A_DAY for until in ends if until is not None]
    cards += [at for talk in known.talks if (at := CareMemory.of(talk).since) is not None]
    if any(now - shown < WEEK for shown in cards):
        return True
    return any(
        step.settled_at is not None and now < step.settled_at + (TWO_WEEKS if up else WEEK)
        for step, up in ((step, wording.turned(step) is not None) for step in known.steps)
        if guesses.tense(step.felt)
    )


def times(moment: Moment, step: Step) -> int:
    """How often this was done, as far as it is kept."""
    return sum(one.state is StepState.DONE for one in _alike(moment, step))


def offered(person: Person, way: str, now: datetime) -> Person:
    return replace(person, asked={**person.asked, _TOP if way == TOP else _OFFERED: now})


def same_again(person: Person, now: datetime) -> Person:
    """They chose the same while more was offered."""
    return replace(person, asked={**person.asked, _SAME: now})


def hard_hour(person: Person, now: datetime) -> Person:
    """They wrote that it is hard, or of an urge: nothing more is offered for as long as after the
    last time. What it was is not kept, nor that it was."""
    return replace(person, asked={**person.asked, _OFFERED: now})


def dial(step: Step, way: str) -> Dial:
    """Which dial an idea above turns."""
    here, above = library().get(step.idea or ""), library().get(way)
    return Dial.WHAT if here is None or above is None else next(iter(dials(here, above)), Dial.WHAT)


def up(proposal: Step, way: str) -> Step:
    """The proposal one rung up. How it will feel is not known from the rung below."""
    above = library().get(way)
    if above is None:  # since then it left the library
        return proposal
    return _turned(ladder.on(proposal, above), dial(proposal, way))


def own(proposal: Step, turned: Dial) -> Step:
    """The proposal in their own words with one dial turned."""
    if turned is Dial.LENGTH and proposal.minutes:
        proposal = replace(proposal, minutes=min(proposal.minutes * 3 // 2, steps.MOST))
    return _turned(proposal, turned)


def below(moment: Moment, proposal: Step, step: Step) -> Step:
    """The rung below a step up, with whom it was before; of own words, what was done before a dial
    was turned. Raises NeedsEverything."""
    shorter = step.idea is not None or wording.turned(step) is Dial.LENGTH
    less = replace((ladder.smaller(proposal) if shorter else None) or proposal, guess=None)
    before = next((one for one in reversed(_alike(moment, less)) if one.id != step.id), None)
    if before is None:
        return less
    minutes = less.minutes if step.idea else before.minutes
    return replace(less, minutes=minutes, company=before.company, who=before.who)


def _turned(proposal: Step, turned: Dial) -> Step:
    more = replace(proposal, change=Chip(f"{wording.MORE}{turned}"), guess=None)
    return replace(more, company=None, who=None) if turned is Dial.COMPANY else more


def _may(known: Known, now: datetime) -> bool:
    """Whether more may be offered that nobody asked for: not in the first two weeks, not soon after
    the last time, not while it is quiet, and not on a date that matters."""
    person = known.person
    begun = min((one.at for one in person.consents if one.to == NOTES), default=now)
    asked = (now - at < _PAUSES[to] for to, at in person.asked.items() if to in _PAUSES)
    quiet = person.wants_quiet(now) or date_is_today(person, now)
    return not (now - begun < TWO_WEEKS or any(asked) or quiet)


def _above(known: Known, step: Step) -> str:
    if step.idea is None:
        return OWN if step.text else ""
    person, idea = known.person, library().get(step.idea)
    above = ladder.bigger(step.idea, person.path)
    if idea is not None and above is not None:
        return above.key if _have(known, idea, above) else idea.instead or ""
    return TOP if idea is not None and idea.top and _TOP not in person.asked else ""


def _have(known: Known, idea: Idea, above: Idea) -> bool:
    """Not everybody has work or a family: a rung that leads there is for whoever named one of
    them, did something with them, or is there already."""
    wanted = _leads_to(above)
    if wanted is None or wanted is _leads_to(idea):
        return True
    done = (one for one in known.everything.steps if one.state in outcomes.DONE)
    mine = (*(one.role for one in known.person.people), *map(people.company, done))
    return wanted in mine


def _leads_to(idea: Idea) -> Company | None:
    if idea.company is Company.FAMILY:
        return Company.FAMILY
    return Company.WORK if Company.WORK in (idea.company, idea.place) else None


def _earned(moment: Moment, step: Step) -> bool:
    days: set[date] = set()
    for one in reversed(_alike(moment, step)):
        if not calm(one) or one.settled_at is None:
            return False
        days.add(one.settled_at.astimezone(moment.zone).date())
        if len(days) == DAYS_ALIKE:
            return True
    return False


def _alike(moment: Moment, step: Step) -> list[Step]:
    """All that were tried of this kind, this one among them, the newest last. What got in the way
    tells something of it only where it was too much."""
    others = (one for one in moment.known.everything.steps if one.id != step.id)
    tried = [
        one
        for one in (*others, step)
        if one.settled_at is not None and (one.state in outcomes.DONE or ladder.eased(one))
        if _same_kind(one, step, moment.language)
    ]
    return sorted(tried, key=lambda one: (one.settled_at, one.id))


def _same_kind(one: Step, other: Step, language: str) -> bool:
    if one.idea or other.idea:
        return one.idea == other.idea
    return not one.promise and steps.alike(one.text, other.text, language)
