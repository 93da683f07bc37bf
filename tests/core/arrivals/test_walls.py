"""Local times stay when the clock is another: by other rules of its zone, or in another zone."""

from __future__ import annotations

import tomllib
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, time, timedelta, tzinfo
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from bot import zones
from bot.core.arrivals.walls import WALLS
from bot.core.records import model
from bot.core.records.calendar import instant, same_wall, zone
from bot.core.records.effects import Say
from bot.core.records.events import ELAPSED, OF_STEP, WALL, Due, DueKind, RulesChanged, TimeCame
from bot.core.records.memories import MEMORIES, FriendMemory
from bot.core.records.model import FOREVER, Known, Link, Note, Person, Step, StepState
from tests.core.pair import HAPPY, THEM, Pair
from tests.core.play import Play, cued, planned, welcomed

SAID: Final = tomllib.loads(Path("tests/said/wall_times.toml").read_text(encoding="utf-8"))
NAMES: Final = sorted(zones.rules())
SPRING: Final = datetime(2027, 3, 1, 9, tzinfo=UTC)

# every zone, by two tz databases


def _pairs() -> Iterator[tuple[str, tzinfo, tzinfo]]:
    """Every zone as it is, and as another one is: as far apart as rules of one name may ever be."""
    chance = Random(17)
    for name in NAMES:
        other = chance.choice(NAMES)
        yield name, zone(name), zones.zone(zones.rules()[other], name)


def _packaged() -> zones.Rules:
    """The tz database that comes with the bot, which need not be that of the machine."""
    from importlib import resources

    root = resources.files("tzdata").joinpath("zoneinfo")
    files = {name: root.joinpath(*name.split("/")) for name in NAMES}
    return {name: file.read_bytes() for name, file in files.items() if file.is_file()}


def _instants(chance: Random, *both: tzinfo) -> Iterator[datetime]:
    """Some of the next three years, and hours round every change of either clock."""
    for _ in range(10):
        yield SPRING + timedelta(minutes=chance.randrange(3 * 365 * 24 * 60))
    for place in both:
        days = [SPRING + timedelta(days=n) for n in range(3 * 365)]
        offsets = [day.astimezone(place).utcoffset() for day in days]
        for day, (before, after) in zip(days, pairwise(offsets), strict=False):
            if before != after:
                hours = chance.sample(range(12), 4)
                yield from (day + timedelta(minutes=130 * n) for n in hours)


def _shown(at: datetime, place: tzinfo) -> datetime:
    return at.astimezone(place).replace(tzinfo=None, fold=0)


def _when_shown(wall: datetime, place: tzinfo) -> list[datetime]:
    """All instants at which this clock shows that, found without `instant`."""
    near = (wall.replace(tzinfo=UTC) + timedelta(hours=n) for n in range(-30, 31, 6))
    offsets = {at.astimezone(place).utcoffset() for at in near}
    found = {(wall - offset).replace(tzinfo=UTC) for offset in offsets if offset is not None}
    return sorted(at for at in found if _shown(at, place) == wall)


def _holds(at: datetime, was: tzinfo, place: tzinfo) -> None:
    moved, wall = same_wall(at, was, place), _shown(at, was)
    showing = _when_shown(wall, place)
    if at in showing:
        assert moved == at, "what shows the same stays"
    elif showing:
        assert moved == showing[0], "the same minute of the clock, and the first of two"
    else:
        gap = _shown(moved, place) - wall
        assert timedelta() < gap <= timedelta(days=1), "past a gap, and by the gap"
        assert _when_shown(_shown(moved, place), place)
    assert same_wall(moved, place, place) == moved
    if showing and len(_when_shown(wall, was)) == 1:
        assert same_wall(moved, place, was) == at, "and back again"


def test_every_zone_keeps_its_walls_whatever_its_rules_become() -> None:
    chance = Random(5)
    for _, was, place in _pairs():
        for at in _instants(chance, was, place):
            _holds(at, was, place)


