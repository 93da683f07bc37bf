"""What a friend types is heard in every question of theirs: a button's words, a day, a worry."""

from __future__ import annotations

import pytest

from tests.core.pair import HAPPY, MINUTE, Pair, done, sent
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


@pytest.mark.parametrize("typed", ["every week", "Every week"])
def test_the_words_of_a_button_are_the_button(typed: str) -> None:
    lena = invited()
    lena.tap(HAPPY)
    lena.say(typed)
    assert lena.text.startswith("So nothing comes at night")


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


@pytest.mark.parametrize("typed", ["what is this?", "is it safe", "who is this from", "why me"])
def test_an_invitation_can_be_asked_about(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert lena.text.startswith("Who runs this")


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


@pytest.mark.parametrize("typed", ["how do I stop this", "make it stop", "unsubscribe", "stop"])
def test_wanting_no_more_is_never_a_line(typed: str) -> None:
    lena = sent().lena
    lena.say(typed)
    assert lena.text.startswith("Stop lines from Ana?")


def test_new_quiet_hours_are_said() -> None:
    lena = reminding()
    lena.command("hello")
    lena.tap("Back", "Quiet 21:00-09:00", "22:00-08:00")
    assert lena.text.startswith("Done. Lines wait from 22:00 to 08:00")


def test_a_clock_that_is_none_is_asked_for_again_with_its_example() -> None:
    lena = invited()
    lena.tap(HAPPY, "Every week", "Another")
    lena.say("Atlantis")
    assert "14:05" in lena.text


def test_who_has_plans_of_her_own_is_asked_to_reply_to_the_line() -> None:
    pair = Pair()
    pair.lena.command("start")
    pair.lena.tap("Yes, keep them. I'm 18 or over", "Rather not say")
    pair = done(pair.linked())
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    assert "reply to this message" in pair.lena.text
    came = pair.lena.last.id
    pair.lena.command("plan")
    pair.lena.say("So happy for you", reply_to=came)
    pair.pass_time(MINUTE)
    assert "So happy for you" in pair.ana.text
