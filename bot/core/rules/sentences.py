"""Sentences to have ready and texts to copy: the kinds, ours of each, and a person's own."""

from __future__ import annotations

from bot.core.records.lines import Line, Typed, line
from bot.core.records.model import Person, Sentence
from bot.core.rules.kinds import kinds


def of(person: Person, kind: str) -> tuple[Sentence, ...]:
    """What may be said: their own sentences first, the newest of them before the others."""
    own = tuple(one for one in reversed(person.sentences) if one.of == kind and one.text)
    ours = (Sentence(0, kind, f"s{n}") for n in range(1, kinds()[kind].count + 1))
    return (*own, *ours)


def words(sentence: Sentence) -> Line:
    if sentence.text:
        return line("sentence-own", text=Typed(sentence.text))
    return Line(f"say-{sentence.of}.{sentence.key}")
