"""One line a day and four a week: when the next may go is said, and one tap lets it wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.events import DueKind
from bot.core.friends.friendship import LONGEST_OWN, free_at
from tests.core.pair import MINUTE, Pair, done, sent
from tests.core.test_true_lines import LINK

SMALL = "Ana had a good moment and wanted you to know."
DAY = timedelta(days=1)


def a_line(pair: Pair) -> None:
    """Ana looks at a line to Lena."""
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A line to Lena")


def got(pair: Pair) -> int:
    return sum(SMALL in text for text in pair.lena_got)


def test_a_line_too_many_waits_for_its_first_moment_by_one_tap() -> None:
    pair = sent()
    a_line(pair)
    pair.ana.tap("Send it tomorrow")
    assert pair.ana.text == "It goes to Lena tomorrow at 17:21."
    assert pair.ana.buttons == ["Undo"]
    pair.pass_time(DAY - MINUTE)
    assert got(pair) == 0
    pair.pass_time(MINUTE)
    assert got(pair) == 1


def test_it_can_be_taken_back_as_long_as_it_waits() -> None:
    pair = sent()
    a_line(pair)
    pair.ana.tap("Send it tomorrow")
    pair.pass_time(timedelta(hours=20))
    pair.ana.tap("Undo")
    pair.pass_time(DAY)
    assert got(pair) == 0


def test_stop_means_what_has_the_floor_while_a_line_waits_for_hours() -> None:
    pair = sent()
    a_line(pair)
    pair.ana.tap("Send it tomorrow")
    pair.pass_time(timedelta(hours=1))
    pair.ana.command("settle")
    pair.ana.command("cancel")
    assert "Taken back" not in pair.ana.text
    pair.pass_time(DAY)
    assert got(pair) == 1


def test_four_a_week_say_the_day_on_which_the_next_may_go() -> None:
    pair = Pair().linked()
    zone = replace(pair.ana.known.person, zone="Europe/Berlin")
    pair.ana.known = replace(pair.ana.known, person=zone)
    for _ in range(4):
        a_line(pair)
        pair.ana.tap("Send to Lena")
        pair.pass_time(DAY + MINUTE)
    assert got(pair) == 4
    a_line(pair)  # on Friday; the first one left on Monday at 14:06
    assert pair.ana.text.startswith(
        "A line a day and four a week to Lena are plenty. The next can go Monday at 14:06."
    )
    pair.ana.tap("Send it Monday")
    pair.pass_time(3 * DAY)
    assert got(pair) == 5


def test_it_may_wait_for_a_day_but_says_no_today_then() -> None:
    pair = sent()
    pair.pass_time(timedelta(hours=1))
    person = replace(pair.ana.known.person, hello_back=False)
    pair.ana.known = replace(pair.ana.known, person=person)
    pair.ana.command("did")
    pair.ana.tap("Said hello in a shop", "That's enough", "To Lena")
    assert '"Ana said hello to someone and wanted you to know."' in pair.ana.text
    pair.ana.tap("Other words")
    assert "today" not in pair.ana.text


def test_two_lines_within_the_minute_are_one_and_one_that_waits() -> None:
    pair = done(Pair().linked())
    pair.ana.tap("Send to Lena")
    a_line(pair)
    assert pair.ana.text.startswith("A line a day and four a week")
    pair.pass_time(timedelta(hours=2))
    assert [text.startswith("From Ana") for text in pair.lena_got].count(True) == 1


def test_a_line_overtaken_by_another_is_shown_again_and_not_lost() -> None:
    pair = done(Pair().linked())
    pair.ana.tap("Later today")
    (key,) = [key for key in pair.ana.calendar if key[1] is DueKind.LINE]
    gone = replace(pair.ana.known.links[0], left_at=(pair.ana.now,))
    pair.ana.known = replace(pair.ana.known, links=(gone,))
    pair.pass_time(pair.ana.calendar[key] - pair.ana.now)
    assert not any("said hello" in text for text in pair.lena_got)
    assert pair.ana.buttons[0] == "Send it tomorrow"


def test_each_limit_has_its_first_moment() -> None:
    pair = sent()
    now = pair.ana.now
    assert free_at(LINK, now) == now
    days = tuple(now - n * DAY for n in (6, 4, 2))
    assert free_at(replace(LINK, left_at=days), now) == now
    assert free_at(replace(LINK, left_at=days), now, [now]) == now + DAY
    week = replace(LINK, left_at=(*days, now - DAY))
    assert free_at(week, now) == now + DAY  # the oldest of four is six days old
    assert free_at(week, now + DAY) == now + DAY


@pytest.mark.parametrize(("length", "fits"), [(LONGEST_OWN, True), (LONGEST_OWN + 1, False)])
def test_own_words_have_140_signs(length: int, fits: bool) -> None:
    pair = done(Pair().linked())
    pair.ana.tap("Other words", "My own words")
    words = "S" + ("o so " * length)[: length - 2] + "x"
    pair.ana.say(words)
    assert ("Send to Lena" in pair.ana.buttons) is fits
    assert (words in pair.ana.text) is fits
