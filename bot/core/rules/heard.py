"""Which messages some words came in, so that editing one of them mends the words."""

from __future__ import annotations

from bot.core.records.events import Edited, Said
from bot.core.records.model import Messages


def noted(said: Said) -> Messages:
    return said.parts or ((said.message_id, said.text),)


def mended(messages: Messages, edited: Edited) -> Messages | None:
    """The same messages after one was edited; None when it is none of them."""
    if edited.message_id not in dict(messages):
        return None
    return tuple((id, edited.text if id == edited.message_id else text) for id, text in messages)


def joined(messages: Messages) -> str:
    return "\n".join(text for _, text in messages)
