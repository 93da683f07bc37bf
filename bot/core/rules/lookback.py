"""What looking back says: the week as what happened, and each step in plain words.

Nothing here compares, counts gaps or names what was not done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.core.records.lines import Day, Line, Typed, Veiled, line
from bot.core.records.model import Chip, Known, Look, Note, Step, StepState
from bot.core.records.turn import Moment
from bot.core.rules import guesses, people, promises, wording
from bot.core.rules.ideas import library
from bot.core.rules.outcomes import DONE, OVER
from bot.ear.asides import harsh
from bot.ear.care import hear

WEEK: Final = timedelta(days=7)
ACTS: Final = (
    *("hello", "greet", "smile", "message", "question", "promise", "stay", "with", "group"),
    *("outside", "call", "thanks", "help", "early", "posted", "invite", "notice", "boundary"),
)
"""The kinds of act that a week names; a step in own words is named by its words."""
TOLD: Final = ("easy", "hard", "change", "why")
"""The answers of a debrief, in the order in which they are shown."""
SINCE: Final = 3
"""From so many on, what only grows is said as a number."""
_SHORT: Final = 60
"""How much of an answer a list shows."""
_LONGEST_THOUGHT: Final = 120
"""So much of what they thought stands beside what happened."""


@dataclass(frozen=True, slots=True)
class Own:
    """A line in the person's own words, and when they said it, if that is known."""

    text: str
    at: datetime | None = None


def when(step: Step) -> datetime:
    """When a settled step was: at its time, or earlier if it was settled earlier."""
    settled = step.settled_at or step.at
    if settled is None:
        raise ValueError("a step that was never settled")
    return min(settled, step.at or settled)


def entries(known: Known) -> tuple[Step, ...]:
    """What was done in whole or part, and what something was told of; the newest first."""
    told = (
        step
        for step in known.everything.steps
        if (step.settled_at or step.at)
        and (step.state in DONE or (step.state is StepState.NOT_THIS_TIME and _told_of(step)))
    )
    return tuple(sorted(told, key=_order, reverse=True))


def _told_of(step: Step) -> bool:
    return bool(step.answers) or any(one.to == "outcome" for one in step.given)


def _order(step: Step) -> tuple[datetime, datetime]:
    """Steps of one hour in the order in which they were told."""
    return when(step), step.settled_at or when(step)


def kept(known: Known) -> tuple[Note | Step, ...]:
    """Notes and starred steps, the newest first."""
    starred = [step for step in entries(known) if step.starred]
    both: list[Note | Step] = [*known.everything.notes, *starred]
    return tuple(sorted(both, key=lambda one: when(one) if isinstance(one, Step) else one.at)[::-1])


def own_line(known: Known) -> Own | None:
    """A line of their own for a quiet day: what they left for later, else a kept answer."""
    if known.person.later:
        return Own(known.person.later)
    return said_of(sorted(entries(known), key=lambda step: step.starred, reverse=True))


def said_of(steps: Iterable[Step]) -> Own | None:
    """The first line in their own words about what went well."""
    for step in steps:
        said = step.answers.get("easy")
        if isinstance(said, str) and hear(said).tier is None:
            return Own(said, when(step))
    return None


def day_of(moment: Moment, at: datetime) -> Day:
    return Day(at.astimezone(moment.zone).date(), moment.local.date())


def done_lately(known: Known, now: datetime) -> tuple[Step, ...]:
    """What was done in whole or part in the last seven days, the newest first."""
    return tuple(step for step in entries(known) if step.state in DONE and now - when(step) < WEEK)


def week(moment: Moment) -> Line:
    done = done_lately(moment.known, moment.now)
    if not done:
        return line("look-kept-here")
    total = moment.person.done
    return line(
        "look-week",
        did=acts(done),
        lighter=lighter(done),
        since=line("look-since", count=total) if total >= SINCE else wording.NO_LINE,
        warm=_warm(moment.known),
        promises=_promises(moment),
    )


def _warm(known: Known) -> Line:
    """How often they named something warm so far: it only grows."""
    count = sum(map(wording.warm, entries(known)))
    return line("look-warm", count=count) if count >= SINCE else wording.NO_LINE


def so_far(moment: Moment) -> Line:
    person, promised = moment.person, _promises(moment)
    if person.mantra or person.later or person.date:
        return line("look-so-far", promises=promised)
    return line("look-nothing" if promised == wording.NO_LINE else "look-posted", promises=promised)


def _promises(moment: Moment) -> Line:
    counted = promises.word(moment.known)
    if not counted.kept + counted.posted:
        return wording.NO_LINE
    return line("look-promises", kept=counted.kept, posted=counted.posted)


def promise(moment: Moment, step: Step) -> Line:
    became = "kept" if promises.kept(step) else "told"
    if promises.kept(step) and step.told:
        became = "both"
    day, name = day_of(moment, when(step)), wording.name(_cut(step))
    return line("look-promise", day=day, name=name, became=line(f"look-promise-{became}"))


def promised(moment: Moment, rows: Line) -> Line:
    return line("look-promise-list", promises=_promises(moment), lines=rows)


def acts(steps: Sequence[Step], *, veiled: bool = False) -> Line:
    """What was done, the newest first, as one sentence; names may be `veiled`, kinds of act not."""
    keys = tuple(dict.fromkeys(_key(step) for step in reversed(steps)))
    return _together(keys, steps, veiled)


def lighter(steps: Sequence[Step]) -> Line:
    count = sum(1 for step in steps if guesses.easier(step))
    return line("look-lighter", count=count) if count else wording.NO_LINE


