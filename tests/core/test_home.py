"""Home: the way to every room, and the journal in one breath."""

from __future__ import annotations

from dataclasses import replace

from bot.core.model import Standing
from tests.core.play import cued, planned


def test_words_that_fit_nothing_can_be_kept_as_a_note() -> None:
    play = planned()
    play.say("the baker knew my name")
    assert play.buttons == ["Plan it", "Done already", "Keep as a note", "Just saying", "Help"]
    play.tap("Keep as a note")
    assert play.text == "Kept. You'll find it under Look back."
    assert [note.text for note in play.known.notes] == ["the baker knew my name"]


def test_a_long_note_is_kept_whole_and_shown_short() -> None:
    play = planned()
    long = "a long day with my sister " * 157
    play.say(long[:4096])
    play.tap("Keep as a note")
    assert play.known.notes[0].text == long[:4096]
    play.command("look")
    play.tap("Kept lines", "1")
    assert play.text.endswith('…"')
    assert len(play.text) < 350


def test_nothing_is_kept_of_somebody_who_tries() -> None:
    play = planned()
    play.known = replace(
        play.known, person=replace(play.known.person, standing=Standing.TRIES), talks=()
    )
    play.say("the baker knew my name")
    assert play.text == "Plan it, done already, or just saying?"
    assert "Keep as a note" not in play.buttons


def test_home_opens_every_room() -> None:
    play = cued()
    play.command("start")
    assert play.buttons == [
        "Plan a step",
        "I did something",
        "What's next",
        "Look back",
        "Friend",
        "Settle",
        "More",
    ]
    play.tap("Look back")
    assert "Close" in play.buttons
    play.tap("Close")
    assert play.text == "Okay. It's all still here."
