"""A stage for the pure core: it keeps what decisions say is true, and shows the cards."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache, wraps
from itertools import count, islice
from typing import ParamSpec, Protocol, Self, TypeVar

from bot.core.decide import decide
from bot.core.records.effects import (
    AnswerTap,
    Decision,
    Effect,
    Forget,
    Hasten,
    Pass,
    Plan,
    Realign,
    Remove,
    Revise,
    Say,
    Unplan,
)
from bot.core.records.events import (
    NO_HELPLINES,
    Commanded,
    Draw,
    Due,
    DueKind,
    Edited,
    Event,
    Said,
    Tapped,
    TimeCame,
)
from bot.core.records.helplines import Helplines
from bot.core.records.lines import Line
from bot.core.records.model import (
    SHAPE,
    UNSETTLED,
    Known,
    Link,
    LinkState,
    Person,
    Standing,
    StepState,
)
from bot.ear.care import hear
from bot.store.people import RECENT
from tests.core.told import Keys, Lines, Names, Told, complete, every_key, written

MONDAY = datetime(2026, 11, 30, 13, 5, tzinfo=UTC)
"""Monday 30 November 2026, five past two in Berlin."""

OTHERS = "plan-other-ideas"
PAGES = 90
"""As many pages of ideas as there may be."""


@dataclass(frozen=True)
class Shown(Told):
    """A message as it stands on the phone."""

    id: int
    talk: int | None
    step: str
    silent: bool = False


class Story(Protocol):
    """What was played, from which several ways lead on."""

    def again(self) -> Self: ...


P = ParamSpec("P")
S = TypeVar("S", bound=Story)


def played_once(story: Callable[P, S]) -> Callable[P, S]:
    """Whoever asks for the story once more goes on from its end: the same, and their own."""
    once = cache(story)

    @wraps(story)
    def again(*args: P.args, **values: P.kwargs) -> S:
        return once(*args, **values).again()  # type: ignore[arg-type]

    return again


@dataclass
class Play:
    """One person's story without a database: events in, cards out."""

    known: Known = field(default_factory=lambda: Known(Person(7)))
    now: datetime = MONDAY
    calendar: dict[tuple[int, DueKind], datetime] = field(default_factory=dict)
    screen: dict[int, Shown] = field(default_factory=dict)
    said: list[Effect] = field(default_factory=list)
    forgotten: bool = False
    passed: list[Pass] = field(default_factory=list)
    changed: list[Link] = field(default_factory=list)
    first_id: int = 100
    helplines: Helplines = NO_HELPLINES

    def __post_init__(self) -> None:
        self._ids = count(self.first_id)
        self._messages = count(1)

    def again(self) -> Self:
        """The same story, to go on from here in another way."""
        other = copy(self)
        other.calendar, other.screen = dict(self.calendar), dict(self.screen)
        other.said, other.passed, other.changed = [*self.said], [*self.passed], [*self.changed]
        other._ids, other._messages = copy(self._ids), copy(self._messages)
        return other

    # what the person does

    def command(self, name: str, payload: str = "", at: datetime | None = None) -> Decision:
        return self.happen(Commanded(name, payload, next(self._messages), at=at))

    def say(self, text: str, reply_to: int | None = None, at: datetime | None = None) -> int:
        """Type a text, which comes now, and was sent `at` this moment if it waited."""
        id = next(self._messages)
        self.happen(Said(text, id, reply_to, heard=hear(text), at=at))
        return id

    def edit(self, message_id: int, text: str, at: datetime | None = None) -> None:
        self.happen(Edited(text, message_id, heard=hear(text), at=at))

    def tap(self, *names: str) -> None:
        """Tap buttons of the newest message that has them, one after another. To an idea other
        pages of ideas lead."""
        for name in names:
            shown = self._showing(name)
            for _ in range(PAGES):
                if shown or not name.startswith("idea-") or OTHERS not in self.offered:
                    break
                self.tap(OTHERS)
                shown = self._showing(name)
            assert shown is not None, f"no button {name!r}; there are {self.offered}"
            self.tap_on(shown, name)

    def _showing(self, name: str) -> Shown | None:
        newest = reversed(self.screen.values())
        return next((shown for shown in newest if shown.choice(name)), None)

    def tap_on(self, shown: Shown, name: str) -> None:
        """Tap a button of this very message."""
        choice = shown.choice(name)
        assert choice is not None
        self.press(shown, choice.key)

    def press(self, shown: Shown, key: str) -> None:
        """Tap the button of this key."""
        assert shown.talk is not None
        self.happen(Tapped(shown.talk, shown.step, key, shown.id, "query", SHAPE))

    def pass_time(self, step: timedelta) -> None:
        """Let time pass; whatever is promised in between happens at its moment."""
        end = self.now + step
        while due := sorted((at, key) for key, at in self.calendar.items() if at <= end):
            at, (subject, kind) = due[0]
            del self.calendar[(subject, kind)]
            self.now = max(self.now, at)
            self.happen(TimeCame((Due(kind, subject, at),)))
        self.now = end

    def away_until(self, instant: datetime) -> None:
        """Time passes while we are offline: all that is due comes at once."""
        self.now = instant
        dues = sorted((at, key) for key, at in self.calendar.items() if at <= instant)
        for _, key in dues:
            del self.calendar[key]
        if dues:
            self.happen(TimeCame(tuple(Due(kind, s, at) for at, (s, kind) in dues)))

    # what follows

    def happen(self, event: Event) -> Decision:
        ids = tuple(islice(self._ids, 48))
        draw = Draw(ids, 0, f"{ids[0]:032}", written, self.helplines)
        decision = asked(self.known, event, self.now, draw)
        before = self.known.person.id
        self._keep(decision)
        for effect in decision.effects:
            self._follow(effect)
        if any(isinstance(effect, Forget) for effect in decision.effects):
            self._forget(before)
        return decision

    @property
    def last(self) -> Shown:
        return list(self.screen.values())[-1]

    @property
    def key(self) -> str:
        return self.last.key

    @property
    def keys(self) -> Keys:
        return self.last.keys

    @property
    def lines(self) -> Lines:
        return self.last.lines

    @property
    def values(self) -> list[str | int]:
        return self.last.values

    @property
    def line(self) -> Line:
        return self.last.line

    @property
    def offered(self) -> Names:
        return self.last.offered

    @property
    def captions(self) -> Lines:
        return self.last.captions

    @property
    def on_screen(self) -> Keys:
        """The keys of all messages that stand on the phone."""
        return every_key(self.screen.values())

    @property
    def got(self) -> list[Told]:
        """Every message that was sent, whether or not it still stands."""
        return [Told(one.words, one.rows) for one in self.said if isinstance(one, Say)]

    @property
    def standing(self) -> Standing:
        return self.known.person.standing

    @property
    def states(self) -> list[StepState]:
        return [step.state for step in self.known.steps]

    def _keep(self, decision: Decision) -> None:
        talks = {talk.id: talk for talk in self.known.talks}
        talks |= {talk.id: talk for talk in decision.talks}
        steps = {step.id: step for step in self.known.steps}
        steps |= {step.id: step for step in decision.steps}
        self.changed.extend(decision.links)
        links = {link.id: link for link in self.known.links}
        links |= {link.id: link for link in decision.links}
        notes = {note.id: note for note in self.known.notes}
        notes |= {note.id: note for note in decision.notes}
        self.known = Known(
            decision.person or self.known.person,
            tuple(talk for talk in talks.values() if talk.open),
            tuple(step for id, step in steps.items() if id not in decision.unkept),
            tuple(link for link in links.values() if link.state is not LinkState.ENDED),
            notes=tuple(note for id, note in notes.items() if id not in decision.unkept),
            display=self.known.display,
        )

    def _forget(self, before: int) -> None:
        """Nothing is left, as in the store, unless the decision brought somebody new."""
        shared = (link for link in self.known.links if link.state is not LinkState.SILENT)
        self.changed.extend(replace(link, state=LinkState.ENDED) for link in shared)
        self.forgotten = self.known.person.id == before
        self.calendar.clear()
        if not self.forgotten:
            self.known = Known(self.known.person, display=self.known.display)

    def _follow(self, effect: Effect) -> None:
        self.said.append(effect)
        match effect:
            case Say():
                self._show(next(self._messages), effect)
            case Revise():
                self._revise(effect)
            case Remove(message_id=id):
                self.screen.pop(id, None)
            case Plan() | Unplan() | Realign():
                self._replan(effect)
            case Pass():
                self.passed.append(effect)
            case Hasten():
                mine = self.known.person.id
                self.passed = [replace(p, at=self.now) if p.to == mine else p for p in self.passed]
            case AnswerTap(words=words) if words is not None:
                complete(words)

    def _replan(self, effect: Plan | Unplan | Realign) -> None:
        match effect:
            case Plan(kind=kind, subject=subject, at=at):
                self.calendar[(subject, kind)] = at
            case Unplan(subject=subject, kind=kind):
                gone = {k for k in self.calendar if k[0] == subject and kind in (None, k[1])}
                self.calendar = {k: v for k, v in self.calendar.items() if k not in gone}
            case Realign():
                for (subject, kind), at in self.calendar.items():
                    due = Due(kind, subject, at)
                    self.calendar[subject, kind] = effect.at(due, self.now)

    def _revise(self, effect: Revise) -> None:
        words, talk = effect.words, effect.talk
        id = effect.message_id or self._card(talk)
        if id is not None and id in self.screen:
            shown = self.screen[id]
            self.screen[id] = replace(
                shown,
                words=words or shown.words,
                rows=effect.rows,
                talk=talk or shown.talk,
                step=effect.at or shown.step,
            )
        elif words is not None and effect.or_say:
            self._show(next(self._messages), Say(words, effect.rows, talk, effect.at))

    def _card(self, talk: int | None) -> int | None:
        found = self.known.talk(talk) if talk is not None else None
        return found.card if found is not None else None

    def _show(self, id: int, said: Say) -> None:
        self.screen[id] = Shown(said.words, said.rows, id, said.talk, said.at, said.silent)
        talk = self.known.talk(said.talk) if said.talk is not None else None
        if talk is not None:
            talks = tuple(replace(t, card=id) if t.id == talk.id else t for t in self.known.talks)
            self.known = replace(self.known, talks=talks)


