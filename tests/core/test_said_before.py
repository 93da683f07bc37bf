"""A typed time counts from the moment it was said, however late it is heard or used."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.records.events import (
    Blocked,
    Commanded,
    DueKind,
    Edited,
    Event,
    Media,
    Returned,
    Said,
    Showed,
    Tapped,
    TimeCame,
    Written,
)
from bot.core.records.memories import ComingMemory, DebriefMemory, PlanMemory
from bot.core.records.model import Path as Life
from bot.core.records.model import StepState
from bot.core.talk.reading import KEPT, dated
from bot.ear.care import Heard, Tier
from tests.core.flows.befriended.test_friend_with_plans import came
from tests.core.play import MONDAY, Play, cued, planned, welcomed
from tests.core.test_decide import places

BERLIN: Final = ZoneInfo("Europe/Berlin")
MINUTE: Final = timedelta(minutes=1)
SECOND: Final = timedelta(seconds=1)
A_PAUSE: Final = timedelta(seconds=4)
"""After which an answer in parts is heard."""
SHOP: Final = "idea-shop-hello"
SAID: Final = Path(__file__).parents[1] / "said" / "moments.toml"
CASES: Final[list[dict[str, Any]]] = tomllib.loads(SAID.read_text(encoding="utf-8"))["case"]


def zoned() -> Play:
    """Somebody at the ideas, whose clock is known."""
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    return play


# where it is typed: who is led there, and what is tapped when the time is used


@dataclass(frozen=True)
class Room:
    begins: Callable[[], Play]
    leads: tuple[str, ...] = ()
    then: Callable[[Play], None] | None = None


def tap(*names: str) -> Callable[[Play], None]:
    return lambda play: play.tap(*names)


def say(text: str) -> Callable[[Play], None]:
    def said(play: Play) -> None:
        play.say(text)
        play.pass_time(A_PAUSE)

    return said


def press(key: str) -> Callable[[Play], None]:
    """The last button whose key begins so: Berlin, or the step that comes last."""
    return lambda play: play.press(
        play.last, next(c.key for c in reversed(play.last.choices) if c.key.startswith(key))
    )


def both(*deeds: Callable[[Play], None]) -> Callable[[Play], None]:
    def done(play: Play) -> None:
        for deed in deeds:
            deed(play)

    return done


def says_the_clock(play: Play) -> None:
    play.tap("plan-another-hour")
    play.say(f"{play.now.astimezone(BERLIN):%H:%M}")


def after_drinking() -> Play:
    play = zoned()
    play.known = replace(play.known, person=replace(play.known.person, path=Life.AFTER))
    return play


def two() -> Play:
    play = planned()
    play.command("plan")
    play.tap("plan-keep-both", SHOP, "tomorrow 10:00", "feel-okay", "plan-good")
    return play


def out_of_the_blue() -> Play:
    play = zoned()
    play.known = replace(play.known, talks=())
    return play


def told() -> Play:
    play = zoned()
    play.command("did")
    play.say("went for a walk")
    play.pass_time(A_PAUSE)
    return play


WHEN: Final = (SHOP,)
ROOMS: Final[Mapping[str, Room]] = {
    "when": Room(zoned, WHEN),
    "ideas": Room(zoned),
    "/plan": Room(zoned),
    "/promise": Room(zoned),
    "read-back": Room(zoned, (*WHEN, "tomorrow 17:30", "feel-okay")),
    "next": Room(planned, ("/next",)),
    "one": Room(planned, ("/next", "next-at")),
    "move": Room(planned, ("/next", "next-at", "next-move")),
    "reminder": Room(cued),
    "pause": Room(planned, ("/pause",)),
    "did": Room(zoned, ("/did",)),
    "look": Room(told, ("/look", "look-last-steps", "1", "look-another-day")),
    "clock": Room(welcomed, (SHOP, "plan-another-hour")),
    "settings clock": Room(
        welcomed, ("/settings", "settings-clock-and-quiet", "settings-clock-unset")
    ),
    "time first": Room(zoned, then=tap(SHOP)),
    "time first, clock last": Room(welcomed, then=both(tap(SHOP), press("zone."))),
    "time first, own words": Room(zoned, then=say("call mum")),
    "time first, promise": Room(zoned, ("/promise",), then=say("call mum")),
    "before the clock": Room(welcomed, then=press("zone.")),
    "before the clock, typed": Room(welcomed, then=says_the_clock),
    "which of two": Room(two, ("/next",), then=press("step.")),
    "out of the blue": Room(out_of_the_blue, then=tap("home-plan-it")),
    "out of the blue, done": Room(out_of_the_blue, then=tap("home-did-it")),
    "risky": Room(after_drinking, then=tap("plan-risk-keep")),
}


def instant(wall: datetime) -> datetime:
    return wall.replace(tzinfo=BERLIN).astimezone(UTC)


def played(case: Mapping[str, Any]) -> Play:
    room, said = ROOMS[case["room"]], instant(case["said"])
    play = room.begins()
    play.now = said
    for name in room.leads:
        play.command(name[1:]) if name.startswith("/") else play.tap(name)
    play.now = instant(case.get("heard", case["said"])) + SECOND
    if case["room"].startswith("/"):
        play.command(case["room"][1:], case["typed"], at=said)
    else:
        play.say(case["typed"], at=said)
    play.pass_time(A_PAUSE)
    if room.then is not None:
        play.now = instant(case["tapped"])
        room.then(play)
        play.pass_time(A_PAUSE)
    return play


def planned_at(play: Play) -> datetime | None:
    """When the step of the floor's plan is, or the one that was planned or moved."""
    floor = play.known.floor
    if floor is not None and (step := PlanMemory.of(floor).step) is not None:
        return step.at
    asked = ("shop-hello",)
    times = [s.at for s in play.known.steps if s.state is StepState.PLANNED and s.idea in asked]
    return min(filter(None, times), default=None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['room']}: {case['typed']}")
