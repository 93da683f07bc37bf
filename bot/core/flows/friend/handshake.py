"""Two people are linked by an invitation that works once, and a yes from both; and how it ends."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.flows.friend import cards, sharing
from bot.core.flows.friend.sharing import At
from bot.core.records.effects import Lane, Say
from bot.core.records.lines import line
from bot.core.records.memories import BefriendedMemory, FriendMemory
from bot.core.records.model import Link, LinkState
from bot.core.records.news import Closed, Ended
from bot.core.records.turn import Card, Close, Go, Moment, Turn, Yield
from bot.core.rules import helplines
from bot.core.rules.friendship import (
    LONGEST_NAME,
    OPEN_FOR,
    friends,
    given_up,
    invitations,
    invited,
    quietly,
    tell,
    too_many,
    unfit,
)
from bot.core.rules.wording import beginning
from bot.ear.asides import speaks_of, who_it_is

_NOT_NOW: Final = frozenset({"no", "not_now", "later", "enough", "skip"})
"""Words that are no name, but leave the question."""
_TOO_MANY: Final = {
    "friends": "friend-three-friends",
    "out": "friend-two-out",
    "week": "friend-five-a-week",
}


def doors(moment: Moment) -> Turn | None:
    match moment.choice:
        case "chosen":
            return _invited(moment, chosen=True)
        case "asked":
            return Turn(card=cards.asked_to(), at=At.ASKED_TO)
        case "list":
            return Turn(at=At.SEES)
        case "lines":
            return Turn(then=Go(BefriendedMemory(to="lines")))
        case "close":
            return sharing.closed(moment)
    return None


def sees(moment: Moment) -> Turn | None:
    back = moment.choice == "back"
    return Turn(card=cards.doors(moment), at=At.DOORS) if back else None


def asked_to(moment: Moment) -> Turn | None:
    match moment.choice:
        case "go_on":
            return _invited(moment, chosen=False)
        case "wait":
            return Turn(card=Card(line("friend-waiting")), then=Close())
        case "numbers":
            return Turn(card=cards.asked_to(helplines.screen(moment)), lane=Lane.CARE)
        case "close":
            return Turn(card=Card(line("friend-no-is-fine")), then=Close())
    return None


def _invited(moment: Moment, *, chosen: bool, counts: bool = True) -> Turn:
    """A link that works once, for two days; first the name that they will see.

    It `counts` unless it takes the place of one that nobody has opened.
    """
    why = too_many(moment.known, moment.now)
    if why is not None and (counts or why != "week"):
        return Turn(card=Card(line(_TOO_MANY[why])), then=Close())
    if not moment.person.name:
        shown = next((n for n in moment.known.display.split() if unfit(n) != "signs"), "")
        if not shown or unfit(shown) is not None:
            return Turn(card=cards.ask_name(), at=At.NAME, memory=FriendMemory(chosen=chosen))
        moment = _named(moment, beginning(shown, LONGEST_NAME))
    made = Link(
        moment.draw.ids[0],
        person=moment.person.id,
        person_name=moment.person.name,
        chosen=chosen,
        own_words=chosen,
        until=moment.now + OPEN_FOR,
        token=moment.draw.token,
    )
    return Turn(
        card=cards.invitation(moment, made, made.token),
        at=At.LINK,
        memory=FriendMemory(link=made.id, chosen=chosen),
        person=invited(moment.person, moment.now) if counts else moment.person,
        links=(made,),
        effects=(given_up(made),),
    )


def _named(moment: Moment, name: str) -> Moment:
    person = replace(moment.person, name=name)
    return moment.knowing(person)


def name(moment: Moment) -> Turn | None:
    if moment.choice == "close" or moment.meant & _NOT_NOW:
        return sharing.closed(moment)
    if _used(sharing.link(moment)):
        return Turn(card=Card(line("friend-link-used")), then=Close())
    name = beginning(" ".join((moment.text or "").split()), LONGEST_NAME)
    if not name or moment.meant or moment.aside:  # these ask for something else
        return None
    if unfit(name) is not None:
        return Turn(card=cards.ask_name("friend-own-link"), at=At.NAME)
    return _anew(_named(moment, name))


def _anew(moment: Moment) -> Turn:
    chosen = FriendMemory.of(moment.talk).chosen
    link = sharing.link(moment)
    if link is None:
        return _invited(moment, chosen=chosen)
    others = tuple(one for one in moment.known.links if one.id != link.id)
    without = replace(moment, known=replace(moment.known, links=others))
    unopened = link.state is LinkState.INVITED
    turn = _invited(without, chosen=link.chosen, counts=not unopened)
    return replace(turn, links=(replace(link, state=LinkState.ENDED), *turn.links))


def _used(link: Link | None) -> bool:
    """Whether somebody has said yes: then this card has no more to say in it."""
    return link is not None and link.state not in (LinkState.INVITED, LinkState.OPENED)


def linked(moment: Moment) -> Turn | None:
    link = sharing.link(moment)
    if moment.choice is not None and _used(link):
        return Turn(card=Card(line("friend-link-used")), then=Close())
    match moment.choice:
        case "name":
            return Turn(card=cards.ask_name(), at=At.NAME)
        case "anew":
            return _anew(moment)
        case "end" if link is not None:
            ended = replace(link, state=LinkState.ENDED)
            return Turn(card=Card(line("friend-closed")), links=(ended,), then=Close())
        case "end" | "close":
            return sharing.closed(moment)
        case None if link is not None and moment.text is not None:
            # The link itself is kept nowhere: its card stays as it is.
            return Turn(effects=(Say(line("friend-link-above")),))
    return None


def _called(moment: Moment, link: Link) -> str:
    first = link.friend_name.split()[0] if link.friend_name.strip() else link.friend_name
    taken = {other.friend_name for other in friends(moment.known)}
    return link.friend_name if first in taken else first


def meant(moment: Moment) -> Turn | None:
    """A stolen link stops here."""
    link = sharing.link(moment)
    if link is None:
        return sharing.over()
    if link.state is not LinkState.AGREED:  # another card of it was answered
        return Turn(card=Card(line("friend-link-used")), then=Close())
    match moment.choice:
        case "yes":
            name = _called(moment, link)
            active = replace(link, state=LinkState.ACTIVE, friend_name=name, until=None)
            return replace(_linked(moment, active), links=(active,))
        case "no":
            ended = replace(link, state=LinkState.ENDED)
            told = tell(link.friend, moment, Closed, link)
            return Turn(
                card=Card(line("friend-closed")), links=(ended,), effects=told, then=Close()
            )
    return _which_tap(moment, link) if moment.text else None


def _linked(moment: Moment, link: Link) -> Turn:
    """An invitation that came from a finished step: its message is what can be sent next."""
    told = cards.gone("friend-linked", link)
    about = (t.subject for t in moment.known.talks if FriendMemory.of(t).link == link.id)
    talk = replace(moment.talk, subject=next(filter(None, about), None))
    there = replace(moment, talk=replace(talk, memory=FriendMemory(link=link.id)))
    if there.subject is None or sharing.resting(there):
        return Turn(card=told, then=Close())
    turn = sharing.show(there, link, told.words)
    return replace(turn, subject=talk.subject, effects=(sharing.fold(there),), then=Yield())


def _which_tap(moment: Moment, link: Link) -> Turn | None:
    text, names, language = moment.text or "", [link.friend_name], moment.language
    if not (speaks_of(text, names, language) or who_it_is(text, names, language)):
        return None
    card = cards.meant(moment, link)
    return Turn(card=Card(line("friend-tap-which", question=card.words), card.rows))


# the end of it, quietly or with a kind line


def wants_to_stop(moment: Moment) -> Turn | None:
    """Wished for in so many words; None where only an invitation is out."""
    mine = friends(moment.known)
    if len(mine) > 1:
        return Turn(card=cards.stop_whom(mine), at=At.LIST, memory=FriendMemory(stop=True))
    if mine:
        memory = FriendMemory(link=mine[0].id)
        return Turn(card=cards.stopping(mine[0]), at=At.STOPPING, memory=memory)
    if invitations(moment.known, moment.now):
        return None
    return Turn(card=Card(line("friend-nobody")), then=Close())


def stopping(moment: Moment) -> Turn | None:
    """Quietly, the friend is never told anything; kindly, they get one fixed line."""
    link = sharing.link(moment)
    if link is None:
        return sharing.over()
    match moment.choice:
        case None if "stop" in moment.meant:  # how is still theirs to choose
            return Turn(at=At.STOPPING)
        case "back":
            return Turn(card=cards.one(link), at=At.ONE)
        case "quietly":
            card = cards.gone("friend-stopped", link)
            return Turn(card=card, links=(quietly(link, moment.now),), then=Close())
        case "kindly":
            ended = replace(link, state=LinkState.ENDED)
            told = tell(link.friend, moment, Ended, link)
            card = cards.gone("friend-stopped-kindly", link)
            return Turn(card=card, links=(ended,), effects=told, then=Close())
    return None
