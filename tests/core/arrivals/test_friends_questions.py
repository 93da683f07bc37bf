"""What a friend asks of us is answered wherever it is typed, and never becomes a line."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.records.effects import Bar
from bot.core.records.lines import line
from tests.core.pair import Pair, at, linked

STOPS = ["how do I stop this", "how can I stop these", "make it stop", "unsubscribe", "stop this"]
ABOUT = ["what is this?", "is it safe", "how do I reply", "can she see what I write?"]
ANYWHERE: list[tuple[str, ...]] = [
    *((), ("home-help",), ("befriended-send-hello",), ("befriended-reminders",)),
]


def test_wanting_no_more_is_never_a_line() -> None:
    for taps in ANYWHERE:
        for typed in [*STOPS, "Stop sending me these", "how do I turn this off"]:
            pair = at(*taps)
            pair.lena.say(typed)
            pair.settle()
            assert pair.lena.line == line("befriended-stop-sure", person="Ana"), (typed, taps)
            assert pair.ana.line == line("friend-has-gone", friend="Lena"), (typed, taps)


def test_where_it_was_asked_already_it_is_the_answer() -> None:
    pair = at("befriended-stop")
    pair.lena.say("stop this")
    assert pair.lena.key == "only-a-tap"
    assert line("befriended-stop-sure", person="Ana") in pair.lena.lines


def test_nor_is_it_out_of_the_blue() -> None:
    lena = linked().lena
    lena.say("how do I stop this")
    assert lena.line == line("befriended-stop-sure", person="Ana")


def test_what_this_is_can_be_asked_anywhere() -> None:
    for taps in ANYWHERE:
        for typed in ABOUT:
            pair = at(*taps)
            pair.lena.say(typed)
            pair.settle()
            assert pair.lena.key == "befriended-about", (typed, taps)
            assert pair.ana.line == line("friend-has-gone", friend="Lena"), (typed, taps)


def test_who_she_is_can_be_asked_anywhere() -> None:
    for taps in ANYWHERE:
        for typed in ["who is Ana?", "who is she"]:
            pair = at(*taps)
            pair.lena.say(typed)
            pair.settle()
            assert pair.lena.line == line("befriended-who", person="Ana"), (typed, taps)
            assert pair.ana.line == line("friend-has-gone", friend="Lena"), (typed, taps)


@pytest.mark.parametrize("typed", ["quiet hours", "settings", "menu"])
def test_the_words_of_the_menu_lead_there(typed: str) -> None:
    pair = at()
    pair.lena.say(typed)
    assert pair.lena.line == line("befriended-home", person="Ana")


@pytest.mark.parametrize("typed", ["pause", "Stop bothering me", "how do I pause this", "mute"])
def test_who_wants_rest_from_lines_is_asked_whether_they_shall_stop(typed: str) -> None:
    pair = at()
    pair.lena.say(typed)
    assert pair.lena.line == line("befriended-stop-sure", person="Ana")


def test_what_may_not_be_meant_for_her_is_shown_back_first() -> None:
    for typed in [
        *("Tell Ana I love her", "Ana has relapsed", "she will love it"),
        *("no", "not now", "maybe later", "nothing"),
    ]:
        pair = at()
        pair.lena.say(typed)
        pair.settle()
        assert pair.lena.line == line("befriended-pass-on", person="Ana", text=typed), typed
        assert pair.ana.line == line("friend-has-gone", friend="Lena"), typed


def test_a_reply_to_her_line_is_for_her() -> None:
    pair = at()
    pair.lena.say("no", reply_to=pair.lena.last.id)
    pair.settle()
    assert pair.ana.line == line("friend-came", friend="Lena", text="no")


@pytest.mark.parametrize("typed", ["no", "No.", "not now", "back"])
def test_a_typed_no_sends_nothing(typed: str) -> None:
    pair = linked()
    pair.lena.say("Cake?")
    pair.lena.say(typed)
    assert pair.lena.line == line("befriended-home", person="Ana")


@pytest.mark.parametrize("typed", ["send it", "yes", "ok", "Send"])
def test_a_typed_yes_asks_for_the_tap(typed: str) -> None:
    pair = linked()
    pair.lena.say("Cake?")
    pair.lena.say(typed)
    assert line("befriended-pass-on", person="Ana", text="Cake?") in pair.lena.lines
    assert pair.lena.key == "only-a-tap"
    pair.lena.tap("befriended-send")
    pair.settle()
    assert pair.ana.line == line("friend-came", friend="Lena", text="Cake?")


@pytest.mark.parametrize("typed", ["no", "no thanks", "nope"])
def test_a_no_is_heard_under_what_is_kept(typed: str) -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap("welcome-what-is-kept")
    pair.lena.say(typed)
    pair.settle()
    assert not pair.lena.known.links
    assert pair.ana.key == "friend-declined"


@pytest.mark.parametrize("typed", ["stop", "leave me alone"])
def test_nothing_comes_to_who_wants_none_of_it_under_what_is_kept(typed: str) -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap("welcome-what-is-kept")
    pair.lena.say(typed)
    assert pair.lena.line == line("befriended-nothing-comes", person="Ana")


@pytest.mark.parametrize("typed", ["yes", "stop for good"])
def test_stopping_in_words_asks_for_the_tap(typed: str) -> None:
    pair = at("befriended-stop")
    pair.lena.say(typed)
    assert pair.lena.key == "only-a-tap"
    pair.lena.tap("befriended-stop-now")
    assert [
        effect.until - pair.lena.now for effect in pair.lena.said if isinstance(effect, Bar)
    ] == [timedelta(days=365)]
    pair.settle()
    assert not pair.lena.known.links
