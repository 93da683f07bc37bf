"""What was answered stands under the question that was asked, as it was tapped or typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.model import Path
from bot.engine.export import document
from tests.core.play import BOOK, Play, cued
from tests.core.test_look import done, with_steps


def test_an_answer_stands_under_the_question_that_was_asked() -> None:
    play = cued()
    play.known = replace(play.known, person=replace(play.known.person, path=Path.AFTER))
    play.tap("I'm going", "Done", "Uneasy", "Skip")
    assert play.text == "What felt risky?"
    play.say("my old street")
    play.pass_time(timedelta(seconds=4))
    play.tap("That's enough")
    play.known = replace(play.known, person=replace(play.known.person, path=Path.ALONE))
    play.command("look")
    play.tap("Last steps", "1")
    assert play.text.endswith('What felt risky: "my old street"')
    play.tap("Change the words")
    assert "What felt risky" in play.buttons
    assert "What felt risky: my old street" in _exported(play)


def test_words_added_later_stand_under_the_question_they_were_added_to() -> None:
    play = with_steps(done(1, 1))
    play.command("look")
    play.tap("Last steps", "1", "Change the words", "What was hard")
    play.say("the door")
    play.known = replace(play.known, person=replace(play.known.person, path=Path.BOTH))
    play.command("look")
    play.tap("Last steps", "1")
    assert play.text.endswith('What was hard: "the door"')


def _exported(play: Play) -> str:
    return document(BOOK, play.known, "txt", play.now)[1].decode()
