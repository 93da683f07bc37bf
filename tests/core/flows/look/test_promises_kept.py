"""The list of promises: kept and told, each with its words, and numbers that never fall."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.records.model import Step, StepState
from bot.core.rules.promises import Word, word
from tests.core.nina import marek, nudged
from tests.core.play import Play

COUNTED = "Promises kept: 1. People told in time: 1."


def kept_and_told() -> Play:
    """Nina was picked up, a little late and told so."""
    play = nudged()
    play.tap("Running late", "I told them", "Done", "That's enough", "Not now")
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
    assert COUNTED in play.text
    assert "Promises" in play.buttons
    play.tap("Promises")
    assert play.text == (
        f"Your promises so far. {COUNTED}\nToday: pick up Nina, on time. Kept, and they were told."
    )
    play.tap("Back")
    assert "Promises" in play.buttons


def test_long_lists_are_turned_page_by_page() -> None:
    play = with_several(7)
    play.command("look")
    play.tap("Promises")
    assert play.buttons == ["Older", "Back"]
    assert "call 7. Kept." in play.text
    assert "call 6. They were told." in play.text
    play.tap("Older")
    assert play.buttons == ["Older", "Newer", "Back"]
    play.tap("Older")
    assert play.buttons == ["Newer", "Back"]
    assert "call 1. Kept." in play.text


def test_what_was_neither_kept_nor_told_is_on_no_list() -> None:
    play = with_several(2)
    silent = Step(9, StepState.NOT_THIS_TIME, text="a third", promise=True, settled_at=play.now)
    play.known = replace(play.known, steps=(*play.known.steps, silent))
    play.command("look")
    play.tap("Promises")
    assert "a third" not in play.text


def test_removing_an_entry_takes_its_words_and_leaves_its_number() -> None:
    play = kept_and_told()
    play.command("look")
    play.tap("Last steps", "1", "Remove it", "Remove it")
    assert play.known.steps == ()
    assert word(play.known) == Word(kept=1, posted=1)
    assert COUNTED in play.text
    assert "Promises" not in play.buttons
    assert "Nina" not in repr(play.known.person)


def test_the_next_one_is_counted_on_top() -> None:
    play = kept_and_told()
    play.command("look")
    play.tap("Last steps", "1", "Remove it", "Remove it")
    again = Step(9, StepState.DONE, text="call Jo", promise=True, settled_at=play.now)
    play.known = replace(play.known, steps=(again,))
    play.command("look")
    play.tap("Promises")
    assert play.text.startswith("Your promises so far. Promises kept: 2. People told in time: 1.")


def test_without_promises_there_is_no_list() -> None:
    play = marek()
    play.command("look")
    assert "Promises" not in play.buttons
