"""A line on its way to a friend: shown, chosen, undone or gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from bot.core import bookend, postcard, renewal
from bot.core.calendar import instant
from bot.core.effects import Plan, Unplan
from bot.core.events import DueKind
from bot.core.friendship import (
    A_MINUTE,
    LONGEST_OWN,
    friends,
    left,
    link_of,
    may_send,
    ready_line,
    tell,
    unfit,
)
from bot.core.lines import Line, Typed, line
from bot.core.model import Json, Link, Look
from bot.core.turn import Card, Moment, Turn
from bot.ear import discreet

EVENING: Final = time(20)
"""By when a line that goes "later today" has gone."""
KEPT_OPEN: Final = timedelta(days=7)
TIDIED_AFTER: Final = timedelta(minutes=10)


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
    OFFER = "offer"
    PREVIEW = "preview"
    WORDS = "words"
    OWN = "own"
    LEAVING = "leaving"
    GO_ON = "go_on"
    WHOSE = "whose"
    WHICH = "which"


def resting(moment: Moment) -> bool:
    """After a care card of any kind nothing goes to a friend for a day."""
    return moment.person.keeps_to_itself(moment.now)


def fold(moment: Moment) -> Plan:
    """When what nobody tapped loses its buttons: soon where the chat is kept tidy."""
    after = TIDIED_AFTER if moment.person.look is Look.HIDDEN else KEPT_OPEN
    return Plan(DueKind.FOLD, moment.talk.id, moment.now + after)


def show(moment: Moment, link: Link, before: Line | None) -> Turn:
    """The line that fits what happened, word for word."""
    text = moment.written(ready_line(moment.subject, link))
    return _shown(moment, link, text, before)


def tell_kept(moment: Moment, link: Link) -> Turn:
    """That a line of theirs was kept: previewed, and sent by a tap, as any line."""
    text = moment.written(line("friend-line-kept", name=Typed(link.person_name)))
    shown = _shown(moment, link, text)
    return replace(shown, effects=(Unplan(moment.talk.id, DueKind.FOLD),))


def asked(moment: Moment, link: Link) -> Turn:
    """A hello asked ahead, word for word."""
    texts = _texts(moment, link)
    return _shown(moment, link, texts[0]) if texts else _moved()


def _moved() -> Turn:
    return Turn(card=Card(line("friend-around-moved")), closed=True)


def _shown(moment: Moment, link: Link, text: str, before: Line | None = None) -> Turn:
    memory: dict[str, Json] = {**moment.talk.memory, "link": link.id, "line": text}
    ahead = "around" in memory
    card = (postcard.ahead if ahead else postcard.preview)(link, text, before)
    return Turn(card=card, step=At.PREVIEW, memory=memory)


def again(moment: Moment) -> Turn | None:
    """The line that stands, once more; None when its friend is gone."""
    friend, at = link(moment), At(moment.talk.step)
    if at is At.OFFER:
        intro = str(moment.talk.memory.get("intro", ""))
        return Turn(card=postcard.offered(intro, renewal.awake(moment.known)))
    if friend is None or "line" not in moment.talk.memory:
        return None
    if at is not At.LEAVING and not _texts(moment, friend):
        return _moved()
    match at:
        case At.PREVIEW:
            return _shown(moment, friend, _line(moment))
        case At.WORDS:
            return Turn(card=postcard.other_words(_texts(moment, friend), friend))
        case At.OWN:
            return Turn(card=postcard.ask_own())
    return Turn(card=postcard.leaving(friend))


def link(moment: Moment) -> Link | None:
    """The friend that this talk is about, while there is one."""
    return link_of(moment.known, moment.talk.memory.get("link"))


def over() -> Turn:
    """Whoever it was about is no longer there."""
    return Turn(card=Card(line("friend-over")), closed=True)


def closed(moment: Moment) -> Turn:
    """Left as it is: what a finished step said stays on the screen."""
    intro = moment.talk.memory.get("intro")
    words = line("friend-said", text=Typed(str(intro))) if intro else line("friend-okay")
    return Turn(card=Card(words), closed=True)


def _line(moment: Moment) -> str:
    return str(moment.talk.memory.get("line", ""))


def previewed(moment: Moment) -> Turn | None:
    """Send, other words, or keep it."""
    friend = link(moment)
    if moment.choice != "close" and friend is not None and not _texts(moment, friend):
        return _moved()
    match moment.choice:
        case "close":
            return closed(moment)
        case "other" if friend is not None:
            return Turn(card=postcard.other_words(_texts(moment, friend), friend), step=At.WORDS)
        case "send" | "later" if friend is None or friend not in friends(moment.known):
            return over()
        case "send" | "later" if resting(moment):
            return Turn(card=Card(line("friend-rests")), closed=True)
        case "send" | "later" if friend is not None and not may_send(friend, moment.now):
            return Turn(card=postcard.gone("friend-enough-for-now", friend), closed=True)
        case "send" if friend is not None and friend.chosen:
            return _sending(moment, friend, moment.now + A_MINUTE)
        case "later" if friend is not None:
            return _sending(moment, friend, _later_today(moment))
    return None


def _sending(moment: Moment, link: Link, at: datetime) -> Turn:
    """It waits for its minute, and can be taken back until then."""
    return Turn(
        card=postcard.leaving(link, soon=at <= moment.now + A_MINUTE),
        step=At.LEAVING,
        effects=(Plan(DueKind.LINE, moment.talk.id, at),),
        yields=True,
    )


def _later_today(moment: Moment) -> datetime:
    """Some minute of the rest of the day, so that the time says nothing."""
    soonest = moment.now + timedelta(minutes=30)
    evening = instant(datetime.combine(moment.local.date(), EVENING), moment.zone)
    span = max(int((evening - soonest).total_seconds()), 60)
    return soonest + timedelta(seconds=moment.draw.number % span)


def undone(moment: Moment) -> Turn | None:
    """Undo wins until the line is on its way."""
    return taken_back(moment) if moment.choice == "undo" else None


def taken_back(moment: Moment) -> Turn:
    """It does not go."""
    friend = link(moment)
    words = Card(line("friend-okay"))
    if friend is not None:
        words = postcard.gone("friend-undone", friend)
    return Turn(card=words, effects=(Unplan(moment.talk.id, DueKind.LINE),), closed=True)


def leave(moment: Moment) -> Turn:
    """The minute is over: the very bytes that were shown go, or it is said why they do not."""
    friend = link(moment)
    if friend is None or friend not in friends(moment.known):
        return Turn(card=Card(line("friend-over")), in_place=True, closed=True)
    if resting(moment):
        return Turn(card=Card(line("friend-rests")), in_place=True, closed=True)
    gone = Turn(
        card=postcard.gone("friend-has-gone", friend),
        in_place=True,
        closed=True,
        links=(left(friend, moment.now),),
        effects=tell(friend.friend, moment, "line", friend, _line(moment)),
    )
    return _renewed(moment, gone)


def _renewed(moment: Moment, gone: Turn) -> Turn:
    """A line wakes a link that slept; and whoever sends one is there to be asked to go on."""
    (sent,) = gone.links
    if renewal.asleep(sent):
        person, awake = renewal.given(moment.person, sent, moment.now)
        return replace(gone, person=person, links=(awake,))
    if not renewal.due(sent, moment.now):
        return gone
    asked = renewal.asked(sent, moment.now)
    card = postcard.go_on(asked, "friend-gone-go-on")
    effects = (*gone.effects, fold(moment))
    gone = replace(gone, card=card, links=(asked,), effects=effects)
    return replace(gone, step=At.GO_ON, closed=False, yields=True)


# other words


def _texts(moment: Moment, link: Link) -> tuple[str, ...]:
    """Lines that are ready, the plainest last; none for a plan that has changed."""
    if "around" in moment.talk.memory:
        step = bookend.standing(moment.known, moment.talk.memory["around"])
        return () if step is None else bookend.texts(moment, link, step)
    keys = ("friend-line-small", "friend-line-thinking") if link.chosen else ("friend-line-small",)
    ready = (
        ready_line(moment.subject, link),
        *(line(k, name=Typed(link.person_name)) for k in keys),
    )
    return tuple(dict.fromkeys(moment.written(one) for one in ready))


def worded(moment: Moment) -> Turn | None:
    friend = link(moment)
    if friend is None:
        return over()
    chosen, texts = moment.choice or "", _texts(moment, friend)
    match chosen:
        case "back":
            return _shown(moment, friend, _line(moment))
        case "own" if friend.chosen:
            return Turn(card=postcard.ask_own(), step=At.OWN)
    number = int(chosen.removeprefix("words.")) if chosen.startswith("words.") else len(texts)
    return _shown(moment, friend, texts[number]) if number < len(texts) else None


def own_words(moment: Moment) -> Turn | None:
    """A line of their own, shown back word for word before anything goes."""
    friend = link(moment)
    if friend is None:
        return over()
    if moment.choice == "back":
        return _shown(moment, friend, _line(moment))
    if not moment.text:
        return None
    why = unfit(moment.text, LONGEST_OWN)
    if why is not None:
        return Turn(card=postcard.ask_own(why))
    text = moment.written(line("friend-own-line", text=Typed(moment.text)))
    before = line("friend-telling") if discreet.sensitive(text) else None
    return _shown(moment, friend, text, before)
