"""One line a day and four a week: the next offer is to send it tomorrow."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.events import DueKind
from bot.core.rules.friendship import LONGEST_OWN, free_at
from tests.core.flows.friend.test_true_lines import LINK
from tests.core.pair import MINUTE, Pair, done, sent

SMALL = "Ana had a good moment and wanted you to know."
DAY = timedelta(days=1)


def a_line(pair: Pair) -> None:
    """Ana looks at a line to Lena."""
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena")


def got(pair: Pair) -> int:
    return sum(SMALL in text for text in pair.lena_got)


def test_a_line_too_many_can_be_sent_tomorrow() -> None:
    pair = sent()
    a_line(pair)
    pair.ana.tap("Send it tomorrow")
    assert pair.ana.text == "It goes to Lena Wednesday at 17:21."
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


def four_in_a_week() -> Pair:
    """On Monday, Tuesday, Wednesday and Thursday; now it is Thursday, a minute later."""
    pair = Pair().linked()
    for number in range(4):
        pair.pass_time(DAY if number else MINUTE)
        a_line(pair)
        pair.ana.tap("Send to Lena")
        pair.pass_time(MINUTE)
    assert got(pair) == 4
    return pair


def test_after_four_in_a_week_it_is_said_when_there_is_room_again() -> None:
    pair = four_in_a_week()
    a_line(pair)
    assert pair.ana.text == (
        "Lena gets one message a day at most, and four a week. There is room again in 4 days."
    )
    assert pair.ana.buttons == []
    pair.pass_time(4 * DAY)
    a_line(pair)
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    assert got(pair) == 5


def test_what_a_step_said_stays_where_there_is_no_room() -> None:
    pair = four_in_a_week()
    pair.ana.command("plan")
    pair.ana.tap("Send “thinking of you” · now", "Done", "That's enough", "Not now")
    assert pair.ana.text.endswith("There is room again in 4 days.")
    assert "this was your first step" in pair.ana.text


def test_one_for_tomorrow_leaves_no_room_for_another() -> None:
    pair = sent()
    a_line(pair)
    pair.ana.tap("Send it tomorrow")
    a_line(pair)
    assert pair.ana.text.endswith("There is room again in 2 days.")


def test_a_preview_that_waited_says_what_is_so_now() -> None:
    pair = sent()
    a_line(pair)
    pair.pass_time(DAY)
    pair.ana.tap("Other words", "Back")
    assert pair.ana.buttons[0] == "Send to Lena"


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
    assert pair.ana.text.startswith("Lena gets one message a day at most")
    pair.pass_time(timedelta(hours=2))
    assert [text.startswith("From Ana") for text in pair.lena_got].count(True) == 1


def test_a_line_overtaken_by_another_is_shown_again_and_not_lost() -> None:
    pair = done(Pair().linked())
    pair.ana.tap("Send to Lena")
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


def test_a_friend_who_stops_leaves_no_line_for_tomorrow() -> None:
    pair = sent()
    a_line(pair)
    pair.ana.tap("Send it tomorrow")
    pair.lena.command("stop")
    pair.lena.tap("Stop")
    pair.pass_time(MINUTE)
    assert not any("It goes to Lena" in shown.text for shown in pair.ana.screen.values())
    assert "Undo" not in pair.ana.buttons
