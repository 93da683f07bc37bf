"""Which talk hears what is typed: the one replied to, a line that just came, or the floor."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.core.arrivals import asides
from bot.core.flows.care.cards import FROM_A_FRIEND
from bot.core.flows.cue.promise import ahead
from bot.core.flows.friend import sharing
from bot.core.records.events import Event, Said
from bot.core.records.model import Flow, Json, Known, Standing, Talk
from bot.core.records.turn import Turn
from bot.core.talk import labels
from bot.core.talk.course import Course
from bot.core.talk.table import Words, stands
from bot.ear import reply

ANSWERED_WITHIN: Final = timedelta(hours=1)
"""How long what is typed is taken for an answer to a line that came."""
_ANYWHERE: Final = frozenset({"thanks", "hello"})


def spoken_to(course: Course, event: Said) -> Talk | None:
    """The talk whose card the text replies to, else the one that has the floor."""
    talk = _meant(course, event)
    return talk if talk is None or talk.floor else course.give_floor(talk)


def _meant(course: Course, event: Event) -> Talk | None:
    if isinstance(event, Said) and event.reply_to is not None:
        for talk in course.known.talks:
            if stands(talk) and talk.card == event.reply_to:
                return talk
    floor, fresh = course.known.floor, _just_come(course)
    if floor is None and isinstance(event, Said) and (shown := _shown(course, event)):
        return shown
    if fresh is not None and (floor is None or _gives_way(floor, fresh)):
        return fresh
    return floor


def _shown(course: Course, said: Said) -> Talk | None:
    """The line shown a while ago, for words that are one of its buttons, or a yes to it."""
    talks = (t for t in course.known.talks if (t.flow, t.step) == (Flow.FRIEND, sharing.At.PREVIEW))
    talk = max(
        (t for t in talks if _fresh(course, t)), key=lambda t: t.touched or course.now, default=None
    )
    if talk is None:
        return None
    it, moment = course.table.of(talk), course.moment(talk)
    means_it = labels.understood(it, moment, said).button or labels.needs_a_tap(it, moment, said)
    return talk if means_it else None


def for_a_person(course: Course, event: Event) -> dict[str, Json]:
    """Whether a friend wrote this for their person; a card that it calls for remembers where."""
    talk = _meant(course, event)
    if talk is not None and talk.flow is Flow.BEFRIENDED:
        return {FROM_A_FRIEND: talk.id}
    if talk is not None and talk.flow is Flow.CARE and FROM_A_FRIEND in talk.memory:
        return {FROM_A_FRIEND: talk.memory[FROM_A_FRIEND]}
    return {FROM_A_FRIEND: 0} if course.known.person.standing is Standing.BEFRIENDED else {}


def passes_by(course: Course, talk: Talk) -> bool:
    """Whether other words pass by this card: a friend's, which go where they would have gone."""
    if talk.flow is not Flow.CARE or FROM_A_FRIEND not in talk.memory:
        return False
    before = next((t for t in course.known.talks if t.id == talk.memory[FROM_A_FRIEND]), None)
    course.keep_talk(replace(talk, floor=False))
    if before is not None and before.open:
        course.give_floor(before)
    return True


def is_a_door(course: Course, talk: Talk) -> bool:
    """Whether it is the question that comes before plans, open before somebody who is a friend:
    what they write is for the friend's side, and closes it."""
    befriended = course.known.person.standing is Standing.BEFRIENDED
    return befriended and talk.flow is Flow.WELCOME


def only_offered(course: Course, talk: Talk, said: Said) -> bool:
    """Whether other words pass by an offer, which is left where it stands."""
    passes = course.table.place(talk).words is Words.PASS and said.reply_to is None
    meant = reply.keys(said.text, course.known.person.language)
    return passes and (not meant or _answered_anywhere(course.known, said, course.now))


def _answered_anywhere(known: Known, said: Said, now: datetime) -> bool:
    """Whether short words have an answer wherever they are said: a thanks, a promise gets late."""
    if known.person.standing is not Standing.KEEPS:
        return False
    meant = reply.keys(said.text, known.person.language)
    return bool(meant & _ANYWHERE) or ahead(known, said.text, now) is not None


def answered_beside(course: Course, talk: Talk, said: Said) -> bool:
    """Whether these words have their answer: they need a tap, or are said whatever is asked."""
    over = course.of_another_day(talk) and said.reply_to is None
    if not over and labels.needs_a_tap(course.table.of(talk), course.moment(talk), said):
        asides.ask_beside(course, talk, "only-a-tap")
        return True
    return asides.answered(course, talk, said)


def not_followed(talk: Talk) -> str:
    """What is said to words that the talk can do nothing with."""
    return "only-a-tap" if labels.only_tapped(talk) else "not-followed"


def answers_a_line(course: Course, talk: Talk, turn: Turn | None = None) -> bool:
    """Whether words that fit nothing here are for a newer line, which has heard them then."""
    said, came = course.event, _just_come(course)
    if not isinstance(said, Said) or said.reply_to is not None or _fits(turn):
        return False
    if came is None or came.flow is not Flow.BEFRIENDED or not _came_after(talk, came):
        return False
    if talk.flow is Flow.CARE:
        return False
    if asides.answered(course, came, said):
        return True
    heard = course.table.of(came).on(course.moment(came))
    if heard is None:
        return False
    course.follow(course.give_floor(came), heard)
    return True


def _fits(turn: Turn | None) -> bool:
    """Whether a flow made something of the words, other than asking what they are for."""
    if turn is None or turn.then is None:
        return turn is not None
    return turn.then.flow is not Flow.HOME or "text" not in turn.then.memory


def _just_come(course: Course) -> Talk | None:
    """A line from the other side of a link that came a while ago: people answer the newest."""
    lines = (talk for talk in course.known.talks if course.table.place(talk).comes)
    fresh = [talk for talk in lines if _fresh(course, talk)]
    return max(fresh, key=lambda talk: talk.touched or course.now, default=None)


def _fresh(course: Course, talk: Talk) -> bool:
    """Whether its card is open and new enough for words that reply to nothing."""
    touched = talk.touched
    return talk.open and touched is not None and course.now - touched < ANSWERED_WITHIN


def _gives_way(floor: Talk, fresh: Talk) -> bool:
    """Whether nothing was asked there, and nothing was done there since the line came.

    Anywhere else words could be private, and a line would carry them away.
    """
    return floor.flow is Flow.HOME and _came_after(floor, fresh)


def _came_after(talk: Talk, fresh: Talk) -> bool:
    before = talk.touched and fresh.touched and talk.touched <= fresh.touched
    return talk.id != fresh.id and bool(before)
