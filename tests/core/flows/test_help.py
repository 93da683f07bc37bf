"""Help: numbers at once, and those of the country that somebody is in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest

from bot.core.records.helplines import FRESH_FOR, Helpline, Helplines, Serves
from bot.core.records.lines import Country, Line
from bot.core.records.model import Look
from tests.core.play import MONDAY, Play, welcomed

TODAY: Final = MONDAY.date()


def _line(number: str, *serves: Serves) -> Helpline:
    return Helpline("DE", frozenset(serves), f"Line {number}", number, TODAY, "its own page")


KNOWN: Final = Helplines(
    {"DE": "112", "US": "911"},
    (
        _line("1", Serves.CRISIS),
        _line("2", Serves.ABUSE),
        _line("3", Serves.SUBSTANCE),
    ),
)


def in_berlin() -> Play:
    play = welcomed()
    play.helplines = KNOWN
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    return play


def numbers(play: Play) -> list[str]:
    """The numbers of the newest message, in their order."""
    return [value for value in play.values if isinstance(value, str) and value.isdigit()]


def test_until_they_said_where_they_are_the_numbers_are_those_of_all_countries() -> None:
    play = in_berlin()
    play.command("help")
    assert "care-numbers" in play.keys
    assert numbers(play) == []
    play.say("I want to die")
    assert numbers(play) == []


@pytest.mark.parametrize("zone", ["America/Buenos_Aires", "America/Argentina/Cordoba"])
def test_a_country_is_guessed_from_any_name_of_its_zones(zone: str) -> None:
    play = in_berlin()
    play.known = replace(play.known, person=replace(play.known.person, zone=zone))
    play.command("help")
    play.tap("help-im-in")
    assert play.known.person.country == "AR"


def test_a_guess_is_confirmed_by_a_tap_and_the_numbers_are_there_at_once() -> None:
    play = in_berlin()
    play.command("help")
    assert play.offered[:2] == ["help-im-in", "help-another-country"]
    play.tap("help-im-in")
    assert play.known.person.country == "DE"
    assert "care-numbers-here" in play.keys
    assert numbers(play) == ["112", "1", "2", "3"]


def test_a_card_of_help_names_the_number_of_the_country() -> None:
    play = in_berlin()
    play.command("help")
    play.tap("help-im-in")
    play.say("I want to die")
    assert play.key == "care-card-c1"
    assert numbers(play) == ["112", "1"]


def test_a_card_names_whoever_helps_with_just_that() -> None:
    play = in_berlin()
    play.command("help")
    play.tap("help-im-in")
    play.say("he hits me")
    assert numbers(play) == ["112", "2"]


def test_nobody_is_shown_a_number_that_nobody_looked_at_lately() -> None:
    play = in_berlin()
    play.command("help")
    play.tap("help-im-in")
    play.pass_time(FRESH_FOR + timedelta(days=2))
    play.say("I want to die")
    assert numbers(play) == ["112"]
    assert "helpline-anywhere" in play.keys


def test_the_country_is_asked_on_the_card_of_help_too() -> None:
    play = in_berlin()
    play.say("I want to die")
    play.tap("care-more-numbers", "help-im-in")
    assert numbers(play) == ["112", "1", "2", "3"]
    play.tap("back")
    assert numbers(play) == ["112", "1"]


@pytest.mark.parametrize(
    ("text", "code"), [("Germany", "DE"), ("the USA", "US"), ("uk", "GB"), ("Côte d'Ivoire", "CI")]
)
def test_a_country_can_be_written(text: str, code: str) -> None:
    play = welcomed()
    play.command("help")
    play.tap("help-my-country")
    play.say(text)
    assert play.known.person.country == code
    assert play.offered[0] == "help-another-country"


def test_numbers_stay_on_the_screen_while_the_country_is_asked() -> None:
    play = in_berlin()
    play.command("help")
    play.tap("help-another-country")
    assert play.key == "help-which-country"
    assert "emergency-anywhere" in play.keys
    play.tap("back")
    assert "care-numbers" in play.keys


def test_what_is_no_country_changes_nothing_and_is_no_danger_to_the_numbers() -> None:
    play = in_berlin()
    play.command("help")
    play.tap("help-im-in", "help-another-country")
    play.say("I want to die")
    assert play.key == "care-card-c1"
    assert numbers(play) == ["112", "1"]


def test_a_country_can_be_forgotten() -> None:
    play = in_berlin()
    play.command("help")
    play.tap("help-im-in", "help-another-country", "help-no-country")
    assert play.known.person.country == ""
    assert "care-numbers" in play.keys


def test_a_country_without_numbers_of_its_own_gets_those_of_all() -> None:
    play = in_berlin()
    play.command("help")
    play.tap("help-another-country")
    play.say("Fiji")
    assert play.known.person.country == "FJ"
    assert "care-numbers" in play.keys


def test_a_country_with_a_helpline_and_no_emergency_number_of_ours_names_it() -> None:
    play = in_berlin()
    play.helplines = Helplines({}, KNOWN.lines)
    play.command("help")
    play.tap("help-im-in")
    assert "care-numbers-here" in play.keys
    assert "emergency-anywhere" in play.keys
    assert numbers(play) == ["1", "2", "3"]


def test_the_quiet_line_names_the_number_too() -> None:
    play = in_berlin()
    play.command("help")
    play.tap("help-im-in")
    play.say("the baker knew my name")
    assert "if-heavy" in play.keys
    assert numbers(play) == ["112", "1"]


def test_the_screen_says_which_country_it_is_for() -> None:
    play = in_berlin()
    play.command("help")
    play.tap("help-im-in")
    shown = play.last.words.params["numbers"]
    assert isinstance(shown, Line)
    assert shown.params["country"] == Country("DE")


def test_numbers_of_a_hidden_chat_stay_under_the_spoiler() -> None:
    play = in_berlin()
    play.known = replace(play.known, person=replace(play.known.person, look=Look.HIDDEN))
    play.say("I want to die")
    play.tap("care-more-numbers", "help-im-in")
    assert play.key == "care-hidden"
