"""A friend's line: shown, sent, answered; and all that must not travel."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.effects import Say
from tests.core.pair import HAPPY, MINUTE, SHOP, THEM, Pair, done, sent

FIRST = "Ana said hello to someone today and wanted you to know."
STATUS = (
    "No message is waiting. Ana sends one when they like, and silence means nothing. "
    "Do you want to send a hello?"
)


def test_the_first_step_ends_with_its_line_word_for_word() -> None:
    pair = done(Pair().linked())
    assert "And this was your first step." in pair.ana.text
    assert f'To Lena, word for word: "{FIRST}"' in pair.ana.text
    assert pair.ana.buttons == ["Send to Lena", "Other words", "Keep it private"]
    before = len(pair.lena_got)
    pair.ana.tap("Send to Lena")
    pair.settle()
    assert pair.ana.text == "It goes to Lena in one minute."
    assert len(pair.lena_got) == before
    pair.pass_time(MINUTE)
    assert pair.lena_got[-1].startswith(f'From Ana: "{FIRST}"')
    assert "It has left for Lena." in [shown.text for shown in pair.ana.screen.values()]


def test_undo_wins_until_the_minute_is_over() -> None:
    pair = done(Pair().linked())
    before = len(pair.lena_got)
    pair.ana.tap("Send to Lena")
    pair.pass_time(timedelta(seconds=59))
    pair.ana.tap("Undo")
    pair.pass_time(timedelta(hours=1))
    assert len(pair.lena_got) == before
    assert pair.ana.text == "Taken back. Nothing went to Lena."


def test_the_friends_words_come_back_and_can_be_kept() -> None:
    pair = sent()
    pair.lena.say("Yes!! Cake on Sunday, my treat")
    assert pair.lena.text == "On its way to Ana."
    pair.settle()
    assert pair.ana.text == 'Lena: "Yes!! Cake on Sunday, my treat"'
    pair.ana.tap("Keep this message")
    assert [note.text for note in pair.ana.known.notes] == ["Yes!! Cake on Sunday, my treat"]
    pair.ana.tap("Wave back")
    pair.settle()
    assert pair.lena.text == "Ana waved back."


def test_a_ready_line_goes_as_its_button_says() -> None:
    pair = sent()
    pair.lena.tap("So glad you told me")
    pair.settle()
    assert pair.ana.text == 'Lena: "So glad you told me"'


@pytest.mark.parametrize(
    "text",
    [
        *("x" * 301, "look at https://example.org", "see t.me/somebody", "bit.ly/x", "youtu.be/x"),
        *("tg://resolve?domain=x", "it is on example.co.uk", "write to @somebody_else"),
    ],
)
def test_words_that_cannot_travel_stay(text: str) -> None:
    pair = sent()
    before = len(pair.ana.screen)
    pair.lena.say(text)
    pair.settle()
    assert len(pair.ana.screen) == before
    assert "On its way" not in pair.lena.text


@pytest.mark.parametrize(
    "text",
    [
        *("how is she doing?", "how is she doing", "Is he okay?", "how are they getting on?"),
        *("is she ok", "any news from Ana", "hows Ana", "did she go"),
    ],
)
def test_how_she_is_is_never_answered(text: str) -> None:
    pair = sent()
    before = len(pair.ana.screen)
    pair.lena.say(text)
    pair.settle()
    assert pair.lena.text == STATUS
    assert len(pair.ana.screen) == before


@pytest.mark.parametrize(
    "text", ["Did the cake go well?", "Is it ok to call you at five?", "How are you, Ana?"]
)
def test_other_questions_travel_as_own_words(text: str) -> None:
    pair = sent()
    pair.lena.say(text)
    pair.settle()
    assert pair.ana.text == f'Lena: "{text}"'


def test_a_friend_in_danger_gets_help_and_nothing_travels() -> None:
    pair = sent()
    before = len(pair.ana.screen)
    pair.lena.say("I want to die")
    pair.settle()
    assert "findahelpline.com" in pair.lena.text
    assert len(pair.ana.screen) == before


def test_after_a_care_card_nothing_goes_for_a_day() -> None:
    pair = done(Pair().linked())
    before = len(pair.lena_got)
    pair.ana.tap("Send to Lena")
    pair.ana.say("I want to die")
    pair.pass_time(timedelta(hours=2))
    assert len(pair.lena_got) == before


def test_one_line_a_day() -> None:
    pair = sent()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena")
    assert pair.ana.text == (
        "Lena gets one message a day at most, and four a week. This one can go tomorrow.\n"
        'To Lena, word for word: "Ana had a good moment and wanted you to know."'
    )
    assert pair.ana.buttons == ["Send it tomorrow", "Other words", "Keep it private"]


def test_own_words_are_shown_back_before_they_go() -> None:
    pair = done(Pair().linked())
    pair.ana.tap("Other words", "My own words")
    pair.ana.say("I did it, see http://x.org")
    assert pair.ana.text == "Links can't go from here. Just words, please."
    pair.ana.say("I told my sponsor a joke")
    assert pair.ana.text == 'To Lena, word for word: "I told my sponsor a joke"'
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    assert pair.lena_got[-1].startswith('From Ana: "I told my sponsor a joke"')


def test_someone_asked_me_to_sends_plain_lines_and_the_friend_ready_ones() -> None:
    pair = Pair()
    pair.ana.command("friend")
    pair.ana.tap("Someone asked me to do this", "Go on")
    pair.open(pair.token())
    pair.lena.tap(HAPPY, "No")
    pair.settle()
    pair.ana.tap(THEM)
    done(pair)
    assert "had a good moment" in pair.ana.text
    pair.ana.tap("Other words")
    assert pair.ana.buttons == ["1", "Back"]
    pair.ana.tap("Back", "Send to Lena")
    pair.pass_time(MINUTE)
    assert any("good moment" in text for text in pair.lena_got)
    pair.lena.say("Hooray")
    assert pair.lena.text.startswith("Your own words can't go from here.")


def test_three_lines_back_are_enough_for_a_day() -> None:
    pair = sent()
    for text in ("One", "Two", "Three"):
        pair.lena.command("hello")
        pair.lena.say(text)
        pair.lena.tap("Send it")
        assert pair.lena.text == "On its way to Ana."
        pair.pass_time(timedelta(hours=1))
    for full in (lambda: pair.lena.command("hello"), lambda: pair.lena.say("Tea soon?")):
        full()
        assert pair.lena.text.endswith("You can send more in 21 hours.")
    pair.pass_time(timedelta(hours=21))
    assert not any("Tea soon?" in shown.text for shown in pair.ana.screen.values())
    pair.lena.command("hello")
    pair.lena.tap("Tea soon?")
    assert pair.lena.text == "On its way to Ana."
    pair.pass_time(timedelta(days=1))
    assert any("Tea soon?" in shown.text for shown in pair.ana.screen.values())


def test_a_friend_whose_lines_rest_sees_no_difference() -> None:
    pair, other = sent(), sent()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "Lena's messages: on")
    for one in (pair, other):
        one.settle()
        one.lena.command("hello")
        one.lena.tap("Tea soon?")
        one.pass_time(timedelta(days=1))
    assert pair.lena_got == other.lena_got
    came = [any("Tea soon?" in s.text for s in one.ana.screen.values()) for one in (pair, other)]
    assert came == [False, True]


def test_quiet_hours_hold_a_friends_line() -> None:
    pair = sent()
    at_night = datetime(2026, 12, 1, 21, 0, tzinfo=UTC)
    pair.pass_time(at_night - pair.ana.now)
    pair.lena.say("Sleep well")
    pair.settle()
    before = len(pair.ana.screen)
    pair.pass_time(timedelta(hours=3))
    assert len(pair.ana.screen) == before
    pair.pass_time(timedelta(hours=8))
    assert pair.ana.text == 'Lena: "Sleep well"'


def test_a_line_outlasts_a_friends_pause_as_a_hello_does_a_persons() -> None:
    pair = sent()
    person = replace(pair.lena.known.person, paused_until=pair.lena.now + timedelta(days=9))
    pair.lena.known = replace(pair.lena.known, person=person)
    pair.pass_time(timedelta(days=1))
    before = len(pair.lena_got)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A message to Lena", "Send to Lena")
    pair.pass_time(timedelta(days=12))
    (came,) = pair.lena_got[before:]
    assert came.startswith("From Ana, sent Wednesday 2 Dec:")


def test_words_of_a_friend_who_has_steps_too_never_mix() -> None:
    pair = Pair().linked()
    pair.lena.command("plan")
    pair.lena.tap("Yes, save them. I'm 18 or over", "I've been on my own a lot", SHOP, "14:05")
    done(pair)
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    card = pair.lena.last.id
    assert pair.lena.text.startswith("From Ana:")
    before = len(pair.ana.screen)
    pair.lena.say("tomorrow 10:00")
    pair.settle()
    assert len(pair.ana.screen) == before
    pair.lena.say("Well done, you", reply_to=card)
    pair.settle()
    assert pair.ana.text == 'Lena: "Well done, you"'


def test_nothing_but_says_leave_for_a_line() -> None:
    pair = sent()
    lines = [s for s in pair.lena.said if isinstance(s, Say) and s.once is not None]
    assert len(lines) == 1


def test_a_line_that_waits_for_a_tap_hears_no_other_words() -> None:
    pair = done(Pair().linked())
    assert "Send to Lena" in pair.ana.buttons
    pair.ana.say("bowling with Tom")
    assert pair.ana.text == "Plan it, done already, or just a note?"
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    assert any(FIRST in text for text in pair.lena_got)


@pytest.mark.parametrize("way", ["/cancel", "stop"])
def test_stop_in_the_last_minute_takes_the_line_back(way: str) -> None:
    pair = done(Pair().linked())
    before = len(pair.lena_got)
    pair.ana.tap("Send to Lena")
    if way == "stop":
        pair.ana.say("stop")
    else:
        pair.ana.command("cancel")
    assert "Taken back. Nothing went to Lena." in [s.text for s in pair.ana.screen.values()]
    pair.pass_time(timedelta(hours=1))
    assert len(pair.lena_got) == before


def test_other_words_stand_one_below_the_other() -> None:
    pair = done(Pair().linked())
    pair.ana.tap("Other words")
    assert pair.ana.text.split("\n")[1:] == [
        f"1. {FIRST}",
        "2. Ana had a good moment and wanted you to know.",
        "3. Ana is thinking of you. No need to reply.",
    ]


def test_a_tap_on_a_friends_line_leaves_the_plan_its_words() -> None:
    pair = Pair().linked()
    pair.lena.command("plan")
    pair.lena.tap("Yes, save them. I'm 18 or over", "I've been on my own a lot")
    done(pair)
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    pair.lena.tap("Thinking of you")
    pair.lena.say("coffee with Tom")
    pair.lena.pass_time(timedelta(seconds=3))
    assert pair.lena.text.startswith("What time is it for you now?")
