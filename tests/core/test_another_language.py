"""A language that is nothing but data: a folder with a few words, and it is heard and spoken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from bot.core.records.lines import Day, Hour, Line, line
from bot.core.records.model import Known, Person, StepState
from bot.ear import asides, dates, lasting, promise, reply, span, wishes
from bot.ear import languages as heard
from bot.ear.care import Tier, hear
from bot.ear.discreet import sensitive
from bot.ear.when import Found, When, find, read, read_clock
from bot.words import languages as spoken
from bot.words.book import Book
from tests.core.play import Play, welcomed
from tests.core.told import caption

NOW: Final = datetime(2026, 11, 30, 13, 5, tzinfo=UTC)
BERLIN: Final = ZoneInfo("Europe/Berlin")
EAR: Final = {
    "zz/replies.toml": """
        stops = "halu, halu nun"
        [keys]
        yes = "oru, oru oru"
        good = "oru"
        no = "neku"
        [feelings]
        9 = "tremu"
    """,
    "zz/danger.toml": """
        [dangers]
        C1 = '''
        mi volu morsu
        '''
    """,
    "zz/times.toml": """
        [weekdays]
        0 = "unadi"
        3 = "kvaradi"
    """,
    "zy/times.toml": r"""
        not_after = "ante"
        firm = ['(?P<hour>[0-9]{1,2}) klok', '(?P<relative>{relative})']
        loose = ['(?P<weekday>{weekday})']
        [weekdays]
        4 = "fredi"
        [relatives]
        1 = "morgu"
    """,
}
VOICE: Final = {
    "zz/first.ftl": """
cancel-done = Bona, haltita.
day-tomorrow = morgu
cue-at = { $day } je { $time }
""",
    "zz/locale.toml": 'hour = "%H.%M"',
}


@pytest.fixture(scope="module", autouse=True)
def _two_more(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Two made-up languages, of which one is spoken too."""
    ear, voice = (tmp_path_factory.mktemp(room) for room in ("ear", "words"))
    _write(ear, EAR)
    _write(voice, VOICE)
    with pytest.MonkeyPatch.context() as made:
        for name in ("zz", "zy"):
            made.setitem(heard.HOMES, name, ear / name)
        made.setitem(spoken.HOMES, "zz", voice / "zz")
        yield


def _write(home: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")


def _day(read: object) -> date | None:
    return read.day if isinstance(read, When) else None


def test_short_replies_are_heard() -> None:
    assert reply.keys("Oru!", "zz") == {"yes", "good"}
    assert reply.keys("neku", "zz") & reply.NO
    assert reply.stops("halu nun", "zz")
    assert reply.feel("tremu", "zz") == 9


def test_a_region_makes_no_other_language() -> None:
    assert reply.keys("neku", "zz-ZZ") & reply.NO


def test_english_is_heard_after_the_own_language_and_not_the_other_way_round() -> None:
    assert "yes" in reply.keys("yes please", "zz")
    assert asides.heard("are you a human?", "zz") is asides.Aside.HUMAN
    assert not reply.keys("oru", "en")


def test_danger_is_heard_whatever_the_app_says() -> None:
    """Somebody may write it in the language of their childhood."""
    assert hear("Mi volu morsu").tier is Tier.C1
    assert hear("i want to die").tier is Tier.C1
    assert sensitive("mi volu morsu")


def test_a_few_weekdays_are_enough_to_be_heard_in_a_time() -> None:
    assert _day(read("kvaradi 17:00", NOW, BERLIN, "zz")) == date(2026, 12, 3)
    found = find("kafo kun Tom, kvaradi 17:00", NOW, BERLIN, "zz")
    assert isinstance(found, Found)
    assert _day(found.when) == date(2026, 12, 3)
    assert dates.been("unadi", NOW.date(), "zz") == date(2026, 11, 23)


def test_patterns_of_its_own_are_all_that_is_heard_in_a_sentence() -> None:
    found = find("kafo morgu 9 klok", NOW, BERLIN, "zy")
    assert isinstance(found, Found)
    assert _day(found.when) == date(2026, 12, 1)
    assert find("kafo ante 9 klok", NOW, BERLIN, "zy") is None
    assert find("call mom tomorrow 5pm", NOW, BERLIN, "zy") is None


def test_a_time_and_nothing_else_may_be_in_english_too() -> None:
    assert _day(read("fredi", NOW, BERLIN, "zy")) == date(2026, 12, 4)
    assert _day(read("tomorrow 5pm", NOW, BERLIN, "zy")) == date(2026, 12, 1)
    assert read_clock("14:05", "zy") == time(14, 5)
    assert span.read("22-8", "zy") == (time(22), time(8))
    assert lasting.ends("2 days", NOW, BERLIN, time(9), "zy") is not None


def test_a_line_is_said_and_what_is_missing_is_said_in_english() -> None:
    book = Book()
    tomorrow = Day(date(2026, 12, 1), date(2026, 11, 30))
    assert book.caption("zz", Line("cancel-done")) == "Bona, haltita."
    at = line("cue-at", day=tomorrow, time=Hour(time(9, 5)))
    assert book.caption("zz", at) == "Morgu je 09.05"
    assert book.caption("zz", Line("plan-when")) == book.caption("en", Line("plan-when"))


def test_a_sentence_that_is_missing_is_english_from_its_beginning_to_its_end() -> None:
    tomorrow = Day(date(2026, 12, 1), date(2026, 11, 30))
    moved = line("cue-moved", day=tomorrow, time=Hour(time(9, 5)))
    assert Book().render("zz", moved) == Book().render("en", moved)


def test_days_that_the_calendar_library_cannot_name_are_named_in_english() -> None:
    at = line("cue-at", day=Day(date(2026, 12, 7), date(2026, 11, 30)), time=Hour(time(9, 5)))
    assert Book().caption("zz", at) == "Monday 7 Dec je 09.05"


def test_a_talk_hears_its_person_in_their_language() -> None:
    play = Play(Known(Person(7, language="zz")))
    play.command("start")
    play.tap("welcome-keep", "welcome-path-alone")
    play.tap("idea-shop-hello", "14:05", "tomorrow 17:30", "feel-tense")
    play.say("oru")
    assert play.states == [StepState.PLANNED]
    play.command("plan")
    play.say("halu")
    assert play.last.words.key.startswith("cancel-")
    deaf = welcomed()
    deaf.say("halu")
    assert not deaf.last.words.key.startswith("cancel-")


@pytest.mark.parametrize("language", ["qq", "", "x-y-z", "EN-gb", "__pycache__"])
def test_a_language_that_nobody_knows_is_heard_and_answered_in_english(language: str) -> None:
    assert "no" in reply.keys("no", language)
    assert asides.worries("i am worried about Ana", ["Ana"], language)
    assert promise.heard("i promised Tom", language)
    assert wishes.wished("my clock is wrong", language) is wishes.Wish.CLOCK
    assert _day(read("tomorrow 5pm", NOW, BERLIN, language)) == date(2026, 12, 1)
    assert Book().caption(language, Line("plan-when")) == caption("plan-when")
