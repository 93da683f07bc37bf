"""Forty days without a word: what comes meanwhile, and that it ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest

from bot.core.records.effects import Say
from tests.core.play import Play, welcomed

DAY: Final = timedelta(days=1)
STEPS: Final = {1: "wave to the baker", 3: "greet a neighbour", 5: "call my aunt", 6: "thank Tom"}


def _planned_and_gone(*, hello: bool) -> Play:
    """Four steps in the next six days, and then nothing is touched any more."""
    play = welcomed()
    play.known = replace(
        play.known, person=replace(play.known.person, zone="Europe/Berlin", hello_back=hello)
    )
    for n, text in STEPS.items():
        play.command("plan")
        on = (play.now + n * DAY).strftime("%A").lower()
        play.say(f"{text} {on} 17:30")
        play.pass_time(timedelta(seconds=5))
        for name in ("plan-keep-both", "plan-promise-no", "feel-tense", "plan-good"):
            if name in play.offered:
                play.tap(name)
    assert len(play.known.steps) == len(STEPS)
    play.said.clear()
    return play


@pytest.mark.parametrize("hello", [True, False])
def test_two_reminders_a_question_each_and_then_only_what_was_chosen(hello: bool) -> None:
    play = _planned_and_gone(hello=hello)
    play.pass_time(40 * DAY)
    said = [(one.words.key, one.silent) for one in play.said if isinstance(one, Say)]
    cards, later = said[:4], said[4:]
    assert cards == [("cue-short", False), ("cue-short", True)] * 2
    assert [key for key, _ in later] == (["greeting-week", "greeting-month"] if hello else [])
    play.pass_time(400 * DAY)
    assert len([one for one in play.said if isinstance(one, Say)]) == len(said)
    assert not any("cue-goodnight" in key for key, _ in said), "goodnight is said by an edit"
