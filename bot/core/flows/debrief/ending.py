"""How it ends: the guess beside the outcome, the last word, and one thing more at most."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.flows.debrief import cards
from bot.core.flows.friend import milestones
from bot.core.records.lines import Line, Typed, line
from bot.core.records.memories import DebriefMemory, PlanMemory
from bot.core.records.model import LIVE, Feel, Person, Step
from bot.core.records.turn import Card, Close, Go, Moment, Turn
from bot.core.rules import guesses, lookback, outcomes
from bot.core.rules.moves import first_nudge, placed
from bot.core.talk.reading import answered
from bot.ear import asides
from bot.ear.asides import Aside

_HELLO_BACK: Final = "hello_back"
"""The question, among those asked once."""
_ASKED_AFTER: Final = 2
"""How many steps done it is asked after."""


def was_hard(moment: Moment, step: Step) -> bool:
    """Whether it felt tense, or harder than guessed, or their words say so."""
    felt = None if step.felt is None else guesses.word(step.felt)
    guess = None if step.guess is None else guesses.word(step.guess)
    if guesses.tense(felt):
        return True
    if felt is not None and guess is not None and felt > max(guess, Feel.OKAY):
        return True
    said = (answer for answer in step.answers.values() if isinstance(answer, str))
    return any(asides.heard(text, moment.language) is Aside.HARD for text in said)


def outcome(moment: Moment, step: Step) -> Line:
    words = guesses.outcome(step, kept=not _said_kept(step))
    words = lookback.beside_foreseen(moment, step, words)
    if step.state in outcomes.DONE and not was_hard(moment, step):
        words = milestones.in_words(moment, words)
    hard = guesses.tense(step.felt)
    if not (hard and moment.person.later):
        return words
    return line("own-line-after", outcome=words, text=Typed(moment.person.later))


def _said_kept(step: Step) -> bool:
    """Whether all there is was said to be kept before: an unplanned step without an answer."""
    return step.unprompted and step.felt is None and not step.answers


# the last word


def not_now(moment: Moment) -> Turn:
    return over(moment, moment.about, Turn(card=Card(line("debrief-not-now")), then=Close()))


def stands(moment: Moment, proposal: Step, person: Person | None = None) -> Turn:
    """The next step is planned as it was offered."""
    proposal = answered(proposal, "good", moment)
    nudge = first_nudge(proposal, moment.now)
    planned = Turn(
        card=Card(line("debrief-see-you", **moment.wall(nudge))),
        steps=(proposal,),
        effects=placed(proposal, moment.now),
        person=person,
        then=Close(),
    )
    return over(moment, moment.about, planned)


def planned(moment: Moment) -> Turn:
    """The next plan was changed and stands; what the finished step leads to was not lost."""
    words = line("debrief-planned", said=Typed(DebriefMemory.of(moment.talk).said))
    return over(moment, moment.about, Turn(card=Card(words), then=Close()))


def leads_on(moment: Moment) -> DebriefMemory | None:
    """From a changed plan back to what the finished step leads to, if there is anything."""
    how = PlanMemory.of(moment.talk).after
    if not how or moment.subject is None:
        return None
    if milestones.follow_on(moment, "") is None and not _asks_for_quiet(moment):
        return None
    return DebriefMemory(how)


def over(moment: Moment, step: Step, turn: Turn) -> Turn:
    """The last word on a step, and one thing more at most.

    A friend may hear of it; or, once, they are asked what would be kind when it goes quiet.
    """
    if turn.card is None or step.state not in outcomes.DONE or was_hard(moment, step):
        return turn
    go = milestones.follow_on(moment, moment.written(turn.card.words))
    memory = DebriefMemory.of(moment.talk)
    enough = memory.how == "home" or memory.up != ""
    if enough and go is not None and milestones.asks(go):
        return turn  # no good minute for a question that is asked once
    if _asks_for_quiet(moment) and not (enough or (go is not None and milestones.weighs(go))):
        asked = ask_for_quiet(moment, turn.card.words)
        return replace(asked, steps=turn.steps, effects=turn.effects)
    return turn if go is None else replace(turn, card=None, then=go)


# once: what would be kind when it goes quiet?


def _asks_for_quiet(moment: Moment) -> bool:
    person = moment.person
    fresh = person.hello_back is None and _HELLO_BACK not in person.asked
    return person.done >= _ASKED_AFTER and fresh


def ask_for_quiet(moment: Moment, said: Line) -> Turn:
    asked = {**moment.person.asked, _HELLO_BACK: moment.now}
    return Turn(
        card=cards.if_quiet(said),
        memory=replace(DebriefMemory.of(moment.talk), if_quiet=True),
        person=replace(moment.person, asked=asked),
    )


def chosen_for_quiet(moment: Moment, *, hello: bool) -> Turn:
    """The answer, with a friend's button for the step before it."""
    words = line("quiet-hello-chosen" if hello else "quiet-nothing-chosen")
    person = replace(moment.person, hello_back=hello)
    go = milestones.quietly(moment, moment.written(words))
    if go is not None:
        return Turn(person=person, then=go)
    return Turn(card=Card(words), person=person, then=Close())


# what stays in a hidden chat


def folded(moment: Moment) -> Line | Go:
    """At most the day of the next step, and a quiet button to tell a friend."""
    words, step = _left(moment), moment.about
    if moment.talk.stands or step.state not in outcomes.DONE or was_hard(moment, step):
        return words
    return milestones.beside(moment, moment.written(words)) or words


def _left(moment: Moment) -> Line:
    coming = [at for step in moment.known.steps if (at := step.at) and step.state in LIVE]
    nudged = min((at for at in coming if at > moment.now), default=None)
    if nudged is None:
        return line("tidied")
    return line("tidied-see-you", day=moment.weekday(nudged))
