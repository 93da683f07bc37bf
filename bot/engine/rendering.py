"""From an effect to a message: the line becomes a sentence, the choices become buttons."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Protocol

from bot.core.records import taps
from bot.core.records.effects import Choice, Revise, Rows, Say
from bot.core.records.lines import Line
from bot.core.records.model import SHAPE
from bot.engine.ports import Button, Message
from bot.words.book import Book

PLAIN_YES: Final = frozenset({"yes", "good", "going"})
"""Keys of buttons that say yes, and nothing besides."""


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
    rows = buttons(book, language, said)
    return Message(
        rendered.text,
        rendered.veils,
        rows,
        silent,
        rendered.moments,
        said.between,
        said.topic,
    )


def buttons(book: Book, language: str, card: _Card) -> tuple[tuple[Button, ...], ...]:
    leads = _plain_yes(card)
    return tuple(
        tuple(
            replace(_button(book, language, card, choice), leads=choice is leads) for choice in row
        )
        for row in card.rows
    )


def _plain_yes(card: _Card) -> Choice | None:
    """The one button that stands out: the first that a typed yes would press.

    So nothing that agrees, sends or erases does, and no choice among several ways.
    """
    choices = (choice for row in card.rows for choice in row)
    return next((one for one in choices if one.key in PLAIN_YES and not one.tap_only), None)


def _button(book: Book, language: str, card: _Card, choice: Choice) -> Button:
    caption = book.caption(language, choice.caption)
    if choice.copies is not None:
        return Button(caption, copies=book.caption(language, choice.copies))
    if choice.opens is not None:
        return Button(caption, opens=choice.opens)
    if card.talk is None:
        raise ValueError("a button needs a talk to speak to")
    data = taps.write(taps.Tap(SHAPE, card.talk, card.at, choice.key))
    return Button(caption, data=data, erases=choice.erases)
