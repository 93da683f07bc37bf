"""A friend gets what is sent when it is sent; a reminder comes at the hour of their answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core.records.events import Due, DueKind, TimeCame
from bot.core.records.model import Link
from bot.core.rules.friendship import reminder_after
from tests.core.pair import HAPPY, MINUTE, THEM, Pair, done

LINE = '"Ana said hello to someone and wanted you to know."'
REMINDER = "A small hello to Ana? A short one is enough."
NO_SIGN = "If Ana doesn't write, that tells nothing about how Ana is."
NIGHT = datetime(2026, 12, 1, 23, 5, tzinfo=UTC)
"""Five past midnight in Berlin, and night in London too."""
WEEK = timedelta(days=7)


def to(pair: Pair, instant: datetime) -> None:
    pair.pass_time(instant - pair.ana.now)


def lines(pair: Pair) -> int:
    return sum(LINE in text for text in pair.lena_got)


def reminders(pair: Pair) -> int:
    return pair.lena_got.count(REMINDER)


def sent_at_night(pair: Pair) -> Pair:
    """Ana's line waits on her screen until late; shown once more without "today", it goes."""
    done(pair)
    to(pair, NIGHT)
    pair.ana.tap("Send to Lena", "Send to Lena")
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
    pair = sent_at_night(joined("No"))
    assert pair.lena.known.person.zone is None
    assert lines(pair) == 1


def test_so_it_does_for_a_friend_whose_own_quiet_hours_are_for_their_own_steps() -> None:
    pair = joined("No")
    lena = replace(pair.lena.known.person, zone="Europe/Berlin", quiet_from=time(20))
    pair.lena.known = replace(pair.lena.known, person=lena)
    assert lines(sent_at_night(pair)) == 1


def test_only_their_own_quiet_day_holds_it() -> None:
    pair = joined("No")
    lena = replace(pair.lena.known.person, held_until=NIGHT + timedelta(hours=2))
    pair.lena.known = replace(pair.lena.known, person=lena)
    assert lines(sent_at_night(pair)) == 0
    pair.pass_time(timedelta(hours=2))
    assert lines(pair) == 1


# the reminder


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Every week", f"Mondays at about this hour. A short hello is enough. {NO_SIGN}"),
        (
            "Every two weeks",
            f"Every second Monday at about this hour. A short hello is enough. {NO_SIGN}",
        ),
        ("No", f"Okay. /hello is here when you like. {NO_SIGN}"),
    ],
)
def test_one_answer_and_nothing_else_is_asked(answer: str, said: str) -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY)
    assert pair.lena.text == "Lovely. Do you want a reminder to send Ana a small hello?"
    assert pair.lena.buttons == ["Every week", "Every two weeks", "No"]
    pair.lena.tap(answer)
    assert pair.lena.text == said
    assert pair.lena.buttons == []


def test_no_day_is_named_where_it_may_be_another_one_for_them() -> None:
    pair = Pair()
    token = pair.link()
    pair.pass_time(timedelta(hours=11))  # past midnight in Berlin, and the evening before elsewhere
    pair.open(token)
    pair.lena.tap(HAPPY, "Every week")
    assert pair.lena.text.startswith("Every week on this day, at about this hour.")


@pytest.mark.parametrize(("answer", "weeks"), [("Every week", 1), ("Every two weeks", 2)])
def test_it_comes_after_whole_weeks_at_the_hour_of_their_answer(answer: str, weeks: int) -> None:
    pair = joined(answer, timedelta(hours=9))
    said_yes = pair.ana.now
    for number in (1, 2, 3):
        to(pair, said_yes + number * weeks * WEEK - MINUTE)
        assert reminders(pair) == number - 1
        to(pair, said_yes + number * weeks * WEEK)
        assert reminders(pair) == number


def test_it_stays_at_that_hour_when_we_were_away() -> None:
    pair = joined("Every two weeks")
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
        after = reminder_after(link, last, now)
        assert now < after <= now + timedelta(days=rhythm)
        assert (after - last) % WEEK == timedelta()


def test_it_comes_though_the_person_has_not_looked_yet() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "Every week")
    pair.pass_time(WEEK)
    assert reminders(pair) == 1
    pair.ana.tap(THEM)
    pair.pass_time(WEEK)
    assert reminders(pair) == 2


def test_another_answer_under_reminders_counts_from_its_own_hour() -> None:
    pair = joined("Every week")
    pair.pass_time(timedelta(days=2, hours=1))
    pair.lena.command("start")
    pair.lena.tap("Reminders")
    assert pair.lena.buttons == ["Every week", "Every two weeks", "No", "Back"]
    pair.lena.tap("Every two weeks")
    assert pair.lena.text.startswith("Every second Wednesday at about this hour.")
    pair.pass_time(2 * WEEK - MINUTE)
    assert reminders(pair) == 0
    pair.pass_time(MINUTE)
    assert reminders(pair) == 1
    pair.lena.command("start")
    pair.lena.tap("Reminders", "No")
    pair.pass_time(5 * WEEK)
    assert reminders(pair) == 1
