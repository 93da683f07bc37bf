"""The friend's side: an informed yes, the lines that come, a hello at any time, one tap to leave.

Nothing here depends on how the person is: the same words stand in every state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core.befriended import accepting, answering, cards, reminding, whom
from bot.core.befriended.cards import At
from bot.core.effects import Forget, Plan
from bot.core.events import DueKind
from bot.core.friends import postcard
from bot.core.friends.friendship import befriended, link_of, only_for
from bot.core.lines import Typed, line
from bot.core.model import Flow, Json, Link, Standing
from bot.core.turn import Card, Go, Moment, Turn
from bot.ear.asides import asks_after

FOLD_AFTER: Final = timedelta(days=7)
STEPS: Final = frozenset[str](At)
LISTENS: Final[frozenset[str]] = frozenset()
OFFERS: Final = frozenset[str]({At.LINE, At.HOME, At.HELLO, At.RHYTHM, At.WHOM})


def begin(moment: Moment) -> Turn:
    """An invitation, news, a text out of the blue, or nothing but a hello."""
    memory = moment.talk.memory
    if "invite" in memory:
        return accepting.opened(moment)
    if "opened" in memory:
        return accepting.taken_up(moment)
    if "news" in memory:
        turn = _news(moment)
        card = postcard.veiled(turn.card, moment.person.look) if turn.card else None
        return replace(turn, card=card)
    mine = befriended(moment.known)
    if not mine:
        return _nobody(moment)
    kept: dict[str, Json] = {"link": mine[0].id}
    seen = replace(moment, talk=replace(moment.talk, memory=kept))
    text, to = memory.get("text"), memory.get("to")
    if isinstance(text, str):
        return _towards(seen, "text", text)
    match to:
        case "hello" | "status" | "lines" | "stop" | "rhythm":
            return _towards(seen, to)
        case "who":
            about = link_of(moment.known, memory.get("about")) or mine[0]
            kept = {"link": about.id}
            return Turn(card=cards.who(moment, about), step=At.HOME, memory=kept)
    return Turn(card=cards.home(moment, mine[0]), step=At.HOME, memory=kept)


def _nobody(moment: Moment) -> Turn:
    """Who is nobody's friend any more begins at the beginning."""
    person = moment.person
    if person.standing is Standing.BEFRIENDED:
        person = replace(person, standing=Standing.NEW)
    nobody = Card(line("befriended-nobody"))
    return Turn(card=nobody, person=person, closed=True, wordless=True)


def on(moment: Moment) -> Turn | None:
    """One tap, words for the person, or a reminder whose time has come."""
    if moment.due is not None:
        return _time_came(moment, moment.due)
    link = link_of(moment.known, moment.talk.memory.get("link"))
    if link is None or (link.friend not in (None, moment.person.id)):
        return accepting.closed()
    return _ANSWERS[At(moment.talk.step)](moment, link)


def again(moment: Moment) -> Turn:
    """The card that stands, once more."""
    link = link_of(moment.known, moment.talk.memory.get("link"))
    if link is None:
        return accepting.closed()
    if At(moment.talk.step) not in _AGAIN:
        return Turn(card=cards.home(moment, link), step=At.HOME)
    return Turn(card=_AGAIN[At(moment.talk.step)](moment, link))


def upgrade(shape: int, memory: Mapping[str, Json]) -> Mapping[str, Json]:
    """Nothing was shaped differently before."""
    return memory


# for whom


def _towards(moment: Moment, to: str, text: str = "") -> Turn:
    """What was asked for, once it is clear whom it is about."""
    mine = befriended(moment.known)
    asks = asks_after(text, [link.person_name for link in mine], moment.language)
    about = whom.named(mine, text) if asks else None
    if about is None and len(mine) > 1:
        return whom.asked(moment, to, text)
    return _about(moment, about or mine[0], to, text)


