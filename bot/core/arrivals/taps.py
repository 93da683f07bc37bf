"""What is tapped: on the card that stands, below words that were just written, or too late."""

from __future__ import annotations

from bot.core.arrivals import texts, unheard
from bot.core.records.effects import AnswerTap, Revise
from bot.core.records.events import Tapped
from bot.core.records.lines import line
from bot.core.records.model import Talk
from bot.core.records.turn import SHOW, Turn
from bot.core.talk import gathering
from bot.core.talk.course import Course
from bot.core.talk.reading import joined


def tapped(course: Course, event: Tapped) -> None:
    talk = course.known.talk(event.talk) if event.talk else None
    if talk is None or not talk.open:
        course.effects.append(AnswerTap(event.query_id, line("tap-passed")))
        course.effects.append(Revise(None, message_id=event.message_id))
        return
    if event.choice == SHOW and talk.card == event.message_id and talk.stands:
        course.effects.append(AnswerTap(event.query_id))
        course.ask_again(course.give_floor(talk))
        return
    if talk.at != event.at or event.choice not in talk.offered:
        _tapped_late(course, talk, event)
        return
    before = course.known.floor
    talk = course.give_floor(talk)
    if talk.parts and _said_before(course, talk, event):
        return
    if unheard.way_out(course, talk, event.choice):
        course.effects.append(AnswerTap(event.query_id))
        return
    turn = course.table.of(talk).on(course.moment(talk))
    if turn is None:
        turn = Turn(notice=line("tap-passed"))
    course.effects.append(AnswerTap(event.query_id, turn.notice))
    course.follow(gathering.given_up(talk), turn)
    if before is not None and before.id != talk.id:
        course.hand_floor_back(before)


def _said_before(course: Course, talk: Talk, event: Tapped) -> bool:
    """Whether the parts before a tap told of a danger or an age together: that comes first."""
    course.event = said = joined(talk, course.known.person.language)
    course.keep_talk(gathering.given_up(talk))
    first = texts.comes_first(course, said)
    if first:
        course.effects.append(AnswerTap(event.query_id))
    course.event = event
    return first


def _tapped_late(course: Course, talk: Talk, event: Tapped) -> None:
    """A second tap on a card that has moved on is silence; an older message loses its buttons.

    A newer one came twice, after a crash: there the talk goes on where it stands.
    """
    if talk.card in (None, event.message_id):
        course.effects.append(AnswerTap(event.query_id))
    elif event.message_id < talk.card or not talk.stands:
        course.effects.append(AnswerTap(event.query_id, line("tap-passed")))
        course.effects.append(Revise(None, message_id=event.message_id))
    else:
        course.effects.append(AnswerTap(event.query_id))
        course.ask_again(talk)
