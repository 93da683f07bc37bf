"""A hello asked for: of whom, now or when a step starts, and what is said when nobody answers.

What waits for a step goes where the step goes, and goes nowhere without it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.core.flows.friend import cards, sharing
from bot.core.flows.friend.sharing import At
from bot.core.records.effects import Pass, Plan
from bot.core.records.events import DueKind
from bot.core.records.lines import Line, Typed, Veiled, line
from bot.core.records.memories import FriendMemory
from bot.core.records.model import (
    LIVE,
    Flow,
    Known,
    Link,
    Look,
    Path,
    Standing,
    Step,
    StepState,
    Talk,
)
from bot.core.records.news import Unanswered
from bot.core.records.turn import Card, Close, Go, Moment, Turn, Yield
from bot.core.rules import friendship, guesses
from bot.core.rules.friendship import A_MINUTE, free_at, friends, link_of, tell

ANSWERED_IN: Final = timedelta(hours=12)
"""After so long without an answer a word of ours comes instead."""
LATE: Final = timedelta(hours=1)
"""What could not leave for so long after the start of its step stays."""
ASKED: Final = "hello"
"""The offer in the middle of planning, among the questions asked once."""
_HARD: Final = frozenset({Path.AFTER, Path.BOTH})
_AHEAD: Final = LIVE | {StepState.NOT_TODAY}
"""Steps that may still start, or move."""
A_DAY: Final = timedelta(days=1)


def offer(moment: Moment, step: Step, intro: str) -> Go | None:
    """Once, while something that may be hard is planned: would a hello help? `intro` stays."""
    person, now = moment.person, moment.now
    mine = friendship.askable(moment.known)
    tense = step.promise or guesses.tense(step.guess)
    if person.path not in _HARD or person.standing is not Standing.KEEPS or not (mine and tense):
        return None
    if ASKED in person.asked or person.keeps_to_itself(now) or _was_hard(moment.known, now):
        return None
    soon = now + A_MINUTE
    if free_at(mine[0], soon, sharing.on_their_way(moment, mine[0])) > soon:
        return None
    return Go(FriendMemory(asks=True, step=step.id, intro=intro, offer=True))


def _was_hard(known: Known, now: datetime) -> bool:
    return any(
        guesses.tense(step.felt)
        for step in known.steps
        if step.settled_at is not None and now - step.settled_at < A_DAY
    )


def begin(moment: Moment) -> Turn:
    mine, memory = friendship.askable(moment.known), FriendMemory.of(moment.talk)
    if not mine:
        return sharing.over()
    if not memory.offer:
        several = len(mine) > 1
        return Turn(card=cards.whose(mine), at=At.WHOSE) if several else asked(moment, mine[0])
    person = moment.person
    once = replace(person, asked={**person.asked, ASKED: moment.now})
    friend, intro = Typed(mine[0].friend_name), Typed(memory.intro)
    turn = asked(moment, mine[0], line("friend-ask-help", intro=intro, friend=friend))
    return replace(turn, person=once, effects=(sharing.fold(moment),), then=Yield())


def asked(moment: Moment, link: Link, before: Line | None = None) -> Turn:
    """The plainest words, before they go."""
    return sharing.shown(moment, link, friendship.asking_lines(link)[0], before)


def of_friend(moment: Moment, link: Link) -> Turn:
    step = friendship.soonest_start(moment.known, moment.now)
    about = None if step is None else step.id
    memory = replace(FriendMemory.of(moment.talk), asks=True, step=about)
    return asked(moment.remembering(memory), link)


def whose(moment: Moment) -> Turn | None:
    chosen, mine = moment.choice or "", friendship.askable(moment.known)
    if chosen == "close":
        return sharing.closed(moment)
    number = int(chosen.removeprefix("to.")) if chosen.startswith("to.") else len(mine)
    return asked(moment, mine[number]) if number < len(mine) else None


# what waits for the start of a step


def overtaken(known: Known, now: datetime) -> tuple[Plan, ...]:
    """Lines on their way that cannot go as their cards say are looked at now."""
    waiting = (talk for talk in known.talks if talk.stands and talk.at == At.LEAVING)
    return tuple(
        Plan(DueKind.LINE, talk.id, now)
        for talk in waiting
        if talk.flow is Flow.FRIEND and not _stands(known, talk)
    )


def _stands(known: Known, talk: Talk) -> bool:
    """Whether its friend still is one; and whether a hello's step is where it was, and its answer
    would be heard."""
    link = link_of(known, FriendMemory.of(talk).link)
    if link is None or link not in friends(known):
        return False
    step = _step(known, talk)
    waits = step is not None and step.at == FriendMemory.of(talk).goes and not link.muted
    return waits or not _for_a_step(talk)


def with_its_step(moment: Moment, link: Link) -> Turn | None:
    """Shown anew at the step's new time, or let go with it; None when it goes now."""
    talk, now = moment.talk, moment.now
    if not _for_a_step(talk):
        return None
    step = _step(moment.known, talk)
    if step is None or step.at is None or now > step.at + LATE or link.muted:
        return _let_go(link)
    memory = FriendMemory.of(talk)
    if step.at != memory.goes:
        if free_at(link, step.at, sharing.on_their_way(moment, link)) > step.at:
            anew = sharing.written(moment, link, memory.line)
            return replace(anew, effects=(sharing.fold(moment),), silent=True)
        memory = replace(memory, goes=step.at)
        card = cards.veiled(sharing.leaving(moment, link, memory), moment.person.look)
        again = Plan(DueKind.LINE, talk.id, step.at)
        return Turn(card=card, memory=memory, effects=(again,), silent=True)
    if now < step.at:
        return Turn(effects=(Plan(DueKind.LINE, talk.id, step.at),))
    return None if step.state in LIVE else _let_go(link)


def _for_a_step(talk: Talk) -> bool:
    return FriendMemory.of(talk).start is not None


def _step(known: Known, talk: Talk) -> Step | None:
    step = known.step(FriendMemory.of(talk).start)
    return step if step is not None and step.state in _AHEAD else None


def _let_go(link: Link) -> Turn:
    return Turn(card=cards.gone("friend-ask-let-go", link), in_place=True, then=Close())


# when nobody answers


def unanswered(moment: Moment, link: Link) -> tuple[Pass, ...]:
    """The word that comes if nothing came back by then."""
    (word,) = tell(link.person, moment, Unanswered, link)
    return (replace(word, subject=moment.draw.ids[0], at=moment.now + ANSWERED_IN),)


def no_answer(moment: Moment, link: Link | None, own: str | None) -> Turn:
    """The same words whatever the friend does, and `own` ones of the person, named as theirs."""
    if link is None:
        return sharing.over()
    words = line("friend-ask-no-answer", friend=Typed(link.friend_name))
    if own is not None:
        hidden = moment.person.look is Look.HIDDEN  # then all of it is covered
        seen = Typed(own) if hidden else Veiled(Typed(own))
        words = line("friend-ask-kept", said=words, words=seen)
    card = cards.veiled(Card(words), moment.person.look)
    return Turn(card=card, then=Close(), silent=True)
