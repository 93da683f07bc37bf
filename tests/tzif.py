"""Rules of zones for tests: a zone file is made of one line in the notation of POSIX."""

from __future__ import annotations

import struct
from pathlib import Path


def compiled(posix: str) -> bytes:
    """A zone that has followed this line for ever, as a file of version 2 (RFC 8536)."""
    empty = struct.pack(">4sc15x6l", b"TZif", b"2", 0, 0, 0, 0, 1, 4)
    block = empty + struct.pack(">lbb4s", 0, 0, 0, b"LMT\0")
    return block + block + b"\n" + posix.encode() + b"\n"


def written(folder: Path, **zones: str) -> Path:
    """A tz database in a folder that holds these zones; all others are found elsewhere."""
    for name, posix in zones.items():
        file = folder.joinpath(*name.split("__"))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(compiled(posix))
    return folder
