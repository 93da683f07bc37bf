"""Somebody who is only a friend: their own list of commands, and nothing to set."""

from __future__ import annotations

import pytest

from bot.core.arrivals.commands import FRIENDS_LIST
from bot.core.records.effects import Menu
from bot.core.records.lines import line
from bot.core.records.model import Standing
from tests.core.pair import HAPPY, MINUTE, Pair, linked, previewed, sent
from tests.core.play import Play


def menus(play: Play) -> list[tuple[str, ...]]:
    return [effect.names for effect in play.said if isinstance(effect, Menu)]


def test_the_yes_brings_a_list_of_their_own() -> None:
    pair = Pair()
    pair.open(pair.link())
    assert menus(pair.lena) == []
    pair.lena.tap(HAPPY)
    assert menus(pair.lena) == [FRIENDS_LIST]
    assert menus(pair.ana) == []


def test_the_list_of_everybody_comes_back_with_a_life_of_their_own() -> None:
    pair = linked()
    pair.lena.command("plan")
    assert menus(pair.lena) == [FRIENDS_LIST]
    pair.lena.tap("welcome-keep")
    assert menus(pair.lena) == [FRIENDS_LIST, ()]


def test_who_had_a_life_of_their_own_keeps_the_list() -> None:
    pair = Pair()
    pair.lena.command("start")
    pair.lena.tap("welcome-keep", "welcome-path-unsaid")
    pair.linked()
    assert menus(pair.lena) == []


def test_who_leaves_or_erases_has_everybodys_list() -> None:
    pair = linked()
    pair.lena.command("stop")
    pair.lena.tap("befriended-stop-now")
    assert menus(pair.lena) == [FRIENDS_LIST, ()]


def test_so_has_who_is_let_go() -> None:
    pair = linked()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-stop", "friend-kindly")
    pair.settle()
    assert pair.lena.forgotten
    assert menus(pair.lena) == [FRIENDS_LIST, ()]


@pytest.mark.parametrize("command", ["pause", "resume", "settings"])
def test_there_is_nothing_of_theirs_to_set(command: str) -> None:
    pair = linked()
    pair.lena.command(command)
    assert pair.lena.line == line("befriended-home", person="Ana")
    assert pair.lena.known.person.paused_until is None


def test_the_other_side_of_a_friend_who_is_under_18_hears_it_kindly() -> None:
    pair = linked()
    pair.lena.say("I'm 15")
    pair.lena.tap("welcome-under-18")
    pair.settle()
    assert pair.ana.line == line("friend-left", friend="Lena")
    assert menus(pair.lena) == [FRIENDS_LIST, ()]


def _at_the_door() -> Pair:
    """Ana's line is with Lena, who has looked at what it would be to plan herself."""
    pair = sent()
    pair.lena.command("plan")
    assert pair.lena.key == "welcome-hello"
    return pair


def test_the_question_before_plans_can_be_left_by_a_friend() -> None:
    pair = _at_the_door()
    pair.lena.tap("befriended-not-now")
    assert pair.lena.line == line("befriended-home", person="Ana")


@pytest.mark.parametrize("typed", ["how is Ana?", "how is she?"])
def test_what_a_friend_writes_there_is_heard_on_their_side(typed: str) -> None:
    pair = _at_the_door()
    pair.lena.say(typed)
    pair.settle()
    assert pair.lena.line == line("befriended-status", person="Ana")


def test_words_for_a_line_close_it() -> None:
    pair = _at_the_door()
    pair.lena.say("thank you for telling me")
    pair.settle()
    assert pair.lena.line == line(
        "befriended-pass-on", person="Ana", text="thank you for telling me"
    )
    pair.lena.tap("befriended-send")
    pair.settle()
    assert pair.lena.line == line("befriended-on-its-way", person="Ana")
    assert pair.lena.known.person.standing is Standing.BEFRIENDED


def test_a_line_that_is_answered_there_brings_the_question_back_no_more() -> None:
    pair = previewed()
    pair.lena.command("plan")
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    pair.lena.say("thank you")
    pair.lena.tap("befriended-send")
    pair.settle()
    assert pair.lena.line == line("befriended-on-its-way", person="Ana")
