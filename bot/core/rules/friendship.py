"""What holds between a person and a friend: a postcard, not a window.

Nothing reaches the friend that was not previewed and tapped. What the friend can obtain never
depends on how the person is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from itertools import count
from typing import Any, Final, TypeVar

from bot.core.records.calendar import awake, days_on, next_part
from bot.core.records.effects import Bar, Pass, Plan
from bot.core.records.events import DueKind
from bot.core.records.lines import Line, Typed, line
from bot.core.records.model import Known, Link, LinkState, Person, Standing, Step, StepState
from bot.core.records.news import Declined, Left, News, Side
from bot.core.records.turn import Moment
from bot.ear.signs import says

OPEN_FOR: Final = timedelta(hours=48)
"""How long an invitation can be opened."""
CONFIRM_FOR: Final = timedelta(days=30)
"""How long somebody who said yes waits for "Is that who you meant?" to be answered."""
FRIENDS: Final = 3
INVITATIONS: Final = 2
INVITED_A_WEEK: Final = 5
BARRED_FOR: Final = timedelta(days=365)
"""For so long nobody who said no, or has stopped, is asked again by the same person."""
LINES_A_DAY: Final = 1
LINES_A_WEEK: Final = 4
"""Lines to one friend, a day and a week."""
_MEASURE: Final = {timedelta(days=1): LINES_A_DAY, timedelta(days=7): LINES_A_WEEK}
BACK_A_DAY: Final = 3
"""Lines that a friend may send in a day."""
KEPT_FOR: Final = timedelta(hours=72)
"""What cannot be delivered by then is dropped, so that nothing piles up."""
HELLO_WAITS: Final = timedelta(days=90)
"""A friend's line is there when the person comes back from a pause, but not for ever."""
A_MINUTE: Final = timedelta(minutes=1)
LONGEST: Final = 300
LONGEST_OWN: Final = 140
LONGEST_NAME: Final = 30
MILESTONES: Final = (1, 3, 5, 10, 20, 35, 50)
LATER_MILESTONES: Final = 25
AS_A_FRIEND: Final = frozenset({LinkState.AGREED, LinkState.ACTIVE, LinkState.SILENT})
_UNSETTLED: Final = (LinkState.INVITED, LinkState.OPENED, LinkState.AGREED)
_ENDINGS: Final = (
    "com org net info biz me io co app dev xyz site online link ly tv gg eu uk de ru ua рф fr es "
    "pl nl ch cz dk fi pt br jp cn kr au ca nz ie gr hu ro bg hr sk lt lv ee lu cl mx click icu "
    "website gl"
)
"""How addresses end; not those that are words too, such as "it" and "at"."""
_LINK: Final = re.compile(
    rf"https?:|tg:|www\.|t\.me/|youtu\.be|\S\.(?:{'|'.join(_ENDINGS.split())})\b|@\w{{4,}}"
    r"|\w\.[^\W\d_]{2,}/\S|\b\d{1,3}(?:\.\d{1,3}){3}\b",
    re.IGNORECASE,
)


# the two sides


def friends(known: Known) -> tuple[Link, ...]:
    """The person's friends: whom a line can be sent to."""
    mine = known.person.id
    active = (link for link in known.links if link.state is LinkState.ACTIVE)
    return tuple(link for link in active if link.person == mine)


def invitations(known: Known, now: datetime) -> tuple[Link, ...]:
    """What the person has sent out and is not settled: unopened, opened, or not yet confirmed."""
    mine = (link for link in known.links if link.person == known.person.id)
    return tuple(link for link in mine if link.state in _UNSETTLED and not over(link, now))


def befriended(known: Known) -> tuple[Link, ...]:
    """The links in which this person has said yes to be the friend.

    Also those that the other side has let go, or not looked at yet: the friend sees no difference.
    """
    theirs = (link for link in known.links if link.friend == known.person.id)
    return tuple(link for link in theirs if link.state in AS_A_FRIEND)


def opened(known: Known, now: datetime) -> Link | None:
    """The invitation that this person has opened and not answered."""
    theirs = (link for link in known.links if link.friend == known.person.id)
    return next((link for link in theirs if _answerable(link, now)), None)


def _answerable(link: Link, now: datetime) -> bool:
    return link.state is LinkState.OPENED and not over(link, now)


def openable(known: Known, now: datetime) -> bool:
    """Whether the link that was followed is one, in time, and nobody else's."""
    link = known.invite
    if link is None or over(link, now) or link.friend not in (None, known.person.id):
        return False
    return link.state in (LinkState.INVITED, LinkState.OPENED)


def link_of(known: Known, id: int | None) -> Link | None:
    return next((link for link in known.links if link.id == id), None)


def over(link: Link, now: datetime) -> bool:
    """Whether an invitation can no longer be opened, or a yes no longer be confirmed."""
    return link.state in _UNSETTLED and link.until is not None and now > link.until


def too_many(known: Known, now: datetime) -> str | None:
    """What stands in the way of one more invitation: "friends", "out", "week"; None if nothing."""
    out = len(invitations(known, now))
    if len(friends(known)) + out >= FRIENDS:
        return "friends"
    if out >= INVITATIONS:
        return "out"
    return "week" if len(_recent(known.person.invited_at, now)) >= INVITED_A_WEEK else None


def invited(person: Person, now: datetime) -> Person:
    """The person after one more invitation; links may be known from here on."""
    return replace(person, linked=True, invited_at=(*_recent(person.invited_at, now), now))


def barred(link: Link, now: datetime) -> tuple[Bar, ...]:
    """The friend's no holds; a link whose person has gone needs none."""
    return (Bar(link.person, now + BARRED_FOR),) if link.person != link.friend else ()


