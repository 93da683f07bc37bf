"""What is said to us whatever is asked: "help", "stop bothering me", "are you a human?"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.flows.befriended import whom
from bot.core.flows.befriended.cards import At
from bot.core.flows.friend import sharing
from bot.core.flows.home import ASKED, SITUATIONS
from bot.core.records.effects import Rows
from bot.core.records.events import Edited, Said
from bot.core.records.lines import Line, line
from bot.core.records.memories import (
    BefriendedMemory,
    ComingMemory,
    DataMemory,
    FriendMemory,
    HelpMemory,
    HomeMemory,
    LookMemory,
    PlanMemory,
    SentencesMemory,
    SettingsMemory,
    SettleMemory,
)
from bot.core.records.model import Flow, Known, Standing, Talk
from bot.core.records.turn import Card, Go, choice
from bot.core.rules import people
from bot.core.rules.friendship import befriended
from bot.core.rules.helplines import if_heavy
from bot.core.talk.course import Course
from bot.core.talk.table import Place, Words
from bot.ear.asides import BEYOND, Aside, about_this, asks_after, for_another, who_it_is, worries
from bot.ear.care import Tier

MAY_STOP: Final = frozenset({Standing.KEEPS, Standing.BEFRIENDED})
"""Whose "stop" is heard where nothing was asked."""
_LEADS: Final = {Aside.HUMAN: Go(HelpMemory()), Aside.DATA: Go(DataMemory())}
_TO: Final = {
    Aside.REMINDERS: "rhythm",
    Aside.PAUSE: "stop",
    Aside.STOP: "stop",
    Aside.MENU: "menu",
}
"""What a friend is led to, who may not know what it is called."""
_BESIDE: Final = {**ASKED, Aside.WHAT: "asked-what", Aside.MORE: "asked-what"}
"""What is answered beside the question that stands."""
_TOOLS: Final = {
    Aside.PAUSE: Go(SettingsMemory("pause", offered=True)),
    Aside.REMINDERS: Go(SettingsMemory("pause", offered=True)),
    Aside.DATA: Go(DataMemory()),
    Aside.SETTLE: Go(SettleMemory()),
    Aside.OFFERED: Go(SettleMemory(offered=True)),
    Aside.QUICK: Go(PlanMemory(tiny=True)),
    Aside.IDEAS: Go(PlanMemory(ideas=True)),
    Aside.COMING: Go(ComingMemory()),
    Aside.LOOK: Go(LookMemory()),
    Aside.FRIEND: Go(FriendMemory()),
    Aside.SENTENCES: Go(SentencesMemory()),
}
"""Where a person is led who says what they need, and not what it is called."""
_HEAR_IT: Final = (Flow.CUE, Flow.SETTLE)
"""Where it is heard in its own way that it is too much."""
_NO_ANSWER: Final = (Aside.PAUSE, Aside.DATA)
"""What answers no question, whatever was asked."""
LEAVE_IT: Final = "leave_it"
HELP_NOW: Final = "help_now"
NOT_NOW: Final = "not_now"
MOST_BUTTONS: Final = 7
"""Under one message: more are not read."""
_WAYS_OUT: Final[Rows] = ((choice(LEAVE_IT, "leave-it-for-now"), choice(HELP_NOW, "help-now")),)
"""Below a question that got two answers which nobody understood."""
_OWN_WORDS: Final = frozenset({At.LINE, At.HELLO, At.HOME, At.SURE, At.WHOM})
"""Where a friend's words are read by the talk itself."""


def answer(known: Known, talk: Talk | None, place: Place | None, said: Said) -> Go | str | None:
    """What such words lead to: a conversation, or a line beside the question that stands."""
    if talk is not None and talk.flow is Flow.CARE:
        return None
    theirs = talk is not None and talk.flow is Flow.BEFRIENDED
    if _calls(known, talk, said) or (theirs and said.meaning.aside is Aside.SAY):
        return Go(HelpMemory())
    if theirs or known.person.standing is Standing.BEFRIENDED:
        return _to_a_friend(known, talk, said)
    if known.person.standing is not Standing.KEEPS:
        return None
    if said.meaning.aside is Aside.URGE and not (place and place.returns):
        return Go(SettleMemory(urge=True))  # nothing of it is planned, kept or sent
    of_lines = said.meaning.aside is Aside.STOP and befriended(known)
    return None if said.meaning.stops or of_lines else _to_a_person(known, talk, place, said)


def _calls(known: Known, talk: Talk | None, said: Said) -> bool:
    """Whether it is about a call for help. What to say is meant of one below the numbers, and
    where there is nothing else here for it."""
    if said.meaning.aside is Aside.SAY:
        below = talk is not None and talk.flow is Flow.HELP
        return below or known.person.standing is not Standing.KEEPS
    return said.meaning.aside in (Aside.HELP, Aside.CALL)


