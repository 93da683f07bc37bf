"""Which steps are proposed: three at a time, of a little, some and more energy, in this order.

They fit where somebody stands: what they did and how it felt, what they turned down, whom and
which places they have met, what they like. Nobody is asked how much energy they have: there is
one for each answer. Nothing is left to chance; a new day and each new step bring others forward.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count, groupby, islice
from typing import Final, NamedTuple

from bot.core.records.model import (
    ROLES,
    SAVED,
    UNSETTLED,
    Chip,
    Company,
    Known,
    Person,
    Step,
    StepState,
)
from bot.core.rules import people
from bot.core.rules.guesses import calm, tense
from bot.core.rules.ideas import Idea, at_home, library, met
from bot.core.rules.outcomes import DONE

AT_ONCE: Final = 3
"""How many are shown together."""
LATELY: Final = timedelta(days=14)
"""So long what was done is on no first page, but the first on those that follow."""
DECLINED_FOR: Final = timedelta(days=21)
"""So long what they turned down is on no first page either."""
_WITHOUT_LATELY: Final = 2
_WITHOUT_DECLINED: Final = 5
"""How many pages are the first."""
_DECLINED: Final = frozenset({StepState.LET_GO, StepState.NOT_TODAY, StepState.NOT_THIS_TIME})
_WEEKS: Final = timedelta(days=28)
OFTEN: Final = 3
"""What was done so many times in these weeks is theirs: it is always there."""
ENOUGH: Final = 2
"""Twice it was done, and it was not tense: that is as good as calm."""
_LOW: Final = 1
_EASY: Final = 2
"""What is no higher up its ladder, and takes no more energy, is for everybody."""
_NOT_EVERYBODYS: Final = frozenset({Company.WORK, Company.FAMILY, Company.GROUP})
"""Steps with these come after others, until one was done or somebody of them was named."""
_READY: Final = 5
"""After so many calm steps a group is for them too."""
_FIRST: Final = (
    *("shop-nod", "thinking-of-you", "smile", "shop-hello", "follow-up", "ask-walk", "call-two"),
    *("text-family", "ask-call", "call-family", "thank-work", "ask-tea-work"),
    *("message-group", "ask-walk-group", "talk-after-two"),
)
"""Whoever did nothing yet meets these before any other, where they are for them."""
_LEVELS: Final[Mapping[int, tuple[int, ...]]] = {1: (1, 1, 1), 2: (1, 1, 2), 3: (1, 2, 3)}
"""The energies of three steps, by the most that is within reach."""


def page(
    known: Known,
    now: datetime,
    number: int = 0,
    *,
    company: Company | None = None,
    tiny: bool = False,
    but: str | None = None,
) -> tuple[Idea, ...]:
    """Three steps, or as many as there are with this company; only the `tiny` ones if that is
    asked for, and never this one. No step comes twice before all were shown. Raises
    NeedsEverything."""
    ranked = _ranked(known, now, company, tiny=tiny, but=but)
    if not ranked.ideas:
        return ()
    start = number % -(-len(ranked.ideas) // AT_ONCE) * AT_ONCE
    shown = [*islice(ranked.paged(), start + AT_ONCE)]
    three = shown[start:]
    filled = [*three, *(idea for idea in shown if idea not in three)][:AT_ONCE]
    return tuple(sorted(filled, key=lambda idea: idea.energy))


def fitting(known: Known, now: datetime) -> tuple[Idea, ...]:
    """All that fits, page after page. Raises NeedsEverything."""
    return tuple(_ranked(known, now).paged())


def _ranked(
    known: Known,
    now: datetime,
    company: Company | None = None,
    *,
    tiny: bool = False,
    but: str | None = None,
) -> _Ranked:
    ideas = [idea for idea in _with(company, met(known.person.path)) if idea.key != but]
    if tiny:
        ideas = [idea for idea in ideas if not idea.smaller]
    past = _Past.of(known.everything, now, company)
    fit = [idea for idea in ideas if past.within_reach(idea) and not (tiny and idea.energy > 1)]
    if len(fit) < AT_ONCE:
        beyond = [idea for idea in ideas if idea not in fit]
        beyond.sort(key=lambda idea: (idea.energy, _height(idea)))
        fit += beyond[: AT_ONCE - len(fit)]
    return _Ranked.of(fit, past, known.person)


def _with(company: Company | None, ideas: Sequence[Idea]) -> Sequence[Idea]:
    """Those with this company; where there are none, with anybody whom they know."""
    if company is None:
        return ideas
    same = [idea for idea in ideas if idea.company is company]
    return same or [idea for idea in ideas if idea.company in ROLES]


class _Rung(NamedTuple):
    """How far up somebody has been, with whom and where."""

    company: Company
    place: str
    height: int
    energy: int


@dataclass(frozen=True, slots=True)
class _Past:
    """What somebody's steps tell: `last` is the last time of each idea, `up` where it went well."""

    last: Mapping[str, Step]
    hard: Step | None  # the last one, if it felt tense
    calm: frozenset[str]  # ideas that felt so
    up: frozenset[_Rung]
    blocked: frozenset[str]
    declined: frozenset[str]
    lately: frozenset[str]
    theirs: frozenset[str]
    companies: frozenset[Company]
    begins: bool
    turn: int

    @classmethod
    def of(cls, known: Known, now: datetime, company: Company | None) -> _Past:
        settled = sorted(
            (step for step in known.steps if step.settled_at), key=lambda s: (s.settled_at, s.id)
        )
        done = tuple(step for step in settled if step.state in DONE)
        newest = {idea.key: step for step in settled if (idea := _idea(step)) is not None}
        declined = frozenset(key for key, step in newest.items() if _turned_down(step, now))
        theirs = frozenset(_theirs(done, now)) - declined
        ahead = (step for step in known.steps if step.state in UNSETTLED | SAVED)
        recent = (step for step in done if _since(step, now) < LATELY)
        last = {idea.key: step for step in done if (idea := _idea(step)) is not None}
        return cls(
            last,
            done[-1] if done and _hard(done[-1]) else None,
            frozenset(step.idea for step in done if step.idea and _calm(step)),
            frozenset((*_went_well(done), *_known_to_them(company))),
            frozenset(_blocked(last)),
            declined,
            frozenset(step.idea for step in (*ahead, *recent) if step.idea),
            theirs,
            frozenset(_met(done)),
            not any(company in (None, people.company(step)) for step in known.steps),
            len(known.steps) + now.toordinal(),
        )

    def within_reach(self, idea: Idea) -> bool:
        """Whether it was done before, is for everybody, or is no more than one rung and one step
        of energy above what went well with the same people or at the same place."""
        if idea.key in self.blocked or (self.hard and idea.energy > _energy(self.hard)):
            return False
        height = _height(idea)
        if idea.key in self.last or (height <= _LOW and idea.energy <= _EASY):
            return True
        return self.eases(idea) or any(
            (rung.company is idea.company or (rung.place and rung.place == idea.place))
            and height <= rung.height + 1
            and idea.energy <= rung.energy + 1
            for rung in self.up
        )

    def points(self, idea: Idea, likes: frozenset[str]) -> int:
        """How well it fits, beyond being within reach."""
        gives, liked = self.hard is not None and idea.gives, bool(likes & {*idea.serves})
        above = idea.smaller in self.calm and self.turn % 2 == 0  # not every time
        return 4 * gives + 2 * liked + above

    def eases(self, idea: Idea) -> bool:
        """Whether it is the smaller one of what was hard."""
        before = _idea(self.hard) if self.hard else None
        return before is not None and before.smaller == idea.key


