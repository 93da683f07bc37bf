"""Own words to a friend: shown as they would go, whatever they name."""

from __future__ import annotations

import pytest

from bot.core.records.lines import line
from tests.core.pair import previewed


@pytest.mark.parametrize("text", ["I said hello to Tom in the shop", "Yes, Ana did it"])
def test_whatever_own_words_name_they_are_shown_at_once(text: str) -> None:
    pair = previewed()
    pair.ana.tap("friend-other-words", "friend-own-words")
    pair.ana.say(text)
    assert pair.ana.line == line("friend-preview", friend="Lena", text=text)


def test_a_danger_in_own_words_comes_before_everything() -> None:
    pair = previewed()
    pair.ana.tap("friend-other-words", "friend-own-words")
    pair.ana.say("I want to die")
    assert pair.ana.key == "care-card-c1"
