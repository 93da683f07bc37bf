"""How a debrief ends: the guess beside the outcome, and one thing more at most."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.core.flows.friend import milestones
from bot.core.records.effects import Rows
from bot.core.records.lines import Line, Param, Typed, line
from bot.core.records.memories import DebriefMemory, PlanMemory
from bot.core.records.model import LIVE, Feel, Step, StepState
from bot.core.records.turn import Card, Close, Go, Moment, Turn, choice
from bot.core.rules import guesses, ladder, wording
from bot.core.rules.moves import head_start, nudge_at, placed, promised

LONGEST_CHANGE: Final = 60
"""Own words for a change up to so many characters ride on the next plan; longer ones are kept."""
_ENOUGH: Final = frozenset({"enough", "done", "skip", "nothing", "back"})
"""Short words of somebody who has had enough of questions."""
_ASKED: Final = "hello_back"
"""The question, among those asked once."""
_ASKED_AFTER: Final = 2
"""How many steps done it is asked after."""
_KIND: Final[Rows] = (
    (choice("one_hello", "quiet-one-hello"),),
    (choice("no_word", "quiet-no-hello"),),
)


def offers_next(moment: Moment, step: Step) -> bool:
    past_words = step.unprompted and step.idea is None  # "called my mother" is no plan
    planned = past_words or any(
        other.state is StepState.PLANNED and other.id != step.id for other in moment.known.steps
    )
    return not planned


def begin(moment: Moment, step: Step) -> Turn:
    if moment.person.zone is None:
        rows = ((choice("plan", "debrief-plan-next"), choice("not_now", "debrief-not-now-button")),)
        return Turn(card=Card(line("debrief-next-untimed", outcome=ending(moment, step)), rows))
    if not offers_next(moment, step):
        words = line("debrief-noted", outcome=ending(moment, step))
        return over(moment, step, Turn(card=Card(words), then=Close()))
    proposal = _proposal(moment, step)
    memory = replace(DebriefMemory.of(moment.talk), next=proposal)
    return Turn(card=_offer(moment, step, proposal), memory=memory)


def again(moment: Moment) -> Turn:
    step, memory = moment.about, DebriefMemory.of(moment.talk)
    if memory.if_quiet:
        return _asked_for_quiet(moment, line("debrief-okay"))
    proposal = memory.next
    if proposal is not None and (proposal.at is None or proposal.at > moment.now):
        return Turn(card=_offer(moment, step, proposal))
    return begin(moment, step)


def answered(moment: Moment) -> Turn | None:
    step, memory = moment.about, DebriefMemory.of(moment.talk)
    enough = moment.choice is None and moment.meant & _ENOUGH
    match chosen := "not_now" if enough else moment.choice:
        case "plan":
            return Turn(then=Go(PlanMemory(after=memory.how)))
        case "not_now":
            return over(moment, step, Turn(card=Card(line("debrief-not-now")), then=Close()))
        case "one_hello" | "no_word":
            return _and_a_button(moment, _chosen_for_quiet(moment, hello=chosen == "one_hello"))
    if memory.next is None:  # no zone yet, so nothing was proposed
        return None
    proposal = promised(memory.next, moment)
    at = proposal.at or moment.now
    match moment.choice:
        case "yes" if at <= moment.now:  # an offer of last week
            return again(moment)
        case "yes":
            nudge = _first_nudge(moment, proposal)
            words = line("debrief-see-you", day=moment.day(nudge), time=moment.hour(nudge))
            effects = placed(proposal, moment.now)
            planned = Turn(card=Card(words), steps=(proposal,), effects=effects, then=Close())
            return over(moment, step, planned)
        case "change":
            return Turn(then=Go(PlanMemory(step=proposal, after=memory.how)))
    return None


def _and_a_button(moment: Moment, turn: Turn | None) -> Turn | None:
    """The answer to a question asked once, with a friend's button for the step before it."""
    if turn is None or turn.card is None:
        return turn
    go = milestones.quietly(moment, moment.written(turn.card.words))
    return turn if go is None else replace(turn, card=None, then=go)


