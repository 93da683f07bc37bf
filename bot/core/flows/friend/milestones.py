"""What a finished step may lead to: its line to a friend, a quiet button, or one question."""

from __future__ import annotations

from dataclasses import replace

from bot.core.flows.friend import cards, sharing
from bot.core.flows.friend.sharing import At
from bot.core.records.effects import Plan
from bot.core.records.events import DueKind
from bot.core.records.lines import Line, Typed, line
from bot.core.records.memories import FriendMemory
from bot.core.records.model import Link, Look, Person
from bot.core.records.turn import Go, Moment, Turn, Yield
from bot.core.rules.friendship import friends, invitations, milestone


def after_a_step(moment: Moment) -> Turn:
    memory, mine = FriendMemory.of(moment.talk), friends(moment.known)
    if memory.ask:
        return _asked_once(moment, memory.intro)
    if memory.named:
        asked = {**moment.person.asked, "milestone": moment.now}
        named = max(moment.person.named, moment.person.done)
        turn = _named_to(moment, mine, _worded(moment, memory.intro))
        person = replace(moment.person, asked=asked, named=named)
        then = turn.then or Yield()
        return replace(turn, person=person, effects=(sharing.fold(moment),), then=then)
    offer = sharing.offer(moment)
    if memory.beside:
        fold = Plan(DueKind.FOLD, moment.talk.id, moment.now + sharing.A_DAY)
        return Turn(card=offer, at=At.OFFER, in_place=True, then=Yield(), effects=(fold,))
    return Turn(card=offer, at=At.OFFER, then=Yield(), effects=(sharing.fold(moment),))


def _named_to(moment: Moment, mine: tuple[Link, ...], reached: Line) -> Turn:
    memory = replace(FriendMemory.of(moment.talk), intro=moment.written(reached))
    there = moment.remembering(memory)
    if len(mine) == 1:
        return sharing.not_now(there, mine[0]) or sharing.show(moment, mine[0], reached)
    return Turn(card=sharing.offer(there), at=At.OFFER, memory=memory)


def _worded(moment: Moment, intro: str) -> Line:
    if moment.person.done == 1:
        return line("friend-first-step", intro=Typed(intro))
    return line("friend-so-many", intro=Typed(intro), count=moment.person.done)


def offered(moment: Moment) -> Turn | None:
    chosen, mine = moment.choice or "", sharing.offered_to(moment)
    if chosen == "close":
        return sharing.closed(moment)
    number = int(chosen.removeprefix("to.")) if chosen.startswith("to.") else len(mine)
    return sharing.show(moment, mine[number], None) if number < len(mine) else None


def _asked_once(moment: Moment, intro: str) -> Turn:
    """Nobody to tell yet: asked after the first step, and never again."""
    asked = {**moment.person.asked, "friend": moment.now}
    person = replace(moment.person, asked=asked)
    enjoys = cards.enjoys(intro)
    effects = (sharing.fold(moment),)
    return Turn(card=enjoys, at=At.ENJOYS, person=person, then=Yield(), effects=effects)


def follow_on(moment: Moment, intro: str) -> Go | None:
    """What a finished step may lead to: its line, a friend's button, or the one question."""
    person, mine = moment.person, friends(moment.known)
    if sharing.resting(moment):
        return None
    if mine and due(moment):
        return Go(FriendMemory(intro=intro, named=True))
    if mine or person.look is Look.HIDDEN:
        return quietly(moment, intro)
    alone = not invitations(moment.known, moment.now)
    if person.done >= 1 and "friend" not in person.asked and alone:
        return Go(FriendMemory(intro=intro, ask=True))
    return None


def quietly(moment: Moment, intro: str) -> Go | None:
    """A friend's button and no word; a hidden chat gets it once the talk has left."""
    hidden = moment.person.look is Look.HIDDEN
    if hidden or sharing.resting(moment) or not friends(moment.known):
        return None
    return Go(FriendMemory(intro=intro))


def beside(moment: Moment, left: str) -> Go | None:
    """A friend's button beside what a finished step has `left` in a hidden chat, as long as a
    message can go."""
    mine = friends(moment.known)
    able = any(sharing.leaves_at(moment, link) is not None for link in mine)
    if sharing.resting(moment) or not able:
        return None
    return Go(FriendMemory(intro=left, beside=True))


def weighs(go: Go) -> bool:
    """Whether it is more than a friend's button: a milestone, or a question asked once."""
    return asks(go) or (isinstance(go.memory, FriendMemory) and go.memory.named)


def asks(go: Go) -> bool:
    """Whether it is the question asked once."""
    return isinstance(go.memory, FriendMemory) and go.memory.ask


def in_words(moment: Moment, outcome: Line) -> Line:
    """A milestone in one plain sentence, where no message to a friend is about to name it."""
    if not due(moment) or _for_a_friend(moment):
        return outcome
    if moment.person.done == 1:
        return line("milestone-first-step", outcome=outcome)
    return line("milestone-so-many", outcome=outcome, count=moment.person.done)


def reached(moment: Moment, person: Person, *, said: bool) -> Person:
    """With a milestone noted: as named once its sentence was `said`; else it waits to be."""
    if not due(moment):
        return person
    if not said or _for_a_friend(moment):
        return replace(person, asked={**person.asked, "reached": moment.now})
    asked = {**person.asked, "milestone": moment.now}
    return replace(person, asked=asked, named=max(person.named, person.done))


def _for_a_friend(moment: Moment) -> bool:
    return bool(friends(moment.known)) and not sharing.resting(moment)


def due(moment: Moment) -> bool:
    """Whether a milestone was reached, now or unnamed before, and none was named today."""
    named, left = (moment.person.asked.get(key) for key in ("milestone", "reached"))
    today = named is not None and named.astimezone(moment.zone).date() == moment.local.date()
    waits = left is not None and (named is None or left > named)
    new = moment.person.done > moment.person.named  # one that was mended is not named again
    return new and (milestone(moment.person.done) or waits) and not today
