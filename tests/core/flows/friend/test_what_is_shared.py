"""What goes to a friend, and how it ends: on a rest, after a quiet end, when one is watched."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.events import Commanded
from bot.core.records.lines import line
from bot.core.records.model import LinkState
from tests.core.pair import HAPPY, MINUTE, THEM, Pair, linked, previewed, sent
from tests.core.play import planned, welcomed
from tests.core.told import every_key

HOUR = timedelta(hours=1)


def test_a_chosen_rest_stops_no_line_that_was_tapped() -> None:
    pair = sent()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-send-tomorrow")
    pair.ana.command("plan")
    pair.ana.tap("plan-keep-both", "idea-shop-hello", "plan-another-time")
    pair.ana.say("today 18:00")
    pair.ana.tap("feel-tense", "plan-good")
    pair.pass_time(31 * MINUTE)
    pair.ana.tap("cue-not-today", "cue-rest")
    pair.pass_time(24 * HOUR)
    assert "friend-line-small" in every_key(pair.lena.got)


def test_after_a_rest_a_line_can_be_sent() -> None:
    pair = previewed()
    pair.ana.tap("friend-keep-mine")
    pair.ana.say("I relapsed")
    pair.ana.tap("care-rest-button")
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to")
    assert "friend-send-to" not in pair.ana.offered, "after a slip lines rest"


def test_after_a_quiet_end_a_hello_that_waited_for_the_morning_does_not_come() -> None:
    pair = previewed()
    pair.pass_time(5 * HOUR)  # the person's night
    pair.lena.command("hello")
    pair.lena.tap("befriended-tea")
    pair.settle()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-stop", "friend-quietly")
    pair.pass_time(14 * HOUR)
    assert "befriended-tea" not in pair.ana.on_screen


def test_stop_with_a_line_that_waits_for_hours_shows_it_with_its_undo() -> None:
    pair = sent()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-send-tomorrow")
    pair.pass_time(8 * HOUR)
    pair.ana.say("stop")
    assert pair.ana.line == line("friend-goes-at", friend="Lena", day="Wed 2 Dec", time="17:21")
    assert pair.ana.offered == ["friend-undo"]
    pair.ana.tap("friend-undo")
    pair.pass_time(24 * HOUR)
    assert "friend-line-small" not in every_key(pair.lena.got)


def test_a_link_is_written_as_a_browser_reads_it() -> None:
    pair = Pair()
    pair.link()
    (copies,) = [b.copies for row in pair.ana.last.rows for b in row if b.copies is not None]
    opens = next(b.opens for row in pair.ana.last.rows for b in row if b.opens is not None)
    assert "https%3A%2F%2Ft.me" in opens
    assert copies.key == "friend-address"


@pytest.mark.parametrize("text", ["he hits me", "my boyfriend made me set this up"])
def test_whoever_is_hurt_or_watched_stops_sharing_in_one_tap(text: str) -> None:
    pair = linked()
    told = len(pair.lena.said)
    pair.ana.say(text)
    pair.ana.tap("care-stop-sharing")
    assert pair.ana.key == "care-stopped-sharing"
    assert "care-stop-sharing" not in pair.ana.offered
    assert [link.state for link in pair.ana.known.links] == [LinkState.SILENT]
    pair.pass_time(48 * HOUR)
    assert len(pair.lena.said) == told


def test_without_a_friend_there_is_nothing_to_stop() -> None:
    play = welcomed()
    play.say("he hits me")
    assert "care-stop-sharing" not in play.offered


@pytest.mark.parametrize("typed", ["no", "not now", "No thanks"])
def test_a_plain_no_leaves_what_is_asked_about_a_friend(typed: str) -> None:
    play = welcomed()
    play.command("friend")
    play.tap("friend-asked")
    play.say(typed)
    assert "not-followed" not in play.keys
    assert not play.known.links


def test_two_friends_of_one_first_name_are_told_apart() -> None:
    pair = linked()
    mine = pair.ana.known.links[0]
    pair.ana.command("friend")
    pair.ana.tap("friend-invite-another", "friend-chosen")
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
    pair.lena.tap("befriended-no-thanks")
    pair.settle()
    assert pair.ana.screen[card].offered == []
    assert HAPPY not in pair.lena.offered


def test_in_the_hidden_look_own_words_lie_under_the_spoiler() -> None:
    play = welcomed("welcome-path-after")
    play.command("plan")
    play.say("ask the barber about football")
    play.pass_time(timedelta(seconds=3))
    play.tap("14:05", "tomorrow 17:30", "feel-okay", "plan-good")
    play.pass_time(datetime(2026, 12, 1, 16, 20, tzinfo=UTC) - play.now)
    assert "ask the barber about football" in play.values


@pytest.mark.parametrize("typed", ["hello", "hi"])
def test_a_hello_is_answered_with_one_however_often(typed: str) -> None:
    play = planned()
    play.happen(Commanded("start", "", 500))
    play.say(typed)
    assert play.key == "home-hello"


def test_a_first_step_without_a_clock_leads_to_its_line_when_the_next_is_planned() -> None:
    pair = linked()
    pair.ana.command("did")
    pair.ana.tap(
        "did-shop-hello",
        "did-yes",
        "feel-okay",
        "debrief-skip",
        "debrief-skip",
        "debrief-skip",
        "debrief-plan-next",
    )
    pair.ana.tap("idea-shop-hello", "14:05", "tomorrow 17:30", "feel-tense", "plan-good")
    assert "friend-first-step" in pair.ana.keys
    assert "friend-send-to" in pair.ana.offered


def test_a_link_that_is_out_beside_a_friend_can_be_closed() -> None:
    pair = linked()
    pair.ana.command("friend")
    assert "friend-link-out" not in pair.ana.offered
    pair.ana.tap("friend-invite-another", "friend-chosen")
    pair.ana.command("friend")
    pair.ana.tap("friend-link-out", "friend-close-it")
    assert [link.state for link in pair.ana.known.links] == [LinkState.ACTIVE]