def test_it_means_what_it_meant_when_it_was_said(case: Mapping[str, Any]) -> None:
    play = played(case)
    match case:
        case {"at": datetime() as at} if case["room"] == "pause":
            assert play.known.person.paused_until == instant(at)
        case {"at": datetime() as at}:
            assert planned_at(play) == instant(at)
        case {"over": over}:
            told_over(play, over)
        case {"asked": readings}:
            assert offered(play) == [instant(one) for one in readings]
            assert play.key == "plan-when-unsure"
        case {"on": date() as on}:
            done = [s.at for s in play.known.steps if s.state is StepState.DONE and s.at]
            assert [at.astimezone(BERLIN).date() for at in done] == [on]
        case {"zone": name}:
            assert play.known.person.zone == name


def told_over(play: Play, over: datetime | bool) -> None:
    """Nothing is planned or paused for what has gone by, and it is said so."""
    assert play.known.person.paused_until is None
    assert play.key in ("plan-gone-by", "plan-when-past", "settings-ask-pause")
    if isinstance(over, datetime):
        assert offered(play) == [instant(over)]


def offered(play: Play) -> list[datetime]:
    floor = play.known.floor
    assert floor is not None
    return [*PlanMemory.of(floor).meant] or [*ComingMemory.of(floor).times]


# what was changed, given back, or came in parts


def test_a_typo_that_is_mended_moves_no_time() -> None:
    play = zoned()
    said = play.say("call mmu in 20 min", at=play.now)
    play.pass_time(A_PAUSE)
    play.now += 10 * MINUTE
    play.edit(said, "call mum in 20 min", at=play.now)
    play.tap("feel-okay")
    assert "call mum" in play.values
    assert planned_at(play) == MONDAY + 20 * MINUTE


