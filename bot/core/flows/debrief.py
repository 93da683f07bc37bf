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

from bot.core.flows import resting
from bot.core.flows.friend import milestones
from bot.core.records.effects import Choice, Rows
from bot.core.records.lines import Line, Typed, line
from bot.core.records.memories import DebriefMemory, PlanMemory, SettleMemory
from bot.core.records.model import (
    LIVE,
    ROLES,
    Chip,
    Feel,
    Flow,
    Look,
    Person,
    Step,
    StepState,
    Trio,
)
from bot.core.records.turn import Card, Close, Go, Moment, Turn, choice, pairs
from bot.core.rules import guesses, ladder, lookback, outcomes, people, rungs, wording
from bot.core.rules.ideas import Dial
from bot.core.rules.moves import first_nudge, next_such, placed, promised
from bot.core.talk import reading
from bot.core.talk.reading import answered
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
from bot.ear import asides, far
from bot.ear.asides import Aside, harsh
from bot.ear.far import Far


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


# what is shown


_LEFT: Final = (choice("not_now", "debrief-skip"),)
"""The feeling too can be left open: the first question is next."""


_REASONS: Final = tuple(
    choice(key, f"debrief-why-{key}") for key in ("worried", "tired", "busy", "unwell")
)


def feel_rows() -> Rows:
    buttons = tuple(choice(key, f"feel-{key.replace('_', '-')}") for key in guesses.FEELINGS)
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
    if first == At.FEEL:
        return Card(line("debrief-feel", happened=happened), (*feel_rows(), _LEFT))
    question = line(f"debrief-{wording.trio(step, moment.person.path)}-first")
    rows = _question_card(moment, step, first).rows
    return Card(line("debrief-opening", happened=happened, question=question), rows)


def _feel_card(moment: Moment, step: Step) -> Card:
    return Card(
        line("debrief-feel-again", name=people.name(step, moment.person)), (*feel_rows(), _LEFT)
    )


def _question_card(moment: Moment, step: Step, question: str) -> Card:
    trio = wording.trio(step, moment.person.path)
    ends: tuple[Choice, ...] = (choice("skip", "debrief-skip"), choice("enough", "debrief-enough"))
    if question == "easy" and trio is Trio.EASE:
        ends = (choice("nothing", "debrief-nothing-yet"), *ends)
    return Card(
        line(f"debrief-{trio}-{question}", name=people.name(step, moment.person)),
        (*pairs(chips(step, question)), ends),
    )


TO_ASK: Final = tuple(
    choice(key, f"with-ask-{key}") for key in ("went", "family", "likes", "plans")
)
"""What may be asked next time."""


def _ask_card(moment: Moment) -> Card:
    """Where nothing is to be changed: what they want to ask whom it was with, next time."""
    one = people.of(moment.about, moment.person)
    words = line("with-ask-them-next")
    if one is not None and one.name:
        words = line("with-ask-next", who=people.called(one))
    ends = (choice("skip", "debrief-skip"), choice("enough", "debrief-enough"))
    return Card(words, (*pairs(TO_ASK), ends))


def why_card() -> Card:
    return Card(
        line("debrief-not-this-time"),
        (*pairs(_REASONS), (choice("enough", "debrief-leave-it"),)),
    )


def chips(step: Step, question: str) -> tuple[Choice, ...]:
    """What may be tapped as an answer."""
    if question == At.WHY:
        return _REASONS
    keys = wording.chips(step, question)
    return tuple(Choice(key, wording.chip_words(step, key)) for key in keys)


# what is heard


_HARSH: Final = "harsh"
"""When a harsh word about themselves was answered last, among what is asked."""
NOTHING: Final = frozenset({"skip", "nothing", "no"})
"""Answers that say nothing, so that nothing is kept of them."""
_NO_ANSWER: Final = frozenset({"skip", "enough"})
"""Buttons that go on without one."""
_AFTER: Final = {At.EASY: At.HARD, At.HARD: At.CHANGE}
_HURTS: Final[Mapping[str, Line]] = {
    "pulled_back": line("debrief-pulled-back"),
    "heated": line("debrief-heated"),
    "said_more": line("debrief-said-more"),
}
"""Chips that are answered by more than the next question."""