def asked(known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
    """As the engine asks: with less at first, and again where everything is needed."""
    decision = decide(lessened(known), event, now, draw)
    return decide(known, event, now, draw) if decision.needs_everything else decision


def lessened(known: Known) -> Known:
    """What the store gives at first: steps that are live, recent or talked about, and no notes."""
    settled = [step for step in known.steps if step.state not in UNSETTLED and step.settled_at]
    settled.sort(key=lambda step: (step.settled_at, step.id))
    there = {step.id for step in settled[-RECENT:]} | {talk.subject for talk in known.talks}
    steps = (step for step in known.steps if step.state in UNSETTLED or step.id in there)
    return replace(known, steps=tuple(steps), notes=(), whole=False)


@played_once
def welcomed(path: str = "welcome-path-alone") -> Play:
    """A person who has said hello and chosen a path."""
    play = Play()
    play.command("start")
    play.tap("welcome-keep", path)
    return play


@played_once
def planned() -> Play:
    """A person whose hello in the shop is planned for tomorrow, 17:30 in Berlin."""
    play = welcomed()
    play.tap("idea-shop-hello", "14:05", "tomorrow 17:30", "feel-tense", "plan-good")
    return play


@played_once
def cued() -> Play:
    """The same person at 17:20 the next day."""
    play = planned()
    play.pass_time(datetime(2026, 12, 1, 16, 20, tzinfo=UTC) - play.now)
    return play
