"""At the question about the clock: a place, a country, a zone, or how far it is from UTC."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest

from tests.core.play import Play, welcomed
from tests.core.told import BOOK
from tests.house import tree

CASES: Final[dict[str, Any]] = tomllib.loads(tree.text("tests/said/places.toml"))
LANGUAGES: Final = [name for name in CASES if len(name) == 2]


def asked_for_the_clock(language: str = "en") -> Play:
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, language=language))
    play.tap("idea-shop-hello")
    return play


def places(play: Play) -> list[str]:
    """What stands on the buttons of the places, without the hour."""
    there = [choice for choice in play.last.choices if choice.key.startswith("there.")]
    return [BOOK.caption("en", choice.caption).rpartition(", ")[0] for choice in there]


@pytest.mark.parametrize(("text", "zone"), CASES["reads"].items())
def test_a_place_is_a_clock(text: str, zone: str) -> None:
    play = asked_for_the_clock()
    play.say(text)
    assert play.known.person.zone == zone
    assert "plan-clock-now" in play.keys, "they see the hour that was taken for theirs"
    assert "plan-when" in play.keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_is_a_clock_in_other_languages(language: str) -> None:
    for text, zone in CASES[language].items():
        play = asked_for_the_clock(language)
        play.say(text)
        assert play.known.person.zone == zone, text


@pytest.mark.parametrize(("text", "names"), CASES["asks"].items())
def test_a_place_with_several_clocks_is_asked_about(text: str, names: list[str]) -> None:
    play = asked_for_the_clock()
    play.say(text)
    assert play.known.person.zone is None
    assert "plan-which-clock" in play.keys
    assert places(play) == names
    assert len(play.last.choices) <= 7


@pytest.mark.parametrize("text", CASES["repeats"])
def test_what_names_no_place_is_asked_again(text: str) -> None:
    play = asked_for_the_clock()
    play.say(text)
    assert play.known.person.zone is None
    assert "plan-clock" in play.keys


def test_a_tap_says_which() -> None:
    play = asked_for_the_clock()
    play.say("Cordoba")
    play.tap("14:05")
    assert play.known.person.zone == "Europe/Madrid"
    assert play.keys == ["plan-when"], "its hour stood on the button"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Spain", "Europe/Madrid"),
        ("in Argentina", "America/Argentina/Cordoba"),
        ("Cordoba, Mexico", "America/Mexico_City"),
        ("Spain, 14:05", "Europe/Madrid"),
        ("Lima", "America/Lima"),
        ("13:05", "Europe/London"),
    ],
)
def test_words_say_which_too(text: str, zone: str) -> None:
    play = asked_for_the_clock()
    play.say("Cordoba")
    play.say(text)
    assert play.known.person.zone == zone


@pytest.mark.parametrize("words", ["wrong clock", "my time zone is wrong"])
def test_a_wrong_one_is_said_and_asked_for_again(words: str) -> None:
    play = asked_for_the_clock()
    play.say("Paris")
    play.say(words)
    assert play.key == "plan-clock"
    play.say("Paris, Texas")
    assert play.values[0] == "07:05"
    play.tap("tomorrow 10:00", "feel-calm")
    assert "10:00" in play.values
    play.say(words)
    play.say("Paris, France")
    assert "plan-when" in play.keys, "ten o'clock was another's"


def test_a_time_in_their_own_words_is_read_below_the_hour() -> None:
    play = welcomed()
    play.command("plan")
    play.say("call my sister tomorrow at 17:00")
    play.pass_time(timedelta(seconds=3))
    play.say("Kolkata")
    assert play.key == "plan-clock-now"
    assert play.values[0] == "18:35"
    play.tap("feel-okay")
    assert "17:00" in play.values
