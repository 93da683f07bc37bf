"""A line to a friend before it goes: where the talk stands, and what is shown word for word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.core.flows.friend import cards
from bot.core.records.effects import Plan, Unplan
from bot.core.records.events import DueKind, Edited, Said
from bot.core.records.lines import Line, Typed, line
from bot.core.records.memories import FriendMemory
from bot.core.records.model import Link, LinkState, Look
from bot.core.records.turn import Card, Close, Moment, Turn
from bot.core.rules import acts, friendship
from bot.core.rules.friendship import A_MINUTE, LONGEST_OWN, free_at, friends, link_of, unfit

KEPT_OPEN: Final = timedelta(days=7)
TIDIED_AFTER: Final = timedelta(minutes=10)
A_DAY: Final = timedelta(days=1)


class At(StrEnum):
    """Where the talk about a friend stands."""

    DOORS = "doors"
    SEES = "sees"
    ASKED_TO = "asked_to"
    NAME = "name"
    LINK = "link"
    MEANT = "meant"
    LIST = "list"
    ONE = "one"
    STOPPING = "stopping"
    ENJOYS = "enjoys"
    CAME = "came"
    NO_MORE = "no_more"
    OFFER = "offer"
    PREVIEW = "preview"
    WORDS = "words"
    OWN = "own"
    LEAVING = "leaving"
    WHOSE = "whose"


def resting(moment: Moment) -> bool:
    """After a care card of any kind nothing goes to a friend for a day."""
    return moment.person.keeps_to_itself(moment.now)


def fold(moment: Moment) -> Plan:
    after = TIDIED_AFTER if moment.person.look is Look.HIDDEN else KEPT_OPEN
    return Plan(DueKind.FOLD, moment.talk.id, moment.now + after)


def show(moment: Moment, link: Link, before: Line | None) -> Turn:
    return shown(moment, link, ready(moment, link)[0], before)


def tell_kept(moment: Moment, link: Link) -> Turn:
    turn = shown(moment, link, line("friend-line-kept", name=Typed(link.person_name)))
    return replace(turn, effects=(Unplan(moment.talk.id, DueKind.FOLD),))


def shown(moment: Moment, link: Link, words: Line, before: Line | None = None) -> Turn:
    """A line before it goes; what says "today" remembers of which day it says so."""
    day = moment.local.date() if acts.dated(words) else None
    return written(moment, link, moment.written(words), before, day)


def written(
    moment: Moment, link: Link, text: str, before: Line | None = None, day: date | None = None
) -> Turn:
    """These very words before they go; nothing is offered that could not go."""
    if no := not_now(moment, link):
        return no
    memory = replace(FriendMemory.of(moment.talk), link=link.id, line=text, day=day)
    if memory.asks:
        memory = _with_ways(moment, link, memory)
    card = preview(moment, link, memory, before)
    return Turn(card=card, at=At.PREVIEW, memory=memory, effects=_tidied(moment))


def not_now(moment: Moment, link: Link) -> Turn | None:
    """Why no line can go, today or tomorrow; a hello asked for goes now or with its step."""
    if resting(moment):
        return _stays(moment, cards.gone("friend-rest-today", link).words)
    memory = FriendMemory.of(moment.talk)
    if memory.asks:
        ways = _with_ways(moment, link, memory)
        able = ways.able or ways.starts is not None
    else:
        able = leaves_at(moment, link) is not None
    return None if able else enough(moment, link)


def leaves_at(moment: Moment, link: Link) -> datetime | None:
    """In a minute; tomorrow at this hour where that is one too many; None where both are."""
    others = on_their_way(moment, link)
    times = (moment.now + A_MINUTE, moment.now + A_DAY)
    return next((at for at in times if free_at(link, at, others) == at), None)


def tomorrow(moment: Moment, link: Link) -> bool:
    return leaves_at(moment, link) != moment.now + A_MINUTE


def enough(moment: Moment, link: Link) -> Turn:
    """One line a day, four a week: in how many days one can go at this hour."""
    others, days = on_their_way(moment, link), 1
    while free_at(link, at := moment.now + days * A_DAY, others) > at:
        days += 1
    words = line("friend-no-room", friend=Typed(link.friend_name), count=days)
    return _stays(moment, words)


def _with_ways(moment: Moment, link: Link, memory: FriendMemory) -> FriendMemory:
    """Whether a hello can be asked for now; and when its step starts, if it can be then."""
    soon, others = moment.now + A_MINUTE, on_their_way(moment, link)
    start = friendship.starts(moment.known, memory.step, moment.now)
    if start is not None and free_at(link, start, others) > start:
        start = None
    able = free_at(link, soon, others) <= soon
    return replace(memory, able=able, starts=start)


def on_their_way(moment: Moment, link: Link) -> list[datetime]:
    """When other lines to this friend go that were sent, and can still be undone."""
    others = (talk for talk in moment.known.talks if talk.stands and talk.id != moment.talk.id)
    leaving = (FriendMemory.of(talk) for talk in others if talk.at == At.LEAVING)
    return [line.goes for line in leaving if line.link == link.id and line.goes is not None]


def _tidied(moment: Moment) -> tuple[Plan, ...]:
    return (fold(moment),) if moment.person.look is Look.HIDDEN else ()


def _stays(moment: Moment, words: Line) -> Turn:
    """No line now; what a finished step said stays on the screen, until the line was sent."""
    before = said(moment)
    if before is not None and moment.talk.at != At.LEAVING:
        words = line("friend-preview-after", before=before, preview=words)
    return Turn(card=Card(words), then=Close())


def preview(moment: Moment, link: Link, memory: FriendMemory, before: Line | None = None) -> Card:
    if memory.asks:
        now, start = memory.able, memory.starts
        return cards.asks(moment, link, memory.line, before, now=now, start=start)
    return cards.preview(link, memory.line, before, tomorrow=tomorrow(moment, link))


def again(moment: Moment) -> Turn:
    friend, at, memory = link(moment), At(moment.talk.at), FriendMemory.of(moment.talk)
    if friend is None or not memory.line:
        return over()
    if at is not At.LEAVING and (no := not_now(moment, friend)):
        return no
    match at:
        case At.PREVIEW:
            return Turn(card=preview(moment, friend, memory))
        case At.WORDS:
            return Turn(card=cards.other_words(texts(moment, friend), friend))
        case At.OWN:
            return Turn(card=cards.ask_own())
    return Turn(card=leaving(moment, friend, memory))


def offer(moment: Moment) -> Card:
    memory = FriendMemory.of(moment.talk)
    mine = offered_to(moment)
    if memory.named:
        return cards.told_to_whom(memory.intro, mine)
    key = "friend-tell" if memory.beside else "friend-to"
    return cards.offered(said(moment) or line("friend-okay"), mine, key)


def said(moment: Moment) -> Line | None:
    """What stays on the screen: the end of the step, or whom a message of it has left for."""
    memory = FriendMemory.of(moment.talk)
    if not memory.sent:
        return line("friend-said", text=Typed(memory.intro)) if memory.intro else None
    link = link_of(moment.known, memory.sent[-1])
    return None if link is None else cards.gone("friend-has-gone", link).words


def offered_to(moment: Moment) -> tuple[Link, ...]:
    had = FriendMemory.of(moment.talk).sent
    return tuple(link for link in friends(moment.known) if link.id not in had)


def link(moment: Moment) -> Link | None:
    """The friend that this talk is about, while there is one."""
    found = link_of(moment.known, FriendMemory.of(moment.talk).link)
    return None if found is None or found.state is LinkState.SILENT else found


def over() -> Turn:
    return Turn(card=Card(line("friend-over")), then=Close())


def closed(moment: Moment) -> Turn:
    return Turn(card=Card(said(moment) or line("friend-okay")), then=Close())


def leaving(moment: Moment, link: Link, memory: FriendMemory) -> Card:
    at, with_step = memory.goes or moment.now, memory.start is not None
    return cards.leaving(moment, link, at, with_step=with_step)


# other words


def ready(moment: Moment, link: Link) -> tuple[Line, ...]:
    if FriendMemory.of(moment.talk).asks:
        return friendship.asking_lines(link)
    today = acts.today(moment) and not tomorrow(moment, link)
    return acts.lines(moment.subject, link, today=today)


def texts(moment: Moment, link: Link) -> tuple[str, ...]:
    return tuple(moment.written(one) for one in ready(moment, link))


def other_words(moment: Moment, link: Link) -> Turn:
    return Turn(card=cards.other_words(texts(moment, link), link), at=At.WORDS)


def worded(moment: Moment) -> Turn | None:
    friend = link(moment)
    if friend is None:
        return over()
    chosen, words = moment.choice or "", ready(moment, friend)
    match chosen:
        case "back":
            return as_it_stands(moment, friend)
        case "own" if friend.chosen:
            return Turn(card=cards.ask_own(), at=At.OWN)
    number = int(chosen.removeprefix("words.")) if chosen.startswith("words.") else len(words)
    return shown(moment, friend, words[number]) if number < len(words) else None


def as_it_stands(moment: Moment, link: Link) -> Turn:
    memory = FriendMemory.of(moment.talk)
    if memory.asks:
        memory = _with_ways(moment, link, memory)
    return Turn(card=preview(moment, link, memory), at=At.PREVIEW, memory=memory)


def own_words(moment: Moment) -> Turn | None:
    friend = link(moment)
    if friend is None:
        return over()
    if moment.choice == "back":
        return as_it_stands(moment, friend)
    if moment.text is None or not isinstance(moment.event, Said):
        return None
    memory = replace(FriendMemory.of(moment.talk), typed=moment.event.message_id)
    return _checked(moment.remembering(memory), friend, moment.text)


def changed(moment: Moment, link: Link, event: Edited) -> Turn | None:
    if event.message_id != FriendMemory.of(moment.talk).typed:
        return None
    return _checked(moment, link, event.text)


def _checked(moment: Moment, link: Link, text: str) -> Turn:
    why = unfit(text, LONGEST_OWN)
    if why is not None:
        return Turn(card=cards.ask_own(why), at=At.OWN, memory=moment.talk.memory)
    return written(moment, link, " ".join(text.split()))
