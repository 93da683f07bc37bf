"""The whole voice on one page, in the order of a person's journey, for whoever proofreads it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Final

from fluent.syntax import FluentParser
from fluent.syntax.ast import GroupComment, Message, ResourceComment

from bot.ear.languages import ENGLISH
from bot.words.languages import sources
from bot.words.samples import spoken

ORDER: Final = (
    "welcome", "plan", "ideas", "likes", "with", "sentences", "ahead", "own", "cue", "debrief",
    "up", "friend", "befriended", "did", "next", "promise", "look", "settle", "greeting", "home",
    "settings", "data", "help", "care",
)  # fmt: skip
"""The files in the order in which a person meets them; the others follow."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of the book: its key, a note on when it is said, and how it reads."""

    key: str
    note: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One conversation."""

    title: str
    about: str
    lines: tuple[Sentence, ...]


def show(language: str = ENGLISH, *, part: str = "", as_json: bool = False) -> None:
    """Print every line of a language with its note, filled with sample values; a `part` that is
    named stands first. Raises LookupError for one that there is not."""
    if as_json:
        told = [asdict(one) for one in chapters(language, part)]
        print(json.dumps(told, ensure_ascii=False))
        return
    for text in page(language, part):
        print(text)


def page(language: str = ENGLISH, part: str = "") -> Iterator[str]:
    for chapter in chapters(language, part):
        yield f"\n{chapter.title.upper()}"
        yield chapter.about
        for sentence in chapter.lines:
            yield f"\n  {sentence.key}  ({sentence.note})"
            for text in sentence.texts:
                yield from (f"      {row}" for row in text.splitlines())


def chapters(language: str = ENGLISH, part: str = "") -> Iterator[Chapter]:
    files = {name.removesuffix(".ftl"): text for name, text in sources(language)}
    named = [name for name in ORDER if name in files]
    if part and part not in files:
        raise LookupError(part)
    for name in dict.fromkeys((*([part] if part else ()), *named, *sorted(files))):
        yield _chapter(name, files[name], language)


def _chapter(name: str, text: str, language: str) -> Chapter:
    entries = FluentParser().parse(text).body
    heads = (e.content or "" for e in entries if isinstance(e, ResourceComment | GroupComment))
    lines = (s for e in entries if isinstance(e, Message) for s in _sentences(e, language))
    return Chapter(name, "\n".join(heads), tuple(lines))


def _sentences(message: Message, language: str) -> Iterator[Sentence]:
    """A message and its attributes, which share its note."""
    note = " ".join((message.comment.content or "" if message.comment else "").split())
    keys = [message.id.name] if message.value else []
    keys += [f"{message.id.name}.{attribute.id.name}" for attribute in message.attributes]
    for key in keys:
        yield Sentence(key, note, tuple(spoken(key, language)))
