"""The table of places: whole, true to its sources, found quickly; and what people call clocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final
from zoneinfo import available_timezones

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from bot.ear import clocks, zones
from bot.ear.cities import Kind, places
from bot.ear.languages import HOMES, listed, table
from bot.ear.plain import readings
from tests.house import tree

TWELVE: Final = ("US", "IN", "CN", "BR", "MX", "RU", "DE", "GB", "JP", "NG", "CA", "AU")
FACTS: Final = 6


def rows(name: str) -> Iterator[list[str]]:
    for row in tree.text(f"bot/ear/{name}.tsv").splitlines():
        if not row.startswith("#"):
            yield row.split("\t")


CITIES: Final = sorted(rows("cities"), key=lambda row: -int(row[4]))


def found(row: list[str]) -> bool:
    return row[3] in {place.zone for place in places(row[0])}


@pytest.mark.parametrize("country", TWELVE)
def test_of_a_countrys_hundred_largest_cities_all_but_one_are_found(country: str) -> None:
    largest = [row for row in CITIES if row[1] == country][:100]
    assert len(largest) == 100
    assert sum(map(found, largest)) >= 99


def test_the_worlds_thousand_largest_are_found_and_most_without_a_question() -> None:
    named = [(row, {place.zone for place in places(row[0])}) for row in CITIES[:1000]]
    assert [row[0] for row, there in named if row[3] not in there] == []
    assert sum(len(there) > 1 for _, there in named) < 100


@pytest.mark.parametrize("language", sorted(HOMES))
def test_the_cities_of_zones_are_known_as_a_language_calls_them(language: str) -> None:
    """By names that are none of GeoNames', but of the calendar library's."""
    of = defaultdict(list)
    for zone, names in Locale.parse(language).time_zones.items():
        if zones.country(zone) and "city" in names:
            of[names["city"]].append(zones.canonical(zone))
    lost = {
        name: there
        for name, there in of.items()
        if not {place.zone for place in clocks.places(name, language)} & {*there}
    }
    assert len(of) > 40
    assert len(lost) * 15 <= len(of), lost


def test_every_country_is_known_as_each_language_calls_it() -> None:
    """Each in a few of the languages: all by all would take long."""
    with_zones = {row[1] for row in rows("areas")}
    lost = [
        (language, code, name)
        for n, language in enumerate(sorted(HOMES))
        for code, name in sorted(Locale.parse(language).territories.items())[n % 5 :: 5]
        if code in with_zones and code not in {place.country for place in places(name)}
    ]
    for code, names in table("en", "countries")["names"].items():
        known = [(name, {place.country for place in places(name)}) for name in listed(names)]
        lost += [("en", code, name) for name, there in known if code not in there]
    assert lost == []


def test_every_row_can_be_found_and_its_zone_is_one() -> None:
    known = available_timezones() & zones.countries().keys()
    wrong = []
    for name, country, _, zone, people, kind, *names in (*rows("cities"), *rows("areas")):
        fits = zone in known and Kind(kind) and int(people) >= 0 and len(country) == 2
        if not (fits and name and names[0] != "|" and names.count("|") == 2):
            wrong.append(name)
    assert wrong == []


def test_names_stand_there_as_they_are_looked_for() -> None:
    """In a part of the rows: all would take long."""
    some = [row[FACTS:] for row in (*CITIES[::40], *[*rows("areas")][::4])]
    names = {name for row in some for name in row} - {"|"}
    assert len(names) > 4000
    assert [name for name in names if f" {name} " not in readings(name)] == []


def test_every_clock_that_has_a_name_is_one() -> None:
    for language in HOMES:
        written = table(language, "places")
        assert set(written.get("clocks", {})) <= set(zones.countries())
        for place, names in written.get("places", {}).items():
            assert len(places(place)) == 1, place
            assert listed(names)


@pytest.mark.parametrize("word", ["name", "okay", "no", "do", "rest", "turn", "monster", "elbow"])
def test_a_word_is_no_nickname(word: str) -> None:
    assert places(word) == ()


@pytest.mark.parametrize(
    "text", ["city", "capital", "country", "de", "12691836", "|", "\t\n", "❤️", ""]
)
def test_only_names_are_searched(text: str) -> None:
    assert places(text) == ()


@given(st.text(max_size=80))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    clocks.places(text, "en")
    clocks.ahead_of_utc(text, "en")


@given(st.integers(-12 * 60, 14 * 60).filter(lambda minutes: minutes % 15 == 0))
def test_every_distance_from_utc_is_heard_as_it_is_written(minutes: int) -> None:
    sign, (hours, rest) = "+" if minutes >= 0 else "-", divmod(abs(minutes), 60)
    for text in (f"UTC{sign}{hours}:{rest:02}", f"gmt {sign} {hours:02}{rest:02}"):
        ahead = clocks.ahead_of_utc(text, "en")
        assert ahead is not None
        assert ahead.total_seconds() == minutes * 60