def test_every_zone_keeps_its_walls_from_one_tz_database_to_the_next() -> None:
    chance, packaged = Random(6), _packaged()
    assert len(packaged) > 500
    different = {(zones.rules()[name], other): name for name, other in packaged.items()}
    for (_, other), name in different.items():  # one of those that are called differently
        was, place = zone(name), zones.zone(other, name)
        for at in _instants(chance, was):
            _holds(at, was, place)
            _holds(at, place, was)


def test_in_every_zone_a_plan_stays_at_its_minute_and_its_reminder_with_it() -> None:
    """Through the door of the mind, with the rules of another zone as those of before."""
    chance = Random(7)
    for name, _, was in _pairs():
        start = instant(datetime.fromisoformat(f"2027-{1 + chance.randrange(12):02}-05 17:30"), was)
        person = Person(7, model.Standing.KEEPS, zone=name)
        step = Step(9, idea="shop-hello", at=start)
        play = Play(Known(person, steps=(step, replace(step, id=8, elapsed=True))))
        play.now = start - timedelta(days=20)
        play.calendar |= {(9, DueKind.CUE): start - timedelta(minutes=10)}
        play.happen(RulesChanged(was))
        moved = play.known.step(9)
        assert moved is not None
        assert moved.at is not None
        assert _shown(moved.at, zone(name)) == _shown(start, was), name
        assert play.calendar == {(9, DueKind.CUE): moved.at - timedelta(minutes=10)}
        assert play.known.step(8) == replace(step, id=8, elapsed=True)


def test_every_zone_is_read_as_the_machine_reads_it() -> None:
    from zoneinfo import ZoneInfo, available_timezones

    assert set(NAMES) == available_timezones()
    for name in NAMES:
        for month in range(1, 37):
            at = SPRING + timedelta(days=30 * month, hours=month)
            assert (
                at.astimezone(zone(name)).utcoffset() == at.astimezone(ZoneInfo(name)).utcoffset()
            )


def test_the_rules_come_back_as_they_were_kept() -> None:
    kept = zones.packed(zones.rules())
    assert zones.unpacked(kept) == zones.rules()
    assert len(kept) < 400_000


def test_no_name_leads_out_of_the_tz_database() -> None:
    for name in ("../../../etc/passwd", "/etc/passwd", "Europe", "", "Europe/Berlin/", "tzdata.zi"):
        assert zone(name) is UTC, name


# each kind of instant is decided


DECIDED: Final = {row["what"]: row["keeps"] for row in SAID["instant"]}


def test_every_kind_of_moment_is_decided() -> None:
    kinds = {name[4:]: keeps for name, keeps in DECIDED.items() if name[:4] == "due "}
    assert kinds.keys() == {kind.value for kind in DueKind}
    for kind in DueKind:
        told = {
            "wall": kind in WALL,
            "step": kind in OF_STEP or kind in (DueKind.CUE, DueKind.HEAD_START, DueKind.KEPT_BACK),
            "elapsed": kind not in WALL | OF_STEP,
        }
        assert told[kinds[kind.value]], kind
    assert not WALL & (ELAPSED | OF_STEP)


def _holds_instants(hint: Any) -> bool:
    if hint is datetime:
        return True
    if isinstance(hint, type) and is_dataclass(hint):
        return hint is Step or hint in MEMORIES.values()
    return any(map(_holds_instants, typing.get_args(hint)))


def _fields() -> Iterator[str]:
    kinds = (Person, Step, Link, Note, model.Talk, model.Consent, Say, *MEMORIES.values())
    for kind in kinds:
        for name, hint in typing.get_type_hints(kind).items():
            if name in {one.name for one in fields(kind)} and _holds_instants(hint):
                yield f"{kind.__name__}.{name}"


