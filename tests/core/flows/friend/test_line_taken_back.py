"""A line in its last minute: what takes it back, and what leaves it alone."""

from __future__ import annotations

from datetime import timedelta

from bot.core.flows.friend.sharing import At
from bot.core.records.events import Blocked, Returned
from tests.core.pair import MINUTE, Pair, done, sent

FIRST = "Ana said hello to someone today and wanted you to know."


def test_stop_means_what_was_opened_after_the_line() -> None:
    pair = done(Pair().linked())
    pair.ana.tap("Send to Lena")
    pair.pass_time(timedelta(seconds=10))
    pair.ana.command("settle")
    pair.ana.say("stop")
    assert "Taken back" not in pair.ana.text
    pair.pass_time(MINUTE)
    assert FIRST in pair.lena_got[-1]


def test_a_line_on_its_way_when_its_person_left_has_not_gone_and_says_so() -> None:
    pair = done(Pair().linked())
    pair.ana.tap("Send to Lena")
    pair.ana.happen(Blocked())
    pair.ana.happen(Returned())
    pair.pass_time(MINUTE)
    shown = [card.text for card in pair.ana.screen.values()]
    assert "Taken back. Nothing went to Lena." in shown
    assert not any(FIRST in text for text in pair.lena_got)


def test_own_words_that_are_mended_in_their_minute_are_shown_anew_and_do_not_go() -> None:
    pair = done(Pair().linked())
    pair.ana.tap("Other words", "My own words")
    typed = pair.ana.say("Had a tiny good day")
    pair.ana.tap("Send to Lena")
    pair.pass_time(timedelta(seconds=10))
    pair.ana.edit(typed, "Had a good day")
    assert pair.ana.text == 'To Lena, word for word: "Had a good day"'
    pair.pass_time(2 * MINUTE)
    assert not any("good day" in text for text in pair.lena_got)
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    assert "Had a good day" in pair.lena_got[-1]
    pair.ana.edit(typed, "Had a day")
    pair.pass_time(MINUTE)
    assert "Had a good day" in pair.lena_got[-1]


def test_a_line_that_was_undone_stands_in_no_other_lines_way() -> None:
    pair = done(Pair().linked())
    pair.ana.tap("Send to Lena", "Undo")
    assert not any(talk.at == At.LEAVING for talk in pair.ana.known.talks)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena", "Send to Lena")
    pair.pass_time(2 * MINUTE)
    assert len([text for text in pair.lena_got if text.startswith("From Ana:")]) == 1


def test_an_undo_gives_nobody_the_floor() -> None:
    pair = sent()
    pair.lena.tap("A wave for you")
    pair.settle()
    pair.ana.command("next")
    pair.ana.tap("That's all")
    pair.ana.command("friend")
    pair.ana.tap("Lena", "Ask for a hello", "Thursday 10:00, when it starts")
    pair.ana.say("undo")
    assert pair.ana.text == "Taken back. Nothing went to Lena."
    assert pair.ana.known.floor is None
