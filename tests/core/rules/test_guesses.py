"""Guess and outcome on the cue: from the fifth step on, only when true, and never on a lock
screen that is not meant to tell feelings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.records.lines import Line, line
from bot.core.records.model import Known, Look, Person, Step, StepState
from bot.core.rules.guesses import lately
from tests.core.play import MONDAY, Play, Shown, planned
from tests.core.told import plain

WHOLE = ["cue-short", "idea-shop-hello.short", "idea-shop-hello.whole"]
GUESSED = line("cue-lately-guessed", guess=line("feel-tense.in-sentence"))
EASIER = line("cue-lately-easier")
TENSE, UNEASY, OKAY = 7, 5, 3
Pair = tuple[int | None, int | None]
"""What was guessed, and how it was."""


def steps(*pairs: Pair, state: StepState = StepState.DONE) -> tuple[Step, ...]:
    """Settled steps, the oldest first."""
    return tuple(
        Step(
            n,
            state,
            "shop-hello",
            guess=guess,
            felt=felt,
            settled_at=MONDAY - timedelta(days=20 - n),
        )
        for n, (guess, felt) in enumerate(pairs, start=1)
    )


def said(*pairs: Pair) -> Line | None:
    words = lately(Known(Person(7), steps=steps(*pairs)))
    return None if words is None else plain(words)


def cue(look: Look, *pairs: Pair) -> Shown:
    play: Play = planned()
    person = replace(play.known.person, look=look, done=len(pairs))
    play.known = replace(play.known, person=person, steps=(*play.known.steps, *steps(*pairs)))
    play.pass_time(timedelta(hours=27, minutes=15))
    return play.last


EASY = ((TENSE, UNEASY),) * 4


def test_after_four_that_were_easier_the_fifth_cue_says_so() -> None:
    assert said(*EASY) == GUESSED
    assert said((TENSE, OKAY), (UNEASY, OKAY), (9, 5), (TENSE, 1)) == EASIER
    assert "idea-shop-hello.whole" in cue(Look.SHORT, *EASY).keys
    assert GUESSED in cue(Look.SHORT, *EASY).lines


def test_it_is_never_said_when_it_is_not_true() -> None:
    for pairs in [
        EASY[:3],
        (*EASY[:3], (TENSE, TENSE)),
        (*EASY, (TENSE, 9)),
        ((TENSE, None), *EASY[:3]),
        ((None, UNEASY), *EASY[:3]),
        (),
    ]:
        assert said(*pairs) is None, pairs
        assert cue(Look.SHORT, *pairs).keys == WHOLE, pairs
        assert cue(Look.SHORT, *pairs).values == ["17:30"], pairs


def test_only_the_last_four_count() -> None:
    assert said((TENSE, 9), *EASY) == GUESSED


def test_what_did_not_happen_is_no_guess() -> None:
    quiet = steps(*EASY, state=StepState.NOT_THIS_TIME)
    assert lately(Known(Person(7), steps=quiet)) is None


def test_the_short_look_hides_it_and_the_hidden_one_all() -> None:
    short = cue(Look.SHORT, *EASY)
    assert short.uncovered.keys == [*WHOLE[:2], "cue-with-lately", WHOLE[2]]
    hidden = cue(Look.HIDDEN, *EASY)
    assert hidden.uncovered.keys == ["cue-hidden"]
    assert GUESSED in hidden.lines
