"""What people typed for a time, as it stands in `tests/said/times.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.ear import asides, lasting, span
from bot.ear.meant import readings
from bot.ear.when import Unread, When, find, read

SAID: Final = tomllib.loads(
    (Path(__file__).parent.parent / "said" / "times.toml").read_text(encoding="utf-8")
)
BERLIN: Final = ZoneInfo("Europe/Berlin")
MONDAY: Final = "2026-11-30 14:05"
Row = Mapping[str, Any]


def now(row: Row) -> datetime:
    return datetime.fromisoformat(row.get("at", MONDAY)).replace(tzinfo=BERLIN).astimezone(UTC)


def shown(when: When) -> str:
    return f"{when.day} {when.time:%H:%M}" if when.time else f"{when.day}"


def made_of(when: When | Unread) -> dict[str, str]:
    heard = {"heard": " | ".join(map(shown, readings(when)))}
    return heard | ({"why": str(when.why)} if isinstance(when, Unread) else {})


def meant(row: Row) -> dict[str, str]:
    return {name: row[name] for name in ("heard", "why", "left") if name in row}


def named(row: Row) -> str:
    return f"{row['said']} @ {row.get('at', MONDAY)}"


def test_a_time_in_a_plan() -> None:
    heard = {}
    for row in SAID["plans"]:
        found = find(row["said"], now(row), BERLIN, "en")
        left = {"left": found.rest} if found else {}
        heard[named(row)] = made_of(found.when) | left if found else {"heard": ""}
    assert heard == {named(row): meant(row) for row in SAID["plans"]}


def test_nothing_but_a_time() -> None:
    times = SAID["times"]
    heard = {named(row): made_of(read(row["said"], now(row), BERLIN, "en")) for row in times}
    assert heard == {named(row): meant(row) for row in times}


def test_quiet_hours() -> None:
    def hours(text: str) -> str:
        found = span.read(text, "en")
        return f"{found[0]:%H:%M} {found[1]:%H:%M}" if found else ""

    assert {row["said"]: hours(row["said"]) for row in SAID["quiet"]} == {
        row["said"]: row["heard"] for row in SAID["quiet"]
    }


def test_how_long_a_pause_lasts() -> None:
    def over(row: Row) -> str:
        at = lasting.ends(row["said"], now(row), BERLIN, time(9), "en")
        return f"{at.astimezone(BERLIN):%Y-%m-%d %H:%M}" if at else ""

    assert {named(row): over(row) for row in SAID["pauses"]} == {
        named(row): row["heard"] for row in SAID["pauses"]
    }


def test_having_been_away() -> None:
    heard = {text: asides.heard(text, "en") for text in (*SAID["away"], *SAID["not_away"])}
    back = {text for text, aside in heard.items() if aside is asides.Aside.BACK}
    assert back == {*SAID["away"]}
