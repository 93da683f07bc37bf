"""Every question can be left by one tap, and every reminder has its kind ways on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest

from bot.core.records.effects import Say
from bot.core.records.events import Stumbled, Tapped
from bot.core.records.model import Flow, Known, Talk
from tests.core.play import Play, cued
from tests.core.test_decide import asked, decided
from tests.core.told import BOOK, Told

LEAVES: Final = frozenset(
    {
        *("debrief-skip", "debrief-enough", "debrief-leave-it", "debrief-not-now-button"),
        *("plan-not-now", "plan-leave-it", "cue-not-now", "cue-leave", "cue-shelf", "back"),
        *("friend-not-now", "befriended-no", "befriended-stay", "hide-not-now", "next-enough"),
        *("breathe-enough", "cue-head-home", "care-no-hello-button", "next-let-go"),
        *("welcome-path-unsaid", "welcome-under-18", "next-just-move"),
        *("did-another", "home-just-saying", "likes-done", "quiet-no-hello", "sentence-not-now"),
    }
)
"""What leaves a question, or leaves all as it is."""
MENUS: Final = {
    (Flow.BEFRIENDED, "home"): "a friend's menu; nobody has to choose",
    (Flow.SETTINGS, "back_again"): "two offers after a pause; nothing waits for an answer",
    (Flow.FRIEND, "came"): "a friend's own words, which may ask something",
    (Flow.DID, "what"): "a list to tap or to write below; anything else may be written instead",
}


def _questions(flow: Flow) -> Iterator[tuple[Known, Talk, Told]]:
    for known, talk, _ in asked(flow):
        said = [e for e in decided(known, Stumbled()).effects if isinstance(e, Say)]
        told = [Told(e.words, e.rows) for e in said if e.talk == talk.id]
        if told and "?" in BOOK.caption("en", told[-1].words):
            yield known, talk, told[-1]


@pytest.mark.parametrize("flow", list(Flow))
def test_every_question_can_be_left_by_a_tap(flow: Flow) -> None:
    for known, talk, told in _questions(flow):
        if (flow, talk.at) in MENUS:
            continue
        leaves = [one for one in told.choices if one.caption.key in LEAVES]
        assert leaves, (talk.at, told.offered)
        for one in leaves:
            decision = decided(known, Tapped(talk.id, talk.at, one.key, 4, "q", 1))
            assert decision.effects, (talk.at, one.key)


def test_there_are_questions_in_most_conversations() -> None:
    assert sum(1 for flow in Flow for _ in _questions(flow)) > 40


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("cue-not-today", "cue-good-to-know"),
        ("cue-later", "cue-when-instead"),
        ("cue-smaller", "cue-short"),
        ("cue-too-much", "cue-a-lot-ahead"),
    ],
)
def test_each_way_on_from_a_reminder_is_answered(way: str, said: str) -> None:
    play = cued()
    play.tap(way)
    assert said in play.keys


@pytest.mark.parametrize("typed", [False, True])
def test_the_feeling_can_be_left_open_too(typed: bool) -> None:
    play: Play = cued()
    play.tap("cue-im-going", "cue-done")
    assert play.key == "debrief-feel"
    if typed:
        play.say("skip")
    else:
        play.tap("debrief-skip")
    assert play.key == "debrief-ease-easy"
    assert play.known.steps[0].felt is None


def test_from_hello_to_looking_back_nothing_has_to_be_typed() -> None:
    play = cued()  # planned by taps alone
    play.tap("cue-im-going", "cue-done", "feel-okay")
    for question in ("easy1", "hard1", "change1"):
        play.tap(f"idea-shop-hello.{question}")
    play.tap("debrief-not-now-button")
    play.command("start")
    play.tap("home-look", "look-last-steps")
    assert {"look-row", "idea-shop-hello.name"} <= {*play.keys}