def _idea(step: Step) -> Idea | None:
    return library().get(step.idea or "")


def _since(step: Step, now: datetime) -> timedelta:
    return now - (step.settled_at or now)


def _turned_down(step: Step, now: datetime) -> bool:
    declined = step.state in _DECLINED and not step.unprompted
    return declined and _since(step, now) < DECLINED_FOR


def _calm(step: Step) -> bool:
    return calm(step.felt)


def _hard(step: Step) -> bool:
    return tense(step.felt)


def _energy(step: Step) -> int:
    idea = _idea(step)
    return _EASY if idea is None else idea.energy


def _height(idea: Idea) -> int:
    """How many rungs are below it."""
    return sum(1 for _ in _ladder(idea, "smaller"))


def _met(done: Sequence[Step]) -> Iterator[Company]:
    yield from filter(None, map(people.company, done))
    if sum(map(_calm, done)) >= _READY:
        yield Company.GROUP


def _known_to_them(company: Company | None) -> Iterator[_Rung]:
    """Whom they name they have met already."""
    if company is not None:
        yield _Rung(company, "", _LOW, _EASY)


def _went_well(done: Sequence[Step]) -> Iterator[_Rung]:
    """It felt calm or okay, or it was done twice; and it was not tense the last time. With whom
    their own words were is as good as an easy idea."""
    times: dict[Idea | Company, list[Step]] = {}
    for step in done:
        what = _idea(step) or step.company
        if what is not None:
            times.setdefault(what, []).append(step)
    for what, steps in times.items():
        if not _hard(steps[-1]) and (len(steps) >= ENOUGH or _calm(steps[-1])):
            if isinstance(what, Company):
                yield _Rung(what, "", _LOW, _EASY)
            else:
                yield _Rung(
                    steps[-1].company or what.company, what.place, _height(what), what.energy
                )


