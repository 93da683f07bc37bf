"""The list of promises: kept and told, each with its words, and numbers that never fall."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.records.lines import line
from bot.core.records.model import Step, StepState
from bot.core.rules.promises import Word, word
from tests.core.nina import marek, nudged
from tests.core.play import Play

COUNTED = line("look-promises", kept=1, posted=1)


def kept_and_told() -> Play:
    """Nina was picked up, a little late and told so."""
    play = nudged()
    play.tap(
        "promise-running-late",
        "promise-i-told-them",
        "cue-done",
        "debrief-enough",
        "debrief-not-now-button",
    )
    return play


def with_several(number: int) -> Play:
    play = marek()
    steps = tuple(
        Step(
            n,
            StepState.DONE if n % 2 else StepState.NOT_THIS_TIME,
            text=f"call {n}",
            promise=True,
            told=n % 2 == 0,
            settled_at=play.now - timedelta(days=number - n),
        )
        for n in range(1, number + 1)
    )
    play.known = replace(play.known, steps=steps)
    return play


def test_the_list_shows_what_was_promised_and_what_became_of_it() -> None:
    play = kept_and_told()
    play.command("look")
    assert COUNTED in play.lines
    assert "look-promises-button" in play.offered
    play.tap("look-promises-button")
    assert play.keys == [
        "look-promise-list",
        "look-promises",
        "look-promise",
        "own-name",
        "look-promise-both",
    ]
    assert play.values == [1, 1, "today", "pick up Nina, on time"]
    play.tap("back")
    assert "look-promises-button" in play.offered


def test_long_lists_are_turned_page_by_page() -> None:
    play = with_several(7)
    play.command("look")
    play.tap("look-promises-button")
    assert play.offered == ["look-older", "back"]
    assert "look-promise-kept" in play.keys
    assert "call 7" in play.values
    assert "look-promise-told" in play.keys
    assert "call 6" in play.values
    play.tap("look-older")
    assert play.offered == ["look-older", "look-newer", "back"]
    play.tap("look-older")
    assert play.offered == ["look-newer", "back"]
    assert "look-promise-kept" in play.keys
    assert "call 1" in play.values


def test_what_was_neither_kept_nor_told_is_on_no_list() -> None:
    play = with_several(2)
    silent = Step(9, StepState.NOT_THIS_TIME, text="a third", promise=True, settled_at=play.now)
    play.known = replace(play.known, steps=(*play.known.steps, silent))
    play.command("look")
    play.tap("look-promises-button")
    assert "a third" not in play.values


def test_removing_an_entry_takes_its_words_and_leaves_its_number() -> None:
    play = kept_and_told()
    play.command("look")
    play.tap("look-last-steps", "1", "look-remove", "look-remove")
    assert play.known.steps == ()
    assert word(play.known) == Word(kept=1, posted=1)
    assert COUNTED in play.lines
    assert "look-promises-button" not in play.offered
    assert "Nina" not in repr(play.known.person)


def test_the_next_one_is_counted_on_top() -> None:
    play = kept_and_told()
    play.command("look")
    play.tap("look-last-steps", "1", "look-remove", "look-remove")
    again = Step(9, StepState.DONE, text="call Jo", promise=True, settled_at=play.now)
    play.known = replace(play.known, steps=(again,))
    play.command("look")
    play.tap("look-promises-button")
    assert play.key == "look-promise-list"
    assert line("look-promises", kept=2, posted=1) in play.lines


def test_without_promises_there_is_no_list() -> None:
    play = marek()
    play.command("look")
    assert "look-promises-button" not in play.offered
