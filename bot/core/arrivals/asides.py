"""What is said to us whatever is asked: "help", "stop bothering me", "are you a human?"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.flows.befriended import whom
from bot.core.flows.befriended.cards import At
from bot.core.records.events import Said
from bot.core.records.lines import line
from bot.core.records.model import Flow, Standing, Talk
from bot.core.records.turn import Card
from bot.core.rules.friends.friendship import befriended
from bot.core.talk.course import Course
from bot.ear import reply
from bot.ear.asides import Aside, about_this, asks_after, heard, who_it_is, worries

MAY_STOP: Final = frozenset({Standing.KEEPS, Standing.BEFRIENDED})
"""Whose "stop" is heard where nothing was asked."""
_WORDS_OF_THEIRS: Final = frozenset({Flow.FRIEND, Flow.BEFRIENDED})
"""Where words may be meant for somebody else."""
_TO: Final = {
    Aside.REMINDERS: "rhythm",
    Aside.PAUSE: "stop",
    Aside.STOP: "stop",
    Aside.MENU: "menu",
}
"""What a friend is led to, who may not know what it is called."""
_OWN_WORDS: Final = frozenset({At.LINE, At.HELLO, At.HOME, At.SURE, At.WHOM})
"""Where a friend's words are read by the talk itself."""


def answered(course: Course, talk: Talk | None, event: Said) -> bool:
    """Whether these words were such a thing, and have their answer now."""
    if talk is not None and talk.flow is Flow.CARE:
        return False
    aside = heard(event.text, course.known.person.language)
    if aside is Aside.HELP:
        course.open(Flow.HELP)
        return True
    if _asked_by_a_friend(course, talk, event.text, aside):
        return True
    if course.known.person.standing is not Standing.KEEPS:
        return False
    if talk is not None and talk.flow in _WORDS_OF_THEIRS:
        return False
    if aside is Aside.PAUSE:
        course.open(Flow.SETTINGS, {"to": "pause", "offered": True})
    elif aside is Aside.DATA:
        course.open(Flow.DATA)
    elif aside is Aside.HUMAN and talk is not None and talk.flow is not Flow.HOME:
        ask_beside(course, talk, "asked-a-human")
    else:
        return False
    return True


def _asked_by_a_friend(course: Course, talk: Talk | None, text: str, aside: Aside | None) -> bool:
    """What somebody who gets lines means for us, and not for their person."""
    mine, me = befriended(course.known), course.known.person
    theirs = talk is not None and talk.flow is Flow.BEFRIENDED
    if not (theirs or me.standing is Standing.BEFRIENDED):
        return False
    if talk is not None and (talk.flow, talk.step) == (Flow.BEFRIENDED, At.LINE):
        aside = Aside.STOP if reply.stops(text, me.language) else aside
    names = [link.person_name for link in course.known.links if link.friend == me.id]
    if worries(text, names, me.language):
        course.open(Flow.HELP, {"to": "helping"})
    elif not mine:  # an invitation answers the rest itself
        return False
    elif aside is Aside.HUMAN:
        course.open(Flow.HELP)
    elif aside is Aside.DATA:
        course.open(Flow.DATA)
    elif about_this(text, names, me.language):
        course.open(Flow.HELP, {"to": "about"})
    elif who_it_is(text, names, me.language):
        about = whom.named(mine, text) or mine[0]
        course.open(Flow.BEFRIENDED, {"to": "who", "about": about.id})
    elif aside in _TO:
        course.open(Flow.BEFRIENDED, {"to": _TO[aside]})
    elif (
        talk is not None
        and not (theirs and talk.step in _OWN_WORDS)
        and asks_after(text, names, me.language)
    ):
        course.open(Flow.BEFRIENDED, {"text": text})
    else:
        return False
    return True


def ask_beside(course: Course, talk: Talk, key: str) -> None:
    """Say this, with the question of the talk once more below."""
    again = course.table.of(talk).again(course.moment(talk))
    if again.card is not None:
        words = line(key, question=again.card.words)
        again = replace(again, card=Card(words, again.card.rows))
    course.follow(talk, again)