@pytest.mark.parametrize("zone", [None, "Europe/Berlin"])
def test_another_time_counts_from_the_change(zone: str | None) -> None:
    play = zoned() if zone else welcomed()
    said = play.say("call mum in 20 min", at=play.now)
    play.pass_time(A_PAUSE)
    play.now += 24 * MINUTE
    play.edit(said, "call mum in 40 min", at=MONDAY + 5 * MINUTE)
    if zone is None:
        press("zone.")(play)
    assert planned_at(play) == MONDAY + 45 * MINUTE


def test_another_time_that_is_over_by_then_is_told_in_place() -> None:
    play = zoned()
    said = play.say("call mum tomorrow at 10am")
    play.pass_time(A_PAUSE)
    before = play.last.id
    play.now += 24 * MINUTE
    play.edit(said, "call mum in 10 min", at=MONDAY + MINUTE)
    assert (play.last.id, play.key) == (before, "plan-gone-by")
    assert offered(play) == [MONDAY + timedelta(days=1, minutes=11)]
    play.tap("plan-yes", "feel-okay")
    assert "call mum" in play.values
    assert planned_at(play) == MONDAY + timedelta(days=1, minutes=11)


def test_a_time_that_was_chosen_since_outlives_a_typo() -> None:
    play = zoned()
    said = play.say("call mmu in 2 hours", at=play.now)
    play.pass_time(A_PAUSE)
    play.tap("feel-okay", "plan-change", "plan-change-time", "tomorrow 17:30")
    play.edit(said, "call mum in 2 hours")
    assert planned_at(play) == datetime(2026, 12, 1, 16, 30, tzinfo=UTC)


def test_an_edit_that_came_while_the_answer_was_awaited_counts_from_its_change() -> None:
    play = zoned()
    said = play.say("call mum in 20 min", at=play.now - 24 * MINUTE)
    play.edit(said, "call mum in 30 min", at=play.now - 20 * MINUTE)
    play.pass_time(A_PAUSE)
    assert planned_at(play) == MONDAY + 10 * MINUTE


def test_a_typo_in_it_moves_nothing_there_either() -> None:
    play = zoned()
    said = play.say("call mmu in 30 min", at=play.now - 24 * MINUTE)
    play.edit(said, "call mum in 30 min", at=play.now - 10 * MINUTE)
    play.pass_time(A_PAUSE)
    assert planned_at(play) == MONDAY + 6 * MINUTE


def test_what_was_done_stays_on_its_day_when_a_typo_is_mended() -> None:
    play = zoned()
    play.command("did")
    said = play.say("yesterday I called mmu")
    play.pass_time(A_PAUSE)
    (before,) = play.known.steps
    play.now += timedelta(hours=11)
    play.edit(said, "yesterday I called mum")
    (after,) = play.known.steps
    assert (after.text, after.at) == ("I called mum", before.at)


@pytest.mark.parametrize(
    ("parts", "minutes"),
    [
        ((("call mum", 24), ("in 40 min", 14)), 26),
        ((("in 40 min", 24), ("call mum please", 14)), 16),
        ((("call mum", 24), ("and dad", 20), ("in 40 min", 14), ("hello?", 2)), 26),
        ((("call mum in 40 min", 24), ("hello?", 2)), 16),
    ],
)
def test_of_an_answer_in_parts_the_one_that_speaks_of_a_time_counts(
    parts: tuple[tuple[str, int], ...], minutes: int
) -> None:
    play = zoned()
    for text, ago in parts:
        play.say(text, at=play.now - ago * MINUTE)
    play.pass_time(A_PAUSE)
    assert planned_at(play) == MONDAY + minutes * MINUTE


def test_parts_are_heard_as_they_were_said_though_the_pause_outlasts_an_hour_away() -> None:
    play = zoned()
    play.say("call mum in 2 hours", at=play.now)
    play.away_until(play.now + timedelta(hours=1))
    assert planned_at(play) == MONDAY + timedelta(hours=2)


