"""What a friend sends: a ready line by a tap, or words of their own, shown back before they go."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core.flows.befriended import cards, whom
from bot.core.flows.befriended.cards import At
from bot.core.records.effects import Plan
from bot.core.records.events import DueKind, Said
from bot.core.records.lines import Typed, line
from bot.core.records.memories import BefriendedMemory, HomeMemory
from bot.core.records.model import Link, LinkState, Standing
from bot.core.records.news import Letter
from bot.core.records.turn import Card, Close, Go, Moment, Turn
from bot.core.rules.friendship import befriended, came, room_at, tell, unfit
from bot.core.talk.reading import LATELY, sent_to
from bot.ear.asides import asks_after, speaks_of

_NOT_NOW: Final = frozenset({"no", "not_now", "later", "skip", "nothing", "back"})
"""Words that rather leave it."""
_NOT_MEANT: Final = frozenset({"wrong", "undo"})
FRESH: Final = timedelta(hours=1)
"""For so long after a hello was asked for an answer comes at once, however late it is."""


def unsent(moment: Moment) -> str:
    return BefriendedMemory.of(moment.talk).text or ""


def to_line(moment: Moment, link: Link) -> Turn | None:
    text = cards.ready(moment.choice)
    if text is not None:
        return sent(moment, link, moment.written(text))
    return None if moment.text is None else typed(moment, link, moment.text)


def leaves_it(moment: Moment) -> bool:
    return moment.choice == "back" or bool(moment.meant & _NOT_NOW)


def hello(moment: Moment, link: Link) -> Turn | None:
    if leaves_it(moment):
        return Turn(card=cards.home(moment, link), at=At.HOME)
    return to_line(moment, link)


def typed(moment: Moment, link: Link, text: str) -> Turn:
    """Own words: shown back before they go, unless they cannot."""
    if moment.meant & _NOT_MEANT:
        return _not_meant(moment, link)
    if asks_after(text, [link.person_name], moment.language):
        return Turn(card=cards.status(link), at=At.HELLO)
    if not link.own_words:
        return Turn(card=cards.ready_only(link), at=At.HELLO)
    why = unfit(text)
    if why is not None:
        return Turn(card=cards.unfit(why, len(text)), at=At.HELLO)
    if enough := plenty(moment, link):
        return enough
    if moment.talk.at == At.LINE and _is_for_it(moment):
        return sent(moment, link, text)
    memory = replace(BefriendedMemory.of(moment.talk), text=text, said_at=moment.said)
    if isinstance(moment.event, Said):
        memory = replace(memory, typed=moment.event.message_id)
    if moment.talk.at == At.LINE and moment.person.standing is not Standing.BEFRIENDED:
        memory = replace(memory, own=True)
    forget = Plan(DueKind.FOLD, moment.talk.id, moment.now + whom.UNSENT_FOR)
    return Turn(card=cards.sure(moment, link, text), at=At.SURE, memory=memory, effects=(forget,))


def _not_meant(moment: Moment, link: Link) -> Turn:
    """ "Undo" is no message. What went a moment ago is with them."""
    if any(moment.now - at <= LATELY for at in link.came_at):
        words = line("mended-has-left", friend=Typed(link.person_name))
        return Turn(card=Card(words), then=Close())
    return Turn(card=cards.home(moment, link), at=At.HOME)


def _is_for_it(moment: Moment) -> bool:
    """Whether words after a line are for it: a reply, or there is nothing else they may be for.

    Words about the person, and a "not now", may be for us.
    """
    if isinstance(moment.event, Said) and moment.event.reply_to is not None:
        return True
    text, names = moment.text or "", [link.person_name for link in befriended(moment.known)]
    only = moment.person.standing is Standing.BEFRIENDED and not whom.several(moment.known)
    ours = moment.meant & _NOT_NOW or speaks_of(text, names, moment.language)
    return only and moment.talk.floor and not ours


def sure(moment: Moment, link: Link) -> Turn | None:
    """It goes by a tap and by nothing else, to whom it names; changed words are shown anew."""
    match moment.choice:
        case "whom":
            return whom.asked(moment, "text", unsent(moment))
        case "send":
            return sent(moment, link, unsent(moment))
    memory = BefriendedMemory.of(moment.talk)
    if leaves_it(moment) and memory.own:  # then it was for something of theirs
        return Turn(then=Go(HomeMemory(unsent(moment), memory.said_at)))
    if leaves_it(moment):
        return Turn(card=cards.home(moment, link), at=At.HOME)
    return None if moment.text is None else typed(moment, link, moment.text)


def plenty(moment: Moment, link: Link) -> Turn | None:
    """That there were lines enough, and when there is room again; None while there is."""
    waits = room_at(link, moment.now) - moment.now
    if not waits:
        return None
    words = line("befriended-plenty", count=-(-waits // timedelta(hours=1)))
    return Turn(card=Card(words), then=Close())


def sent(moment: Moment, link: Link, text: str) -> Turn:
    # The words are the same whatever happens on the other side.
    card = Card(line("befriended-on-its-way", person=Typed(link.person_name)))
    if enough := plenty(moment, link):
        return enough
    hears = None if link.state is LinkState.SILENT else link.person
    told = tell(hears, moment, Letter, link, text=text, expected=_expected(moment))
    typed = BefriendedMemory.of(moment.talk).typed
    if isinstance(moment.event, Said):
        typed = moment.event.message_id
    person = sent_to(moment, link.id, typed)
    return Turn(
        card=card, person=person, links=(came(link, moment.now),), effects=told, then=Close()
    )


def _expected(moment: Moment) -> bool:
    asked = BefriendedMemory.of(moment.talk).asked
    return asked is not None and moment.now - asked < FRESH
