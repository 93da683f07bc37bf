"""What is said to us and answers no question: "help", "are you a human?", "I feel awful".

Danger is heard by `care`, which comes before; here only whose it is. Each language has its words
in `asides.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from bot.ear.care import hear
from bot.ear.languages import NOTHING, either, filled, listed, sets, table, tried
from bot.ear.plain import readings
from bot.ear.signs import sign

LONGEST: Final = 120
"""Longer words are a story: they are kept or planned, not answered."""
LONGEST_OUTSIDE: Final = 300
"""So long a text may hold what this is not for."""


class Aside(StrEnum):
    """What may be meant."""

    HELP = "help"
    CALL = "call"  # how does one call?
    ALONE = "alone"  # nobody is with them
    PAUSE = "pause"
    HUMAN = "human"  # are you one?
    BACK = "back"
    DATA = "data"  # what is kept, and how it goes
    REMINDERS = "reminders"  # fewer, or none
    STOP = "stop"  # no more lines of somebody
    WHAT = "what"  # what is this?
    WHY = "why"  # why did it come?
    SEES = "sees"  # who can see it, and is it safe?
    MORE = "more"  # what is this, but for somebody who knows it these words may be for another
    MENU = "menu"
    URGE = "urge"  # wanting a drink, a drug or a bet, now
    JOY = "joy"  # it went well, or lasted
    HARD = "hard"  # it is hard just now
    MEDICINE = "medicine"  # what a doctor or a pharmacist is asked
    DETOX = "detox"  # stopping drink or drugs at once, by oneself
    OUTSIDE = "outside"  # what this is not for
    SETTLE = "settle"  # it is too much just now
    OFFERED = "offered"  # a drink, a smoke or a bet, by somebody
    SAY_NO = "say_no"  # how does one?
    WANT_OUT = "want_out"  # of what they said yes to
    UNANSWERED = "unanswered"  # nobody wrote back
    ACCEPTED = "accepted"  # they said yes to what somebody had asked them
    DECLINED = "declined"  # they said no
    WHAT_TO_SAY = "what_to_say"
    SAY = "say"  # the same, or to whoever is called for help
    SENTENCES = "sentences"  # to have ready
    SHARP = "sharp"  # they spoke so to somebody
    ASKED_ABOUT = "asked_about"  # what to tell who asks about them
    QUICK = "quick"  # there are some minutes, now
    IDEAS = "ideas"
    COMING = "coming"  # what is planned, and to change it
    LOOK = "look"  # what it adds up to
    FRIEND = "friend"  # somebody to tell


ABOUT_THIS: Final = frozenset({Aside.WHAT, Aside.WHY, Aside.SEES})
BEYOND: Final = frozenset({Aside.MEDICINE, Aside.DETOX, Aside.OUTSIDE})
"""What is never planned without a word on it."""
_ABOUT_SOMEBODY: Final = (
    "after",
    "worried",
    "endangered",
    "so_do_i",
    "seen",
    "who_it_is",
    "spoken_of",
)


@dataclass(frozen=True, slots=True)
class _Words:
    """What one language says; what is said of somebody still lacks their names."""

    whole: Mapping[str, Aside]
    leaving: Mapping[Aside, re.Pattern[str]]
    urge: re.Pattern[str]
    denies: re.Pattern[str]
    harsh: re.Pattern[str]
    hard: re.Pattern[str]
    experts: re.Pattern[str]
    beyond: Mapping[Aside, re.Pattern[str]]
    asked: Mapping[Aside, re.Pattern[str]]
    third: tuple[str, ...]
    name_ends: str
    of_somebody: Mapping[str, str]


def heard(text: str, language: str, plain: frozenset[str] | None = None) -> Aside | None:
    """What a whole short message says besides; None for all others. It never raises.

    `plain`: its readings, from whoever has them already.
    """
    if len(text) > LONGEST_OUTSIDE:
        return None
    alone = sign(text)
    if alone or plain is None:
        plain = frozenset({alone}) if alone else readings(text)
    of = _aside if len(text) <= LONGEST else _beyond
    return next(filter(None, (of(plain, _words(one)) for one in tried(language))), None)


def harsh(text: str, language: str) -> bool:
    """Whether somebody speaks harshly of themselves. It never raises."""
    plain = readings(text)
    return any(_words(one).harsh.search(form) for one in tried(language) for form in plain)


def denies(text: str, language: str) -> bool:
    """Whether somebody says that it is not so, in more words than a no. It never raises."""
    plain = readings(text)
    return any(_words(one).denies.search(form) for one in tried(language) for form in plain)


def asks_after(text: str, names: Sequence[str], language: str) -> bool:
    """Whether a friend asks how somebody of one of these names is, or how it went for them.

    With a question mark or without; questions to the person themselves are none of these.
    """
    return _of_somebody("after", text, names, language)


def worries(text: str, names: Sequence[str], language: str) -> bool:
    """Whether a friend is afraid for somebody of one of these names, or asks how to help."""
    return any(_of_somebody(how, text, names, language) for how in ("worried", "endangered"))


def for_another(text: str, names: Sequence[str], language: str) -> bool:
    """Whether all the danger in a text is that of somebody else, of one of these names maybe.

    Where anything is left of it without these words, it may be their own.
    """
    plain, of_other = readings(text), _patterns("endangered", names, language)
    if not any(_found_in(plain, one) for one in of_other):
        return False
    if _of_somebody("so_do_i", text, names, language):
        return False
    return not any(hear(_without(form, of_other)).tier for form in plain)


def _without(form: str, patterns: Sequence[re.Pattern[str]]) -> str:
    for pattern in patterns:
        form = pattern.sub(" ", form.strip())
    return form


def about_this(text: str, names: Sequence[str], language: str) -> bool:
    return heard(text, language) in ABOUT_THIS or _of_somebody("seen", text, names, language)


def who_it_is(text: str, names: Sequence[str], language: str) -> bool:
    return _of_somebody("who_it_is", text, names, language)


def speaks_of(text: str, names: Sequence[str], language: str) -> bool:
    """Whether these words are about somebody, of one of these names maybe, more than to them."""
    return _of_somebody("spoken_of", text, names, language)


def _aside(plain: frozenset[str], words: _Words) -> Aside | None:
    bare = [form.strip() for form in plain]
    return (
        _known(bare, words)
        or _all_of(bare, words.leaving)
        or _beyond(plain, words)
        or _part_of(plain, {Aside.URGE: words.urge})
        or _all_of(bare, words.asked)
        or _part_of(plain, {Aside.HARD: words.hard})
    )


def _known(bare: Sequence[str], words: _Words) -> Aside | None:
    """What is written for the whole of it; of several readings, what is written first."""
    found = {words.whole[form] for form in bare if form in words.whole}
    return next(aside for aside in words.whole.values() if aside in found) if found else None


def _beyond(plain: frozenset[str], words: _Words) -> Aside | None:
    found = _part_of(plain, words.beyond)
    return None if found and any(words.experts.search(form) for form in plain) else found


def _all_of(bare: Sequence[str], said: Mapping[Aside, re.Pattern[str]]) -> Aside | None:
    for aside, pattern in said.items():
        for form in bare:
            if pattern.fullmatch(form):
                return aside
    return None


def _part_of(plain: frozenset[str], said: Mapping[Aside, re.Pattern[str]]) -> Aside | None:
    for aside, pattern in said.items():
        for form in plain:
            if pattern.search(form):
                return aside
    return None


def _of_somebody(about: str, text: str, names: Sequence[str], language: str) -> bool:
    plain = readings(text)
    return any(_found_in(plain, one) for one in _patterns(about, names, language))


def _found_in(plain: frozenset[str], pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(form.strip()) for form in plain)


def _patterns(about: str, names: Sequence[str], language: str) -> list[re.Pattern[str]]:
    called = sorted({form.strip() for name in names for form in readings(name)} - {""})
    return [_named(_words(one), about, called) for one in tried(language)]


def _named(words: _Words, about: str, names: Sequence[str]) -> re.Pattern[str]:
    """What is said of somebody, with the names that they may be called by."""
    named = tuple(f"{re.escape(name)}{words.name_ends}" for name in names)
    who = {"who": either((*words.third, *named)), "named": either(named)}
    return re.compile(rf"(?<!\w)(?:{filled(words.of_somebody[about], who)})(?!\w)")


@cache
def _words(language: str) -> _Words:
    written = table(language, "asides")
    known = sets(written.get("sets", {}), who="{who}", named="{named}")
    denied = "".join(f"(?<!{re.escape(word)} )" for word in listed(written.get("denied", "")))

    def of(patterns: Sequence[str]) -> str:
        return either(tuple(filled(one, known) for one in patterns))

    def any_of(*names: str) -> str:
        return of([one for name in names for one in written.get(name, ())])

    def pattern(*names: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){denied}(?:{any_of(*names)})(?!\w)")

    return _Words(
        whole={
            message: Aside(name)
            for name, messages in written.get("whole", {}).items()
            for message in listed(messages)
        },
        leaving={Aside.STOP: pattern("stopping"), Aside.BACK: pattern("away")},
        urge=pattern("urge"),
        denies=pattern("denies"),
        harsh=pattern("harsh"),
        hard=pattern("hard", "harsh"),
        experts=re.compile(rf"(?<!\w)(?:{written.get('experts', NOTHING)})(?!\w)"),
        asked={
            Aside(name): re.compile(f"{known['opens']}(?:{of(patterns)}){known['ends']}")
            for name, patterns in written.get("asked", {}).items()
        }
        | {Aside.JOY: pattern("joy")},
        beyond={aside: pattern(aside) for aside in Aside if aside in BEYOND},
        third=tuple(written.get("third", ())),
        name_ends=written.get("name_ends", ""),
        of_somebody={name: any_of(name) for name in _ABOUT_SOMEBODY},
    )
