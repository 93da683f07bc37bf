"""A friend gets what is sent when it is sent; a reminder comes at the hour of their answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core.records.events import Due, DueKind, TimeCame
from bot.core.records.lines import Line, line
from bot.core.records.model import Link
from bot.core.rules.friendship import reminder_after
from tests.core.pair import HAPPY, MINUTE, THEM, UNDATED, Pair, done
from tests.core.told import every_key

REMINDER = "befriended-reminder"
MONDAY = "Mon 30 Nov"
NIGHT = datetime(2026, 12, 1, 23, 5, tzinfo=UTC)
"""Five past midnight in Berlin, and night in London too."""
WEEK = timedelta(days=7)


def to(pair: Pair, instant: datetime) -> None:
    pair.pass_time(instant - pair.ana.now)


def lines(pair: Pair) -> int:
    return sum(UNDATED in message.lines for message in pair.lena.got)


def reminders(pair: Pair) -> int:
    return every_key(pair.lena.got).count(REMINDER)


def sent_at_night(pair: Pair) -> Pair:
    """Ana's line waits on her screen until late; shown once more without "today", it goes."""
    done(pair)
    to(pair, NIGHT)
    pair.ana.tap("friend-send-to", "friend-send-to")
    pair.pass_time(MINUTE)
    return pair


def joined(answer: str, wait: timedelta = timedelta()) -> Pair:
    """Linked, with this answer after Lena's yes, some time after Ana made the link."""
    pair = Pair()
    token = pair.link()
    pair.pass_time(wait)
    pair.open(token)
    pair.lena.tap(HAPPY, answer)
    pair.settle()
    pair.ana.tap(THEM)
    pair.settle()
    return pair


# what is sent


def test_a_line_comes_when_it_is_sent_by_night_too() -> None:
    pair = sent_at_night(joined("befriended-no"))
    assert pair.lena.known.person.zone is None
    assert lines(pair) == 1


def test_so_it_does_for_a_friend_whose_own_quiet_hours_are_for_their_own_steps() -> None:
    pair = joined("befriended-no")
    lena = replace(pair.lena.known.person, zone="Europe/Berlin", quiet_from=time(20))
    pair.lena.known = replace(pair.lena.known, person=lena)
    assert lines(sent_at_night(pair)) == 1


def test_only_their_own_quiet_day_holds_it() -> None:
    pair = joined("befriended-no")
    lena = replace(pair.lena.known.person, held_until=NIGHT + timedelta(hours=2))
    pair.lena.known = replace(pair.lena.known, person=lena)
    assert lines(sent_at_night(pair)) == 0
    pair.pass_time(timedelta(hours=2))
    assert lines(pair) == 1


# the reminder


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("befriended-weekly", line("befriended-reminded-on", person="Ana", day=MONDAY)),
        ("befriended-fortnightly", line("befriended-reminded-second-on", person="Ana", day=MONDAY)),
        ("befriended-no", line("befriended-no-reminder", person="Ana")),
    ],
)
def test_one_answer_and_nothing_else_is_asked(answer: str, said: Line) -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY)
    assert pair.lena.keys == ["befriended-lovely", "befriended-remind"]
    assert pair.lena.values == ["Ana"]
    assert pair.lena.offered == ["befriended-weekly", "befriended-fortnightly", "befriended-no"]
    pair.lena.tap(answer)
    assert pair.lena.line == said
    assert pair.lena.offered == []


def test_no_day_is_named_where_it_may_be_another_one_for_them() -> None:
    pair = Pair()
    token = pair.link()
    pair.pass_time(timedelta(hours=11))  # past midnight in Berlin, and the evening before elsewhere
    pair.open(token)
    pair.lena.tap(HAPPY, "befriended-weekly")
    assert pair.lena.line == line("befriended-reminded", person="Ana")


@pytest.mark.parametrize(
    ("answer", "weeks"), [("befriended-weekly", 1), ("befriended-fortnightly", 2)]
)
def test_it_comes_after_whole_weeks_at_the_hour_of_their_answer(answer: str, weeks: int) -> None:
    pair = joined(answer, timedelta(hours=9))
    said_yes = pair.ana.now
    for number in (1, 2, 3):
        to(pair, said_yes + number * weeks * WEEK - MINUTE)
        assert reminders(pair) == number - 1
        to(pair, said_yes + number * weeks * WEEK)
        assert reminders(pair) == number


def test_it_stays_at_that_hour_when_we_were_away() -> None:
    pair = joined("befriended-fortnightly")
    first = pair.ana.now + 2 * WEEK
    (link,) = pair.lena.known.links
    for away in (timedelta(days=1), 2 * WEEK, 2 * WEEK + timedelta(days=1)):
        pair.lena.now = first + away
        pair.lena.happen(TimeCame((Due(DueKind.REMINDER, link.id, first),)))
        after = 1 if away < 2 * WEEK else 2
        assert pair.lena.calendar[(link.id, DueKind.REMINDER)] == first + after * 2 * WEEK


@pytest.mark.parametrize("rhythm", [7, 14])
def test_the_next_one_is_always_still_to_come(rhythm: int) -> None:
    link, last = Link(1, 7, rhythm=rhythm), NIGHT
    for hours in range(0, 24 * 40, 7):
        now = last + timedelta(hours=hours)
        after = reminder_after(link, last, now, UTC)
        assert now < after <= now + timedelta(days=rhythm)
        assert (after - last) % WEEK == timedelta()


def test_it_comes_though_the_person_has_not_looked_yet() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "befriended-weekly")
    pair.pass_time(WEEK)
    assert reminders(pair) == 1
    pair.ana.tap(THEM)
    pair.pass_time(WEEK)
    assert reminders(pair) == 2


def test_another_answer_under_reminders_counts_from_its_own_hour() -> None:
    pair = joined("befriended-weekly")
    pair.pass_time(timedelta(days=2, hours=1))
    pair.lena.command("start")
    pair.lena.tap("befriended-reminders")
    assert pair.lena.offered == [
        *("befriended-weekly", "befriended-fortnightly", "befriended-no", "back")
    ]
    pair.lena.tap("befriended-fortnightly")
    assert pair.lena.line == line("befriended-reminded-second-on", person="Ana", day="Wed 2 Dec")
    pair.pass_time(2 * WEEK - MINUTE)
    assert reminders(pair) == 0
    pair.pass_time(MINUTE)
    assert reminders(pair) == 1
    pair.lena.command("start")
    pair.lena.tap("befriended-reminders", "befriended-no")
    pair.pass_time(5 * WEEK)
    assert reminders(pair) == 1
