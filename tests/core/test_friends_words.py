"""What a friend types is heard in every question of theirs: a button's words, a day, a worry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.core.calendar import quiet
from tests.core.pair import HAPPY, MINUTE, Pair, at, done
from tests.core.play import Play

STATUS = "No line waiting. Ana sends one when they like, and quiet means nothing."


def invited() -> Play:
    pair = Pair()
    pair.open(pair.link())
    return pair.lena


def reminding(*taps: str) -> Play:
    """Lena's reminders are weekly, and she looks at them."""
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "Every week", "14:05")
    pair.settle()
    pair.ana.tap("Yes, that's her or him")
    pair.settle()
    pair.lena.command("hello")
    pair.lena.tap("Back", "Reminders", *taps)
    return pair.lena


def joined(*taps: str) -> Play:
    lena = invited()
    lena.tap(HAPPY, *taps)
    return lena


def asked(*taps: str) -> Play:
    """Lena at one of her small questions."""
    return at(*taps).lena


@pytest.mark.parametrize(
    ("question", "typed", "answer"),
    [
        (joined, "every week", "So nothing comes at night"),
        (joined, "No need", "So nothing comes at night"),
        (lambda: joined("No need"), "another", "What does your clock say right now?"),
        (invited, "what exactly is saved?", "Who runs this"),
        (invited, "no, thank you", "That's fine. Nothing that names you is kept. For a month"),
        (
            invited,
            "no, and no more links",
            "That's fine. Nothing that names you is kept. For a year",
        ),
        (lambda: asked("Stop lines"), "keep them", "Hello. A line for Ana"),
        (lambda: asked("Stop lines"), "stop, and no more links", "This needs a tap, not words."),
        (lambda: asked("Send a hello"), "back", "Hello. A line for Ana"),
        (lambda: asked("Send a hello", "Back"), "lines for me", "No line waiting."),
        (lambda: reminding(), "day: sunday", "Which day is good"),
        (lambda: reminding("Day: Sunday"), "Monday", "Done. Mondays at 18:00"),
    ],
)
def test_the_words_of_a_button_are_the_button(
    question: Callable[[], Play], typed: str, answer: str
) -> None:
    lena = question()
    lena.say(typed)
    assert lena.text.startswith(answer)


@pytest.mark.parametrize("typed", ["maybe later", "I don't know", "no", "not now", "skip"])
def test_a_reminder_can_be_left_for_now(typed: str) -> None:
    lena = joined()
    lena.say(typed)
    assert lena.text.startswith("So nothing comes at night")
    lena = reminding()
    lena.say(typed)
    assert lena.text.startswith("Hello. A line for Ana")
    assert lena.known.links[0].rhythm == 7


@pytest.mark.parametrize("typed", ["maybe later", "I don't know", "no", "not now"])
@pytest.mark.parametrize("taps", [("Quiet 21:00-09:00",), ("Send a hello",), ("Stop lines",)])
def test_any_small_question_can_be_left(typed: str, taps: tuple[str, ...]) -> None:
    lena = asked(*taps)
    lena.say(typed)
    assert lena.text.startswith("Hello. A line for Ana")


@pytest.mark.parametrize("typed", ["maybe later", "I don't know", "no"])
@pytest.mark.parametrize("question", ["Day: Sunday", "Hour: 18:00"])
def test_so_can_a_day_and_an_hour(typed: str, question: str) -> None:
    lena = reminding(question)
    lena.say(typed)
    assert lena.text.startswith("A small hello to Ana: I remind you Sundays at 18:00.")


def test_a_worry_is_heard_at_the_invitation_too() -> None:
    lena = invited()
    lena.say("I'm worried about Ana")
    assert "Ask directly" in lena.text
    lena.tap(HAPPY)
    assert any(shown.text.startswith("Lovely.") for shown in lena.screen.values())


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Wednesday", "Wednesdays at 18:00"),
        ("at 10:30", "Sundays at 10:30"),
        ("wednesdays at 10:30", "Wednesdays at 10:30"),
    ],
)
@pytest.mark.parametrize("question", [(), ("Day: Sunday",), ("Hour: 18:00",)])
def test_a_day_and_an_hour_are_heard_wherever_reminders_are_set(
    typed: str, set_: str, question: tuple[str, ...]
) -> None:
    lena = reminding(*question)
    lena.say(typed)
    assert lena.text.startswith(f"Done. {set_}")


def test_a_day_is_a_yes_to_reminders() -> None:
    lena = joined()
    lena.say("Wednesdays")
    lena.tap("14:05")
    assert lena.text.startswith("Done. Wednesdays at 18:00")


