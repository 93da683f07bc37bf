"""Which messages some words came in, so that editing one of them mends the words."""

from __future__ import annotations

from bot.core.records.events import Edited, Said
from bot.core.records.model import Json


def noted(said: Said) -> list[Json]:
    """The messages of what was said, for a talk's memory: [id, text] each."""
    parts = said.parts or ((said.message_id, said.text),)
    return [[id, text] for id, text in parts]


def mended(messages: Json, edited: Edited) -> list[Json] | None:
    """The same messages after one was edited; None when it is none of them."""
    parts = messages if isinstance(messages, list) else []
    if not any(_id(part) == edited.message_id for part in parts):
        return None
    return [[_id(p), edited.text if _id(p) == edited.message_id else _text(p)] for p in parts]


def joined(messages: list[Json]) -> str:
    return "\n".join(_text(part) for part in messages)


def _id(part: Json) -> int | None:
    return part[0] if isinstance(part, list) and isinstance(part[0], int) else None


def _text(part: Json) -> str:
    return str(part[1]) if isinstance(part, list) else ""
