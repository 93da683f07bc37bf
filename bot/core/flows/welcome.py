"""The first minute: what this is, consent and age in one tap, and which words fit."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Final

from bot.core.records.effects import Forget, Rows
from bot.core.records.lines import line
from bot.core.records.memories import BefriendedMemory, PlanMemory, WelcomeMemory
from bot.core.records.model import NOTES, Consent, Flow, Look, Path, Person, Standing
from bot.core.records.turn import Card, Close, Go, Moment, Turn, choice
from bot.core.rules.friendship import farewells, opened
from bot.core.talk.table import Conversation, Place, Resumes, card, fixed, places
from bot.ear.asides import ABOUT_THIS, Aside
from bot.ear.care import says_minor

VERSION: Final = 1
"""The version of the consent text; a change of what it says asks again."""


class At(StrEnum):
    """Which question stands."""

    CONSENT = "consent"
    NOTICE = "notice"
    PATH = "path"
    AGE = "age"


_CONSENT_ROWS: Final[Rows] = (
    (choice("keep", "welcome-keep", tap_only=True),),
    (choice("what", "welcome-what-is-kept"), choice("minor", "welcome-under-18")),
)
_WONDERS: Final = ABOUT_THIS | {Aside.MORE}
_PATHS: Final = {
    "alone": Path.ALONE,
    "after": Path.AFTER,
    "both": Path.BOTH,
    "unsaid": Path.UNSAID,
}


def _begun(moment: Moment) -> Turn:
    if WelcomeMemory.of(moment.talk).age:
        return Turn(card=_age(), at=At.AGE)
    return Turn(card=_hello(moment), at=At.CONSENT)


def _consented(moment: Moment) -> Turn | None:
    match moment.choice:
        case "keep":
            return _agreed(moment)
        case "not_now":
            return Turn(then=Go(BefriendedMemory()))
        case "what":
            return Turn(card=_notice(), at=At.NOTICE)
        case "minor":
            return _minor(moment)
    return Turn(at=At.NOTICE) if moment.aside in _WONDERS else None


def _noticed(moment: Moment) -> Turn | None:
    back = moment.choice == "back"
    return Turn(card=_hello(moment), at=At.CONSENT) if back else None


def _age_told(moment: Moment) -> Turn | None:
    """Whoever keeps steps loses all of them by this answer, so it takes a tap."""
    match _age_said(moment, moment.text) if moment.text else moment.choice:
        case "minor" if moment.text and moment.person.standing is Standing.KEEPS:
            asked = _age()
            return Turn(card=Card(line("only-a-tap", question=asked.words), asked.rows))
        case "minor":
            return _minor(moment)
        case "adult" if opened(moment.known, moment.now) is not None:
            return Turn(person=_grown(moment), then=Go(BefriendedMemory(opened=True)))
        case "adult" if moment.person.standing in (Standing.NEW, Standing.MINOR):
            return Turn(card=_hello(moment), at=At.CONSENT, person=_grown(moment))
        case "adult":
            return Turn(card=Card(line("welcome-adult-thanks")), then=Close())
    return None


def _grown(moment: Moment) -> Person:
    if moment.person.standing is not Standing.MINOR:
        return moment.person
    return replace(moment.person, standing=Standing.NEW)


def _age_said(moment: Moment, text: str) -> str | None:
    if moment.choice == "minor" or "no" in moment.meant or says_minor(text):
        return "minor"
    return "adult" if "yes" in moment.meant else moment.choice


def _hello(moment: Moment) -> Card:
    rows = _CONSENT_ROWS
    if moment.person.standing is Standing.BEFRIENDED:
        rows = (*rows, (choice("not_now", "befriended-not-now"),))
    return Card(line("welcome-hello"), rows)


def _age() -> Card:
    """Something typed sounded young: asked once more, plainly."""
    rows = ((choice("adult", "welcome-adult"), choice("minor", "welcome-under-18")),)
    return Card(line("welcome-age"), rows)


def _notice() -> Card:
    return Card(line("welcome-notice"), ((choice("back"),),))


def _path() -> Card:
    return Card(
        line("welcome-path"),
        (
            (choice("alone", "welcome-path-alone"),),
            (choice("after", "welcome-path-after"),),
            (choice("both", "welcome-path-both"), choice("unsaid", "welcome-path-unsaid")),
        ),
    )


def _agreed(moment: Moment) -> Turn:
    consents = (*moment.person.consents, Consent(NOTES, VERSION, True, moment.now))
    person = replace(moment.person, standing=Standing.KEEPS, consents=consents)
    return Turn(card=_path(), at=At.PATH, person=person)


def _minor(moment: Moment) -> Turn:
    """Nothing is kept of somebody under 18: they are somebody new, who said so."""
    person = Person(moment.draw.ids[0], Standing.MINOR, moment.language)
    card, told = Card(line("welcome-adults-only")), farewells(moment.known, moment.now)
    return Turn(card=card, person=person, effects=(*told, Forget()), then=Close())


def _on_path(moment: Moment) -> Turn | None:
    """Where it is wiser the path hides the lock screen from the start."""
    path = _PATHS.get(moment.choice or "")
    if path is None:
        return None
    hidden = path in (Path.AFTER, Path.BOTH)
    look = Look.HIDDEN if hidden else moment.person.look
    return Turn(person=replace(moment.person, path=path, look=look), then=Go(PlanMemory()))


TABLE: Final = Conversation(
    Flow.WELCOME,
    _begun,
    places(
        At,
        Place(At.CONSENT, card(_hello), _consented),
        Place(At.NOTICE, fixed(_notice), _noticed),
        Place(At.PATH, fixed(_path), _on_path),
        Place(At.AGE, fixed(_age), _age_told),
    ),
    consent=False,
    resumes=Resumes.ASKED,
    gives_way=frozenset({Flow.BEFRIENDED}),
    can_be_left=False,
)
