"""Danger in a text: how worried to be, and about what.

Never a promise: the Help button that always stands is the main thing. What is heard is only
how worried to be; neither the text nor the words that alarmed us leave this room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.ear.phrases import Sought, all_phrases
from bot.ear.plain import readings


class Tier(StrEnum):
    """What a text may be about, the most pressing first."""

    C4 = "C4"  # overdose, not breathing, cannot be woken
    C1 = "C1"  # direct words on dying, suicide, self-harm
    C3 = "C3"  # being hurt, controlled, afraid of someone
    C5 = "C5"  # an urge or a plan to hurt someone
    C2 = "C2"  # hopeless, unclear or negated
    L = "L"  # a slip, at drink or drugs or unsaid at what
    G = "G"  # a slip at gambling, and at nothing else


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard: only the tier, never the words; None when nothing was.

    One that is not `sure` was learned, and is only asked about. What is too `faint` for a question
    gets a quiet line below its answer.
    """

    tier: Tier | None
    sure: bool = True
    faint: bool = False


SLIP: Final = "slip"
"""The heading of a slip that says not at what: it may be gambling, if that is said beside it."""
SUBSTANCE: Final = "substance"
"""The heading of what was drunk or used: no danger, but then it was not only gambling."""
_NEGATED: Final[Mapping[str, str | None]] = {
    Tier.C4: Tier.C2,
    Tier.C1: Tier.C2,
    Tier.C5: None,
    SUBSTANCE: None,
}
"""What a direct word becomes after a "not" or "never": for one's own life, never nothing."""
_NEGATION_REACH: Final = 28


def hear(text: str) -> Heard:
    """The most pressing tier of a text in any language we know; it never raises."""
    forms = readings(text)
    forms |= {_put_right(plain) for plain in forms}
    heard = {heading for plain in forms for heading in _headings(plain)}
    if (SUBSTANCE if Tier.G in heard else SLIP) in heard:
        heard.add(Tier.L)
    return Heard(next((tier for tier in Tier if tier in heard), None))


def _put_right(plain: str) -> str:
    """The same with letters that changed places put back where a core word was meant."""
    swapped = all_phrases().swapped
    return " ".join(swapped.get(word, word) for word in plain.split(" "))


def says_minor(text: str) -> bool:
    return any(_young(plain) for plain in readings(text))


def _young(plain: str) -> bool:
    """Whether an age is said as one's own, and not inside "since I'm 16" in the same language."""
    minor = [*_spans(all_phrases().minor, plain)]
    grown = [*_spans(all_phrases().grown, plain)] if minor else []
    return any(
        not any(
            language == other and begins <= start and end <= ends for other, begins, ends in grown
        )
        for language, start, end in minor
    )


def _spans(sought: Sought, plain: str) -> Iterator[tuple[str, int, int]]:
    """Where each phrase stands, with its language."""
    for phrase, pattern in sought.likely(plain):
        for found in pattern.finditer(plain):
            yield phrase.language, *found.span(1)


def _headings(plain: str) -> Iterator[str]:
    """What is said in earnest; an idiom or a "not" counts for every language with that word."""
    found = [*_found(plain)]
    if not found:
        return
    everyday = [*_spans(all_phrases().idioms, plain)]
    negated = {(start, end) for _, start, end, turned in found if turned}
    for heading, start, end, _ in found:
        if any(begins <= start and end <= ends for _, begins, ends in everyday):
            continue
        sure = _NEGATED.get(heading, heading) if (start, end) in negated else heading
        if sure is not None:
            yield sure


def _found(plain: str) -> Iterator[tuple[str, int, int, bool]]:
    """Each phrase of danger, where it stands, and whether a "not" stands before."""
    known = all_phrases()
    for phrase, pattern in known.dangers.likely(plain):
        negation = known.negations[phrase.language]
        for match in pattern.finditer(plain):
            start, end = match.span(1)
            turned = negation.search(plain, max(0, start - _NEGATION_REACH), start)
            yield phrase.heading, start, end, turned is not None
