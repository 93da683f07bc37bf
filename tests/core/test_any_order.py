"""Two people do anything, in any order, for days: nothing breaks, and everything can be shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from bot.core.arrivals.commands import COMMANDS
from bot.core.records.model import Path
from tests.core.pair import Pair
from tests.core.play import Play

WALKS = 40
STEPS = 60
TEXTS = (
    *("hi", "stop", "thanks", "done", "skip", "7", "", "🙂", "{ $n } %s", "x" * 320),
    *("bowling sat 5pm", "tomorrow 9:00", "14:05", "22-8", "25-9", "12 March", "31 February"),
    *("I want to die", "he hits me", "I relapsed", "how is she?", "see http://a.b", "I'm 15"),
    *("pick up Nina at 4, on time, friday", "I promised Tom to call at 6pm", "yesterday"),
    *("undo", "oops", "I meant calm", "no, I didn't do it", "it did happen", "I meant done"),
)
NAMES = sorted({*COMMANDS, "start", "help", "cancel", "nothing"})
MOST = 7
"""Buttons under one message, those that copy or open something included."""
PAUSES = (1, 3, 30, 200, 1500, 9000)


@pytest.mark.parametrize("seed", range(WALKS))
def test_whatever_two_people_do(seed: int) -> None:
    chance, pair = Random(seed), Pair()
    if chance.random() < 0.6:
        pair.linked()
    if chance.random() < 0.5:
        person = replace(pair.ana.known.person, path=Path.AFTER)
        pair.ana.known = replace(pair.ana.known, person=person)
    for _ in range(STEPS):
        play = chance.choice([pair.ana, pair.ana, pair.lena])
        if play.forgotten:
            return
        _anything(play, pair, chance)
        pair.settle()
        assert sum(talk.floor for talk in play.known.talks) <= 1
        assert all(sum(map(len, shown.rows)) <= MOST for shown in play.screen.values())


def _anything(play: Play, pair: Pair, chance: Random) -> None:
    kind = chance.random()
    newest = [shown for shown in list(play.screen.values())[-4:] if shown.offered]
    if kind < 0.55 and newest:
        play.tap(chance.choice(chance.choice(newest).offered))
    elif kind < 0.75:
        play.say(chance.choice(TEXTS))
    elif kind < 0.9:
        play.command(chance.choice(NAMES), chance.choice(("", *TEXTS)))
    else:
        pair.pass_time(timedelta(minutes=chance.choice(PAUSES)))
