"""Lines of their own: for a hard minute, for later, and a date that matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.records.effects import Say
from bot.core.records.events import DueKind
from bot.core.records.lines import Veiled, line
from bot.core.records.model import FOREVER, Person
from bot.core.rules import unasked
from bot.ear import dates
from bot.ear.when import Unread, Why
from tests.core.play import Play, cued, planned

DAY = timedelta(days=1)


def at_own_lines() -> Play:
    play = planned()
    play.command("look")
    play.tap("look-own-lines")
    return play


def with_date() -> Play:
    play = at_own_lines()
    play.tap("own-date-button")
    play.say("the day I moved")
    play.say("12 December")
    play.tap("back", "look-close")
    return play


def test_a_line_for_a_hard_minute_is_set_changed_and_removed() -> None:
    play = at_own_lines()
    play.tap("own-mantra-button")
    assert play.key == "own-mantra"
    play.say("This passes.")
    assert play.known.person.mantra == "This passes."
    play.tap("own-mantra-button")
    assert play.line == line("own-mantra-set", text="This passes.")
    play.say("It always passed.")
    assert play.known.person.mantra == "It always passed."
    play.tap("own-mantra-button", "look-remove")
    assert play.known.person.mantra == ""


def test_a_line_is_for_one_glance() -> None:
    play = at_own_lines()
    play.tap("own-later-button")
    play.say("word " * 800)
    assert play.key == "own-too-long"
    play.say("You came home smiling.")
    assert play.known.person.later == "You came home smiling."


def test_the_line_to_later_comes_back_on_a_hard_day() -> None:
    play = cued()
    later = "You came home smiling."
    play.known = replace(play.known, person=replace(play.known.person, later=later))
    play.tap("cue-im-going", "cue-too-much")
    assert play.key == "own-line-after"
    assert "You came home smiling." in play.values
    assert play.offered[:3] == ["cue-step-out", "cue-go-home", "cue-stay"]
    play.tap("cue-stay", "cue-done", "feel-very-tense", "idea-shop-hello.easy1", "debrief-enough")
    assert "own-line-after" in play.keys
    assert "You came home smiling." in play.values


def test_on_a_lighter_day_it_waits() -> None:
    play = cued()
    play.known = replace(play.known, person=replace(play.known.person, later="You did it."))
    play.tap("cue-im-going", "cue-done", "feel-uneasy", "idea-shop-hello.easy1", "debrief-enough")
    assert "own-line-after" not in play.keys


def test_a_day_is_read_or_asked_again() -> None:
    for text, answer in [
        ("31 February", "own-date-impossible"),
        ("29 Feb", "own-date-kept"),
        ("soon", "own-date-unsure"),
        ("3/4", "own-date-unsure"),
        ("12 March at 9", "own-date-unsure"),
        ("", "own-date-unsure"),
        ("March 12th 2019", "own-date-kept"),
    ]:
        play = at_own_lines()
        play.tap("own-date-button")
        play.say("the day I moved")
        play.say(text or "hm?")
        assert play.key == answer, (text, answer)


def test_its_morning_is_said_once_hidden_and_without_arithmetic() -> None:
    play = with_date()
    play.pass_time(datetime(2026, 12, 12, 7, 59, tzinfo=UTC) - play.now)
    play.said.clear()
    play.pass_time(timedelta(minutes=1))
    (said,) = [effect for effect in play.said if isinstance(effect, Say)]
    assert isinstance(said.words.params["hidden"], Veiled)
    assert play.keys == ["greeting-hidden", "greeting-date"]
    assert play.values == ["the day I moved"]
    assert play.offered == ["cue-rest", "greeting-small"]
    assert play.calendar[(7, DueKind.DATE)] == datetime(2027, 12, 12, 8, tzinfo=UTC)
    play.tap("cue-rest")
    assert play.keys == ["cue-resting", "shelf-all"]
    assert play.known.person.held_until == datetime(2026, 12, 12, 23, tzinfo=UTC)


@pytest.mark.parametrize("quiet", [{"paused_until": FOREVER}, {"reachable": False}])
def test_nothing_is_said_of_it_in_a_pause_and_next_year_is_still_planned(
    quiet: dict[str, object],
) -> None:
    play = with_date()
    play.known = replace(play.known, person=replace(play.known.person, **quiet))  # type: ignore[arg-type]
    play.said.clear()
    play.pass_time(datetime(2026, 12, 13, tzinfo=UTC) - play.now)
    assert not [effect for effect in play.said if isinstance(effect, Say)]
    assert (7, DueKind.DATE) in play.calendar


def test_a_date_that_came_while_we_were_away_is_left_alone() -> None:
    play = with_date()
    play.calendar = {key: at for key, at in play.calendar.items() if key[1] is DueKind.DATE}
    play.said.clear()
    play.away_until(datetime(2026, 12, 13, 9, tzinfo=UTC))
    assert not [effect for effect in play.said if isinstance(effect, Say)]
    assert play.calendar[(7, DueKind.DATE)].year == 2027


def test_a_date_that_goes_is_off_the_calendar() -> None:
    play = with_date()
    play.command("look")
    play.tap("look-own-lines", "own-date-button")
    assert "the day I moved" in play.values
    assert "Sat 12 Dec" in play.values
    play.tap("look-remove")
    assert play.known.person.date == ""
    assert (7, DueKind.DATE) not in play.calendar


def test_the_29th_of_february_comes_every_year() -> None:
    person = Person(1, date="02-29")
    now = datetime(2026, 12, 1, tzinfo=UTC)
    plan = unasked.date_planned(person, now)
    assert getattr(plan, "at", None) == datetime(2027, 2, 28, 9, tzinfo=UTC)


def test_days_that_have_been() -> None:
    for text, day in [
        ("yesterday", date(2026, 11, 29)),
        ("today", date(2026, 11, 30)),
        ("Tuesday", date(2026, 11, 24)),
        ("monday", date(2026, 11, 23)),
        ("last sat", date(2026, 11, 28)),
        ("12 March", date(2026, 3, 12)),
        ("12 Dec", date(2025, 12, 12)),
        ("the 3rd", date(2026, 11, 3)),
        ("tomorrow", Why.PAST),
        ("in 3 days", Why.PAST),
        ("12.12.2026", Why.PAST),
        ("31 February", Why.IMPOSSIBLE),
        ("last week", Why.UNSURE),
        ("at five", Why.UNSURE),
        ("x" * 5000, Why.UNSURE),
    ]:
        heard = dates.been(text, date(2026, 11, 30), "en")
        assert (heard.why if isinstance(heard, Unread) else heard) == day, (text, day)


def test_looking_back_never_says_nothing_while_a_line_is_kept() -> None:
    person = planned().known.person
    for own in (
        replace(person, mantra="one thing"),
        replace(person, later="it was fine"),
        replace(person, date="12-12"),
    ):
        play = planned()
        play.known = replace(play.known, person=own)
        play.command("look")
        assert play.key == "look-so-far"
        assert play.offered == ["look-own-lines", "look-close"]
