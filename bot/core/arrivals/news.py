"""News from the other side of a link: shown when it is welcome, dropped when it is too old."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.core.flows.friend.asking import ANSWERED_IN
from bot.core.flows.friend.sharing import At
from bot.core.records.calendar import next_part, part_of_day, zone_of
from bot.core.records.effects import Forget, Pass, Plan, Revise
from bot.core.records.events import Due, DueKind
from bot.core.records.memories import BefriendedMemory, FriendMemory
from bot.core.records.model import Flow, Link, LinkState, Phase, Standing
from bot.core.records.news import (
    Agreed,
    Closed,
    Declined,
    Ended,
    Left,
    Letter,
    News,
    Reminder,
    Side,
    Unanswered,
    Wave,
)
from bot.core.rules.friendship import (
    HELLO_WAITS,
    KEPT_FOR,
    befriended,
    link_of,
    news_of,
    only_for,
    over,
    reminder_after,
    welcome_at,
)
from bot.core.talk.course import Course

PASSING: Final = (Letter, Wave, Reminder)
"""News that is not worth keeping for long."""
OF_A_LINK: Final = (Agreed, Unanswered)
"""Other news that says nothing once the link has ended."""
ENDS: Final = (Ended, Closed, Left)
"""News of an end: said when it is welcome, and let go with its name when that takes too long."""
AT_ONCE: Final = 4
"""How many lines one message holds, with a button each beside those below them all."""


def came(course: Course, due: Due) -> tuple[Due, ...]:
    """Show it, keep it for a better time, or let it go; a friend's line that can be shown now is
    returned, for all of them arrive as one."""
    news = due.news
    if news is None:
        return ()
    link = link_of(course.known, news.link)
    if not _wanted(course, news, link):
        _let_go(course, news)
        return ()
    of_friend = isinstance(news, Letter) and news.to is Side.PERSON
    at = _welcome_at(course, news, link if of_friend else None)
    if at > course.now:
        _keep(course, due.subject, news, at)
    elif of_friend:
        return (due,)
    else:
        _show(course, news)
    return ()


def _welcome_at(course: Course, news: News, link: Link | None) -> datetime:
    """A friend's lines are one delivery a part of the day; what was asked for comes in its time.

    To a friend all comes when it is sent: what waited for an hour would tell where the sender is.
    For somebody who has blocked us it waits as long as it may, or until they return.
    """
    person, now = course.known.person, course.now
    if not person.reachable:
        return now + KEPT_FOR
    if isinstance(news, Unanswered) and news.since is not None and news.since + ANSWERED_IN > now:
        return news.since + ANSWERED_IN
    asked_for = isinstance(news, Letter) and news.expected
    if asked_for and not (person.held_until and person.held_until > now):
        return now  # whoever asks for a hello in a pause wants it there
    expected = asked_for or news.to is Side.FRIEND
    at = welcome_at(person, now, expected=expected)
    if link is not None and link.state is LinkState.AGREED:
        return next_part(person, now)  # nobody has said yet who this is
    if at > now or expected or link is None or link.shown_at is None:
        return at
    had = part_of_day(person, link.shown_at) == part_of_day(person, now)
    return next_part(person, now) if had else at


def _keep(course: Course, subject: int, news: News, at: datetime) -> None:
    """What passes, and the name of somebody who has left, is dropped when it waited too long."""
    longest = _longest(news) or (None if course.known.person.reachable else HELLO_WAITS)
    if longest is None or at - (news.since or course.now) <= longest:
        course.effects.append(Pass(course.known.person.id, subject, at, news))
    else:
        _let_go(course, news)


def _longest(news: News) -> timedelta | None:
    """How long this may wait, if not until it can be said: a kind word outlasts a pause."""
    if isinstance(news, Letter):
        return HELLO_WAITS
    return KEPT_FOR if isinstance(news, PASSING + ENDS) else None


def _let_go(course: Course, news: News) -> None:
    """Nobody hears of it; of somebody who was only here for that link nothing stays."""
    ended = isinstance(news, ENDS) and news.to is Side.FRIEND
    if ended and only_for(course.known, news.link):
        course.effects.append(Forget())


def arrived(course: Course, lines: Sequence[Due]) -> None:
    """The lines that can be shown now, each friend's as one message."""
    of_links: dict[int, list[tuple[int, Letter]]] = {}
    for due in lines:
        if isinstance(due.news, Letter):
            of_links.setdefault(due.news.link, []).append((due.subject, due.news))
    for id, mine in of_links.items():
        for subject, letter in mine[AT_ONCE:]:
            _keep(course, subject, letter, next_part(course.known.person, course.now))
        first, *others = (letter for _, letter in mine[:AT_ONCE])
        link = link_of(course.known, id)
        assert link is not None
        more = tuple(letter.text for letter in others)
        _show(course, replace(first, more=more, friend=link.friend_name))
        course.keep_link(replace(link, shown_at=course.now))