@pytest.mark.parametrize("text", ["call mum in 30 min", "in 30 min"])
def test_words_that_were_not_meant_so_come_back_as_they_were_said(text: str) -> None:
    play = zoned()
    play.happen(Said(text, 900, heard=Heard(Tier.C3, sure=False), at=play.now))
    play.now += 10 * MINUTE
    play.tap("care-not-meant")
    play.pass_time(A_PAUSE)
    if text == "in 30 min":
        play.tap(SHOP)
    assert planned_at(play) == MONDAY + 30 * MINUTE


def test_so_do_a_friends_words_that_were_for_a_plan_of_their_own() -> None:
    pair = came()
    lena, begun = pair.lena, pair.lena.now
    lena.known = replace(lena.known, person=replace(lena.known.person, zone="Europe/Berlin"))
    lena.say("call mum in 30 min", at=begun)
    pair.settle()
    assert lena.key == "befriended-pass-on"
    lena.now += 10 * MINUTE
    lena.tap("befriended-no", "home-plan-it")
    lena.pass_time(A_PAUSE)
    assert planned_at(lena) == begun + 30 * MINUTE


def test_a_draft_of_another_day_is_told_that_its_time_is_over() -> None:
    play = zoned()
    play.say("in 20 min", at=play.now)
    play.pass_time(A_PAUSE)
    play.now += timedelta(hours=5)
    play.tap(SHOP)
    assert play.key == "plan-gone-by"


def test_a_lone_day_that_is_over_by_then_is_asked_for_again() -> None:
    play = zoned()
    play.tap(SHOP)
    play.say("today", at=MONDAY)
    assert play.key == "plan-which-hour"
    play.now = MONDAY + timedelta(hours=12)
    play.say("23:30", at=MONDAY + timedelta(hours=9))
    assert play.key == "plan-gone-by"


def test_i_am_going_starts_the_minutes_when_it_is_said() -> None:
    play = zoned()
    play.tap("idea-sit-near", "today 17:30", "feel-okay", "plan-good")
    play.pass_time(timedelta(hours=3, minutes=26))
    begun = play.now
    play.now += 24 * MINUTE
    play.say("I'm going", at=begun)
    ends = next(at for (_, kind), at in play.calendar.items() if kind is DueKind.END)
    assert ends == begun + 10 * MINUTE
    play.now += 6 * MINUTE
    play.say("done", at=begun + 8 * MINUTE)
    floor = play.known.floor
    assert floor is not None
    assert DebriefMemory.of(floor).stayed == 8


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted({case["typed"] for case in CASES})), st.integers(0, 1440)),
        max_size=3,
    ),
    st.data(),
)
def test_however_long_it_waited_nothing_is_planned_for_what_is_over(
    texts: list[tuple[str, int]], data: st.DataObject
) -> None:
    play = Play(places()[data.draw(st.sampled_from(sorted(places())))])
    before = play.known.steps
    for text, minutes in texts:
        play.say(text, at=play.now - minutes * MINUTE)
        play.pass_time(A_PAUSE)
    moved = (s for s in play.known.steps if s.state is StepState.PLANNED and s not in before)
    assert [step for step in moved if step.at is None or step.at <= play.now] == []


MIDNIGHT: Final = datetime(2026, 11, 30, 23, 0, tzinfo=UTC)
"""The end of that Monday in Berlin."""


def test_i_cannot_today_is_about_the_day_on_which_it_was_said() -> None:
    play = planned()  # for tomorrow
    play.known = replace(play.known, talks=())
    play.now = MIDNIGHT + 14 * MINUTE
    play.say("I can't today", at=MIDNIGHT - 10 * MINUTE)
    assert "next-cannot" not in play.keys
    play.say("I can't today", at=MIDNIGHT + 13 * MINUTE)
    assert "next-cannot" in play.keys


