"""One line a day and four a week: the next offer is to send it tomorrow."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.events import DueKind
from bot.core.records.lines import line
from bot.core.rules.friendship import LONGEST_OWN, free_at
from tests.core.flows.friend.test_true_lines import LINK
from tests.core.pair import MINUTE, Pair, linked, previewed, sent
from tests.core.told import every_key

SMALL = "friend-line-small"
DAY = timedelta(days=1)


def a_line(pair: Pair) -> None:
    """Ana looks at a line to Lena."""
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to")


def got(pair: Pair) -> int:
    return every_key(pair.lena.got).count(SMALL)


def test_a_line_too_many_can_be_sent_tomorrow() -> None:
    pair = sent()
    a_line(pair)
    pair.ana.tap("friend-send-tomorrow")
    assert pair.ana.line == line("friend-goes-at", friend="Lena", day="Wed 2 Dec", time="17:21")
    assert pair.ana.offered == ["friend-undo"]
    pair.pass_time(DAY - MINUTE)
    assert got(pair) == 0
    pair.pass_time(MINUTE)
    assert got(pair) == 1


def test_it_can_be_taken_back_as_long_as_it_waits() -> None:
    pair = sent()
    a_line(pair)
    pair.ana.tap("friend-send-tomorrow")
    pair.pass_time(timedelta(hours=20))
    pair.ana.tap("friend-undo")
    pair.pass_time(DAY)
    assert got(pair) == 0


def test_stop_means_what_has_the_floor_while_a_line_waits_for_hours() -> None:
    pair = sent()
    a_line(pair)
    pair.ana.tap("friend-send-tomorrow")
    pair.pass_time(timedelta(hours=1))
    pair.ana.command("settle")
    pair.ana.command("cancel")
    assert "friend-undone" not in pair.ana.keys
    pair.pass_time(DAY)
    assert got(pair) == 1


def four_in_a_week() -> Pair:
    """On Monday, Tuesday, Wednesday and Thursday; now it is Thursday, a minute later."""
    pair = linked()
    for number in range(4):
        pair.pass_time(DAY if number else MINUTE)
        a_line(pair)
        pair.ana.tap("friend-send-to")
        pair.pass_time(MINUTE)
    assert got(pair) == 4
    return pair


def test_after_four_in_a_week_it_is_said_when_there_is_room_again() -> None:
    pair = four_in_a_week()
    a_line(pair)
    assert pair.ana.line == line("friend-no-room", friend="Lena", count=4)
    assert pair.ana.offered == []
    pair.pass_time(4 * DAY)
    a_line(pair)
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    assert got(pair) == 5


def test_what_a_step_said_stays_where_there_is_no_room() -> None:
    pair = four_in_a_week()
    pair.ana.command("plan")
    pair.ana.tap("idea-thinking-of-you", "plan-did-it", "debrief-skip", "debrief-enough")
    pair.ana.tap("debrief-not-now-button")
    assert line("friend-no-room", friend="Lena", count=4) in pair.ana.lines
    assert line("friend-first-step", intro=line("debrief-not-now")) in pair.ana.lines


def test_one_for_tomorrow_leaves_no_room_for_another() -> None:
    pair = sent()
    a_line(pair)
    pair.ana.tap("friend-send-tomorrow")
    a_line(pair)
    assert pair.ana.line == line("friend-no-room", friend="Lena", count=2)


def test_a_preview_that_waited_says_what_is_so_now() -> None:
    pair = sent()
    a_line(pair)
    pair.pass_time(DAY)
    pair.ana.tap("friend-other-words", "back")
    assert pair.ana.offered[0] == "friend-send-to"


def test_it_may_wait_for_a_day_but_says_no_today_then() -> None:
    pair = sent()
    pair.pass_time(timedelta(hours=1))
    person = replace(pair.ana.known.person, hello_back=False)
    pair.ana.known = replace(pair.ana.known, person=person)
    pair.ana.command("did")
    pair.ana.tap("did-shop-hello", "did-another", "debrief-enough", "friend-to")
    assert "friend-line-hello" in pair.ana.keys
    assert "Ana" in pair.ana.values
    pair.ana.tap("friend-other-words")
    assert "friend-today" not in pair.ana.keys


def test_two_lines_within_the_minute_are_one_and_one_that_waits() -> None:
    pair = previewed()
    pair.ana.tap("friend-send-to")
    a_line(pair)
    assert pair.ana.line == line("friend-no-room", friend="Lena", count=2)
    pair.pass_time(timedelta(hours=2))
    assert every_key(pair.lena.got).count("befriended-line") == 1


def test_a_line_overtaken_by_another_is_shown_again_and_not_lost() -> None:
    pair = previewed()
    pair.ana.tap("friend-send-to")
    (key,) = [key for key in pair.ana.calendar if key[1] is DueKind.LINE]
    gone = replace(pair.ana.known.links[0], left_at=(pair.ana.now,))
    pair.ana.known = replace(pair.ana.known, links=(gone,))
    pair.pass_time(pair.ana.calendar[key] - pair.ana.now)
    assert "friend-line-hello" not in every_key(pair.lena.got)
    assert pair.ana.offered[0] == "friend-send-tomorrow"


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
    pair = previewed()
    pair.ana.tap("friend-other-words", "friend-own-words")
    words = "S" + ("o so " * length)[: length - 2] + "x"
    pair.ana.say(words)
    assert ("friend-send-to" in pair.ana.offered) is fits
    assert (words in pair.ana.values) is fits


def test_a_friend_who_stops_leaves_no_line_for_tomorrow() -> None:
    pair = sent()
    a_line(pair)
    pair.ana.tap("friend-send-tomorrow")
    pair.lena.command("stop")
    pair.lena.tap("befriended-stop-now")
    pair.pass_time(MINUTE)
    assert "friend-goes-at" not in pair.ana.on_screen
    assert "friend-undo" not in pair.ana.offered
