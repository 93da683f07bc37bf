"""The numbers of people who help: those that come with the bot, and the operator's own.

`helplines.toml` explains the fields. Whoever runs the bot keeps rows of the same shape in a file
of their own, so that what somebody looked at lately is shown.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.core.records.helplines import FRESH_FOR, Helpline, Helplines, Serves
from bot.settings import Settings, WrongSetting

_Line = StringConstraints(min_length=1, max_length=60, strip_whitespace=True, pattern=r"^[^\r\n]*$")
_Text = Annotated[str, _Line]
_Country = Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")]
_DAY_AND_NIGHT: Final = "24/7"


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    country: _Country
    serves: list[Serves] = Field(alias="for", min_length=1)
    name: _Text
    number: _Text
    verified_on: date
    source: str = Field(min_length=1)
    hours: Literal["24/7"] | Annotated[str, Field(pattern=r"^\d\d:\d\d-\d\d:\d\d$")] = "24/7"
    text: _Text | Literal[""] = ""
    chat: _Text | Literal[""] = ""
    cost: str = ""
    languages: list[str] = []
    verified_by: str = ""

    def helpline(self) -> Helpline:
        return Helpline(
            country=self.country,
            serves=frozenset(self.serves),
            name=self.name,
            number=self.number,
            verified_on=self.verified_on,
            source=self.source,
            hours=_hours(self.hours),
            texts=self.text,
            chat=self.chat,
            cost=self.cost,
            languages=tuple(self.languages),
            verified_by=self.verified_by,
        )


class _Emergency(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    countries: Annotated[str, StringConstraints(pattern="^[A-Z]{2}( [A-Z]{2})*$")]
    source: str = Field(min_length=1)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    emergency: dict[_Text, _Emergency] = {}
    line: list[_Row] = []


def _hours(written: str) -> tuple[time, time] | None:
    if written == _DAY_AND_NIGHT:
        return None
    begins, ends = written.split("-")
    return time.fromisoformat(begins), time.fromisoformat("00:00" if ends == "24:00" else ends)


@cache
def shipped() -> Helplines:
    return parsed(files("bot").joinpath("helplines.toml").read_text(encoding="utf-8"))


def read(settings: Settings) -> Helplines:
    """All that are known here. Raises WrongSetting for a file of the operator's that is wrong."""
    file = settings.helplines_file
    return shipped() if file is None else shipped().joined(_of(file))


def _of(file: Path) -> Helplines:
    try:
        return parsed(file.read_text(encoding="utf-8-sig"))
    except OSError:
        mend = "the file cannot be read. Check that it is there."
    except UnicodeDecodeError:
        mend = "the file is no plain text. Save it as UTF-8."
    except tomllib.TOMLDecodeError as wrong:
        mend = f"the file is no TOML: {wrong}."
    except ValidationError as wrong:
        first = wrong.errors(include_url=False, include_input=False, include_context=False)[0]
        where = " ".join(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])
        mend = f"{where}: {first['msg']}."
    except ValueError:
        mend = "hours are 24/7, or from and to, such as 09:00-17:00."
    raise WrongSetting(f"HELPLINES_FILE: {mend}")


def parsed(text: str) -> Helplines:
    """Raises ValueError: TOMLDecodeError, ValidationError, or for hours that are none."""
    file = _File.model_validate(tomllib.loads(text))
    emergency = {
        country: number
        for number, row in file.emergency.items()
        for country in row.countries.split()
    }
    return Helplines(emergency, tuple(row.helpline() for row in file.line))


def report(known: Helplines, today: date) -> Iterator[str]:
    """Every helpline, those that are due first, with what to do about them."""
    due = [one for one in known.lines if not one.fresh(today)]
    fresh = [one for one in known.lines if one.fresh(today)]
    for one in sorted(due, key=_place):
        yield f"due    {_told(one)}; {one.source}"
    for one in sorted(fresh, key=_place):
        yield f"fresh  {_told(one)}; until {one.verified_on + FRESH_FOR}"
    yield f"{len(fresh)} are fresh and can be shown, {len(due)} are due and are not."
    if due:
        yield (
            "Look at a line's own page, or call it. Then copy its row from bot/helplines.toml to "
            "the file that HELPLINES_FILE names, with today's date, and start the bot again."
        )


def _place(one: Helpline) -> tuple[str, str]:
    return one.country, one.name


def _told(one: Helpline) -> str:
    serves = " ".join(sorted(one.serves))
    return f"{one.country}  {one.name}, {one.number} ({serves}), looked at on {one.verified_on}"
