"""Own words that mention somebody, somewhere or some time: asked about once, and theirs."""

from __future__ import annotations

import pytest

from tests.core.pair import MINUTE, Pair, done

TOM = "I said hello to Tom in the shop"


def written(text: str) -> Pair:
    pair = done(Pair().linked())
    pair.ana.tap("Other words", "My own words")
    pair.ana.say(text)
    return pair


def test_a_name_and_a_place_are_asked_about_and_one_tap_keeps_them() -> None:
    pair = written(TOM)
    assert pair.ana.text == (
        f'"{TOM}"\nThis line mentions "Tom", "in the shop". Keep it, or trim it?'
    )
    assert pair.ana.buttons == ["Keep it", "Trim it"]
    pair.ana.tap("Keep it")
    assert pair.ana.text == f'To Lena, word for word: "{TOM}"'
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    assert pair.lena_got[-1].startswith(f'From Ana: "{TOM}"')


def test_one_tap_writes_it_again() -> None:
    pair = written(TOM)
    pair.ana.tap("Trim it")
    assert pair.ana.text.startswith("Write it in a line or two")
    pair.ana.say("I said hello to somebody")
    assert pair.ana.text == 'To Lena, word for word: "I said hello to somebody"'


def test_new_words_can_be_typed_at_once() -> None:
    pair = written(TOM)
    pair.ana.say("I said hello to Petr")
    assert 'mentions "Petr"' in pair.ana.text
    pair.ana.say("I said hello")
    assert pair.ana.text == 'To Lena, word for word: "I said hello"'


@pytest.mark.parametrize("text", ["I said hello", "Thinking of you, Lena", "Yes, Ana did it"])
def test_words_that_mention_nothing_are_shown_at_once(text: str) -> None:
    assert written(text).ana.text == f'To Lena, word for word: "{text}"'


def test_danger_comes_before_everything() -> None:
    assert "findahelpline.com" in written("I want to die").ana.text
