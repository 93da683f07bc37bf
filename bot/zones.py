"""The rules of every zone: what the machine's tz database says, as this process read it once.

Whoever derives an instant does so by these. What is changed under a running process is seen at
its next start, and only then can both be compared.
"""

from __future__ import annotations

import json
import zlib
import zoneinfo
from collections.abc import Mapping
from datetime import tzinfo
from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

Rules = Mapping[str, bytes]
"""Zones by their IANA names, each as it is compiled (TZif)."""
_BYTES: Final = "latin-1"  # each byte a sign, and back


@cache
def rules() -> Rules:
    """All zones, from where `zoneinfo` looks for them, in its order."""
    found = ((name, _compiled(name)) for name in available_timezones())
    return {name: compiled for name, compiled in found if compiled is not None}


def zone(compiled: bytes, name: str) -> tzinfo:
    return ZoneInfo.from_file(BytesIO(compiled), key=name)


def packed(every: Rules) -> bytes:
    """As it is kept. Zones with the same rules stand side by side, which makes it small."""
    alike = sorted(every.items(), key=lambda pair: (pair[1], pair[0]))
    said = json.dumps({name: compiled.decode(_BYTES) for name, compiled in alike})
    return zlib.compress(said.encode())


def unpacked(kept: bytes) -> Rules:
    said = json.loads(zlib.decompress(kept))
    return {name: compiled.encode(_BYTES) for name, compiled in said.items()}


def _compiled(name: str) -> bytes | None:
    files = (Path(folder, name) for folder in zoneinfo.TZPATH)
    file = next((file for file in files if file.is_file()), None)
    if file is not None:
        return file.read_bytes()
    packaged = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    return packaged.read_bytes() if packaged.is_file() else None
