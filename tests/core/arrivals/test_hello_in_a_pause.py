"""A friend's kind word during a pause is there when the person comes back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.records.lines import line
from tests.core.arrivals.test_merged_lines import came, hello
from tests.core.asked_for import dinner
from tests.core.pair import MINUTE, Pair, linked
from tests.core.told import every_key

DAY = timedelta(days=1)


def paused(how_long: str) -> Pair:
    pair = linked()
    pair.ana.command("pause")
    pair.ana.tap(how_long)
    return pair


def test_it_comes_at_the_end_of_a_week() -> None:
    pair = paused("settings-a-week")
    hello(pair, "See you soon, dear")
    pair.pass_time(7 * DAY - MINUTE)
    assert came(pair) == []
    pair.pass_time(MINUTE)
    assert came(pair) == [["See you soon, dear"]]


def test_it_comes_with_the_way_back() -> None:
    pair = paused("settings-until-i-say")
    hello(pair, "See you soon, dear")
    pair.pass_time(40 * DAY)
    assert came(pair) == []
    pair.ana.command("resume")
    pair.settle()
    assert came(pair) == [["See you soon, dear"]]


def test_several_come_one_message_a_part_of_the_day_and_none_is_let_go() -> None:
    pair = paused("settings-until-i-say")
    for n in range(7):
        hello(pair, f"Hello number {n}")
        pair.pass_time(4 * DAY)
    pair.ana.command("resume")
    pair.settle()
    assert [len(texts) for texts in came(pair)] == [4]
    pair.pass_time(DAY)
    assert [text for texts in came(pair) for text in texts] == [
        f"Hello number {n}" for n in range(7)
    ]


def test_it_does_not_wait_for_ever() -> None:
    pair = paused("settings-until-i-say")
    hello(pair, "See you soon, dear")
    pair.pass_time(91 * DAY)
    pair.ana.command("resume")
    pair.pass_time(DAY)
    assert came(pair) == []


def test_a_friend_with_plans_of_their_own_pauses_lines_too_and_nobody_is_told() -> None:
    pair = linked()
    pair.lena.command("plan")
    pair.lena.tap("welcome-keep", "welcome-path-alone")
    pair.lena.command("pause")
    pair.lena.tap("settings-a-week")
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-send-to")
    pair.pass_time(DAY)
    assert pair.ana.line == line("friend-has-gone", friend="Lena")
    assert "befriended-line-reply" not in every_key(pair.lena.got)
    pair.lena.command("resume")
    pair.settle()
    earlier = line("befriended-from-earlier", person="Ana", day="Mon 30 Nov")
    assert any(earlier in message.lines for message in pair.lena.got)


@pytest.mark.parametrize(
    ("how_long", "said"),
    [
        ("settings-a-week", "settings-hello-waits"),
        ("settings-until-i-say", "settings-hello-waits-long"),
    ],
)
def test_the_pause_says_so_to_whoever_has_a_friend(how_long: str, said: str) -> None:
    assert said in paused(how_long).ana.keys
    alone = Pair().ana
    alone.command("pause")
    alone.tap(how_long)
    assert said not in alone.keys


def test_a_hello_that_was_asked_for_comes_through_the_pause() -> None:
    pair = dinner()
    pair.ana.command("pause")
    pair.ana.tap("settings-a-week")
    pair.ana.command("friend")
    pair.ana.tap("Lena", "next-hello", "friend-ask-now")
    pair.pass_time(timedelta(minutes=1))
    pair.lena.tap("befriended-hello")
    pair.settle()
    assert line("friend-came", friend="Lena", text=line("befriended-hello")) in pair.ana.lines


def test_a_hello_that_was_asked_for_waits_for_the_end_of_a_quiet_day() -> None:
    pair = dinner()
    pair.ana.tap("friend-ask-now")
    pair.pass_time(timedelta(minutes=1))
    pair.ana.say("I want to die")
    pair.lena.tap("befriended-hello")
    pair.settle()
    assert "friend-came" not in pair.ana.on_screen
