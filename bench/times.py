"""How well typed times are heard, in two sets of phrases that the grammar was not written from.

Run: python -m bench.times. Prints a table in Markdown. A phrase is right when it is read as it was
meant, or when nobody could be sure and nothing is read. It is asked about when the meant time is
on a button: so is one that is over today, with the next such hour. It is silently wrong when it is
read as another time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.ear.meant import readings
from bot.ear.when import When, read

_EAR: Final = Path("tests/ear")


@dataclass(frozen=True, slots=True)
class Phrases:
    """What phrases mean when they are said at this moment: a day, a minute, or "" for nothing."""

    name: str
    meant: Mapping[str, str]
    now: datetime
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Heard:
    """The phrases by what was made of them."""

    right: tuple[str, ...]
    asked: tuple[str, ...]
    unread: tuple[str, ...]
    wrong: tuple[str, ...]


def facts() -> Phrases:
    meant = json.loads((_EAR / "when_phrases.json").read_text(encoding="utf-8"))["phrases"]
    now = datetime(2013, 2, 12, 6, 30, tzinfo=UTC)
    return Phrases("facts of another parser", meant, now, timezone(timedelta(hours=-2)))


def held_out() -> Phrases:
    meant = json.loads((_EAR / "when_held_out.json").read_text(encoding="utf-8"))["read"]
    now = datetime(2026, 11, 25, 13, 5, tzinfo=UTC)
    return Phrases("held-out chat phrases", meant, now, ZoneInfo("Europe/Berlin"))


def heard(phrases: Phrases) -> Heard:
    by: dict[str, list[str]] = {name: [] for name in Heard.__slots__}
    for phrase, meant in phrases.meant.items():
        by[_became(phrase, meant, phrases)].append(phrase)
    return Heard(**{name: tuple(those) for name, those in by.items()})


def _became(phrase: str, meant: str, phrases: Phrases) -> str:
    when = read(phrase, phrases.now, phrases.zone, "en")
    if isinstance(when, When):
        return "right" if _shown(when) == meant else "wrong"
    if not meant:
        return "right"
    return "asked" if meant in map(_shown, readings(when)) else "unread"


def _shown(when: When) -> str:
    return f"{when.day} {when.time:%H:%M}" if when.time else f"{when.day}"


def main() -> None:
    print("| English | phrases | right | asked, the meant one on a button | silently wrong |")
    print("|---|---|---|---|---|")
    for phrases in (held_out(), facts()):
        became, all_of_them = heard(phrases), len(phrases.meant)
        counts = (
            f"{len(some)} ({len(some) / all_of_them:.1%})"
            for some in (became.right, became.asked, became.wrong)
        )
        print(f"| {phrases.name} | {all_of_them} | {' | '.join(counts)} |")


if __name__ == "__main__":
    main()
