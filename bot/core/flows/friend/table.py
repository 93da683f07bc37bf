"""The person's side of a friend: an invitation, a line before it goes, what comes back, the end.

Every line is shown word for word and goes only by a tap; it leaves a minute later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core.flows.friend import asking, cards, handshake, leaving, letters, milestones, sharing
from bot.core.flows.friend.sharing import At
from bot.core.records import news
from bot.core.records.effects import Plan
from bot.core.records.events import DueKind
from bot.core.records.lines import Line, Typed, line
from bot.core.records.memories import BefriendedMemory, FriendMemory
from bot.core.records.model import Flow, Link, LinkState
from bot.core.records.turn import Card, Close, Go, Moment, Turn
from bot.core.rules import lookback
from bot.core.rules.friendship import FRIENDS, befriended, friends, invitations, link_of
from bot.core.talk.table import (
    A_WHILE,
    ANOTHER_DAY,
    Conversation,
    Place,
    Shows,
    Words,
    card,
    fixed,
    places,
)

_FOLDED: Final = frozenset({At.OFFER, At.ENJOYS, At.PREVIEW, At.WORDS, At.OWN})
A_DAY: Final = timedelta(days=1)
A_WEEK: Final = timedelta(days=7)


def _begun(moment: Moment) -> Turn:
    memory = FriendMemory.of(moment.talk)
    if memory.asks:
        return asking.begin(moment)
    if memory.to == "stop" and (stopping := handshake.wants_to_stop(moment)) is not None:
        return stopping
    if memory.intro:
        return milestones.after_a_step(moment)
    if memory.news is not None:
        return _news(moment, memory.news)
    return _list(moment)


# who they are


def _list(moment: Moment) -> Turn:
    mine, out = friends(moment.known), invitations(moment.known, moment.now)
    agreed = next((link for link in out if link.state is LinkState.AGREED), None)
    if agreed is not None:
        return _meant(moment, agreed, FriendMemory(link=agreed.id))
    if mine:
        more, theirs = len(mine) < FRIENDS, bool(befriended(moment.known))
        listed = cards.all_friends(mine, more=more, out=bool(out), theirs=theirs)
        return Turn(card=listed, at=At.LIST, memory=FriendMemory())
    if out:
        return _out(moment, out[0])
    return Turn(at=At.DOORS)


def _listed_again(moment: Moment) -> Turn:
    mine = friends(moment.known)
    if FriendMemory.of(moment.talk).stop and mine:
        return Turn(card=cards.stop_whom(mine))
    return _list(moment)


def _of(shown: Callable[[Link], Card]) -> Shows:
    def again(moment: Moment) -> Turn:
        link = sharing.link(moment)
        return _list(moment) if link is None else Turn(card=shown(link))

    return again


def _meant_again(moment: Moment) -> Turn:
    link = sharing.link(moment)
    return sharing.over() if link is None else _meant(moment, link, FriendMemory(link=link.id))


def _out(moment: Moment, link: Link) -> Turn:
    memory = FriendMemory(link=link.id, chosen=link.chosen)
    return Turn(card=cards.link_is_out(moment, link), at=At.LINK, memory=memory)


def _meant(moment: Moment, link: Link, memory: FriendMemory) -> Turn:
    """A card that can be out of sight, so /friend shows it again until it is answered."""
    return Turn(card=cards.meant(moment, link), at=At.MEANT, memory=memory)


def _listed(moment: Moment) -> Turn | None:
    chosen, mine = moment.choice or "", friends(moment.known)
    if chosen == "close":
        return sharing.closed(moment)
    if chosen == "invite":
        return Turn(at=At.DOORS)
    if chosen == "lines":
        return Turn(then=Go(BefriendedMemory(to="lines")))
    if chosen == "out" and (out := invitations(moment.known, moment.now)):
        return _out(moment, out[0])
    if chosen == "stop" and len(mine) > 1:
        return Turn(card=cards.stop_whom(mine), memory=FriendMemory(stop=True))
    number = int(chosen.removeprefix("one.")) if chosen.startswith("one.") else len(mine)
    number = 0 if chosen == "stop" else number
    if number >= len(mine):
        return None
    stops = chosen == "stop" or FriendMemory.of(moment.talk).stop
    return Turn(at=At.STOPPING if stops else At.ONE, memory=FriendMemory(link=mine[number].id))


def _one(moment: Moment) -> Turn | None:
    link = sharing.link(moment)
    if link is None:
        return sharing.over()
    match moment.choice:
        case "line":
            return sharing.show(moment, link, None)
        case "ask":
            return asking.of_friend(moment, link)
        case "words_on":
            return Turn(at=At.ONE, links=(replace(link, own_words=not link.own_words),))
        case "mute":
            return Turn(at=At.ONE, links=(replace(link, muted=not link.muted),))
        case "stop":
            return Turn(at=At.STOPPING)
        case "close":
            return sharing.closed(moment)
    return None


# news from the friend


def _news(moment: Moment, told: news.News) -> Turn:
    memory = FriendMemory(link=told.link, news=told)
    link = link_of(moment.known, told.link)
    match told:
        case news.Unanswered():
            own = lookback.own_line(moment.known)
            return asking.no_answer(moment, link, None if own is None else own.text)
        case news.Agreed() if link is not None:
            return _meant(moment, link, memory)
        case news.Letter():
            fold = Plan(DueKind.FOLD, moment.talk.id, moment.now + A_WEEK)
            night = moment.person.zone is None  # it may be, for all we know: nobody is woken
            return Turn(at=At.CAME, memory=memory, effects=(fold,), silent=night)
        case news.Declined():
            words = line("friend-declined")
        case news.InDoubt():
            words = line("friend-in-doubt", friend=Typed(told.friend))
        case news.Left() | news.Ended() | news.Closed() | news.Agreed():
            words = line("friend-left", friend=Typed(told.friend))
        case news.Wave() | news.Reminder():  # these are for friends
            return Turn(then=Close())
    return Turn(card=cards.veiled(Card(words), moment.person.look), then=Close())


def _enjoys(moment: Moment) -> Turn | None:
    match moment.choice:
        case "invite":
            return Turn(at=At.DOORS, memory=FriendMemory())
        case "close":
            return sharing.closed(moment)
    return None


def _folded(moment: Moment) -> Line:
    memory = FriendMemory.of(moment.talk)
    over = moment.now - (moment.talk.touched or moment.now) > A_DAY  # "See you Thursday" is
    said = sharing.said(moment)
    if memory.beside and said is not None:  # the day in it has its name
        return said
    return line("friend-stays") if said is None or (over and not memory.sent) else said


def _left(moment: Moment) -> Line:
    """In a hidden chat the record of a step stays, which tells nothing."""
    said = sharing.said(moment) if FriendMemory.of(moment.talk).beside else None
    return line("tidied-away") if said is None else said


def _time_came(moment: Moment, due: DueKind) -> Turn | None:
    if due is DueKind.LINE and moment.talk.at == At.LEAVING:
        return leaving.leave(moment)
    if due is DueKind.FOLD and moment.talk.at in (At.CAME, At.NO_MORE):
        return letters.fold(moment)
    if due is DueKind.FOLD and moment.talk.at in _FOLDED:
        return Turn(card=Card(_folded(moment)), in_place=True, then=Close())
    return None


TABLE: Final = Conversation(
    Flow.FRIEND,
    _begun,
    places(
        At,
        Place(At.DOORS, card(cards.doors), handshake.doors, Words.PASS, leaves=A_WHILE),
        Place(
            At.SEES,
            fixed(cards.what_they_see),
            handshake.sees,
            Words.PASS,
            leaves=A_WHILE,
        ),
        Place(At.ASKED_TO, fixed(cards.asked_to), handshake.asked_to),
        Place(At.NAME, fixed(cards.ask_name), handshake.name, Words.ASKED),
        Place(At.LINK, _list, handshake.linked),
        Place(At.MEANT, _meant_again, handshake.meant, Words.PASS, offers=True, leaves=A_WHILE),
        Place(At.LIST, _listed_again, _listed, Words.PASS, offers=True, leaves=A_WHILE),
        Place(At.ONE, _of(cards.one), _one, Words.PASS, offers=True, leaves=A_WHILE),
        Place(At.STOPPING, _of(cards.stopping), handshake.stopping, stops=True, leaves=A_WHILE),
        Place(At.ENJOYS, card(lambda _: cards.enjoys("")), _enjoys, offers=True),
        Place(
            At.CAME,
            letters.again,
            letters.answered,
            Words.THEIRS,
            offers=True,
            comes=True,
            stops=True,
        ),
        Place(At.NO_MORE, letters.door, letters.at_the_door, offers=True, stops=True),
        Place(At.OFFER, card(sharing.offer), milestones.offered, offers=True),
        Place(At.PREVIEW, sharing.again, leaving.previewed),
        Place(At.WORDS, sharing.again, sharing.worded),
        Place(At.OWN, sharing.again, sharing.own_words, Words.ASKED),
        Place(At.LEAVING, sharing.again, leaving.undone, promised=True),
        Place(At.WHOSE, asking.begin, asking.whose),
    ),
    edited=leaving.edited,
    time_came=_time_came,
    single=False,
    remembers=True,
    no=("close",),
    folded=_left,
    leaves=ANOTHER_DAY,
    remains=True,
    can_be_left=False,
)
