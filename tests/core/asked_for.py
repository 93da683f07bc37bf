"""Ana asks Lena for a hello: how far it has come, for the tests that begin there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.records.effects import Say
from bot.core.records.model import Path
from tests.core.pair import MINUTE, Pair
from tests.core.play import BOOK

DINNER = "I promised Eva to come to her birthday dinner saturday 7pm"
ASK = "Ana would be glad of a hello from you."
PREVIEW = f'To Lena, word for word: "{ASK}"'
START = "Saturday 19:00, when it starts"
AT = datetime(2026, 12, 5, 18, tzinfo=UTC)
"""Seven in the evening in Berlin."""
WAITS = "It goes to Lena Saturday at 19:00, when your step starts."
LET_GO = "Nothing went to Lena this time."
SET = "Good. Nothing to do until Saturday."
SO_FAR = "Lena hasn't seen it yet, it seems."
HALF_A_DAY = timedelta(hours=12)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def dinner(path: Path = Path.AFTER) -> Pair:
    """Ana, whose path is after drinking, has a friend and plans a dinner."""
    pair = Pair().linked()
    person = replace(pair.ana.known.person, path=path, zone="Europe/Berlin")
    pair.ana.known = replace(pair.ana.known, person=person)
    pair.ana.command("plan")
    pair.ana.say(DINNER)
    pair.pass_time(timedelta(seconds=3))
    pair.ana.tap("Yes, a promise", "Good")
    return pair


def asked() -> Pair:
    """The hello was asked for now, and Lena has it."""
    pair = dinner()
    pair.ana.tap("Now")
    pair.pass_time(MINUTE)
    return pair


def waiting() -> Pair:
    """The hello waits for the start of the dinner."""
    pair = dinner()
    pair.ana.tap(START)
    return pair


def to(pair: Pair, instant: datetime) -> None:
    pair.pass_time(instant - pair.ana.now)


def requests(pair: Pair) -> int:
    return sum(f'From Ana: "{ASK}"' in got for got in pair.lena_got)


def on_screen(pair: Pair) -> list[str]:
    return [shown.text for shown in pair.ana.screen.values()]


def pushed(pair: Pair) -> list[str]:
    said = (effect for effect in pair.ana.said if isinstance(effect, Say))
    return [BOOK.render("en", one.words).text for one in said]


def opens(pair: Pair) -> None:
    pair.ana.command("next")
    pair.ana.tap(next(b for b in pair.ana.buttons if "promised" in b))


def moves(pair: Pair, when: str) -> None:
    opens(pair)
    pair.ana.tap("Move")
    pair.ana.say(when)
    pair.pass_time(timedelta(seconds=1))


def shelves(pair: Pair) -> None:
    opens(pair)
    pair.ana.tap("Save it for later")


def lets_go_quietly(pair: Pair) -> None:
    pair.ana.command("friend")
    pair.ana.tap("Lena", "Stop", "Quietly")
