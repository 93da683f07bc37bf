"""What is typed may keep a line or take it back; only a tap ever sends one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.friends.friendship import unfit
from bot.core.model import Look
from tests.core.pair import HAPPY, MINUTE, THEM, Pair, done


@pytest.mark.parametrize("typed", ["later", "not yet", "maybe later", "not now", "send it"])
def test_words_under_a_preview_send_nothing(typed: str) -> None:
    pair = done(Pair().linked())
    pair.ana.say(typed, reply_to=pair.ana.last.id)
    pair.pass_time(600 * MINUTE)
    assert not any("From Ana" in got for got in pair.lena_got)


@pytest.mark.parametrize("typed", ["undo", "take it back", "no wait", "don't send it!", "stop"])
def test_words_take_a_line_back_in_its_minute(typed: str) -> None:
    pair = done(Pair().linked())
    pair.ana.tap("Send to Lena")
    pair.ana.say(typed)
    assert "Taken back. Nothing went to Lena." in [one.text for one in pair.ana.screen.values()]
    pair.pass_time(10 * MINUTE)
    assert not any("From Ana" in got for got in pair.lena_got)


@pytest.mark.parametrize("typed", ["iphone is mended, see you", "thinking of you"])
def test_own_words_go_as_they_were_typed(typed: str) -> None:
    pair = done(Pair().linked())
    pair.ana.tap("Other words", "My own words")
    pair.ana.say(typed)
    assert f'word for word: "{typed}"' in pair.ana.text
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    assert f'From Ana: "{typed}"' in pair.lena_got[-1]


@pytest.mark.parametrize(
    "text",
    [
        *("amzn.to/abc", "goo.gl/x", "see shop.it/x", "example.fr", "x.es", "пример.рф"),
        *("192.168.1.1/x", "http://a.b", "evil.click", "me@ x.de"),
    ],
)
def test_an_address_is_no_word_that_travels(text: str) -> None:
    assert unfit(text) == "link"


@pytest.mark.parametrize(
    "text", ["Lovely.It was good", "and/or", "at 3.12/4", "etc./and", "No.At all"]
)
def test_a_slip_of_the_keyboard_is_no_address(text: str) -> None:
    assert unfit(text) is None


@pytest.mark.parametrize("typed", ["not now", "no", "later"])
def test_a_no_is_no_name(typed: str) -> None:
    pair = Pair()
    pair.link()
    pair.ana.tap("Another name")
    pair.ana.say(typed)
    assert "Okay." in [one.text for one in pair.ana.screen.values()]
    assert pair.ana.known.person.name != typed


def test_a_profile_that_is_a_link_is_shown_without_it() -> None:
    pair = Pair()
    pair.lena.known = replace(pair.lena.known, display="Win evil.com/x")
    pair.open(pair.link())
    pair.lena.tap(HAPPY)
    pair.settle()
    assert pair.ana.text.startswith('"Win" opened your link.')
    assert THEM in pair.ana.buttons


def test_a_line_that_was_only_looked_at_leaves_a_tidy_chat() -> None:
    pair = done(Pair().linked())
    pair.ana.tap("Keep it mine")
    hidden = replace(pair.ana.known.person, look=Look.HIDDEN)
    pair.ana.known = replace(pair.ana.known, person=hidden)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A line to Lena")
    assert "To Lena, word for word" in pair.ana.text
    pair.pass_time(11 * MINUTE)
    assert pair.ana.text == "Noted."
