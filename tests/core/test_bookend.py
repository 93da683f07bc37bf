"""A hello before and after something: asked ahead, agreed to, and given at its two times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.effects import Say
from bot.core.model import Path, StepState
from tests.core.pair import MINUTE, Pair

DINNER = "I promised Eva to come to her birthday dinner saturday 7pm"
ASK = "Ana has something on Saturday evening. Would you send a hello at 18:30 and at 22:00?"
OFFER = f'Would a hello from Lena help around then?\nTo Lena, word for word: "{ASK}"'
AROUND = "befriended-around"
BEFORE = datetime(2026, 12, 5, 17, 30, tzinfo=UTC)
AFTER = datetime(2026, 12, 5, 21, 0, tzinfo=UTC)
NOW = "It's time for a small hello to Ana. Short is good."


def dinner() -> Pair:
    """Ana, whose path is after drinking, has a friend and plans a dinner."""
    pair = Pair().linked()
    person = replace(pair.ana.known.person, path=Path.AFTER, zone="Europe/Berlin")
    pair.ana.known = replace(pair.ana.known, person=person)
    pair.ana.command("plan")
    pair.ana.say(DINNER)
    pair.pass_time(timedelta(seconds=3))
    pair.ana.tap("Yes, a promise", "Good")
    return pair


def asked() -> Pair:
    pair = dinner()
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    return pair


def agreed() -> Pair:
    pair = asked()
    pair.lena.tap("Yes, remind me")
    pair.settle()
    return pair


def to(pair: Pair, instant: datetime) -> None:
    pair.pass_time(instant - pair.ana.now)


def reminders(pair: Pair) -> int:
    return pair.lena_got.count(NOW)


def test_it_is_offered_once_word_for_word_while_something_hard_is_planned() -> None:
    pair = dinner()
    assert pair.ana.text == OFFER
    assert pair.ana.buttons == ["Send to Lena", "Other words", "No need"]
    pair.ana.tap("No need")
    assert pair.ana.text == "Set. Nothing to do till Saturday."
    pair.ana.command("plan")
    pair.ana.tap("Keep both")
    pair.ana.say("I promised Tom to call sunday 3pm")
    pair.pass_time(timedelta(seconds=3))
    pair.ana.tap("Yes, a promise", "Good")
    assert pair.ana.text == "Set. Nothing to do till Sunday."


@pytest.mark.parametrize("path", [Path.ALONE, Path.UNSAID])
def test_it_is_not_offered_on_other_paths(path: Path) -> None:
    pair = Pair().linked()
    person = replace(pair.ana.known.person, path=path, zone="Europe/Berlin")
    pair.ana.known = replace(pair.ana.known, person=person)
    pair.ana.command("plan")
    pair.ana.say(DINNER)
    pair.pass_time(timedelta(seconds=3))
    pair.ana.tap("Yes, a promise", "Good")
    assert pair.ana.text == "Set. Nothing to do till Saturday."


def test_the_very_bytes_go_after_a_minute_and_undo_wins_before() -> None:
    pair = dinner()
    before = len(pair.lena_got)
    pair.ana.tap("Send to Lena")
    assert pair.ana.text == "It goes to Lena in one minute."
    pair.pass_time(timedelta(seconds=59))
    assert len(pair.lena_got) == before
    pair.ana.tap("Undo")
    pair.pass_time(timedelta(hours=1))
    assert len(pair.lena_got) == before
    pair = asked()
    assert pair.lena.text == f'From Ana: "{ASK}"'
    assert pair.lena.buttons == ["Yes, remind me", "Can't this time"]


def test_a_yes_is_told_and_both_hellos_are_given_at_their_times() -> None:
    pair = asked()
    pair.lena.tap("Yes, remind me")
    assert pair.lena.text.startswith("Thank you. I'll remind you Saturday at 18:30 and at 22:00.")
    pair.settle()
    assert pair.ana.text == "Lena will think of you on Saturday."
    to(pair, BEFORE - MINUTE)
    assert reminders(pair) == 0
    to(pair, BEFORE)
    assert reminders(pair) == 1
    pair.lena.tap("Tea soon?")
    pair.settle()
    assert pair.ana.text == 'Lena: "Tea soon?"'
    to(pair, AFTER)
    assert reminders(pair) == 2
    assert pair.lena.known.links[0].hellos == ()
    pair.lena.tap("A wave for you")
    pair.settle()
    assert pair.ana.text == 'Lena: "A wave for you"', "quiet hours do not hold what was asked for"


def test_another_hello_that_late_waits_for_the_morning() -> None:
    pair = agreed()
    to(pair, AFTER + timedelta(hours=1, minutes=1))
    pair.lena.tap("A wave for you")
    pair.settle()
    assert not [s for s in pair.ana.screen.values() if s.text.startswith("Lena: ")]


def test_not_this_time_is_told_kindly_and_nobody_is_reminded() -> None:
    pair = asked()
    pair.lena.tap("Can't this time")
    assert pair.lena.text == "That's fine. Ana hears it kindly."
    pair.settle()
    assert pair.ana.text.startswith("Lena can't this time.")
    to(pair, AFTER + timedelta(hours=1))
    assert reminders(pair) == 0


def _moves(pair: Pair) -> None:
    pair.ana.command("next")
    pair.ana.tap(next(b for b in pair.ana.buttons if "birthday" in b or "promised" in b), "Move")
    pair.ana.say("sunday 15:00")


def _shelves(pair: Pair) -> None:
    pair.ana.command("next")
    pair.ana.tap(next(b for b in pair.ana.buttons if "promised" in b), "On the shelf")


def _cancels(pair: Pair) -> None:
    pair.ana.command("next")
    pair.ana.tap(next(b for b in pair.ana.buttons if "promised" in b), "Cancel it", "I told them")
    pair.ana.tap("Let it go")


def _stops(pair: Pair) -> None:
    pair.ana.command("friend")
    pair.ana.tap("Lena", "Stop", "With a kind line")
    pair.settle()


@pytest.mark.parametrize("change", [_moves, _shelves, _cancels, _stops])
def test_when_it_changes_the_reminders_go_without_a_word(change: Callable[[Pair], None]) -> None:
    pair = agreed()
    change(pair)
    before = len(pair.lena_got)
    to(pair, AFTER + timedelta(hours=1))
    assert reminders(pair) == 0
    assert len(pair.lena_got) == before


@pytest.mark.parametrize("change", [_moves, _shelves])
def test_a_yes_to_a_plan_that_has_changed_reminds_nobody(change: Callable[[Pair], None]) -> None:
    pair = asked()
    change(pair)
    pair.lena.tap("Yes, remind me")
    pair.settle()
    assert pair.ana.text.startswith("Lena said yes to a hello. That plan has changed since")
    to(pair, AFTER + timedelta(hours=1))
    assert reminders(pair) == 0


def test_a_plan_that_moves_within_the_minute_sends_nothing() -> None:
    pair = dinner()
    before = len(pair.lena_got)
    pair.ana.tap("Send to Lena")
    _moves(pair)
    pair.pass_time(MINUTE)
    assert len(pair.lena_got) == before
    assert "That plan has changed, so nothing went out." in [
        shown.text for shown in pair.ana.screen.values()
    ]


def test_after_a_care_card_nobody_is_asked() -> None:
    pair = dinner()
    before = len(pair.lena_got)
    pair.ana.say("I want to die")
    pair.ana.tap("Send to Lena")
    pair.pass_time(timedelta(hours=2))
    assert len(pair.lena_got) == before


def test_it_counts_as_the_one_line_a_day() -> None:
    pair = asked()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A line to Lena")
    assert pair.ana.text.startswith("One message a day and four a week to Lena are plenty.")


def test_it_can_be_asked_from_next_and_from_the_friends_page() -> None:
    pair = dinner()
    pair.ana.tap("No need")
    pair.ana.command("next")
    pair.ana.tap(next(b for b in pair.ana.buttons if "promised" in b))
    assert len(pair.ana.buttons) <= 7
    pair.ana.tap("Ask for a hello")
    assert pair.ana.text == OFFER
    pair.ana.tap("No need")
    assert pair.ana.text == "Okay."
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A hello around a plan")
    assert pair.ana.text == OFFER


def test_other_words_are_shown_before_they_go() -> None:
    pair = dinner()
    pair.ana.tap("Other words", "2", "Other words", "My own words")
    pair.ana.say("Big dinner, hold my hand?")
    assert pair.ana.text.split('word for word: "')[1] == 'Big dinner, hold my hand?"'
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    assert pair.lena.text == 'From Ana: "Big dinner, hold my hand?"'


def test_a_step_in_minutes_has_its_hello_soon_after() -> None:
    pair = dinner()
    step = pair.ana.known.steps[-1]
    assert step.state is StepState.PLANNED
    assert step.bookend is None


def test_a_yes_after_the_first_time_reminds_of_the_second_only() -> None:
    pair = asked()
    to(pair, BEFORE + MINUTE)
    pair.lena.tap("Yes, remind me")
    assert pair.lena.text.startswith("Thank you. I'll remind you today at 22:00.")
    to(pair, AFTER)
    assert reminders(pair) == 1


def test_a_request_goes_when_its_time_has_passed() -> None:
    pair = asked()
    to(pair, AFTER + MINUTE)
    assert all(not shown.buttons for shown in pair.lena.screen.values() if ASK in shown.text)


def test_a_request_leaves_once_as_any_line() -> None:
    pair = asked()
    (link,) = pair.lena.known.links
    (request,) = (s for s in pair.lena.said if isinstance(s, Say) and s.words.key == AROUND)
    assert request.once == link.id


@pytest.mark.parametrize("answer", ["Yes, remind me", "Can't this time"])
def test_who_was_let_go_quietly_answers_and_nobody_hears_of_it(answer: str) -> None:
    pair = asked()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "Stop", "Quietly")
    pair.settle()
    said = len(pair.ana.said)
    pair.lena.tap(answer)
    assert pair.lena.passed == []
    pair.settle()
    assert len(pair.ana.said) == said
