"""Everything that is kept, as files: complete, readable, and in the words that stood there."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from bot.core.model import Consent, Known, Link, LinkState, Note, Person, Standing, Step, StepState
from bot.engine.export import document
from tests.engine.stage import BOOK

NOW = datetime(2026, 12, 24, 9, 0, tzinfo=UTC)
LONG = "a long way round " * 240
KNOWN = Known(
    Person(7, Standing.KEEPS, zone="Europe/Berlin", mantra="one thing at a time"),
    steps=(
        Step(
            1,
            StepState.DONE,
            idea="shop-hello",
            at=datetime(2026, 12, 1, 16, 30, tzinfo=UTC),
            guess=7,
            felt=5,
            answers={"easy": "#easy1", "hard": LONG, "change": "שלום 👨‍👩‍👧"},
            settled_at=datetime(2026, 12, 1, 17, 0, tzinfo=UTC),
        ),
        Step(2, StepState.NOT_THIS_TIME, text="call mum", answers={"why": "#tired"}),
    ),
    links=(Link(9, 7, LinkState.ACTIVE, 8, "Ana", "Lena"),),
    notes=(Note(3, NOW, "cake on Sunday", sender="Lena"),),
)


def test_the_file_to_read_holds_everything_in_words() -> None:
    name, data = document(BOOK, KNOWN, "txt", NOW)
    text = data.decode()
    assert name == "notes.txt"
    assert "Private notes. Not a record of compliance." in text
    assert "2026-12-01 17:30  Hello in the shop (done)" in text
    assert "It was short" in text
    assert LONG.strip() in text
    assert "שלום 👨‍👩‍👧" in text
    assert "2026-12-24  Lena: cake on Sunday" in text
    assert "one thing at a time" in text
    assert "Tired" in text


def test_the_file_for_programs_reads_back() -> None:
    name, data = document(BOOK, KNOWN, "json", NOW)
    kept = json.loads(data)
    assert name == "notes.json"
    assert {step["name"] for step in kept["steps"]} == {"Hello in the shop", "Call mum"}
    told = next(step for step in kept["steps"] if step["state"] == "done")
    assert told["answers"]["hard"] == LONG
    assert kept["friends"] == [{"name": "Lena"}]
    assert kept["notes"][0]["text"] == "cake on Sunday"


def test_nothing_of_the_friend_but_the_name_is_in_it() -> None:
    for kind in ("txt", "json"):
        text = document(BOOK, KNOWN, kind, NOW)[1].decode()
        assert '"friend": 8' not in text
        assert "token" not in text


def test_somebody_with_nothing_yet_gets_a_file_that_says_so() -> None:
    text = document(BOOK, Known(Person(7, Standing.KEEPS)), "txt", NOW)[1].decode()
    assert text.count("(nothing)") == 4


def test_own_words_that_begin_with_a_hash_are_own_words() -> None:
    answers = {"easy": "#proud of me", "why": "#monday"}
    known = Known(Person(7, Standing.KEEPS), steps=(Step(1, idea="shop-hello", answers=answers),))
    for kind in ("txt", "json"):
        text = document(BOOK, known, kind, NOW)[1].decode()
        assert "#proud of me" in text
        assert "#monday" in text


def test_each_yes_and_its_end_stand_there_with_their_day_and_the_text_shown() -> None:
    yes, no = (Consent("sharing", 1, given, NOW) for given in (True, False))
    known = Known(Person(7, Standing.KEEPS, zone="Europe/Berlin", consents=(yes, no)))
    text = document(BOOK, known, "txt", NOW)[1].decode()
    assert "  2026-12-24 10:00  sharing, 1: Yes\n  2026-12-24 10:00  sharing, 1: No\n" in text
    kept = json.loads(document(BOOK, known, "json", NOW)[1])["person"]["consents"]
    assert [(one["to"], one["given"], one["version"]) for one in kept] == [
        ("sharing", True, 1),
        ("sharing", False, 1),
    ]
