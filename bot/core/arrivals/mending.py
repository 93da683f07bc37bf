"""A way back: an answer that was given before is mended, by an edit of its message or in words.

Whatever was answered stands in the `given` of its step, wherever the step is since: in a plan, on
the calendar, or over. So there is one way to find it, and one to give it anew.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.core.arrivals import asked_again, walls
from bot.core.arrivals.given_anew import Answer, again, has_left, here, say, still, tell
from bot.core.flows import mending, settings
from bot.core.flows.plan import draft
from bot.core.records.events import Edited, Said
from bot.core.records.lines import Typed, line
from bot.core.records.memories import PlanMemory
from bot.core.records.model import Flow, Given, Known, Person, Step, Talk
from bot.core.rules import outcomes
from bot.core.rules.friendship import link_of
from bot.core.talk import gathering, reading
from bot.core.talk.course import Course
from bot.core.talk.reading import LATELY, SENT
from bot.ear import reply
from bot.ear.when import Unread, read_clock

WRONG: Final = "wrong"
"""The meaning of "undo", "wrong button", "oops"."""
_COMMAND: Final = re.compile(r"\A/\w+(?:@\w+)?\s+(?=\S)")
"""What stands before the words of "/plan call mum"."""
_NAMES_A_TIME: Final = frozenset({"good", "what"})
_SLOW: Final = 2
"""By so many minutes a clock on the wall may be wrong, else it was a time that was meant."""
FOR_OTHERS: Final = frozenset({Flow.FRIEND, Flow.BEFRIENDED, Flow.CARE})
"""Where words may be for somebody else, or are no answers."""


def _answers(known: Known) -> list[Answer]:
    """All that can be mended, the newest first."""
    plans = [talk for talk in known.talks if talk.stands and talk.flow is Flow.PLAN]
    drafts = [(step, talk) for talk in plans if (step := PlanMemory.of(talk).step) is not None]
    steps = [*((step, None) for step in known.steps), *drafts]
    found = [
        ((given.at, plan is not None and plan.floor, step.id, n), Answer(step, given, plan))
        for step, plan in steps
        for n, given in enumerate(step.given)
    ]
    return [answer for _, answer in sorted(found, key=lambda one: one[0], reverse=True)]


def _lately(course: Course) -> list[Answer]:
    return [one for one in _answers(course.known) if _given_lately(course, one.given)]


def _given_lately(course: Course, given: Given) -> bool:
    """By the clock of whoever says so now: what they say may have waited."""
    return here(course).said - given.at <= LATELY


# in words


def said(course: Course, said: Said, talk: Talk | None) -> None:
    """ "Undo" asks the last question once more; "I meant calm" answers it anew."""
    mended = meant(course, said)
    if isinstance(mended, Person):
        _set(course, mended, mended.given[-1])
    elif mended is not None:
        one, new = mended
        given = reading.answer(one.given.to, here(course, said))
        again(course, replace(one, given=given), new)
    elif talk is not None and talk.parts:
        talk = course.keep_talk(gathering.given_up(talk))
        course.foreword = line("mended-back")
        course.ask_again(talk)
    else:
        _undo(course)


def meant(course: Course, said: Said) -> tuple[Answer, Step | str] | Person | None:
    """The newest answer that these words give anew, and the step, or how it went, once they do; or
    the person with another clock, or other quiet hours."""
    rest = reply.meant(said.text, course.person.language)
    if rest is not None and (person := _set_lately(course, said, rest)) is not None:
        return person
    for one in _lately(course):
        how = _how_meant(one, said, rest, course.person.language)
        if how is not None:
            return one, how
        one = _of_its_time(one)
        if rest is not None and asked_again.stands(one):
            new = mending.surely(here(course, said), one.step, one.given, rest)
            if isinstance(new, Step):
                return one, new
    return None


def _of_its_time(one: Answer) -> Answer:
    """A plan that was agreed to, or words that named its time, can be told another one."""
    if one.given.to not in _NAMES_A_TIME or one.step.at is None or one.step.unprompted:
        return one
    return replace(one, given=replace(one.given, to="when"))


def _set_lately(course: Course, said: Said, rest: str) -> Person | None:
    """The person, where their clock or their quiet hours were answered last; a clock shows now."""
    mine = (given for given in course.person.given if given.to in settings.TYPED)
    last = max(mine, key=lambda given: given.at, default=None)
    newer = any(last is None or one.given.at > last.at for one in _lately(course))
    if last is None or newer or not _given_lately(course, last):
        return None
    reads, now = read_clock(rest, course.person.language), said.at or course.now
    if last.to == "clock" and reads is not None and _apart(reads.minute, now.minute) > _SLOW:
        return None
    given = reading.answer(last.to, here(course, said))
    person = _set_anew(course, given, replace(said, text=rest))
    return None if person is None else replace(person, given=(*course.person.given, given))


def _apart(minute: int, other: int) -> int:
    """By how many minutes two clocks differ that may be whole half hours apart."""
    return min((minute - other) % 30, (other - minute) % 30)


def _how_meant(one: Answer, said: Said, rest: str | None, language: str) -> str | None:
    told = one.given.to == "outcome" or one.step.unprompted
    if not told or one.step.state not in outcomes.OVER:
        return None
    if rest is not None:
        how = _how(rest, language)
    elif one.step.state in outcomes.DONE:
        how = "none" if "not_happened" in said.meaning.keys else None
    else:
        how = "done" if "happened" in said.meaning.keys else None
    return None if how is None or outcomes.STATES[how] is one.step.state else how


def _undo(course: Course) -> None:
    one = next((one for one in _lately(course) if asked_again.stands(one)), None)
    left = has_left(course, course.now - LATELY if one is None else one.given.at)
    if left is not None:
        say(course, left)
    elif one is None:
        say(course, line("mended-nothing"))
    else:
        asked_again.ask(course, one)


# an edit


def edited(course: Course, event: Edited) -> None:
    """A message that was heard before means something else now; of two edits the later holds."""
    event = replace(event, text=_COMMAND.sub("", event.text))
    own = next((one for one in course.person.given if event.message_id in dict(one.typed)), None)
    if own is not None:
        _of_the_person(course, own, event)
        return
    one = _given_in(course.known, event)
    if one is None and (talk := _made_nothing_of(course, event)) is not None:
        course.unclaimed = Said(event.text, event.message_id, talk.card, heard=event.heard)
        return
    one = one or _given_in(course.known.everything, event)
    if one is not None and one.given.to in mending.HEARD and not _overtaken(one.given, event):
        _of_a_step(course, one, event)


def _of_a_step(course: Course, one: Answer, event: Edited) -> None:
    one, before = replace(one, given=_changed(one.given, event)), one.given
    text = reading.text_of(one.given.typed)
    if before.to == "outcome":
        new: Step | str | Unread | None = _how(text, course.person.language)
    else:
        new = mending.anew(here(course), one.step, before, text)
    if new is None or isinstance(new, Unread):
        _stays(course, one, new)
    elif not (isinstance(new, str) and outcomes.STATES[new] is one.step.state):
        again(course, one, new)


def _given_in(known: Known, event: Edited) -> Answer | None:
    answers = _answers(known)
    return next((one for one in answers if event.message_id in dict(one.given.typed)), None)


def _made_nothing_of(course: Course, event: Edited) -> Talk | None:
    """The talk whose question came after this message, and still stands."""
    asked = (talk for talk in course.known.talks if talk.stands and talk.after == event.message_id)
    return next((talk for talk in asked if talk.flow not in FOR_OTHERS), None)


def _how(text: str, language: str) -> str | None:
    keys = reply.keys(text, language)
    return next((how for how in outcomes.STATES if how in keys), None)


def _overtaken(given: Given, event: Edited) -> bool:
    """Whether a later edit of the message was heard before this one."""
    return given.edited is not None and event.at is not None and event.at < given.edited


def _changed(given: Given, event: Edited) -> Given:
    typed = reading.mended(given.typed, event) or given.typed
    return replace(given, typed=typed, edited=event.at)


def _of_the_person(course: Course, given: Given, event: Edited) -> None:
    """Their clock or their quiet hours; under another clock whatever is planned keeps its hour.
    What somebody else has stays as it went."""
    if _overtaken(given, event):
        return
    if given.to.startswith(SENT):
        _left_already(course, int(given.to.removeprefix(SENT)))
        return
    given = _changed(given, event)
    person = _set_anew(course, given, Said(reading.text_of(given.typed), event.message_id))
    if person is None:
        say(course, line("mended-not"))
    else:
        _set(course, person, given)


def _left_already(course: Course, id: int) -> None:
    link = link_of(course.known, id)
    if link is not None:
        mine = link.person == course.person.id
        other = link.friend_name if mine else link.person_name
        say(course, line("mended-has-left", friend=Typed(other)))


def _set_anew(course: Course, given: Given, said: Said) -> Person | None:
    there = here(course, reading.read(said, course.person.language))
    turn = settings.anew(there, given)
    return None if turn is None else turn.person


def _set(course: Course, person: Person, given: Given) -> None:
    """What is planned has its new instant before it is shown again."""
    before = course.known
    others = tuple(one for one in person.given if one.to != given.to)
    course.keep_person(replace(person, given=(*others, given)))
    walls.keep(course, before, course.event)
    tell(course, None, settings.set_now(here(course), given))


def _stays(course: Course, one: Answer, unread: Unread | None) -> None:
    """It could not be read, so nothing changes; a plan asks for its time."""
    if unread is None or (one.plan is None and one.step.at is None):
        tell(course, one, line("mended-not"))
    elif one.plan is not None:
        turn = draft.unread(course.moment(one.plan), one.step, unread)
        course.follow(one.plan, replace(turn, in_place=True))
    else:
        say(course, still(course, one.step, unread.why))
