"""What is heard at the questions: the feeling, the three after it, and what to ask next time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.core.flows.debrief import cards, offer
from bot.core.flows.debrief.cards import TO_ASK, At
from bot.core.records.lines import Line, line
from bot.core.records.model import ROLES, Chip, Step
from bot.core.records.turn import Card, Go, Moment, Turn
from bot.core.rules import guesses, people, wording
from bot.core.talk import reading
from bot.core.talk.reading import answered
from bot.core.talk.table import after
from bot.ear.asides import harsh

NOTHING: Final = frozenset({"skip", "nothing", "no"})
"""Answers that say nothing, so that nothing is kept of them."""
_HARSH: Final = "harsh"
"""When a harsh word about themselves was answered last, among what is asked."""
_NO_ANSWER: Final = frozenset({"skip", "enough"})
"""Buttons that go on without one."""
_AFTER: Final = {At.EASY: At.HARD, At.HARD: At.CHANGE}
_HURTS: Final[Mapping[str, Line]] = {
    "pulled_back": line("debrief-pulled-back"),
    "heated": line("debrief-heated"),
    "said_more": line("debrief-said-more"),
}
"""Chips that are answered by more than the next question."""


def asked(moment: Moment, step: Step) -> Step:
    """The step with its questions: they stay the same whatever path is chosen later."""
    return replace(step, trio=wording.trio(step, moment.person.path))


def felt(moment: Moment) -> Turn | None:
    chosen = moment.choice
    if chosen == "enough":
        return offer.end(moment, moment.about)
    felt = guesses.heard(moment)
    if felt is None and chosen not in {"not_now", "skip"}:
        return None
    step = answered(asked(moment, moment.about), "feel", moment)
    return Turn(at=At.EASY, steps=(replace(step, felt=felt),))


def heard(moment: Moment) -> Turn | None:
    if moment.talk.parts and moment.choice in _NO_ANSWER:
        return _written_before(moment)
    if moment.choice == "enough":
        return offer.end(moment, moment.about)
    return _kindly(moment, _answered(moment))


def _written_before(moment: Moment) -> Turn | None:
    """A button that is no answer, tapped below one that was just written: the words are kept."""
    said = reading.joined(moment.talk, moment.language)
    turn = _answered(replace(moment, event=said))
    if turn is None or moment.choice == "skip":
        return turn
    return offer.end(moment, turn.steps[0])


def _answered(moment: Moment) -> Turn | None:
    at, chosen, text = At(moment.talk.at), moment.choice, moment.text
    if not (chosen or text):
        return None
    step = answered(moment.about, at.value, moment)
    if not ({chosen} | moment.meant) & NOTHING:
        answer = Chip(chosen) if chosen else text or ""
        step = replace(step, answers={**step.answers, at.value: answer})
    following = _AFTER.get(at)
    if following is At.CHANGE and _stays_the_same(step):
        following = At.ASK
    if following is None:
        return offer.end(moment, step)
    return Turn(at=following, steps=(step,))


def _stays_the_same(step: Step) -> bool:
    """Whether it was with somebody they know, was not hard, and so needs no change."""
    easy = guesses.calm(step.felt)
    known = people.company(step) in ROLES and not step.promise
    return easy and known and At.HARD not in step.answers


def to_ask(moment: Moment) -> Turn | None:
    said, text = moment.choice, moment.text
    if said in _NO_ANSWER or moment.meant & NOTHING:
        return offer.end(moment, moment.about)
    chip = next((one for one in TO_ASK if one.key == said), None)
    if chip is None and not text:
        return None
    words = (text or "") if chip is None else moment.written(chip.caption)
    id, now = moment.draw.ids[1], moment.now
    # Whoever it is for has the words, until they are asked; the step keeps no second copy.
    step = answered(moment.about, At.ASK.value, moment, ())
    person = people.asked_next(step, moment.person, words, id, now)
    return offer.end(moment.knowing(person), step)


def _kindly(moment: Moment, turn: Turn | None) -> Turn | None:
    """With a word above what comes next, where something hurt; once a day after harsh words."""
    if turn is None or isinstance(turn.then, Go):
        return turn
    card = turn.card or _next_question(after(moment, turn))
    if (said := _HURTS.get(moment.choice or "")) is not None:
        words = line("mended-beside", said=said, question=card.words)
        return replace(turn, card=Card(words, card.rows))
    if moment.choice or not harsh(moment.text or "", moment.language):
        return turn
    person, now = turn.person or moment.person, moment.now
    before = moment.person.asked.get(_HARSH)
    if before is not None and now - before < timedelta(days=1):
        return turn
    words = line("debrief-harsh", question=card.words)
    person = replace(person, asked={**person.asked, _HARSH: now})
    return replace(turn, card=Card(words, card.rows), person=person)


def _next_question(moment: Moment) -> Card:
    at = At(moment.talk.at)
    return cards.ask(moment) if at is At.ASK else cards.question(moment, moment.about, at)
