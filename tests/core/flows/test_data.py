"""What is kept, and whose it is: the notice, the export, the erasing, from anywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.core.records.effects import Export
from bot.core.records.lines import line
from tests.core.pair import linked
from tests.core.play import Play, cued, planned, welcomed
from tests.core.told import caption

SHOP = "idea-shop-hello"


def _with(play: Play, *commands: str) -> Play:
    for name in commands:
        play.command(name)
    return play


def _tapped(play: Play, *captions: str) -> Play:
    play.tap(*captions)
    return play


def _said(play: Play, text: str) -> Play:
    play.say(text)
    return play


ANYWHERE: dict[str, Callable[[], Play]] = {
    "a newcomer": lambda: _with(Play(), "start"),
    "under 18": lambda: _tapped(_with(Play(), "start"), "welcome-under-18"),
    "ideas": welcomed,
    "mid-plan": lambda: _tapped(welcomed(), SHOP, "14:05"),
    "planned": planned,
    "cue": cued,
    "out there": lambda: _tapped(cued(), "cue-im-going", "cue-breathe"),
    "debrief": lambda: _tapped(cued(), "cue-im-going", "cue-done", "feel-uneasy"),
    "half an answer": lambda: _said(
        _tapped(cued(), "cue-im-going", "cue-done", "feel-uneasy"), "the door"
    ),
    "next": lambda: _with(planned(), "next"),
    "look": lambda: _with(planned(), "look"),
    "did": lambda: _with(planned(), "did"),
    "settle": lambda: _with(planned(), "settle"),
    "settings": lambda: _with(planned(), "settings"),
    "friend": lambda: _tapped(_with(planned(), "friend"), "friend-chosen"),
    "danger": lambda: _said(planned(), "I want to die"),
    "paused": lambda: _tapped(_with(planned(), "pause"), "settings-a-week"),
}


def test_two_taps_erase_everything_from_anywhere() -> None:
    for where in ANYWHERE:
        play = ANYWHERE[where]()
        play.command("erase")
        assert play.key == "data-erase-sure", where
        play.tap("data-erase-now")
        assert play.forgotten, where
        assert play.key == "data-erased", where
        assert play.offered == [], where


def test_the_first_tap_says_what_would_go() -> None:
    play = planned()
    play.command("erase")
    assert play.line == line("data-erase-sure", steps=1, notes=0, friends=0)
    play.tap("data-keep-it")
    assert not play.forgotten
    assert play.key == "data-kept"


def test_erasing_tells_a_friend_one_kind_sentence() -> None:
    pair = linked()
    pair.ana.command("erase")
    pair.ana.tap("data-erase-now")
    pair.settle()
    assert pair.lena.line == line("befriended-ended", person="Ana")
    assert pair.lena.forgotten


def test_a_friend_who_erases_is_let_go_kindly() -> None:
    pair = linked()
    pair.lena.command("erase")
    pair.lena.tap("data-erase-now")
    pair.settle()
    assert pair.ana.line == line("friend-left", friend="Lena")


def test_other_cards_lose_their_buttons() -> None:
    play = cued()
    card = play.last
    play.command("erase")
    play.tap("data-erase-now")
    assert play.screen[card.id].rows == ()


def test_an_export_is_two_files() -> None:
    play = planned()
    play.command("export")
    assert [e.kind for e in play.said if isinstance(e, Export)] == ["txt", "json"]
    assert play.key == "data-export-here"


def test_export_first_leaves_the_question_standing() -> None:
    play = planned()
    play.command("erase")
    play.tap("data-export-first")
    assert [e.kind for e in play.said if isinstance(e, Export)] == ["txt", "json"]
    assert "data-export-here" in play.keys
    assert line("data-erase-sure", steps=1, notes=0, friends=0) in play.lines
    play.tap("data-erase-now")
    assert play.forgotten


def test_what_is_kept_after_all_is_followed_by_no_question() -> None:
    play = welcomed()
    play.command("erase")
    play.tap("data-keep-it")
    assert play.key == "data-kept"


def test_a_newcomer_has_nothing_to_export() -> None:
    play = Play()
    play.command("export")
    assert play.key == "data-nothing"


def test_an_old_card_erases_nothing_by_words() -> None:
    play = planned()
    play.command("erase")
    play.pass_time(timedelta(days=1))
    play.say("erase")
    assert not play.forgotten


@pytest.mark.parametrize(
    "typed", [caption("data-erase-now"), f"{caption('data-erase-now').casefold()}!", "yes", "ok"]
)
def test_words_erase_nothing_and_are_told_so(typed: str) -> None:
    pair = linked()
    pair.ana.command("erase")
    pair.ana.say(typed)
    assert pair.ana.keys == [
        "only-a-tap",
        "data-friends-told",
        "data-erase-sure",
        "befriended-ended",
    ]
    assert pair.ana.values == [0, 0, 1, "Ana"]
    assert not pair.ana.forgotten
    assert not pair.ana.passed


def test_only_the_last_tap_erases() -> None:
    play = _with(linked().ana, "erase")
    shown = [*play.screen.values()]
    assert [b.key for one in shown for row in one.rows for b in row if b.erases] == ["erase_now"]
