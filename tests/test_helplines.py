"""The numbers of people who help: only with a source, and only while somebody looked lately."""

from __future__ import annotations

import tomllib
from datetime import date, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import available_timezones

import pytest

from bot import helplines
from bot.core.records.helplines import FRESH_FOR, Serves
from bot.ear import zones
from bot.helplines import parsed, read, report, shipped
from bot.settings import Settings, WrongSetting

ROW: Final = """[[line]]
country = "IE"
for = ["crisis"]
name = "Samaritans"
number = "116 123"
source = "its own page"
verified_on = 2026-11-20
"""
FILE: Final = Path(helplines.__file__).with_suffix(".toml")
OWN: Final = date(2026, 11, 20)


def _file(folder: Path, text: str) -> Settings:
    (folder / "own.toml").write_text(text, encoding="utf-8")
    return Settings(helplines_file=folder / "own.toml")


def test_every_number_that_comes_with_the_bot_has_a_source_and_a_day() -> None:
    known = shipped()
    assert len(known.lines) > 30
    assert [one.name for one in known.lines if not one.source.strip()] == []
    assert [one.name for one in known.lines if one.verified_on < date(2018, 1, 1)] == []
    assert known.emergency.keys() <= {*zones.countries().values()}


def test_every_emergency_number_has_a_source() -> None:
    written = tomllib.loads(FILE.read_text(encoding="utf-8"))["emergency"]
    assert {"112", "911", "999", "000"} < written.keys()
    assert [number for number, row in written.items() if not row["source"].strip()] == []
    countries = {code for row in written.values() for code in row["countries"].split()}
    assert shipped().emergency.keys() == countries


def test_no_two_rows_say_the_same() -> None:
    numbers = [(one.country, one.number) for one in shipped().lines]
    assert len(numbers) == len(set(numbers))


def test_a_line_is_shown_for_half_a_year() -> None:
    known = parsed(ROW)
    assert known.first("IE", Serves.CRISIS, OWN + FRESH_FOR) is not None
    assert known.first("IE", Serves.CRISIS, OWN + FRESH_FOR + timedelta(days=1)) is None
    assert known.first("IE", Serves.GAMBLING, OWN) is None
    assert known.first("IE", Serves.CRISIS, OWN - timedelta(days=2)) is None, "nobody looked yet"
    assert known.first("FR", Serves.CRISIS, OWN) is None


def test_hours_are_local_times() -> None:
    assert parsed(ROW).lines[0].hours is None
    some = parsed(ROW + 'hours = "09:00-24:00"\n').lines[0]
    assert some.hours == (time(9), time(0))


def test_the_operators_row_takes_the_place_of_ours(tmp_path: Path) -> None:
    row = ROW.replace("IE", "GB")
    lines = read(_file(tmp_path, row)).lines
    samaritans = [one for one in lines if (one.country, one.number) == ("GB", "116 123")]
    assert [one.verified_on for one in samaritans] == [OWN]
    assert len(lines) == len(shipped().lines)
    assert len(read(_file(tmp_path, ROW)).lines) == len(shipped().lines) + 1


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[[line", "TOML"),
        (ROW.replace('number = "116 123"\n', ""), "number"),
        (ROW.replace('source = "its own page"', 'source = ""'), "source"),
        (ROW.replace("2026-11-20", '"soon"'), "verified_on"),
        (ROW.replace('["crisis"]', '["chat"]'), "for"),
        (ROW.replace('["crisis"]', "[]"), "for"),
        (ROW.replace('"IE"', '"Ireland"'), "country"),
        (ROW + 'hours = "9 to 5"\n', "hours"),
        (ROW + 'hours = "09:00-25:00"\n', "hours"),
        (ROW + 'phone = "1"\n', "phone"),
        (ROW + f'text = "{"1" * 500}"\n', "text"),
        (ROW.replace('"Samaritans"', '"Sama\\nritans"'), "name"),
        ('[emergency.112]\ncountries = "DE,FR"\nsource = "x"\n', "countries"),
        ('[emergency.""]\ncountries = "DE"\nsource = "x"\n', "emergency"),
    ],
)
def test_a_wrong_row_stops_the_start_and_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(WrongSetting, match=rf"^HELPLINES_FILE: .*{named}"):
        read(_file(tmp_path, text))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match=r"^HELPLINES_FILE: .*there"):
        read(Settings(helplines_file=tmp_path / "none.toml"))


def test_what_is_due_stands_first_with_what_to_do() -> None:
    known = shipped().joined(parsed(ROW))
    rows = list(report(known, OWN))
    kinds = [row.split()[0] for row in rows if row.startswith(("due", "fresh"))]
    assert kinds == sorted(kinds)
    assert kinds.count("fresh") == 1
    assert f"until {OWN + FRESH_FOR}" in next(row for row in rows if row.startswith("fresh"))
    assert "HELPLINES_FILE" in rows[-1]
    assert "HELPLINES_FILE" not in list(report(parsed(ROW), OWN))[-1]


def test_most_clocks_name_their_country() -> None:
    cities = {name for name in available_timezones() if name.startswith(("Europe/", "America/"))}
    assert [name for name in cities if zones.country(name) is None] == []
