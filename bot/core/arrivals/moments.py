"""Promised moments: a row a kind, with who answers it and how late is too late."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final

from bot.core.arrivals import greetings, news, texts
from bot.core.flows import care
from bot.core.flows.cue import promise
from bot.core.records.effects import Plan, Revise
from bot.core.records.events import Due, DueKind, TimeCame
from bot.core.records.memories import CueMemory
from bot.core.records.model import LIVE, Flow, Step, StepState, Talk
from bot.core.rules import moves, unasked
from bot.core.talk.course import Course
from bot.core.talk.table import Resumes

WAIT: Final = timedelta(minutes=2)
"""How long a cue waits for somebody who is in the middle of an answer."""
TALKING: Final = timedelta(minutes=10)
ASKED_LATER: Final = timedelta(minutes=1)
"""When an answer that was interrupted is looked at again."""


@dataclass(slots=True)
class Together:
    """What becomes one message: steps that are over, and the lines of friends."""

    late: list[tuple[Step, Due]] = field(default_factory=list)
    lines: list[Due] = field(default_factory=list)


Answers = Callable[[Course, Due, Together], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of moment: who `answers` it, and until how long after its time it says anything.

    Where it `waits`, it comes again to somebody who had blocked us, when they return.
    """

    answers: Answers
    late: timedelta | None = None
    waits: bool = False


def time_came(course: Course, dues: tuple[Due, ...]) -> None:
    together = Together()
    for due in dues:
        _came(course, due, together)
    news.arrived(course, together.lines)
    if together.late:
        over = tuple(step.id for step, _ in together.late)
        quiet = all(due.kind is DueKind.KEPT_BACK for _, due in together.late)
        course.open(CueMemory(over=over, quiet=quiet), over[0])


def _came(course: Course, due: Due, together: Together) -> None:
    kind, person = KINDS[due.kind], course.known.person
    if kind.waits and not person.reachable:
        others = (one for one in person.waiting if one[:2] != (due.kind, due.subject))
        waiting = (*others, (due.kind.value, due.subject, due.at))
        course.keep_person(replace(person, waiting=waiting))
    elif kind.late is None or course.now - due.at <= kind.late:
        kind.answers(course, due, together)


# of a step


def _cued(course: Course, due: Due, together: Together) -> None:
    step = course.known.step(due.subject)
    if step is None or step.state not in LIVE or step.at is None:
        return
    if due.kind is DueKind.KEPT_BACK and moves.to_come(step, due.kind, course.now):
        return  # it was moved meanwhile
    if not _welcome_now(course, step):
        course.keep_step(replace(step, state=StepState.SHELVED))
    elif moves.over(step, course.now):
        together.late.append((step, due))
    elif _busy(course, step):
        course.effects.append(Plan(DueKind.CUE, step.id, min(step.at, course.now + WAIT)))
    else:
        course.open(CueMemory(due=due.at), step.id)


def _head_start(course: Course, due: Due, _: Together) -> None:
    # On a quiet day only its cue decides what becomes of a promise.
    step = course.known.step(due.subject)
    if step is not None and _welcome_now(course, step):
        said = promise.head_start(course.known.person, step, course.now)
        course.effects.extend(() if said is None else (said,))


def _welcome_now(course: Course, step: Step) -> bool:
    """Not on a quiet day or during a pause, unless it was planned then, knowing that it was one."""
    return step.through_quiet or not course.known.person.rests(course.now)


def _busy(course: Course, step: Step) -> bool:
    floor = course.known.floor
    return (
        floor is not None
        and course.table.of(floor).resumes is not Resumes.NOT
        and floor.touched is not None
        and course.now - floor.touched < TALKING
        and step.at is not None
        and course.now < step.at
    )


# of a person, or of a link


def _week(course: Course, due: Due, together: Together) -> None:
    greetings.week_over(course)
    _came(course, replace(due, kind=DueKind.WEEKLY_LOOK), together)


def _greeted(course: Course, due: Due, _: Together) -> None:
    person = course.known.person
    welcome = person.reachable and not person.wants_quiet(course.now)
    greetings.came(course, due, welcome=welcome)


def _reminded(course: Course, due: Due, _: Together) -> None:
    news.reminded(course, due)


def _unanswered(course: Course, due: Due, _: Together) -> None:
    news.unanswered(course, due)


