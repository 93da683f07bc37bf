"""A line in its last minute: what takes it back, and what leaves it alone."""

from __future__ import annotations

from datetime import timedelta

from bot.core.flows.friend.sharing import At
from bot.core.records.events import Blocked, Returned
from bot.core.records.lines import line
from tests.core.pair import FIRST, MINUTE, previewed, sent
from tests.core.told import every_key


def test_stop_means_what_was_opened_after_the_line() -> None:
    pair = previewed()
    pair.ana.tap("friend-send-to")
    pair.pass_time(timedelta(seconds=10))
    pair.ana.command("settle")
    pair.ana.say("stop")
    assert "friend-undone" not in pair.ana.keys
    pair.pass_time(MINUTE)
    assert FIRST in pair.lena.got[-1].lines


def test_a_line_on_its_way_when_its_person_left_has_not_gone_and_says_so() -> None:
    pair = previewed()
    pair.ana.tap("friend-send-to")
    pair.ana.happen(Blocked())
    pair.ana.happen(Returned())
    pair.pass_time(MINUTE)
    assert "friend-undone" in pair.ana.on_screen
    assert FIRST.key not in every_key(pair.lena.got)


def test_own_words_that_are_mended_in_their_minute_are_shown_anew_and_do_not_go() -> None:
    pair = previewed()
    pair.ana.tap("friend-other-words", "friend-own-words")
    typed = pair.ana.say("Had a tiny good day")
    pair.ana.tap("friend-send-to")
    pair.pass_time(timedelta(seconds=10))
    pair.ana.edit(typed, "Had a good day")
    assert pair.ana.line == line("friend-preview", friend="Lena", text="Had a good day")
    pair.pass_time(2 * MINUTE)
    assert "befriended-line" not in every_key(pair.lena.got)
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    assert "Had a good day" in pair.lena.got[-1].values
    pair.ana.edit(typed, "Had a day")
    pair.pass_time(MINUTE)
    assert "Had a good day" in pair.lena.got[-1].values


def test_a_line_that_was_undone_stands_in_no_other_lines_way() -> None:
    pair = previewed()
    pair.ana.tap("friend-send-to", "friend-undo")
    assert not any(talk.at == At.LEAVING for talk in pair.ana.known.talks)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-send-to")
    pair.pass_time(2 * MINUTE)
    assert every_key(pair.lena.got).count("befriended-line") == 1


def test_an_undo_gives_nobody_the_floor() -> None:
    pair = sent()
    pair.lena.tap("befriended-wave")
    pair.settle()
    pair.ana.command("next")
    pair.ana.tap("next-enough")
    pair.ana.command("friend")
    pair.ana.tap("Lena", "next-hello", "friend-ask-at-start")
    pair.ana.say("undo")
    assert pair.ana.line == line("friend-undone", friend="Lena")
    assert pair.ana.known.floor is None
