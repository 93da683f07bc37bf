"""What single calls cost: hearing, deciding, sealing, rendering. Microseconds, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from timeit import Timer
from typing import Final
from zoneinfo import ZoneInfo

from bench.figures import Figure, of_runs
from bot.core.decide import decide
from bot.core.records.effects import Say
from bot.core.records.events import Draw, Due, DueKind, Tapped, TimeCame
from bot.core.records.model import SHAPE, Known, Person, Standing, Step
from bot.ear import care, when
from bot.engine import rendering
from bot.store import records
from bot.store.sealing import Keyring
from bot.words.book import Book

NOW: Final = datetime(2026, 11, 30, 13, 5, tzinfo=UTC)
BERLIN: Final = ZoneInfo("Europe/Berlin")
DRAW: Final = Draw(tuple(range(1000, 1048)), 7)
CALM: Final = "I said hello to the woman at the till and she even smiled, my hands were shaking"
LONGEST: Final = ((CALM + ". ") * 60)[:4096]
KEY: Final = bytes(32)
RUNS: Final = 7
CARD: Final = 900


def all_of_it(*, quick: bool) -> Iterator[Figure]:
    """Each piece by itself, the median of seven runs."""
    known, tap, said = _nudged()
    turned = decide(known, tap, NOW, DRAW)
    assert turned.talks, "the tap was not understood"
    book = Book({"operator": "Noor", "contact": "noor@example.org", "bot": "steps_bot"})
    person = records.to_bytes(known.person)
    keyring = Keyring(KEY)
    seal, wrapped = keyring.new(7)
    place = "person|body|7"

    pieces: list[tuple[str, Callable[[], object]]] = [
        ("ear.when.read", lambda: when.read("tomorrow 5pm", NOW, BERLIN, "en")),
        ("ear.care.hear, a sentence", lambda: care.hear(CALM)),
        ("ear.care.hear, 4,096 characters", lambda: care.hear(LONGEST)),
        ("decide a tap", lambda: decide(known, tap, NOW, DRAW)),
        ("seal and open one row", lambda: seal.open(seal.close(person, place), place)),
        ("unwrap a person's key", lambda: keyring.of(7, wrapped)),
        ("render a cue with its buttons", lambda: rendering.message(book, "en", said)),
    ]
    for name, piece in pieces:
        yield of_runs(name, _cost(piece, 0.02 if quick else 0.2), "µs")


def _cost(piece: Callable[[], object], seconds: float) -> list[float]:
    """Microseconds a call, in several runs of about so many seconds each."""
    piece()
    timer = Timer(piece)
    count, took = timer.autorange()
    count = max(1, int(count * seconds / took))
    return [took / count * 1e6 for took in timer.repeat(RUNS, count)]


def _nudged() -> tuple[Known, Tapped, Say]:
    """Somebody who got a cue, the tap on "Later" that follows, and the cue itself."""
    person = Person(7, Standing.KEEPS, zone="Europe/Berlin")
    step = Step(8, idea="shop-hello", at=NOW + timedelta(minutes=10), guess=7)
    came = decide(Known(person, (), (step,)), TimeCame((Due(DueKind.CUE, 8, NOW),)), NOW, DRAW)
    (talk,) = came.talks
    (said,) = (effect for effect in came.effects if isinstance(effect, Say))
    known = Known(came.person or person, (talk,), came.steps)
    return known, Tapped(talk.id, talk.at, "later", CARD, "query", SHAPE), said
