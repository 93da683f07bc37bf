"""A hello asked for: where it is offered, one preview, one message, and what comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.effects import Say
from bot.core.records.model import Path
from tests.core.asked_for import (
    ASK,
    AT,
    DAY,
    DINNER,
    HOUR,
    PREVIEW,
    SET,
    START,
    asked,
    dinner,
    lets_go_quietly,
    on_screen,
    opens,
    requests,
    shelves,
    to,
    waiting,
)
from tests.core.pair import MINUTE, Pair, done

# where it is offered


def test_it_is_offered_once_word_for_word_while_something_hard_is_planned() -> None:
    pair = dinner()
    assert pair.ana.text == f"{SET}\nWould a hello from Lena help?\n{PREVIEW}"
    assert pair.ana.buttons == ["Now", START, "Other words", "No"]
    pair.ana.tap("No")
    assert pair.ana.text == SET
    pair.ana.command("plan")
    pair.ana.tap("Keep both")
    pair.ana.say("I promised Tom to call sunday 3pm")
    pair.pass_time(timedelta(seconds=3))
    pair.ana.tap("Yes, a promise", "Good")
    assert pair.ana.text == "Good. Nothing to do until Sunday."


@pytest.mark.parametrize("path", [Path.ALONE, Path.UNSAID])
def test_it_is_not_offered_on_other_paths(path: Path) -> None:
    assert dinner(path).ana.text == SET


def test_it_is_never_offered_after_something_hard() -> None:
    pair = done(Pair().linked())
    pair.ana.tap("Keep it private")
    felt = tuple(replace(s, felt=7 if s.settled_at else None) for s in pair.ana.known.steps)
    person = replace(pair.ana.known.person, path=Path.AFTER)
    pair.ana.known = replace(pair.ana.known, person=person, steps=felt)
    pair.ana.command("plan")
    pair.ana.tap("Keep both")
    pair.ana.say(DINNER)
    pair.pass_time(timedelta(seconds=3))
    pair.ana.tap("Yes, a promise", "Good")
    assert pair.ana.text == SET


def test_it_can_be_asked_for_from_next_and_from_the_friends_page() -> None:
    pair = dinner()
    pair.ana.tap("No")
    opens(pair)
    assert len(pair.ana.buttons) <= 7
    pair.ana.tap("Ask for a hello")
    assert pair.ana.text == PREVIEW
    pair.ana.tap("No")
    assert pair.ana.text == "Okay."
    pair.ana.command("friend")
    pair.ana.tap("Lena", "Ask for a hello")
    assert pair.ana.text == PREVIEW
    assert pair.ana.buttons == ["Now", START, "Other words", "No"]


def test_without_a_plan_it_can_be_asked_for_now() -> None:
    pair = Pair().linked()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "Ask for a hello")
    assert pair.ana.buttons == ["Now", "Other words", "No"]


def test_of_several_friends_it_is_asked_who_and_not_whom_they_do_not_hear() -> None:
    pair = dinner()
    pair.ana.tap("No")
    (lena,) = pair.ana.known.links
    tom = replace(lena, id=77, friend=9, friend_name="Tom")
    pair.ana.known = replace(pair.ana.known, links=(lena, tom, replace(tom, id=78, muted=True)))
    opens(pair)
    pair.ana.tap("Ask for a hello")
    assert pair.ana.text == "Who would you like a hello from?"
    assert pair.ana.buttons == ["Lena", "Tom", "Close"]
    pair.ana.tap("Tom")
    assert pair.ana.text == f'To Tom, word for word: "{ASK}"'


def test_somebody_whom_they_were_asked_to_write_to_is_not_asked() -> None:
    pair = Pair().linked()
    (lena,) = pair.ana.known.links
    pair.ana.known = replace(pair.ana.known, links=(replace(lena, chosen=False),))
    pair.ana.command("friend")
    pair.ana.tap("Lena")
    assert "Ask for a hello" not in pair.ana.buttons


# now


def test_the_very_bytes_go_after_a_minute_and_undo_wins_before() -> None:
    pair = dinner()
    pair.ana.tap("Now")
    assert pair.ana.text == "It goes to Lena in one minute."
    pair.pass_time(timedelta(seconds=59))
    assert requests(pair) == 0
    pair.ana.tap("Undo")
    pair.pass_time(HOUR)
    assert requests(pair) == 0
    pair = asked()
    assert pair.ana.text == "It has left for Lena."
    assert pair.lena.text.startswith(f'From Ana: "{ASK}"\n')
    assert pair.lena.buttons == ["Hello", "Thinking of you"]
    to(pair, AT + DAY)
    assert requests(pair) == 1


@pytest.mark.parametrize("typed", ["now", "yes", "Send it", "saturday 19:00"])
def test_only_a_tap_asks(typed: str) -> None:
    pair = dinner()
    pair.ana.say(typed, reply_to=pair.ana.last.id)
    to(pair, AT + DAY)
    assert requests(pair) == 0


@pytest.mark.parametrize(("answer", "came"), [("Hello", "Hello"), (None, "You can do this")])
def test_a_tap_or_own_words_come_back_as_any_answer(answer: str | None, came: str) -> None:
    pair = asked()
    if answer:
        pair.lena.tap(answer)
    else:
        pair.lena.say(came)
    pair.settle()
    assert pair.ana.text == f'Lena: "{came}"'
    assert pair.ana.buttons == ["Wave back", "Keep this message"]


def test_what_was_asked_for_comes_in_quiet_hours_and_later_waits_for_the_morning() -> None:
    for late, comes in ((timedelta(minutes=59), True), (timedelta(minutes=61), False)):
        pair = dinner()
        to(pair, AT + timedelta(minutes=110))  # ten to nine, and quiet from nine
        pair.ana.command("friend")
        pair.ana.tap("Lena", "Ask for a hello", "Now")
        pair.pass_time(MINUTE)
        assert requests(pair) == 1
        pair.pass_time(late)
        pair.lena.tap("Hello")
        pair.settle()
        assert ('Lena: "Hello"' in on_screen(pair)) is comes


def test_other_words_are_shown_before_they_go() -> None:
    pair = dinner()
    pair.ana.tap("Other words", "2")
    assert pair.ana.text.endswith('"Ana would like a hello from you. One word is enough."')
    pair.ana.tap("Other words", "My own words")
    pair.ana.say("Big dinner, hold my hand?")
    assert pair.ana.text.split('word for word: "')[1] == 'Big dinner, hold my hand?"'
    pair.ana.tap(START)
    to(pair, AT)
    assert pair.lena.text.startswith('From Ana: "Big dinner, hold my hand?"')


def test_it_leaves_once_as_any_line() -> None:
    pair = asked()
    (link,) = pair.lena.known.links
    (request,) = (s for s in pair.lena.said if isinstance(s, Say) and s.once is not None)
    assert request.once == link.id


# the measure


def test_it_counts_as_the_one_line_a_day() -> None:
    pair = asked()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena")
    assert pair.ana.text.startswith(
        "Lena gets one message a day at most, and four a week. This one can go tomorrow."
    )
    pair.ana.command("friend")
    pair.ana.tap("Lena", "Ask for a hello")
    assert pair.ana.text == (
        "Lena gets one message a day at most, and four a week. "
        f"This one can wait for your step.\n{PREVIEW}"
    )
    assert pair.ana.buttons == [START, "Other words", "No"], "now is too soon"


def test_where_nothing_can_go_it_is_said_when_it_can() -> None:
    pair = asked()
    shelves(pair)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "Ask for a hello")
    assert pair.ana.text == (
        "Lena gets one message a day at most, and four a week. There is room again in a day."
    )


def test_what_waits_for_a_step_leaves_room_for_a_line_before_it_and_keeps_its_own() -> None:
    pair = waiting()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena", "Send to Lena")
    assert pair.ana.text == "It goes to Lena in one minute."
    to(pair, AT - 10 * HOUR)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena")
    assert "There is room again in 2 days." in pair.ana.text
    to(pair, AT)
    assert requests(pair) == 1


# the friend's side


def test_who_was_let_go_quietly_answers_and_nobody_hears_of_it() -> None:
    pair = asked()
    lets_go_quietly(pair)
    pair.settle()
    said = len(pair.ana.said)
    pair.lena.tap("Hello")
    assert pair.lena.text == "On its way to Ana."
    pair.settle()
    assert len(pair.ana.said) == said
