"""The poster: its square code leads to the bot, and it tells nobody what the bot is for."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from bot import poster
from tests import qr


def _words(sheet: bytes) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(sheet).iter() if node.text]


@pytest.mark.parametrize(
    "name", ["abcde_bot", "small_steps_bot", "a_name_of_thirty_two_letters_bot"]
)
def test_the_code_and_the_words_lead_to_the_bot(name: str) -> None:
    sheet = poster.draw("Small Steps", name)
    assert qr.read(qr.drawn(sheet.decode())) == f"https://t.me/{name}"
    assert f"t.me/{name}" in _words(sheet)


def test_a_code_of_another_bot_is_told_apart() -> None:
    read = [qr.read(qr.drawn(poster.draw("Tea", name).decode())) for name in ("tea_bot", "ten_bot")]
    assert read == ["https://t.me/tea_bot", "https://t.me/ten_bot"]


@pytest.mark.parametrize("name", ["<Tea> & 'steps'", "long names " * 6, "שלום", "🌱"])
def test_any_name_stands_on_it_whole(name: str) -> None:
    sheet = poster.draw(name, "small_steps_bot")
    rows = {node.text: node.get("font-size") for node in ElementTree.fromstring(sheet).iter()}
    assert name.strip() in rows
    for row, size in rows.items():
        assert size is None or len(row or "") * float(size) * poster.LETTER < 1.01 * poster.WIDTH


def test_nothing_on_it_tells_what_it_is_good_for() -> None:
    said = " ".join(_words(poster.draw("Tea", "tea_bot"))).lower()
    telling = (
        "alone|lonel|anxi|shy|fear|friend|people|addict|sober|drink|help|health|therap|recover"
    )
    assert not re.search(telling, said)
