"""In a hidden chat nothing that was only looked at stays on the screen for long."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.effects import Remove
from bot.core.records.model import Look
from tests.core.flows.friend.test_true_lines import at
from tests.core.pair import Pair

HALF_AN_HOUR = timedelta(minutes=30)
PLANNED = ("Say hello in a shop · 1 min", "14:05", "Tomorrow 17:30", "Tense", "Good")
MENUS = [("next",), ("next", "Tomorrow 17:30 · hello in the shop"), ("friend",), ("friend", "Lena")]


def hidden(look: Look = Look.HIDDEN) -> Pair:
    """Ana has a plan and a friend."""
    pair = Pair().linked()
    pair.ana.command("plan")
    pair.ana.tap(*PLANNED)
    person = replace(pair.ana.known.person, look=look)
    pair.ana.known = replace(pair.ana.known, person=person)
    return pair


@pytest.mark.parametrize("menu", MENUS)
def test_a_list_that_is_left_open_folds(menu: tuple[str, ...]) -> None:
    pair = hidden()
    pair.ana.command(menu[0])
    pair.ana.tap(*menu[1:])
    stood = pair.ana.text
    pair.pass_time(HALF_AN_HOUR - timedelta(seconds=1))
    assert pair.ana.text == stood
    pair.pass_time(timedelta(seconds=1))
    assert (pair.ana.text, pair.ana.buttons) == ("A note for you.", [])


def test_elsewhere_it_stays() -> None:
    pair = hidden(Look.SHORT)
    pair.ana.command("friend")
    pair.pass_time(2 * HALF_AN_HOUR)
    assert "Lena" in pair.ana.buttons


def test_a_line_that_was_begun_there_is_left_alone() -> None:
    pair = hidden()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena", "Send to Lena")
    pair.pass_time(timedelta(minutes=1))
    assert any("Ana had a good moment" in text for text in pair.lena_got)


def test_a_cue_whose_other_ideas_are_looked_at_still_asks() -> None:
    pair = hidden()
    at(pair, 17, 20)
    pair.ana.tap("Smaller")
    pair.pass_time(timedelta(hours=1))
    assert pair.ana.text != "A note for you."


@pytest.mark.parametrize("left_at", [(), ("Yes",)])
def test_what_was_typed_in_a_talk_that_nobody_ends_goes_too(left_at: tuple[str, ...]) -> None:
    pair = hidden()
    typed = told(pair, *left_at)
    assert any("the wine" in card.text for card in pair.ana.screen.values())
    pair.pass_time(timedelta(hours=12))
    assert "the wine" not in " ".join(card.text for card in pair.ana.screen.values())
    assert pair.ana.text.startswith("See you" if left_at else "A note for you.")
    assert typed in {said.message_id for said in pair.ana.said if isinstance(said, Remove)}


def test_so_does_what_a_newer_talk_takes_the_place_of() -> None:
    pair = hidden()
    told(pair)
    pair.ana.command("did")
    assert "the wine" not in " ".join(card.text for card in pair.ana.screen.values())


def test_a_plan_half_made_is_not_lost_by_it() -> None:
    pair = hidden()
    pair.ana.command("plan")
    pair.ana.say("ask Tom about the choir")
    pair.ana.tap("Tomorrow 17:30")
    pair.pass_time(timedelta(hours=12))
    assert "choir" not in " ".join(card.text for card in pair.ana.screen.values())
    pair.ana.command("plan")
    assert any("choir" in card.text for card in pair.ana.screen.values())


def told(pair: Pair, *taps: str) -> int:
    """Ana writes what she did, and leaves it there; the number of her message."""
    pair.ana.command("did")
    pair.ana.say("told my sponsor about the wine")
    typed = pair.ana.known.talks[-1].parts[0][0]
    pair.pass_time(timedelta(seconds=3))
    pair.ana.tap(*taps)
    return typed


def test_words_typed_under_a_friends_line_go_and_the_line_stays() -> None:
    pair = hidden()
    pair.lena.command("hello")
    pair.lena.tap("Tea soon?")
    pair.settle()
    card = pair.ana.last
    typed = pair.ana.say("told my sponsor about the wine", reply_to=card.id)
    stood = pair.ana.last
    pair.pass_time(timedelta(hours=12))
    assert typed in removed(pair)
    assert pair.ana.screen[stood.id].text == stood.text
    assert pair.ana.screen[stood.id].buttons == stood.buttons


def test_own_words_of_a_line_that_waits_go_and_the_line_leaves_in_its_time() -> None:
    pair = hidden()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena", "Send to Lena")
    pair.pass_time(timedelta(minutes=1))
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena", "Other words", "My own words")
    typed = pair.ana.say("Had a tiny good day")
    pair.ana.tap(next(button for button in pair.ana.buttons if button.startswith("Send")))
    pair.pass_time(timedelta(hours=12))
    assert typed in removed(pair)
    assert not any("tiny good day" in text for text in pair.lena_got)
    pair.pass_time(timedelta(hours=12))
    assert any("tiny good day" in text for text in pair.lena_got)


def removed(pair: Pair) -> set[int]:
    return {said.message_id for said in pair.ana.said if isinstance(said, Remove)}
