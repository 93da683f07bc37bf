"""The friend's side: an informed yes, the lines that come, a hello at any time, one tap to leave.

Nothing here depends on how the person is: the same words stand in every state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core import accepting, callers, reminding, renewal, resting, thinking
from bot.core.callers import At
from bot.core.effects import Forget, Plan
from bot.core.events import DueKind
from bot.core.friendship import (
    asks,
    befriended,
    came,
    link_of,
    may_answer,
    tell,
    unfit,
)
from bot.core.lines import Typed, line
from bot.core.model import Flow, Json, Link, LinkState, Standing
from bot.core.turn import Card, Go, Moment, Turn

FOLD_AFTER: Final = timedelta(days=7)
UNSENT_FOR: Final = timedelta(days=1)
"""How long words wait for "Send it"."""


STEPS: Final = frozenset[str](At)
LISTENS: Final[frozenset[str]] = frozenset()
OFFERS: Final = frozenset[str](
    {At.LINE, At.HOME, At.HELLO, At.RHYTHM, At.DAY, At.HOUR, At.QUIET, At.AROUND, At.STILL}
    | {At.PAUSE}
)


def begin(moment: Moment) -> Turn:
    """An invitation, news, a text out of the blue, or nothing but a hello."""
    memory = moment.talk.memory
    if "invite" in memory:
        return accepting.opened(moment)
    if "news" in memory:
        return _news(moment)
    mine = befriended(moment.known)
    if not mine:
        return _nobody(moment)
    text = memory.get("text")
    kept: dict[str, Json] = {"link": mine[0].id}
    seen = replace(moment, talk=replace(moment.talk, memory=kept))
    if isinstance(text, str):
        return _typed(seen, mine[0], text)
    match memory.get("to"):
        case "status" | "lines":
            return Turn(card=callers.status(mine[0]), step=At.HELLO, memory=kept)
        case "stop":
            return Turn(card=callers.stopping(mine[0]), step=At.STOPPING, memory=kept)
        case "pause":
            return Turn(card=callers.pauses(moment), step=At.PAUSE, memory=kept)
        case "resume":
            return resting.resumed(moment, mine[0], kept)
    if renewal.year_over(moment.person, accepting.FRIEND, moment.now):
        return accepting.still(moment, kept)
    if memory.get("to") == "hello":
        return Turn(card=callers.hello(mine[0]), step=At.HELLO, memory=kept)
    return Turn(card=callers.home(mine[0], moment.person), step=At.HOME, memory=kept)


def _nobody(moment: Moment) -> Turn:
    """Who is nobody's friend any more begins at the beginning."""
    person = moment.person
    if person.standing is Standing.BEFRIENDED:
        person = replace(person, standing=Standing.NEW)
    return Turn(card=Card(line("befriended-nobody")), person=person, closed=True)


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
        return Turn(card=callers.home(link, moment.person), step=At.HOME)
    return Turn(card=_AGAIN[At(moment.talk.step)](moment, link))


def upgrade(shape: int, memory: Mapping[str, Json]) -> Mapping[str, Json]:
    """Nothing was shaped differently before."""
    return memory


def _text(moment: Moment) -> str:
    return str(moment.talk.memory.get("text", ""))


# lines, both ways


def _news(moment: Moment) -> Turn:
    """What the person sent, word for word; or the end, kindly."""
    news = moment.talk.memory["news"]
    assert isinstance(news, dict)
    name, text = str(news.get("person", "")), str(news.get("text", ""))
    link = link_of(moment.known, news.get("link"))
    match news.get("kind"):
        case "line" if link is not None:
            return Turn(
                card=callers.line_came(link, text),
                step=At.LINE,
                memory={"link": link.id},
                effects=(Plan(DueKind.FOLD, moment.talk.id, moment.now + FOLD_AFTER),),
                once=link.id,
            )
        case "around" if link is not None:
            return thinking.asked(moment, link, text, news["around"])
        case "around_now" if link is not None:
            return thinking.now(moment, link)
        case "wave":
            return Turn(
                card=Card(line("befriended-waved", person=Typed(name))), closed=True, silent=True
            )
        case "reminder" if link is not None:
            return Turn(card=callers.reminded(link), step=At.HELLO, memory={"link": link.id})
        case "in_doubt":
            return Turn(card=Card(line("befriended-in-doubt", person=Typed(name))), closed=True)
    others = [other for other in befriended(moment.known) if link is None or other.id != link.id]
    only = moment.person.standing is Standing.BEFRIENDED and not others
    ended = Card(line("befriended-ended", person=Typed(name)))
    return Turn(card=ended, effects=(Forget(),) if only else (), closed=True)


def _line(moment: Moment, link: Link) -> Turn | None:
    """A ready line by a tap, or words of their own."""
    text = callers.ready(moment.choice)
    if text is not None:
        return _sent(moment, link, moment.written(text))
    return _typed(moment, link, moment.text) if moment.text else None


