"""How a step is put into words: its idea's lines, or the person's own."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Final

from bot.core.records.lines import Line, Typed, Veiled, line
from bot.core.records.model import Chip, Company, Path, Step, Trio
from bot.core.rules.ideas import Dial, library
from bot.ear import steps

OWN_CHIPS: Final = {
    "easy": ("easy1", "easy2", "easy3", "like_me"),
    "hard": ("hard1", "hard2", "hard3"),
}
WITH_CHIPS: Final = {
    "easy": ("warm", "laughed", "common", "gave"),
    "hard": ("hard1", "pulled_back", "heated", "said_more"),
}
"""Of a step with somebody: what there was between them."""
GROUP_CHIPS: Final = {"easy": ("warm", "laughed", "fitted_in", "gave"), "hard": WITH_CHIPS["hard"]}
PROMISE_CHIPS: Final = {"easy": 4, "hard": 4}
CHANGES: Final = 3
PROMISE_CHANGES: Final = 2
_WARM: Final = frozenset({*WITH_CHIPS["easy"], *GROUP_CHIPS["easy"]})
TRUST: Final = frozenset({Path.AFTER, Path.BOTH})
"""The paths whose questions are about trust."""
WHYS: Final = frozenset({"tired", "worried", "busy", "unwell"})
"""The chips under "What got in the way?"."""
MORE: Final = "more."
"""A change that makes a step a little more begins so, and ends with the dial."""
_MORE: Final = {
    Dial.LENGTH: "up-more-length",
    Dial.PLACE: "up-more-place",
    Dial.COMPANY: "up-more-company",
}
NO_LINE: Final = Line("nothing")


def beginning(text: str, most: int) -> str:
    """As many whole words as fit, and a sign that there are more; a longer first word is cut."""
    if len(text) <= most:
        return text
    fits = textwrap.shorten(text, most, placeholder="") or text[:most]
    return f"{fits}…"


def name(step: Step) -> Line:
    """The step as a heading: "Hello in the shop"."""
    return _of(step, "name") or _in_their_words(step)


def briefly(step: Step) -> Line:
    """The step in a few words, for a button: "ask where something is"."""
    return _of(step, "more") or name(step)


def did(step: Step) -> Line:
    """What happened, small and plain: "You went in and said hello."."""
    key = "own-promise-did" if step.promise else "own-did"
    own = line(key, text=Typed(step.text)) if step.text else line("own-did-gone")
    return _of(step, "did") or own


def whole(step: Step) -> Line:
    """How little it takes: "One hello is the whole thing."."""
    if step.minutes and not step.promise:
        return _of(step, "whole") or line("own-whole-minutes", minutes=step.minutes)
    return _of(step, "whole") or line("own-promise-whole" if step.promise else "own-whole")


def sign(step: Step) -> Line:
    """How the person knows that it is done."""
    if step.sign:
        return line("own-sign", sign=Typed(step.sign))
    if step.minutes:
        return _of(step, "sign") or line("own-sign-minutes", minutes=step.minutes)
    return _of(step, "sign") or line("own-sign-default")


def pushed(step: Step) -> Line:
    """What a push in the Short look calls it: own words lie under a spoiler."""
    if step.idea in library() or not step.text:
        return short(step)
    text = Typed(step.text) if turned(step) is None else name(step)
    return line("own-veiled", short=short(step), text=Veiled(text))


def short(step: Step) -> Line:
    """What the lock screen may say: no feeling, no reason."""
    if step.short:
        return line("own-name", text=Typed(step.short))
    return _of(step, "short") or line("own-short")


def place(step: Step) -> Line | None:
    idea = library().get(step.idea or "")
    return Line(f"idea-{step.idea}.where") if idea and idea.placed else None


def trio(step: Step, path: Path) -> Trio:
    """The questions that were asked after a step, or would be on this path."""
    return step.trio or (Trio.TRUST if step.promise or path in TRUST else Trio.EASE)


def asked(step: Step, path: Path, question: str) -> Line:
    """The question as a label before its answer: "What felt risky"."""
    if question == "why":
        return line("look-in-the-way")
    return line(f"look-{trio(step, path)}-{question}")


def chips(step: Step, question: str) -> tuple[str, ...]:
    idea = library().get(step.idea or "")
    if question == "change":
        own = PROMISE_CHANGES if step.promise else CHANGES
        count = len(idea.changes) if idea else own
        changes = tuple(f"change{n}" for n in range(1, count + 1))
        return (*changes, "same") if step.promise else ("same", *changes)
    if idea is None and not step.promise:
        return _own_chips(step)[question]
    of_idea = {"easy": idea.easy, "hard": idea.hard} if idea else PROMISE_CHIPS
    return tuple(f"{question}{n}" for n in range(1, of_idea[question] + 1))


def _own_chips(step: Step) -> Mapping[str, tuple[str, ...]]:
    match step.company:
        case Company.GROUP:
            return GROUP_CHIPS
        case None | Company.NOBODY if step.who is None:
            return OWN_CHIPS
    return WITH_CHIPS


def warm(step: Step) -> bool:
    """Whether they tapped something warm of it: warmth, a laugh, something shared or given."""
    chip, idea = step.answers.get("easy"), library().get(step.idea or "")
    if not isinstance(chip, Chip):
        return False
    return chip.key in (_WARM if idea is None else {f"easy{n}" for n in idea.warm})


def chip_words(step: Step, key: str) -> Line:
    if key == "same":
        return line("own-same-again")
    return Line(f"{_owner(step)}.{key}")


def tapped(step: Step, question: str, chip: Chip) -> Line | None:
    """The words of a chip that was an answer; None if the step no longer has it."""
    if question == "why":
        return line(f"debrief-why-{chip.key}") if chip.key in WHYS else None
    there = {*chips(step, question)}
    if not (step.idea or step.promise) and question in OWN_CHIPS:  # with whom is known since
        there = {*OWN_CHIPS[question], *WITH_CHIPS[question], *GROUP_CHIPS[question]}
    return chip_words(step, chip.key) if chip.key in there else None


def turned(step: Step) -> Dial | None:
    """Of a step that was to be a little more than the last one: which dial was turned."""
    said = step.change.key if isinstance(step.change, Chip) else ""
    return Dial(said.removeprefix(MORE)) if said.startswith(MORE) else None


def change(step: Step) -> Line:
    """What the next plan adds to the step's name: " at a quieter hour", or nothing."""
    if turned(step) is not None:  # its name says it
        return NO_LINE
    if not (step.idea or step.change) and 0 < step.minutes != steps.minutes(step.text) > 0:
        return line("own-change-minutes", minutes=step.minutes)
    if isinstance(step.change, str):
        return line("own-change-said", text=Typed(step.change)) if step.change else NO_LINE
    if step.change.key not in chips(step, "change"):  # it is a promise since, or the reverse
        return NO_LINE
    number = step.change.key.removeprefix("change")
    return line("own-change", change=Line(f"{_owner(step)}.next{number}"))


def _in_their_words(step: Step) -> Line:
    dial = turned(step)
    if not step.text:
        return line("own-name-gone")
    if dial is None or dial not in _MORE:
        return line("own-name", text=Typed(step.text))
    more = line(_MORE[dial])
    if dial is Dial.LENGTH and step.minutes:
        more = line("up-more-minutes", minutes=step.minutes)
    return line("up-own", text=Typed(step.text), more=more)


def _owner(step: Step) -> str:
    idea = library().get(step.idea or "")
    if idea is not None:
        return f"idea-{idea.chips or idea.key}"
    return "own-promise" if step.promise else "own-step"


def _of(step: Step, attribute: str) -> Line | None:
    return Line(f"idea-{step.idea}.{attribute}") if step.idea in library() else None