def _to_a_person(
    known: Known, talk: Talk | None, place: Place | None, said: Said
) -> Go | str | None:
    aside = said.meaning.aside
    tool = None if aside is None else _TOOLS.get(aside)
    if aside is Aside.ACCEPTED:
        tool = _agreed(known, said)
    if talk is None or place is None or talk.flow is Flow.HOME:
        return Go(HelpMemory("what")) if aside in (Aside.WHAT, Aside.MORE) else tool
    writes = (talk.flow, talk.at) == (Flow.FRIEND, sharing.At.OWN)
    if aside in _BESIDE and not writes:
        return _BESIDE[aside]
    if talk.flow is Flow.FRIEND:
        return None
    if place.returns or talk.parts or place.words is Words.ASKED:  # an answer, or words they keep
        return tool if aside in _NO_ANSWER else None
    return _led(talk, place, said, tool)


def _agreed(known: Known, said: Said) -> Go | None:
    """A yes to something they asked for, however long ago, is planned."""
    asked = people.invitation(known, said.text)
    return None if asked is None else Go(PlanMemory(agreed=asked.id))


def _led(talk: Talk, place: Place, said: Said, tool: Go | None) -> Go | str | None:
    """From a question that their words do not answer."""
    aside = said.meaning.aside
    if aside in BEYOND:
        return f"beyond-{aside}"
    if talk.flow is Flow.WELCOME or (aside is Aside.SETTLE and talk.flow in _HEAR_IT):
        return tool if aside in _NO_ANSWER else None
    if aside is Aside.HARD and talk.flow is Flow.PLAN and place.words is Words.ANSWER:
        return "hard-beside"
    return Go(HomeMemory(said.text)) if aside in SITUATIONS else tool


def _to_a_friend(known: Known, talk: Talk | None, said: Said) -> Go | None:
    """What somebody who gets lines means for us, and not for their person."""
    mine, me, text = befriended(known), known.person, said.text
    names = _their_names(known)
    if worries(text, names, me.language):
        return Go(HelpMemory("helping"))
    if not mine:  # an invitation answers the rest itself
        return None
    if said.meaning.aside in _LEADS:
        return _LEADS[said.meaning.aside]
    if about_this(text, names, me.language):
        return Go(HelpMemory("about"))
    if who_it_is(text, names, me.language):
        about = whom.named(mine, text) or mine[0]
        return Go(BefriendedMemory(to="who", about=about.id))
    return _towards(talk, said, asks=asks_after(text, names, me.language))


def fears(known: Known, said: Said | Edited) -> Go | None:
    """Where a friend's words of danger are all about somebody else: how to help comes first.

    Not where a body is in danger now: that has its own card, with one number and nothing else.
    """
    if said.heard.tier is Tier.C4:
        return None
    of_another = for_another(said.text, _their_names(known), known.person.language)
    return Go(HelpMemory("helping")) if of_another else None


def _their_names(known: Known) -> list[str]:
    return [link.person_name for link in known.links if link.friend == known.person.id]


def _towards(talk: Talk | None, said: Said, *, asks: bool) -> Go | None:
    """Fewer reminders, an end, a question after their person, by whatever name they call it."""
    theirs = talk is not None and talk.flow is Flow.BEFRIENDED
    aside = said.meaning.aside
    if theirs and talk and talk.at == At.LINE and said.meaning.stops:
        aside = Aside.STOP
    if aside in _TO:
        return Go(BefriendedMemory(to=_TO[aside]))
    heard = talk is None or (theirs and talk.at in _OWN_WORDS)
    return Go(BefriendedMemory(text=said.text)) if asks and not heard else None


def ask_beside(course: Course, talk: Talk, key: str, ways: Rows = (), **said: Line) -> None:
    """A line above the question that stands, which is asked again, with more `ways` below it
    where they fit: these say "not now" in their own way."""
    again = course.table.of(talk).again(course.moment(talk))
    if again.card is not None:
        words = line(key, question=again.card.words, **said)
        rows = _without(NOT_NOW, again.card.rows) if ways else again.card.rows
        fits = sum(map(len, (*rows, *ways))) <= MOST_BUTTONS
        again = replace(again, card=Card(words, (*rows, *ways) if fits else rows))
    course.follow(talk, again)


def _without(key: str, rows: Rows) -> Rows:
    left = (tuple(button for button in row if button.key != key) for row in rows)
    return tuple(row for row in left if row)


def not_understood(course: Course, talk: Talk, key: str) -> None:
    """The question again with the quiet line; the second time in a row with two ways out."""
    ways = _WAYS_OUT if talk.not_heard and course.table.of(talk).can_be_left else ()
    ask_beside(course, talk, key, ways, heavy=if_heavy(course))
    there = course.known.talk(talk.id)
    if there is not None:
        course.keep_talk(replace(there, not_heard=talk.not_heard + 1))
