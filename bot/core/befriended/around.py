"""A hello asked ahead, from the friend's side: a yes or a no, and the reminder when it is time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.core.befriended import cards
from bot.core.befriended.cards import At
from bot.core.effects import Effect, Plan
from bot.core.events import DueKind
from bot.core.friends import bookend
from bot.core.friends.friendship import tell
from bot.core.lines import Day, Hour, Param, Typed, line
from bot.core.model import Json, Link, LinkState
from bot.core.turn import Card, Moment, Turn

FRESH: Final = timedelta(hours=1)
"""For so long after its reminder a hello is the one that was asked for."""
KEPT: Final = 8
"""How many yeses a link remembers."""


def asked(moment: Moment, link: Link, text: str, around: Json) -> Turn:
    """Word for word, with a yes and a no; the buttons go when the time is over."""
    return Turn(
        card=cards.around(link, text),
        step=At.AROUND,
        memory={"link": link.id, "text": text, "around": around},
        effects=(Plan(DueKind.FOLD, moment.talk.id, bookend.times(around)[1]),),
        once=link.id,
    )


def card(moment: Moment, link: Link) -> Card:
    """The request, as it stands."""
    return cards.around(link, str(moment.talk.memory.get("text", "")))


def folded(moment: Moment, link: Link) -> Turn:
    """The time is over: the words stay, the buttons go."""
    return Turn(card=Card(card(moment, link).words), in_place=True, closed=True)


def answered(moment: Moment, link: Link) -> Turn | None:
    around = moment.talk.memory.get("around")
    match moment.choice:
        case "yes":
            return _reminded(moment, link, around)
        case "no":
            words = line("befriended-cannot-said", person=Typed(link.person_name))
            return Turn(card=Card(words), effects=_told(moment, link, "around_no"), closed=True)
    return None


def _reminded(moment: Moment, link: Link, around: Json) -> Turn:
    before, after = bookend.times(around)
    if after <= moment.now:
        return Turn(card=Card(line("befriended-around-over")), closed=True)
    here = before.tzinfo if moment.person.zone is None else moment.zone
    first = max(before, moment.now).astimezone(here)
    values: dict[str, Param] = {"day": Day(first.date(), moment.now.astimezone(here).date())}
    values["later"] = Hour(after.astimezone(here).time())
    when = line("befriended-around-after", **values)
    if before > moment.now:
        when = line("befriended-around-both", sooner=Hour(first.time()), **values)
    step = around.get("step") if isinstance(around, dict) else None
    yes = (step,) if isinstance(step, int) else ()
    return Turn(
        card=Card(when),
        links=(replace(link, hellos=(*link.hellos, *yes)[-KEPT:]),),
        effects=_told(moment, link, "around_yes"),
        closed=True,
    )


def _told(moment: Moment, link: Link, kind: str) -> tuple[Effect, ...]:
    if link.state is not LinkState.ACTIVE:
        return ()
    around = moment.talk.memory.get("around")
    until = bookend.times(around)[1].isoformat()
    return tell(link.person, moment, kind, link, around=around, until=until)


def now(moment: Moment, link: Link) -> Turn:
    """It is time for a hello; what is sent from here is expected on the other side."""
    memory: dict[str, Json] = {"link": link.id, "expected": moment.now.isoformat()}
    return Turn(card=cards.around_now(link), step=At.HELLO, memory=memory)


def expected(moment: Moment) -> bool:
    """Whether this hello was asked for, so that it may arrive late in the evening too."""
    since = moment.talk.memory.get("expected")
    return isinstance(since, str) and moment.now - datetime.fromisoformat(since) < FRESH
