"""One screen with everything that can be set, its value on the button; and pause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.core.flows.plan.timing import heard_zone
from bot.core.flows.settings import cards
from bot.core.flows.settings.cards import At
from bot.core.records.calendar import instant, zone
from bot.core.records.effects import Hasten
from bot.core.records.events import DueKind
from bot.core.records.lines import Line, line
from bot.core.records.memories import (
    ComingMemory,
    DataMemory,
    HelpMemory,
    PlanMemory,
    SettingsMemory,
)
from bot.core.records.model import FOREVER, Flow, Look, Path, StepState
from bot.core.records.turn import Card, Close, Go, Moment, Turn
from bot.core.rules import weekly
from bot.core.rules.friends.friendship import friends
from bot.core.rules.steps.moves import placed
from bot.core.rules.steps.shelving import shelved
from bot.core.talk.table import Conversation, Hears, Place, Words, card, fixed, places


def _begun(moment: Moment) -> Turn:
    match SettingsMemory.of(moment.talk).to:
        case "pause":
            return Turn(at=At.PAUSE)
        case "resume":
            return _resumed(moment)
        case "clock":
            return Turn(at=At.CLOCK)
        case "quiet":
            return Turn(at=At.QUIET)
    return Turn(at=At.SCREEN)


def _or_back(hears: Hears) -> Hears:
    return lambda moment: Turn(at=At.SCREEN) if moment.choice == "back" else hears(moment)


def _chosen(moment: Moment) -> Turn | None:
    match moment.choice:
        case "quiet" | "look" | "path" | "pause" as part:
            return Turn(at=At(part))
        case "data":
            return Turn(then=Go(DataMemory()))
        case "help":
            return Turn(then=Go(HelpMemory("numbers")))
    return None


def _set(
    moment: Moment,
    at: At = At.SCREEN,
    done: Callable[[Moment], Line] | None = None,
    **values: object,
) -> Turn:
    person = replace(moment.person, **values)  # type: ignore[arg-type]
    seen = replace(moment, known=replace(moment.known, person=person))
    told = None if done is None else cards.screen(seen, done(seen))
    return Turn(card=told, at=at, person=person)


def _sends(moment: Moment) -> Turn | None:
    match moment.choice:
        case "weekly":
            return Turn(at=At.WEEKLY)
        case "fewer":
            return _set(moment, At.SENDS, fewer=not moment.person.fewer)
    return None


def _weekly(moment: Moment) -> Turn | None:
    chosen = (moment.choice or "").removeprefix("on.")
    if chosen not in (*cards.WEEKDAYS, "never"):
        return None
    turn = _set(moment, At.SENDS, weekly=cards.WEEKDAYS.get(chosen))
    return replace(turn, effects=(weekly.end(turn.person or moment.person, moment.now),))


def _quiet(moment: Moment) -> Turn | None:
    if moment.choice == "clock":
        return Turn(at=At.CLOCK)
    said = cards.heard_quiet(moment)
    if said is None:
        return None
    return _set(moment, done=cards.quiet_now, quiet_from=said[0], quiet_to=said[1])


def _look(moment: Moment) -> Turn | None:
    chosen = (moment.choice or "").removeprefix("look.")
    return _set(moment, look=Look(chosen)) if chosen in set(Look) else None


def _path(moment: Moment) -> Turn | None:
    # The words change and nothing else: the lock screen has a button of its own here.
    return _set(moment, path=Path(moment.choice)) if moment.choice in set(Path) else None


# the clock


def _clock(moment: Moment) -> Turn | None:
    """Another zone: what is planned keeps its local time."""
    zone = heard_zone(moment)
    return _moved(moment, zone) if zone is not None else None


def _moved(moment: Moment, name: str) -> Turn:
    steps = tuple(
        replace(step, at=_same_wall(step.at, moment, name))
        for step in moment.known.steps
        if step.state is StepState.PLANNED and step.at is not None and moment.person.zone
    )
    effects = tuple(effect for step in steps for effect in placed(step, moment.now))
    set = _set(moment, done=cards.clock_now, zone=name)
    return replace(set, steps=steps, effects=effects)


def _same_wall(at: datetime, moment: Moment, name: str) -> datetime:
    wall = at.astimezone(moment.zone).replace(tzinfo=None)
    return instant(wall, zone(name))


# pause


def _pause(moment: Moment) -> Turn | None:
    """Nothing is pushed until then, but a promise; plans inside wait on the shelf."""
    chosen = moment.choice or ""
    if chosen == "resume":
        return _resumed(moment)
    if chosen == "sends":
        return Turn(at=At.SENDS)
    until = cards.quiet_until(moment)
    if until is None:  # other words pass by a pause that was only offered
        return None if SettingsMemory.of(moment.talk).offered else Turn(at=At.PAUSE)
    quiet = shelved(moment, until)
    person = replace(moment.person, paused_until=until)
    shelf = cards.waits(quiet.words, friends=bool(friends(moment.known)), until=until)
    words = line("settings-paused", shelf=shelf)
    if until != FOREVER and moment.person.zone is not None:
        on, at = moment.day(until), moment.hour(until)
        words = line("settings-paused-until", shelf=shelf, day=on, time=at)
    return Turn(
        card=Card(words),
        person=person,
        steps=quiet.steps,
        effects=quiet.effects,
        then=Close(wordless=True),
    )


def _resumed(moment: Moment) -> Turn:
    """Without a word about the gap; a friend's hello that waits for it comes now."""
    person = replace(moment.person, paused_until=None)
    waiting = (Hasten(DueKind.NEWS),)
    return Turn(at=At.BACK, person=person, effects=waiting)


def _back(moment: Moment) -> Turn | None:
    match moment.choice:
        case "next":
            return Turn(then=Go(ComingMemory()))
        case "plan":
            return Turn(then=Go(PlanMemory()))
    return None


TABLE: Final = Conversation(
    Flow.SETTINGS,
    _begun,
    places(
        At,
        Place(At.SCREEN, card(cards.screen), _chosen, Words.PASS, offers=True),
        Place(At.QUIET, card(cards.quiet_hours), _or_back(_quiet), offers=True),
        Place(At.SENDS, card(cards.sends), _or_back(_sends), Words.PASS, offers=True),
        Place(At.WEEKLY, fixed(cards.weekly), _or_back(_weekly), offers=True),
        Place(At.LOOK, card(cards.looks), _or_back(_look), offers=True),
        Place(At.PATH, fixed(cards.paths), _or_back(_path), offers=True),
        Place(At.CLOCK, card(cards.clock), _or_back(_clock), offers=True),
        Place(At.PAUSE, card(cards.pauses), _or_back(_pause), Words.PASS, offers=True),
        Place(At.BACK, fixed(cards.welcome_back), _back, offers=True),
    ),
    no=("close", "back"),
)
