"""From an effect to a message: the line becomes a sentence, the choices become buttons."""

from __future__ import annotations

from typing import Protocol

from bot.core.records import taps
from bot.core.records.effects import Choice, Revise, Rows, Say
from bot.core.records.lines import Line
from bot.core.records.model import SHAPE
from bot.engine.ports import Button, Message
from bot.words.book import Book


class _Card(Protocol):
    @property
    def rows(self) -> Rows: ...
    @property
    def talk(self) -> int | None: ...
    @property
    def at(self) -> str: ...


def message(book: Book, language: str, said: Say | Revise) -> Message:
    """What is sent. Raises what the book raises, and ValueError for a button without a talk."""
    words = said.words or Line("")
    rendered = book.render(language, words)
    silent = isinstance(said, Say) and said.silent
    return Message(rendered.text, rendered.veils, buttons(book, language, said), silent)


def buttons(book: Book, language: str, card: _Card) -> tuple[tuple[Button, ...], ...]:
    return tuple(
        tuple(_button(book, language, card, choice) for choice in row) for row in card.rows
    )


def _button(book: Book, language: str, card: _Card, choice: Choice) -> Button:
    caption = book.caption(language, choice.caption)
    if choice.copies is not None:
        return Button(caption, copies=book.caption(language, choice.copies))
    if choice.opens is not None:
        return Button(caption, opens=choice.opens)
    if card.talk is None:
        raise ValueError("a button needs a talk to speak to")
    return Button(caption, data=taps.write(taps.Tap(SHAPE, card.talk, card.at, choice.key)))