def _key(step: Step) -> tuple[str, str, bool]:
    """What makes two steps of a week the same act."""
    idea = library().get(step.idea or "")
    part = step.state is StepState.PART
    place = wording.place(step)
    if idea is None or part:
        return (step.idea or step.text, "", part)
    return (idea.act, place.key if place else "", part)


def _together(keys: Sequence[tuple[str, str, bool]], done: Sequence[Step], veiled: bool) -> Line:
    of_each = (next(step for step in reversed(done) if _key(step) == key) for key in keys)
    acts = [_act(step, veiled) for step in of_each]
    match acts:
        case [one]:
            return line("look-did-one", first=one)
        case [one, two]:
            return line("look-did-two", first=one, second=two)
        case [one, two, three]:
            return line("look-did-three", first=one, second=two, third=three)
    return line("look-did-more", first=acts[-1], second=acts[-2])


def _act(step: Step, veiled: bool) -> Line:
    idea, place = library().get(step.idea or ""), wording.place(step)
    name = Veiled(wording.name(_cut(step))) if veiled else wording.name(_cut(step))
    if step.state not in DONE:
        return line("look-act-posted")
    if step.state is StepState.PART:
        return line("look-act-part", name=name)
    if idea is None or idea.act not in ACTS:
        return line("look-act-own", name=name)
    act = line(f"look-act-{idea.act}")
    return line("look-act-at", act=act, place=place) if place else act


def _cut(step: Step) -> Step:
    return replace(step, text=_shortened(step.text))


def _shortened(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"


def row(moment: Moment, number: int, step: Step) -> Line:
    said = wording.NO_LINE
    for question in reversed(TOLD):
        words = answer(step, question, short=True)
        if words is not None:
            said = line("look-said", words=words, rest=said)
    return line(
        "look-row",
        number=str(number),
        day=day_of(moment, when(step)),
        name=people.name(_cut(step), moment.person),
        outcome=_outcome(step),
        said=said,
    )


def entry(moment: Moment, step: Step) -> Line:
    words = line(
        "look-entry",
        day=day_of(moment, when(step)),
        name=people.name(step, moment.person),
        outcome=_outcome(step),
    )
    path, told = moment.person.path, ((q, answer(step, q)) for q in TOLD)
    labelled = [(wording.asked(step, path, q), said) for q, said in told if said is not None]
    if step.foreseen:
        thought = line("look-quoted", text=Typed(step.foreseen))
        labelled.insert(0, (line("look-foreseen"), thought))
    for label, said in labelled:
        rest = line("look-told", label=label, words=said)
        words = line("look-lines", first=words, rest=rest)
    return words


def beside_foreseen(moment: Moment, step: Step, outcome: Line) -> Line:
    """What they thought would happen beside what did; hard words about oneself are not held up."""
    thought = step.foreseen
    if not thought or step.state not in DONE or harsh(thought, moment.language):
        return outcome
    said = _kindly_said(moment, step)
    did = line("debrief-part") if step.state is StepState.PART else wording.did(step)
    known = step.guess is not None and step.felt is not None
    return line(
        "ahead-foreseen",
        text=Typed(wording.beginning(thought, _LONGEST_THOUGHT)),
        happened=line("ahead-happened", text=Typed(_shortened(said.text))) if said else did,
        outcome=outcome,
        useful=line("ahead-useful") if known and not guesses.easier(step) else wording.NO_LINE,
    )


def record(moment: Moment) -> Line | None:
    """What a card that is over says of its step, for as long as the chat is there: its day by its
    date, and their own words about it. In a hidden chat nothing stays."""
    step = moment.subject
    if moment.person.look is Look.HIDDEN or step is None or step.state not in OVER:
        return None
    said = _kindly_said(moment, step)
    told = line("look-record-said", text=Typed(_shortened(said.text))) if said else wording.NO_LINE
    day, name = moment.date(when(step)), people.name(step, moment.person)
    return line("look-record", day=day, name=name, outcome=_became(step), said=told)


def _kindly_said(moment: Moment, step: Step) -> Own | None:
    """Their own words about it; hard ones about oneself are kept, and not held up for good."""
    said = said_of((step,))
    return None if said is not None and harsh(said.text, moment.language) else said


def _became(step: Step) -> Line:
    if step.state is StepState.NOT_THIS_TIME:
        return line("look-not-this-time")
    part = line("look-record-part") if step.state is StepState.PART else wording.NO_LINE
    if step.felt is None:
        return part
    felt = guesses.spoken(guesses.word(step.felt))
    if step.guess is None:
        return line("look-record-felt", part=part, felt=felt)
    guess = guesses.spoken(guesses.word(step.guess))
    return line("look-record-guessed", part=part, guess=guess, felt=felt)


def note(moment: Moment, kept: Note, *, short: bool = False) -> Line:
    text = Typed(_shortened(kept.text) if short else kept.text)
    day = day_of(moment, kept.at)
    if kept.sender:
        return line("look-note-from", name=Typed(kept.sender), day=day, text=text)
    return line("look-note", day=day, text=text)


def answer(step: Step, question: str, *, short: bool = False) -> Line | None:
    match step.answers.get(question):
        case Chip() as chip:
            return wording.tapped(step, question, chip)
        case str() as said:
            return line("look-quoted", text=Typed(_shortened(said) if short else said))
    return None


def _outcome(step: Step) -> Line:
    if step.state is StepState.NOT_THIS_TIME:
        return line("look-not-this-time")
    if step.guess is None or step.felt is None:
        return wording.NO_LINE
    return line("look-tail", outcome=guesses.outcome(step))
