"""After a card that holds lines for the day no line is offered, and no card comes twice."""

from __future__ import annotations

import pytest

from bot.core.records.effects import Say
from bot.core.records.lines import Line
from tests.core.arrivals.test_merged_lines import hello
from tests.core.pair import MINUTE, Pair, done, sent
from tests.core.play import Play

RESTS = "No messages today, and Lena sees no difference."
HEAVY = ["I relapsed last night", "he hits me", "I can't go on like this", "I want to die"]


def cards(play: Play) -> list[Line]:
    """The care cards that were pushed."""
    said = [effect.words for effect in play.said if isinstance(effect, Say)]
    return [words for words in said if words.key.startswith("care-card")]


@pytest.mark.parametrize("text", HEAVY)
def test_a_line_is_not_offered_and_the_card_not_repeated(text: str) -> None:
    pair = done(Pair().linked())
    pair.ana.say(text)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena")
    assert pair.ana.text == RESTS
    assert len(cards(pair.ana)) == 1
    pair.pass_time(MINUTE * 24 * 60)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena")
    assert "Send to Lena" in pair.ana.buttons


def test_a_button_from_before_the_card_says_so_too() -> None:
    pair = sent()
    hello(pair, "So glad")
    pair.ana.tap("Keep this message")
    tell = next(caption for caption in pair.ana.buttons if "Lena" in caption)
    pair.ana.say("I relapsed last night")
    pair.ana.tap(tell)
    assert RESTS in [shown.text for shown in pair.ana.screen.values()]
    assert len(cards(pair.ana)) == 1


def test_a_preview_that_stood_before_the_card_goes_nowhere_and_repeats_nothing() -> None:
    pair = done(Pair().linked())
    pair.ana.say("I want to die")
    pair.ana.tap("Send to Lena")
    shown = [shown.text for shown in pair.ana.screen.values()]
    assert "No messages today. This one stays with you." in shown
    assert len(cards(pair.ana)) == 1


def test_no_hello_is_asked_for_either() -> None:
    pair = done(Pair().linked())
    pair.ana.say("I want to die")
    pair.ana.command("friend")
    pair.ana.tap("Lena", "Ask for a hello")
    assert pair.ana.text == RESTS
