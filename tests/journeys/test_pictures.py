"""The picture of the README, held to the real bot: `make pictures` takes it anew."""

from __future__ import annotations

import os
import struct
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Browser

from tests.journeys.pictures import LIGHTS, photographed
from tests.journeys.stage import ROOT

PICTURES: Final = ROOT / "docs" / "pictures"
pytestmark = [
    pytest.mark.journey,
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
]


def _size(png: bytes) -> tuple[int, int]:
    """Its width and height."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


async def test_three_whole_phones_say_what_is_written_beside_them(
    chromium: Browser, migrated: Path, tmp_path: Path
) -> None:
    async with photographed(chromium, migrated, tmp_path) as camera:
        pictures = {light: await camera.together(chromium, light) for light in LIGHTS}
        told = camera.told()
    for shots in camera.shots.values():
        assert len(shots) == 3
        assert all(shot.whole for shot in shots), "a phone is cut"
        for shot in shots:
            assert _size(shot.png) == pytest.approx(shot.dots, abs=2), "a part of it was not taken"
    sizes = {_size(png) for png in pictures.values()}
    assert len(sizes) == 1, "in the other light it has another shape"
    if os.environ.get("UPDATE_PICTURES"):
        _write(pictures, told)
    written = (PICTURES / "phones.txt").read_text(encoding="utf-8")
    assert written.partition("\nphones-")[0] == told, "the bot says something else: make pictures"


def _write(pictures: dict[str, bytes], told: str) -> None:
    """The pictures, what can be read on them, and by which bytes the two belong together."""
    for light, png in pictures.items():
        name = f"phones-{light}.png"
        (PICTURES / name).write_bytes(png)
        told += f"\n{name} {sha256(png).hexdigest()}"
    (PICTURES / "phones.txt").write_text(f"{told}\n", encoding="utf-8")
