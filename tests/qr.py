"""Reads a square code as a phone does, by the standard (ISO 18004) and not by what drew it.

Only what a link needs: versions 2 to 4, bytes, and a code of which nothing is spoilt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

LEVELS: Final = {0b01: "L", 0b00: "M", 0b11: "Q", 0b10: "H"}
BLOCKS: Final = {
    (25, "Q"): (1, 22), (25, "H"): (1, 16), (29, "Q"): (2, 17), (29, "H"): (2, 13),
    (33, "Q"): (2, 24), (33, "H"): (4, 9),
}  # fmt: skip
"""How many blocks of how many bytes hold the words, by side and level."""
MASKS: Final[tuple[Callable[[int, int], bool], ...]] = (
    lambda i, j: (i + j) % 2 == 0,
    lambda i, j: i % 2 == 0,
    lambda i, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: i * j % 2 + i * j % 3 == 0,
    lambda i, j: (i * j % 2 + i * j % 3) % 2 == 0,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2 == 0,
)
Square = list[list[bool]]


def drawn(svg: str) -> Square:
    """The dark and light modules of the path that an SVG strokes, without its quiet border."""
    path = re.search(r'<path[^>]* d="(M[^"]+)"', svg)
    assert path
    dark: set[tuple[int, int]] = set()
    x = y = 0.0
    for step, across, down in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", path[1]):
        if step == "h":
            dark |= {(int(y), int(x) + n) for n in range(int(across))}
        x = float(across) + (0 if step == "M" else x)
        y = float(down or 0) + (0 if step == "M" else y)
    border = min(column for _, column in dark)
    side = max(column for _, column in dark) - border + 1
    return [[(i + border, j + border) in dark for j in range(side)] for i in range(side)]


def read(square: Square) -> str:
    side = len(square)
    told = int("".join(str(int(bit)) for bit in square[8][:5]), 2) ^ 0b10101
    mask = MASKS[told & 0b111]
    bits = [square[i][j] ^ mask(i, j) for i, j in _walk(side)]
    heard = [int("".join(str(int(b)) for b in bits[n : n + 8]), 2) for n in range(0, len(bits), 8)]
    blocks, length = BLOCKS[side, LEVELS[told >> 3]]
    words = bytes(heard[n * blocks + block] for block in range(blocks) for n in range(length))
    text = f"{int.from_bytes(words, 'big'):0{8 * len(words)}b}"
    assert text.startswith("0100"), "not in bytes"
    count = int(text[4:12], 2)
    return bytes(int(text[12 + 8 * n : 20 + 8 * n], 2) for n in range(count)).decode()


def _walk(side: int) -> Iterator[tuple[int, int]]:
    """Where the bits stand: two columns at a time from the right, up and down in turns."""
    rows, pairs = range(side), [*range(side - 1, 6, -2), *range(5, 0, -2)]
    for n, right in enumerate(pairs):
        for i in rows if n % 2 else reversed(rows):
            yield from ((i, j) for j in (right, right - 1) if not _fixed(i, j, side))


def _fixed(i: int, j: int, side: int) -> bool:
    """Whether a module is the same in every code of this side, or tells how to read it."""
    corner = (i < 9 and (j < 9 or j > side - 9)) or (i > side - 9 and j < 9)
    return corner or 6 in (i, j) or (abs(i - side + 7) < 3 and abs(j - side + 7) < 3)
