"""What a text would be heard as, and which message would follow in which room: for proofreaders.

Nothing is kept, and nobody is written to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from typing import Final

from bot.core.decide import decide
from bot.core.records.effects import Decision, Revise, Say
from bot.core.records.events import (
    Commanded,
    Draw,
    Due,
    DueKind,
    Event,
    Said,
    Tapped,
    TimeCame,
)
from bot.core.records.helplines import Helplines
from bot.core.records.lines import line
from bot.core.records.model import SHAPE, Known, Link, LinkState, Person, Standing
from bot.ear.care import Heard
from bot.ear.suspicion import Suspicion
from bot.words.book import Book

_ROOMS: Final[Mapping[str, tuple[str, ...]]] = {
    "out of the blue": ("/start", "keep", "alone", ""),
    "asked for a step": ("/start", "keep", "alone"),
    "asked what felt easy": ("/start", "keep", "alone", "/did", "did.shop-hello", "yes"),
    "asked for a friend's name": ("/start", "keep", "alone", "/friend", "chosen"),
}
"""What leads there: a command, a button's key, or nothing, which leaves what stands."""
_ME: Final = 1


@dataclass
class _Play:
    """Somebody who is led somewhere, event by event."""

    known: Known
    now: datetime
    book: Book
    helplines: Helplines

    def __post_init__(self) -> None:
        self._ids = count(100)
        self._shown: Say | Revise | None = None

    def go(self, step: str) -> None:
        """Raises LookupError for a button that is not there."""
        if step.startswith("/"):
            self.happen(Commanded(step[1:], "", next(self._ids)))
        elif not step:
            self.known = replace(self.known, talks=())
        else:
            shown = self._shown
            if shown is None or step not in {one.key for row in shown.rows for one in row}:
                raise LookupError(step)
            talk = shown.talk or 0
            self.happen(Tapped(talk, shown.at, step, next(self._ids), "query", SHAPE))

    def happen(self, event: Event) -> list[Say | Revise]:
        ids = tuple(next(self._ids) for _ in range(48))
        draw = Draw(ids, 0, "token", self.book.caption, self.helplines)
        decision = decide(self.known, event, self.now, draw)
        self._keep(decision)
        said = [e for e in decision.effects if isinstance(e, Say | Revise) and e.words is not None]
        self._shown = said[-1] if said else self._shown
        return said

    def _keep(self, made: Decision) -> None:
        talks = {one.id: one for one in (*self.known.talks, *made.talks)}
        steps = {one.id: one for one in (*self.known.steps, *made.steps)}
        links = {one.id: one for one in (*self.known.links, *made.links)}
        self.known = replace(
            self.known,
            person=made.person or self.known.person,
            talks=tuple(talk for talk in talks.values() if talk.open),
            steps=tuple(steps.values()),
            links=tuple(links.values()),
        )

    def say(self, text: str, heard: Heard) -> list[Say | Revise]:
        """What follows; of an answer in parts, once it is at its end."""
        said = self.happen(Said(text, next(self._ids), heard=heard))
        floor = self.known.floor
        if not said and floor is not None:
            said = self.happen(TimeCame((Due(DueKind.PAUSE, floor.id, self.now),)))
        return said


def report(
    text: str, language: str, suspicion: Suspicion, helplines: Helplines, now: datetime
) -> Iterator[str]:
    """What was heard, and the message that follows in each room."""
    heard = suspicion.hear(text, language)
    yield _told(heard)
    nobody = {"operator": line("operator-unnamed"), "contact": line("operator-no-contact")}
    book = Book({**nobody, "bot": "steps_bot"})
    for room, play in _rooms(language, book, helplines, now):
        yield f"\n{room.upper()}"
        said = play.say(text, heard)
        for one in said:
            yield from _written(book, language, one)
        if not said:
            yield "  (no message)"


def _told(heard: Heard) -> str:
    if heard.tier is None:
        return "Heard: too faint to ask about." if heard.faint else "Heard: nothing."
    how = "in words that were written down" if heard.sure else "by what was learned: it is asked"
    return f"Heard: {heard.tier}, {how}."


def _rooms(
    language: str, book: Book, helplines: Helplines, now: datetime
) -> Iterator[tuple[str, _Play]]:
    for room, steps in _ROOMS.items():
        play = _Play(Known(Person(_ME, language=language)), now, book, helplines)
        for step in steps:
            play.go(step)
        yield room, play
    link = Link(2, 3, LinkState.ACTIVE, _ME, person_name="Ana", friend_name="Lena")
    friend = Person(_ME, Standing.BEFRIENDED, language, linked=True)
    yield "a friend who writes to Ana", _Play(Known(friend, links=(link,)), now, book, helplines)


def _written(book: Book, language: str, said: Say | Revise) -> Iterator[str]:
    assert said.words is not None
    yield from (f"  {row}" for row in book.render(language, said.words).text.splitlines())
    for row in said.rows:
        yield "  " + " ".join(f"[{book.caption(language, one.caption)}]" for one in row)
