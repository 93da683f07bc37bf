"""News from the other side of a link: shown when it is welcome, dropped when it is too old."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.core.flows.friend.sharing import At
from bot.core.records.calendar import next_part, part_of_day
from bot.core.records.effects import Forget, Pass, Plan, Revise
from bot.core.records.events import Due, DueKind
from bot.core.records.model import Flow, Json, Link, LinkState, Phase, Standing
from bot.core.rules.friends.friendship import (
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

PASSING: Final = frozenset({"line", "wave", "reminder"})
"""News that is not worth keeping for long."""
AT_ONCE: Final = 5
"""How many lines one message holds."""
OF_A_LINK: Final = frozenset({"agreed", "unanswered"})
"""Other news that says nothing once the link has ended."""
ENDS: Final = frozenset({"ended", "closed", "left"})
"""News of an end: said when it is welcome, and let go with its name when that takes too long."""


def came(course: Course, due: Due) -> tuple[Due, ...]:
    """Show it, keep it for a better time, or let it go; a friend's line that can be shown now is
    returned, for all of them arrive as one."""
    link = link_of(course.known, due.news.get("link"))
    if not _wanted(course, due, link):
        _let_go(course, due)
        return ()
    of_friend = due.news.get("kind") == "line" and due.news.get("to") == "person"
    at = _welcome_at(course, due, link if of_friend else None)
    if at > course.now:
        _keep(course, due, at)
    elif of_friend:
        return (due,)
    else:
        _show(course, due.news)
    return ()


def _welcome_at(course: Course, due: Due, link: Link | None) -> datetime:
    """A friend's lines are one delivery a part of the day; what was asked for comes in its time.

    To a friend all comes when it is sent: what waited for an hour would tell where the sender is.
    """
    person, now = course.known.person, course.now
    expected = due.news.get("expected") is True or due.news.get("to") == "friend"
    at = welcome_at(person, now, expected=expected)
    if link is not None and link.state is LinkState.AGREED:
        return next_part(person, now)  # nobody has said yet who this is
    if at > now or expected or link is None or link.shown_at is None:
        return at
    had = part_of_day(person, link.shown_at) == part_of_day(person, now)
    return next_part(person, now) if had else at


def _keep(course: Course, due: Due, at: datetime) -> None:
    """What passes, and the name of somebody who has left, is dropped when it waited too long."""
    since = datetime.fromisoformat(str(due.news.get("since", course.now.isoformat())))
    longest = _longest(due.news)
    if longest is None or at - since <= longest:
        course.effects.append(Pass(course.known.person.id, due.subject, at, due.news))
    else:
        _let_go(course, due)


def _longest(news: Mapping[str, Json]) -> timedelta | None:
    """How long this may wait, if not until it can be said: a kind word outlasts a pause."""
    if news.get("kind") == "line":
        return HELLO_WAITS
    return KEPT_FOR if news.get("kind") in PASSING | ENDS else None


def _let_go(course: Course, due: Due) -> None:
    """Nobody hears of it; of somebody who was only here for that link nothing stays."""
    link = due.news.get("link")
    ended = due.news.get("kind") in ENDS and due.news.get("to") == "friend"
    if ended and isinstance(link, int) and only_for(course.known, link):
        course.effects.append(Forget())


def arrived(course: Course, lines: Sequence[Due]) -> None:
    of_links: dict[Json, list[Due]] = {}
    for due in lines:
        of_links.setdefault(due.news.get("link"), []).append(due)
    for id, mine in of_links.items():
        for due in mine[AT_ONCE:]:
            _keep(course, due, next_part(course.known.person, course.now))
        texts: list[Json] = [due.news.get("text") for due in mine[:AT_ONCE]]
        link = link_of(course.known, id)
        assert link is not None
        _show(course, {**mine[0].news, "texts": texts, "friend": link.friend_name})
        course.keep_link(replace(link, shown_at=course.now))


def _show(course: Course, news: Mapping[str, Json]) -> None:
    if news.get("kind") in ("agreed", "declined"):
        _fold_invitation(course, news.get("link"))
    person = course.known.person
    memory: dict[str, Json] = {"news": dict(news)}
    asks = person.standing is Standing.BEFRIENDED or news.get("kind") == "agreed"
    alone = asks and _busy_with_nothing(course)
    side = Flow.FRIEND if news.get("to") == "person" else Flow.BEFRIENDED
    course.open(side, memory, aside=not alone)


def _fold_invitation(course: Course, link: Json) -> None:
    for talk in course.known.talks:
        if (
            talk.stands
            and talk.flow is Flow.FRIEND
            and talk.at == At.LINK
            and talk.memory.get("link") == link
        ):
            course.effects.append(Revise(None, (), talk.id, message_id=talk.card))
            course.keep_talk(replace(talk, phase=Phase.CLOSED, floor=False, offered=()))


def reminded(course: Course, due: Due) -> None:
    link = link_of(course.known, due.subject)
    if link is None or not link.rhythm:
        return
    person, now = course.known.person, course.now
    following = reminder_after(link, due.at, now)
    course.effects.append(Plan(DueKind.REMINDER, link.id, following))
    news = news_of(link, person.id, "reminder") | {"since": now.isoformat()}
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
    """Somebody blocked us: what they were a friend in ends, and the other side hears it kindly.

    Of somebody who was only ever a friend nothing stays.
    """
    for link in befriended(course.known):
        if link.state is not LinkState.SILENT:
            news = news_of(link, link.person, "left") | {"since": course.now.isoformat()}
            course.effects.append(Pass(link.person, link.id, course.now, news))
        course.keep_link(replace(link, state=LinkState.ENDED))

    if course.known.person.standing is Standing.BEFRIENDED:
        course.effects.append(Forget())


def _wanted(course: Course, due: Due, link: Link | None) -> bool:
    kind = due.news.get("kind")
    if not course.known.person.reachable:
        return False
    if kind not in PASSING | OF_A_LINK:
        return True  # how something ended is said in any case
    if link is None or (kind == "agreed" and link.state is not LinkState.AGREED):
        return False
    if kind == "unanswered":
        return _unanswered(course, link, datetime.fromisoformat(str(due.news["since"])))
    to_me = kind == "line" and link.person == course.known.person.id
    return not (to_me and (link.muted or link.state is LinkState.SILENT))


def _unanswered(course: Course, link: Link, since: datetime) -> bool:
    """Whether nothing came back since a hello was asked for, and the person still hopes for it.

    Where they rest, or no longer hear from this friend, nothing is said, answer or not.
    """
    hears = link.state is LinkState.ACTIVE and not link.muted
    rests = course.known.person.rests(course.now)
    return hears and not rests and not any(at >= since for at in link.came_at)


def _busy_with_nothing(course: Course) -> bool:
    return course.known.floor is None or course.known.floor.flow is Flow.BEFRIENDED
