"""Sentences to have ready and texts to copy: the kinds, ours of each, and a person's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Final

from bot.core.records.effects import Choice
from bot.core.records.lines import Line, Typed, line
from bot.core.records.model import Person, Sentence

LONGEST: Final = 300
"""Signs of a sentence of their own."""
COPIED: Final = 256
"""Telegram's button copies no more signs; a longer text is copied by hand."""
OWN: Final = 5
"""So many of their own are kept of a kind; the oldest of more goes."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sentence; `sentences.toml` says what each field means."""

    key: str
    count: int


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, Kind]:
    """Every kind by its key, in the order of the file."""
    text = files("bot.core.rules").joinpath("sentences.toml").read_text(encoding="utf-8")
    return {key: Kind(key, **said) for key, said in tomllib.loads(text).items()}


def of(person: Person, kind: str) -> tuple[Sentence, ...]:
    """What may be said: their own sentences first, the newest of them before the others."""
    own = tuple(one for one in reversed(person.sentences) if one.of == kind and one.text)
    ours = (Sentence(0, kind, f"s{n}") for n in range(1, kinds()[kind].count + 1))
    return (*own, *ours)


def with_own(person: Person, kept: Sentence) -> Person:
    """The person with one more of their own, which takes the place of the same words."""
    others = [one for one in person.sentences if (one.of, one.text) != (kept.of, kept.text)]
    own = [one for one in others if one.of == kept.of and one.text]
    gone = {one.id for one in own[: len(own) + 1 - OWN]} if len(own) >= OWN else set[int]()
    stay = (one for one in others if one.id not in gone)
    return replace(person, sentences=(*stay, kept))


def copied(sentence: Sentence) -> tuple[Choice, ...]:
    """The button that copies it."""
    fits = len(sentence.text) <= COPIED
    return (Choice("copy", line("plan-copy"), copies=words(sentence)),) if fits else ()


def words(sentence: Sentence) -> Line:
    if sentence.text:
        return line("sentence-own", text=Typed(sentence.text))
    return Line(f"say-{sentence.of}.{sentence.key}")
