"""A way back: an answer that was given before is mended, by an edit of its message or in words.

Whatever was answered stands in the `given` of its step, wherever the step is since: in a plan, on
the calendar, or over. So there is one way to find it, and one to give it anew.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.core.arrivals import asked_again
from bot.core.arrivals.given_anew import Answer, again, has_left, here, say, still, tell
from bot.core.flows import mending, settings
from bot.core.flows.plan import draft
from bot.core.records.events import Edited, Said
from bot.core.records.lines import line
from bot.core.records.memories import PlanMemory
from bot.core.records.model import Flow, Given, Known, Step, Talk
from bot.core.rules import outcomes
from bot.core.talk import gathering, reading
from bot.core.talk.course import Course
from bot.core.talk.reading import LATELY
from bot.ear import reply
from bot.ear.when import Unread

WRONG: Final = "wrong"
"""The meaning of "undo", "wrong button", "oops"."""
_COMMAND: Final = re.compile(r"\A/\w+(?:@\w+)?\s+(?=\S)")
"""What stands before the words of "/plan call mum"."""
_FOR_OTHERS: Final = frozenset({Flow.FRIEND, Flow.BEFRIENDED, Flow.CARE})
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
    return [one for one in _answers(course.known) if course.now - one.given.at <= LATELY]


# in words


def said(course: Course, said: Said, talk: Talk | None) -> None:
    """ "Undo" asks the last question once more; "I meant calm" answers it anew."""
    mended = meant(course, said)
    if mended is not None:
        one, new = mended
        given = reading.answer(one.given.to, here(course, said))
        again(course, replace(one, given=given), new)
    elif talk is not None and talk.parts:
        talk = course.keep_talk(gathering.given_up(talk))
        course.foreword = line("mended-back")
        course.ask_again(talk)
    else:
        _undo(course)


def meant(course: Course, said: Said) -> tuple[Answer, Step | str] | None:
    """The newest answer that these words give anew, and the step, or how it went, once they do."""
    rest = reply.meant(said.text, course.person.language)
    for one in _lately(course):
        how = _how_meant(one, said, rest, course.person.language)
        if how is not None:
            return one, how
        if rest is not None and asked_again.stands(one):
            new = mending.surely(here(course, said), one.step, one.given, rest)
            if isinstance(new, Step):
                return one, new
    return None


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
    return next((talk for talk in asked if talk.flow not in _FOR_OTHERS), None)


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
    """Their clock or their quiet hours; under another clock whatever is planned keeps its hour."""
    if _overtaken(given, event):
        return
    given = _changed(given, event)
    text = Said(reading.text_of(given.typed), event.message_id)
    there = here(course, reading.read(text, course.person.language))
    turn = settings.anew(there, given)
    if turn is None or turn.person is None:
        say(course, line("mended-not"))
        return
    others = tuple(one for one in course.person.given if one.to != given.to)
    course.keep_records(replace(turn, person=replace(turn.person, given=(*others, given))))
    course.effects.extend(turn.effects)
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
