"""A friend's line that is kept: they were told it may be, and may hear that it was."""

from __future__ import annotations

from datetime import timedelta

from bot.core.records.events import DueKind
from tests.core.pair import HAPPY, MINUTE, THEM, Pair, done, sent

TOLD = "Ana kept a message of yours and wanted you to know."


def kept() -> Pair:
    """A day after Ana's line, Lena's hello is kept."""
    pair = sent()
    pair.pass_time(timedelta(days=1))
    pair.lena.command("hello")
    pair.lena.tap("Tea soon?")
    pair.pass_time(MINUTE)
    pair.ana.tap("Keep this message")
    return pair


def test_a_friend_is_told_at_joining_that_a_line_may_be_kept() -> None:
    pair = Pair()
    pair.open(pair.link())
    assert "Ana may keep a message you send." in pair.lena.text
    assert HAPPY in pair.lena.buttons


def test_who_keeps_a_line_may_tell_its_friend_word_for_word() -> None:
    pair = kept()
    assert pair.ana.buttons == ["Wave back", "Tell Lena"]
    pair.ana.tap("Tell Lena")
    assert pair.ana.text == f'To Lena, word for word: "{TOLD}"'
    pair.settle()
    assert not any(TOLD in text for text in pair.lena_got)
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    assert pair.lena_got[-1].startswith(f'From Ana: "{TOLD}"')


def test_it_can_be_taken_back_and_left() -> None:
    pair = kept()
    pair.ana.tap("Tell Lena", "Send to Lena", "Undo")
    pair.pass_time(timedelta(hours=1))
    assert not any(TOLD in text for text in pair.lena_got)
    other = kept()
    other.ana.tap("Tell Lena", "Keep it private")
    other.pass_time(timedelta(days=8))
    assert not any(TOLD in text for text in other.lena_got)


def test_a_preview_that_nobody_tapped_stays_as_it_is() -> None:
    pair = kept()
    pair.ana.tap("Tell Lena")
    card = pair.ana.last
    assert (card.talk, DueKind.FOLD) not in pair.ana.calendar
    pair.pass_time(timedelta(days=8))
    assert pair.ana.screen[card.id].text.endswith(f'"{TOLD}"')


def test_it_is_one_of_the_lines_of_a_day() -> None:
    pair = sent()
    pair.lena.tap("Thinking of you")
    pair.settle()
    pair.ana.tap("Keep this message", "Tell Lena")
    assert pair.ana.text.startswith("Lena gets one message a day at most, and four a week.")


def test_nobody_who_was_asked_to_share_is_offered_it() -> None:
    pair = Pair()
    pair.ana.command("friend")
    pair.ana.tap("Someone asked me to do this", "Go on")
    pair.open(pair.token())
    pair.lena.tap(HAPPY, "No")
    pair.settle()
    pair.ana.tap(THEM)
    done(pair)
    pair.lena.command("hello")
    pair.lena.tap("Tea soon?")
    pair.settle()
    pair.ana.tap("Keep this message")
    assert "Tell Lena" not in pair.ana.buttons


def test_words_under_it_are_words_also_when_a_button_says_the_same() -> None:
    pair = sent()
    pair.lena.tap("A wave for you")
    pair.settle()
    pair.ana.say("keep this message")
    assert not pair.ana.known.notes
