"""Whom a person knows, as far as steps with them go: a role, and a short name where they said one.

We write to none of them. What is kept of a role without a name is what to ask them next time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.core.records.lines import Line, Param, Typed, line
from bot.core.records.model import ROLES, Company, Known, Person, Somebody, Step
from bot.core.rules import wording
from bot.core.rules.friendship import unfit
from bot.core.rules.ideas import library
from bot.core.rules.outcomes import DONE
from bot.ear import people as ear

MOST: Final = 5
"""So many have a name."""
LONGEST_NAME: Final = 20
LONGEST_ASK: Final = 80
ASKS: Final = "invite"
"""The act of a step that asks somebody to do something together."""


def named(person: Person) -> tuple[Somebody, ...]:
    """Those who have a name, the newest first."""
    return tuple(one for one in reversed(person.people) if one.name)


def somebody(person: Person, id: int | None) -> Somebody | None:
    return next((one for one in person.people if one.id == id), None)


def kept(person: Person, one: Somebody) -> Person:
    others = (other for other in person.people if other.id != one.id)
    return replace(person, people=(*others, one))


def without(person: Person, id: int) -> Person:
    """The person once somebody was let go: steps with them keep their role."""
    return replace(person, people=tuple(one for one in person.people if one.id != id))


def short_name(text: str) -> str | None:
    """The first word of what was typed; None where that is no name."""
    words = text.split()
    first = words[0].strip(".,;:!?\"'()") if words else ""
    if unfit(text) or unfit(first, LONGEST_NAME) or not any(map(str.isalpha, first)):
        return None
    return first


# with whom a step is


def company(step: Step) -> Company | None:
    idea = library().get(step.idea or "")
    return step.company or (idea.company if idea is not None else None)


def told(step: Step, person: Person) -> Step:
    """The step with whom its own words say that it is, if they say it."""
    name = ear.named(step.text, [one.name for one in named(person)])
    one = next((one for one in named(person) if one.name == name), None)
    if one is not None:
        return replace(step, company=one.role, who=one.id)
    role = ear.role(step.text)
    return step if role is None else replace(step, company=Company(role), who=None)


def of(step: Step, person: Person) -> Somebody | None:
    """Who it is with: whom they named, else what is kept of that role without a name."""
    one, role = somebody(person, step.who), company(step)
    nameless = (each for each in person.people if each.role is role and not each.name)
    return one or next(nameless, None)


def called(one: Somebody | Company | None) -> Param:
    """What we call them in a sentence."""
    if isinstance(one, Somebody) and one.name:
        return Typed(one.name)
    role = one.role if isinstance(one, Somebody) else one
    return "" if role is None else line(f"with-role-{role}.in-sentence")


def name(step: Step, person: Person) -> Line:
    """The step as a heading in the app, with the name they gave; no lock screen says that."""
    return beside(wording.name(step), step, person)


def beside(words: Line, step: Step, person: Person) -> Line:
    """Words about a step, and whom they named for it, if these words do not."""
    one = somebody(person, step.who)
    if one is None or not one.name or ear.named(step.text, [one.name]) is not None:
        return words
    return line("with-beside", words=words, who=called(one))


# an invitation


def asks(step: Step) -> bool:
    """Whether it asked somebody to do something together."""
    idea = library().get(step.idea or "")
    return idea is not None and idea.act == ASKS and step.state in DONE


def invitation(known: Known, text: str) -> Step | None:
    """The invitation that a yes is an answer to, however long ago: the last one to whom they
    name, else the last of all."""
    sent = [step for step in known.everything.steps if asks(step)]
    sent.sort(key=lambda step: (step.settled_at or step.at, step.id))
    whom = told(Step(0, text=text), known.person)
    if whom.who is not None:
        meant = [step for step in sent if step.who in (whom.who, None)]
        sent = [step for step in meant if step.who is not None] or meant
    elif whom.company is not None:
        sent = [step for step in sent if company(step) is whom.company] or sent
    return sent[-1] if sent else None


# something to ask next time


def asked_next(step: Step, person: Person, text: str, id: int, now: datetime) -> Person:
    """The person with what they want to ask whom this step was with, next time."""
    role = company(step)
    one = of(step, person) or (Somebody(id, role) if role in ROLES else None)
    if one is None:
        return person
    ask = wording.beginning(" ".join(text.split()), LONGEST_ASK)
    return kept(person, replace(one, ask=ask, ask_at=now))


def to_ask(one: Somebody | None) -> Line | None:
    """What they want to ask somebody next time."""
    if one is None or not one.ask:
        return None
    if one.name:
        return line("with-to-ask", who=called(one), ask=Typed(one.ask))
    return line("with-to-ask-them", ask=Typed(one.ask))


def asked(step: Step, person: Person) -> Person:
    """The person once a step with somebody is over: what was to be asked is forgotten."""
    one = of(step, person)
    return person if one is None or not one.ask else forgotten(person, one)


def forgotten(person: Person, one: Somebody) -> Person:
    if not one.name:
        return without(person, one.id)
    same = (replace(each, ask="", ask_at=None) if each == one else each for each in person.people)
    return replace(person, people=tuple(same))
