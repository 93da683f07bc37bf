"""A plan in the making: which question stands, what is proposed so far, what is asked next."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from bot.core.flows.plan import cards
from bot.core.records.events import Said
from bot.core.records.lines import line
from bot.core.records.memories import PlanMemory
from bot.core.records.model import Chip, Flow, Look, Step, Talk
from bot.core.records.turn import Card, Close, Moment, Turn, Yield
from bot.core.rules import people
from bot.core.rules.moves import Start, next_such, start_of
from bot.core.rules.wording import TRUST
from bot.core.talk import reading
from bot.ear import dates, discreet, far, promise, reply, risky, steps
from bot.ear import when as ear

WordsAndTime = tuple[str, Start | ear.Unread | None]


class At(StrEnum):
    """Which question stands."""

    ALREADY = "already"
    UNFINISHED = "unfinished"
    IDEAS = "ideas"
    LIKES = "likes"
    WHO = "who"
    ROLES = "roles"
    PEOPLE = "people"
    PERSON = "person"
    WHAT = "what"
    PROMISE = "promise"
    NOW = "now"
    CLOCK = "clock"
    CLOCK_TYPED = "clock_typed"
    WHEN = "when"
    WHEN_TYPED = "when_typed"
    HOUR = "hour"
    GUESS = "guess"
    BIG = "big"
    FAR = "far"
    RISK = "risk"
    READ = "read"
    AHEAD = "ahead"
    STAYS = "stays"
    FORESEEN = "foreseen"
    CHANGE = "change"
    LOOKS = "looks"
    SIGN = "sign"
    WORDS = "words"


def to(moment: Moment, at: At, step: Step) -> Turn:
    return Turn(at=at, memory=replace(PlanMemory.of(moment.talk), step=step))


def onward(moment: Moment, step: Step) -> Turn:
    """The first thing that is still open; then the plan is read back."""
    if moment.person.zone is None:
        return to(moment, At.CLOCK, step)
    if step.at is None:
        return _when(moment, step)
    if step.at <= moment.now:
        return gone_by(moment, step, step.at)
    if (
        step.idea is None
        and PlanMemory.of(moment.talk).promise is None
        and promise.heard(step.text, moment.language)
    ):
        return to(moment, At.PROMISE, step)
    if step.guess is None and not step.promise:
        return to(moment, At.GUESS, step)
    return to(moment, At.READ, step)


def _when(moment: Moment, step: Step) -> Turn:
    memory = PlanMemory.of(moment.talk)
    if not memory.then:
        return to(moment, At.WHEN, step)
    said_at = memory.then_at or moment.said
    said = ear.read(memory.then, said_at, moment.zone, moment.language)
    if isinstance(said, ear.Unread):
        return unread(moment, step, said)
    if said.at is None:
        return which_hour(moment, step, said.day)
    given = reading.answered(step, "when", moment, memory.then_in)
    return onward(moment, replace(given, at=said.at, elapsed=said.elapsed))


def then(moment: Moment, memory: PlanMemory, text: str) -> PlanMemory:
    """A time that was said before the step is kept for it."""
    return replace(memory, then=text, then_at=moment.said, then_in=reading.typed(moment))


def left(moment: Moment) -> Turn | None:
    return put_by(moment) if moment.meant & reply.NO else None


def put_by(moment: Moment) -> Turn:
    """Not now: a step that was being shaped stays as it is, for the next /plan."""
    if kept(moment.talk) is None:
        return Turn(card=Card(line("cancel-plan")), then=Close())
    return Turn(card=Card(line("plan-put-by")), then=Yield())


def names_a_time(moment: Moment, text: str) -> bool:
    """Whether a text is nothing but a time to come, be it sure or to be asked about."""
    said = ear.read(text, moment.said, moment.zone, moment.language)
    return isinstance(said, ear.When) or bool(said.readings)


def unfinished(moment: Moment) -> PlanMemory | None:
    """What was begun in the plan whose place this one takes, once a step was being shaped."""
    closed = (t for t in moment.known.talks if t.flow is Flow.PLAN and not t.open)
    return next(filter(None, map(kept, closed)), None)


def kept(talk: Talk) -> PlanMemory | None:
    """A step that was being shaped there, with where it stood."""
    memory = PlanMemory.of(talk)
    if memory.step is None or (talk.at == At.IDEAS and not memory.stood):
        return None
    return memory if memory.stood else replace(memory, stood=talk.at)


def proposal(moment: Moment) -> Step:
    """The step so far. Raises LookupError where there is none."""
    step = PlanMemory.of(moment.talk).step
    if step is None:
        raise LookupError("a plan without its step")
    return step


def decided(moment: Moment, promised: bool) -> Moment:
    """The same moment once it is known whether this is a promise; it is asked once."""
    return moment.remembering(replace(PlanMemory.of(moment.talk), promise=promised))


def what(moment: Moment) -> Turn | None:
    if not moment.text:
        return None
    if names_a_time(moment, moment.text):
        return Turn(at=At.WHAT, memory=then(moment, PlanMemory.of(moment.talk), moment.text))
    if speaks_of_a_past_day(moment, moment.text):
        return Turn(card=cards.what_promise(gone_by=True))
    return own_words(moment, moment.text)


def speaks_of_a_past_day(moment: Moment, text: str) -> bool:
    """Whether it may have happened already: "yesterday I called mom"; a time that has gone by is
    answered where times are."""
    told = dates.told(text, moment.said_on, moment.language)
    return told is not None and _found(moment, text) is None


def to_someone(moment: Moment) -> Turn | None:
    if moment.choice not in ("yes", "no"):
        return None
    promised = moment.choice == "yes"
    step = reading.answered(proposal(moment), "promise", moment)
    if promised and isinstance(step.change, Chip):  # of a promise it would mean something else
        step = replace(step, change="")
    return onward(decided(moment, promised), replace(step, promise=promised))


def own_words(moment: Moment, text: str) -> Turn:
    memory = replace(PlanMemory.of(moment.talk), said_at=moment.said)
    if isinstance(moment.event, Said) and moment.words_at is None:
        memory = replace(memory, typed=reading.noted(moment.event), step=None)
    return in_words(moment.remembering(memory), text)


def in_words(moment: Moment, text: str) -> Turn:
    """The same, for words that came in the messages that are kept in mind; once more, for those
    of the step so far."""
    memory = PlanMemory.of(moment.talk)
    moment = moment.as_said(memory.said_at)
    if _asks_about_risk(moment, text):
        return Turn(at=At.RISK, memory=replace(memory, step=_worded(moment, text), text=text))
    found = _found(moment, text)
    step = _worded(moment, text if found is None else found.rest)
    step = replace(step, promise=memory.promise is True, at=memory.wished_at)
    if not (memory.wished or step.promise) and far.heard(step.text, moment.language):
        return to(moment, At.FAR, _timed(moment, text))
    if found is None:
        return onward(moment, step)
    if isinstance(found.when, ear.Unread):
        return unread(moment, step, found.when)
    if found.when.at is None:
        return which_hour(moment, step, found.when.day)
    return onward(moment, replace(step, at=found.when.at, elapsed=found.when.elapsed))


def _asks_about_risk(moment: Moment, text: str) -> bool:
    after = moment.person.path in TRUST
    return after and not PlanMemory.of(moment.talk).risk and risky.heard(text, moment.language)


def kept_though_risky(moment: Moment) -> Turn:
    """The choice is theirs: it is planned as they wrote it."""
    memory = PlanMemory.of(moment.talk)
    return in_words(moment.remembering(replace(memory, risk=True)), memory.text)


def wished(moment: Moment) -> Moment:
    """The same moment once a wish was cut small: what they write now is theirs, as it is."""
    memory = PlanMemory.of(moment.talk)
    at = None if memory.step is None else memory.step.at
    return moment.remembering(replace(memory, wished=True, wished_at=at))


def _timed(moment: Moment, text: str) -> Step:
    """Their own words, and the one sure time in them, as a step."""
    found = _found(moment, text)
    if found is None or isinstance(found.when, ear.Unread) or found.when.at is None:
        return _worded(moment, text)
    start = found.when
    return replace(_worded(moment, found.rest), at=start.at, elapsed=start.elapsed)


def _worded(moment: Moment, text: str) -> Step:
    """Their own words, how long they say that it takes, and what they answered of it so far."""
    memory = PlanMemory.of(moment.talk)
    step = Step(moment.draw.ids[0], text=text, minutes=steps.minutes(text))
    step = people.told(replace(step, company=memory.company, who=memory.who), moment.person)
    if memory.step is None:
        return reading.answered(step, "what", moment, memory.typed)
    return replace(step, given=memory.step.given)


def words_and_time(moment: Moment, text: str, step: Step) -> WordsAndTime:
    """Their own words without the time in them, and that time; a day alone keeps its hour."""
    found = _found(moment, text)
    if found is None:
        return text, None
    when = found.when
    return found.rest, when if isinstance(when, ear.Unread) else start_of(moment, when, step)


def _found(moment: Moment, text: str) -> ear.Found | None:
    """A time in their own words, once we know what their clock says."""
    if moment.person.zone is None:
        return None
    return ear.find(text, moment.said, moment.zone, moment.language)


def unread(moment: Moment, step: Step, said: ear.Unread) -> Turn:
    """Asked once more, with what it may have meant that has not gone by since."""
    coming = [one for one in said.readings if one.at is None or one.at > moment.now]
    why = said.why if coming or not said.readings else ear.Why.PAST
    meant = tuple(one.at for one in coming if one.at is not None)
    memory = replace(PlanMemory.of(moment.talk), step=step, meant=meant)
    return Turn(
        card=cards.when_unread(moment, ear.Unread(why, tuple(coming))),
        at=At.WHEN_TYPED,
        memory=memory,
    )


def gone_by(moment: Moment, step: Step, at: datetime) -> Turn:
    """The time of a button is over, or that of words that waited: the next such hour is
    proposed."""
    following = next_such(moment, at)
    memory = replace(PlanMemory.of(moment.talk), step=replace(step, at=None), meant=(following,))
    return Turn(card=cards.gone_by(moment, following), at=At.WHEN_TYPED, memory=memory)


def which_hour(moment: Moment, step: Step, day: date) -> Turn:
    if day < moment.local.date():
        return unread(moment, step, ear.Unread(ear.Why.PAST))
    return Turn(at=At.HOUR, memory=replace(PlanMemory.of(moment.talk), step=step, day=day))


def day_named(moment: Moment) -> date:
    """The day that lacks its hour. Raises LookupError where there is none."""
    day = PlanMemory.of(moment.talk).day
    if day is None:
        raise LookupError("an hour without its day")
    return day


# changes before it stands: the sign that it is done, the lock screen


_LONGEST_SHORT: Final = 20
"""Signs that a lock screen shows whole, the time beside them."""


def sign(moment: Moment) -> Turn | None:
    if moment.choice == "back":
        return to(moment, At.READ, proposal(moment))
    if not moment.text:
        return None
    step = reading.answered(proposal(moment), "sign", moment)
    return to(moment, At.READ, replace(step, sign=moment.text))


def words(moment: Moment) -> Turn | None:
    if moment.choice == "back":
        return to(moment, At.READ, proposal(moment))
    if not moment.text:
        return None
    if discreet.sensitive(moment.text):
        return Turn(card=cards.ask_typed("plan-words-telling"))
    step = reading.answered(proposal(moment), "short", moment)
    return to(moment, At.READ, replace(step, short=shortened(moment.text)))


def shortened(text: str) -> str:
    fits = textwrap.shorten(text, _LONGEST_SHORT, placeholder="")
    return fits or text.split()[0][:_LONGEST_SHORT]


def looks(moment: Moment) -> Turn | None:
    chosen = moment.choice
    if chosen == "back":
        return to(moment, At.READ, proposal(moment))
    if chosen is not None and chosen.startswith("look."):
        return looking(moment, proposal(moment), Look(chosen.removeprefix("look.")))
    return None


def looking(moment: Moment, step: Step, look: Look) -> Turn:
    person = replace(moment.person, look=look)
    return replace(to(moment, At.READ, step), person=person)
