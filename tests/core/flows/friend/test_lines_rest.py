"""After a card that holds lines for the day no line is offered, and no card comes twice."""

from __future__ import annotations

import pytest

from bot.core.records.effects import Say
from bot.core.records.lines import Line, line
from tests.core.arrivals.test_merged_lines import hello
from tests.core.pair import MINUTE, previewed, sent
from tests.core.play import Play

RESTS = line("friend-rest-today", friend="Lena")
HEAVY = [
    "I relapsed last night",
    "I gambled my rent",
    "he hits me",
    "I can't go on like this",
    "I want to die",
]


def cards(play: Play) -> list[Line]:
    """The care cards that were pushed."""
    said = [effect.words for effect in play.said if isinstance(effect, Say)]
    return [words for words in said if words.key.startswith("care-card")]


@pytest.mark.parametrize("text", HEAVY)
def test_a_line_is_not_offered_and_the_card_not_repeated(text: str) -> None:
    pair = previewed()
    pair.ana.say(text)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to")
    assert pair.ana.line == RESTS
    assert len(cards(pair.ana)) == 1
    pair.pass_time(MINUTE * 24 * 60)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to")
    assert "friend-send-to" in pair.ana.offered


def test_a_button_from_before_the_card_says_so_too() -> None:
    pair = sent()
    hello(pair, "So glad")
    pair.ana.tap("friend-keep-line")
    pair.ana.say("I relapsed last night")
    pair.ana.tap("friend-tell-kept")
    assert RESTS.key in pair.ana.on_screen
    assert len(cards(pair.ana)) == 1


def test_a_preview_that_stood_before_the_card_goes_nowhere_and_repeats_nothing() -> None:
    pair = previewed()
    pair.ana.say("I want to die")
    pair.ana.tap("friend-send-to")
    assert "friend-rests" in pair.ana.on_screen
    assert len(cards(pair.ana)) == 1


def test_no_hello_is_asked_for_either() -> None:
    pair = previewed()
    pair.ana.say("I want to die")
    pair.ana.command("friend")
    pair.ana.tap("Lena", "next-hello")
    assert pair.ana.line == RESTS