def _begun(moment: Moment) -> Turn:
    """The outcome is kept before the first question is asked."""
    memory = DebriefMemory.of(moment.talk)
    if memory.said:
        return replace(_planned(moment, moment.about), at=At.NEXT)
    if memory.again:
        return Turn(at=At(memory.again))
    state = outcomes.STATES.get(memory.how, StepState.DONE)
    step = replace(moment.about, state=state, settled_at=moment.said)
    if not step.unprompted:
        step = answered(step, "outcome", moment)
    # What was kept as done before it came here is counted already.
    person = outcomes.counted(moment.person, moment.about.state, state)
    person = people.asked(step, person) if state in outcomes.DONE else person
    if state is StepState.NOT_THIS_TIME:
        return Turn(at=At.WHY, steps=(step,), person=person)
    if memory.enough:
        turn = _end(moment.knowing(person), step)
        return replace(turn, person=turn.person or person)
    first = At.EASY if step.promise else At.FEEL
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
    said = reading.joined(moment.talk, moment.language)
    turn = _answered(replace(moment, event=said), at)
    if turn is None or moment.choice == "skip":
        return turn
    return _end(moment, turn.steps[0])


def _asked(moment: Moment, step: Step) -> Step:
    # The questions stay the same whatever path is chosen later.
    return replace(step, trio=wording.trio(step, moment.person.path))


def _felt(moment: Moment) -> Turn | None:
    chosen = moment.choice
    if chosen == "enough":
        return _end(moment, moment.about)
    felt = guesses.heard(moment)
    if felt is None and chosen not in {"not_now", "skip"}:
        return None
    step = answered(_asked(moment, moment.about), "feel", moment)
    step = replace(step, felt=felt)
    return Turn(at=At.EASY, steps=(step,))


def _answered(moment: Moment, at: At) -> Turn | None:
    chosen, text = moment.choice, moment.text
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
        return _end(moment, step)
    return Turn(at=following, steps=(step,))


def _stays_the_same(step: Step) -> bool:
    """Whether it was with somebody they know, was not hard, and so needs no change."""
    easy = step.felt is not None and guesses.word(step.felt) <= Feel.OKAY
    known = people.company(step) in ROLES and not step.promise
    return easy and known and At.HARD not in step.answers


def _to_ask(moment: Moment) -> Turn | None:
    said, text = moment.choice, moment.text
    if said in _NO_ANSWER or moment.meant & NOTHING:
        return _end(moment, moment.about)
    chip = next((one for one in TO_ASK if one.key == said), None)
    if chip is None and not text:
        return None
    words = (text or "") if chip is None else moment.written(chip.caption)
    id, now = moment.draw.ids[1], moment.now
    # Whoever it is for has the words, until they are asked; the step keeps no second copy.
    step = answered(moment.about, At.ASK.value, moment, ())
    person = people.asked_next(step, moment.person, words, id, now)
    return _end(moment.knowing(person), step)


def _kindly(moment: Moment, turn: Turn | None) -> Turn | None:
    """With a word above the next question, where something hurt; once a day after harsh words."""
    if turn is None or isinstance(turn.then, Go):
        return turn
    if (said := _HURTS.get(moment.choice or "")) is not None:
        return _with_a_word(moment, turn, said)
    if moment.choice or not harsh(moment.text or "", moment.language):
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


def _with_a_word(moment: Moment, turn: Turn, said: Line) -> Turn:
    turn = TABLE.shown(moment, turn)
    if turn.card is None:
        return turn
    words = line("mended-beside", said=said, question=turn.card.words)
    return replace(turn, card=replace(turn.card, words=words))


def _end(moment: Moment, step: Step) -> Turn:
    turn = _ends_with(moment, step)
    memory = moment.talk.memory if turn.memory is None else turn.memory
    said = not _was_hard(moment, step)
    person = turn.person or moment.person
    if step.state in outcomes.DONE:
        person = milestones.reached(moment, person, said=said)
    return replace(turn, at=At.NEXT, steps=(step,), memory=memory, person=person)


def _asks(at: At) -> Place:
    ask = card(lambda moment: _question_card(moment, moment.about, at))
    return Place(at, ask, _to_a_question, Words.PARTS, returns=True)


# how it ends: the guess beside the outcome, and one thing more at most


