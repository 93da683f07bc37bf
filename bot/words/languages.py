"""The languages that are spoken: each is a folder of sentences beside this file, and no code.

`en/` is whole. What another lacks, a line or the way a day is written, is said as in English.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, time
from functools import cache
from typing import Any, Final

from bot.ear.languages import ENGLISH, homes, nearest

HOMES: Final = homes("bot.words")
"""Where the sentences of each language stand."""


def tried(language: str) -> tuple[str, ...]:
    """The languages to say something in, the reader's first."""
    return nearest(language, HOMES)


def sources(language: str = ENGLISH) -> Iterator[tuple[str, str]]:
    """The name and the text of each of a language's files of sentences."""
    for entry in sorted(HOMES[language].iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".ftl"):
            yield entry.name, entry.read_text(encoding="utf-8")


@cache
def table(language: str, name: str) -> Mapping[str, Any]:
    """One of a language's files of facts, over that of English; read at its first use."""
    written: dict[str, Any] = {}
    for one in reversed(tried(language)):
        file = HOMES[one] / f"{name}.toml"
        written |= tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return written


def hour(language: str, at: time) -> str:
    return at.strftime(table(language, "locale")["hour"])


def day(language: str, on: date, today: date) -> str:
    """A day with as much of its date as tells it from others."""
    ahead = (on - today).days
    written = "near" if 1 < ahead < 7 else "day"
    if on.year != today.year and not -31 < ahead < 31:
        written = "far"
    # Babel takes a moment to import, and few messages name a day.
    from babel.dates import format_date

    return str(format_date(on, table(language, "locale")[written], locale=_known(language)))


def country(language: str, code: str) -> str:
    """What a country is called; its code where nobody says."""
    from babel import Locale

    return str(Locale.parse(_known(language)).territories.get(code, code))


def _known(language: str) -> str:
    """The name under which the calendar library knows a language; English where it does not."""
    from babel.localedata import exists

    name = str(table(language, "locale")["calendar"])
    return name if exists(name) else ENGLISH
