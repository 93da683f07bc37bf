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


@pytest.mark.parametrize("typed", ["how do I stop this", "unsubscribe", "I don't want this"])
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


STOPS = ["how do I stop this", "how can I stop these", "make it stop", "unsubscribe", "stop this"]
ABOUT = ["what is this?", "is it safe", "how do I reply", "can she see what I write?"]
ANYWHERE: list[tuple[str, ...]] = [
    *((), ("Help",), ("Send a hello",), ("Reminders",)),
    *(("Quiet 21:00-09:00",), ("Quiet 21:00-09:00", "My clock: 17:21")),
]


def at(*taps: str) -> Pair:
    """Ana's line has come; Lena does this before she types, or nothing."""
    pair = sent()
    if taps:
        pair.lena.command("start")
        pair.lena.tap(*taps)
    return pair


@pytest.mark.parametrize("typed", [*STOPS, "Stop sending me these", "how do I turn this off"])
@pytest.mark.parametrize("taps", ANYWHERE)
def test_wanting_no_more_is_never_a_line(typed: str, taps: tuple[str, ...]) -> None:
    pair = at(*taps)
    pair.lena.say(typed)
    pair.settle()
    assert "Stop lines from Ana?" in pair.lena.text
    assert pair.ana.text == "It has left for Lena."


def test_where_it_was_asked_already_it_is_the_answer() -> None:
    pair = at("Stop lines")
    pair.lena.say("stop this")
    assert pair.lena.text.startswith("Done. No more lines.")


def test_nor_is_it_out_of_the_blue() -> None:
    lena = Pair().linked().lena
    lena.say("how do I stop this")
    assert lena.text.startswith("Stop lines from Ana?")


@pytest.mark.parametrize("typed", ABOUT)
@pytest.mark.parametrize("taps", ANYWHERE)
def test_what_this_is_can_be_asked_anywhere(typed: str, taps: tuple[str, ...]) -> None:
    pair = at(*taps)
    pair.lena.say(typed)
    pair.settle()
    assert "Only what you send goes back" in pair.lena.text
    assert pair.ana.text == "It has left for Lena."


@pytest.mark.parametrize("typed", ["who is Ana?", "who is she"])
@pytest.mark.parametrize("taps", ANYWHERE)
def test_who_she_is_can_be_asked_anywhere(typed: str, taps: tuple[str, ...]) -> None:
    pair = at(*taps)
    pair.lena.say(typed)
    pair.settle()
    assert pair.lena.text.startswith("Ana is the name chosen")
    assert pair.ana.text == "It has left for Lena."


@pytest.mark.parametrize(
    ("typed", "there"),
    [("quiet hours", "When shall lines wait?"), ("settings", "Hello. A line for Ana")],
)
def test_the_words_of_the_menu_lead_there(typed: str, there: str) -> None:
    pair = at()
    pair.lena.say(typed)
    assert pair.lena.text.startswith(there)


@pytest.mark.parametrize(
    "typed",
    [
        *("Tell Ana I love her", "Ana has relapsed", "she will love it"),
        *("no", "not now", "maybe later", "nothing"),
    ],
)
def test_what_may_not_be_meant_for_her_is_shown_back_first(typed: str) -> None:
    pair = at()
    pair.lena.say(typed)
    pair.settle()
    assert pair.lena.text == f'To Ana, word for word: "{typed}"'
    assert pair.ana.text == "It has left for Lena."


def test_a_reply_to_her_line_is_for_her() -> None:
    pair = at()
    pair.lena.say("no", reply_to=pair.lena.last.id)
    pair.settle()
    assert pair.ana.text == 'Lena: "no"'


def test_new_quiet_hours_are_said() -> None:
    lena = reminding()
    lena.command("hello")
    lena.tap("Back", "Quiet 21:00-09:00", "22:00-08:00")
    assert lena.text.startswith("Done. Lines wait from 22:00 to 08:00")


def test_a_clock_that_is_none_is_asked_for_again_with_its_example() -> None:
    lena = invited()
    lena.tap(HAPPY, "Every week", "Another")
    lena.say("Tokyo")
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
