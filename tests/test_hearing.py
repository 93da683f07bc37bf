"""What a proofreader is told of a text: what it was heard as, and what follows in each room."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot import hearing
from bot.__main__ import main
from bot.core.records.events import NOTHING_HEARD
from bot.core.records.helplines import Helplines
from bot.ear.care import Heard, Tier
from bot.ear.suspicion import Suspicion

MONDAY = datetime(2026, 11, 30, 13, 5, tzinfo=UTC)


class Suspects(Suspicion):
    """One that suspects the same of every text."""

    def __init__(self, heard: Heard) -> None:
        self._heard = heard

    def of(self, text: str) -> Heard:
        return self._heard


def told(text: str, heard: Heard = NOTHING_HEARD) -> list[str]:
    return list(hearing.report(text, "en", Suspects(heard), Helplines(), MONDAY))


def rooms(rows: list[str]) -> dict[str, str]:
    """What is said in each room."""
    found: dict[str, str] = {}
    for row in rows[1:]:
        if row.startswith("\n"):
            name = row.strip()
            found[name] = ""
        else:
            found[name] += row + "\n"
    return found


def test_a_danger_gets_its_card_in_every_room() -> None:
    rows = told("I want to die")
    assert rows[0].startswith("Heard: C1")
    said = rooms(rows)
    assert len(said) == 5
    assert [room for room, words in said.items() if "Thank you for saying that." not in words] == []
    assert "How to help someone" in said["A FRIEND WHO WRITES TO ANA"]


def test_what_is_only_suspected_is_said_to_be_asked() -> None:
    rows = told("he counts my coins", Heard(Tier.C3, sure=False))
    assert "asked" in rows[0]
    assert all("Is somebody hurting you" in words for words in rooms(rows).values())


def test_what_is_too_faint_gets_the_quiet_line_in_every_room() -> None:
    rows = told("gulp the lot down", Heard(None, faint=True))
    assert "faint" in rows[0]
    silent = [room for room, words in rooms(rows).items() if "findahelpline.com" not in words]
    assert silent == []


def test_a_harmless_step_is_planned_where_one_is_asked_for() -> None:
    rows = told("call my aunt")
    assert rows[0] == "Heard: nothing."
    assert "What time is it for you now?" in rooms(rows)["ASKED FOR A STEP"]


def test_a_phrase_needs_no_suspicion() -> None:
    assert told("I want to die", Heard(Tier.L, sure=False))[0].startswith("Heard: C1")


def test_the_command_says_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hear", "I took too many pills"]) == 0
    assert capsys.readouterr().out.startswith("Heard: C4")


def test_a_part_of_the_words_stands_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["words", "care"]) == 0
    assert capsys.readouterr().out.strip().startswith("CARE")
    assert main(["words", "nothing"]) == 2
    assert "nothing" in capsys.readouterr().err