def _blocked(last: Mapping[str, Step]) -> Iterator[str]:
    """What is above an idea that was tense the last time, but for what went better since."""
    hard = {key: step for key, step in last.items() if _hard(step)}
    ladders = [
        (idea.key, below) for idea in library().values() for below in _ladder(idea, "smaller")
    ]
    ladders += [(above, key) for key in hard for above in _ladder(library()[key], "bigger")]
    for above, below in ladders:
        since = last.get(above)
        worse = since is None or _hard(since)
        if below in hard and (worse or _before(last[above], hard[below])):
            yield above


def _ladder(idea: Idea, way: str) -> Iterator[str]:
    while following := getattr(idea, way):
        yield following
        idea = library()[following]


def _before(one: Step, other: Step) -> bool:
    return (one.settled_at, one.id) < (other.settled_at, other.id)


def _theirs(done: Sequence[Step], now: datetime) -> Iterator[str]:
    """What is there again whatever else is: the last one, or where that was tense the smaller one;
    both where they said "the same again". And what they have done for weeks."""
    ours = [step for step in done if _idea(step) is not None]
    for last in ours[-1:]:
        if not _hard(last) or last.answers.get("change") == Chip("same"):
            yield last.idea or ""
        if _hard(last):
            yield library()[last.idea or ""].smaller or ""
    often = [step.idea or "" for step in ours if _since(step, now) < _WEEKS]
    most = max(reversed(often), key=often.count, default="")
    if often.count(most) >= OFTEN:
        yield most


@dataclass(frozen=True, slots=True)
class _Ranked:
    """The best first, each with its rank: those of the same rank are as good."""

    ideas: Mapping[str, tuple[Idea, tuple[object, ...]]]
    past: _Past

    @classmethod
    def of(cls, fit: Iterable[Idea], past: _Past, person: Person) -> _Ranked:
        """Of those that are as good, another leads each day and after each step."""
        likes, known = frozenset(person.likes), past.companies | {one.role for one in person.people}

        def fitness(idea: Idea) -> tuple[object, ...]:
            strange = idea.company in _NOT_EVERYBODYS and idea.company not in known
            first = _FIRST.index(idea.key) if past.begins and idea.key in _FIRST else len(_FIRST)
            home = at_home(idea, person.path) or idea.smaller in past.calm
            return strange, not home, -past.points(idea, likes), first

        def place(idea: Idea) -> tuple[object, ...]:
            return *fitness(idea), idea.energy

        ranked: list[Idea] = []
        for _, group in groupby(sorted(fit, key=place), key=place):
            alike = [*group]
            turn = 0 if past.begins else past.turn % len(alike)
            ranked += alike[turn:] + alike[:turn]
        return cls({idea.key: (idea, fitness(idea)) for idea in ranked}, past)

    def paged(self) -> Iterator[Idea]:
        """Three by three: one of each energy, or of the nearest, the lower before the higher."""
        left = {key: idea for key, (idea, _) in self.ideas.items()}
        levels = _LEVELS[max((idea.energy for idea in left.values()), default=1)]
        three = [idea for key, idea in left.items() if key in self.past.theirs]
        for number in count():
            if not left:
                return
            wanted = [*levels]
            for idea in three:
                del left[idea.key]
                wanted.remove(min(wanted, key=lambda level: abs(level - idea.energy)))
            for level in wanted[: len(left)]:
                three.append(min(left.values(), key=self._far(number, level, three)))
                del left[three[-1].key]
            yield from sorted(three, key=lambda idea: idea.energy)
            three = []

    def _far(
        self, number: int, level: int, beside: Sequence[Idea]
    ) -> Callable[[Idea], tuple[object, ...]]:
        """How far from this place on a page it is. Of those that are as good, the nearest is with
        others than what is on the page, or elsewhere."""
        there = {(idea.company, idea.place) for idea in beside}

        def far(idea: Idea) -> tuple[object, ...]:
            declined = number < _WITHOUT_DECLINED and idea.key in self.past.declined
            away, again = abs(idea.energy - level), idea.key in self.past.lately
            back = again if number < _WITHOUT_LATELY else not again
            same = (idea.company, idea.place) in there
            return declined, away, idea.energy, back, self.ideas[idea.key][1], same

        return far
