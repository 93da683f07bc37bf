"""A friend's kind word during a pause is there when the person comes back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.core.arrivals.test_merged_lines import came, hello
from tests.core.asked_for import dinner
from tests.core.pair import MINUTE, Pair

DAY = timedelta(days=1)


def paused(how_long: str) -> Pair:
    pair = Pair().linked()
    pair.ana.command("pause")
    pair.ana.tap(how_long)
    return pair


def test_it_comes_at_the_end_of_a_week() -> None:
    pair = paused("A week")
    hello(pair, "See you soon, dear")
    pair.pass_time(7 * DAY - MINUTE)
    assert came(pair) == []
    pair.pass_time(MINUTE)
    assert came(pair) == ['Lena: "See you soon, dear"']


def test_it_comes_with_the_way_back() -> None:
    pair = paused("Until I end it")
    hello(pair, "See you soon, dear")
    pair.pass_time(40 * DAY)
    assert came(pair) == []
    pair.ana.command("resume")
    pair.settle()
    assert came(pair) == ['Lena: "See you soon, dear"']


def test_several_come_one_message_a_part_of_the_day_and_none_is_let_go() -> None:
    pair = paused("Until I end it")
    for n in range(7):
        hello(pair, f"Hello number {n}")
        pair.pass_time(4 * DAY)
    pair.ana.command("resume")
    pair.settle()
    assert came(pair)[0].count("Hello number") == 5
    pair.pass_time(DAY)
    assert "".join(came(pair)).count("Hello number") == 7


def test_it_does_not_wait_for_ever() -> None:
    pair = paused("Until I end it")
    hello(pair, "See you soon, dear")
    pair.pass_time(91 * DAY)
    pair.ana.command("resume")
    pair.pass_time(DAY)
    assert came(pair) == []


def test_a_friend_with_plans_of_their_own_pauses_lines_too_and_nobody_is_told() -> None:
    pair = Pair().linked()
    pair.lena.command("plan")
    pair.lena.tap("Yes, save them. I'm 18 or over", "I've been on my own a lot")
    pair.lena.command("pause")
    pair.lena.tap("A week")
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena", "Send to Lena")
    pair.pass_time(DAY)
    assert pair.ana.text == "It has left for Lena."
    assert not any(text.startswith("From Ana") for text in pair.lena_got)
    pair.lena.command("resume")
    pair.settle()
    assert any(text.startswith("From Ana, sent Monday") for text in pair.lena_got)


@pytest.mark.parametrize(
    ("how_long", "said"),
    [
        ("A week", "What a friend sends waits for you too."),
        ("Until I end it", "What a friend sends waits too, for three months at most."),
    ],
)
def test_the_pause_says_so_to_whoever_has_a_friend(how_long: str, said: str) -> None:
    assert said in paused(how_long).ana.text
    alone = Pair().ana
    alone.command("pause")
    alone.tap(how_long)
    assert "friend" not in alone.text


def test_a_hello_that_was_asked_for_comes_through_the_pause() -> None:
    pair = dinner()
    pair.ana.command("pause")
    pair.ana.tap("A week")
    pair.ana.command("friend")
    pair.ana.tap("Lena", "Ask for a hello", "Now")
    pair.pass_time(timedelta(minutes=1))
    pair.lena.tap("Hello")
    pair.settle()
    assert pair.ana.text.startswith("Lena: ")


def test_a_hello_that_was_asked_for_waits_for_the_end_of_a_quiet_day() -> None:
    pair = dinner()
    pair.ana.tap("Now")
    pair.pass_time(timedelta(minutes=1))
    pair.ana.say("I want to die")
    pair.lena.tap("Hello")
    pair.settle()
    assert not any(shown.text.startswith("Lena: ") for shown in pair.ana.screen.values())
