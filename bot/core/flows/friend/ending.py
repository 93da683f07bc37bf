"""How a person ends what they share: with whom, and whether quietly or with a kind line."""

from __future__ import annotations

from dataclasses import replace

from bot.core.flows.friend import cards, sharing
from bot.core.flows.friend.sharing import At
from bot.core.records.lines import line
from bot.core.records.memories import FriendMemory
from bot.core.records.model import LinkState
from bot.core.records.news import Ended
from bot.core.records.turn import Card, Close, Moment, Turn
from bot.core.rules.friends.friendship import friends, invitations, quietly, tell


def begin(moment: Moment) -> Turn | None:
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


def answered(moment: Moment) -> Turn | None:
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