_LONGEST_CHANGE: Final = 60
"""Own words for a change up to so many characters ride on the next plan; longer ones are kept."""
_ENOUGH: Final = frozenset({"enough", "done", "skip", "nothing", "back"})
"""Short words of somebody who has had enough of questions."""
_HELLO_BACK: Final = "hello_back"
"""The question, among those asked once."""
_ASKED_AFTER: Final = 2
"""How many steps done it is asked after."""
_KINDLY: Final[Rows] = (
    (choice("tiny", "cue-smaller-one"), choice("rest", "cue-rest")),
    (choice("breathe", "care-breathe"), choice("not_now", "debrief-not-now-button")),
)
"""All that follows something hard."""
_ANSWERED: Final[Rows] = (
    (choice("agreed", "with-said-yes"),),
    (choice("not_now", "debrief-not-now-button"),),
)
"""After an invitation, whenever its answer comes."""
_KIND: Final[Rows] = (
    (choice("one_hello", "quiet-one-hello"),),
    (choice("no_word", "quiet-no-hello"),),
)


def _offers_next(moment: Moment, step: Step) -> bool:
    past_words = step.unprompted and step.idea is None  # "called my mother" is no plan
    planned = past_words or any(
        other.state is StepState.PLANNED and other.id != step.id for other in moment.known.steps
    )
    return not planned


def _was_hard(moment: Moment, step: Step) -> bool:
    """Whether it felt tense, or harder than guessed, or their words say so."""
    felt = None if step.felt is None else guesses.word(step.felt)
    guess = None if step.guess is None else guesses.word(step.guess)
    if felt is not None and felt >= Feel.TENSE:
        return True
    if felt is not None and guess is not None and felt > max(guess, Feel.OKAY):
        return True
    said = (answer for answer in step.answers.values() if isinstance(answer, str))
    return any(asides.heard(text, moment.language) is Aside.HARD for text in said)


def _ends_with(moment: Moment, step: Step) -> Turn:
    """The one thing that follows: after something hard only what is kind; then a milestone, which
    stands above the next step or goes to a friend; else the way up, beside the same again; else
    the next step. What is asked once comes last (`_over`). A card of help came before all this."""
    if _was_hard(moment, step):
        return Turn(card=Card(line("debrief-was-hard", outcome=_ending(moment, step)), _KINDLY))
    if people.asks(step):
        words = line("with-no-answer-yet", outcome=_ending(moment, step))
        return Turn(card=Card(words, _ANSWERED))
    if moment.person.zone is None:
        rows = ((choice("plan", "debrief-plan-next"), choice("not_now", "debrief-not-now-button")),)
        return Turn(card=Card(line("debrief-next-untimed", outcome=_ending(moment, step)), rows))
    if not _offers_next(moment, step):
        outcome = _ending(moment, step) if _hidden(moment) else line("debrief-okay")
        words = line("debrief-noted", outcome=outcome)
        return _over(moment, step, Turn(card=Card(words), then=Close()))
    proposal = _proposal(moment, step)
    up = "" if milestones.due(moment) else rungs.offer(moment, step, proposal)
    memory = replace(DebriefMemory.of(moment.talk), next=proposal, up=up)
    if not up:
        return Turn(card=_offer(moment, step, proposal), memory=memory)
    memory = replace(memory, times=rungs.times(moment, step))
    card = _offer_up(moment.remembering(memory), step, proposal)
    return Turn(card=card, memory=memory, person=rungs.offered(moment.person, up, moment.now))


def _offered_again(moment: Moment) -> Turn:
    step, memory = moment.about, DebriefMemory.of(moment.talk)
    if memory.if_quiet:
        return _asked_for_quiet(moment, line("debrief-okay"))
    proposal = memory.next
    if proposal is None or proposal.at is None or _was_hard(moment, step):
        return _ends_with(moment, step)
    if memory.up and not rungs.stands(moment, step):
        memory = replace(memory, up="")
    shows = _offer_up if memory.up else _offer
    if proposal.at > moment.now:
        return Turn(card=shows(moment, step, proposal), memory=memory)
    days = ladder.A_WEEK_ON if ladder.weekly(proposal) else 1
    proposal = replace(proposal, at=next_such(moment, proposal.at, days))
    return Turn(
        card=shows(moment, step, proposal),
        memory=replace(memory, next=proposal),
        notice=line("offer-gone-by"),
    )


