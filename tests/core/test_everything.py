"""Who looks at all that is kept says so, and is asked again: nobody is ever shown less than all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

import pytest

from bot.core.arrivals.commands import COMMANDS
from bot.core.decide import decide
from bot.core.flows.friend.asking import ANSWERED_IN
from bot.core.records.events import Commanded, Draw, Due, DueKind, Event, Said, Tapped, TimeCame
from bot.core.records.model import (
    SHAPE,
    Known,
    Link,
    LinkState,
    Note,
    Person,
    Standing,
    Step,
    StepState,
    Talk,
)
from bot.core.records.news import Unanswered
from bot.core.rules.friendship import news_of
from tests.core.play import MONDAY, Play, lessened, welcomed
from tests.core.told import BOOK, caption
from tests.core.walks import walked

DRAW: Final = Draw(tuple(range(10**9, 10**9 + 48)), 0, "t" * 32, BOOK.caption)
A_YEAR_AGO: Final = MONDAY - timedelta(days=400)
DAY: Final = timedelta(days=1)
WALKS: Final = range(0, 60, 3)
TEXTS: Final = ("look back", "what do you keep of me?", "done", "bowling sat 5pm", "stop", "7")
PAST: Final = tuple(
    Step(
        10**6 + n,
        StepState.DONE,
        text=f"step {n}",
        promise=n % 2 == 0,
        answers={"easy": f"it was easy {n}"},
        starred=n == 3,
        settled_at=A_YEAR_AGO + n * DAY,
    )
    for n in range(12)
)
NOTES: Final = tuple(Note(10**7 + n, A_YEAR_AGO + n * DAY, f"note {n}") for n in range(4))


def _with_a_past(known: Known) -> Known:
    return replace(known, steps=(*known.steps, *PAST), notes=(*known.notes, *NOTES))


def _known(play: Play, **person: object) -> Known:
    """Somebody of whom more is kept than is known at first."""
    who = replace(play.known.person, **person)  # type: ignore[arg-type]
    return _with_a_past(replace(play.known, person=who))


def _at(*commands: str) -> Play:
    play = welcomed()
    for command in commands:
        play.command(command)
    return play


def _looking() -> Play:
    play = welcomed()
    play.known = _with_a_past(play.known)
    play.command("look")
    return play


def _tapped(play: Play, name: str) -> Tapped:
    shown, choice = play.last, play.last.choice(name)
    assert shown.talk is not None
    assert choice is not None
    return Tapped(shown.talk, shown.step, choice.key, shown.id, "query", SHAPE)


def _came(kind: DueKind) -> TimeCame:
    return TimeCame((Due(kind, 7, MONDAY),))


def _nobody_answered() -> tuple[Known, Event]:
    """A hello was asked for, and none came."""
    link = Link(9, 7, LinkState.ACTIVE, friend=8)
    news = news_of(link, 7, Unanswered, MONDAY - ANSWERED_IN)
    known = replace(_known(welcomed(), linked=True), links=(link,))
    return known, TimeCame((Due(DueKind.NEWS, 9, MONDAY, news),))


def _command(name: str) -> Event:
    return Commanded(name, "", 900)


HOME: Final = _at("start")
ALL: Final[dict[str, tuple[Known, Event]]] = {
    "/look": (_known(_at()), _command("look")),
    "/erase": (_known(_at()), _command("erase")),
    "what can be erased, from the notice": (
        _known(play := _at("privacy")),
        _tapped(play, "data-erase"),
    ),
    "home's look button": (_known(HOME), _tapped(HOME, "home-look")),
    "its words": (_known(HOME), Said(caption("home-look"), 900)),
    "its list": ((play := _looking()).known, _tapped(play, "look-last-steps")),
    "/plan, to propose steps": (_known(_at()), _command("plan")),
    "words while steps are proposed, which may be one of them": (
        _known(_at()),
        Said("what do you keep of me?", 900),
    ),
    "the end of a week": (_known(_at()), _came(DueKind.WEEK)),
    "the end of a week without a look": (
        _known(_at(), weekly=None, words_stay=90),
        _came(DueKind.WEEK),
    ),
    "the look at a week": (_known(_at()), _came(DueKind.WEEKLY_LOOK)),
    "the hello after a quiet week": (
        _with_a_past(Known(Person(7, Standing.KEEPS, hello_back=True))),
        _came(DueKind.QUIET_WEEK),
    ),
    "a hello that nobody sent": _nobody_answered(),
}
LESS: Final[dict[str, tuple[Known, Event]]] = {
    "/start": (_known(_at()), _command("start")),
    "/next": (_known(_at()), _command("next")),
    "/privacy": (_known(_at()), _command("privacy")),
    "/export": (_known(_at()), _command("export")),
    "its words": (_known(_at("cancel")), Said("what do you keep of me?", 900)),
    "the end of a week nobody wants to see": (_known(_at(), weekly=None), _came(DueKind.WEEK)),
    "that hello with a line for later": (
        _with_a_past(Known(Person(7, Standing.KEEPS, hello_back=True, later="Breathe"))),
        _came(DueKind.QUIET_WEEK),
    ),
    "a friend's /erase": (Known(Person(7, Standing.BEFRIENDED)), _command("erase")),
}


@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_who_looks_at_everything_asks_for_it_once(case: tuple[Known, Event]) -> None:
    known, event = case
    first = decide(lessened(known), event, MONDAY, DRAW)
    assert first.needs_everything
    assert replace(first, needs_everything=False) == type(first)(), "nothing is decided yet"
    assert not decide(known, event, MONDAY, DRAW).needs_everything


@pytest.mark.parametrize("case", LESS.values(), ids=LESS)
def test_who_looks_at_less_is_content(case: tuple[Known, Event]) -> None:
    known, event = case
    assert not decide(lessened(known), event, MONDAY, DRAW).needs_everything


@pytest.mark.parametrize("now", [MONDAY, MONDAY + 40 * DAY], ids=["at once", "later"])
@pytest.mark.parametrize("seed", WALKS)
def test_nobody_is_shown_less_than_all(seed: int, now: datetime) -> None:
    """At every place of a walk, whatever happens next."""
    for known in map(_with_a_past, walked(seed).places.values()):
        less = lessened(known)
        for event in _anything(known, now):
            whole = decide(known, event, now, DRAW)
            assert not whole.needs_everything
            first = decide(less, event, now, DRAW)
            assert first.needs_everything or first == whole, event


def _anything(known: Known, now: datetime) -> Iterator[Event]:
    """Each button, each command, each moment, and a few words."""
    for talk in known.talks:
        yield from (_tap(talk, key) for key in talk.offered)
        yield from (TimeCame((Due(kind, talk.id, now),)) for kind in DueKind)
    for name in (*COMMANDS, "start", "help", "cancel"):
        yield Commanded(name, "", 900)
    yield from (Said(text, 900) for text in TEXTS)
    own = set(DueKind) - {DueKind.NEWS}
    yield from (TimeCame((Due(kind, known.person.id, now),)) for kind in sorted(own))


def _tap(talk: Talk, key: str) -> Tapped:
    return Tapped(talk.id, talk.at, key, talk.card or 1, "query", SHAPE)
