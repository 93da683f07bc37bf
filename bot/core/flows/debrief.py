"""How it felt, three short questions, and the guess beside what happened.

Every answer is kept the moment it comes; every question can be skipped; "that's enough" ends
it kindly. What the person would change becomes the next plan, one tap away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.core import closing, heard, wording
from bot.core.answers import Chip
from bot.core.events import Edited, Said
from bot.core.friends import milestones
from bot.core.lines import line
from bot.core.model import Json, Person, Step, StepState
from bot.core.steps import questions
from bot.core.turn import Card, Moment, Turn
from bot.ear import reply
from bot.ear.asides import harsh

_STATES: Final = {
    "done": StepState.DONE,
    "part": StepState.PART,
    "home": StepState.PART,
    "none": StepState.NOT_THIS_TIME,
}


class At(StrEnum):
    """Which question stands. The three in the middle are also the keys of their answers."""

    FEEL = "feel"
    EASY = "easy"
    HARD = "hard"
    CHANGE = "change"
    WHY = "why"
    NEXT = "next_one"


STEPS: Final = frozenset[str](At)
LISTENS: Final[frozenset[str]] = frozenset({At.EASY, At.HARD, At.CHANGE, At.WHY})
OFFERS: Final[frozenset[str]] = frozenset({At.NEXT})
_HARSH: Final = "harsh"
"""When a harsh word about themselves was answered last, among what is asked."""
_NOTHING: Final = frozenset({"skip", "nothing", "no"})
"""Answers that say nothing, so that nothing is kept of them."""
_NO_ANSWER: Final = frozenset({"skip", "enough"})
"""Buttons that go on without one."""
_AFTER: Final = {At.EASY: At.HARD, At.HARD: At.CHANGE}


def begin(moment: Moment) -> Turn:
    """The outcome is kept before the first question is asked."""
    if "said" in moment.talk.memory:
        return replace(closing.planned(moment, _step(moment)), step=At.NEXT)
    how = str(moment.talk.memory.get("how", "done"))
    state = _STATES.get(how, StepState.DONE)
    step = replace(_step(moment), state=state, settled_at=moment.now)
    if state is StepState.NOT_THIS_TIME:
        return Turn(card=questions.why(), step=At.WHY, steps=(step,))
    person = _counted(moment)
    if "enough" in moment.talk.memory:
        known = replace(moment.known, person=person)
        turn = _end(replace(moment, known=known), step)
        return replace(turn, person=turn.person or person)
    first = At.EASY if step.guess is None else At.FEEL
    if first is At.EASY:
        step = _asked(moment, step)
    card = questions.opening(moment, step, how, first)
    return Turn(card=card, step=first, steps=(step,), person=person)


def on(moment: Moment) -> Turn | None:
    """One answer: a chip, a skip, a word of their own, or "that's enough"."""
    at = At(moment.talk.step)
    if isinstance(moment.event, Edited):
        return _mended(moment, moment.event)
    if at is At.NEXT:
        return closing.answered(moment, _step(moment))
    if moment.talk.parts and moment.choice in _NO_ANSWER:
        return _written_before(moment, at)
    if moment.choice == "enough":
        return _end(moment, _step(moment))
    if at is At.FEEL:
        return _felt(moment)
    return _kindly(moment, _answered(moment, at))


def _written_before(moment: Moment, at: At) -> Turn | None:
    """A button that is no answer, tapped below one that was just written: the words are kept."""
    parts = moment.talk.parts
    said = Said("\n".join(text for _, text in parts), parts[-1][0], parts=parts)
    turn = _answered(replace(moment, event=said), at)
    if turn is None or moment.choice == "skip":
        return turn
    return _end(moment, turn.steps[0], turn.memory)


def again(moment: Moment) -> Turn:
    """The question that stands, once more."""
    at = At(moment.talk.step)
    step = _step(moment)
    if at is At.FEEL:
        return Turn(card=questions.feel(moment, step))
    if at is At.WHY:
        return Turn(card=questions.why())
    if at is At.NEXT:
        return closing.again(moment, step)
    return Turn(card=questions.ask(moment, step, at))


def upgrade(shape: int, memory: Mapping[str, Json]) -> Mapping[str, Json]:
    """Nothing was shaped differently before."""
    return memory


def _counted(moment: Moment) -> Person:
    """One more thing done; what was kept as done before it came here is counted already."""
    if _step(moment).state in (StepState.DONE, StepState.PART):
        return moment.person
    return replace(moment.person, done=moment.person.done + 1)


def _step(moment: Moment) -> Step:
    step = moment.subject
    if step is None:
        raise LookupError("a debrief without its step")
    return step


def _asked(moment: Moment, step: Step) -> Step:
    """The step with its three questions, which stay the same whatever path is chosen later."""
    return replace(step, trio=wording.trio(step, moment.person.path))


def _felt(moment: Moment) -> Turn | None:
    chosen = moment.choice
    felt = questions.feeling(chosen) if chosen else reply.feel(moment.text or "", moment.language)
    if felt is None and chosen != "skip":
        return None
    step = _asked(moment, replace(_step(moment), felt=felt))
    return Turn(card=questions.ask(moment, step, At.EASY), step=At.EASY, steps=(step,))


def _answered(moment: Moment, at: At) -> Turn | None:
    chosen, text = moment.choice, moment.text
    if not (chosen or text):
        return None
    step = _step(moment)
    memory = moment.talk.memory
    if not ({chosen} | moment.meant) & _NOTHING:
        answer = Chip(chosen) if chosen else text or ""
        step = replace(step, answers={**step.answers, at.value: answer})
        memory = {**memory, **_heard(moment, at)}
    following = _AFTER.get(at)
    if following is None:
        return _end(moment, step, memory)
    return Turn(
        card=questions.ask(moment, step, following), step=following, steps=(step,), memory=memory
    )


def _kindly(moment: Moment, turn: Turn | None) -> Turn | None:
    """A harsh word about themselves is answered once a day; then it goes on."""
    if (
        turn is None
        or turn.card is None
        or moment.choice
        or not harsh(moment.text or "", moment.language)
    ):
        return turn
    before = moment.person.asked.get(_HARSH)
    if before is not None and moment.now - before < timedelta(days=1):
        return turn
    person = turn.person or moment.person
    card = Card(line("debrief-harsh", question=turn.card.words), turn.card.rows)
    asked = {**person.asked, _HARSH: moment.now}
    return replace(turn, card=card, person=replace(person, asked=asked))


def _heard(moment: Moment, at: At) -> dict[str, Json]:
    """Which messages an answer came in, so that editing one mends the answer."""
    return {f"heard_{at}": heard.noted(moment.event)} if isinstance(moment.event, Said) else {}


def _mended(moment: Moment, event: Edited) -> Turn | None:
    """A message that was part of an answer has been changed: the answer changes with it."""
    for at in (At.EASY, At.HARD, At.CHANGE, At.WHY):
        messages = heard.mended(moment.talk.memory.get(f"heard_{at}"), event)
        if messages is not None:
            step = _step(moment)
            answers = {**step.answers, at.value: heard.joined(messages)}
            memory: dict[str, Json] = {**moment.talk.memory, f"heard_{at}": messages}
            return Turn(steps=(replace(step, answers=answers),), memory=memory)
    return None


def _end(moment: Moment, step: Step, memory: Mapping[str, Json] | None = None) -> Turn:
    """The guess beside the outcome, and one thing more at most."""
    turn = closing.begin(moment, step)
    kept = {**(moment.talk.memory if memory is None else memory), **(turn.memory or {})}
    person = milestones.reached(moment, turn.person or moment.person)
    return replace(turn, step=At.NEXT, steps=(step,), memory=kept, person=person)
