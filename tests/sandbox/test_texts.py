"""Telegram's arithmetic of texts, for any text."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.texts import cut, found, masked, pieces, settle, units

TEXTS = st.text(st.sampled_from("a😀é\n /x.,@"), max_size=40)


@given(TEXTS)
def test_units_are_utf16(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_pieces_lose_nothing(before: int, after: int) -> None:
    text = "x" * before + "😀" * after
    parts = pieces(text)
    assert "".join(parts) == text
    assert all(0 < units(part) <= 4096 for part in parts)


@given(TEXTS, st.integers(0, 10), st.integers(1, 10))
def test_what_is_covered_stays_covered(lead: str, before: int, length: int) -> None:
    text = f" {lead}{'b' * before}{'s' * length}"
    spoiler = {"type": "spoiler", "offset": units(text) - length, "length": length}
    trimmed, entities = settle(text, [spoiler], 4096, datetime.now(UTC))
    kept = next(entity for entity in entities if entity["type"] == "spoiler")
    assert cut(trimmed, kept["offset"], kept["length"]) == "s" * length
    assert masked(trimmed, entities) == trimmed[:-length] + "▒" * length


@given(TEXTS)
def test_found_entities_lie_in_the_text(text: str) -> None:
    assert all(entity["offset"] + entity["length"] <= units(text) for entity in found(text))


def test_what_is_found() -> None:
    text = "😀 /help and/or me@example.org, see https://example.org/a?b=c."
    assert [(e["type"], cut(text, e["offset"], e["length"])) for e in found(text)] == [
        ("bot_command", "/help"),
        ("email", "me@example.org"),
        ("url", "https://example.org/a?b=c"),
    ]
