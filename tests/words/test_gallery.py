"""The page for whoever proofreads: every message, its note, and a pipe that may close."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message

from bot.words import gallery
from bot.words.languages import sources
from bot.words.samples import BOOK
from tests.house.tree import ROOT

ENTRIES = [entry for _, text in sources() for entry in FluentParser().parse(text).body]
MESSAGES = [entry for entry in ENTRIES if isinstance(entry, Message)]
PAGE = [part for text in gallery.page() for part in text.splitlines()]


def test_every_file_is_read_to_its_end() -> None:
    assert [entry.content for entry in ENTRIES if isinstance(entry, Junk)] == []


def test_every_line_stands_on_the_page_once_and_is_filled() -> None:
    keys = [row.split()[0] for row in PAGE if row.startswith("  ") and row[2] != " "]
    assert sorted(keys) == sorted(BOOK.keys())
    assert [row for row in PAGE if "{" in row and "$" in row] == []


def test_a_sentence_stands_below_its_key_and_note() -> None:
    head = next(row for row in PAGE if row.startswith("  plan-when "))
    assert PAGE[PAGE.index(head) + 1] == "      When?"


def test_every_message_has_a_note_above_it() -> None:
    assert [message.id.name for message in MESSAGES if message.comment is None] == []


def test_no_key_is_written_twice() -> None:
    """The second of two would be lost without a word."""
    names = [message.id.name for message in MESSAGES]
    assert len(set(names)) == len(names)
    for message in MESSAGES:
        attributes = [attribute.id.name for attribute in message.attributes]
        assert len(set(attributes)) == len(attributes), message.id.name


def test_the_page_follows_a_person_and_then_the_rest() -> None:
    headings = [row.lower() for row in PAGE if row.isupper() and not row.startswith(" ")]
    names = [name.removesuffix(".ftl") for name, _ in sources()]
    assert sorted(headings) == sorted(names)
    assert headings[: len(gallery.ORDER)] == list(gallery.ORDER)


def test_it_prints_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    gallery.show()
    assert capsys.readouterr().out.splitlines() == "\n".join(gallery.page()).splitlines()


def test_it_prints_the_same_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    gallery.show(as_json=True)
    said = json.loads(capsys.readouterr().out)
    assert [chapter["title"] for chapter in said][:2] == ["welcome", "plan"]
    assert sum(len(chapter["lines"]) for chapter in said) == len(BOOK.keys())


@pytest.mark.parametrize("way", [("words",), ("hear", "i want to die"), ("helplines",)])
def test_a_reader_who_closes_the_pipe_sees_no_traceback(way: tuple[str, ...]) -> None:
    """As in `make words | head`."""
    shown = subprocess.Popen(
        [sys.executable, "-m", "bot", *way],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert shown.stdout is not None
    assert shown.stderr is not None
    shown.stdout.readline()
    shown.stdout.close()
    assert shown.stderr.read() == ""
    assert shown.wait() == 0
    shown.stderr.close()
