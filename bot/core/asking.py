"""A hello asked ahead, from the person's side: around which plan, of whom, and the answer."""

from __future__ import annotations

from dataclasses import replace

from bot.core import agenda
from bot.core.friends import bookend, postcard, sharing
from bot.core.friends.friendship import link_of, tell
from bot.core.friends.sharing import At
from bot.core.lines import Typed, line
from bot.core.model import Json, Link, LinkState, Step, StepState
from bot.core.steps.moves import hellos
from bot.core.turn import Card, Moment, Turn

AWAY = frozenset({StepState.NOT_TODAY, StepState.LET_GO})


def begin(moment: Moment) -> Turn:
    """The plan is chosen; of whom is asked only where there is more than one."""
    mine = bookend.chosen(moment.known)
    if not mine:
        return sharing.over()
    if len(mine) > 1 and not moment.talk.memory.get("offer"):
        return Turn(card=postcard.whose(mine), step=At.WHOSE)
    turn = sharing.asked(moment, mine[0])
    if not moment.talk.memory.get("offer"):
        return turn
    person = moment.person
    once = replace(person, asked={**person.asked, bookend.ASKED: moment.now})
    return replace(turn, person=once, effects=(sharing.fold(moment),), yields=True)


def whose(moment: Moment) -> Turn | None:
    """One of several friends."""
    chosen, mine = moment.choice or "", bookend.chosen(moment.known)
    if chosen == "close":
        return sharing.closed(moment)
    number = int(chosen.removeprefix("to.")) if chosen.startswith("to.") else len(mine)
    return sharing.asked(moment, mine[number]) if number < len(mine) else None


def around(moment: Moment, link: Link) -> Turn:
    """From a friend's page: the one plan, or which of several."""
    plans = bookend.plans(moment.known, moment.now)
    if not plans:
        return Turn(card=Card(line("friend-around-nothing")), closed=True)
    if len(plans) > 1:
        return Turn(card=agenda.which(moment, plans), step=At.WHICH)
    return _around(moment, plans[0], link)


def which(moment: Moment) -> Turn | None:
    """One of several plans."""
    link, chosen = sharing.link(moment), moment.choice or ""
    if chosen == "close":
        return sharing.closed(moment)
    if link is None:
        return sharing.over()
    step = agenda.opened(moment.known, chosen)
    return _around(moment, step, link) if step is not None and step.at is not None else None


def _around(moment: Moment, step: Step, link: Link) -> Turn:
    memory: dict[str, Json] = {**moment.talk.memory, "around": bookend.request(moment.person, step)}
    return sharing.asked(replace(moment, talk=replace(moment.talk, memory=memory)), link)


def leave(moment: Moment, gone: Turn) -> Turn:
    """The friend is asked, and both reminders stand, for when they say yes."""
    (link,), text = gone.links, str(moment.talk.memory["line"])
    asked = moment.talk.memory["around"]
    step = bookend.standing(moment.known, asked)
    if step is None:
        return Turn(card=Card(line("friend-around-moved")), in_place=True, closed=True)
    step = replace(step, bookend=link.id)
    until = bookend.times(asked)[1].isoformat()
    told = tell(link.friend, moment, "around", link, text, around=asked, until=until)
    return replace(gone, steps=(step,), effects=(*told, *hellos(step), *gone.effects[1:]))


def answered(moment: Moment, news: dict[str, Json]) -> Turn:
    """The friend's yes or no, said kindly; a plan that has changed since is not told to them."""
    link, asked = link_of(moment.known, news.get("link")), news.get("around")
    name = Typed(str(news.get("friend", "")))
    if news.get("kind") == "around_no":
        return Turn(card=Card(line("friend-around-no", friend=name)), closed=True)
    id = asked.get("step") if isinstance(asked, dict) else None
    step = moment.known.step(id if isinstance(id, int) else None)
    stands = step is not None and link is not None and link.state is LinkState.ACTIVE
    if step is None or not stands or not _waits(moment, step, news):
        return Turn(card=Card(line("friend-around-changed", friend=name)), closed=True)
    day = bookend.weekday(moment, step.at or moment.now)
    return Turn(card=Card(line("friend-around-yes", friend=name, day=day)), closed=True)


def _waits(moment: Moment, step: Step, news: dict[str, Json]) -> bool:
    asked = step.bookend == news.get("link") and step.state not in AWAY
    return asked and bookend.request(moment.person, step) == news.get("around")
