"""What `make bench` stands on: people in bulk are real ones, and both bots answer them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bench import replies, seeds
from bench.bots import FASTEST, NAIVE, OURS, Make, running
from bench.town import Town

pytestmark = pytest.mark.journey
MANY = 12


def test_everybody_who_was_written_in_bulk_is_reminded_once(tmp_path: Path) -> None:
    seeds.with_cues(tmp_path / "ours", MANY, timedelta())
    with Town() as town:
        town.people(seeds.chats(MANY))
        with running(town, tmp_path / "ours", FASTEST):
            assert len(town.came("sendMessage", MANY)) == MANY
            assert sorted(town.told(quiet=1)) == list(seeds.chats(MANY))


@pytest.mark.parametrize("make", [OURS, NAIVE], ids=lambda make: make.name)
def test_each_bot_answers_every_text_and_every_tap(tmp_path: Path, make: Make) -> None:
    folder = tmp_path / make.name
    if make is OURS:
        seeds.with_cues(folder, MANY, timedelta())
    else:
        folder.mkdir()
    with Town() as town:
        town.people(seeds.chats(MANY))
        with running(town, folder, FASTEST, make) as bot:
            if make is OURS:
                town.came("sendMessage", MANY)
            else:
                town.say(["/start"], [0.0] * MANY)
            when = replies.moments(50, MANY / 50, seed=1)
            assert replies.at_once(town, bot, "tap", when).answered.share == 1
            assert replies.at_once(town, bot, "text", when).answered.share == 1
            assert town.refused() == 0