def _about(moment: Moment, link: Link, to: str, text: str = "") -> Turn:
    kept: dict[str, Json] = {"link": link.id}
    seen = replace(moment, talk=replace(moment.talk, step="", memory=kept))
    match to:
        case "hello":
            asked = Turn(card=cards.hello(link), step=At.HELLO, memory=kept)
            return answering.plenty(seen, link) or asked
        case "stop":
            return Turn(card=cards.stopping(link), step=At.STOPPING, memory=kept)
        case "rhythm":
            return replace(reminding.shown(link), memory=kept)
        case "text":
            turn = answering.typed(seen, link, text)
            return replace(turn, memory=kept if turn.memory is None else turn.memory)
    return Turn(card=cards.status(link), step=At.HELLO, memory=kept)


def _whom(moment: Moment, link: Link) -> Turn | None:
    """A name, tapped or written; other words wait in the place of the first."""
    if moment.choice == "back":
        return Turn(card=cards.home(moment, link), step=At.HOME)
    memory, one = moment.talk.memory, whom.chosen(moment)
    if one is not None:
        return _about(moment, one, str(memory["to"]), answering.unsent(moment))
    return _towards(moment, "text", moment.text) if moment.text else None


# what comes


def _news(moment: Moment) -> Turn:
    """What the person sent, word for word; or the end, kindly."""
    news = moment.talk.memory["news"]
    assert isinstance(news, dict)
    name = str(news.get("person", ""))
    link = link_of(moment.known, news.get("link"))
    match news.get("kind"):
        case "line" if link is not None:
            asks: dict[str, Json] = {"asks": moment.now.isoformat()} if "asks" in news else {}
            return Turn(
                card=cards.line_came(moment, link, news),
                step=At.LINE,
                memory={"link": link.id} | asks,
                effects=(Plan(DueKind.FOLD, moment.talk.id, moment.now + FOLD_AFTER),),
                once=link.id,
            )
        case "wave":
            return Turn(
                card=Card(line("befriended-waved", person=Typed(name))), closed=True, silent=True
            )
        case "reminder" if link is not None:
            return Turn(card=cards.reminded(link), step=At.HELLO, memory={"link": link.id})
        case "in_doubt":
            return Turn(card=Card(line("befriended-in-doubt", person=Typed(name))), closed=True)
    ended_link = news.get("link")
    only = isinstance(ended_link, int) and only_for(moment.known, ended_link)
    key = "befriended-not-opened" if news.get("kind") == "closed" else "befriended-ended"
    ended = Card(line(key, person=Typed(name)))
    return Turn(card=ended, effects=(Forget(),) if only else (), closed=True)


# home, and the end


def _home(moment: Moment, _: Link) -> Turn | None:
    match moment.choice:
        case "hello" | "lines" | "rhythm" | "stop":
            return _towards(moment, moment.choice)
        case "help":
            return Turn(then=Go(Flow.HELP))
        case "data":
            return Turn(then=Go(Flow.DATA))
    return _towards(moment, "text", moment.text) if moment.text else None


def _stopping(moment: Moment, link: Link) -> Turn | None:
    if moment.choice == "stop":
        return accepting.stopped(moment, link)
    if answering.leaves_it(moment):
        return Turn(card=cards.home(moment, link), step=At.HOME)
    return None


def _time_came(moment: Moment, due: DueKind) -> Turn | None:
    if due is DueKind.FOLD and moment.talk.step in (At.LINE, At.SURE, At.WHOM):
        return Turn(closed=True)
    return None


_ANSWERS: Final = {
    At.ASKED: accepting.asked,
    At.NOTICE: accepting.asked,
    At.RHYTHM: reminding.rhythm,
    At.LINE: answering.to_line,
    At.HOME: _home,
    At.HELLO: answering.hello,
    At.SURE: answering.sure,
    At.STOPPING: _stopping,
    At.WHOM: _whom,
}

_AGAIN: Final[Mapping[At, Callable[[Moment, Link], Card]]] = {
    At.ASKED: lambda _, link: cards.asked(link),
    At.NOTICE: lambda _, link: cards.notice(),
    At.RHYTHM: lambda _, link: cards.rhythm(link),
    At.SURE: lambda moment, link: cards.sure(moment, link, answering.unsent(moment)),
    At.STOPPING: lambda _, link: cards.stopping(link),
    At.HELLO: lambda _, link: cards.hello(link),
    At.WHOM: lambda moment, _: whom.card(moment.known),
}
"""The card of each step; of any other the menu."""
