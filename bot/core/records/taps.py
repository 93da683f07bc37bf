"""The bytes behind a button, `shape:talk:at:choice`, at most 64 of them.

The talk's id is written in hexadecimal. What does not read back exactly was not made by us.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LIMIT = 64

_DATA = re.compile(
    r"([1-9][0-9]{0,3}):([1-9a-f][0-9a-f]{0,15}):([a-z0-9_]{1,16}):([a-z0-9_.-]{1,24})"
)


class Tap(NamedTuple):
    """What a button says of itself."""

    shape: int
    talk: int
    at: str
    choice: str


def write(tap: Tap) -> str:
    """The button's data. Raises ValueError for parts that could not be read back."""
    data = f"{tap.shape}:{tap.talk:x}:{tap.at}:{tap.choice}"
    if len(data) > LIMIT or read(data) != tap:
        raise ValueError("a button's data must be short, lower case and plain")
    return data


def read(data: str) -> Tap | None:
    """The tap that `data` stands for, or None for bytes that we never made."""
    match = _DATA.fullmatch(data)
    if match is None:
        return None
    shape, talk, at, choice = match.groups()
    return Tap(int(shape), int(talk, 16), at, choice)
