"""A line on its way: it goes in a minute or tomorrow; undone, or gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.core.flows.friend import asking, cards, sharing
from bot.core.flows.friend.sharing import At
from bot.core.records.effects import Plan, Unplan
from bot.core.records.events import DueKind, Edited
from bot.core.records.lines import line
from bot.core.records.memories import FriendMemory
from bot.core.records.model import Link
from bot.core.records.news import Letter
from bot.core.records.turn import Card, Close, Moment, Turn, Yield
from bot.core.rules import acts, friendship
from bot.core.rules.friendship import A_MINUTE, free_at, friends, left, tell
from bot.core.talk.reading import sent_to

_SENDS: Final = frozenset({"send", "tomorrow", "start"})


def previewed(moment: Moment) -> Turn | None:
    friend = sharing.link(moment)
    chosen = moment.choice or ""
    if chosen in _SENDS:
        return _sends(moment, friend, chosen)
    match chosen:
        case "close":
            return sharing.closed(moment)
        case "other" if friend is not None:
            return sharing.other_words(moment, friend)
    return None


def _sends(moment: Moment, friend: Link | None, chosen: str) -> Turn | None:
    if friend is None or friend not in friends(moment.known):
        return sharing.over()
    if sharing.resting(moment):
        return Turn(card=Card(line("friend-rests")), then=Close())
    match chosen:
        case "send":
            return _sending(moment, friend, moment.now + A_MINUTE)
        case "tomorrow":
            return _sending(moment, friend, moment.now + sharing.A_DAY)
        case "start":
            return _with_the_step(moment, friend)
    return None


def _with_the_step(moment: Moment, link: Link) -> Turn:
    memory = FriendMemory.of(moment.talk)
    at = friendship.starts(moment.known, memory.step, moment.now)
    if at is None or at != memory.starts:
        return sharing.written(moment, link, memory.line, line("friend-here-again"))
    return _sending(moment, link, at, memory.step)


def _sending(moment: Moment, link: Link, at: datetime, start: int | None = None) -> Turn:
    """It waits for its minute, and can be taken back until then.

    What is not true or not welcome at that minute is shown once more, as it may go.
    """
    if free_at(link, at, sharing.on_their_way(moment, link)) > at:
        return _enough(moment, link)
    if _stale(moment, at):
        return sharing.show(moment, link, line("friend-here-again"))
    memory = replace(FriendMemory.of(moment.talk), goes=at, start=start)
    return Turn(
        card=sharing.leaving(moment, link, memory),
        at=At.LEAVING,
        memory=memory,
        effects=(Plan(DueKind.LINE, moment.talk.id, at),),
        then=Yield(),
    )


def _stale(moment: Moment, at: datetime) -> bool:
    """Whether the line says "today" and leaves on another day."""
    day = FriendMemory.of(moment.talk).day
    return day is not None and not acts.still(moment, day, at)


def _enough(moment: Moment, link: Link) -> Turn:
    """One a day, four a week: the line can go tomorrow, and says no "today" then."""
    memory = FriendMemory.of(moment.talk)
    if memory.day is not None:
        return sharing.show(moment, link, None)
    return sharing.written(moment, link, memory.line)


def edited(moment: Moment, event: Edited) -> Turn | None:
    friend, at = sharing.link(moment), moment.talk.at
    if friend is None or at not in (At.PREVIEW, At.LEAVING):
        return None
    anew = sharing.changed(moment, friend, event)
    if anew is None or at == At.PREVIEW:
        return anew
    return replace(anew, effects=(*anew.effects, Unplan(moment.talk.id, DueKind.LINE)))


def undone(moment: Moment) -> Turn | None:
    """Undo wins until the line is on its way."""
    return taken_back(moment) if moment.choice == "undo" else None


def taken_back(moment: Moment) -> Turn:
    friend = sharing.link(moment)
    words = Card(line("friend-okay"))
    if friend is not None:
        words = cards.gone("friend-undone", friend)
    return Turn(card=words, effects=(Unplan(moment.talk.id, DueKind.LINE),), then=Close())


def leave(moment: Moment) -> Turn:
    """The minute is over: the very bytes that were shown go, or it is said why they do not."""
    friend = sharing.link(moment)
    if friend is None or friend not in friends(moment.known):
        return Turn(card=Card(line("friend-over")), in_place=True, then=Close())
    if (waits := asking.with_its_step(moment, friend)) is not None:
        return waits
    if sharing.resting(moment):
        return Turn(card=Card(line("friend-rests")), in_place=True, then=Close())
    if not_yet := _not_yet(moment, friend):
        return replace(not_yet, in_place=True, effects=(sharing.fold(moment),))
    memory = FriendMemory.of(moment.talk)
    gone = Turn(
        card=cards.gone("friend-has-gone", friend),
        in_place=True,
        then=Close(),
        person=sent_to(moment, friend.id, memory.typed),
        links=(left(friend, moment.now),),
        effects=tell(friend.friend, moment, Letter, friend, text=memory.line, asks=memory.asks),
    )
    if memory.asks:
        gone = replace(gone, effects=(*gone.effects, *asking.unanswered(moment, friend)))
    return _to_others(moment, gone) or gone


def _not_yet(moment: Moment, link: Link) -> Turn | None:
    """Another line was faster, or we were away: nothing is lost, and nothing untrue goes."""
    if free_at(link, moment.now) > moment.now:
        return _enough(moment, link)
    stale = _stale(moment, moment.now)
    return sharing.show(moment, link, line("friend-here-again")) if stale else None


def _to_others(moment: Moment, gone: Turn) -> Turn | None:
    """With several friends, a step that was told to one can still be told to the others."""
    memory = FriendMemory.of(moment.talk)
    if not (memory.intro or memory.sent) or memory.asks:
        return None
    then = FriendMemory(sent=(*memory.sent, gone.links[0].id))
    there = moment.remembering(then)
    if not sharing.offered_to(there):
        return None
    effects = (*gone.effects, sharing.fold(moment))
    gone = replace(gone, card=sharing.offer(there), effects=effects, memory=then)
    return replace(gone, at=At.OFFER, then=Yield())
