"""Ana asks Lena for a hello: how far it has come, for the tests that begin there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.records.lines import line
from bot.core.records.model import Path
from tests.core.pair import MINUTE, Pair, linked
from tests.core.play import played_once

DINNER = "I promised Eva to come to her birthday dinner saturday 7pm"
ASK = line("friend-ask-glad", name="Ana")
PREVIEW = line("friend-preview", friend="Lena", text=ASK)
START = "friend-ask-at-start"
AT = datetime(2026, 12, 5, 18, tzinfo=UTC)
"""Seven in the evening in Berlin."""
WAYS = ["friend-ask-now", START, "friend-other-words", "friend-no"]
WAITS = line("friend-ask-waits", friend="Lena", day="Sat 5 Dec", time="19:00")
LET_GO = "friend-ask-let-go"
SET = line("plan-set-promise", day="Sat 5 Dec")
SO_FAR = "friend-ask-no-answer"
HALF_A_DAY = timedelta(hours=12)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@played_once
def dinner(path: Path = Path.AFTER) -> Pair:
    """Ana, whose path is after drinking, has a friend and plans a dinner."""
    pair = linked()
    person = replace(pair.ana.known.person, path=path, zone="Europe/Berlin")
    pair.ana.known = replace(pair.ana.known, person=person)
    pair.ana.command("plan")
    pair.ana.say(DINNER)
    pair.pass_time(timedelta(seconds=3))
    pair.ana.tap("plan-promise-yes", "plan-good")
    return pair


@played_once
def asked() -> Pair:
    """The hello was asked for now, and Lena has it."""
    pair = dinner()
    pair.ana.tap("friend-ask-now")
    pair.pass_time(MINUTE)
    return pair


@played_once
def waiting() -> Pair:
    """The hello waits for the start of the dinner."""
    pair = dinner()
    pair.ana.tap(START)
    return pair


def to(pair: Pair, instant: datetime) -> None:
    pair.pass_time(instant - pair.ana.now)


def requests(pair: Pair) -> int:
    return sum(ASK in got.lines for got in pair.lena.got)


def opens(pair: Pair) -> None:
    pair.ana.command("next")
    pair.ana.tap("next-at")


def moves(pair: Pair, when: str) -> None:
    opens(pair)
    pair.ana.tap("next-move")
    pair.ana.say(when)
    pair.pass_time(timedelta(seconds=1))


def shelves(pair: Pair) -> None:
    opens(pair)
    pair.ana.tap("cue-shelf")


def lets_go_quietly(pair: Pair) -> None:
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-stop", "friend-quietly")
