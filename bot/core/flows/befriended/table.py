"""The friend's side: an informed yes, the lines that come, a hello at any time, one tap to leave.

Nothing here depends on how the person is: the same words stand in every state.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core.flows.befriended import accepting, answering, cards, whom
from bot.core.flows.befriended.cards import At
from bot.core.flows.friend.cards import veiled
from bot.core.records import news
from bot.core.records.effects import Forget, Plan
from bot.core.records.events import DueKind, Edited
from bot.core.records.lines import Line, Typed, line
from bot.core.records.memories import BefriendedMemory, DataMemory, HelpMemory
from bot.core.records.model import Flow, Link, Standing
from bot.core.records.turn import Card, Close, Go, Moment, Turn
from bot.core.rules.friendship import befriended, link_of, only_for
from bot.core.talk.table import Conversation, Hears, Place, Shows, Words, places
from bot.ear.asides import asks_after

FOLD_AFTER: Final = timedelta(days=7)


def _begun(moment: Moment) -> Turn:
    memory = BefriendedMemory.of(moment.talk)
    if memory.invite:
        return accepting.opened(moment)
    if memory.opened:
        return accepting.taken_up(moment)
    if memory.news is not None:
        turn = _news(moment, memory.news)
        card = veiled(turn.card, moment.person.look) if turn.card else None
        return replace(turn, card=card)
    mine = befriended(moment.known)
    if not mine:
        return _nobody(moment)
    kept = BefriendedMemory(link=mine[0].id)
    seen = moment.remembering(kept)
    if memory.text is not None:
        return _towards(seen, "text", memory.text)
    match memory.to:
        case "hello" | "status" | "lines" | "stop" | "rhythm" as to:
            return _towards(seen, to)
        case "who":
            about = link_of(moment.known, memory.about) or mine[0]
            kept = BefriendedMemory(link=about.id)
            return Turn(card=cards.who(moment, about), at=At.HOME, memory=kept)
    return Turn(card=cards.home(moment, mine[0]), at=At.HOME, memory=kept)


def _nobody(moment: Moment) -> Turn:
    person = moment.person
    if person.standing is Standing.BEFRIENDED:
        person = replace(person, standing=Standing.NEW)
    nobody = Card(line("befriended-nobody"))
    return Turn(card=nobody, person=person, then=Close(wordless=True))


def _shows(shown: Callable[[Moment, Link], Card]) -> Shows:
    def again(moment: Moment) -> Turn:
        link = link_of(moment.known, BefriendedMemory.of(moment.talk).link)
        return accepting.closed() if link is None else Turn(card=shown(moment, link))

    return again


def _of(shown: Callable[[Link], Card]) -> Shows:
    return _shows(lambda _, link: shown(link))


def _hears(answered: Callable[[Moment, Link], Turn | None]) -> Hears:
    def heard(moment: Moment) -> Turn | None:
        link = link_of(moment.known, BefriendedMemory.of(moment.talk).link)
        if link is None or (link.friend not in (None, moment.person.id)):
            return accepting.closed()
        return answered(moment, link)

    return heard


def _at_home(moment: Moment) -> Turn:
    """A line has come and gone: what stands is the menu."""
    return replace(_shows(cards.home)(moment), at=At.HOME)


def _edited(moment: Moment, event: Edited) -> Turn | None:
    memory = BefriendedMemory.of(moment.talk)
    link, mine = link_of(moment.known, memory.link), event.message_id == memory.typed
    if link is None or not mine or moment.talk.at != At.SURE:
        return None
    return answering.typed(moment, link, event.text)


# for whom


def _towards(moment: Moment, to: str, text: str = "") -> Turn:
    mine = befriended(moment.known)
    asks = asks_after(text, [link.person_name for link in mine], moment.language)
    about = whom.named(mine, text) if asks else None
    if about is None and len(mine) > 1:
        return whom.asked(moment, to, text)
    return _about(moment, about or mine[0], to, text)


def _about(moment: Moment, link: Link, to: str, text: str = "") -> Turn:
    kept = BefriendedMemory(link=link.id)
    seen = replace(moment, talk=replace(moment.talk, at="", memory=kept))
    match to:
        case "hello":
            asked = Turn(card=cards.hello(link), at=At.HELLO, memory=kept)
            return answering.plenty(seen, link) or asked
        case "stop":
            return Turn(card=cards.stopping(link), at=At.STOPPING, memory=kept)
        case "rhythm":
            return replace(accepting.asks_rhythm(link), memory=kept)
        case "text":
            turn = answering.typed(seen, link, text)
            return replace(turn, memory=kept if turn.memory is None else turn.memory)
    return Turn(card=cards.status(link), at=At.HELLO, memory=kept)


def _whom(moment: Moment, link: Link) -> Turn | None:
    if moment.choice == "back":
        return Turn(at=At.HOME)
    one = whom.chosen(moment)
    if one is not None:
        to = BefriendedMemory.of(moment.talk).to
        return _about(moment, one, to, answering.unsent(moment))
    return None if moment.text is None else _towards(moment, "text", moment.text)


# what comes


def _news(moment: Moment, told: news.News) -> Turn:
    """What the person sent, word for word; or the end, kindly."""
    link, name = link_of(moment.known, told.link), Typed(told.person)
    match told:
        case news.Letter() if link is not None:
            asked = moment.now if told.asks else None
            return Turn(
                card=cards.line_came(moment, link, told),
                at=At.LINE,
                memory=BefriendedMemory(link=link.id, asked=asked, news=told),
                effects=(Plan(DueKind.FOLD, moment.talk.id, moment.now + FOLD_AFTER),),
                once=link.id,
            )
        case news.Wave():
            return Turn(card=Card(line("befriended-waved", person=name)), then=Close(), silent=True)
        case news.Reminder() if link is not None:
            return Turn(
                card=cards.reminded(link), at=At.HELLO, memory=BefriendedMemory(link=link.id)
            )
        case news.InDoubt():
            return Turn(card=Card(line("befriended-in-doubt", person=name)), then=Close())
        case news.Closed():
            return _over(moment, told.link, line("befriended-not-opened", person=name))
        case news.Ended() | news.Letter() | news.Reminder() | news.Left():
            return _over(moment, told.link, line("befriended-ended", person=name))
        case news.Agreed() | news.Declined() | news.Unanswered():  # these are for persons
            return Turn(then=Close())


def _over(moment: Moment, link: int, words: Line) -> Turn:
    """The end; of somebody who was only here for that link nothing stays."""
    gone = (Forget(),) if only_for(moment.known, link) else ()
    return Turn(card=Card(words), effects=gone, then=Close())


# home, and the end


def _home(moment: Moment, _: Link) -> Turn | None:
    match moment.choice:
        case "hello" | "lines" | "rhythm" | "stop":
            return _towards(moment, moment.choice)
        case "help":
            return Turn(then=Go(HelpMemory()))
        case "data":
            return Turn(then=Go(DataMemory()))
    return None if moment.text is None else _towards(moment, "text", moment.text)


def _stopping(moment: Moment, link: Link) -> Turn | None:
    if moment.choice == "stop":
        return accepting.stopped(moment, link)
    if answering.leaves_it(moment):
        return Turn(at=At.HOME)
    return None


def _time_came(moment: Moment, due: DueKind) -> Turn | None:
    if due is DueKind.FOLD and moment.talk.at in (At.LINE, At.SURE, At.WHOM):
        return Turn(then=Close())
    return None


def _sure(moment: Moment, link: Link) -> Card:
    return cards.sure(moment, link, answering.unsent(moment))


TABLE: Final = Conversation(
    Flow.BEFRIENDED,
    _begun,
    places(
        At,
        Place(At.ASKED, _of(cards.asked), _hears(accepting.asked), stops=True),
        Place(At.NOTICE, _shows(lambda *_: cards.notice()), _hears(accepting.asked), stops=True),
        Place(
            At.RHYTHM,
            _of(cards.rhythm),
            _hears(accepting.rhythm),
            offers=True,
        ),
        Place(At.LINE, _at_home, _hears(answering.to_line), Words.THEIRS, offers=True, comes=True),
        Place(At.HOME, _at_home, _hears(_home), offers=True),
        Place(
            At.HELLO,
            _of(cards.hello),
            _hears(answering.hello),
            Words.THEIRS,
            offers=True,
        ),
        Place(At.SURE, _shows(_sure), _hears(answering.sure)),
        Place(At.STOPPING, _of(cards.stopping), _hears(_stopping)),
        Place(At.WHOM, _shows(lambda m, _: whom.card(m.known)), _hears(_whom), offers=True),
    ),
    edited=_edited,
    time_came=_time_came,
    single=False,
    consent=False,
    remembers=True,
    can_be_left=False,
)
