"""Leaving is as short as giving: two taps, or the word; and what was agreed to keeps its date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.flows.befriended.accepting import FRIEND
from bot.core.records.model import Link, LinkState
from tests.core.pair import Pair, sent

HOW = "Quietly: Lena is told nothing, and sees your name as before."
MAREK = Link(77, 7, LinkState.ACTIVE, 9, friend_name="Marek", person_name="Ana")
HAPPY_PERSON = "Yes, save them. I'm 18 or over"


def listed() -> Pair:
    pair = Pair().linked()
    pair.ana.command("friend")
    return pair


def both() -> Pair:
    pair = Pair().linked()
    pair.ana.known = replace(pair.ana.known, links=(*pair.ana.known.links, MAREK))
    pair.ana.command("friend")
    return pair


@pytest.mark.parametrize("how", ["Quietly", "With a kind message"])
def test_two_taps_end_it(how: str) -> None:
    pair = listed()
    pair.ana.tap("Stop")
    assert pair.ana.text.startswith(HOW)
    pair.ana.tap(how)
    pair.settle()
    assert [link for link in pair.ana.known.links if link.state is LinkState.ACTIVE] == []


@pytest.mark.parametrize("said", ["stop", "Stop!", "stop lines", "I want to stop", "no more lines"])
def test_stop_in_plain_words_is_heard(said: str) -> None:
    pair = listed()
    pair.ana.say(said)
    assert pair.ana.text.startswith(HOW)
    pair.ana.say("stop")
    assert pair.ana.text.startswith(HOW), "how it ends is still to be chosen"
    assert pair.ana.known.links[0].state is LinkState.ACTIVE
    pair.ana.say("quietly")
    assert pair.ana.text.startswith("This needs a tap, not words.")
    pair.ana.tap("Quietly")
    assert pair.ana.text == "Stopped. Lena hears nothing of it."


def test_stop_is_heard_on_a_friends_own_page() -> None:
    pair = listed()
    pair.ana.tap("Lena")
    pair.ana.say("stop")
    assert pair.ana.text.startswith(HOW)


@pytest.mark.parametrize("typed", [False, True])
def test_with_several_friends_it_is_asked_whose_lines_end(typed: bool) -> None:
    pair = both()
    if typed:
        pair.ana.say("stop")
    else:
        pair.ana.tap("Stop")
    assert pair.ana.text == "Which friend gets no more messages?"
    pair.ana.tap("Marek", "Quietly")
    states = {link.friend_name: link.state for link in pair.ana.known.links}
    assert states == {"Lena": LinkState.ACTIVE, "Marek": LinkState.SILENT}


def test_the_list_leads_to_a_friend_again_after_that_question() -> None:
    pair = both()
    pair.ana.tap("Stop")
    pair.ana.tap("Close")
    pair.ana.command("friend")
    pair.ana.tap("Lena")
    assert pair.ana.text.startswith("Lena gets the messages you send")


def test_a_friends_yes_and_its_end_both_keep_their_date() -> None:
    pair = Pair().linked()
    pair.lena.command("plan")
    pair.lena.tap(HAPPY_PERSON, "I've been on my own a lot")
    pair.lena.command("stop")
    pair.lena.tap("Stop")
    given = [c.given for c in pair.lena.known.person.consents if c.to == FRIEND]
    assert given == [True, False]


def test_after_a_quiet_end_an_old_card_carries_nothing() -> None:
    pair = sent()
    pair.lena.tap("Thinking of you")
    pair.settle()
    pair.ana.command("friend")
    pair.ana.tap("Stop", "Quietly")
    before = pair.lena_got
    pair.ana.tap("Wave back")
    pair.settle()
    assert pair.lena_got == before
    assert "That one has ended. /friend shows who can get your messages." in [
        shown.text for shown in pair.ana.screen.values()
    ]


def test_what_each_friend_would_read_is_said_by_the_name_they_know() -> None:
    pair = Pair().linked()
    petr = Link(77, 7, LinkState.ACTIVE, 9, "Annie", "Petr")
    pair.ana.known = replace(pair.ana.known, links=(*pair.ana.known.links, petr))
    pair.ana.command("erase")
    for name in ("Ana", "Annie"):
        assert f'reads: "Messages from {name} have ended. Nothing is wrong."' in pair.ana.text


def test_what_a_friend_would_read_is_said_before_the_second_tap() -> None:
    pair = Pair().linked()
    pair.ana.command("erase")
    said = pair.ana.text
    assert (
        'Whoever gets your messages reads: "Messages from Ana have ended. Nothing is wrong."'
        in said
    )
    pair.ana.tap("Erase everything")
    pair.settle()
    assert pair.lena.text == "Messages from Ana have ended. Nothing is wrong."


def test_a_hello_of_who_was_let_go_quietly_travels_nowhere() -> None:
    pair = listed()
    pair.ana.tap("Stop", "Quietly")
    pair.settle()
    pair.lena.command("hello")
    pair.lena.tap("Tea soon?")
    assert pair.lena.text == "On its way to Ana."
    assert pair.lena.passed == []
