"""The first page: what it shows of the bot is what the bot says, and no picture is out of place."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Final

import pytest

from tests.house import tree

README: Final = tree.text("README.md")
LONGEST: Final = 150
"""Lines of a page that a visitor reads to its end."""
LEFT_OUT: Final = "…"
BEGINS: Final = re.compile(r"[A-Z]?[TPBEX!#] ")
"""A line of a transcript with which something new begins; others belong to the one before."""
TRANSCRIPT: Final = r"\((tests/journeys/transcripts/\w+\.txt)\)[^\n]*"
EXCERPT: Final = re.compile(rf"{TRANSCRIPT}\n\n```\n(.*?)\n```", re.DOTALL)
EXCERPTS: Final = dict(EXCERPT.findall(README))
FOLDER: Final = Path("docs/pictures")
HEAVIEST: Final = 300_000
PICTURE: Final = re.compile(r'(?:\]\(|src="|srcset=")([^")\s]+\.(?:png|jpe?g|svg|gif|webp))')


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a transcript that stands on the page, from `place` on in all its lines."""

    lines: list[str]
    place: int


def _pieces(excerpt: str, told: list[str]) -> list[Piece]:
    """Where each part between two gaps stands, one after another. Raises AssertionError."""
    found: list[Piece] = []
    place = 0
    for part in excerpt.split(f"\n{LEFT_OUT}\n"):
        lines = part.splitlines()
        places = range(place, len(told) - len(lines) + 1)
        place = next((n for n in places if told[n : n + len(lines)] == lines), -1)
        assert place >= 0, f"the transcript does not say:\n{part}"
        found.append(Piece(lines, place))
        place += len(lines)
    return found


def _cut(piece: Piece, told: list[str]) -> list[str]:
    """Lines at its ends that belong to what is left out, or to what is not."""
    end = piece.place + len(piece.lines)
    return [
        *([] if BEGINS.match(piece.lines[0]) else [piece.lines[0]]),
        *([] if end == len(told) or BEGINS.match(told[end]) else [told[end]]),
    ]


def _pictures(path: Path) -> list[Path]:
    """The pictures that a page shows, from the root."""
    names = PICTURE.findall(tree.text(path))
    return [Path(path.parent, name) for name in names if "//" not in name]


def _shown() -> set[Path]:
    return {one for page in tree.files() if page.suffix == ".md" for one in _pictures(page)}


def _quoted() -> list[str]:
    """What the page says that can be read on the phones, in their order."""
    told = re.search(r'<img src="docs/pictures/phones-light.png"[^>]* alt="([^"]*)"', README)
    assert told
    return re.findall(r'"([^"]+)"', unescape(told[1]))


def test_a_visitor_reads_it_to_the_end() -> None:
    assert len(README.splitlines()) <= LONGEST


def test_both_first_minutes_are_there() -> None:
    assert [Path(name).stem for name in EXCERPTS] == ["ana_first_day", "marek_first_day"]


@pytest.mark.parametrize("name", EXCERPTS)
def test_a_first_minute_is_what_was_said(name: str) -> None:
    told = tree.text(name).splitlines()
    pieces = _pieces(EXCERPTS[name], told)
    assert pieces[0].place == 0, "it begins with the beginning"
    assert [line for piece in pieces for line in _cut(piece, told)] == []


@pytest.mark.parametrize(
    "excerpt", ["B Hello.\n[No]", "T Yes\nE Good.", "E Good.\n…\nB Hello.", "B Hello.\n[Yes] [No]"]
)
def test_what_was_not_said_is_seen(excerpt: str) -> None:
    told = ["B Hello.", "[Yes]", "[No]", "T Yes", "| more", "E Good."]
    with pytest.raises(AssertionError):
        _pieces(excerpt, told)


@pytest.mark.parametrize("excerpt", ["B Hello.\n[Yes]", "[No]\nT Yes\n| more"])
def test_a_lost_row_is_seen(excerpt: str) -> None:
    told = ["B Hello.", "[Yes]", "[No]", "T Yes", "| more", "E Good."]
    (piece,) = _pieces(excerpt, told)
    assert len(_cut(piece, told)) == 1


def test_the_five_promises_each_have_what_cannot_be_promised_beside_them() -> None:
    promises = re.findall(r"^\d\. \*\*(\w+)\.\*\*", tree.text("bot/README.md"), re.MULTILINE)
    rows = re.findall(r"^\| \*\*(\w+)\*\* \| (.+) \| (.+) \|$", README, re.MULTILINE)
    assert len(promises) == 5
    assert [name for name, _, _ in rows] == promises
    assert all(promised and limit for _, promised, limit in rows)


def test_every_picture_that_a_page_shows_is_there_and_none_is_unused() -> None:
    there = {path for path in tree.files() if path.parent == FOLDER and path.suffix == ".png"}
    assert there
    assert {one for one in _shown() if one.parent == FOLDER} == there
    assert [one for one in _shown() if not (tree.ROOT / one).exists()] == []


def test_every_picture_has_what_can_be_read_on_it_beside_it() -> None:
    texts = [path for path in tree.files() if path.parent == FOLDER and path.suffix == ".txt"]
    written = "".join(tree.text(path) for path in texts)
    for path in _shown():
        png = (tree.ROOT / path).read_bytes()
        assert f"{path.name} {sha256(png).hexdigest()}\n" in written, f"{path}: make pictures"


def test_pictures_are_light_and_the_phones_stand_side_by_side() -> None:
    for path in _shown():
        png = (tree.ROOT / path).read_bytes()
        width, height = struct.unpack(">II", png[16:24])
        assert len(png) < HEAVIEST, path
        assert width > 1.8 * height, path


def test_what_is_said_of_each_phone_can_be_read_on_it() -> None:
    phones = tree.text(FOLDER / "phones.txt").split("\n\n")[:3]
    quoted = _quoted()
    assert len(quoted) == 3
    assert [words for words, phone in zip(quoted, phones, strict=True) if words not in phone] == []
