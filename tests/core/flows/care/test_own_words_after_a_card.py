"""A card of help at the question for a friend's line: the question comes back, or says it rests."""

from __future__ import annotations

from bot.core.records.lines import line
from tests.core.flows.friend.test_lines_rest import RESTS
from tests.core.pair import CHOSEN, Pair, previewed

ASKED = "friend-ask-own"


def writing() -> Pair:
    pair = previewed()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-other-words", "friend-own-words")
    return pair


def test_what_was_not_meant_is_no_line_and_the_question_stands_again() -> None:
    pair = writing()
    pair.ana.say("I want to die")
    pair.ana.tap("care-not-meant")
    assert pair.ana.key == ASKED
    pair.ana.say("I had cake")
    assert pair.ana.line == line("friend-preview", friend="Lena", text="I had cake")


def test_after_a_card_that_was_meant_it_is_said_that_lines_rest() -> None:
    pair = writing()
    pair.ana.say("I relapsed last night")
    pair.ana.tap("care-carry-on-button")
    assert pair.ana.line == RESTS


def test_the_name_for_an_invitation_is_asked_for_again() -> None:
    pair = Pair()
    pair.ana.command("friend")
    pair.ana.tap(CHOSEN, "friend-another-name")
    asked = pair.ana.line
    pair.ana.say("I want to die")
    pair.ana.tap("care-not-meant")
    assert pair.ana.line == asked