def given_up(link: Link) -> Plan:
    """When what nobody answered goes; an end before that takes it off again."""
    assert link.until is not None
    return Plan(DueKind.UNANSWERED, link.id, link.until + A_MINUTE)


def only_for(known: Known, link: int) -> bool:
    """Whether somebody is here for this link alone: without it nothing of them stays."""
    alone = all(one.id == link for one in befriended(known))
    return alone and known.person.standing in (Standing.BEFRIENDED, Standing.NEW)


def tell(
    to: int | None, moment: Moment, kind: type[News], link: Link, **said: Any
) -> tuple[Pass, ...]:
    """News for the other side of a link, if there is anybody; a letter has what is `said` in it."""
    if to is None:
        return ()
    news = replace(news_of(link, to, kind, moment.now), **said)
    return (Pass(to, moment.draw.ids[1], moment.now, news),)


N = TypeVar("N", bound=News)


def news_of(link: Link, to: int, kind: type[N], since: datetime | None = None) -> N:
    side = Side.FRIEND if to == link.friend else Side.PERSON
    return kind(link.id, side, link.person_name, link.friend_name, since)


def farewells(known: Known, now: datetime) -> tuple[Pass, ...]:
    """To be said to everybody on the other side before somebody leaves for good.

    Who was let go without a word is told nothing, ever.
    """
    mine = known.person.id
    return tuple(
        Pass(other, link.id, now, news_of(link, other, kind, now))
        for link in known.links
        if (kind := _ends_as(link, mine)) is not None
        and (other := link.friend if link.person == mine else link.person) is not None
    )


def _ends_as(link: Link, mine: int) -> type[News] | None:
    """An invitation that was opened closes, as after a no; a friendship is left."""
    if link.state is LinkState.OPENED and link.friend == mine:
        return Declined
    return Left if link.state in (LinkState.ACTIVE, LinkState.AGREED) else None


# lines


def milestone(done: int) -> bool:
    """Whether so many things done are worth a sentence: 1, 3, 5, 10, 20, 35, 50, 75, …"""
    return done in MILESTONES or (done > MILESTONES[-1] and done % LATER_MILESTONES == 0)


def free_at(link: Link, now: datetime, ahead: Sequence[datetime] = ()) -> datetime:
    """The first moment at which a line may go, beside those that went and those that will."""
    times = (*link.left_at, *ahead)
    ends = (at + span for at in times for span in _MEASURE)
    return next(at for at in sorted((now, *ends)) if at >= now and _fits(times, at))


def _fits(times: Sequence[datetime], at: datetime) -> bool:
    """Whether one more then is no more than the measure in any span of time."""
    everything = sorted((*times, at))
    return not any(
        first <= at <= last and last - first < span
        for span, most in _MEASURE.items()
        for first, last in zip(everything, everything[most:], strict=False)
    )


def room_at(link: Link, now: datetime) -> datetime:
    """When a friend may send the next line: three in any 24 hours."""
    third = link.came_at[-BACK_A_DAY:][:1] if len(link.came_at) >= BACK_A_DAY else ()
    return max((now, *(at + timedelta(days=1) for at in third)))


def left(link: Link, now: datetime) -> Link:
    return replace(link, left_at=(*_recent(link.left_at, now), now))


def came(link: Link, now: datetime) -> Link:
    return replace(link, came_at=(*_recent(link.came_at, now), now))


def _recent(times: tuple[datetime, ...], now: datetime) -> tuple[datetime, ...]:
    return tuple(at for at in times if now - at < timedelta(days=7))


def unfit(text: str, longest: int = LONGEST) -> str | None:
    """Why own words cannot travel: "signs", "long", "link"; None when they can."""
    if not says(text):
        return "signs"
    if len(text) > longest:
        return "long"
    return "link" if _LINK.search(text) else None


def quietly(link: Link, now: datetime) -> Link:
    """The link, let go without a word: the friend sees no difference."""
    return replace(link, state=LinkState.SILENT, silent_since=now)


# when it may arrive


def welcome_at(person: Person, now: datetime, *, expected: bool = False) -> datetime:
    """When news may be shown: not on a quiet day or in a pause.

    Nor in quiet hours, or while somebody is left alone, unless it is `expected` at this time.
    """
    alone = None if expected else person.alone_until
    quiet = (person.held_until, person.paused_until, alone)
    waits = [until for until in quiet if until and until > now]
    if waits:
        return min(max(waits), next_part(person, now))
    return now if expected or person.zone is None else awake(person, now)


def reminder_after(link: Link, last: datetime, now: datetime, place: tzinfo) -> datetime:
    """The one that follows `last` after whole weeks, at its hour, however late that was given."""
    following = (days_on(last, n * link.rhythm, place) for n in count(1))
    return next(at for at in following if at > now)


# a hello asked for: its words are true at any time


_ASKING: Final = ("friend-ask-glad", "friend-ask-short")
"""The ways to ask, the plainest first."""


def askable(known: Known) -> tuple[Link, ...]:
    """The friends who may be asked: those that the person chose, and wants to hear from."""
    return tuple(link for link in friends(known) if link.chosen and not link.muted)


def soonest_start(known: Known, now: datetime) -> Step | None:
    able = [(step.at, step) for step in known.steps if step.at and starts(known, step.id, now)]
    return min(able, key=lambda pair: pair[0])[1] if able else None


def starts(known: Known, id: int | None, now: datetime) -> datetime | None:
    """When this step starts, if that is far enough ahead to take the hello back."""
    step = known.step(id)
    if step is None or step.at is None or step.state is not StepState.PLANNED:
        return None
    return step.at if step.at > now + A_MINUTE else None


def asking_lines(link: Link) -> tuple[Line, ...]:
    return tuple(line(key, name=Typed(link.person_name)) for key in _ASKING)
