"""One screen with everything that can be set, its value on the button; and pause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from enum import StrEnum
from typing import Final

from bot.core.flows import likes
from bot.core.flows.plan import cards
from bot.core.flows.plan.timing import heard_zone
from bot.core.records.calendar import days_on
from bot.core.records.effects import Choice, Hasten, Rows
from bot.core.records.events import DueKind
from bot.core.records.lines import Hour, Line, line
from bot.core.records.memories import (
    ComingMemory,
    DataMemory,
    HelpMemory,
    PlanMemory,
    SettingsMemory,
)
from bot.core.records.model import FOREVER, Flow, Given, Look, Path, Person, Step, StepState
from bot.core.records.turn import Card, Close, Go, Moment, Turn, choice, pairs
from bot.core.rules import unasked
from bot.core.rules.friendship import friends
from bot.core.rules.moves import shelved
from bot.core.rules.whereabouts import meant
from bot.core.talk.reading import answered
from bot.core.talk.table import Conversation, Hears, Place, Words, card, fixed, places
from bot.ear import lasting, span
from bot.ear.asides import Aside


class At(StrEnum):
    """Which part stands."""

    SCREEN = "screen"
    QUIET = "quiet"
    SENDS = "sends"
    WEEKLY = "weekly"
    LOOK = "look"
    PATH = "path"
    LIKES = "likes"
    CLOCK = "clock"
    PAUSE = "pause"
    BACK = "back_again"


# what is shown


_PAUSES: Final = {"day": 1, "three": 3, "week": 7}
"""How many days a pause lasts."""


_SPANS: Final = {
    "21-9": (time(21), time(9)),
    "22-8": (time(22), time(8)),
    "20-10": (time(20), time(10)),
    "23-7": (time(23), time(7)),
}
_NO_HOURS: Final = (time(), time())
WEEKDAYS: Final = {"friday": 4, "saturday": 5, "sunday": 6, "monday": 0}
"""The days on which the look at the week can come."""
_BACK: Final = (choice("back"),)


def _screen_card(moment: Moment, done: Line | None = None) -> Card:
    quiet, look, *_ = values(moment.person)
    rows: Rows = (
        (Choice("quiet", quiet),),
        (Choice("look", look),),
        (choice("pause", "settings-pause"), choice("path", "settings-path")),
        (likes.BUTTON,),
        (choice("data", "settings-data"), choice("help", "help-now")),
    )
    return Card(line("settings-screen") if done is None else line("settings-done", done=done), rows)


def values(person: Person) -> tuple[Line, ...]:
    """What is set, as it stands on the buttons: quiet hours, look, and what we send."""
    day = next((key for key, n in WEEKDAYS.items() if n == person.weekly), None)
    return (
        _hours_of(person, "settings-clock-and-quiet", "settings-clock-and-no-quiet"),
        line("settings-look", look=line(f"plan-look-{person.look}")),
        line("settings-weekly", day=line(f"settings-on-{day}"))
        if day
        else line("settings-not-weekly"),
        line("settings-fewer" if person.fewer else "settings-how-was-it"),
    )


def _hours_of(person: Person, some: str, none: str) -> Line:
    begins, ends = Hour(person.quiet_from), Hour(person.quiet_to)
    return line(none) if begins == ends else line(some, begins=begins, ends=ends)


def _sends_card(moment: Moment) -> Card:
    *_, weekly_look, fewer = values(moment.person)
    choices = (("weekly", weekly_look), ("fewer", fewer))
    rows: Rows = (*((Choice(key, words),) for key, words in choices), _BACK)
    return Card(line("settings-ask-sends"), rows)


def _weekly_card() -> Card:
    days = tuple(choice(f"on.{day}", f"settings-on-{day}") for day in WEEKDAYS)
    never = (choice("on.never", "greeting-not-weekly"), *_BACK)
    return Card(line("settings-ask-weekly"), (*pairs(days), never))


def _quiet_card(moment: Moment) -> Card:
    buttons = tuple(
        Choice(key, line("settings-span", begins=Hour(begins), ends=Hour(ends)))
        for key, (begins, ends) in _SPANS.items()
    )
    told = line("settings-clock-unset")
    if moment.person.zone is not None:
        told = line("settings-clock", time=moment.hour(moment.now))
    clock = Choice("clock", told)
    return Card(line("settings-ask-quiet"), (buttons[:2], buttons[2:], (clock, *_BACK)))


def _look_card(moment: Moment) -> Card:
    planned = [step for step in moment.known.steps if step.state is StepState.PLANNED]
    step = planned[0] if planned else Step(0, idea="shop-hello", at=moment.now)
    return cards.looks(moment, step)


def _path_card() -> Card:
    rows: Rows = (
        (Choice(Path.ALONE, line("welcome-path-alone")),),
        (Choice(Path.AFTER, line("welcome-path-after")),),
        (
            Choice(Path.BOTH, line("welcome-path-both")),
            Choice(Path.UNSAID, line("welcome-path-unsaid")),
        ),
        _BACK,
    )
    return Card(line("settings-ask-path"), rows)


def _clock_card(moment: Moment) -> Card:
    asked = cards.clock(moment)
    return Card(line("settings-ask-clock"), (*asked.rows[:-1], _BACK))


def _heard_quiet(moment: Moment) -> tuple[time, time] | None:
    """From when to when it shall be quiet, tapped or written; "none" is a span of no length."""
    said = moment.text or ""
    if span.none(said, moment.language):
        return _NO_HOURS
    return _SPANS.get(moment.choice or "") or span.read(said, moment.language)


def _quiet_now(moment: Moment) -> Line:
    return _hours_of(moment.person, "settings-quiet-now", "settings-quiet-none")


def _clock_now(moment: Moment) -> Line:
    return line("settings-clock-now", time=moment.hour(moment.now))


def _pause_card(moment: Moment) -> Card:
    until = moment.person.paused_until
    resting = until is not None and until > moment.now
    last = (choice("resume", "settings-resume"),) if resting else _BACK
    asked = "settings-resting" if resting else "settings-ask-pause"
    if moment.aside is Aside.BACK:  # "I was ill since Monday": nothing has to be made up for
        asked = "settings-pause-since"
    rows: Rows = (
        (choice("day", "settings-a-day"), choice("three", "settings-three-days")),
        (choice("week", "settings-a-week"), choice("forever", "settings-until-i-say")),
        (choice("sends", "settings-sends"), *last),
    )
    return Card(line(asked), rows)


def _quiet_until(moment: Moment) -> datetime | None:
    """The end of the pause that was tapped or typed, if one was; FOREVER for none."""
    if moment.choice == "forever":
        return FOREVER
    if moment.choice in _PAUSES:
        return days_on(moment.said, _PAUSES[moment.choice], moment.zone)
    morning = moment.person.quiet_to
    said = moment.text or SettingsMemory.of(moment.talk).text
    ends = lasting.ends(said, moment.said, moment.zone, morning, moment.language)
    return ends if ends is None or ends > moment.now else None


def _waits(shelf: Line, *, hellos: bool, until: datetime) -> Line:
    key = "settings-hello-waits-long" if until == FOREVER else "settings-hello-waits"
    return line(key, shelf=shelf) if hellos else shelf


def _back_card() -> Card:
    return Card(
        line("settings-welcome-back"),
        ((choice("next", "home-next"), choice("plan", "home-plan")),),
    )


# what is heard


def _begun(moment: Moment) -> Turn:
    match SettingsMemory.of(moment.talk).to:
        case "pause":
            return _pause(moment) or Turn(at=At.PAUSE)
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
        case "quiet" | "look" | "path" | "likes" | "pause" as part:
            return Turn(at=At(part))
        case "data":
            return Turn(then=Go(DataMemory()))
        case "help":
            return Turn(then=Go(HelpMemory()))
    return None


def _set(
    moment: Moment,
    at: At = At.SCREEN,
    done: Callable[[Moment], Line] | None = None,
    **values: object,
) -> Turn:
    person = replace(moment.person, **values)  # type: ignore[arg-type]
    seen = moment.knowing(person)
    told = None if done is None else _screen_card(seen, done(seen))
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
    if chosen not in (*WEEKDAYS, "never"):
        return None
    turn = _set(moment, At.SENDS, weekly=WEEKDAYS.get(chosen))
    return replace(turn, effects=(unasked.plan_week_end(turn.person or moment.person, moment.now),))


def _quiet(moment: Moment) -> Turn | None:
    if moment.choice == "clock":
        return Turn(at=At.CLOCK)
    said = _heard_quiet(moment)
    if said is None:
        return None
    given = answered(moment.person, "quiet", moment).given
    return _set(moment, done=_quiet_now, quiet_from=said[0], quiet_to=said[1], given=given)


TYPED: Final = frozenset({"clock", "quiet"})


def anew(moment: Moment, given: Given) -> Turn | None:
    """What was typed of their clock or their quiet hours, heard once more."""
    if given.to == "quiet":
        return _quiet(moment)
    zone = heard_zone(replace(moment, now=given.said))
    return None if zone is None else in_zone(moment, zone)


def set_now(moment: Moment, given: Given) -> Line:
    return (_quiet_now if given.to == "quiet" else _clock_now)(moment)


def _look(moment: Moment) -> Turn | None:
    chosen = (moment.choice or "").removeprefix("look.")
    return _set(moment, look=Look(chosen)) if chosen in set(Look) else None


def _path(moment: Moment) -> Turn | None:
    # The words change and nothing else: the lock screen has a button of its own here.
    return _set(moment, path=Path(moment.choice)) if moment.choice in set(Path) else None


def _likes(moment: Moment) -> Turn | None:
    memory = SettingsMemory.of(moment.talk)
    if moment.choice == "done":
        return Turn(at=At.SCREEN, memory=replace(memory, page=0))
    return likes.heard(moment, memory)


# the clock


def _clock(moment: Moment) -> Turn | None:
    """Another zone; what is planned keeps its local time by that (`arrivals/walls.py`)."""
    zone = heard_zone(moment)
    return in_zone(moment, zone) if zone is not None else _which_clock(moment)


def _which_clock(moment: Moment) -> Turn | None:
    places = meant(moment)
    if not places:
        return None
    memory = replace(SettingsMemory.of(moment.talk), zones=tuple(place.zone for place in places))
    asked = cards.which_clock(moment, places)
    return Turn(card=Card(asked.words, (*asked.rows[:-1], _BACK)), memory=memory)


def in_zone(moment: Moment, name: str) -> Turn:
    given = answered(moment.person, "clock", moment).given
    return _set(moment, done=_clock_now, zone=name, given=given)


# pause


def _pause(moment: Moment) -> Turn | None:
    """Nothing is pushed until then, but a promise; plans inside wait on the shelf."""
    chosen = moment.choice or ""
    if chosen == "resume":
        return _resumed(moment)
    if chosen == "sends":
        return Turn(at=At.SENDS)
    until = _quiet_until(moment)
    if until is None:  # other words pass by a pause that was only offered
        offered = SettingsMemory.of(moment.talk).offered and moment.aside is not Aside.BACK
        return None if offered else Turn(at=At.PAUSE)
    quiet = shelved(moment, until)
    person = replace(moment.person, paused_until=until)
    shelf = _waits(quiet.words, hellos=bool(friends(moment.known)), until=until)
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
        Place(At.SCREEN, card(_screen_card), _chosen, Words.PASS, offers=True),
        Place(At.QUIET, card(_quiet_card), _or_back(_quiet), offers=True),
        Place(At.SENDS, card(_sends_card), _or_back(_sends), Words.PASS, offers=True),
        Place(At.WEEKLY, fixed(_weekly_card), _or_back(_weekly), offers=True),
        Place(At.LOOK, card(_look_card), _or_back(_look), offers=True),
        Place(At.PATH, fixed(_path_card), _or_back(_path), offers=True),
        Place(
            At.LIKES, card(lambda m: likes.shown(m, SettingsMemory.of(m.talk))), _likes, offers=True
        ),
        Place(At.CLOCK, card(_clock_card), _or_back(_clock), offers=True),
        Place(At.PAUSE, card(_pause_card), _or_back(_pause), Words.PASS, offers=True),
        Place(At.BACK, fixed(_back_card), _back, offers=True),
    ),
    no=("close", "back"),
)
