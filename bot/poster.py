"""A poster to print: the bot's name, one sentence, its link, and the link as a QR code.

Nothing on it tells who runs the bot or what it is good for: people see who takes it off the wall.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from html import escape
from typing import Final

import segno

from bot.core.records.lines import line
from bot.ear.languages import ENGLISH
from bot.words.book import Book

WIDTH: Final = 170.0
"""Millimetres between the margins; the sheet is A4."""
SIDE: Final = 96.0
"""Of the QR code with its quiet border, in millimetres: read from three steps away."""
LETTER: Final = 0.58
"""How wide a letter is at most on average, as a part of its height."""
_SHEET: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297">
<style>@page {{ size: A4; margin: 0 }}</style>
<rect width="210" height="297" fill="#fff"/>
<circle cx="125.6" cy="28" r="7" fill="#e8b65a"/>
<g fill="#2b6551">
<rect x="84" y="56" width="14" height="6.4" rx="3.2"/>
<rect x="97" y="47.6" width="14" height="6.4" rx="3.2"/>
<rect x="110" y="39.2" width="14" height="6.4" rx="3.2"/>
</g>
<g font-family="Helvetica, Arial, sans-serif" fill="#1d2b26" text-anchor="middle">
{text}
</g>
<g transform="translate({left} 132)">{code}</g>
</svg>
"""


def draw(name: str, username: str) -> bytes:
    """The whole sheet, an SVG."""
    book, link = Book(), f"t.me/{username}"
    what, how, needs = (
        book.caption(ENGLISH, line(key)) for key in ("poster-what", "poster-how", "poster-needs")
    )
    text = (
        *_rows(name, 86, 18, weight="bold"),
        *_rows(what, 104, 9, across=36),
        *_rows(how, 238, 5),
        *_rows(link, 254, 12, weight="bold"),
        *_rows(needs, 280, 5),
    )
    sheet = _SHEET.format(text="\n".join(text), left=(210 - SIDE) / 2, code=_code(link))
    return sheet.encode()


def _rows(
    words: str, top: float, height: float, *, across: int = 1000, weight: str = "normal"
) -> Iterator[str]:
    """Words in rows of so many letters, none wider than the sheet allows."""
    rows = textwrap.wrap(words, across)
    size = min(height, WIDTH / LETTER / max(map(len, rows)))
    for n, row in enumerate(rows):
        at = f'x="105" y="{top + n * height * 1.4:.1f}" font-size="{size:.2f}"'
        yield f'<text {at} font-weight="{weight}">{escape(row)}</text>'


def _code(link: str) -> str:
    """A quarter of the code may be spoilt, by a thumb or by rain."""
    code = segno.make_qr(f"https://{link}", error="q")
    modules, _ = code.symbol_size()
    return code.svg_inline(scale=SIDE / modules, svgclass=None, lineclass=None)
