"""The cards of a debrief: the questions, and the next step that is offered."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from bot.core.records.effects import Choice, Rows
from bot.core.records.lines import Line, line
from bot.core.records.memories import DebriefMemory
from bot.core.records.model import Step, Trio
from bot.core.records.turn import Card, Moment, choice, pairs
from bot.core.rules import guesses, ladder, people, wording
from bot.core.rules.moves import first_nudge


class At(StrEnum):
    """Which question stands. The three after the feeling are also the keys of their answers."""

    FEEL = "feel"
    EASY = "easy"
    HARD = "hard"
    CHANGE = "change"
    ASK = "ask"
    WHY = "why"
    NEXT = "next_one"
    MORE = "more"


TO_ASK: Final = tuple(
    choice(key, f"with-ask-{key}") for key in ("went", "family", "likes", "plans")
)
"""What may be asked next time."""
NOT_NOW: Final = choice("not_now", "debrief-not-now-button")
BELOW: Final = (choice("change", "debrief-change-it"), NOT_NOW)
"""The last row below a next step."""
YES_SMALLER: Final = choice("yes", "debrief-yes-smaller")
_LEFT: Final = (choice("not_now", "debrief-skip"),)
"""The feeling too can be left open: the first question is next."""
_ENDS: Final = (choice("skip", "debrief-skip"), choice("enough", "debrief-enough"))
_REASONS: Final = tuple(
    choice(key, f"debrief-why-{key}") for key in ("worried", "tired", "busy", "unwell")
)
_KINDLY: Final[Rows] = (
    (choice("tiny", "cue-smaller-one"), choice("rest", "cue-rest")),
    (choice("breathe", "care-breathe"), NOT_NOW),
)
"""All that follows something hard."""
_ANSWERED: Final[Rows] = ((choice("agreed", "with-said-yes"),), (NOT_NOW,))
"""After an invitation, whenever its answer comes."""
_KIND: Final[Rows] = (
    (choice("one_hello", "quiet-one-hello"),),
    (choice("no_word", "quiet-no-hello"),),
)


# the questions


def feel_rows() -> Rows:
    buttons = tuple(choice(key, f"feel-{key.replace('_', '-')}") for key in guesses.FEELINGS)
    return buttons[:3], buttons[3:]


def opening(moment: Moment, step: Step, first: At) -> Card:
    """What happened, and the first question below it."""
    happened = _happened(step, DebriefMemory.of(moment.talk))
    if first is At.FEEL:
        return Card(line("debrief-feel", happened=happened), (*feel_rows(), _LEFT))
    asked = line(f"debrief-{wording.trio(step, moment.person.path)}-first")
    words = line("debrief-opening", happened=happened, question=asked)
    return Card(words, question(moment, step, first).rows)


def _happened(step: Step, memory: DebriefMemory) -> Line:
    if memory.how == "done":
        return line("own-promise-told") if memory.posted else wording.did(step)
    if memory.how == "home":
        return line("debrief-went-home")
    if step.minutes and 0 < memory.stayed < step.minutes:
        return line("debrief-part-minutes", minutes=memory.stayed)
    return line("debrief-part")


def feel(moment: Moment) -> Card:
    name = people.name(moment.about, moment.person)
    return Card(line("debrief-feel-again", name=name), (*feel_rows(), _LEFT))


def question(moment: Moment, step: Step, at: At) -> Card:
    trio = wording.trio(step, moment.person.path)
    ends: tuple[Choice, ...] = _ENDS
    if at is At.EASY and trio is Trio.EASE:
        ends = (choice("nothing", "debrief-nothing-yet"), *ends)
    words = line(f"debrief-{trio}-{at}", name=people.name(step, moment.person))
    return Card(words, (*pairs(chips(step, at)), ends))


def ask(moment: Moment) -> Card:
    """Where nothing is to be changed: what they want to ask whom it was with, next time."""
    one = people.of(moment.about, moment.person)
    words = line("with-ask-them-next")
    if one is not None and one.name:
        words = line("with-ask-next", who=people.called(one))
    return Card(words, (*pairs(TO_ASK), _ENDS))


def why() -> Card:
    leave = (choice("enough", "debrief-leave-it"),)
    return Card(line("debrief-not-this-time"), (*pairs(_REASONS), leave))


def chips(step: Step, question: str) -> tuple[Choice, ...]:
    """What may be tapped as an answer."""
    if question == At.WHY:
        return _REASONS
    keys = wording.chips(step, question)
    return tuple(Choice(key, wording.chip_words(step, key)) for key in keys)


# what follows


def kindly(outcome: Line) -> Card:
    return Card(line("debrief-was-hard", outcome=outcome), _KINDLY)


def no_answer_yet(outcome: Line) -> Card:
    return Card(line("with-no-answer-yet", outcome=outcome), _ANSWERED)


def untimed(outcome: Line) -> Card:
    rows = ((choice("plan", "debrief-plan-next"), NOT_NOW),)
    return Card(line("debrief-next-untimed", outcome=outcome), rows)


def offer(moment: Moment, step: Step, proposal: Step, outcome: Line) -> Card:
    when = moment.wall(proposal.at)
    if proposal.promise:
        nudge = moment.hour(first_nudge(proposal, moment.now))
        following = line("debrief-next-promise", **when, nudge=nudge)
        words = line("debrief-then", outcome=outcome, next=following)
        return Card(words, ((choice("yes", "debrief-yes-promise"), *BELOW),))
    name, change = people.name(proposal, moment.person), wording.change(proposal)
    yes = choice("yes", line("debrief-yes", **when))
    if not ladder.eased(step):
        words = line("debrief-next", outcome=outcome, name=name, change=change, **when)
        return Card(words, ((yes,), BELOW))
    if (proposal.idea, proposal.minutes) != (step.idea, step.minutes):
        ways = (YES_SMALLER, choice("same", "debrief-the-same-step"))
        words = line("debrief-next-smaller", name=name, change=change, **when)
        return Card(words, (ways, (NOT_NOW,)))
    size = ladder.any_size(proposal)
    words = line("debrief-next-any-size", any=size, name=name, change=change, **when)
    return Card(words, ((yes,), BELOW))


def if_quiet(said: Line) -> Card:
    return Card(line("quiet-asked", said=said), _KIND)
