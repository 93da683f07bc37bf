"""With someone they know: a role is enough, a short name is welcome, and either can go again."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.flows.plan import draft
from bot.core.flows.plan.draft import At
from bot.core.records.effects import Choice
from bot.core.records.lines import Param, Typed, line
from bot.core.records.memories import PlanMemory
from bot.core.records.model import ROLES, Company, Person, Somebody
from bot.core.records.turn import Card, Moment, Turn, choice, pairs
from bot.core.rules import people
from bot.ear import people as ear
from bot.ear import reply, steps, when

_FEW_WORDS: Final = 3
"""More words are no name."""
BUTTON: Final = choice("whom", "with-someone-i-know")
_BACK: Final = choice("back")
_ELSE: Final = choice("else", "with-someone-else")


# what is shown


def who(moment: Moment) -> Card:
    """Those who have a name, and the roles behind a button; else the roles."""
    names = _names(moment.person)
    if not names:
        return roles(moment)
    return Card(line("with-who"), (*pairs(names), (_ELSE, _BACK)))


def roles(moment: Moment) -> Card:
    name = PlanMemory.of(moment.talk).called
    words = line("with-who-is", name=Typed(name)) if name else line("with-who")
    change = (choice("change", "with-change-a-name"),) if _names(moment.person) else ()
    return Card(words, (*pairs(_roles()), (*(() if name else change), _BACK)))


def those(moment: Moment) -> Card:
    """Those who have a name, to change one, or to make room for one more."""
    names = pairs(_names(moment.person))
    if PlanMemory.of(moment.talk).called:
        return Card(line("with-five"), (*names, (choice("nameless", "with-nameless"), _BACK)))
    return Card(line("with-which-name"), (*names, (_BACK,)))


def one(moment: Moment) -> Card:
    somebody = people.somebody(moment.person, PlanMemory.of(moment.talk).who)
    words = line("with-one", name=Typed(somebody.name if somebody else ""))
    return Card(words, ((choice("let_go", "with-let-go"), _BACK),))


def _names(person: Person) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"who.{one.id}", line("with-name", name=Typed(one.name)))
        for one in people.named(person)
    )


def _roles() -> tuple[Choice, ...]:
    return tuple(choice(f"role.{role}", f"with-role-{role}") for role in ROLES)


# what is heard


def chose(moment: Moment) -> Turn | None:
    """Who it could be; None for words that are a step."""
    chosen, memory = moment.choice or "", PlanMemory.of(moment.talk)
    match chosen:
        case "else":
            return Turn(at=At.ROLES)
        case "change":
            return Turn(at=At.PEOPLE)
        case "back":
            return _back(moment, memory)
    if chosen.startswith("who."):
        return _with(moment, people.somebody(moment.person, _id(chosen)))
    if chosen.startswith("role."):
        return _as(moment, Company(chosen.removeprefix("role.")))
    return _typed(moment, moment.text) if moment.text and not chosen else None


def _back(moment: Moment, memory: PlanMemory) -> Turn:
    before = At.IDEAS if moment.talk.at == At.WHO or not people.named(moment.person) else At.WHO
    memory, at = replace(memory, called="", who=None), At.WHO if memory.called else before
    return Turn(at=at, memory=memory)


def _id(chosen: str) -> int:
    return int(chosen.removeprefix("who."))


def _with(moment: Moment, somebody: Somebody | None) -> Turn:
    if somebody is None:  # let go on another card
        return Turn(at=At.WHO)
    memory = replace(PlanMemory.of(moment.talk), company=somebody.role, who=somebody.id)
    return Turn(at=At.IDEAS, memory=replace(memory, called="", page=0))


def _as(moment: Moment, role: Company) -> Turn:
    """A role by itself, or that of somebody whose name was typed: now whoever makes room goes."""
    memory = PlanMemory.of(moment.talk)
    person = moment.person if memory.who is None else people.without(moment.person, memory.who)
    if not memory.called or len(people.named(person)) >= people.MOST:
        memory = replace(memory, company=role, who=None, called="", page=0)
        return Turn(at=At.IDEAS, memory=memory)
    new = Somebody(moment.draw.ids[0], role, memory.called)
    return replace(_with(moment, new), person=people.kept(person, new))


def _typed(moment: Moment, text: str) -> Turn | None:
    if moment.meant:
        return Turn(at=At.IDEAS) if "skip" in moment.meant else draft.left(moment)
    known = _known(moment.person, text)
    if known is not None:
        return _with(moment, known)
    role = ear.role(text)
    if role is not None and ear.alone(text):
        return _as(moment, Company(role))
    if _is_a_step(moment, text):
        return None
    name = people.short_name(text)
    if name is None:
        return _again(moment, "with-name-unfit")
    if (there := _known(moment.person, name)) is not None:
        return _with(moment, there)
    memory = replace(PlanMemory.of(moment.talk), called=name)
    if len(people.named(moment.person)) >= people.MOST:
        return Turn(at=At.PEOPLE, memory=memory)
    turn = Turn(at=At.ROLES, memory=memory)
    if len(text.split()) == 1:
        return turn
    asked = roles(moment.remembering(memory))
    return replace(turn, card=Card(line("with-short-name", question=asked.words), asked.rows))


def _known(person: Person, name: str) -> Somebody | None:
    return next((one for one in people.named(person) if reply.same(one.name, name)), None)


def _is_a_step(moment: Moment, text: str) -> bool:
    """Whether it says what to do, and not who it could be."""
    words = text.split()
    if len(words) == 1:
        return draft.names_a_time(moment, text)
    names = [one.name for one in people.named(moment.person)]
    does = ear.role(text) or ear.named(text, names) or steps.sort(text)
    timed = when.find(text, moment.said, moment.zone, moment.language)
    full = len(words) <= _FEW_WORDS and all(word[:1].upper() == word[:1] for word in words)
    return bool(does or timed or not full)


def _again(moment: Moment, key: str) -> Turn:
    shown = roles(moment) if moment.talk.at == At.ROLES else who(moment)
    return Turn(card=Card(line(key, question=shown.words), shown.rows))


# a name that changes, or goes


def picked(moment: Moment) -> Turn | None:
    chosen, memory = moment.choice or "", PlanMemory.of(moment.talk)
    if chosen == "back":
        return Turn(at=At.WHO, memory=replace(memory, called=""))
    if chosen == "nameless":
        return Turn(at=At.ROLES, memory=replace(memory, called=""))
    if not chosen.startswith("who."):
        return draft.left(moment)
    if memory.called:
        return Turn(at=At.ROLES, memory=replace(memory, who=_id(chosen)))
    return Turn(at=At.PERSON, memory=replace(memory, who=_id(chosen)))


def changed(moment: Moment) -> Turn | None:
    memory = PlanMemory.of(moment.talk)
    somebody = people.somebody(moment.person, memory.who)
    rest = replace(memory, who=None)
    if moment.choice == "back" or somebody is None:
        return Turn(at=At.WHO, memory=rest)
    if moment.choice == "let_go":
        person = people.without(moment.person, somebody.id)
        left = who(moment.knowing(person))
        words = line("with-gone", name=Typed(somebody.name), question=left.words)
        return Turn(card=Card(words, left.rows), at=At.WHO, memory=rest, person=person)
    if not moment.text or moment.meant:
        return draft.left(moment)
    name = people.short_name(moment.text)
    there = _known(moment.person, name or "")
    if name is None or there not in (None, somebody):
        shown, why = one(moment), "with-name-unfit" if name is None else "with-name-there"
        return Turn(card=Card(line(why, question=shown.words), shown.rows))
    renamed = replace(somebody, name=name)
    return Turn(at=At.WHO, memory=rest, person=people.kept(moment.person, renamed))


def spoken(moment: Moment) -> Param | None:
    """Whom the ideas are for, in a sentence."""
    memory = PlanMemory.of(moment.talk)
    whom = people.somebody(moment.person, memory.who) or memory.company
    return None if whom is None else people.called(whom)
