"""Planning one tiny step: an idea, a time, a guess, and the plan read back.

The step is a proposal in the talk's memory until "Good"; nothing is on the calendar before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.core.flows import likes
from bot.core.flows.debrief.ending import leads_on
from bot.core.flows.friend import asking
from bot.core.flows.plan import ahead, cards, company, draft, pieces, sending, timing
from bot.core.flows.plan.draft import At, names_a_time, onward, own_words, proposal, to, unfinished
from bot.core.records.effects import Unplan
from bot.core.records.lines import line
from bot.core.records.memories import HomeMemory, PlanMemory, SentencesMemory
from bot.core.records.model import Flow, Look, Step, StepState
from bot.core.records.turn import Card, Close, Go, Moment, Turn
from bot.core.rules import guesses, ladder, people, proposals
from bot.core.rules.ideas import Idea, invited_to, library
from bot.core.rules.moves import placed, promised, shelve
from bot.core.talk.reading import answered
from bot.core.talk.table import (
    ANOTHER_DAY,
    Conversation,
    Hears,
    Place,
    Resumes,
    Shows,
    Words,
    card,
    fixed,
    places,
)
from bot.ear import people as ear


def _begun(moment: Moment) -> Turn:
    memory = PlanMemory.of(moment.talk)
    if memory.agreed is not None:
        return _agreed(moment, memory)
    if memory.stood:
        return _where_it_stood(moment)
    if memory.step is not None:
        return to(moment, At.CHANGE, memory.step)
    if memory.text:
        return draft.in_words(moment, memory.text)
    if memory.promise:
        return Turn(at=At.WHAT)
    before = unfinished(moment)
    if before is not None and memory == PlanMemory():
        return Turn(at=At.UNFINISHED, memory=before)
    if memory.tiny or not _planned(moment):
        return Turn(at=At.IDEAS, memory=replace(memory, page=0))
    soonest = _planned(moment)[0]
    named = PlanMemory(named=soonest.id)
    return Turn(card=cards.already(moment, soonest), at=At.ALREADY, memory=named)


def _agreed(moment: Moment, memory: PlanMemory) -> Turn:
    """They said yes: what they were asked for is planned, with the same people."""
    asked = moment.known.step(memory.agreed)
    invitation = library().get(asked.idea or "") if asked is not None else None
    if asked is None or invitation is None:
        return Turn(at=At.WHAT, memory=memory)
    memory = replace(memory, company=people.company(asked), who=asked.who)
    idea = invited_to(invitation.texts, memory.company)
    if idea is None:
        return Turn(at=At.WHAT, memory=memory)
    return _took(moment.remembering(memory), idea)


def _planned(moment: Moment) -> list[Step]:
    planned = [s for s in moment.known.steps if s.state is StepState.PLANNED and s.at is not None]
    return sorted(planned, key=lambda step: step.at or moment.now)


# a plan that was begun before


def _unfinished(moment: Moment) -> Card:
    return cards.unfinished(proposal(moment))


def _taken_up(moment: Moment) -> Turn | None:
    match moment.choice:
        case "go_on":
            return _where_it_stood(moment)
        case "afresh":
            return _afresh(moment)
    return None


def _where_it_stood(moment: Moment) -> Turn:
    """The question that stood then; a time that went by since is asked for once more."""
    memory = replace(PlanMemory.of(moment.talk), stood="")
    at, step = At(PlanMemory.of(moment.talk).stood), proposal(moment)
    here = moment.remembering(memory)
    if step.at is not None and step.at <= moment.now:
        return draft.gone_by(here, step, step.at)
    if at is At.HOUR and draft.day_named(moment) < moment.local.date():
        return to(here, At.WHEN, step)
    return Turn(at=at, memory=memory)


def _afresh(moment: Moment) -> Turn:
    return _begun(moment.remembering(PlanMemory()))


# ideas and own words


def _already(moment: Moment) -> Turn | None:
    match moment.choice:
        case "both":
            return Turn(at=At.IDEAS, memory=PlanMemory())
        case "instead":
            named = PlanMemory.of(moment.talk).named
            soonest = tuple(step.id for step in _planned(moment)[:1])
            memory = PlanMemory(instead=soonest if named is None else (named,))
            return Turn(at=At.IDEAS, memory=memory)
        case "leave":
            return Turn(card=Card(line("plan-left")), then=Close())
    return _typed(moment, moment.text) if moment.text and not moment.meant else None


def _what(moment: Moment) -> Card:
    if PlanMemory.of(moment.talk).agreed is not None:
        return cards.what_together()
    return cards.what_promise(PlanMemory.of(moment.talk).then)


def _typed(moment: Moment, text: str) -> Turn:
    if draft.speaks_of_a_past_day(moment, text):
        return Turn(then=Go(HomeMemory(text)))
    if not names_a_time(moment, text):
        return own_words(moment, text)
    return Turn(at=At.IDEAS, memory=draft.then(moment, _first_page(moment), text))


def _first_page(moment: Moment) -> PlanMemory:
    """The memory of a plan that begins again: it takes the place of the same steps, and is with
    the same people."""
    memory = PlanMemory.of(moment.talk)
    begun = PlanMemory(instead=memory.instead, after=memory.after, tiny=memory.tiny)
    return replace(begun, company=memory.company, who=memory.who)


def _ideas(moment: Moment) -> Card:
    memory, whom = PlanMemory.of(moment.talk), company.spoken(moment)
    tiny, of = memory.tiny, memory.company
    shown = proposals.page(moment.known, moment.now, memory.page, company=of, tiny=tiny)
    below = (company.BUTTON,) if whom is None else ()
    if memory.page and moment.known.steps:  # one way elsewhere fits below the others
        below = (likes.BUTTON,)
    card = cards.ideas(shown, below, smaller=not tiny, then=memory.then, whom=whom)
    return cards.may_wait(card)


def _chose(moment: Moment) -> Turn | None:
    chosen, text, memory = moment.choice, moment.text, PlanMemory.of(moment.talk)
    if chosen == "likes":
        return Turn(at=At.LIKES, memory=replace(memory, page=0))
    if chosen == "others":
        return Turn(at=At.IDEAS, memory=replace(memory, page=memory.page + 1))
    if chosen == "smaller":
        small, said = replace(_first_page(moment), tiny=True), memory.then_at
        small = replace(small, then=memory.then, then_at=said, then_in=memory.then_in)
        return Turn(at=At.IDEAS, memory=small)
    if chosen == "whom":
        return Turn(at=At.WHO, memory=replace(memory, company=None, who=None))
    if chosen is not None:
        idea = cards.idea_of(chosen)
        return _took(moment, idea) if idea is not None else None
    if text and moment.aside in sending.HEARD:  # no step: something to be heard
        return Turn(then=Go(HomeMemory(text)))
    return _typed(moment, text) if text and not moment.meant else draft.left(moment)


def _who(moment: Moment) -> Turn | None:
    if ear.nobody(moment.text or ""):
        shown = _ideas(moment)
        words = line("with-nobody", question=shown.words)
        return Turn(card=Card(words, shown.rows), at=At.IDEAS)
    turn = company.chose(moment)
    a_step = moment.text and moment.choice is None and not moment.meant
    return _typed(moment, moment.text or "") if turn is None and a_step else turn


def _likes(moment: Moment) -> Turn | None:
    memory = PlanMemory.of(moment.talk)
    if moment.choice == "done":
        return Turn(at=At.IDEAS, memory=replace(memory, page=0))
    return likes.heard(moment, memory)


def _took(moment: Moment, idea: Idea) -> Turn:
    memory = PlanMemory.of(moment.talk)
    step = Step(moment.draw.ids[0], idea=idea.key, minutes=idea.minutes)
    step = replace(step, company=memory.company, who=memory.who)
    step = answered(step, "what", moment)
    if idea.now:
        return to(moment, At.NOW, step)
    return onward(moment, step)


# the guess


def _guess(moment: Moment) -> Turn | None:
    guess = guesses.heard(moment)
    if moment.choice == "in_words":
        return to(moment, At.FORESEEN, proposal(moment))
    if guess is None:
        return timing.wrong_clock(moment) or ahead.guessed(moment)
    step = replace(answered(proposal(moment), "guess", moment), guess=int(guess))
    if guess >= 9 and ladder.smaller(step) is not None:
        return to(moment, At.BIG, step)
    return to(moment, At.READ, step)


def _big(moment: Moment) -> Turn | None:
    step = proposal(moment)
    if moment.choice == "keep":
        return to(moment, At.READ, step)
    if moment.choice == "smaller":
        return to(moment, At.GUESS, replace(ladder.smaller(step) or step, guess=None))
    return None


# a wish


def _far(moment: Moment) -> Turn | None:
    piece = pieces.chosen(moment, proposal(moment))
    if piece is not None:
        now = piece.idea is not None and library()[piece.idea].now and piece.at is None
        return to(moment, At.NOW, piece) if now else onward(draft.wished(moment), piece)
    if moment.text and not moment.meant:
        return own_words(draft.wished(moment), moment.text)
    return draft.left(moment)


def _risk(moment: Moment) -> Turn | None:
    match moment.choice:
        case "yes":
            return Turn(at=At.IDEAS, memory=_first_page(moment))
        case "no":
            return draft.kept_though_risky(moment)
    return _typed(moment, moment.text) if moment.text and not moment.meant else draft.left(moment)


# the read-back


def _read(moment: Moment) -> Turn | None:
    step = proposal(moment)
    match moment.choice:
        case "good" | "yes":
            return _good(moment, step)
        case "change":
            return to(moment, At.CHANGE, step)
        case "hide":
            return draft.looking(moment, step, Look.HIDDEN)
        case "before":
            return Turn(at=At.AHEAD)
        case "sentence":
            read = replace(PlanMemory.of(moment.talk), stood=At.READ)
            return Turn(then=Go(SentencesMemory(back=read)))
    return timing.retimed(moment)


def _clock(hears: Hears) -> Hears:
    """Who typed no clock, but a place, sees what we take for theirs above whatever comes next."""

    def heard(moment: Moment) -> Turn | None:
        turn = hears(moment)
        if turn is None or turn.person is None or not timing.names_a_place(moment):
            return turn
        shown = TABLE.shown(moment, turn)
        return replace(shown, card=shown.card and cards.clock_now(moment, turn.person, shown.card))

    return heard


def _good(moment: Moment, step: Step) -> Turn:
    if step.at is None or step.at <= moment.now:
        return onward(moment, step)
    instead = PlanMemory.of(moment.talk).instead
    gone = [s for s in _planned(moment) if s.id in instead]
    stands = cards.stands(moment, step)
    planned = Turn(
        steps=(answered(promised(step, moment), "good", moment), *(shelve(s)[0] for s in gone)),
        effects=(*placed(step, moment.now), *(Unplan(s.id) for s in gone)),
    )
    said = moment.written(stands.words)
    after = leads_on(moment)
    if after is not None:
        return replace(planned, then=Go(replace(after, said=said)))
    hello = asking.offer(moment, step, said)
    if hello is not None:
        return replace(planned, then=hello)
    step, *others = planned.steps
    steps = (replace(step, card=moment.tapped), *others)
    return replace(planned, card=stands, steps=steps, then=Close())


def _change(moment: Moment) -> Turn | None:
    step = proposal(moment)
    match moment.choice:
        case "to_time":
            return to(moment, At.WHEN if moment.person.zone else At.CLOCK, step)
        case "to_step":
            return Turn(at=At.IDEAS, memory=_first_page(moment))
        case "to_sign":
            return to(moment, At.SIGN, step)
        case "to_feel":
            return to(moment, At.GUESS, step)
        case "to_words":
            return to(moment, At.WORDS, step)
        case "to_look":
            return to(moment, At.LOOKS, step)
        case "back":
            return onward(moment, step)
    return timing.retimed(moment)


def _typed_here(key: str) -> Shows:
    return card(lambda _: cards.ask_typed(key))


def _of(shown: Callable[[Moment, Step], Card]) -> Shows:
    return card(lambda moment: shown(moment, proposal(moment)))


def _asks(at: At, shows: Shows, hears: Hears, words: Words = Words.ANSWER) -> Place:
    """A question that may wait: [Not now] stands under it."""

    def heard(moment: Moment) -> Turn | None:
        return draft.put_by(moment) if moment.choice == "not_now" else hears(moment)

    return Place(at, shows, heard, words)


# "See you Friday" tells nobody anything, and stays in a hidden chat.
TABLE: Final = Conversation(
    Flow.PLAN,
    _begun,
    places(
        At,
        Place(At.ALREADY, _afresh, _already),
        _asks(At.UNFINISHED, card(_unfinished), _taken_up),
        _asks(At.IDEAS, card(_ideas), _chose, Words.PARTS),
        _asks(At.LIKES, card(lambda m: likes.shown(m, PlanMemory.of(m.talk))), _likes),
        _asks(At.WHO, card(company.who), _who),
        _asks(At.ROLES, card(company.roles), _who),
        _asks(At.PEOPLE, card(company.those), company.picked),
        _asks(At.PERSON, card(company.one), company.changed),
        _asks(At.WHAT, card(_what), draft.what, Words.PARTS),
        _asks(At.PROMISE, _of(cards.to_someone), draft.to_someone),
        _asks(At.NOW, card(sending.card), sending.heard, Words.ASKED),
        _asks(At.CLOCK, card(lambda m: cards.may_wait(cards.clock(m))), _clock(timing.clock)),
        _asks(At.CLOCK_TYPED, fixed(cards.clock_typed), _clock(timing.clock_typed)),
        _asks(At.WHEN, timing.asked, timing.when),
        _asks(At.WHEN_TYPED, fixed(cards.when_typed), timing.when_typed),
        _asks(At.HOUR, card(lambda m: cards.which_hour(m, draft.day_named(m))), timing.hour),
        _asks(At.GUESS, _of(lambda _, step: cards.guess(step)), _guess),
        _asks(At.FORESEEN, _typed_here("ahead-ask-words"), ahead.foreseen, Words.PARTS),
        _asks(At.BIG, fixed(cards.big), _big),
        _asks(At.FAR, _of(lambda m, s: cards.may_wait(pieces.card(m, s))), _far, Words.PARTS),
        _asks(At.RISK, fixed(cards.risk), _risk, Words.PARTS),
        _asks(At.READ, _of(ahead.readback), _read),
        Place(At.AHEAD, fixed(ahead.asked), ahead.known),
        Place(At.STAYS, card(ahead.leaving), ahead.left),
        Place(At.CHANGE, fixed(cards.changes), _change),
        _asks(At.LOOKS, _of(lambda m, step: cards.may_wait(cards.looks(m, step))), draft.looks),
        _asks(At.SIGN, _typed_here("plan-ask-sign"), draft.sign, Words.PARTS),
        _asks(At.WORDS, _typed_here("plan-ask-words"), draft.words),
    ),
    resumes=Resumes.ASKED,
    remembers=True,
    yes=frozenset({"yes", "good", "both", "go_on"}),
    cancelled="cancel-plan",
    folded=lambda moment: line("tidied-away") if moment.talk.stands else None,
    leaves=ANOTHER_DAY,
    draft=True,
    put_by=draft.put_by,
)
