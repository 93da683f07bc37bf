"""In a hidden chat a finished step leaves its day, and a quiet button to tell a friend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.effects import Say
from bot.core.records.lines import line
from bot.core.records.model import Look
from tests.core.pair import MINUTE, Pair, linked

DAY = timedelta(days=1)
LEFT = line("friend-said", text=line("tidied-see-you", day="Thu 3 Dec"))
BUTTON = ["friend-tell"]


def back(felt: str = "feel-okay", change: Callable[[Pair], None] = lambda _: None) -> Pair:
    """Ana, whose look is hidden, was in the shop for the second time, and plans the third."""
    pair = linked()
    pair.ana.command("plan")
    pair.ana.tap("idea-shop-hello", "14:05", "tomorrow 17:30", "feel-okay", "plan-good")
    person = replace(pair.ana.known.person, look=Look.HIDDEN, done=1, hello_back=False)
    pair.ana.known = replace(pair.ana.known, person=person)
    pair.pass_time(DAY + timedelta(hours=3, minutes=20))
    pair.ana.tap("cue-im-going", "cue-done", felt)
    pair.ana.say("the lady smiled")
    pair.pass_time(timedelta(seconds=4))
    change(pair)
    pair.ana.tap("debrief-enough")
    pair.ana.tap("debrief-not-now-button" if felt == "feel-tense" else "debrief-yes")
    return pair


def folded(pair: Pair) -> Pair:
    pair.ana.said.clear()
    pair.pass_time(timedelta(seconds=61))
    return pair


def test_a_minute_later_only_its_day_and_the_button_are_left() -> None:
    pair = folded(back())
    assert pair.ana.line == LEFT
    assert pair.ana.offered == BUTTON
    assert pair.ana.captions[-1].params == {"friend": "Lena"}
    assert not [effect for effect in pair.ana.said if isinstance(effect, Say)], "nobody is called"
    assert not [one for one in pair.ana.screen.values() if "the lady smiled" in one.values]


def test_the_tap_leads_to_the_preview_and_only_sending_sends() -> None:
    pair = folded(back())
    pair.ana.tap("friend-tell")
    assert pair.ana.key == "friend-preview"
    assert "friend-line-hello" in pair.ana.keys
    pair.pass_time(MINUTE)
    assert "friend-line-hello" not in pair.lena.keys
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    assert "friend-line-hello" in pair.lena.keys


def test_what_was_looked_at_and_not_sent_leaves_the_chat_again() -> None:
    pair = folded(back())
    pair.ana.tap("friend-tell")
    pair.pass_time(timedelta(minutes=12))
    assert pair.ana.line == LEFT
    assert pair.ana.offered == []


def test_after_a_day_the_button_goes_and_the_day_stays() -> None:
    pair = folded(back())
    card = pair.ana.last.id
    pair.pass_time(DAY + 2 * MINUTE)
    assert pair.ana.screen[card].line == LEFT
    assert pair.ana.screen[card].offered == []


def _rests(pair: Pair) -> None:
    until = pair.ana.now + DAY
    person = replace(pair.ana.known.person, lines_rest_until=until)
    pair.ana.known = replace(pair.ana.known, person=person)


def _has_no_room(pair: Pair) -> None:
    now = pair.ana.now
    left = tuple(now - timedelta(days=n, hours=1) for n in (0, 1, 2, 3))
    links = tuple(replace(link, left_at=left) for link in pair.ana.known.links)
    pair.ana.known = replace(pair.ana.known, links=links)


def _has_nobody(pair: Pair) -> None:
    pair.ana.known = replace(pair.ana.known, links=())


@pytest.mark.parametrize("change", [_rests, _has_no_room, _has_nobody])
def test_where_no_message_may_go_there_is_no_button(change: Callable[[Pair], None]) -> None:
    pair = folded(back(change=change))
    assert pair.ana.line == line("tidied-see-you", day="Thu 3 Dec")
    assert pair.ana.offered == []


def test_after_something_hard_there_is_none() -> None:
    pair = back("feel-tense")
    assert "debrief-was-hard" not in pair.ana.keys, "it was left"
    assert folded(pair).ana.offered == []
