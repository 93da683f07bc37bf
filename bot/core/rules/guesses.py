"""What was guessed beside how it turned out, in the five words."""

from __future__ import annotations

from typing import Final

from bot.core.records.lines import Line, line
from bot.core.records.model import Feel, Known, Step, StepState
from bot.core.records.turn import Moment
from bot.core.rules.outcomes import DONE
from bot.ear import reply

LATELY: Final = 4
"""After so many steps that turned out easier the next cue may say so."""
FEELINGS: Final = {
    "calm": Feel.CALM,
    "okay": Feel.OKAY,
    "uneasy": Feel.UNEASY,
    "tense": Feel.TENSE,
    "very_tense": Feel.VERY_TENSE,
}
"""The five words, by the keys of their buttons."""


def heard(moment: Moment) -> int | None:
    """What was tapped or written: one of the five words, or a number from 0 to 10."""
    chosen = moment.choice
    return FEELINGS.get(chosen) if chosen else reply.feel(moment.text or "", moment.language)


def word(number: int) -> Feel:
    """The word nearest to a number between 0 and 10; the lower one in between."""
    return min(Feel, key=lambda feel: (abs(feel - number), feel))


def tense(number: int | None) -> bool:
    """Whether it is Tense or more."""
    return number is not None and number >= Feel.TENSE


def calm(number: int | None) -> bool:
    """Whether it is Calm or Okay."""
    return number is not None and number < Feel.UNEASY


def spoken(feel: Feel) -> Line:
    return line(f"feel-{feel.name.lower().replace('_', '-')}.in-sentence")


def easier(step: Step) -> bool:
    """Whether it turned out easier than guessed; False where one of the two is not known."""
    if step.guess is None or step.felt is None:
        return False
    return word(step.felt) < word(step.guess)


def lately(known: Known) -> Line | None:
    """From the fifth step on: that the last four turned out easier, and only if each one did."""
    done = [step for step in known.steps if step.state in DONE and step.settled_at is not None]
    told = [step for step in done if step.guess is not None and step.felt is not None]
    last = sorted(told, key=lambda step: (step.settled_at, step.id))[-LATELY:]
    if len(last) < LATELY or not all(map(easier, last)):
        return None
    guesses = {word(step.guess) for step in last if step.guess is not None}
    if len(guesses) > 1:
        return line("cue-lately-easier")
    return line("cue-lately-guessed", guess=spoken(guesses.pop()))


def outcome(step: Step, *, kept: bool = True) -> Line:
    """What was guessed beside how it turned out, in the five words; is anything `kept`?"""
    if step.state is StepState.NOT_THIS_TIME:
        return line("debrief-good-to-know")
    if step.guess is None or step.felt is None:
        return _unguessed(step, kept=kept)
    guess, felt = word(step.guess), word(step.felt)
    if felt < guess:
        return line("debrief-lighter", guess=spoken(guess), felt=spoken(felt))
    if felt > guess:
        return line("debrief-heavier", guess=spoken(guess), felt=spoken(felt))
    key = "debrief-as-guessed-heavy" if felt >= Feel.TENSE else "debrief-as-guessed"
    return line(key, felt=spoken(felt))


def _unguessed(step: Step, *, kept: bool) -> Line:
    if step.felt is not None:
        felt = word(step.felt)
        key = "debrief-felt-heavy" if felt >= Feel.TENSE else "debrief-felt"
        return line(key, felt=spoken(felt))
    if step.promise and step.state is StepState.DONE:
        return line("debrief-kept-promise")
    return line("debrief-kept" if kept else "debrief-okay")
