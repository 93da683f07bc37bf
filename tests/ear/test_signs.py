"""What anybody sees of a text, and whether there is a word in it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ear import asides, reply
from bot.ear.asides import Aside
from bot.ear.signs import says, shows, sign

SAID = Path(__file__).parents[1] / "said" / "nothing_seen.toml"
CASES = tomllib.loads(SAID.read_text(encoding="utf-8"))["case"]
NOTHING = [case["text"] for case in CASES if case["seen"] == "nothing"]
ASIDES = {"what": Aside.WHAT, "help": Aside.HELP, "hard": Aside.HARD}
WORDS = [
    *("ok", "7", "7️⃣", "à", "ا", "हाँ", "はい", "네", "да", "№5", "k.", "call mum 📞", "❤️ you"),
    *("ㅤAnaㅤ", "a\u200b", "½", "X", "o", "oh", "so", "D", "xo"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_what_has_no_word_in_it_is_heard_as_what_it_shows(case: dict[str, str]) -> None:
    text, means = case["text"], case.get("means")
    assert shows(text) is (case["seen"] == "signs")
    assert not says(text)
    assert bool(reply.keys(text, "en") & reply.YES) is (means == "yes")
    assert asides.heard(text, "en") is ASIDES.get(means or "")


@pytest.mark.parametrize("text", WORDS)
def test_a_word_in_any_script_is_one(text: str) -> None:
    assert says(text)
    assert shows(text)
    assert sign(text) == ""


def test_nothing_stays_nothing_in_any_mix() -> None:
    for one in NOTHING:
        for other in NOTHING:
            assert not shows(f" {one} {other}\n{one}")


@given(st.text(max_size=300))
def test_what_says_something_shows_something(text: str) -> None:
    assert shows(text) or not says(text)
    assert not (says(text) and sign(text))
    assert bool(sign(text)) <= shows(text)