def test_every_instant_that_is_kept_is_decided() -> None:
    decided = {name: keeps for name, keeps in DECIDED.items() if name[:4] != "due "}
    assert decided.keys() == set(_fields())
    moved = {f"{kind.__name__}.{name}" for kind, names in WALLS.items() for name in names}
    by_hand = {"Step.at", "Step.planned_at", "Person.paused_until", "Person.held_until"}
    assert {name for name, keeps in decided.items() if keeps in ("wall", "step")} == moved | by_hand


def test_every_decision_says_why() -> None:
    assert all(row["why"] for row in SAID["instant"])


# what was wished for, and what the clock shows then


@pytest.mark.parametrize("row", SAID["wish"], ids=lambda row: f"{row['typed']} {row['becomes']}")
def test_what_was_wished_for_starts_when_the_clock_shows_it(row: dict[str, str]) -> None:
    was, place = row["was"], row["becomes"]
    now = instant(datetime.fromisoformat(row["now"]), zone(was))
    play = _in_zone(welcomed(), was, now)
    _plan(play, row["typed"])
    _rules_become(play, place)
    (step,) = play.known.steps
    assert step.at is not None
    assert f"{step.at.astimezone(zone(place)):%Y-%m-%d %H:%M}" == row["shows"]
    cue = play.calendar[step.id, DueKind.CUE]
    assert cue == max(play.now, step.at - timedelta(minutes=10))


def _in_zone(play: Play, name: str, now: datetime | None = None) -> Play:
    play.known = replace(play.known, person=replace(play.known.person, zone=name))
    play.now = now or play.now
    return play


def _plan(play: Play, text: str) -> None:
    play.command("plan", text)
    for _ in range(3):
        for name in ("plan-promise-no", "10:00", "feel-okay", "plan-good"):
            if name in play.offered:
                play.tap(name)
    assert play.known.steps, play.key


def _rules_become(play: Play, name: str) -> None:
    """Another start: the rules that the person's zone had are now those of this one."""
    was = zone(play.known.person.zone or "")
    _in_zone(play, name)
    play.happen(RulesChanged(was))


# all that a person was promised


def test_the_cue_and_its_step_come_at_the_same_wall_minute() -> None:
    play = planned()
    _rules_become(play, "Europe/Athens")
    (step,) = play.known.steps
    assert step.at == datetime(2026, 12, 1, 15, 30, tzinfo=UTC)
    play.pass_time(datetime(2026, 12, 1, 15, 20, tzinfo=UTC) - play.now)
    assert (play.key, play.states) == ("cue-short", [StepState.CUED])


def test_a_promise_keeps_both_its_reminders() -> None:
    play = welcomed()
    _in_zone(play, "Europe/Berlin")
    play.command("plan", "I promised Tom to call tomorrow at 6pm")
    play.tap("plan-promise-yes", "plan-good")
    (step,) = play.known.steps
    before = {kind: at for (of, kind), at in play.calendar.items() if of == step.id}
    assert before.keys() == {DueKind.CUE, DueKind.HEAD_START}
    _rules_become(play, "Europe/London")
    after = {kind: at for (of, kind), at in play.calendar.items() if of == step.id}
    assert after == {kind: at + timedelta(hours=1) for kind, at in before.items()}


def test_a_start_that_is_past_by_the_new_clock_is_late_as_any_other() -> None:
    play = planned()
    play.pass_time(datetime(2026, 12, 1, 15, 0, tzinfo=UTC) - play.now)
    _rules_become(play, "Europe/Istanbul")  # there it is six already
    play.pass_time(timedelta())
    assert (play.key, play.states) == ("cue-away", [StepState.SHELVED])


def test_under_way_the_question_afterwards_follows_the_start() -> None:
    play = cued()
    before = {k: at for k, at in play.calendar.items() if k[1] is DueKind.FOLLOW_UP}
    assert before
    _rules_become(play, "Europe/London")
    after = {k: at for k, at in play.calendar.items() if k[1] is DueKind.FOLLOW_UP}
    assert after == {k: at + timedelta(hours=1) for k, at in before.items()}


