"""Sentences to have ready and texts to copy: the kinds, ours of each, and a person's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from bot.core.records.lines import Line, Typed, line
from bot.core.records.model import Person, Sentence


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


def words(sentence: Sentence) -> Line:
    if sentence.text:
        return line("sentence-own", text=Typed(sentence.text))
    return Line(f"say-{sentence.of}.{sentence.key}")