def _offer_answered(moment: Moment) -> Turn | None:
    step, memory = moment.about, DebriefMemory.of(moment.talk)
    enough = moment.choice is None and moment.meant & _ENOUGH
    match chosen := "not_now" if enough else moment.choice:
        case "plan":
            return Turn(then=Go(PlanMemory(after=memory.how)))
        case "agreed":
            return Turn(then=Go(PlanMemory(agreed=step.id, after=memory.how)))
        case "not_now":
            return _over(moment, step, Turn(card=Card(line("debrief-not-now")), then=Close()))
        case "tiny" | "rest" | "breathe":
            return _after_something_hard(moment, chosen)
        case "one_hello" | "no_word":
            return _and_a_button(moment, _chosen_for_quiet(moment, hello=chosen == "one_hello"))
    return _answer_to_the_next(moment, memory)


def _after_something_hard(moment: Moment, chosen: str) -> Turn:
    match chosen:
        case "tiny" if wording.turned(moment.about) is not None:
            return _rung_below(moment)
        case "tiny":
            return Turn(then=Go(PlanMemory(tiny=True)))
        case "rest":
            return resting.today(moment, "cue-resting", but="cue-resting-but")
    return Turn(then=Go(SettleMemory()))


def _rung_below(moment: Moment) -> Turn:
    """After a step up that was hard: the one below it, as it was."""
    as_it_was = _proposal(moment, replace(moment.about, answers={}))
    below = rungs.below(moment, as_it_was, moment.about)
    words = line(
        "debrief-next-smaller",
        name=people.name(below, moment.person),
        change=wording.change(below),
        **moment.wall(below.at),
    )
    last = (choice("change", "debrief-change-it"), choice("not_now", "debrief-not-now-button"))
    card = Card(words, ((choice("yes", "debrief-yes-smaller"),), last))
    return Turn(card=card, memory=replace(DebriefMemory.of(moment.talk), next=below))


def _answer_to_the_next(moment: Moment, memory: DebriefMemory) -> Turn | None:
    step = moment.about
    if memory.next is None:  # no zone yet, so nothing was proposed
        return None
    proposal = promised(memory.next, moment)
    at = proposal.at or moment.now
    match _chosen_next(moment, memory):
        case "yes" | "same" | "more" if at <= moment.now:  # an offer of last week
            return _offered_again(moment)
        case "more" if memory.up == rungs.OWN:
            return Turn(at=At.MORE)
        case "more":
            return _stands(moment, rungs.up(proposal, memory.up))
        case "same":
            as_it_was = _proposal(moment, replace(step, answers={}))
            return _stands(moment, replace(promised(as_it_was, moment), id=proposal.id, at=at))
        case "yes":
            same = rungs.same_again(moment.person, moment.now) if memory.up else None
            return _stands(moment, proposal, same)
        case "change":
            return Turn(then=Go(PlanMemory(step=proposal, after=memory.how)))
    return None


def _stands(moment: Moment, proposal: Step, person: Person | None = None) -> Turn:
    proposal = answered(proposal, "good", moment)
    nudge = first_nudge(proposal, moment.now)
    words = line("debrief-see-you", **moment.wall(nudge))
    effects = placed(proposal, moment.now)
    card, steps = Card(words), (proposal,)
    planned = Turn(card=card, steps=steps, effects=effects, person=person, then=Close())
    return _over(moment, moment.about, planned)


def _chosen_next(moment: Moment, memory: DebriefMemory) -> str | None:
    """The button, or words that are one where more is offered."""
    if moment.choice or not memory.up:
        return moment.choice
    if "same" in moment.meant:
        return "yes"
    more = far.heard(moment.text or "", moment.language) is Far.MORE
    return "more" if more and memory.up != rungs.TOP else None


def _and_a_button(moment: Moment, turn: Turn | None) -> Turn | None:
    """The answer to a question asked once, with a friend's button for the step before it."""
    if turn is None or turn.card is None:
        return turn
    go = milestones.quietly(moment, moment.written(turn.card.words))
    return turn if go is None else replace(turn, card=None, then=go)


def _planned(moment: Moment, step: Step) -> Turn:
    """The next plan was changed and stands; what the finished step leads to was not lost."""
    said = Typed(DebriefMemory.of(moment.talk).said)
    return _over(moment, step, Turn(card=Card(line("debrief-planned", said=said)), then=Close()))


