"""How it felt, three short questions, and the guess beside what happened.

Every answer is kept the moment it comes; every question can be skipped; "that's enough" ends
it kindly. What the person would change becomes the next plan, one tap away.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.core.flows.debrief import closing
from bot.core.flows.friend import milestones
from bot.core.records.effects import Choice, Rows
from bot.core.records.events import Edited, Said
from bot.core.records.lines import line
from bot.core.records.memories import DebriefMemory
from bot.core.records.model import Chip, Feel, Flow, Person, Step, StepState, Trio
from bot.core.records.turn import Card, Go, Moment, Turn, choice, pairs
from bot.core.rules import wording
from bot.core.talk import reading
from bot.core.talk.reading import read
from bot.core.talk.table import (
    ANOTHER_DAY,
    Conversation,
    Place,
    Resumes,
    Words,
    card,
    fixed,
    places,
)
from bot.ear import reply
from bot.ear.asides import harsh

# what is shown


FEELINGS: Final = {
    "calm": Feel.CALM,
    "okay": Feel.OKAY,
    "uneasy": Feel.UNEASY,
    "tense": Feel.TENSE,
    "very_tense": Feel.VERY_TENSE,
}


def feeling(key: str) -> int | None:
    return FEELINGS.get(key)


def feel_rows() -> Rows:
    buttons = tuple(choice(key, f"feel-{key.replace('_', '-')}") for key in FEELINGS)
    return buttons[:3], buttons[3:]


def _opening_card(moment: Moment, step: Step, how: str, first: str) -> Card:
    memory = DebriefMemory.of(moment.talk)
    if how == "done" and memory.posted:
        happened = line("own-promise-told")
    elif how == "done":
        happened = wording.did(step)
    elif how == "home":
        happened = line("debrief-went-home")
    elif step.minutes and 0 < memory.stayed < step.minutes:
        happened = line("debrief-part-minutes", minutes=memory.stayed)
    else:
        happened = line("debrief-part")
    if first == "feel":
        return Card(line("debrief-feel", happened=happened), feel_rows())
    question = line(f"debrief-{wording.trio(step, moment.person.path)}-first")
    rows = _question_card(moment, step, first).rows
    return Card(line("debrief-opening", happened=happened, question=question), rows)


def _feel_card(moment: Moment, step: Step) -> Card:
    return Card(line("debrief-feel-again", name=wording.name(step)), feel_rows())


def _question_card(moment: Moment, step: Step, question: str) -> Card:
    trio = wording.trio(step, moment.person.path)
    keys = wording.chips(step, question)
    chips = tuple(Choice(key, wording.chip_words(step, key)) for key in keys)
    ends: tuple[Choice, ...] = (choice("skip", "debrief-skip"), choice("enough", "debrief-enough"))
    if question == "easy" and trio is Trio.EASE:
        ends = (choice("nothing", "debrief-nothing-yet"), *ends)
    return Card(line(f"debrief-{trio}-{question}", name=wording.name(step)), (*pairs(chips), ends))


def why_card() -> Card:
    reasons = ("tired", "worried", "busy", "unwell")
    chips = tuple(choice(key, f"debrief-why-{key}") for key in reasons)
    return Card(
        line("debrief-not-this-time"),
        (*pairs(chips), (choice("enough", "debrief-leave-it"),)),
    )


# what is heard


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


_HARSH: Final = "harsh"
"""When a harsh word about themselves was answered last, among what is asked."""
_NOTHING: Final = frozenset({"skip", "nothing", "no"})
"""Answers that say nothing, so that nothing is kept of them."""
_NO_ANSWER: Final = frozenset({"skip", "enough"})
"""Buttons that go on without one."""
_AFTER: Final = {At.EASY: At.HARD, At.HARD: At.CHANGE}


def _begun(moment: Moment) -> Turn:
    """The outcome is kept before the first question is asked."""
    memory = DebriefMemory.of(moment.talk)
    if memory.said:
        return replace(closing.planned(moment, moment.about), at=At.NEXT)
    state = _STATES.get(memory.how, StepState.DONE)
    step = replace(moment.about, state=state, settled_at=moment.now)
    if state is StepState.NOT_THIS_TIME:
        return Turn(at=At.WHY, steps=(step,))
    person = _counted(moment)
    if memory.enough:
        known = replace(moment.known, person=person)
        turn = _end(replace(moment, known=known), step)
        return replace(turn, person=turn.person or person)
    first = At.EASY if step.guess is None else At.FEEL
    if first is At.EASY:
        step = _asked(moment, step)
    opening = _opening_card(moment, step, memory.how, first)
    return Turn(card=opening, at=first, steps=(step,), person=person)


def _to_a_question(moment: Moment) -> Turn | None:
    at = At(moment.talk.at)
    if moment.talk.parts and moment.choice in _NO_ANSWER:
        return _written_before(moment, at)
    if moment.choice == "enough":
        return _end(moment, moment.about)
    return _kindly(moment, _answered(moment, at))


def _written_before(moment: Moment, at: At) -> Turn | None:
    """A button that is no answer, tapped below one that was just written: the words are kept."""
    parts = moment.talk.parts
    said = read(
        Said("\n".join(text for _, text in parts), parts[-1][0], parts=parts), moment.language
    )
    turn = _answered(replace(moment, event=said), at)
    if turn is None or moment.choice == "skip":
        return turn
    return _end(moment if turn.memory is None else moment.remembering(turn.memory), turn.steps[0])


def _counted(moment: Moment) -> Person:
    # What was kept as done before it came here is counted already.
    if moment.about.state in (StepState.DONE, StepState.PART):
        return moment.person
    return replace(moment.person, done=moment.person.done + 1)


def _asked(moment: Moment, step: Step) -> Step:
    # The questions stay the same whatever path is chosen later.
    return replace(step, trio=wording.trio(step, moment.person.path))


def _felt(moment: Moment) -> Turn | None:
    chosen = moment.choice
    if chosen == "enough":
        return _end(moment, moment.about)
    felt = feeling(chosen) if chosen else reply.feel(moment.text or "", moment.language)
    if felt is None and chosen != "skip":
        return None
    step = _asked(moment, replace(moment.about, felt=felt))
    return Turn(at=At.EASY, steps=(step,))


def _answered(moment: Moment, at: At) -> Turn | None:
    chosen, text = moment.choice, moment.text
    if not (chosen or text):
        return None
    step = moment.about
    if not ({chosen} | moment.meant) & _NOTHING:
        answer = Chip(chosen) if chosen else text or ""
        step = replace(step, answers={**step.answers, at.value: answer})
        moment = _noted(moment, at)
    following = _AFTER.get(at)
    if following is None:
        return _end(moment, step)
    return Turn(at=following, steps=(step,), memory=moment.talk.memory)


def _kindly(moment: Moment, turn: Turn | None) -> Turn | None:
    if turn is None or isinstance(turn.then, Go) or moment.choice:
        return turn
    if not harsh(moment.text or "", moment.language):
        return turn
    before = moment.person.asked.get(_HARSH)
    if before is not None and moment.now - before < timedelta(days=1):
        return turn
    person = turn.person or moment.person
    turn = TABLE.shown(moment, turn)
    if turn.card is None:
        return turn
    kindly = Card(line("debrief-harsh", question=turn.card.words), turn.card.rows)
    asked = {**person.asked, _HARSH: moment.now}
    return replace(turn, card=kindly, person=replace(person, asked=asked))


def _noted(moment: Moment, at: At) -> Moment:
    """Which messages an answer came in is kept in mind: editing one mends the answer."""
    memory = DebriefMemory.of(moment.talk)
    if not isinstance(moment.event, Said):
        return moment
    messages = reading.noted(moment.event)
    return moment.remembering(replace(memory, heard={**memory.heard, at.value: messages}))


def _mended(moment: Moment, event: Edited) -> Turn | None:
    memory, step = DebriefMemory.of(moment.talk), moment.about
    for at, before in memory.heard.items():
        if (messages := reading.mended(before, event)) is not None:
            answers = {**step.answers, at: reading.text_of(messages)}
            kept = replace(memory, heard={**memory.heard, at: messages})
            return Turn(steps=(replace(step, answers=answers),), memory=kept)
    return None


def _end(moment: Moment, step: Step) -> Turn:
    turn = closing.begin(moment, step)
    memory = moment.talk.memory if turn.memory is None else turn.memory
    person = milestones.reached(moment, turn.person or moment.person)
    return replace(turn, at=At.NEXT, steps=(step,), memory=memory, person=person)


def _asks(at: At) -> Place:
    ask = card(lambda moment: _question_card(moment, moment.about, at))
    return Place(at, ask, _to_a_question, Words.PARTS, returns=True)


TABLE: Final = Conversation(
    Flow.DEBRIEF,
    _begun,
    places(
        At,
        Place(At.FEEL, card(lambda m: _feel_card(m, m.about)), _felt),
        _asks(At.EASY),
        _asks(At.HARD),
        _asks(At.CHANGE),
        Place(At.WHY, fixed(why_card), _to_a_question, Words.PARTS, returns=True),
        Place(At.NEXT, closing.again, closing.answered, Words.PASS, offers=True),
    ),
    edited=_mended,
    single=False,
    resumes=Resumes.ASKED,
    of_a_step=True,
    remembers=True,
    no=("not_now", "no_word"),
    cancelled="cancel-debrief",
    folded=closing.folded,
    leaves=ANOTHER_DAY,
)
