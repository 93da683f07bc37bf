"""The languages that are heard: each is a folder of data beside this file, and no code.

What a language does not bring is heard in English; what somebody says is tried in their own
language first and then in English. `en/` is whole, and explains in each of its files what a
language may bring.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Final

ENGLISH: Final = "en"
NOTHING: Final = "(?!)"
"""The pattern of no text at all."""
_SET: Final = re.compile(r"\{([A-Za-z_]+)\}")


def homes(room: str) -> dict[str, Traversable]:
    """The folders of a room that hold a language, by its name."""
    return {home.name: home for home in resources.files(room).iterdir() if home.name.isalpha()}


def nearest(language: str, known: Container[str]) -> tuple[str, ...]:
    """A language without its region and then English; English alone where it is not `known`."""
    own = language.partition("-")[0].lower()
    return (own, ENGLISH) if own != ENGLISH and own in known else (ENGLISH,)


HOMES: Final = homes("bot.ear")
"""Where the data of each language stands."""


def tried(language: str) -> tuple[str, ...]:
    """The languages to hear somebody in, their own first."""
    return nearest(language, HOMES)


@cache
def table(language: str, name: str) -> Mapping[str, Any]:
    """One of a language's files, read at its first use; empty where there is none."""
    file = HOMES[language] / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def listed(words: str) -> tuple[str, ...]:
    """Words or whole messages, as they stand between commas."""
    return tuple(one for part in words.replace("\n", " ").split(",") if (one := part.strip()))


def filled(pattern: str, sets: Mapping[str, str]) -> str:
    """A pattern with the sets of words that it names in braces."""
    return _SET.sub(lambda found: sets[found[1]], pattern)


def sets(written: Mapping[str, str], **known: str) -> dict[str, str]:
    """Sets of words by name; each may name those above it, and the `known` ones."""
    made = dict(known)
    for name, pattern in written.items():
        made[name] = filled(pattern, made)
    return made


def either(patterns: tuple[str, ...]) -> str:
    """What matches where one of them does; nothing where there is none."""
    return "|".join(patterns) or NOTHING
