"""Whom a text is for: named rules in their order, of which the first that holds says it.

Nothing here changes anything; what follows from a rule stands in `texts`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum, auto
from typing import Final

from bot.core.arrivals import asides, mending
from bot.core.arrivals.asides import MAY_STOP
from bot.core.flows import care
from bot.core.flows.cue.promise import ahead
from bot.core.flows.friend import sharing
from bot.core.flows.friend.sharing import A_DAY
from bot.core.records.events import Event, Said
from bot.core.records.memories import CareMemory, HomeMemory
from bot.core.records.model import UNDER_WAY, Flow, Standing, Talk
from bot.core.records.turn import Go, Turn
from bot.core.rules.friendship import A_MINUTE
from bot.core.talk import labels
from bot.core.talk.course import Course
from bot.core.talk.reading import read
from bot.core.talk.table import ANOTHER_DAY, Place, Words
from bot.ear import reply
from bot.ear.asides import Aside

ANSWERED_WITHIN: Final = timedelta(hours=1)
"""How long what is typed is taken for an answer to a line that came."""
_ANSWERS: Final = frozenset({"yes", "no", "skip", "not_now"})
"""Short words that answer the gentle question while it stands."""
_LATE_ANSWERS: Final = frozenset({"yes", "no"})
"""What still answers it a while later; "not now" is then said of something else."""
_OF_A_STEP: Final = frozenset({"done", "part", "too_much"})
"""Short words that belong to a step that is under way, where nothing else was asked."""
_ANYWHERE: Final = frozenset({"thanks", "hello"})
_OF_ONESELF: Final = frozenset(
    {Aside.HARD, Aside.ALONE, Aside.JOY, Aside.BACK, Aside.HELP, Aside.CALL, Aside.SAY}
)
"""Asides that tell how somebody is, or ask for help."""


class To(Enum):
    """What a text is."""

    UNDO = auto()  # it takes back a line that is about to leave
    MENDS = auto()  # it mends an answer that was given before
    BUTTON = auto()  # a button's own words
    TAP = auto()  # the words of a button that is only tapped
    ASIDE = auto()  # it has its answer whatever is asked
    PASSING = auto()  # a friend's words for their person, which pass by a card of help
    STOP = auto()  # it stops what stands
    NOBODY = auto()  # nothing stands that it could be for, or only the menu
    ANOTHER_DAY = auto()  # what stands was of another day
    PART = auto()  # a part of an answer
    TALK = auto()  # for the question that stands


class Left(Enum):
    """What becomes of words of which a talk made nothing."""

    LINE = auto()  # they are for a newer line
    DOOR = auto()  # they are for the friend's side, and close the door to plans
    HELP = auto()  # the card of help is shown once more
    PAST = auto()  # they pass by what was only offered
    AGAIN = auto()  # the question is asked once more


@dataclass(frozen=True, slots=True)
class Text:
    """A text, and the talk it may be for: the one it replies to, a newer line, or the floor."""

    course: Course
    said: Said
    talk: Talk | None

    @property
    def stands(self) -> Talk:
        """The talk, where a rule says that there is one. Raises LookupError."""
        if self.talk is None:
            raise LookupError("a text for nobody")
        return self.talk

    @property
    def place(self) -> Place | None:
        return self.course.table.place(self.talk) if self.talk else None

    @property
    def chosen(self) -> str | None:
        """The button whose words these are; what follows a part is a part, whatever its words."""
        if self.talk is None or self.talk.parts:
            return None
        return self.course.seen(self.talk, self.said).choice


def text(course: Course, said: Said) -> Text:
    """What was said, with the button that it names."""
    talk = spoken_to(course, said)
    if talk is not None and not talk.parts:
        said = _as_meant(course, talk, said)
        said = labels.understood(course.table.of(talk), course.seen(talk, said), said)
    return Text(course, said, talk)


def _as_meant(course: Course, talk: Talk, said: Said) -> Said:
    """ "I meant calm" is "calm" at the question that stands, where it mends nothing."""
    rest = reply.meant(said.text, course.known.person.language)
    free = course.table.place(talk).words not in (Words.ANSWER, Words.PARTS)
    if rest is None or free or talk.flow in mending.FOR_OTHERS or mending.meant(course, said):
        return said
    only = read(replace(said, text=rest), course.known.person.language)
    if course.table.place(talk).words is Words.ANSWER:
        return only
    named = labels.understood(course.table.of(talk), course.seen(talk, only), only)
    return said if named.button is None else only


def whom(text: Text) -> To:
    """The first rule that holds."""
    return next(to for to, holds in RULES.items() if holds(text))


def _undoes(text: Text) -> bool:
    return "undo" in text.said.meaning.keys and about_to_leave(text.course) is not None


def _mends(text: Text) -> bool:
    """Whether the last answer was not meant; a message to somebody else may say the same."""
    if text.course.known.person.standing is not Standing.KEEPS:
        return False
    if text.talk is not None and text.talk.flow in (Flow.CARE, Flow.BEFRIENDED):
        return False
    if mending.WRONG in text.said.meaning.keys:
        return text.chosen is None
    for_another = text.place is not None and text.place.words in (Words.ASKED, Words.THEIRS)
    return not for_another and mending.meant(text.course, text.said) is not None


def _needs_a_tap(text: Text) -> bool:
    if text.talk is None or _is_of_another_day(text):
        return False
    moment = text.course.seen(text.talk, text.said)
    return labels.needs_a_tap(text.course.table.of(text.talk), moment, text.said)


def _is_an_aside(text: Text) -> bool:
    return asides.answer(text.course.known, text.talk, text.place, text.said) is not None


def _passes_by(text: Text) -> bool:
    talk = text.talk
    if talk is None or CareMemory.of(talk).from_friend is None:
        return False
    meaning = text.said.meaning
    to_the_card = meaning.aside in (Aside.CALL, Aside.SAY, Aside.ALONE) or meaning.stops
    answers = talk.at == care.At.CHECK and meaning.keys & _ANSWERS
    return not (to_the_card or answers)


def _stops(text: Text) -> bool:
    if text.place is None:
        return text.said.meaning.stops and text.course.known.person.standing in MAY_STOP
    return text.said.meaning.stops and not text.place.stops


def _is_of_another_day(text: Text) -> bool:
    """Whether what stands only offered something, and that long ago."""
    if text.talk is None or text.place is None or text.said.reply_to is not None:
        return False
    if text.said.meaning.stops:  # it hears a stop itself, whenever that is said
        return False
    touched = text.talk.touched
    long_ago = touched is not None and text.course.now - touched > ANOTHER_DAY
    return text.place.offers and long_ago


def _is_a_part(text: Text) -> bool:
    return text.place is not None and text.place.words is Words.PARTS


RULES: Final[Mapping[To, Callable[[Text], bool]]] = {
    To.UNDO: _undoes,
    To.MENDS: _mends,
    To.BUTTON: lambda text: text.chosen is not None,
    To.TAP: _needs_a_tap,
    To.ASIDE: _is_an_aside,
    To.PASSING: _passes_by,
    To.STOP: _stops,
    To.NOBODY: lambda text: text.talk is None or text.talk.flow is Flow.HOME,
    To.ANOTHER_DAY: _is_of_another_day,
    To.PART: _is_a_part,
    To.TALK: lambda text: True,
}


# when the talk made nothing of it


def left_over(course: Course, talk: Talk, said: Said, turn: Turn | None) -> Left | None:
    """What becomes of the words, of which the talk made this; None where they were for it."""
    if not _fits(turn) and newer_line(course, talk, said) is not None:
        return Left.LINE
    if turn is not None:
        return None
    if talk.flow is Flow.WELCOME and course.known.person.standing is Standing.BEFRIENDED:
        return Left.DOOR
    if talk.flow is Flow.CARE:  # nobody is told here that they were not followed
        return Left.HELP
    return Left.PAST if _only_offered(course, talk, said) else Left.AGAIN


def _fits(turn: Turn | None) -> bool:
    """Whether a talk made something of the words, other than asking what they are for."""
    if turn is None or not isinstance(turn.then, Go):
        return turn is not None
    return not (isinstance(turn.then.memory, HomeMemory) and turn.then.memory.text)


def newer_line(course: Course, talk: Talk, said: Said) -> Talk | None:
    """A line that came after the question that stands, and makes something of the words."""
    came = _just_come(course)
    if said.reply_to is not None or talk.flow is Flow.CARE:
        return None
    if came is None or came.flow is not Flow.BEFRIENDED or not _came_after(talk, came):
        return None
    if asides.answer(course.known, came, course.table.place(came), said) is not None:
        return came
    return came if course.table.of(came).on(course.seen(came)) is not None else None


def _only_offered(course: Course, talk: Talk, said: Said) -> bool:
    """Whether short words fit nothing either, where other words pass by."""
    if said.reply_to is not None or course.table.place(talk).words is not Words.PASS:
        return False
    return not said.meaning.keys or _answered_anywhere(course, said)


def _answered_anywhere(course: Course, said: Said) -> bool:
    """Whether short words have an answer wherever they are said: a thanks, a promise gets late."""
    if course.known.person.standing is not Standing.KEEPS:
        return False
    near = ahead(course.known, said, course.now) is not None
    return near or bool(said.meaning.keys & _ANYWHERE)


# the talk it may be for


def spoken_to(course: Course, event: Event) -> Talk | None:
    """The talk whose card the text replies to, else a line that just came, else the floor."""
    if isinstance(event, Said) and event.reply_to is not None:
        for talk in course.known.talks:
            if talk.stands and talk.card == event.reply_to:
                return talk
    floor, fresh = course.known.floor, _just_come(course)
    if isinstance(event, Said) and (begun := _under_way(course, event, floor)):
        return begun
    if isinstance(event, Said) and (asked := _asked_gently(course, event, floor)):
        return asked
    if isinstance(event, Said) and (told := _may_get_worse(course, event, floor)):
        return told
    if floor is None and isinstance(event, Said) and (shown := _shown(course, event)):
        return shown
    if fresh is not None and (floor is None or _gives_way(floor, fresh)):
        return fresh
    return floor


def for_a_person(course: Course, event: Event) -> int | None:
    """The talk in which a friend wrote this for their person, 0 for none; None if no friend did."""
    talk = spoken_to(course, event)
    if talk is not None and talk.flow is Flow.BEFRIENDED:
        return talk.id
    if talk is not None and (id := CareMemory.of(talk).from_friend) is not None:
        return id
    return 0 if course.known.person.standing is Standing.BEFRIENDED else None


def lines_leaving(course: Course) -> tuple[Talk, ...]:
    """The lines to a friend that are on their way."""
    of_friends = (talk for talk in course.known.talks if talk.flow is Flow.FRIEND and talk.stands)
    return tuple(talk for talk in of_friends if talk.at == sharing.At.LEAVING)


def about_to_leave(course: Course) -> Talk | None:
    """A line in the minute after its tap, if nothing newer has the floor: whoever says stop now
    means that one. One that waits for hours has its own button."""
    leaving = lines_leaving(course)
    fresh = (t for t in leaving if t.touched is None or course.now - t.touched <= A_MINUTE)
    line, floor = next(fresh, None), course.known.floor
    newer = line and floor and floor.touched and line.touched and floor.touched > line.touched
    return None if newer else line


def _under_way(course: Course, said: Said, floor: Talk | None) -> Talk | None:
    """The reminder of a step that has been cued or begun, for words that belong to it."""
    asked = floor is not None and (floor.flow is not Flow.HOME or HomeMemory.of(floor).text)
    if asked or not said.meaning.keys & _OF_A_STEP:
        return None
    for talk in course.known.talks:
        step = course.known.step(talk.subject)
        begun = step is not None and step.state in UNDER_WAY
        if talk.flow is Flow.CUE and talk.stands and begun:
            return talk
    return None


def _asked_gently(course: Course, said: Said, floor: Talk | None) -> Talk | None:
    """The gentle question of a while ago, for a bare yes or no where nothing else was asked."""
    if (floor is not None and floor.flow is not Flow.HOME) or not said.meaning.keys & _LATE_ANSWERS:
        return None
    cards = (t for t in course.known.talks if (t.flow, t.at) == (Flow.CARE, care.At.CHECK))
    asked = (t for t in cards if t.stands and t.touched and course.now - t.touched < care.QUIET)
    return max(asked, key=lambda t: t.touched or course.now, default=None)


def _may_get_worse(course: Course, said: Said, floor: Talk | None) -> Talk | None:
    """The card about an overdose of some hours ago, for words that are no plan and no question:
    nobody is asked then what they are for."""
    aside = said.meaning.aside
    if (floor is not None and floor.flow is not Flow.HOME) or said.meaning.keys & _ANYWHERE:
        return None
    if aside is not None and aside not in _OF_ONESELF:
        return None
    cards = (talk for talk in course.known.talks if talk.flow is Flow.CARE and talk.stands)
    return next((talk for talk in cards if care.may_get_worse(talk, course.now)), None)


def _shown(course: Course, said: Said) -> Talk | None:
    """The line shown a while ago, for words that are one of its buttons, or a yes to it."""
    talks = (t for t in course.known.talks if (t.flow, t.at) == (Flow.FRIEND, sharing.At.PREVIEW))
    fresh = (t for t in talks if _fresh(course, t))
    talk = max(fresh, key=lambda t: t.touched or course.now, default=None)
    if talk is None:
        return None
    it, moment = course.table.of(talk), course.seen(talk, said)
    means_it = labels.understood(it, moment, said).button or labels.needs_a_tap(it, moment, said)
    return talk if means_it else None


def _just_come(course: Course) -> Talk | None:
    """A line from the other side of a link that came a while ago: people answer the newest."""
    lines = (talk for talk in course.known.talks if course.table.place(talk).comes)
    fresh = [talk for talk in lines if _fresh(course, talk)]
    return max(fresh, key=lambda talk: talk.touched or course.now, default=None)


def _fresh(course: Course, talk: Talk) -> bool:
    touched = talk.touched
    return talk.stands and touched is not None and course.now - touched < ANSWERED_WITHIN


def came_today(course: Course) -> Talk | None:
    """What a friend sent within a day, and still stands: somebody who says stop has seen it."""
    lines = (t for t in course.known.talks if (t.flow, t.at) == (Flow.FRIEND, sharing.At.CAME))
    today = (t for t in lines if t.stands and t.touched and course.now - t.touched < A_DAY)
    return max(today, key=lambda t: t.touched or course.now, default=None)


def _gives_way(floor: Talk, fresh: Talk) -> bool:
    """Whether nothing was asked there, and nothing was done there since the line came.

    Anywhere else words could be private, and a line would carry them away.
    """
    return floor.flow is Flow.HOME and _came_after(floor, fresh)


def _came_after(talk: Talk, fresh: Talk) -> bool:
    before = talk.touched and fresh.touched and talk.touched <= fresh.touched
    return talk.id != fresh.id and bool(before)
