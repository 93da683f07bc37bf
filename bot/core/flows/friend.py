"""The person's side of a friend: an invitation, a line before it goes, what comes back, the end.

Every line is shown word for word and goes only by a tap; it leaves a minute later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core.effects import Plan
from bot.core.events import DueKind
from bot.core.friends import (
    asking,
    ending,
    handshake,
    invitation,
    leaving,
    letters,
    milestones,
    ownwords,
    postcard,
    sharing,
)
from bot.core.friends.friendship import FRIENDS, befriended, friends, invitations, link_of
from bot.core.friends.sharing import At
from bot.core.lines import Line, Typed, line
from bot.core.looks import lookback
from bot.core.model import Flow, Json, Link, LinkState
from bot.core.turn import Card, Go, Moment, Turn

STEPS: Final = frozenset[str](At)
LISTENS: Final[frozenset[str]] = frozenset()
OFFERS: Final = frozenset[str]({At.OFFER, At.ENJOYS, At.CAME, At.LIST, At.ONE, At.MEANT})
_FOLDED: Final = frozenset({At.CAME, At.OFFER, At.ENJOYS, At.PREVIEW, At.WORDS, At.OWN})
A_DAY: Final = timedelta(days=1)
A_WEEK: Final = timedelta(days=7)
_ENDS: Final = {"in_doubt": "friend-in-doubt"}


def begin(moment: Moment) -> Turn:
    """What it is about stands in the memory: a step that ended, news, or nothing yet."""
    memory = moment.talk.memory
    if "asks" in memory:
        return asking.begin(moment)
    if memory.get("to") == "stop" and (stopping := ending.begin(moment)) is not None:
        return stopping
    if "intro" in memory:
        return milestones.after_a_step(moment)
    if "news" in memory:
        return _news(moment)
    return _list(moment)


def on(moment: Moment) -> Turn | None:
    """One tap, a name or a line typed, or the minute that is over."""
    if moment.due is not None:
        return _time_came(moment, moment.due)
    if moment.choice == "lines":
        return Turn(then=Go(Flow.BEFRIENDED, {"to": "lines"}))
    return _ANSWERS[At(moment.talk.step)](moment)


def again(moment: Moment) -> Turn:
    """The card that stands, once more."""
    match At(moment.talk.step):
        case At.DOORS:
            return Turn(card=invitation.doors(moment))
        case At.SEES:
            return Turn(card=invitation.what_they_see())
        case At.ASKED_TO:
            return Turn(card=invitation.asked_to())
        case At.NAME:
            return Turn(card=invitation.ask_name())
        case At.LIST if "stop" in moment.talk.memory and (mine := friends(moment.known)):
            return Turn(card=postcard.stop_whom(mine))
        case (At.ONE | At.STOPPING) as at if (link := sharing.link(moment)) is not None:
            return Turn(card=(postcard.one if at is At.ONE else postcard.stopping)(link))
        case At.LIST | At.LINK | At.ONE | At.STOPPING:
            return _list(moment)
        case At.ENJOYS:
            return Turn(card=invitation.enjoys(""))
        case At.WHOSE:
            return asking.begin(moment)
        case At.MEANT:
            link = sharing.link(moment)
            return sharing.over() if link is None else _meant(moment, link, {"link": link.id})
        case At.CAME if "news" in moment.talk.memory:
            return Turn(card=letters.card(moment))
    return sharing.again(moment) or sharing.over()


def upgrade(shape: int, memory: Mapping[str, Json]) -> Mapping[str, Json]:
    """Nothing was shaped differently before."""
    return memory


# who they are


def _list(moment: Moment) -> Turn:
    mine, out = friends(moment.known), invitations(moment.known, moment.now)
    agreed = next((link for link in out if link.state is LinkState.AGREED), None)
    if agreed is not None:
        return _meant(moment, agreed, {"link": agreed.id})
    if mine:
        more, theirs = len(mine) < FRIENDS, bool(befriended(moment.known))
        card = postcard.all_friends(mine, more=more, out=bool(out), theirs=theirs)
        return Turn(card=card, step=At.LIST, memory={})
    if out:
        return _out(moment, out[0])
    return Turn(card=invitation.doors(moment), step=At.DOORS)


def _out(moment: Moment, link: Link) -> Turn:
    return Turn(card=invitation.out(moment, link), step=At.LINK, memory={"link": link.id})


def _meant(moment: Moment, link: Link, memory: dict[str, Json]) -> Turn:
    """A card that can be out of sight, so /friend shows it again until it is answered."""
    return Turn(card=invitation.meant(link, moment.person.look), step=At.MEANT, memory=memory)


def _listed(moment: Moment) -> Turn | None:
    chosen, mine = moment.choice or "", friends(moment.known)
    if chosen == "close":
        return sharing.closed(moment)
    if chosen == "invite":
        return Turn(card=invitation.doors(moment), step=At.DOORS)
    if chosen == "out" and (out := invitations(moment.known, moment.now)):
        return _out(moment, out[0])
    if chosen == "stop" and len(mine) > 1:
        return Turn(card=postcard.stop_whom(mine), memory={"stop": True})
    number = int(chosen.removeprefix("one.")) if chosen.startswith("one.") else len(mine)
    number = 0 if chosen == "stop" else number
    if number >= len(mine):
        return None
    link, stops = mine[number], chosen == "stop" or moment.talk.memory.get("stop") is True
    memory: dict[str, Json] = {"link": link.id}
    if stops:
        return Turn(card=postcard.stopping(link), step=At.STOPPING, memory=memory)
    return Turn(card=postcard.one(link), step=At.ONE, memory=memory)


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
            changed = replace(link, own_words=not link.own_words)
            return Turn(card=postcard.one(changed), links=(changed,))
        case "mute":
            changed = replace(link, muted=not link.muted)
            return Turn(card=postcard.one(changed), links=(changed,))
        case "stop":
            return Turn(card=postcard.stopping(link), step=At.STOPPING)
        case "close":
            return sharing.closed(moment)
    return None


# news from the friend


def _news(moment: Moment) -> Turn:
    news = moment.talk.memory["news"]
    assert isinstance(news, dict)
    memory: dict[str, Json] = {"link": news.get("link"), "news": news}
    link = link_of(moment.known, news.get("link"))
    match news.get("kind"):
        case "unanswered":
            own = lookback.own_line(moment.known)
            return asking.no_answer(moment, news, None if own is None else own.text)
        case "agreed" if link is not None:
            return _meant(moment, link, memory)
        case "line":
            fold = Plan(DueKind.FOLD, moment.talk.id, moment.now + A_WEEK)
            seen = replace(moment, talk=replace(moment.talk, memory=memory))
            night = moment.person.zone is None  # it may be, for all we know: nobody is woken
            card, effects = letters.card(seen), (fold,)
            return Turn(card=card, step=At.CAME, memory=memory, effects=effects, silent=night)
    words = line("friend-declined")
    if news.get("kind") != "declined":
        name = Typed(str(news.get("friend", "")))
        words = line(_ENDS.get(str(news.get("kind")), "friend-left"), friend=name)
    return Turn(card=postcard.veiled(Card(words), moment.person.look), closed=True)


def _enjoys(moment: Moment) -> Turn | None:
    match moment.choice:
        case "invite":
            return Turn(card=invitation.doors(moment), step=At.DOORS, memory={})
        case "close":
            return sharing.closed(moment)
    return None


def _folded(moment: Moment) -> Line:
    """What stays of a card that nobody tapped."""
    if moment.talk.step == At.CAME:
        came = "news" in moment.talk.memory
        return letters.card(moment).words if came else line("friend-over")
    said, told = moment.talk.memory.get("intro"), "sent" in moment.talk.memory
    over = moment.now - (moment.talk.touched or moment.now) > A_DAY  # "See you Thursday" is
    if said is None or (over and not told):
        return line("friend-stays")
    return line("friend-said", text=Typed(str(said)))


def _time_came(moment: Moment, due: DueKind) -> Turn | None:
    if due is DueKind.LINE and moment.talk.step == At.LEAVING:
        return leaving.leave(moment)
    if due is DueKind.FOLD and moment.talk.step in _FOLDED:
        return Turn(card=Card(_folded(moment)), in_place=True, closed=True)
    return None


_ANSWERS: Final = {
    At.DOORS: handshake.doors,
    At.SEES: handshake.sees,
    At.ASKED_TO: handshake.asked_to,
    At.NAME: handshake.name,
    At.LINK: handshake.linked,
    At.MEANT: handshake.meant,
    At.LIST: _listed,
    At.ONE: _one,
    At.STOPPING: ending.answered,
    At.ENJOYS: _enjoys,
    At.CAME: letters.answered,
    At.OFFER: milestones.offered,
    At.PREVIEW: leaving.previewed,
    At.WORDS: sharing.worded,
    At.OWN: ownwords.own_words,
    At.LEAVING: leaving.undone,
    At.WHOSE: asking.whose,
}
