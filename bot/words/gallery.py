"""The whole voice on one page, in the order of a person's journey, for whoever proofreads it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Final

from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax.ast import GroupComment, Message, ResourceComment

from bot.words.book import ENGLISH, sources

ORDER: Final = ("welcome", "plan", "ideas", "own", "cue", "debrief", "home", "help", "care")
"""The files in the order in which a person meets them; the others follow."""


def show(language: str = ENGLISH) -> None:
    """Print every line of a language with its note."""
    try:
        for text in page(language):
            print(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough (`make words | head`). What is still buffered goes
        # nowhere, or Python would complain about the closed pipe once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def page(language: str = ENGLISH) -> Iterator[str]:
    """The page, line by line."""
    files = {name.removesuffix(".ftl"): text for name, text in sources(language)}
    named = [name for name in ORDER if name in files]
    for name in (*named, *sorted(set(files) - set(named))):
        yield from _file(name, files[name])


def _file(name: str, text: str) -> Iterator[str]:
    yield f"\n{name.upper()}"
    serializer = FluentSerializer()
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, ResourceComment | GroupComment):
            yield entry.content or ""
        elif isinstance(entry, Message):
            note = entry.comment.content if entry.comment else ""
            entry.comment = None
            yield f"\n  ({' '.join((note or '').split())})"
            yield from (f"  {line}" for line in serializer.serialize_entry(entry).splitlines())