def test_what_has_been_stays_the_instant_that_it_was() -> None:
    play = cued()
    play.pass_time(timedelta(minutes=61))
    play.tap("cue-done")
    steps, calendar = play.known.steps, {**play.calendar}
    _rules_become(play, "Europe/London")
    assert play.known.steps == steps
    at = {k: v for k, v in calendar.items() if k[1] not in WALL}
    assert at.items() <= play.calendar.items()


def test_a_step_that_waits_for_another_day_keeps_its_time_too() -> None:
    play = planned()
    play.command("pause")
    play.tap("settings-three-days")
    assert play.states == [StepState.SHELVED]
    _rules_become(play, "Europe/Athens")
    (step,) = play.known.steps
    assert step.at == datetime(2026, 12, 1, 15, 30, tzinfo=UTC)
    assert play.calendar.keys().isdisjoint({(step.id, DueKind.CUE)})


def test_the_end_of_a_pause_is_where_it_was_told() -> None:
    play = planned()
    play.command("pause")
    play.tap("settings-a-week")
    _rules_become(play, "Europe/London")
    assert play.known.person.paused_until == datetime(2026, 12, 7, 14, 5, tzinfo=UTC)


def test_a_pause_without_an_end_gets_none() -> None:
    play = planned()
    play.command("pause")
    play.tap("settings-until-i-say")
    for name in ("Europe/London", "Pacific/Kiritimati", "Pacific/Midway"):
        _rules_become(play, name)
        assert play.known.person.paused_until == FOREVER


@pytest.mark.parametrize(
    ("name", "longer"), [("Europe/London", timedelta(hours=1)), ("Europe/Athens", timedelta())]
)
def test_a_quiet_day_gets_no_shorter(name: str, longer: timedelta) -> None:
    play = planned()
    held = play.now + timedelta(hours=20)
    play.known = replace(play.known, person=replace(play.known.person, held_until=held))
    _rules_become(play, name)
    assert play.known.person.held_until == held + longer


def test_a_week_of_pause_is_over_at_the_same_hour_though_the_clocks_change_in_it() -> None:
    play = _in_zone(welcomed(), "Europe/Berlin", datetime(2027, 3, 25, 13, 5, tzinfo=UTC))
    play.command("pause")
    play.tap("settings-a-week")
    assert play.known.person.paused_until == datetime(2027, 4, 1, 12, 5, tzinfo=UTC)


def test_a_friend_is_reminded_at_their_own_hour_through_every_change() -> None:
    pair = _friends()
    lena = pair.lena
    (key,) = (key for key in lena.calendar if key[1] is DueKind.REMINDER)
    shown = {lena.calendar[key].astimezone(zone("Europe/Berlin")).time()}
    _rules_become(lena, "Europe/London")
    for _ in range(40):
        at = lena.calendar.pop(key)
        shown.add(at.astimezone(zone("Europe/London")).time())
        lena.now = at
        lena.happen(TimeCame((Due(DueKind.REMINDER, key[0], at),)))
    assert shown == {time(14, 5)}


def _friends() -> Pair:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "befriended-weekly")
    pair.settle()
    pair.ana.tap(THEM)
    _in_zone(pair.lena, "Europe/Berlin")
    return pair


def test_what_stands_on_buttons_means_the_time_that_it_shows() -> None:
    play = _in_zone(welcomed(), "Europe/Berlin")
    play.command("plan")
    play.tap("idea-shop-hello")
    shown = [name for name in play.offered if ":" in name]
    _rules_become(play, "Europe/London")
    play.tap("tomorrow 17:30", "feel-tense", "plan-good")
    assert "tomorrow 17:30" in shown
    assert play.known.steps[0].at == datetime(2026, 12, 1, 17, 30, tzinfo=UTC)


