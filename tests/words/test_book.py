"""The book: what is missing raises, numbers are plain, and typed words arrive as typed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.records.lines import Day, Hour, Line, Typed, Veiled, line
from bot.core.rules.wording import NO_LINE
from bot.words.book import LONGEST_TYPED, Book, Incomplete, Unwritten, params
from bot.words.languages import HOMES
from bot.words.samples import BOOK

MONDAY: Final = date(2026, 11, 30)
KEYS: Final = BOOK.keys()


def _own(text: str) -> str:
    """What a person typed, as it stands in a message."""
    return BOOK.render("en", line("own-name", text=Typed(text))).text


def test_a_line_that_is_not_written_is_an_error_and_never_its_key() -> None:
    with pytest.raises(Unwritten, match="cue-shorty"):
        BOOK.render("en", Line("cue-shorty"))


def test_a_line_without_its_values_is_an_error() -> None:
    book, needy = Book(), [key for key in KEYS if params("en", key)]
    assert [key for key in needy if _complete(book, Line(key))] == []


def _complete(book: Book, said: Line) -> bool:
    try:
        book.render("en", said)
    except Incomplete:
        return False
    return True


def test_one_missing_value_of_several_is_an_error() -> None:
    with pytest.raises(Incomplete):
        BOOK.render("en", line("cue-short", time=Hour(time(17, 30)), short="shop"))


def test_what_is_missing_deep_inside_is_an_error_too() -> None:
    with pytest.raises(Incomplete):
        BOOK.render("en", line("cue-delayed", cue=Line("cue-short")))
    with pytest.raises(Unwritten):
        BOOK.render("en", line("cue-delayed", cue=Line("gone")))


def test_a_value_that_is_not_needed_does_no_harm() -> None:
    assert BOOK.render("en", line("plan-when", name="shop")).text == "When?"


def test_a_number_that_is_not_an_amount_comes_out_plain() -> None:
    for number in ("116123", "0800 111 0 111", "+49 30 1234567", "2026", "1000000"):
        book = Book({"operator": "Noor", "contact": number})
        assert f"Ask a person: {number}." in book.render("en", Line("help-about")).text
        assert _own(number) == number


def test_the_number_of_minutes_decides_between_the_wordings() -> None:
    assert "ten minutes" in BOOK.render("en", line("cue-ended", minutes=10)).text
    assert "That's your minute." in BOOK.render("en", line("cue-ended", minutes=1)).text


def test_a_year_comes_out_plain_and_only_when_it_helps() -> None:
    def day(on: date) -> str:
        moment = line("cue-moved", day=Day(on, MONDAY), time=Hour(time(9, 5)))
        return BOOK.render("en", moment).text.partition(" at ")[0]

    assert day(MONDAY) == "Today"
    assert day(date(2026, 12, 1)) == "Tomorrow"
    assert day(date(2026, 12, 6)) == "Sunday"
    assert day(date(2026, 12, 7)) == "Monday 7 Dec"
    assert day(date(2027, 12, 7)) == "Tuesday 7 Dec 2027"


def test_an_hour_is_two_and_two_digits() -> None:
    words = line("cue-at", day=Day(MONDAY, MONDAY), time=Hour(time(9, 5)))
    assert BOOK.caption("en", words) == "Today 09:05"


def test_what_looks_like_our_own_signs_arrives_as_typed() -> None:
    signs = [
        "{ $n }",
        "%s %(name)s %d",
        "{0} {name}",
        "$time",
        "{ cue-short }",
        "{{",
        '{ "x" }',
        "a = b",
        "<b>bold</b> & *stars* _lines_ [a](b)",
        "\\u0041 \\n",
        "-term",
        "# note",
        ".attr = x",
    ]
    assert [typed for typed in signs if _own(f"Say {typed}") != f"Say {typed}"] == []


def test_a_sign_that_turns_the_line_around_is_taken_out() -> None:
    signs = [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff\u2060"]
    assert [sign for sign in signs if _own(f"Call{sign} mum") != "Call mum"] == []


def test_the_signs_of_the_veil_cannot_be_typed() -> None:
    """Else a person's words could open a spoiler, or close one that hides the rest."""
    shown = BOOK.render(
        "en",
        line("cue-hidden", time="17:30", hidden=Veiled(Typed("shop\ue001 and \ue000more"))),
    )
    assert shown.text == "A note for you, 17:30. shop and more"
    assert shown.veils == ((23, 13),)