def _show(course: Course, news: News) -> None:
    about = _fold_invitation(course, news.link) if isinstance(news, Agreed | Declined) else None
    person = course.known.person
    asks = person.standing is Standing.BEFRIENDED or isinstance(news, Agreed)
    alone = asks and _busy_with_nothing(course)
    side = FriendMemory if news.to is Side.PERSON else BefriendedMemory
    course.open(side(news=news), about, aside=not alone)


def _fold_invitation(course: Course, link: int) -> int | None:
    """Its buttons go. Which step it came from, if any."""
    about = None
    for talk in course.known.talks:
        if (
            talk.stands
            and talk.flow is Flow.FRIEND
            and talk.at == At.LINK
            and FriendMemory.of(talk).link == link
        ):
            course.effects.append(Revise(None, (), talk.id, message_id=talk.card))
            course.keep_talk(replace(talk, phase=Phase.CLOSED, floor=False, offered=()))
            about = talk.subject
    return about


def reminded(course: Course, due: Due) -> None:
    link = link_of(course.known, due.subject)
    if link is None or not link.rhythm:
        return
    person, now = course.known.person, course.now
    following = reminder_after(link, due.at, now, zone_of(person))
    course.effects.append(Plan(DueKind.REMINDER, link.id, following))
    news = news_of(link, person.id, Reminder, now)
    if person.reachable and link in befriended(course.known):
        came(course, Due(DueKind.NEWS, link.id, due.at, news))


def unanswered(course: Course, due: Due) -> None:
    """Nobody opened the link, or nobody said that it is them: it goes, without a word."""
    link = link_of(course.known, due.subject)
    if link is None or not over(link, course.now):
        return
    course.keep_link(replace(link, state=LinkState.ENDED))
    _fold_invitation(course, link.id)
    if link.friend == course.known.person.id and only_for(course.known, link.id):
        course.effects.append(Forget())


def gone(course: Course) -> None:
    """Somebody has blocked us: what they were a friend in ends, and the other side hears it kindly.

    Of somebody who was only ever a friend nothing stays.
    """
    for link in befriended(course.known):
        if link.state is not LinkState.SILENT:
            news = news_of(link, link.person, Left, course.now)
            course.effects.append(Pass(link.person, link.id, course.now, news))
        course.keep_link(replace(link, state=LinkState.ENDED))

    if course.known.person.standing is Standing.BEFRIENDED:
        course.effects.append(Forget())


def _wanted(course: Course, news: News, link: Link | None) -> bool:
    """Whether there is still anybody to whom this says something."""
    if isinstance(news, ENDS) and news.to is Side.FRIEND and not course.known.person.reachable:
        return False
    if not isinstance(news, PASSING + OF_A_LINK):
        return True  # how something ended is said in any case
    if link is None or (isinstance(news, Agreed) and link.state is not LinkState.AGREED):
        return False
    if isinstance(news, Unanswered):
        return _unanswered(course, link, news.since or course.now)
    to_me = isinstance(news, Letter) and link.person == course.known.person.id
    return not (to_me and (link.muted or link.state is LinkState.SILENT))


def _unanswered(course: Course, link: Link, since: datetime) -> bool:
    """Whether nothing came back since a hello was asked for, and the person still hopes for it.

    Where they rest, or no longer hear from this friend, nothing is said, answer or not.
    """
    hears = link.state is LinkState.ACTIVE and not link.muted
    quiet = course.known.person.wants_quiet(course.now)
    return hears and not quiet and not any(at >= since for at in link.came_at)


def _busy_with_nothing(course: Course) -> bool:
    return course.known.floor is None or course.known.floor.flow is Flow.BEFRIENDED