def test_who_runs_late_is_heard_though_the_time_of_the_promise_is_over_by_then() -> None:
    play = zoned()
    play.command("promise", "pick up Nina today at 16:00")
    play.tap("plan-good")
    play.known = replace(play.known, talks=())
    play.now = MONDAY.replace(hour=15, minute=14)
    play.say("running late", at=MONDAY.replace(hour=14, minute=50))
    assert "promise-to-copy" in play.keys
    assert "16:30" in play.values, "by now a quarter of an hour late would not be true"


def test_what_was_done_is_settled_when_it_is_said() -> None:
    play = cued()
    said = play.now + MINUTE
    play.now += 24 * MINUTE
    play.say("done", at=said)
    assert [step.settled_at for step in play.known.steps] == [said]


def test_a_button_that_names_a_day_means_it_after_midnight_too() -> None:
    play = told()
    play.now = MIDNIGHT - MINUTE
    play.command("look")
    play.tap("look-last-steps", "1", "look-another-day")
    play.now += 24 * MINUTE
    play.tap("look-yesterday")
    days = [step.at.astimezone(BERLIN).day for step in play.known.steps if step.at]
    assert days == [29]


# which moments are believed


WORDS: Final[list[Event]] = [
    Said("in 20 min", 1),
    Commanded("plan", "in 20 min", 1),
    Showed(Media.VOICE, "", 1),
    Edited("in 20 min", 1),
]


@pytest.mark.parametrize("event", WORDS, ids=lambda event: type(event).__name__)
@pytest.mark.parametrize(
    ("at", "counts_from"),
    [
        (MONDAY - 24 * MINUTE, MONDAY - 24 * MINUTE),
        (MONDAY, MONDAY),
        (MONDAY - KEPT, MONDAY - KEPT),
        (MONDAY - KEPT - SECOND, MONDAY),
        (datetime(1970, 1, 1, tzinfo=UTC), MONDAY),
        (datetime(1, 1, 1, tzinfo=UTC), MONDAY),
        (MONDAY + SECOND, MONDAY),
        (MONDAY + timedelta(days=400), MONDAY),
        (datetime(9999, 12, 31, tzinfo=UTC), MONDAY),
        (None, MONDAY),
    ],
)
def test_a_date_that_cannot_be_is_now(
    event: Event, at: datetime | None, counts_from: datetime
) -> None:
    assert isinstance(event, Written)
    assert dated(replace(event, at=at), MONDAY) == replace(event, at=counts_from)


def test_what_has_no_words_has_no_date() -> None:
    for event in (Tapped(1, "when", "at.0", 1, "q", 1), TimeCame(()), Blocked(), Returned()):
        assert dated(event, MONDAY) is event


@pytest.mark.parametrize(
    "at",
    [datetime(1970, 1, 1, tzinfo=UTC), MONDAY + timedelta(hours=3), MONDAY - timedelta(days=3)],
)
def test_a_time_said_at_no_such_moment_counts_from_now(at: datetime) -> None:
    play = zoned()
    play.tap(SHOP)
    play.say("in 20 min", at=at)
    assert planned_at(play) == MONDAY + 20 * MINUTE


def test_a_tap_counts_from_now() -> None:
    play = zoned()
    play.tap(SHOP)
    play.now += timedelta(minutes=24)
    play.tap("today 17:30")
    assert planned_at(play) == datetime(2026, 11, 30, 16, 30, tzinfo=UTC)
    play = planned()
    play.command("pause")
    play.now += timedelta(minutes=24)
    play.tap("settings-a-day")
    assert play.known.person.paused_until == play.now + timedelta(days=1)


def test_what_was_kept_before_moments_were_counts_from_now() -> None:
    play = welcomed()
    play.say("call mum in 20 min")
    play.pass_time(A_PAUSE)
    floor = play.known.floor
    assert floor is not None
    old = replace(floor, memory=replace(PlanMemory.of(floor), said_at=None))
    play.known = replace(play.known, talks=(old,))
    play.now = MONDAY + 15 * MINUTE
    press("zone.")(play)
    assert planned_at(play) == MONDAY + 35 * MINUTE
