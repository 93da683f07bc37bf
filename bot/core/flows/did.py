"""Something that happened without a plan, in two taps.

It is kept as done the moment it is named; the three questions are offered, and may be left.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.core.records.calendar import instant
from bot.core.records.effects import Choice, Rows, Unplan
from bot.core.records.lines import line
from bot.core.records.memories import CueMemory, DebriefMemory, DidMemory, HomeMemory
from bot.core.records.model import UNDER_WAY, Flow, Path, Step, StepState
from bot.core.records.turn import Card, Go, Moment, Turn, choice, pairs
from bot.core.rules import wording
from bot.core.rules.ideas import library
from bot.core.rules.moves import done_today
from bot.core.rules.outcomes import counted
from bot.core.talk import reading
from bot.core.talk.table import ANOTHER_DAY, Conversation, Place, Words, card, places
from bot.ear import dates, when
from bot.ear.asides import Aside


class At(StrEnum):
    """Which question stands."""

    WHAT = "what"
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
    text = DidMemory.of(moment.talk).text.strip()
    return _in_their_words(moment, text) if text else Turn(at=At.WHAT)


def _named(moment: Moment) -> Turn | None:
    chosen, text = moment.choice or "", moment.text
    if (told := as_planned(moment)) is not None:
        return told
    idea = library().get(chosen.removeprefix("did."))
    if idea is not None:
        about = moment.now - timedelta(minutes=moment.now.minute % 5)
        step = Step(moment.draw.ids[0], idea=idea.key, minutes=idea.minutes, at=about)
        return _kept(moment, replace(step, settled_at=moment.now))
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
    if step is None:
        return None
    if step.state in UNDER_WAY:
        return Turn(then=Go(CueMemory(how="done"), step.id))
    done = replace(step, at=moment.now, state=StepState.GOING)
    return Turn(steps=(done,), effects=(Unplan(step.id),), then=Go(DebriefMemory(), step.id))


def of_today(moment: Moment) -> Rows:
    """The steps of today, a button each."""
    steps = done_today(moment.known, moment.now)
    return tuple((Choice(_key(step), wording.name(step)),) for step in steps)


def _to_come(moment: Moment, text: str) -> bool:
    found = when.find(text, moment.now, moment.zone, moment.person.language)
    return found is not None and isinstance(found.when, when.When)


def _in_their_words(moment: Moment, text: str) -> Turn:
    return _kept(moment, as_told(moment, Step(moment.draw.ids[0]), text))


def as_told(moment: Moment, step: Step, text: str) -> Step:
    """The step in these words; a day gone by that they name is its day, at this hour."""
    now = moment.now - timedelta(minutes=moment.now.minute % 5)
    told = dates.told(text, moment.local.date(), moment.person.language)
    if told is None:
        return replace(step, text=text, at=now, settled_at=moment.now)
    wall = datetime.combine(told[0], now.astimezone(moment.zone).time().replace(tzinfo=None))
    then = instant(wall, moment.zone)
    return replace(step, text=told[1], at=then, settled_at=then)


def _kept(moment: Moment, step: Step) -> Turn:
    typed = DidMemory.of(moment.talk).typed or None
    done = reading.answered(step, "what", moment, typed)
    return Turn(
        at=At.MORE,
        subject=done.id,
        memory=DidMemory(),
        steps=(replace(done, state=StepState.DONE, unprompted=True),),
        person=counted(moment.person, StepState.PLANNED, StepState.DONE),
    )


def _more(moment: Moment) -> Turn | None:
    match moment.choice:
        case "yes":
            return Turn(then=Go(DebriefMemory()))
        case "enough":
            return Turn(then=Go(DebriefMemory(enough=True)))
    return None


def _key(step: Step) -> str:
    return f"planned.{step.id:x}"


def _what(moment: Moment) -> Card:
    often = OFTEN[moment.person.path]
    ideas = pairs([Choice(f"did.{i}", line(f"did-{i}")) for i in often])
    return Card(line("did-what"), (*of_today(moment), *ideas))


def _offer(moment: Moment) -> Card:
    step = moment.about
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
        Place(At.MORE, card(_offer), _more, offers=True),
    ),
    remembers=True,
    no=("enough",),
    leaves=ANOTHER_DAY,
)
