"""What goes to a friend, and how it ends: on a rest, after a quiet end, when one is watched."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.events import Commanded
from bot.core.records.model import LinkState
from tests.core.pair import HAPPY, MINUTE, THEM, Pair, done, sent
from tests.core.play import BOOK, planned, welcomed

HOUR = timedelta(hours=1)


def test_a_chosen_rest_stops_no_line_that_was_tapped() -> None:
    pair = sent()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena", "Send it tomorrow")
    pair.ana.command("plan")
    pair.ana.tap("Keep both", "Say hello in a shop · 1 min", "Another time")
    pair.ana.say("today 18:00")
    pair.ana.tap("Tense", "Good")
    pair.pass_time(31 * MINUTE)
    pair.ana.tap("Not today", "Rest today")
    pair.pass_time(24 * HOUR)
    assert any("good moment" in got for got in pair.lena_got)


def test_after_a_rest_a_line_can_be_sent() -> None:
    pair = done(Pair().linked())
    pair.ana.tap("Keep it private")
    pair.ana.say("I relapsed")
    pair.ana.tap("Rest today")
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena")
    assert "Send to Lena" not in pair.ana.buttons, "after a slip lines rest"


def test_after_a_quiet_end_a_hello_that_waited_for_the_morning_does_not_come() -> None:
    pair = done(Pair().linked())
    pair.pass_time(5 * HOUR)  # the person's night
    pair.lena.command("hello")
    pair.lena.tap("Tea soon?")
    pair.settle()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "Stop", "Quietly")
    pair.pass_time(14 * HOUR)
    assert not any("Tea soon?" in shown.text for shown in pair.ana.screen.values())


def test_stop_with_a_line_that_waits_for_hours_shows_it_with_its_undo() -> None:
    pair = sent()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena", "Send it tomorrow")
    pair.pass_time(8 * HOUR)
    pair.ana.say("stop")
    assert (pair.ana.text, pair.ana.buttons) == ("It goes to Lena Wednesday at 17:21.", ["Undo"])
    pair.ana.tap("Undo")
    pair.pass_time(24 * HOUR)
    assert not any("good moment" in got for got in pair.lena_got)


def test_a_link_is_written_as_a_browser_reads_it() -> None:
    pair = Pair()
    pair.link()
    (copies,) = [b.copies for row in pair.ana.last.rows for b in row if b.copies is not None]
    opens = next(b.opens for row in pair.ana.last.rows for b in row if b.opens is not None)
    assert "https%3A%2F%2Ft.me" in opens
    assert BOOK.caption("en", copies).startswith("https://t.me/")


@pytest.mark.parametrize("text", ["he hits me", "my boyfriend made me set this up"])
def test_whoever_is_hurt_or_watched_stops_sharing_in_one_tap(text: str) -> None:
    pair = Pair().linked()
    told = len(pair.lena.said)
    pair.ana.say(text)
    pair.ana.tap("Stop sharing quietly")
    assert "112" in pair.ana.text
    assert "Stop sharing quietly" not in pair.ana.buttons
    assert [link.state for link in pair.ana.known.links] == [LinkState.SILENT]
    pair.pass_time(48 * HOUR)
    assert len(pair.lena.said) == told


def test_without_a_friend_there_is_nothing_to_stop() -> None:
    play = welcomed()
    play.say("he hits me")
    assert "Stop sharing quietly" not in play.buttons


@pytest.mark.parametrize("typed", ["no", "not now", "No thanks"])
def test_a_plain_no_leaves_what_is_asked_about_a_friend(typed: str) -> None:
    play = welcomed()
    play.command("friend")
    play.tap("Someone asked me to do this")
    play.say(typed)
    assert "I didn't follow" not in play.text
    assert not play.known.links


def test_two_friends_of_one_first_name_are_told_apart() -> None:
    pair = Pair().linked()
    mine = pair.ana.known.links[0]
    pair.ana.command("friend")
    pair.ana.tap("Invite someone", "Someone I chose")
    (agreed,) = [link for link in pair.ana.known.links if link.id != mine.id]
    agreed = replace(agreed, state=LinkState.AGREED, friend=9, friend_name="Lena Mueller")
    pair.ana.known = replace(pair.ana.known, links=(mine, agreed))
    pair.ana.command("friend")
    pair.ana.tap(THEM)
    assert [link.friend_name for link in pair.ana.known.links] == ["Lena", "Lena Mueller"]


def test_after_a_no_the_link_cannot_be_sent_on() -> None:
    pair = Pair()
    pair.open(pair.link())
    card = pair.ana.last.id
    pair.lena.tap("No, thank you")
    pair.settle()
    assert pair.ana.screen[card].buttons == {}
    assert HAPPY not in pair.lena.buttons


def test_in_the_hidden_look_own_words_lie_under_the_spoiler() -> None:
    play = welcomed("After alcohol, drugs or gambling")
    play.command("plan")
    play.say("ask the barber about football")
    play.pass_time(timedelta(seconds=3))
    play.tap("14:05", "Tomorrow 17:30", "Good")
    play.pass_time(datetime(2026, 12, 1, 16, 20, tzinfo=UTC) - play.now)
    assert "barber" in play.text.casefold()


@pytest.mark.parametrize("typed", ["hello", "hi"])
def test_a_hello_is_answered_with_one_however_often(typed: str) -> None:
    play = planned()
    play.happen(Commanded("start", "", 500))
    play.say(typed)
    assert play.text == "Hello. What would you like?"


def test_a_first_step_without_a_clock_leads_to_its_line_when_the_next_is_planned() -> None:
    pair = Pair().linked()
    pair.ana.command("did")
    pair.ana.tap("Said hello in a shop", "Yes", "Skip", "Skip", "Skip", "Yes, plan it")
    pair.ana.tap("Say hello in a shop · 1 min", "14:05", "Tomorrow 17:30", "Tense", "Good")
    assert "this was your first step" in pair.ana.text
    assert "Send to Lena" in pair.ana.buttons


def test_a_link_that_is_out_beside_a_friend_can_be_closed() -> None:
    pair = Pair().linked()
    pair.ana.command("friend")
    assert "My open link" not in pair.ana.buttons
    pair.ana.tap("Invite someone", "Someone I chose")
    pair.ana.command("friend")
    pair.ana.tap("My open link", "Close the link")
    assert [link.state for link in pair.ana.known.links] == [LinkState.ACTIVE]
