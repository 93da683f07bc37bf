"""Quiet hours by night, after midnight or by day: what is said of them is true of every span."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

from bot.core.records.calendar import awake, quiet
from bot.core.records.events import Draw, TimeCame
from bot.core.records.memories import CueMemory
from bot.core.records.model import Known, Person, Step, Talk
from bot.core.records.turn import Moment
from bot.core.rules.moves import later_times
from tests.core.play import Play, welcomed
from tests.core.told import written

INSIDE = "plan-inside-quiet"
SPANS = [(21, 9), (0, 8), (1, 9), (23, 7), (13, 15), (0, 0)]


def inside(begins: int, ends: int, hour: int) -> bool:
    """Hour by hour from the beginning to the end."""
    return hour in {(begins + n) % 24 for n in range((ends - begins) % 24)}


def with_span(play: Play, begins: int, ends: int) -> Play:
    person = replace(play.known.person, quiet_from=time(begins), quiet_to=time(ends))
    play.known = replace(play.known, person=person)
    return play


def test_every_hour_of_every_span() -> None:
    for hour in range(24):
        for begins, ends in SPANS:
            person = Person(7, zone="UTC", quiet_from=time(begins), quiet_to=time(ends))
            at = datetime(2026, 12, 1, hour, 30, tzinfo=UTC)
            assert quiet(person, at) is inside(begins, ends, hour), (begins, ends, hour)
            assert (awake(person, at) == at) is not inside(begins, ends, hour), (begins, ends, hour)
            assert not quiet(person, awake(person, at)), (begins, ends, hour)


def test_the_read_back_says_so_only_where_it_is_true() -> None:
    for hour in [0, 2, 7, 8, 10, 14, 20, 21, 23]:
        for begins, ends in SPANS:
            play = welcomed()
            play.tap("idea-shop-hello", "14:05")
            with_span(play, begins, ends)
            play.say(f"wednesday {hour:02}:00")
            play.tap("feel-calm")
            assert (INSIDE in play.keys) is inside(begins, ends, hour), (begins, ends, hour)


def test_later_offers_nothing_in_the_quiet() -> None:
    """Half an hour and two hours from now; the same hour on the next days is their own choice."""
    for hour in range(24):
        for begins, ends in SPANS:
            person = Person(7, zone="UTC", quiet_from=time(begins), quiet_to=time(ends))
            now = datetime(2026, 12, 1, hour, 0, tzinfo=UTC)
            talk, draw = Talk(1, CueMemory(), ""), Draw((1, 2), 0, "", written)
            moment = Moment(Known(person), talk, TimeCame(()), now, draw)
            *today, _, _ = later_times(moment, Step(1, at=now))
            open_hours = [at for at in (hour, hour + 2) if at < 24 and not inside(begins, ends, at)]
            assert [at.hour for at in today] == open_hours, (begins, ends, hour)