def _hello(moment: Moment, link: Link) -> Turn | None:
    if moment.choice == "back":
        return Turn(card=callers.home(link, moment.person), step=At.HOME)
    return _line(moment, link)


def _typed(moment: Moment, link: Link, text: str) -> Turn:
    """Own words: shown back before they go, unless they cannot."""
    if asks(text):
        return Turn(card=callers.status(link), step=At.HELLO)
    if not link.own_words:
        return Turn(card=callers.ready_only(link), step=At.HELLO)
    why = unfit(text)
    if why is not None:
        return Turn(card=callers.unfit(why, len(text)), step=At.HELLO)
    if moment.talk.step == At.LINE:
        return _sent(moment, link, text)
    memory: dict[str, Json] = {**moment.talk.memory, "text": text}
    forget = Plan(DueKind.FOLD, moment.talk.id, moment.now + UNSENT_FOR)
    return Turn(card=callers.sure(link, text), step=At.SURE, memory=memory, effects=(forget,))


def _sure(moment: Moment, link: Link) -> Turn | None:
    match moment.choice:
        case "send" | "yes":
            return _sent(moment, link, _text(moment))
        case "back" | "no":
            return Turn(card=callers.home(link, moment.person), step=At.HOME)
    return _typed(moment, link, moment.text) if moment.text else None


def _sent(moment: Moment, link: Link, text: str) -> Turn:
    """On its way, whatever happens on the other side."""
    card = Card(line("befriended-on-its-way", person=Typed(link.person_name)))
    if not may_answer(link, moment.now):
        return Turn(card=Card(line("befriended-enough-today")), closed=True)
    more: dict[str, Json] = {"expected": True} if thinking.expected(moment) else {}
    told = tell(link.person, moment, "line", link, text, **more)
    if link.state is LinkState.SILENT:
        told = ()
    return Turn(card=card, links=(came(link, moment.now),), effects=told, closed=True)


# home, and the end


def _home(moment: Moment, link: Link) -> Turn | None:
    match moment.choice:
        case "hello":
            return Turn(card=callers.hello(link), step=At.HELLO)
        case "lines":
            return Turn(card=callers.status(link), step=At.HELLO)
        case "rhythm":
            return reminding.shown(moment, link)
        case "quiet":
            return resting.ask_quiet(moment)
        case "stop":
            return Turn(card=callers.stopping(link), step=At.STOPPING)
        case "help":
            return Turn(then=Go(Flow.HELP))
        case "data":
            return Turn(then=Go(Flow.DATA))
    return _typed(moment, link, moment.text) if moment.text else None


def _still_welcome(moment: Moment, link: Link) -> Turn | None:
    answered = accepting.still_welcome(moment, link)
    return _typed(moment, link, moment.text) if answered is None and moment.text else answered


def _stopping(moment: Moment, link: Link) -> Turn | None:
    match moment.choice:
        case "stop":
            ended = replace(link, state=LinkState.ENDED)
            told = () if link.state is LinkState.SILENT else tell(link.person, moment, "left", link)
            return accepting.parted(moment, ended, "befriended-stopped", told)
        case "back":
            return Turn(card=callers.home(link, moment.person), step=At.HOME)
    return None


def _time_came(moment: Moment, due: DueKind) -> Turn | None:
    if due is DueKind.FOLD and moment.talk.step in (At.LINE, At.SURE):
        return Turn(closed=True)
    link = link_of(moment.known, moment.talk.memory.get("link"))
    if due is DueKind.FOLD and moment.talk.step == At.AROUND and link is not None:
        return thinking.folded(moment, link)
    return None


_ANSWERS: Final = {
    At.ASKED: accepting.asked,
    At.NOTICE: accepting.asked,
    At.RHYTHM: reminding.rhythm,
    At.CLOCK: reminding.clock,
    At.DAY: reminding.day,
    At.HOUR: reminding.hour,
    At.QUIET: resting.quiet,
    At.LINE: _line,
    At.HOME: _home,
    At.HELLO: _hello,
    At.SURE: _sure,
    At.STOPPING: _stopping,
    At.AROUND: thinking.answered,
    At.STILL: _still_welcome,
    At.PAUSE: resting.paused,
}

_AGAIN: Final[Mapping[At, Callable[[Moment, Link], Card]]] = {
    At.ASKED: lambda _, link: callers.asked(link),
    At.NOTICE: lambda _, link: callers.notice(),
    At.RHYTHM: reminding.card,
    At.CLOCK: lambda moment, _: callers.clock(moment),
    At.DAY: lambda _, link: callers.days(),
    At.HOUR: lambda moment, _: callers.hours(moment.person),
    At.QUIET: lambda moment, _: callers.quiet(moment),
    At.SURE: lambda moment, link: callers.sure(link, _text(moment)),
    At.STOPPING: lambda _, link: callers.stopping(link),
    At.PAUSE: lambda moment, _: callers.pauses(moment),
    At.STILL: lambda _, link: callers.still(),
    At.AROUND: thinking.card,
    At.HELLO: lambda _, link: callers.hello(link),
}
"""The card of each step; of any other the menu."""
