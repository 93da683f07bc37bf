"""A friend's line that is kept: they were told it may be, and may hear that it was."""

from __future__ import annotations

from datetime import timedelta

from bot.core.records.events import DueKind
from bot.core.records.lines import line
from tests.core.pair import HAPPY, MINUTE, THEM, Pair, done, sent
from tests.core.told import every_key

TOLD = "Ana kept a message of yours and wanted you to know."


def kept() -> Pair:
    """A day after Ana's line, Lena's hello is kept."""
    pair = sent()
    pair.pass_time(timedelta(days=1))
    pair.lena.command("hello")
    pair.lena.tap("befriended-tea")
    pair.pass_time(MINUTE)
    pair.ana.tap("friend-keep-line")
    return pair


def test_a_friend_is_told_at_joining_that_a_line_may_be_kept() -> None:
    pair = Pair()
    pair.open(pair.link())
    assert pair.lena.line == line("befriended-asked", person="Ana")
    assert HAPPY in pair.lena.offered


def test_who_keeps_a_line_may_tell_its_friend_word_for_word() -> None:
    pair = kept()
    assert pair.ana.offered == ["friend-wave-back", "friend-tell-kept", "friend-no-more-from"]
    pair.ana.tap("friend-tell-kept")
    assert pair.ana.keys == ["friend-preview", "friend-line-kept"]
    assert pair.ana.values == ["Lena", "Ana"]
    pair.settle()
    assert "friend-line-kept" not in every_key(pair.lena.got)
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    assert line("befriended-from", person="Ana", day="today") in pair.lena.got[-1].lines
    assert line("friend-line-kept", name="Ana") in pair.lena.got[-1].lines


def test_it_can_be_taken_back_and_left() -> None:
    pair = kept()
    pair.ana.tap("friend-tell-kept", "friend-send-to", "friend-undo")
    pair.pass_time(timedelta(hours=1))
    assert "friend-line-kept" not in every_key(pair.lena.got)
    other = kept()
    other.ana.tap("friend-tell-kept", "friend-keep-mine")
    other.pass_time(timedelta(days=8))
    assert "friend-line-kept" not in every_key(other.lena.got)


def test_a_preview_that_nobody_tapped_stays_as_it_is() -> None:
    pair = kept()
    pair.ana.tap("friend-tell-kept")
    card = pair.ana.last
    assert (card.talk, DueKind.FOLD) not in pair.ana.calendar
    pair.pass_time(timedelta(days=8))
    assert line("friend-line-kept", name="Ana") in pair.ana.screen[card.id].lines


def test_it_is_one_of_the_lines_of_a_day() -> None:
    pair = sent()
    pair.lena.tap("befriended-thinking")
    pair.settle()
    pair.ana.tap("friend-keep-line", "friend-tell-kept")
    assert line("friend-enough", friend="Lena") in pair.ana.lines


def test_nobody_who_was_asked_to_share_is_offered_it() -> None:
    pair = Pair()
    pair.ana.command("friend")
    pair.ana.tap("friend-asked", "friend-go-on")
    pair.open(pair.token())
    pair.lena.tap(HAPPY, "befriended-no")
    pair.settle()
    pair.ana.tap(THEM)
    done(pair)
    pair.lena.command("hello")
    pair.lena.tap("befriended-tea")
    pair.settle()
    pair.ana.tap("friend-keep-line")
    assert "friend-tell-kept" not in pair.ana.offered


def test_words_under_it_are_words_also_when_a_button_says_the_same() -> None:
    pair = sent()
    pair.lena.tap("befriended-wave")
    pair.settle()
    pair.ana.say("keep this message")
    assert not pair.ana.known.notes
