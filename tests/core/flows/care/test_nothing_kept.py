"""What called for a card of help stands in no file that is taken along, and not for long at all."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Final

import pytest

from bot.ear.care import Tier, hear
from bot.engine.export import document
from tests.core.play import Play, planned
from tests.core.told import BOOK

WORDS: Final = {
    "I want to die zqhard": Tier.C1,
    "I feel so hopeless today zqhard": Tier.C2,
    "he hits me zqhard": Tier.C3,
    "I took too many pills zqhard": Tier.C4,
    "I'm going to hurt him zqhard": Tier.C5,
    "I drank again last night zqhard": Tier.L,
}


def _written_to(play: Play, text: str) -> Play:
    """In the middle of an answer."""
    play.command("did")
    play.say(text)
    assert play.last.key.startswith("care-card-")
    return play


@pytest.mark.parametrize("text", WORDS)
def test_neither_words_nor_kind_stand_in_what_is_taken_along(text: str) -> None:
    assert hear(text).tier is WORDS[text]
    said = _written_to(planned(), text).known
    harmless = planned()
    harmless.command("did")
    for kind in ("txt", "json"):
        name, data = document(BOOK, said, kind, harmless.now)
        assert name == f"notes.{kind}"
        assert "zqhard" not in data.decode()
    kept = json.loads(document(BOOK, said, "json", harmless.now)[1])
    usual = json.loads(document(BOOK, harmless.known, "json", harmless.now)[1])
    moments = {"held_until", "lines_rest_until"}
    for one in (kept, usual):
        one["person"] = {name: v for name, v in one["person"].items() if name not in moments}
    assert kept == usual, "nothing but that a quiet day was begun, and until when"


@pytest.mark.parametrize("text", WORDS)
def test_half_an_hour_later_the_words_stand_nowhere(text: str) -> None:
    play = _written_to(planned(), text)
    assert "zqhard" in repr(play.known)
    play.pass_time(timedelta(minutes=31))
    assert "zqhard" not in repr(play.known)
    assert "zqhard" not in repr(play.screen)
