"""Something that happened without a plan, in two taps.

It is kept as done the moment it is named; the three questions are offered, and may be left.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.core.flows.friend import milestones
from bot.core.records.calendar import instant
from bot.core.records.effects import Choice, Rows, Unplan
from bot.core.records.events import Commanded
from bot.core.records.lines import line
from bot.core.records.memories import CueMemory, DebriefMemory, DidMemory, HomeMemory
from bot.core.records.model import LIVE, UNDER_WAY, Flow, Path, Step, StepState
from bot.core.records.turn import Card, Go, Moment, Turn, choice, pairs
from bot.core.rules import outcomes, people, wording
from bot.core.rules.ideas import library
from bot.core.rules.moves import done_today
from bot.core.talk import reading
from bot.core.talk.table import ANOTHER_DAY, Conversation, Place, Words, card, places
from bot.ear import dates, reply, when
from bot.ear.asides import Aside
from bot.ear.steps import alike


class At(StrEnum):
    """Which question stands."""

    WHAT = "what"
    PLANNED = "planned"
    MORE = "more"


_MIXED: Final = ("shop-hello", "thinking-of-you", "thank-one", "sit-near", "listen-ten")
OFTEN: Final[Mapping[Path, tuple[str, ...]]] = {
    Path.ALONE: ("shop-hello", "neighbour", "thinking-of-you", "sit-near", "call-two"),
    Path.AFTER: ("reply-owed", "thank-one", "follow-up", "listen-ten", "kind-no"),
    Path.BOTH: _MIXED,
    Path.UNSAID: _MIXED,
}
"""What happens unplanned most often: the ideas behind the buttons of each path."""


def _begun(moment: Moment) -> Turn:
    memory = DidMemory.of(moment.talk)
    text = memory.text.strip()
    if text and isinstance(moment.event, Commanded):
        if _to_come(moment, text):
            return Turn(then=Go(HomeMemory(text)))
        text = "" if reply.keys(text, moment.language) else text
    if text:
        return _in_their_words(moment.as_said(memory.said_at), text)
    return Turn(at=At.WHAT if memory.planned is None else At.PLANNED)


def _named(moment: Moment) -> Turn | None:
    chosen, text = moment.choice or "", moment.text
    if text is None and (told := as_planned(moment)) is not None:
        return told
    idea = library().get(chosen.removeprefix("did."))
    if idea is not None:
        step = Step(moment.draw.ids[0], idea=idea.key, minutes=idea.minutes, at=_about(moment))
        return _kept(moment, replace(step, settled_at=moment.said))
    if text and moment.aside is Aside.BACK:
        return Turn(then=Go(HomeMemory(text)))
    if not text or moment.meant:
        return None
    if _to_come(moment, text):
        return Turn(then=Go(HomeMemory(text)))
    return _in_their_words(moment, text)


def as_planned(moment: Moment) -> Turn | None:
    """What follows where one of the steps of today was named."""
    steps = done_today(moment.known, moment.now)
    step = next((step for step in steps if _key(step) == moment.choice), None)
    return None if step is None else done_early(moment, step)


def done_early(moment: Moment, step: Step) -> Turn:
    """It happened, before its time or without its reminder: nothing of it is to come."""
    if step.state in UNDER_WAY:
        return Turn(then=Go(CueMemory(how="done"), step.id))
    done = replace(step, at=moment.said, state=StepState.GOING, planned_at=step.at)
    return Turn(steps=(done,), effects=(Unplan(step.id),), then=Go(DebriefMemory(), step.id))


def of_today(moment: Moment) -> Rows:
    """The steps of today, a button each."""
    steps = done_today(moment.known, moment.now)
    return tuple((Choice(_key(step), wording.name(step)),) for step in steps)


def _to_come(moment: Moment, text: str) -> bool:
    found = when.find(text, moment.said, moment.zone, moment.language)
    return found is not None and isinstance(found.when, when.When)


def _in_their_words(moment: Moment, text: str) -> Turn:
    return _kept(moment, as_told(moment, Step(moment.draw.ids[0]), text))


def as_told(moment: Moment, step: Step, text: str) -> Step:
    """The step in these words; a day gone by that they name is its day, at this hour.

    The day counts from when they wrote it; what has no day, from when they say that they did it.
    """
    here = moment.as_said(None)
    about = _about(here)
    told = dates.told(text, moment.said_on, moment.language)
    if told is None:
        return people.told(replace(step, text=text, at=about, settled_at=here.said), moment.person)
    wall = datetime.combine(told[0], about.astimezone(moment.zone).time().replace(tzinfo=None))
    then = instant(wall, moment.zone)
    return people.told(replace(step, text=told[1], at=then, settled_at=then), moment.person)


def _about(moment: Moment) -> datetime:
    """When they told it, to five minutes."""
    return moment.said - timedelta(minutes=moment.said.minute % 5)


def _kept(moment: Moment, step: Step) -> Turn:
    typed = DidMemory.of(moment.talk).typed or None
    told = reading.answered(step, "what", moment, typed)
    done = replace(told, state=StepState.DONE, unprompted=True)
    planned = planned_as(moment, step)
    person = outcomes.counted(moment.person, StepState.PLANNED, StepState.DONE)
    counted = moment.knowing(person)
    return Turn(
        at=At.MORE if planned is None else At.PLANNED,
        subject=done.id,
        memory=DidMemory(planned=None if planned is None else planned.id),
        steps=(done,),
        person=milestones.reached(counted, person, said=False),
    )


def planned_as(moment: Moment, told: Step) -> Step | None:
    """The next plan of the same thing: the same idea, or words that may tell of it."""
    ahead = [s for s in moment.known.steps if s.state in LIVE and _same(moment, s, told)]
    return min(ahead, key=lambda step: step.at or moment.now, default=None)


def _same(moment: Moment, planned: Step, told: Step) -> bool:
    if planned.idea is not None and planned.idea == told.idea:
        return True
    one, other = (moment.written(wording.name(step)) for step in (planned, told))
    return alike(one, other, moment.language)


def _that_one(moment: Moment) -> Turn | None:
    """Asked once: what was told and what was planned are one step, or two."""
    memory, told = DidMemory.of(moment.talk), moment.subject
    planned = moment.known.step(memory.planned)
    match moment.choice:
        case "yes" if planned is not None and planned.state in LIVE:
            return _one_and_the_same(moment, planned, told)
        case "yes" | "no":
            rest = replace(memory, planned=None)
            return Turn(at=At.WHAT if told is None else At.MORE, memory=rest)
    return None


def _one_and_the_same(moment: Moment, planned: Step, told: Step | None) -> Turn:
    if told is None:
        return done_early(moment, planned)
    # It was counted when it was told, so it is done before it is asked about.
    done = replace(
        planned,
        state=StepState.DONE,
        at=told.at,
        settled_at=told.settled_at,
        planned_at=planned.at,
    )
    return Turn(
        steps=(done, replace(told, state=StepState.LET_GO)),
        effects=(Unplan(planned.id),),
        then=Go(CueMemory(how="done"), planned.id),
    )


def _more(moment: Moment) -> Turn | None:
    if moment.subject is None:  # it was deleted on another card
        return Turn(at=At.WHAT)
    match moment.choice:
        case "yes":
            return Turn(then=Go(DebriefMemory()))
        case "enough":
            return Turn(then=Go(DebriefMemory(enough=True)))
    return None


def _which(moment: Moment) -> Turn:
    told, planned = moment.subject, moment.known.step(DidMemory.of(moment.talk).planned)
    if planned is None or planned.state not in LIVE:  # it is gone meanwhile
        return Turn(at=At.WHAT if told is None else At.MORE)
    ways = ((choice("yes", "did-that-one"), choice("no", "did-another")),)
    when = moment.wall(planned.at)
    if told is None:
        return Turn(card=Card(line("did-is-it", name=wording.name(planned), **when), ways))
    words = line("did-is-it-that-one", happened=wording.did(told), **when)
    return Turn(card=Card(words, ways))


def _key(step: Step) -> str:
    return f"planned.{step.id:x}"


def _what(moment: Moment) -> Card:
    often = OFTEN[moment.person.path]
    ideas = pairs([Choice(f"did.{i}", line(f"did-{i}")) for i in often])
    return Card(line("did-what"), (*of_today(moment), *ideas))


def _offer(moment: Moment) -> Turn:
    step = moment.subject
    if step is None:
        return Turn(at=At.WHAT)
    return Turn(card=_offer_card(moment, step))


def _offer_card(moment: Moment, step: Step) -> Card:
    ways = ((choice("yes", "did-yes"), choice("enough", "debrief-enough")),)
    happened = wording.did(step)
    day = moment.day(step.at or moment.now)
    if day.on == day.today:
        return Card(line("did-three", happened=happened), ways)
    return Card(line("did-three-day", happened=happened, day=day), ways)


TABLE: Final = Conversation(
    Flow.DID,
    _begun,
    places(
        At,
        Place(At.WHAT, card(_what), _named, Words.PARTS),
        Place(At.PLANNED, _which, _that_one, offers=True),
        Place(At.MORE, _offer, _more, offers=True),
    ),
    remembers=True,
    no=("no", "enough"),
    yes=frozenset({"yes"}),
    leaves=ANOTHER_DAY,
)
