"""What somebody wants to change in so many words; a step, a note or a story is none of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.ear.cities import places
from bot.ear.wishes import Wish, wished


def test_what_is_wished_for() -> None:
    cases = {
        "change my time zone": Wish.CLOCK,
        "Change timezone": Wish.CLOCK,
        "My clock is wrong!": Wish.CLOCK,
        "the time's changed to be wrong": None,
        "I'm in Tokyo now": Wish.CLOCK,
        "We moved to São Paulo": Wish.CLOCK,
        "I moved to another country": Wish.CLOCK,
        "stop sharing": Wish.SHARING,
        "please stop sharing with Lena": Wish.SHARING,
        "quiet hours": Wish.QUIET,
        "settings": Wish.SETTINGS,
        "I moved to the front row": None,
        "sharing a table with Tom": None,
        "stop at the shop": None,
        "ask what the time is": None,
        "I'm in the shop now": None,
        "I moved to London. " * 5: None,
        "": None,
    }
    assert {text: wished(text, "en") for text in cases} == cases


@given(st.text(max_size=80))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    wished(text, "en")
    places(text)