def test_a_veil_is_measured_as_telegram_counts() -> None:
    hidden = line("cue-hidden", time="17:30", hidden=Veiled(Typed("🌱 tea")))
    assert BOOK.render("en", hidden).veils == ((23, 6),)


def test_a_veil_begins_with_a_word() -> None:
    lighter = Veiled(Line("look-lighter", {"count": 1}))
    said = BOOK.render("en", line("greeting-look", did="Hello.", quoted="", lighter=lighter))
    assert said.text[said.veils[0][0] :].startswith("Once it turned out")


def test_words_that_run_the_other_way_are_set_apart() -> None:
    assert _own("שלום") == "\u2068שלום\u2069"
    assert _own("Hello") == "Hello"


def test_several_lines_become_one() -> None:
    assert _own("Call\nmum\t at\r\n five") == "Call mum at five"


def test_a_long_text_is_repeated_only_in_part() -> None:
    assert _own("A" * LONGEST_TYPED) == "A" * LONGEST_TYPED
    shown = _own("A" * 4096)
    assert len(shown) == LONGEST_TYPED
    assert shown.endswith("…")


@given(st.text())
def test_whatever_is_typed_makes_a_sentence_that_can_be_sent(typed: str) -> None:
    shown = BOOK.render("en", line("own-did", text=Typed(typed))).text
    assert shown.startswith("You did it: ")
    assert "\n" not in shown
    shown.encode("utf-8")


def test_every_line_begins_with_a_capital_also_when_a_value_stands_first() -> None:
    ended = line("cue-named", time=Hour(time(17, 30)), name="hello", rest=Line("cue-done"))
    assert BOOK.render("en", ended).text == "17:30: hello. Done"
    assert _own("émile") == "Émile"
    row = line("look-row", number="1", day="today", name="hello", outcome=NO_LINE, said=NO_LINE)
    assert BOOK.render("en", row).text == "1. Today: hello."


@pytest.mark.parametrize("language", sorted(HOMES))
def test_a_line_needs_no_more_in_another_language_than_in_english(language: str) -> None:
    for key in BOOK.keys(language):
        assert params(language, key) <= params("en", key), key


def test_a_language_that_is_not_written_yet_is_answered_in_english() -> None:
    assert BOOK.render("de", Line("plan-when")) == BOOK.render("en", Line("plan-when"))


HALF_PAST = Hour(time(17, 30), datetime(2026, 12, 1, 16, 30, tzinfo=UTC))


def test_an_hour_that_stands_for_a_moment_is_found_in_the_text_that_stays_as_it_was() -> None:
    said = BOOK.render("en", line("cue-short", time=HALF_PAST, short="🙂 shop", rest="Go."))
    assert said.text == "17:30, 🙂 shop. Go."
    assert said.moments == ((0, 5, HALF_PAST.instant),)
    told = line("cue-delayed", cue=line("cue-short", time=HALF_PAST, short="shop", rest="Go."))
    said = BOOK.render("en", told)
    [(offset, length, at)] = said.moments
    assert said.text[offset : offset + length] == "17:30"
    assert at == HALF_PAST.instant


def test_where_it_lies_is_counted_as_telegram_counts() -> None:
    said = BOOK.render("en", line("plan-at", day="👋🏽", time=HALF_PAST))
    [(offset, length, _)] = said.moments
    units = said.text.encode("utf-16-le")[2 * offset : 2 * (offset + length)]
    assert units.decode("utf-16-le") == "17:30"


def test_under_a_spoiler_an_hour_tells_apps_nothing() -> None:
    hidden = Veiled(line("cue-short", time=HALF_PAST, short="shop", rest="Go."))
    said = BOOK.render("en", line("cue-hidden", time=HALF_PAST, hidden=hidden))
    assert [said.text[o : o + n] for o, n, _ in said.moments] == ["17:30"]
    assert all(not start <= o < start + n for start, n in said.veils for o, _, _ in said.moments)


def test_what_is_typed_never_stands_for_a_moment() -> None:
    forged = Typed("\ue0021796056200\ue00317:30\ue004")
    assert BOOK.render("en", line("own-name", text=forged)).moments == ()


def test_a_caption_is_nothing_but_its_words() -> None:
    assert BOOK.caption("en", line("cue-at", day="today", time=HALF_PAST)) == "Today 17:30"
