"""In a hidden chat nothing that was only looked at stays on the screen for long."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.effects import Remove
from bot.core.records.model import Look
from tests.core.flows.friend.test_true_lines import at
from tests.core.pair import Pair, linked
from tests.core.told import every_key

HALF_AN_HOUR = timedelta(minutes=30)
WINE = "told my sponsor about the wine"
CHOIR = "ask Tom about the choir"
PLANNED = ("idea-shop-hello", "14:05", "tomorrow 17:30", "feel-tense", "plan-good")
MENUS = [("next",), ("next", "next-at"), ("friend",), ("friend", "Lena")]


def hidden(look: Look = Look.HIDDEN) -> Pair:
    """Ana has a plan and a friend."""
    pair = linked()
    pair.ana.command("plan")
    pair.ana.tap(*PLANNED)
    person = replace(pair.ana.known.person, look=look)
    pair.ana.known = replace(pair.ana.known, person=person)
    return pair


def values(pair: Pair) -> list[str | int]:
    """What stands on Ana's screen, but for our own words."""
    return [value for shown in pair.ana.screen.values() for value in shown.values]


@pytest.mark.parametrize("menu", MENUS)
def test_a_list_that_is_left_open_folds(menu: tuple[str, ...]) -> None:
    pair = hidden()
    pair.ana.command(menu[0])
    pair.ana.tap(*menu[1:])
    stood = pair.ana.line
    pair.pass_time(HALF_AN_HOUR - timedelta(seconds=1))
    assert pair.ana.line == stood
    pair.pass_time(timedelta(seconds=1))
    assert (pair.ana.key, pair.ana.offered) == ("tidied-away", [])


def test_elsewhere_it_stays() -> None:
    pair = hidden(Look.SHORT)
    pair.ana.command("friend")
    pair.pass_time(2 * HALF_AN_HOUR)
    assert "Lena" in pair.ana.offered


def test_a_line_that_was_begun_there_is_left_alone() -> None:
    pair = hidden()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-send-to")
    pair.pass_time(timedelta(minutes=1))
    assert "friend-line-small" in every_key(pair.lena.got)


def test_a_cue_whose_other_ideas_are_looked_at_still_asks() -> None:
    pair = hidden()
    at(pair, 17, 20)
    pair.ana.tap("cue-smaller")
    pair.pass_time(timedelta(hours=1))
    assert "tidied-away" not in pair.ana.keys


@pytest.mark.parametrize("left_at", [(), ("did-yes",)])
def test_what_was_typed_in_a_talk_that_nobody_ends_goes_too(left_at: tuple[str, ...]) -> None:
    pair = hidden()
    typed = told(pair, *left_at)
    assert WINE in values(pair)
    pair.pass_time(timedelta(hours=12))
    assert WINE not in values(pair)
    assert pair.ana.key == ("tidied-see-you" if left_at else "tidied-away")
    assert typed in {said.message_id for said in pair.ana.said if isinstance(said, Remove)}


def test_so_does_what_a_newer_talk_takes_the_place_of() -> None:
    pair = hidden()
    told(pair)
    pair.ana.command("did")
    assert WINE not in values(pair)


def test_a_plan_half_made_is_not_lost_by_it() -> None:
    pair = hidden()
    pair.ana.command("plan")
    pair.ana.say(CHOIR)
    pair.ana.tap("tomorrow 17:30")
    pair.pass_time(timedelta(hours=12))
    assert CHOIR not in values(pair)
    pair.ana.command("plan")
    assert CHOIR in values(pair)


def told(pair: Pair, *taps: str) -> int:
    """Ana writes what she did, and leaves it there; the number of her message."""
    pair.ana.command("did")
    pair.ana.say(WINE)
    typed = pair.ana.known.talks[-1].parts[0][0]
    pair.pass_time(timedelta(seconds=3))
    pair.ana.tap(*taps)
    return typed


def test_words_typed_under_a_friends_line_go_and_the_line_stays() -> None:
    pair = hidden()
    pair.lena.command("hello")
    pair.lena.tap("befriended-tea")
    pair.settle()
    card = pair.ana.last
    typed = pair.ana.say(WINE, reply_to=card.id)
    stood = pair.ana.last
    pair.pass_time(timedelta(hours=12))
    assert typed in removed(pair)
    assert pair.ana.screen[stood.id] == stood


def test_own_words_of_a_line_that_waits_go_and_the_line_leaves_in_its_time() -> None:
    pair = hidden()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-send-to")
    pair.pass_time(timedelta(minutes=1))
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-other-words", "friend-own-words")
    typed = pair.ana.say("Had a tiny good day")
    pair.ana.tap("friend-send-tomorrow")
    pair.pass_time(timedelta(hours=12))
    assert typed in removed(pair)
    assert not any("Had a tiny good day" in message.values for message in pair.lena.got)
    pair.pass_time(timedelta(hours=12))
    assert any("Had a tiny good day" in message.values for message in pair.lena.got)


def removed(pair: Pair) -> set[int]:
    return {said.message_id for said in pair.ana.said if isinstance(said, Remove)}
