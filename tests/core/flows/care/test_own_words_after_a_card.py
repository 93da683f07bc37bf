"""A card of help at the question for a friend's line: the question comes back, or says it rests."""

from __future__ import annotations

from tests.core.flows.friend.test_lines_rest import RESTS
from tests.core.pair import CHOSEN, Pair, done

ASKED = "Write a sentence or two, up to 140 letters. You will see it again before it goes."


def writing() -> Pair:
    pair = done(Pair().linked())
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena", "Other words", "My own words")
    return pair


def test_what_was_not_meant_is_no_line_and_the_question_stands_again() -> None:
    pair = writing()
    pair.ana.say("I want to die")
    pair.ana.tap("Not what I meant")
    assert pair.ana.text == ASKED
    pair.ana.say("I had cake")
    assert 'word for word: "I had cake"' in pair.ana.text


def test_after_a_card_that_was_meant_it_is_said_that_lines_rest() -> None:
    pair = writing()
    pair.ana.say("I relapsed last night")
    pair.ana.tap("Carry on")
    assert pair.ana.text == RESTS


def test_the_name_for_an_invitation_is_asked_for_again() -> None:
    pair = Pair()
    pair.ana.command("friend")
    pair.ana.tap(CHOSEN, "Another name")
    asked = pair.ana.text
    pair.ana.say("I want to die")
    pair.ana.tap("Not what I meant")
    assert pair.ana.text == asked
