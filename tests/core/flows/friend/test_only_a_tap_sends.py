"""What is typed may keep a line or take it back; only a tap ever sends one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.records.lines import line
from bot.core.records.model import Look
from bot.core.rules.friendship import unfit
from tests.core.pair import HAPPY, MINUTE, THEM, Pair, linked, previewed
from tests.core.told import caption, every_key


def test_words_under_a_preview_send_nothing() -> None:
    for typed in ["later", "not yet", "maybe later", "not now", "send it"]:
        pair = previewed()
        pair.ana.say(typed, reply_to=pair.ana.last.id)
        pair.pass_time(600 * MINUTE)
        assert "befriended-line" not in every_key(pair.lena.got), typed


def test_a_yes_asks_for_the_tap() -> None:
    for typed in ["yes", "send", "Send it"]:
        for pair in (previewed(), looked_at()):
            pair.ana.say(typed)
            assert pair.ana.key == "only-a-tap", typed
            assert "friend-preview" in pair.ana.keys, typed
            assert "Lena" in pair.ana.values, typed
            pair.ana.tap("friend-send-to")
            pair.pass_time(MINUTE)
            assert pair.ana.line == line("friend-has-gone", friend="Lena"), typed


@pytest.mark.parametrize("typed", ["no", caption("friend-keep-mine"), "Not now"])
def test_a_no_keeps_it(typed: str) -> None:
    for pair in (previewed(), looked_at()):
        pair.ana.say(typed)
        assert "friend-send-to" not in pair.ana.offered
        assert "home-for-what" not in pair.ana.keys


def test_other_words_are_asked_for_in_words() -> None:
    pair = previewed()
    pair.ana.say(caption("friend-other-words"))
    assert "friend-own-words" in pair.ana.offered


def looked_at() -> Pair:
    """Ana looks at a line to Lena that nothing led to."""
    pair = linked()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to")
    return pair


def test_words_take_a_line_back_in_its_minute() -> None:
    for typed in ["undo", "take it back", "no wait", "don't send it!", "stop"]:
        pair = previewed()
        pair.ana.tap("friend-send-to")
        pair.ana.say(typed)
        assert "friend-undone" in pair.ana.on_screen, typed
        pair.pass_time(10 * MINUTE)
        assert "befriended-line" not in every_key(pair.lena.got), typed


@pytest.mark.parametrize("typed", ["iphone is mended, see you", "thinking of you"])
def test_own_words_go_as_they_were_typed(typed: str) -> None:
    pair = previewed()
    pair.ana.tap("friend-other-words", "friend-own-words")
    pair.ana.say(typed)
    assert pair.ana.key == "friend-preview"
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    assert "befriended-from" in pair.lena.got[-1].keys


def test_an_address_is_no_word_that_travels() -> None:
    for text in [
        *("amzn.to/abc", "goo.gl/x", "see shop.it/x", "example.fr", "x.es", "пример.рф"),
        *("192.168.1.1/x", "http://a.b", "evil.click", "me@ x.de"),
    ]:
        assert unfit(text) == "link", text


def test_a_slip_of_the_keyboard_is_no_address() -> None:
    for text in ["Lovely.It was good", "and/or", "at 3.12/4", "etc./and", "No.At all"]:
        assert unfit(text) is None, text


@pytest.mark.parametrize("typed", ["not now", "no", "later"])
def test_a_no_is_no_name(typed: str) -> None:
    pair = Pair()
    pair.link()
    pair.ana.tap("friend-another-name")
    pair.ana.say(typed)
    assert "friend-okay" in pair.ana.on_screen
    assert pair.ana.known.person.name != typed


def test_a_profile_that_is_a_link_is_shown_without_it() -> None:
    pair = Pair()
    pair.lena.known = replace(pair.lena.known, display="Win evil.com/x")
    pair.open(pair.link())
    pair.lena.tap(HAPPY)
    pair.settle()
    assert pair.ana.line == line("friend-is-it-them", friend="Win")
    assert THEM in pair.ana.offered


def test_a_line_that_was_only_looked_at_leaves_a_tidy_chat() -> None:
    pair = previewed()
    pair.ana.tap("friend-keep-mine")
    hidden = replace(pair.ana.known.person, look=Look.HIDDEN)
    pair.ana.known = replace(pair.ana.known, person=hidden)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to")
    assert pair.ana.key == "friend-preview"
    assert "Lena" in pair.ana.values
    pair.pass_time(11 * MINUTE)
    assert pair.ana.key == "tidied-away"


def test_own_words_that_are_mended_before_the_tap_go_as_they_stand() -> None:
    pair = previewed()
    pair.ana.tap("friend-other-words", "friend-own-words")
    typed = pair.ana.say("a nice day")
    pair.ana.edit(typed, "a quiet day")
    assert pair.ana.line == line("friend-preview", friend="Lena", text="a quiet day")
    pair.ana.edit(typed, "see amzn.to/x")
    assert pair.ana.key == "friend-own-link"
    pair.ana.edit(typed, "a good day")
    pair.ana.say("a good day")
    pair.ana.tap("friend-send-to")
    pair.ana.edit(typed, "nothing of this")
    pair.pass_time(MINUTE)
    assert line("befriended-from", person="Ana", day="today") in pair.lena.got[-1].lines
    assert "a good day" in pair.lena.got[-1].values


def test_so_do_a_friends() -> None:
    pair = linked()
    pair.lena.command("hello")
    typed = pair.lena.say("hi there")
    pair.lena.edit(typed, "hello there")
    assert pair.lena.line == line("befriended-pass-on", person="Ana", text="hello there")
    pair.lena.tap("befriended-send")
    pair.settle()
    assert pair.ana.line == line("friend-came", friend="Lena", text="hello there")