@pytest.mark.parametrize("typed", [HAPPY, "yes", "sure"])
def test_a_yes_to_lines_is_only_ever_tapped(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert HAPPY in lena.buttons


@pytest.mark.parametrize("typed", ["wednesday", "Wednesdays please", "on wed"])
def test_a_day_can_be_written(typed: str) -> None:
    lena = reminding("Day: Sunday")
    lena.say(typed)
    assert "Wednesdays at 18:00" in lena.text


def test_the_question_for_the_day_has_a_way_back() -> None:
    lena = reminding("Day: Sunday", "Back")
    assert "Day: Sunday" in lena.buttons


@pytest.mark.parametrize("typed", ["17:45", "at 5:45 pm"])
def test_an_hour_can_be_written(typed: str) -> None:
    lena = reminding("Hour: 18:00")
    lena.say(typed)
    assert "Sundays at 17:45" in lena.text


def test_what_is_set_is_said_before_it_is_changed() -> None:
    lena = reminding()
    assert "Lovely" not in lena.text
    assert "Sundays at 18:00" in lena.text


@pytest.mark.parametrize("typed", ["maybe later", "I don't know", "not now", "let me think"])
def test_an_invitation_can_wait(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert lena.text.startswith("That's fine, there's time.")
    assert HAPPY in lena.buttons


@pytest.mark.parametrize(
    "typed", ["what is this?", "is it safe", "who is this from", "why me", "tell me more"]
)
def test_an_invitation_can_be_asked_about(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert lena.text.startswith("Who runs this")


@pytest.mark.parametrize("typed", ["who is Ana?", "Who's Ana", "do I know her?"])
def test_who_invites_can_be_asked(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert lena.text.startswith("Ana is the name chosen")
    assert HAPPY in lena.buttons


@pytest.mark.parametrize(
    "typed", ["how do I stop this", "stop", "leave me alone", "I don't want this"]
)
def test_who_wants_nothing_is_told_that_nothing_comes(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert lena.text.startswith("Nothing comes to you unless")
    assert HAPPY in lena.buttons


@pytest.mark.parametrize("typed", ["how is she doing?", "how is Ana", "is Ana okay?"])
def test_at_an_invitation_nothing_is_said_of_the_person(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert "I didn't follow" not in lena.text
    assert HAPPY in lena.buttons


@pytest.mark.parametrize("typed", ["How's she doing", "did she do it?", "is Ana okay?"])
@pytest.mark.parametrize("asked", [(), ("Day: Sunday",), ("Hour: 18:00",)])
def test_a_question_about_her_has_the_same_answer_anywhere(
    typed: str, asked: tuple[str, ...]
) -> None:
    lena = reminding(*asked)
    lena.say(typed)
    assert lena.text.startswith(STATUS)


def test_new_quiet_hours_are_said() -> None:
    lena = reminding()
    lena.command("hello")
    lena.tap("Back", "Quiet 21:00-09:00", "22:00-08:00")
    assert lena.text.startswith("Done. Lines wait from 22:00 to 08:00")


@pytest.mark.parametrize("typed", ["none", "never", "No quiet hours", "at any time"])
def test_there_can_be_no_quiet_hours(typed: str) -> None:
    lena = asked("Quiet 21:00-09:00")
    lena.say(typed)
    assert lena.text == "Done. Lines come at any hour now."
    assert "No quiet hours" in lena.buttons
    lena.tap("No quiet hours", "22:00-08:00")
    assert "Quiet 22:00-08:00" in lena.buttons


def test_without_quiet_hours_a_line_comes_at_night() -> None:
    lena = asked("Quiet 21:00-09:00")
    assert quiet(lena.known.person, datetime(2026, 12, 1, 23, tzinfo=UTC))
    lena.say("never")
    assert not quiet(lena.known.person, datetime(2026, 12, 1, 23, tzinfo=UTC))


def test_what_is_set_can_be_left_as_it_is() -> None:
    lena = reminding("Back")
    assert lena.text.startswith("Hello. A line for Ana")
    lena = reminding("My clock: 14:05")
    lena.say("not now")
    assert "My clock: 14:05" in lena.buttons
    lena = asked("Quiet 21:00-09:00", "My clock: 17:22")
    lena.say("not now")
    assert lena.text.startswith("When shall lines wait?")


def test_a_clock_that_is_none_is_asked_for_again_with_its_example() -> None:
    lena = invited()
    lena.tap(HAPPY, "Every week", "Another")
    lena.say("Atlantis")
    assert "14:05" in lena.text


def test_who_has_plans_of_her_own_is_asked_to_reply_to_the_line() -> None:
    pair = Pair()
    pair.lena.command("start")
    pair.lena.tap("Yes, save them. I'm 18 or over", "Rather not say")
    pair = done(pair.linked())
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    assert "reply to this message" in pair.lena.text
    came = pair.lena.last.id
    pair.lena.command("plan")
    pair.lena.say("So happy for you", reply_to=came)
    pair.pass_time(MINUTE)
    assert "So happy for you" in pair.ana.text