def planned(moment: Moment, step: Step) -> Turn:
    """The next plan was changed and stands; what the finished step leads to was not lost."""
    said = Typed(DebriefMemory.of(moment.talk).said)
    return over(moment, step, Turn(card=Card(line("debrief-planned", said=said)), then=Close()))


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
    if turn.card is None or step.state not in (StepState.DONE, StepState.PART):
        return turn
    go = milestones.follow_on(moment, moment.written(turn.card.words))
    went_home = DebriefMemory.of(moment.talk).how == "home"
    if went_home and go is not None and milestones.asks(go):
        return turn  # no good minute for a question that is asked once
    if _asks_for_quiet(moment) and not (went_home or (go is not None and milestones.weighs(go))):
        asked = _asked_for_quiet(moment, turn.card.words)
        return replace(asked, steps=turn.steps, effects=turn.effects)
    return turn if go is None else replace(turn, card=None, then=go)


def ending(moment: Moment, step: Step) -> Line:
    words = guesses.outcome(step, kept=not _said_kept(step))
    hard = step.felt is not None and guesses.word(step.felt) >= Feel.TENSE
    if not (hard and moment.person.later):
        return words
    return line("own-line-after", outcome=words, text=Typed(moment.person.later))


def _said_kept(step: Step) -> bool:
    """Whether all there is was said to be kept before: an unplanned step without an answer."""
    return step.unprompted and step.felt is None and not step.answers


def folded(moment: Moment) -> Line:
    """What a talk leaves in a hidden chat: at most the day of the next step.

    Only what a step was like is surely kept; of anything else it is only said that it is away.
    """
    coming = [at for step in moment.known.steps if (at := step.at) and step.state in LIVE]
    nudged = min((at for at in coming if at > moment.now), default=None)
    if nudged is None:
        return line("tidied")
    return line("tidied-see-you", day=moment.day(nudged))


def _proposal(moment: Moment, step: Step) -> Step:
    said = step.answers.get("change", "")
    proposal = ladder.follow_up(step, said, moment, moment.draw.ids[0])
    if isinstance(said, str) and len(said) <= LONGEST_CHANGE:
        return replace(proposal, change=said)
    return proposal


def _first_nudge(moment: Moment, step: Step) -> datetime:
    return head_start(step, moment.now) or nudge_at(step, moment.now)


def _offer(moment: Moment, step: Step, proposal: Step) -> Card:
    at = proposal.at or moment.now
    when: dict[str, Param] = {"day": moment.day(at), "time": moment.hour(at)}
    last = (choice("change", "debrief-change-it"), choice("not_now", "debrief-not-now-button"))
    if proposal.promise:
        nudge = moment.hour(_first_nudge(moment, proposal))
        words = line("debrief-next-promise", **when, nudge=nudge)
        return Card(words, ((choice("yes", "debrief-yes-promise"), *last),))
    words = line(
        "debrief-next",
        outcome=ending(moment, step),
        name=wording.name(proposal),
        change=ladder.change_words(proposal),
        **when,
    )
    return Card(words, ((choice("yes", line("debrief-yes", **when)),), last))


# once: what would be kind when it goes quiet?


def _asks_for_quiet(moment: Moment) -> bool:
    person = moment.person
    fresh = person.hello_back is None and _ASKED not in person.asked
    return person.done >= _ASKED_AFTER and fresh


def _asked_for_quiet(moment: Moment, said: Line) -> Turn:
    asked = {**moment.person.asked, _ASKED: moment.now}
    return Turn(
        card=Card(line("quiet-asked", said=said), _KIND),
        memory=replace(DebriefMemory.of(moment.talk), if_quiet=True),
        person=replace(moment.person, asked=asked),
    )


def _chosen_for_quiet(moment: Moment, *, hello: bool) -> Turn:
    words = line("quiet-hello-chosen" if hello else "quiet-nothing-chosen")
    person = replace(moment.person, hello_back=hello)
    return Turn(card=Card(words), person=person, then=Close())