def _gone(course: Course, due: Due, _: Together) -> None:
    if not course.known.person.reachable:
        news.gone(course)


def _told(course: Course, due: Due, together: Together) -> None:
    together.lines += news.came(course, due)


# of a talk


def _of_talk(heard: Callable[[Course, Talk, Due], None]) -> Answers:
    def answers(course: Course, due: Due, _: Together) -> None:
        talk = course.known.talk(due.subject)
        if talk is not None and talk.open:
            course.event = TimeCame((due,))
            heard(course, talk, due)

    return answers


def _passed_on(course: Course, talk: Talk, _: Due) -> None:
    """What the conversation itself makes of it; one that is over only waits to leave the chat."""
    if not talk.stands:
        return
    turn = course.table.of(talk).on(course.moment(talk))
    if turn is not None:
        course.follow(talk, turn)


def _followed_up(course: Course, talk: Talk, due: Due) -> None:
    """No step is asked about beside a card of help: it waits as long as that may be read."""
    if care.lately(course.known, course.now):
        course.effects.append(Plan(due.kind, talk.id, course.now + care.DRAFT_FOR))
    else:
        _passed_on(course, talk, due)


def _tidied(course: Course, talk: Talk, _: Due) -> None:
    if not talk.stands or course.table.leaves(talk) is not None:
        course.tidy(talk)


def _helped_since(course: Course, talk: Talk) -> bool:
    """Whether a card of help came after what was last said there."""
    cards = (other for other in course.known.talks if other.flow is Flow.CARE)
    return any(one.touched >= talk.touched for one in cards if one.touched and talk.touched)


def _rested(course: Course, talk: Talk, _: Due) -> None:
    """The last part of an answer is some seconds old; whatever has the floor is not talked over."""
    if not talk.stands:
        return
    floor = course.known.floor
    if talk.floor and course.known.person.wants_quiet(course.now) and _helped_since(course, talk):
        return  # a card of help came between: the next question waits for whoever comes back
    if talk.floor:
        texts.gathered(course, talk)
    elif floor is not None and course.table.of(floor).resumes is Resumes.QUIETLY:
        # It may yet hand back words that belong to the same answer.
        course.effects.append(Plan(DueKind.PAUSE, talk.id, course.now + ASKED_LATER))
    else:
        talk = course.hear_out(talk, ends=False)
        if talk.offered and not talk.parts:
            course.effects.append(Revise(None, (), talk.id, message_id=talk.card))
            course.keep_talk(replace(talk, offered=(), tap_only=()))


def kinds(rows: Mapping[DueKind, Kind]) -> Mapping[DueKind, Kind]:
    """Raises ValueError for a kind without a row."""
    missing = [kind for kind in DueKind if kind not in rows]
    if missing:
        raise ValueError(f"a row for each kind of promised moment: {missing}")
    return rows


KINDS: Final = kinds(
    {
        DueKind.CUE: Kind(_cued, waits=True),
        DueKind.KEPT_BACK: Kind(_cued, waits=True),
        DueKind.HEAD_START: Kind(_head_start, waits=True),
        DueKind.END: Kind(_of_talk(_passed_on), moves.DELAYED, waits=True),
        DueKind.OUT: Kind(_of_talk(_passed_on), waits=True),
        DueKind.FOLLOW_UP: Kind(_of_talk(_followed_up), waits=True),
        DueKind.FOLD: Kind(_of_talk(_passed_on), waits=True),
        DueKind.BREATH: Kind(_of_talk(_passed_on), waits=True),
        DueKind.HELLO: Kind(_of_talk(_passed_on), waits=True),
        DueKind.LINE: Kind(_of_talk(_passed_on), waits=True),
        DueKind.PAUSE: Kind(_of_talk(_rested), waits=True),
        DueKind.TIDY: Kind(_of_talk(_tidied), waits=True),
        DueKind.NEWS: Kind(_told),
        DueKind.REMINDER: Kind(_reminded),
        DueKind.GONE: Kind(_gone),
        DueKind.UNANSWERED: Kind(_unanswered),
        DueKind.WEEK: Kind(_week),
        DueKind.WEEKLY_LOOK: Kind(_greeted, unasked.LOOK_LATE),
        DueKind.QUIET_WEEK: Kind(_greeted),
        DueKind.QUIET_MONTH: Kind(_greeted),
        DueKind.DATE: Kind(_greeted),
    }
)
