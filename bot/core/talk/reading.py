"""A text read once: what it may stand for travels with it from here on."""

from __future__ import annotations

from dataclasses import replace

from bot.core.records.events import Meaning, Said
from bot.ear import reply
from bot.ear.asides import heard


def read(said: Said, language: str) -> Said:
    text = said.text
    meaning = Meaning(
        reply.keys(text, language), reply.stops(text, language), heard(text, language)
    )
    return replace(said, meaning=meaning)
