"""Somebody blocks us and comes back: one greeting, whichever word of it arrives first."""

from __future__ import annotations

from datetime import timedelta

from bot.core.records.effects import Say
from bot.core.records.events import Blocked, Returned
from tests.core.play import Play, welcomed

HOME = "home-hello"
WELCOME = "home-back"


def away() -> Play:
    play = welcomed()
    play.happen(Blocked())
    play.said.clear()
    return play


def pushed(play: Play) -> int:
    return len([effect for effect in play.said if isinstance(effect, Say)])


def test_unblocking_and_start_are_one_greeting() -> None:
    play = away()
    play.happen(Returned())
    play.pass_time(timedelta(seconds=1))
    play.command("start")
    assert (pushed(play), play.key) == (1, WELCOME)
    play.tap("home-plan")
    assert play.key == "plan-ideas"


def test_the_other_way_round_too() -> None:
    play = away()
    play.command("start")
    play.happen(Returned())
    assert (pushed(play), play.key) == (1, HOME)


def test_unblocking_alone_is_greeted() -> None:
    play = away()
    play.happen(Returned())
    assert (pushed(play), play.key) == (1, WELCOME)


def test_a_start_of_its_own_is_always_answered() -> None:
    play = away()
    play.happen(Returned())
    play.command("start")
    play.command("start")
    assert pushed(play) == 2
    play.pass_time(timedelta(hours=1))
    play.happen(Blocked())
    play.happen(Returned())
    play.pass_time(timedelta(minutes=5))
    play.command("start")
    assert pushed(play) == 4


def test_a_start_after_something_else_is_answered() -> None:
    play = away()
    play.happen(Returned())
    play.command("next")
    play.command("start")
    assert play.key == HOME
