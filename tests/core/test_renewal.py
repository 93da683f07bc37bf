"""The consent to share is asked again, quietly; silence lets a link sleep, a line wakes it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.friends import renewal
from tests.core.pair import HAPPY, MINUTE, THEM, Pair

DAY = timedelta(days=1)
WEEKS = 4 * 7 * DAY
ASKED = "Keep going like this with Lena? They get only the lines you send."
LIST = "These people can get lines from you. Only the ones you send."


def visited(pair: Pair) -> str:
    pair.ana.command("friend")
    return pair.ana.text


def asked_to() -> Pair:
    """Somebody asked Ana to share."""
    pair = Pair()
    pair.ana.command("friend")
    pair.ana.tap("Someone asked me to do this", "Go on")
    pair.open(pair.token())
    pair.lena.tap(HAPPY, "No need", "14:05")
    pair.settle()
    pair.ana.tap(THEM)
    pair.settle()
    return pair


def stepped(pair: Pair) -> None:
    """Ana does a small thing on the spot."""
    pair.ana.command("plan")
    pair.ana.tap("Send “thinking of you” · now", "Done", "That's enough", "Not now")


def given(pair: Pair) -> list[bool]:
    return [c.given for c in pair.ana.known.person.consents if c.to == renewal.SHARING]


def test_the_first_yes_is_kept_as_a_consent() -> None:
    assert given(Pair().linked()) == [True]


def test_asked_once_after_four_weeks_then_after_a_year() -> None:
    pair = Pair().linked()
    pair.pass_time(WEEKS - DAY)
    assert visited(pair) == LIST
    pair.pass_time(DAY)
    assert visited(pair) == ASKED
    assert pair.ana.buttons == ["Keep going", "Stop", "Not now"]
    pair.ana.tap("Keep going")
    assert pair.ana.text == LIST
    assert given(pair) == [True, True]
    pair.pass_time(364 * DAY)
    assert visited(pair) == LIST
    pair.pass_time(DAY)
    assert visited(pair) == ASKED


def test_who_was_asked_to_share_is_asked_every_thirty_days() -> None:
    pair = asked_to()
    for _ in range(3):
        pair.pass_time(29 * DAY)
        assert visited(pair) == LIST
        pair.pass_time(DAY)
        assert visited(pair) == ASKED
        pair.ana.tap("Keep going")


def test_no_answer_lets_it_sleep_and_a_line_wakes_it() -> None:
    pair = Pair().linked()
    pair.pass_time(WEEKS)
    assert visited(pair) == ASKED
    pair.ana.tap("Not now", "Lena")
    assert pair.ana.text.startswith("This one rests, and Lena sees no difference.")
    pair.ana.tap("Close")
    stepped(pair)
    assert "To Lena" not in pair.ana.text
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A line to Lena", "Send to Lena")
    pair.pass_time(MINUTE)
    assert pair.lena_got[-1].startswith('From Ana: "')
    assert given(pair) == [True, True]
    assert not renewal.asleep(pair.ana.known.links[0])


def test_who_sends_a_line_is_asked_when_it_has_left() -> None:
    pair = Pair().linked()
    pair.pass_time(WEEKS + DAY)
    stepped(pair)
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    asked = "It has left for Lena. Keep going like this?"
    assert asked in [shown.text for shown in pair.ana.screen.values()]
    pair.ana.tap("Keep going")
    assert given(pair) == [True, True]
    assert visited(pair) == LIST


@pytest.mark.parametrize("answer", ["Keep going", "Not now", None])
def test_the_friend_learns_nothing(answer: str | None) -> None:
    pair = Pair().linked()
    pair.pass_time(WEEKS)
    before = [shown.text for shown in pair.lena.screen.values()]
    visited(pair)
    if answer:
        pair.ana.tap(answer)
    pair.pass_time(DAY)
    assert [shown.text for shown in pair.lena.screen.values()] == before
    pair.lena.command("hello")
    pair.lena.tap("Tea soon?")
    pair.settle()
    assert 'Lena: "Tea soon?"' in [shown.text for shown in pair.ana.screen.values()]


def test_stop_is_one_tap_from_the_question() -> None:
    pair = Pair().linked()
    pair.pass_time(WEEKS)
    visited(pair)
    pair.ana.tap("Stop", "Quietly")
    assert pair.ana.text == "Stopped. Lena hears nothing of it."


def test_the_friend_is_asked_once_a_year_when_they_are_there() -> None:
    pair = Pair().linked()
    pair.pass_time(364 * DAY)
    pair.lena.command("hello")
    assert pair.lena.text.startswith("Tap one,")
    pair.pass_time(2 * DAY)
    pair.lena.command("start")
    assert pair.lena.text == "A year of lines. Are they still welcome?"
    pair.lena.tap("Yes, gladly")
    assert pair.lena.text.startswith("Hello. A line for Ana")
    assert [c.given for c in pair.lena.known.person.consents] == [True, True]
    pair.pass_time(DAY)
    pair.lena.command("start")
    assert pair.lena.text.startswith("Hello. A line for Ana")
    pair.pass_time(366 * DAY)
    pair.lena.command("start")
    pair.lena.tap("Not now")
    pair.lena.command("start")
    assert pair.lena.text.startswith("Hello. A line for Ana")


def test_a_question_that_nobody_answers_loses_its_buttons_and_keeps_its_words() -> None:
    pair = Pair().linked()
    pair.pass_time(WEEKS + DAY)
    stepped(pair)
    pair.ana.tap("Send to Lena")
    pair.pass_time(8 * DAY)
    (shown,) = [s for s in pair.ana.screen.values() if "left for Lena" in s.text]
    assert (shown.text, shown.rows) == ("It has left for Lena.", ())
