"""A word of ours that nobody has to answer: after a quiet week, on a date, at the week's end."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Final

from bot.core.flows.cue import postponing
from bot.core.flows.cue.cards import answered
from bot.core.records.effects import Lane, Rows
from bot.core.records.events import DueKind
from bot.core.records.lines import Line, Typed, Veiled, line
from bot.core.records.memories import GreetingMemory, HomeMemory, LookMemory, PlanMemory
from bot.core.records.model import Flow, Look
from bot.core.records.turn import Card, Close, Go, Moment, Turn, choice
from bot.core.rules import lookback, unasked
from bot.core.talk.table import Conversation, Place, card, places


class At(StrEnum):
    """The one place."""

    GREETED = "greeted"


_WEEK: Final[Rows] = (
    (choice("tiny", "cue-a-tiny-one"), choice("look", "home-look")),
    (choice("pause", "greeting-pause"),),
)
_MONTH: Final[Rows] = ((choice("yes", "greeting-yes"), choice("pause", "greeting-pause")),)
_LOOK: Final[Rows] = ((choice("look", "home-look"), choice("not_weekly", "greeting-not-weekly")),)
_DATE: Final[Rows] = ((choice("rest", "cue-rest"), choice("tiny", "greeting-small")),)


def _begun(moment: Moment) -> Turn:
    silent = GreetingMemory.of(moment.talk).on is DueKind.WEEKLY_LOOK
    return Turn(at=At.GREETED, lane=Lane.SCHEDULED, silent=silent)


def _heard(moment: Moment) -> Turn | None:
    turn = _answered(moment)
    if turn is None and moment.text:
        return Turn(then=Go(HomeMemory(moment.text)))
    return turn


def _answered(moment: Moment) -> Turn | None:
    match moment.choice:
        case "tiny":
            return Turn(then=Go(PlanMemory(tiny=True)))
        case "look":
            return Turn(then=Go(LookMemory()))
        case "pause":
            return postponing.pause(moment)
        case "yes":
            return Turn(card=answered("greeting-place-kept"), then=Close())
        case "rest":
            return postponing.rest(moment)
        case "not_weekly":
            person = replace(moment.person, weekly=None)
            return Turn(card=answered("greeting-look-off"), person=person, then=Close())
    return None


def _card(moment: Moment) -> Card:
    match GreetingMemory.of(moment.talk).on:
        case DueKind.DATE:
            words = line("greeting-date", text=Typed(moment.person.date_words))
            return Card(_hidden(words), _DATE)
        case DueKind.WEEKLY_LOOK:
            return Card(unasked.look_words(moment), _LOOK)
        case DueKind.QUIET_MONTH:
            words, rows = line("greeting-month"), _MONTH
        case _:
            words, rows = _week(moment), _WEEK
    return Card(_hidden(words) if moment.person.look is Look.HIDDEN else words, rows)


def _week(moment: Moment) -> Line:
    """Their own words are for their own eyes: no lock screen shows them."""
    own, name = lookback.own_line(moment.known), moment.person.name
    hello = line("greeting-hello-name", name=Typed(name)) if name else line("greeting-hello")
    if own is None:
        return line("greeting-week", hello=hello)
    quoted = line("greeting-quoted", text=Typed(own.text))
    words = Veiled(quoted) if moment.person.look is Look.SHORT else quoted
    if own.at is None:
        return line("greeting-week-line", hello=hello, words=words)
    day = lookback.day_of(moment, own.at)
    return line("greeting-week-line-of", hello=hello, day=day, words=words)


def _hidden(words: Line) -> Line:
    return line("greeting-hidden", hidden=Veiled(words))


TABLE: Final = Conversation(
    Flow.GREETING,
    _begun,
    places(At, Place(At.GREETED, card(_card), _heard, offers=True)),
    yes=frozenset({"yes"}),
)