def leads_on(moment: Moment) -> DebriefMemory | None:
    """From a changed plan back to what the finished step leads to, if there is anything."""
    how = PlanMemory.of(moment.talk).after
    if not how or moment.subject is None:
        return None
    if milestones.follow_on(moment, "") is None and not _asks_for_quiet(moment):
        return None
    return DebriefMemory(how)


def _over(moment: Moment, step: Step, turn: Turn) -> Turn:
    """The last word on a step, and one thing more at most.

    A friend may hear of it; or, once, they are asked what would be kind when it goes quiet.
    """
    if turn.card is None or step.state not in outcomes.DONE or _was_hard(moment, step):
        return turn
    go = milestones.follow_on(moment, moment.written(turn.card.words))
    memory = DebriefMemory.of(moment.talk)
    enough = memory.how == "home" or memory.up != ""
    if enough and go is not None and milestones.asks(go):
        return turn  # no good minute for a question that is asked once
    if _asks_for_quiet(moment) and not (enough or (go is not None and milestones.weighs(go))):
        asked = _asked_for_quiet(moment, turn.card.words)
        return replace(asked, steps=turn.steps, effects=turn.effects)
    return turn if go is None else replace(turn, card=None, then=go)


def _hidden(moment: Moment) -> bool:
    """Whether the record of the step does not stay on its card."""
    return moment.person.look is Look.HIDDEN


def _ending(moment: Moment, step: Step) -> Line:
    words = guesses.outcome(step, kept=not _said_kept(step))
    words = lookback.beside_foreseen(moment, step, words)
    if step.state in outcomes.DONE and not _was_hard(moment, step):
        words = milestones.in_words(moment, words)
    hard = step.felt is not None and guesses.word(step.felt) >= Feel.TENSE
    if not (hard and moment.person.later):
        return words
    return line("own-line-after", outcome=words, text=Typed(moment.person.later))


def _said_kept(step: Step) -> bool:
    """Whether all there is was said to be kept before: an unplanned step without an answer."""
    return step.unprompted and step.felt is None and not step.answers


def _folded(moment: Moment) -> Line | Go:
    """What a talk leaves in a hidden chat: at most the day of the next step, and a quiet button
    to tell a friend."""
    words, step = _left(moment), moment.about
    if moment.talk.stands or step.state not in outcomes.DONE or _was_hard(moment, step):
        return words
    return milestones.beside(moment, moment.written(words)) or words


def _left(moment: Moment) -> Line:
    coming = [at for step in moment.known.steps if (at := step.at) and step.state in LIVE]
    nudged = min((at for at in coming if at > moment.now), default=None)
    if nudged is None:
        return line("tidied")
    return line("tidied-see-you", day=moment.weekday(nudged))


def _proposal(moment: Moment, step: Step) -> Step:
    said = step.answers.get("change", "")
    proposal = ladder.follow_up(step, said, moment, moment.draw.ids[0])
    if ladder.eased(step):
        less = ladder.smaller(proposal)
        return proposal if less is None else replace(less, guess=None)
    if isinstance(said, str) and len(said) <= _LONGEST_CHANGE:
        return replace(proposal, change=said)
    return proposal


def _offer(moment: Moment, step: Step, proposal: Step) -> Card:
    when = moment.wall(proposal.at)
    last = (choice("change", "debrief-change-it"), choice("not_now", "debrief-not-now-button"))
    if proposal.promise:
        nudge = moment.hour(first_nudge(proposal, moment.now))
        following = line("debrief-next-promise", **when, nudge=nudge)
        words = line("debrief-then", outcome=_ending(moment, step), next=following)
        return Card(words, ((choice("yes", "debrief-yes-promise"), *last),))
    named = {
        "name": people.name(proposal, moment.person),
        "change": wording.change(proposal),
        **when,
    }
    if ladder.eased(step) and _is_less(proposal, step):
        ways = (choice("yes", "debrief-yes-smaller"), choice("same", "debrief-the-same-step"))
        return Card(line("debrief-next-smaller", **named), (ways, last[1:]))
    if ladder.eased(step):
        words = line("debrief-next-any-size", any=ladder.any_size(proposal), **named)
    else:
        words = line("debrief-next", outcome=_ending(moment, step), **named)
    return Card(words, ((choice("yes", line("debrief-yes", **when)),), last))


