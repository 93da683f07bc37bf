"""Leaving is as short as giving: two taps, or the word; and what was agreed to keeps its date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.flows.befriended.accepting import FRIEND
from bot.core.records.lines import line
from bot.core.records.model import Link, LinkState
from tests.core.pair import Pair, linked, sent

ENDED = line("befriended-ended", person="Ana")
HOW = line("friend-stop-how", friend="Lena", ended=ENDED)
MAREK = Link(77, 7, LinkState.ACTIVE, 9, friend_name="Marek", person_name="Ana")
HAPPY_PERSON = "welcome-keep"


def listed() -> Pair:
    pair = linked()
    pair.ana.command("friend")
    return pair


def both() -> Pair:
    pair = linked()
    pair.ana.known = replace(pair.ana.known, links=(*pair.ana.known.links, MAREK))
    pair.ana.command("friend")
    return pair


@pytest.mark.parametrize("how", ["friend-quietly", "friend-kindly"])
def test_two_taps_end_it(how: str) -> None:
    pair = listed()
    pair.ana.tap("friend-stop")
    assert pair.ana.line == HOW
    pair.ana.tap(how)
    pair.settle()
    assert [link for link in pair.ana.known.links if link.state is LinkState.ACTIVE] == []


def test_stop_in_plain_words_is_heard() -> None:
    for said in ["stop", "Stop!", "stop lines", "I want to stop", "no more lines"]:
        pair = listed()
        pair.ana.say(said)
        assert pair.ana.line == HOW, said
        pair.ana.say("stop")
        assert pair.ana.line == HOW, f"how it ends is still to be chosen: {said}"
        assert pair.ana.known.links[0].state is LinkState.ACTIVE, said
        pair.ana.say("quietly")
        assert pair.ana.key == "only-a-tap", said
        pair.ana.tap("friend-quietly")
        assert pair.ana.line == line("friend-stopped", friend="Lena"), said


def test_stop_is_heard_on_a_friends_own_page() -> None:
    pair = listed()
    pair.ana.tap("Lena")
    pair.ana.say("stop")
    assert pair.ana.line == HOW


@pytest.mark.parametrize("typed", [False, True])
def test_with_several_friends_it_is_asked_whose_lines_end(typed: bool) -> None:
    pair = both()
    if typed:
        pair.ana.say("stop")
    else:
        pair.ana.tap("friend-stop")
    assert pair.ana.key == "friend-stop-whom"
    pair.ana.tap("Marek", "friend-quietly")
    states = {link.friend_name: link.state for link in pair.ana.known.links}
    assert states == {"Lena": LinkState.ACTIVE, "Marek": LinkState.SILENT}


def test_the_list_leads_to_a_friend_again_after_that_question() -> None:
    pair = both()
    pair.ana.tap("friend-stop")
    pair.ana.tap("friend-close")
    pair.ana.command("friend")
    pair.ana.tap("Lena")
    assert pair.ana.line == line("friend-about", friend="Lena")


def test_a_friends_yes_and_its_end_both_keep_their_date() -> None:
    pair = linked()
    pair.lena.command("plan")
    pair.lena.tap(HAPPY_PERSON, "welcome-path-alone")
    pair.lena.command("stop")
    pair.lena.tap("befriended-stop-now")
    given = [c.given for c in pair.lena.known.person.consents if c.to == FRIEND]
    assert given == [True, False]


def test_after_a_quiet_end_an_old_card_carries_nothing() -> None:
    pair = sent()
    pair.lena.tap("befriended-thinking")
    pair.settle()
    pair.ana.command("friend")
    pair.ana.tap("friend-stop", "friend-quietly")
    before = pair.lena.got
    pair.ana.tap("friend-wave-back")
    pair.settle()
    assert pair.lena.got == before
    assert "friend-over" in pair.ana.on_screen


def test_what_each_friend_would_read_is_said_by_the_name_they_know() -> None:
    pair = linked()
    petr = Link(77, 7, LinkState.ACTIVE, 9, "Annie", "Petr")
    pair.ana.known = replace(pair.ana.known, links=(*pair.ana.known.links, petr))
    pair.ana.command("erase")
    for name in ("Ana", "Annie"):
        assert pair.ana.key == "data-friends-told"
        assert line("befriended-ended", person=name) in pair.ana.lines


def test_what_a_friend_would_read_is_said_before_the_second_tap() -> None:
    pair = linked()
    pair.ana.command("erase")
    assert pair.ana.key == "data-friends-told"
    assert ENDED in pair.ana.lines
    pair.ana.tap("data-erase-now")
    pair.settle()
    assert pair.lena.line == ENDED


def test_a_hello_of_who_was_let_go_quietly_travels_nowhere() -> None:
    pair = listed()
    pair.ana.tap("friend-stop", "friend-quietly")
    pair.settle()
    pair.lena.command("hello")
    pair.lena.tap("befriended-tea")
    assert pair.lena.line == line("befriended-on-its-way", person="Ana")
    assert pair.lena.passed == []
