"""Hiding works for everybody and in any state: the chat, and the lock screen from then on."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.core.records.lines import Veiled
from bot.core.records.model import Look, Standing
from tests.core.pair import MINUTE, previewed
from tests.core.play import planned


def test_hiding_leaves_nothing_readable_in_open_cards() -> None:
    play = planned()
    play.pass_time(datetime(2026, 12, 1, 16, 20, tzinfo=UTC) - play.now)
    cue = play.last.id
    play.command("hide")
    play.tap("hide-now")
    assert play.screen[cue].key == "hide-card"
    assert play.known.person.look is Look.HIDDEN
    play.tap("hide-show-again")
    assert "cue-im-going" in play.screen[cue].offered


def test_where_the_lock_screen_is_hidden_only_the_chat_is_asked_about() -> None:
    play = planned()
    play.command("hide")
    assert play.key == "hide-ask"
    play.tap("hide-now")
    play.command("hide")
    assert play.key == "hide-ask-again"


def test_hiding_in_the_middle_of_a_talk_shows_nothing_of_it_until_asked() -> None:
    play = planned()
    play.command("plan")
    question = play.last
    play.command("hide")
    play.tap("hide-now")
    assert play.last.key == "hide-done"
    assert question.key not in play.on_screen
    play.tap("hide-show-again")
    assert question.line in [shown.line for shown in play.screen.values()]


def test_somebody_who_is_only_a_friend_can_hide_too_and_show_again() -> None:
    pair = previewed()
    pair.lena.command("hide")
    assert "Ana" not in pair.lena.values
    pair.lena.tap("hide-now")
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    assert pair.lena.last.key == "friend-came-hidden"
    assert isinstance(pair.lena.last.words.params["hidden"], Veiled)
    pair.lena.command("hide")
    pair.lena.tap("hide-no-more")
    assert pair.lena.known.person.look is Look.SHORT
    assert pair.lena.known.person.standing is Standing.BEFRIENDED
