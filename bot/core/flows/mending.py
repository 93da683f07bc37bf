"""What words mean at a question that was answered before: the answer, given anew.

One table for all questions: an edit, "I meant calm" and whatever else mends an answer is heard
here, wherever the step stands since.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.core.flows.debrief.cards import chips
from bot.core.flows.debrief.questions import NOTHING
from bot.core.flows.did import as_told
from bot.core.flows.plan import ahead
from bot.core.flows.plan.draft import shortened, words_and_time
from bot.core.flows.plan.timing import at_hour
from bot.core.records.events import Said
from bot.core.records.model import Answer, Chip, Given, Step
from bot.core.records.turn import Moment
from bot.core.rules import people
from bot.core.rules.moves import Start, heard_time
from bot.core.talk import reading
from bot.ear import discreet, reply, steps
from bot.ear.when import Unread

Anew = Step | Unread | None
"""The step with the new answer; a time that is none; None for words that are no answer there."""


def anew(moment: Moment, step: Step, given: Given, text: str) -> Anew:
    """The step with this answer in the place of the one that was given. A time in it that is
    another counts from now; the same one stays what it was when it was said."""
    said = reading.read(Said(text, 0, at=moment.said), moment.language)
    hears = _HEARS.get(given.to)
    return hears(replace(moment, event=said), step, given, text) if hears is not None else None


def surely(moment: Moment, step: Step, given: Given, text: str) -> Anew:
    """The same, for words that are nothing but an answer to this question: a button's own words,
    one of the five, a number, a time. An hour alone is one of the day for which it is planned."""
    if given.to in TIMES:
        given = replace(given, to="hour", typed=())
    if given.to in _OWN_WORDS or isinstance(new := anew(moment, step, given, text), Unread):
        return None
    if new is None or isinstance(new.answers.get(given.to), str):
        return None
    return None if given.to in TIMES and (new.at or moment.now) <= moment.now else new


def _what(moment: Moment, step: Step, given: Given, text: str) -> Anew:
    if step.idea is not None:
        return None
    if moment.meant or (moment.aside is not None and not step.unprompted):
        return None  # a short reply, or a question: no step consists of it
    if step.unprompted:
        told = as_told(moment, step, text)
        if _another_time(moment, given, text):
            return told
        return people.told(replace(step, text=told.text), moment.person)
    words, found = words_and_time(moment, text, step)
    worded = replace(step, text=words, minutes=steps.minutes(words))
    worded = people.told(worded, moment.person)
    if not _another_time(moment, given, text):
        return worded  # one that was moved since stays where it is
    return found if isinstance(found, Unread) else _starting(worded, found)


def _when(moment: Moment, step: Step, given: Given, text: str) -> Anew:
    if given.typed and not _another_time(moment, given, text):
        return step
    said = heard_time(moment, text, step)
    return said if isinstance(said, Unread) else _starting(step, said)


def _another_time(moment: Moment, given: Given, text: str) -> bool:
    return reading.another_time(reading.text_of(given.typed), text, moment.language)


def _starting(step: Step, start: Start | None) -> Step:
    return step if start is None else replace(step, at=start.at, elapsed=start.elapsed)


def _hour(moment: Moment, step: Step, given: Given, text: str) -> Anew:
    on = (step.at or moment.now).astimezone(moment.zone).date()
    said = at_hour(moment, on, text)
    if said is None:
        return _when(moment, step, given, text)
    return said if isinstance(said, Unread) else _starting(step, said)


def _promise(moment: Moment, step: Step, given: Given, text: str) -> Anew:
    says = moment.meant & {"yes", "no"}
    return replace(step, promise="yes" in says) if says else None


def _guess(moment: Moment, step: Step, given: Given, text: str) -> Anew:
    guess = reply.feel(text, moment.language)
    return None if guess is None else replace(step, guess=int(guess))


def _foreseen(moment: Moment, step: Step, given: Given, text: str) -> Anew:
    return replace(step, foreseen=text)


def _feel(moment: Moment, step: Step, given: Given, text: str) -> Anew:
    felt = reply.feel(text, moment.language)
    return None if felt is None else replace(step, felt=int(felt))


def _sign(moment: Moment, step: Step, given: Given, text: str) -> Anew:
    return replace(step, sign=text)


def _short(moment: Moment, step: Step, given: Given, text: str) -> Anew:
    return None if discreet.sensitive(text) else replace(step, short=shortened(text))


def _stays(moment: Moment, step: Step, given: Given, text: str) -> Anew:
    stays = ahead.minutes(text)
    return replace(step, stays=stays) if stays else None


def _told(moment: Moment, step: Step, given: Given, text: str) -> Anew:
    others = {key: said for key, said in step.answers.items() if key != given.to}
    if moment.meant & NOTHING:
        return replace(step, answers=others)
    tapped = (c.key for c in chips(step, given.to) if reply.same(text, moment.written(c.caption)))
    key = next(tapped, None)
    new: Answer = text if key is None else Chip(key)
    return replace(step, answers={**others, given.to: new})


TIMES: Final = frozenset({"when", "hour"})
_OWN_WORDS: Final = frozenset({"what", "sign", "short", "foreseen"})
_HEARS: Final[Mapping[str, Callable[[Moment, Step, Given, str], Anew]]] = {
    "what": _what,
    "when": _when,
    "hour": _hour,
    "promise": _promise,
    "guess": _guess,
    "foreseen": _foreseen,
    "sign": _sign,
    "short": _short,
    "stays": _stays,
    "feel": _feel,
    "easy": _told,
    "hard": _told,
    "change": _told,
    "why": _told,
}
HEARD: Final = frozenset({"outcome", *_HEARS})
"""The questions to which a message is heard anew."""