def test_what_was_being_shaped_keeps_its_time() -> None:
    play = _in_zone(welcomed(), "Europe/Berlin")
    play.command("plan")
    play.tap("idea-shop-hello", "tomorrow 17:30")
    _rules_become(play, "Europe/London")
    play.tap("feel-tense", "plan-good")
    assert play.known.steps[0].at == datetime(2026, 12, 1, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "elapsed", "ahead", "moves"),
    [
        (None, False, timedelta(minutes=1), False),  # in a minute
        (None, False, timedelta(days=1), True),  # tomorrow at this hour, as its card says
        (9, False, timedelta(hours=5), True),  # with its step
        (9, True, timedelta(hours=5), False),  # with one that is a distance away
    ],
)
def test_a_message_on_its_way_goes_when_its_card_says(
    start: int | None, elapsed: bool, ahead: timedelta, moves: bool
) -> None:
    play = _in_zone(welcomed(), "Europe/Berlin")
    goes = play.now + ahead
    memory = FriendMemory(link=3, goes=goes, start=start, line="Hello")
    talk = model.Talk(55, memory, "leaving", floor=False)
    step = Step(9, idea="shop-hello", at=goes, elapsed=elapsed)
    link = Link(3, 7, model.LinkState.ACTIVE, friend=8)
    play.known = replace(play.known, talks=(talk,), steps=(step,), links=(link,))
    play.calendar[55, DueKind.LINE] = goes
    _rules_become(play, "Europe/London")
    then = goes + timedelta(hours=1) if moves else goes
    assert play.calendar[55, DueKind.LINE] == then
    assert FriendMemory.of(play.known.talks[0]).goes == then
    assert not [effect for effect in play.said if isinstance(effect, Say) and effect.talk == 55]


def test_a_distance_moves_with_nothing_and_a_time_picked_since_does() -> None:
    play = _in_zone(welcomed(), "Europe/Berlin")
    _plan(play, "call mum in 3 hours")
    (step,) = play.known.steps
    assert step.elapsed
    play.command("next")
    play.say("tomorrow 10:00")
    play.pass_time(timedelta(seconds=9))
    (moved,) = play.known.steps
    assert (moved.elapsed, moved.at) == (False, datetime(2026, 12, 1, 9, tzinfo=UTC))


def test_nothing_is_said_and_a_second_time_changes_nothing() -> None:
    play = planned()
    _rules_become(play, "Europe/Athens")
    said, known, calendar = len(play.said), play.known, {**play.calendar}
    assert not [effect for effect in play.said[-5:] if isinstance(effect, Say)]
    play.happen(RulesChanged(zone("Europe/Athens")))
    assert (play.known, play.calendar, len(play.said)) == (known, calendar, said)


def test_whoever_told_us_no_clock_has_none_that_could_change() -> None:
    play = Play(Known(Person(7)))
    play.calendar[7, DueKind.WEEK] = SPRING
    play.happen(RulesChanged(zone("Europe/Berlin")))
    assert play.known.person.zone is None


# another zone, by their own word


def test_another_zone_moves_all_that_other_rules_would() -> None:
    play = planned()
    play.calendar[7, DueKind.DATE] = datetime(2026, 12, 24, 8, tzinfo=UTC)
    _to_london(play)
    assert play.calendar[7, DueKind.DATE] == datetime(2026, 12, 24, 9, tzinfo=UTC)
    (step,) = play.known.steps
    assert step.at == datetime(2026, 12, 1, 17, 30, tzinfo=UTC)


def test_another_zone_moves_no_distance() -> None:
    play = _in_zone(welcomed(), "Europe/Berlin")
    _plan(play, "call mum in 3 hours")
    before = play.known.steps[0].at
    _to_london(play)
    assert play.known.steps[0].at == before
    assert before == play.now.replace(second=0) + timedelta(hours=3)


def _to_london(play: Play) -> None:
    play.command("settings")
    play.tap("settings-clock-and-quiet", "settings-clock", "13:05")
    assert play.known.person.zone == "Europe/London"
