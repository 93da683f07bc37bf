"""Planning one tiny step: an idea, a time, a guess, and the plan read back.

The step is a proposal in the talk's memory until "Good"; nothing is on the calendar before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from bot.core import ladder, planning, plans
from bot.core.calendar import instant, usual_zones, zone_reading
from bot.core.effects import Plan, Unplan
from bot.core.events import DueKind
from bot.core.ideas import Idea, offered, tiniest
from bot.core.lines import line
from bot.core.model import Flow, Json, Look, Step, StepState
from bot.core.moves import first_times, nudge_at
from bot.core.nudge import day, hour
from bot.core.questions import feeling
from bot.core.turn import Card, Go, Moment, Turn
from bot.ear import reply
from bot.ear import when as ear


class At(StrEnum):
    """Which question stands."""

    ALREADY = "already"
    IDEAS = "ideas"
    NOW = "now"
    CLOCK = "clock"
    CLOCK_TYPED = "clock_typed"
    WHEN = "when"
    WHEN_TYPED = "when_typed"
    HOUR = "hour"
    GUESS = "guess"
    BIG = "big"
    READ = "read"
    CHANGE = "change"
    LOOKS = "looks"
    SIGN = "sign"
    WORDS = "words"


LISTENS: Final[frozenset[str]] = frozenset({At.IDEAS, At.SIGN})
LONGEST_SHORT: Final = 20


def begin(moment: Moment) -> Turn:
    """Where a plan begins depends on what came before it."""
    memory = moment.talk.memory
    if "step" in memory:
        return _to(moment, At.CHANGE, plans.recalled(memory["step"]))
    text = memory.get("text")
    if isinstance(text, str) and text:
        return _own_words(moment, text)
    if "tiny" in memory or not _planned(moment):
        return Turn(card=_ideas(moment, 0), step=At.IDEAS, memory={**memory, "page": 0})
    return Turn(card=planning.already(moment, _planned(moment)[0]), step=At.ALREADY)


def on(moment: Moment) -> Turn | None:
    """One answer at the question that stands."""
    return _QUESTIONS[At(moment.talk.step)](moment)


def again(moment: Moment) -> Turn:
    """The question that stands, once more."""
    at = At(moment.talk.step)
    if at is At.IDEAS:
        return Turn(card=_ideas(moment, _page(moment)))
    if at is At.ALREADY:
        planned = _planned(moment)
        return begin(moment) if not planned else Turn(card=planning.already(moment, planned[0]))
    return _to(moment, at, _draft(moment))


def upgrade(shape: int, memory: Mapping[str, Json]) -> Mapping[str, Json]:
    """Nothing was shaped differently before."""
    return memory


# moving between the questions


def _to(moment: Moment, at: At, step: Step) -> Turn:
    """Ask this question about this step."""
    memory: dict[str, Json] = {**moment.talk.memory, "step": plans.remembered(step)}
    return Turn(card=_CARDS[at](moment, step), step=at, memory=memory)


def _next(moment: Moment, step: Step) -> Turn:
    """The first thing that is still open; then the plan is read back."""
    if moment.person.zone is None:
        return _to(moment, At.CLOCK, step)
    if step.at is None:
        return _to(moment, At.WHEN, step)
    if step.guess is None and step.idea is not None:
        return _to(moment, At.GUESS, step)
    return _to(moment, At.READ, step)


def _draft(moment: Moment) -> Step:
    return plans.recalled(moment.talk.memory["step"])


def _planned(moment: Moment) -> list[Step]:
    return [step for step in moment.known.steps if step.state is StepState.PLANNED]


# ideas and own words


def _already(moment: Moment) -> Turn | None:
    match moment.choice:
        case "both":
            return Turn(card=_ideas(moment, 0), step=At.IDEAS, memory={"page": 0})
        case "instead":
            shelved = [replace(step, state=StepState.SHELVED) for step in _planned(moment)]
            return Turn(
                card=_ideas(moment, 0),
                step=At.IDEAS,
                memory={"page": 0},
                steps=tuple(shelved),
                effects=tuple(Unplan(step.id) for step in shelved),
            )
        case "leave":
            return Turn(card=Card(line("plan-left")), closed=True)
    return _own_words(moment, moment.text) if moment.text else None


def _library(moment: Moment) -> tuple[Idea, ...]:
    small = "tiny" in moment.talk.memory
    return (tiniest if small else offered)(moment.person.path)


def _page(moment: Moment) -> int:
    page = moment.talk.memory.get("page")
    return page if isinstance(page, int) else 0


def _ideas(moment: Moment, page: int) -> Card:
    """Three at a time; after the last ones come the first again."""
    ideas = _library(moment)
    start = page * planning.AT_ONCE % len(ideas)
    shown = (*ideas, *ideas)[start : start + planning.AT_ONCE]
    return planning.ideas(shown, smaller="tiny" not in moment.talk.memory)


def _chose(moment: Moment) -> Turn | None:
    chosen, text = moment.choice, moment.text
    if chosen == "others":
        page = _page(moment) + 1
        memory = {**moment.talk.memory, "page": page}
        return Turn(card=_ideas(moment, page), memory=memory)
    if chosen == "smaller":
        tiny = replace(moment, talk=replace(moment.talk, memory={"tiny": True, "page": 0}))
        return Turn(card=_ideas(tiny, 0), memory=tiny.talk.memory)
    if chosen is not None:
        idea = planning.idea_of(chosen)
        return _took(moment, idea) if idea is not None else None
    return _own_words(moment, text) if text else None


def _took(moment: Moment, idea: Idea) -> Turn:
    step = Step(moment.draw.ids[0], idea=idea.key, minutes=idea.minutes)
    if idea.now:
        return _to(moment, At.NOW, step)
    return _next(moment, step)


def _own_words(moment: Moment, text: str) -> Turn:
    """Their own step; a time in it is heard, and read back like any other."""
    step = Step(moment.draw.ids[0], text=text)
    if moment.person.zone is not None:
        found = ear.find(text, moment.now, moment.zone, moment.person.language)
        if found is not None and found.when.at is not None:
            step = replace(step, text=found.rest, at=found.when.at)
    return _next(moment, step)


def _now(moment: Moment) -> Turn | None:
    step = _draft(moment)
    match moment.choice:
        case "did_it" | "done":
            done = replace(step, at=moment.now, state=StepState.GOING)
            return Turn(steps=(done,), then=Go(Flow.DEBRIEF, {"how": "done"}, done.id))
        case "later_on" | "later":
            return _next(moment, step)
        case "back":
            return Turn(card=_ideas(moment, _page(moment)), step=At.IDEAS)
    return None


# the clock and the time


def _clock(moment: Moment) -> Turn | None:
    chosen = moment.choice
    if chosen == "another":
        return _to(moment, At.CLOCK_TYPED, _draft(moment))
    if chosen is not None and chosen.startswith("zone."):
        zones = usual_zones(moment.person.language)
        number = int(chosen.removeprefix("zone."))
        return _in_zone(moment, zones[number]) if number < len(zones) else None
    return _clock_typed(moment)


def _clock_typed(moment: Moment) -> Turn | None:
    said = ear.read_clock(moment.text or "")
    if said is None:
        return None
    offset = ear.offset_of(said, moment.now)
    return _in_zone(moment, zone_reading(offset, moment.now, moment.person.language))


def _in_zone(moment: Moment, name: str) -> Turn:
    """Now that the hour is known, a time inside own words can be heard too."""
    person = replace(moment.person, zone=name)
    moved = replace(moment, known=replace(moment.known, person=person))
    step = _draft(moment)
    turn = _own_words(moved, step.text) if step.idea is None else _next(moved, step)
    return replace(turn, person=person)


def _when(moment: Moment) -> Turn | None:
    chosen = moment.choice
    if chosen == "another":
        return _to(moment, At.WHEN_TYPED, _draft(moment))
    if chosen is not None and chosen.startswith("at."):
        times, number = first_times(moment), int(chosen.removeprefix("at."))
        return _timed(moment, times[number]) if number < len(times) else None
    return _when_typed(moment)


def _when_typed(moment: Moment) -> Turn | None:
    if moment.choice == "back":
        return _to(moment, At.WHEN, _draft(moment))
    if moment.choice is not None:
        return _meant(moment, moment.choice)
    if not moment.text:
        return None
    heard = ear.read(moment.text, moment.now, moment.zone, moment.person.language)
    if isinstance(heard, ear.Unread):
        return _unread(moment, heard)
    if heard.at is not None:
        return _timed(moment, heard.at)
    memory: dict[str, Json] = {**moment.talk.memory, "day": heard.day.isoformat()}
    return Turn(card=planning.which_hour(moment, heard.day), step=At.HOUR, memory=memory)


def _unread(moment: Moment, heard: ear.Unread) -> Turn:
    """Say kindly why it was not read; what may have been meant becomes buttons."""
    meant = [reading.at for reading in heard.readings if reading.at is not None]
    memory: dict[str, Json] = {**moment.talk.memory, "meant": [at.isoformat() for at in meant]}
    card = planning.when_unread(moment, heard.why, meant)
    return Turn(card=card, step=At.WHEN_TYPED, memory=memory)


def _meant(moment: Moment, chosen: str) -> Turn | None:
    meant = moment.talk.memory.get("meant")
    number = int(chosen.removeprefix("meant.")) if chosen.startswith("meant.") else 0
    if not isinstance(meant, list) or number >= len(meant):
        return None
    at = datetime.fromisoformat(str(meant[number]))
    return _timed(moment, at) if at > moment.now else None


def _hour(moment: Moment) -> Turn | None:
    """The hour of a day that was named."""
    on = _day(moment)
    chosen = moment.choice
    if chosen == "back":
        return _to(moment, At.WHEN, _draft(moment))
    if chosen is not None and chosen.startswith("hour."):
        return _at_hour(moment, on, time(int(chosen.removeprefix("hour."))))
    heard = ear.read(f"{on.isoformat()} {moment.text}", moment.now, moment.zone)
    if isinstance(heard, ear.When) and heard.at is not None:
        return _timed(moment, heard.at)
    clock = ear.read_clock(moment.text or "")
    return _at_hour(moment, on, clock) if clock is not None else _when_typed(moment)


def _day(moment: Moment) -> date:
    return date.fromisoformat(str(moment.talk.memory["day"]))


def _at_hour(moment: Moment, on: date, clock: time) -> Turn:
    at = instant(datetime.combine(on, clock), moment.zone)
    if at <= moment.now:
        return Turn(card=planning.when_typed("plan-when-past"), step=At.WHEN_TYPED)
    return _timed(moment, at)


def _timed(moment: Moment, at: datetime) -> Turn:
    return _next(moment, replace(_draft(moment), at=at))


# the guess


def _guess(moment: Moment) -> Turn | None:
    guess = feeling(moment.choice) if moment.choice else reply.feel(moment.text or "")
    if guess is None:
        return None
    step = replace(_draft(moment), guess=int(guess))
    if guess >= 9 and ladder.smaller(step) is not None:
        return _to(moment, At.BIG, step)
    return _to(moment, At.READ, step)


def _big(moment: Moment) -> Turn | None:
    step = _draft(moment)
    if moment.choice == "keep":
        return _to(moment, At.READ, step)
    if moment.choice == "smaller":
        return _to(moment, At.GUESS, replace(ladder.smaller(step) or step, guess=None))
    return None


# the read-back


def _read(moment: Moment) -> Turn | None:
    step = _draft(moment)
    match moment.choice:
        case "good" | "yes":
            return _good(moment, step)
        case "change":
            return _to(moment, At.CHANGE, step)
        case "hide":
            return _looking(moment, step, Look.HIDDEN)
    return None


def _good(moment: Moment, step: Step) -> Turn:
    """Now it is on the calendar."""
    if step.at is None or step.at <= moment.now:
        return Turn(card=planning.when_typed("plan-when-past"), step=At.WHEN_TYPED)
    nudge = nudge_at(step.at, moment.now)
    soon = nudge <= moment.now
    words = line(
        "plan-set-soon" if soon else "plan-set",
        day=day(moment, nudge),
        time=hour(moment, nudge),
    )
    cue = Plan(DueKind.CUE, step.id, nudge)
    return Turn(card=Card(words), steps=(step,), effects=(cue,), closed=True)


def _change(moment: Moment) -> Turn | None:
    step = _draft(moment)
    match moment.choice:
        case "to_time":
            return _to(moment, At.WHEN if moment.person.zone else At.CLOCK, step)
        case "to_step":
            return Turn(card=_ideas(moment, 0), step=At.IDEAS, memory={"page": 0})
        case "to_sign":
            return _to(moment, At.SIGN, step)
        case "to_feel":
            return _to(moment, At.GUESS, step)
        case "to_words":
            return _to(moment, At.WORDS, step)
        case "to_look":
            return _to(moment, At.LOOKS, step)
        case "back":
            return _next(moment, step)
    return None


def _sign(moment: Moment) -> Turn | None:
    if moment.choice == "back":
        return _to(moment, At.READ, _draft(moment))
    if not moment.text:
        return None
    return _to(moment, At.READ, replace(_draft(moment), sign=moment.text))


def _words(moment: Moment) -> Turn | None:
    if moment.choice == "back":
        return _to(moment, At.READ, _draft(moment))
    if not moment.text:
        return None
    short = " ".join(moment.text.split())[:LONGEST_SHORT]
    return _to(moment, At.READ, replace(_draft(moment), short=short))


def _looks(moment: Moment) -> Turn | None:
    chosen = moment.choice
    if chosen == "back":
        return _to(moment, At.READ, _draft(moment))
    if chosen is not None and chosen.startswith("look."):
        return _looking(moment, _draft(moment), Look(chosen.removeprefix("look.")))
    return None


def _looking(moment: Moment, step: Step, look: Look) -> Turn:
    person = replace(moment.person, look=look)
    seen = replace(moment, known=replace(moment.known, person=person))
    return replace(_to(seen, At.READ, step), person=person)


_QUESTIONS: Final = {
    At.ALREADY: _already,
    At.IDEAS: _chose,
    At.NOW: _now,
    At.CLOCK: _clock,
    At.CLOCK_TYPED: _clock_typed,
    At.WHEN: _when,
    At.WHEN_TYPED: _when_typed,
    At.HOUR: _hour,
    At.GUESS: _guess,
    At.BIG: _big,
    At.READ: _read,
    At.CHANGE: _change,
    At.LOOKS: _looks,
    At.SIGN: _sign,
    At.WORDS: _words,
}
_CARDS: Final[Mapping[At, Callable[[Moment, Step], Card]]] = {
    At.NOW: lambda moment, step: planning.to_do_now(step),
    At.CLOCK: lambda moment, step: planning.clock(moment),
    At.CLOCK_TYPED: lambda moment, step: planning.clock_typed(),
    At.WHEN: lambda moment, step: planning.when(moment),
    At.WHEN_TYPED: lambda moment, step: planning.when_typed(),
    At.HOUR: lambda moment, step: planning.which_hour(moment, _day(moment)),
    At.GUESS: lambda moment, step: planning.guess(),
    At.BIG: lambda moment, step: planning.big(),
    At.READ: planning.readback,
    At.CHANGE: lambda moment, step: planning.changes(),
    At.LOOKS: planning.looks,
    At.SIGN: lambda moment, step: planning.ask_typed("plan-ask-sign"),
    At.WORDS: lambda moment, step: planning.ask_typed("plan-ask-words"),
}