def _offer_up(moment: Moment, step: Step, proposal: Step) -> Card:
    """The same again first, and a little more beside it; why it is there stands above."""
    memory, when, name = DebriefMemory.of(moment.talk), moment.wall(proposal.at), wording.name(step)
    outcome = _ending(moment, step)
    last = (choice("change", "debrief-change-it"), choice("not_now", "debrief-not-now-button"))
    if memory.up == rungs.TOP:
        words = line("up-top", outcome=outcome, name=name, **when)
        return Card(words, ((choice("yes", "up-same"),), last))
    times = line("up-times", count=memory.times, name=name)
    if memory.up == rungs.OWN:
        more = line("up-more")
    else:
        rung = wording.briefly(rungs.up(proposal, memory.up))
        more = line(_UP[rungs.dial(step, memory.up)], rung=rung)
    words = line("up-next", outcome=outcome, times=times, **when)
    return Card(words, ((choice("yes", "up-same"),), (choice("more", more),), last))


def _is_less(proposal: Step, step: Step) -> bool:
    return (proposal.idea, proposal.minutes) != (step.idea, step.minutes)


# a little more of their own words: one dial, or words of their own


_UP: Final = {
    Dial.WHAT: "up-what",
    Dial.LENGTH: "up-length",
    Dial.PLACE: "up-place",
    Dial.COMPANY: "up-company",
}
_DIALS: Final[Rows] = (
    (choice(Dial.LENGTH, "up-longer"), choice(Dial.PLACE, "up-another-place")),
    (choice(Dial.COMPANY, "up-someone-else"), choice("own", "up-own-words")),
    (choice("back"), choice("not_now", "debrief-not-now-button")),
)


def _a_little_more(moment: Moment) -> Turn | None:
    memory = DebriefMemory.of(moment.talk)
    proposal = memory.next
    if proposal is None or proposal.at is None or proposal.at <= moment.now:
        return replace(_offered_again(moment), at=At.NEXT)
    match chosen := moment.choice:
        case "back":
            return Turn(at=At.NEXT)
        case "not_now":
            return _offer_answered(moment)
        case "own":
            return Turn(card=Card(line("up-write"), (_DIALS[-1],)))
        case Dial.LENGTH | Dial.PLACE | Dial.COMPANY:
            return _stands(moment, rungs.own(promised(proposal, moment), Dial(chosen)))
    if not moment.text or moment.meant:
        return None
    begun = PlanMemory(moment.text, typed=reading.typed(moment), said_at=moment.said)
    return Turn(then=Go(replace(begun, wished_at=proposal.at, after=memory.how)))


# once: what would be kind when it goes quiet?


def _asks_for_quiet(moment: Moment) -> bool:
    person = moment.person
    fresh = person.hello_back is None and _HELLO_BACK not in person.asked
    return person.done >= _ASKED_AFTER and fresh


def _asked_for_quiet(moment: Moment, said: Line) -> Turn:
    asked = {**moment.person.asked, _HELLO_BACK: moment.now}
    return Turn(
        card=Card(line("quiet-asked", said=said), _KIND),
        memory=replace(DebriefMemory.of(moment.talk), if_quiet=True),
        person=replace(moment.person, asked=asked),
    )


def _chosen_for_quiet(moment: Moment, *, hello: bool) -> Turn:
    words = line("quiet-hello-chosen" if hello else "quiet-nothing-chosen")
    person = replace(moment.person, hello_back=hello)
    return Turn(card=Card(words), person=person, then=Close())


TABLE: Final = Conversation(
    Flow.DEBRIEF,
    _begun,
    places(
        At,
        Place(At.FEEL, card(lambda m: _feel_card(m, m.about)), _felt),
        _asks(At.EASY),
        _asks(At.HARD),
        _asks(At.CHANGE),
        Place(At.ASK, card(_ask_card), _to_ask, Words.ASKED, returns=True),
        Place(At.WHY, fixed(why_card), _to_a_question, Words.PARTS, returns=True),
        Place(At.MORE, fixed(lambda: Card(line("up-which"), _DIALS)), _a_little_more, Words.PARTS),
        Place(At.NEXT, _offered_again, _offer_answered, Words.PASS, offers=True),
    ),
    single=False,
    resumes=Resumes.ASKED,
    of_a_step=True,
    remembers=True,
    no=("not_now", "no_word"),
    yes=frozenset({"yes", "plan"}),
    cancelled="cancel-debrief",
    folded=_folded,
    leaves=ANOTHER_DAY,
)
