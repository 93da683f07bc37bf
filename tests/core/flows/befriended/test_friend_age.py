"""An invitation and an age: heard, closed kindly, and not lost by a slip."""

from __future__ import annotations

import pytest

from bot.core.records.lines import line
from bot.core.records.model import LinkState
from tests.core.pair import HAPPY, Pair

AGE = "welcome-age"
ADULT, MINOR = "welcome-adult", "welcome-under-18"
INVITED = line("befriended-asked", person="Ana")


def asked(text: str = "I'm 15") -> Pair:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.say(text)
    return pair


@pytest.mark.parametrize("text", ["I'm 15", "im only 16 but yes", "I am 17"])
def test_an_age_is_heard_below_an_invitation(text: str) -> None:
    assert asked(text).lena.key == AGE


def test_under_18_closes_kindly_on_both_sides() -> None:
    pair = asked()
    pair.lena.tap(MINOR)
    assert pair.lena.key == "welcome-adults-only"
    pair.settle()
    assert pair.ana.key == "friend-declined"


@pytest.mark.parametrize("answer", [ADULT, "yes"])
def test_over_18_the_invitation_stands_again(answer: str) -> None:
    pair = asked()
    pair.lena.tap(ADULT) if answer == ADULT else pair.lena.say(answer)
    assert pair.lena.line == INVITED
    pair.lena.tap(HAPPY)
    assert pair.lena.key == "befriended-lovely"
    pair.settle()
    assert pair.ana.line == line("friend-is-it-them", friend="Lena K.")


def test_two_cards_of_one_invitation_are_one_yes() -> None:
    pair = asked()
    first = next(iter(pair.lena.screen.values()))
    pair.lena.tap(ADULT, HAPPY, "befriended-no")
    pair.settle()
    assert HAPPY in first.offered
    pair.lena.tap(HAPPY)
    assert len(pair.lena.known.person.consents) == 1
    (link,) = pair.lena.known.links
    assert link.state is LinkState.AGREED


def test_a_link_followed_after_a_slip_is_not_lost_either() -> None:
    pair = Pair()
    pair.lena.command("start")
    pair.lena.tap(MINOR)
    pair.open(pair.link())
    assert pair.lena.key == AGE
    pair.lena.tap(ADULT)
    assert pair.lena.line == INVITED
    pair.lena.tap(HAPPY)
    assert pair.lena.key == "befriended-lovely"


def test_and_closes_kindly_when_it_was_none() -> None:
    pair = Pair()
    pair.lena.command("start")
    pair.lena.tap(MINOR)
    pair.open(pair.link())
    pair.lena.tap(MINOR)
    pair.settle()
    assert pair.ana.key == "friend-declined"


def test_without_an_invitation_the_first_question_follows_as_ever() -> None:
    pair = Pair()
    pair.lena.command("start")
    pair.lena.say("I'm 15")
    pair.lena.tap(ADULT)
    assert pair.lena.key == "welcome-hello"
