"""The first minute: what this is, consent and age in one tap, and which words fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final

from bot.core.effects import Forget, Rows
from bot.core.friends.friendship import farewells, opened
from bot.core.lines import line
from bot.core.model import Consent, Flow, Json, Look, Path, Person, Standing
from bot.core.turn import Card, Go, Moment, Turn, choice
from bot.ear import reply
from bot.ear.care import says_minor

LISTENS: Final[frozenset[str]] = frozenset()
OFFERS: Final[frozenset[str]] = frozenset()
NOTES: Final = "notes"
VERSION: Final = 1
"""The version of the consent text; a change of what it says asks again."""


class At(StrEnum):
    """Which question stands."""

    CONSENT = "consent"
    NOTICE = "notice"
    PATH = "path"
    AGE = "age"


STEPS: Final = frozenset[str](At)
_CONSENT_ROWS: Final[Rows] = (
    (choice("keep", "welcome-keep", tap_only=True),),
    (choice("what", "welcome-what-is-kept"), choice("minor", "welcome-under-18")),
)
_PATHS: Final = {
    "alone": Path.ALONE,
    "after": Path.AFTER,
    "both": Path.BOTH,
    "unsaid": Path.UNSAID,
}


def begin(moment: Moment) -> Turn:
    """Hello, and the one question that comes before all others; or the age once more."""
    if "age" in moment.talk.memory:
        return Turn(card=_age(), step=At.AGE)
    return Turn(card=_hello(moment), step=At.CONSENT)


def on(moment: Moment) -> Turn | None:
    """Consent, the age, the path."""
    chosen = moment.choice
    if moment.text and moment.talk.step == At.AGE:
        chosen = _age_said(chosen, moment.text, moment.language)
    match moment.talk.step, chosen:
        case At.CONSENT, "keep":
            return _agreed(moment)
        case At.CONSENT, "not_now":
            return Turn(then=Go(Flow.BEFRIENDED))
        case At.CONSENT, "what":
            return Turn(card=_notice(), step=At.NOTICE)
        case ((At.CONSENT | At.AGE), "minor"):
            return _minor(moment)
        case At.AGE, "adult" if opened(moment.known, moment.now) is not None:
            return Turn(person=_grown(moment), then=Go(Flow.BEFRIENDED, {"opened": True}))
        case At.AGE, "adult" if moment.person.standing in (Standing.NEW, Standing.MINOR):
            return Turn(card=_hello(moment), step=At.CONSENT, person=_grown(moment))
        case At.AGE, "adult":
            return Turn(card=Card(line("welcome-adult-thanks")), closed=True)
        case At.NOTICE, "back":
            return Turn(card=_hello(moment), step=At.CONSENT)
        case At.PATH, _ if chosen in _PATHS:
            return _on_path(moment, _PATHS[chosen])
    return None


def _grown(moment: Moment) -> Person:
    """Somebody who said they were under 18, and is not, begins at the beginning."""
    if moment.person.standing is not Standing.MINOR:
        return moment.person
    return replace(moment.person, standing=Standing.NEW)


def _age_said(chosen: str | None, text: str, language: str) -> str | None:
    """The answer to "Are you 18 or over?" in words."""
    keys = reply.keys(text, language)
    if chosen == "minor" or "no" in keys or says_minor(text):
        return "minor"
    return "adult" if "yes" in keys else chosen


def again(moment: Moment) -> Turn:
    """The question that stands, once more."""
    match At(moment.talk.step):
        case At.PATH:
            return Turn(card=_path())
        case At.NOTICE:
            return Turn(card=_notice())
        case At.CONSENT:
            return Turn(card=_hello(moment))
        case At.AGE:
            return Turn(card=_age())


def upgrade(shape: int, memory: Mapping[str, Json]) -> Mapping[str, Json]:
    """Nothing was shaped differently before."""
    return memory


def _hello(moment: Moment) -> Card:
    """The question; whoever is only somebody's friend can go back to that."""
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
    return Turn(card=_path(), step=At.PATH, person=person)


def _minor(moment: Moment) -> Turn:
    """Nothing is kept of somebody under 18: they are somebody new, who said so."""
    person = Person(moment.draw.ids[0], Standing.MINOR, moment.person.language)
    card, told = Card(line("welcome-adults-only")), farewells(moment.known, moment.now)
    return Turn(card=card, person=person, effects=(*told, Forget()), closed=True)


def _on_path(moment: Moment, path: Path) -> Turn:
    """Where it is wiser the path hides the lock screen from the start."""
    hidden = path in (Path.AFTER, Path.BOTH)
    look = Look.HIDDEN if hidden else moment.person.look
    return Turn(person=replace(moment.person, path=path, look=look), then=Go(Flow.PLAN))
