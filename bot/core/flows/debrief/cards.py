"""The cards of a debrief: the feeling, and the three questions in the words of the path."""

from __future__ import annotations

from typing import Final

from bot.core.records.effects import Choice, Rows
from bot.core.records.lines import line
from bot.core.records.memories import DebriefMemory
from bot.core.records.model import Feel, Step, Trio
from bot.core.records.turn import Card, Moment, choice, pairs
from bot.core.rules.steps import wording

FEELINGS: Final = {
    "calm": Feel.CALM,
    "okay": Feel.OKAY,
    "uneasy": Feel.UNEASY,
    "tense": Feel.TENSE,
    "very_tense": Feel.VERY_TENSE,
}


def feeling(key: str) -> int | None:
    return FEELINGS.get(key)


def feel_rows() -> Rows:
    buttons = tuple(choice(key, f"feel-{key.replace('_', '-')}") for key in FEELINGS)
    return buttons[:3], buttons[3:]


def opening(moment: Moment, step: Step, how: str, first: str) -> Card:
    memory = DebriefMemory.of(moment.talk)
    if how == "done" and memory.posted:
        happened = line("own-promise-told")
    elif how == "done":
        happened = wording.did(step)
    elif how == "home":
        happened = line("debrief-went-home")
    elif step.minutes and 0 < memory.stayed < step.minutes:
        happened = line("debrief-part-minutes", minutes=memory.stayed)
    else:
        happened = line("debrief-part")
    if first == "feel":
        return Card(line("debrief-feel", happened=happened), feel_rows())
    question = line(f"debrief-{wording.trio(step, moment.person.path)}-first")
    rows = ask(moment, step, first).rows
    return Card(line("debrief-opening", happened=happened, question=question), rows)


def feel(moment: Moment, step: Step) -> Card:
    return Card(line("debrief-feel-again", name=wording.name(step)), feel_rows())


def ask(moment: Moment, step: Step, question: str) -> Card:
    trio = wording.trio(step, moment.person.path)
    keys = wording.chips(step, question)
    chips = tuple(Choice(key, wording.chip_words(step, key)) for key in keys)
    ends: tuple[Choice, ...] = (choice("skip", "debrief-skip"), choice("enough", "debrief-enough"))
    if question == "easy" and trio is Trio.EASE:
        ends = (choice("nothing", "debrief-nothing-yet"), *ends)
    return Card(line(f"debrief-{trio}-{question}", name=wording.name(step)), (*pairs(chips), ends))


def why() -> Card:
    reasons = ("tired", "worried", "busy", "unwell")
    chips = tuple(choice(key, f"debrief-why-{key}") for key in reasons)
    return Card(
        line("debrief-not-this-time"),
        (*pairs(chips), (choice("enough", "debrief-leave-it"),)),
    )
