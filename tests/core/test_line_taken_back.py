"""A line in its last minute: what takes it back, and what leaves it alone."""

from __future__ import annotations

from datetime import timedelta

from bot.core.events import Blocked, Returned
from tests.core.pair import MINUTE, Pair, done

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
