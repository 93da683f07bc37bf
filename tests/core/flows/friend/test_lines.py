"""A friend's line: shown, sent, answered; and all that must not travel."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.effects import Say
from bot.core.records.lines import line
from tests.core.pair import FIRST, HAPPY, MINUTE, SHOP, THEM, Pair, done, linked, previewed, sent
from tests.core.told import every_key

STATUS = line("befriended-status", person="Ana")


def test_the_first_step_ends_with_its_line_word_for_word() -> None:
    pair = previewed()
    assert "friend-first-step" in pair.ana.keys
    assert line("friend-preview", friend="Lena", text=FIRST) in pair.ana.lines
    assert pair.ana.offered == ["friend-send-to", "friend-other-words", "friend-keep-mine"]
    before = len(pair.lena.got)
    pair.ana.tap("friend-send-to")
    pair.settle()
    assert pair.ana.line == line("friend-in-a-minute", friend="Lena")
    assert len(pair.lena.got) == before
    pair.pass_time(MINUTE)
    assert line("befriended-from", person="Ana", day="today") in pair.lena.got[-1].lines
    assert (
        line("friend-line-hello", name="Ana", day=line("friend-today")) in pair.lena.got[-1].lines
    )
    assert "friend-has-gone" in pair.ana.on_screen


def test_undo_wins_until_the_minute_is_over() -> None:
    pair = previewed()
    before = len(pair.lena.got)
    pair.ana.tap("friend-send-to")
    pair.pass_time(timedelta(seconds=59))
    pair.ana.tap("friend-undo")
    pair.pass_time(timedelta(hours=1))
    assert len(pair.lena.got) == before
    assert pair.ana.line == line("friend-undone", friend="Lena")


def test_the_friends_words_come_back_and_can_be_kept() -> None:
    pair = sent()
    pair.lena.say("Yes!! Cake on Sunday, my treat")
    assert pair.lena.line == line("befriended-on-its-way", person="Ana")
    pair.settle()
    assert pair.ana.line == line(
        "friend-came", friend="Lena", text="Yes!! Cake on Sunday, my treat"
    )
    pair.ana.tap("friend-keep-line")
    assert [note.text for note in pair.ana.known.notes] == ["Yes!! Cake on Sunday, my treat"]
    pair.ana.tap("friend-wave-back")
    pair.settle()
    assert pair.lena.line == line("befriended-waved", person="Ana")


def test_a_ready_line_goes_as_its_button_says() -> None:
    pair = sent()
    pair.lena.tap("befriended-glad")
    pair.settle()
    assert pair.ana.line == line("friend-came", friend="Lena", text=line("befriended-glad"))


def test_words_that_cannot_travel_stay() -> None:
    for text in [
        *("x" * 301, "look at https://example.org", "see t.me/somebody", "bit.ly/x", "youtu.be/x"),
        *("tg://resolve?domain=x", "it is on example.co.uk", "write to @somebody_else"),
    ]:
        pair = sent()
        before = len(pair.ana.screen)
        pair.lena.say(text)
        pair.settle()
        assert len(pair.ana.screen) == before, text
        assert "befriended-on-its-way" not in pair.lena.keys, text


def test_how_she_is_is_never_answered() -> None:
    for text in [
        *("how is she doing?", "how is she doing", "how are they getting on?"),
        *("any news from Ana", "hows Ana", "did she go"),
    ]:
        pair = sent()
        before = len(pair.ana.screen)
        pair.lena.say(text)
        pair.settle()
        assert pair.lena.line == STATUS, text
        assert len(pair.ana.screen) == before, text


@pytest.mark.parametrize(
    "text", ["Did the cake go well?", "Is it ok to call you at five?", "How are you, Ana?"]
)
def test_other_questions_travel_as_own_words(text: str) -> None:
    pair = sent()
    pair.lena.say(text)
    pair.settle()
    assert pair.ana.line == line("friend-came", friend="Lena", text=text)


def test_a_friend_in_danger_gets_help_and_nothing_travels() -> None:
    pair = sent()
    before = len(pair.ana.screen)
    pair.lena.say("I want to die")
    pair.settle()
    assert pair.lena.key == "care-card-c1"
    assert len(pair.ana.screen) == before


def test_after_a_care_card_nothing_goes_for_a_day() -> None:
    pair = previewed()
    before = len(pair.lena.got)
    pair.ana.tap("friend-send-to")
    pair.ana.say("I want to die")
    pair.pass_time(timedelta(hours=2))
    assert len(pair.lena.got) == before


def test_one_line_a_day() -> None:
    pair = sent()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to")
    assert pair.ana.keys == [
        "friend-preview-after",
        "friend-enough",
        "friend-preview",
        "friend-line-small",
    ]
    assert pair.ana.values == ["Lena", "Lena", "Ana"]
    assert pair.ana.offered == ["friend-send-tomorrow", "friend-other-words", "friend-keep-mine"]


def test_own_words_are_shown_back_before_they_go() -> None:
    pair = previewed()
    pair.ana.tap("friend-other-words", "friend-own-words")
    pair.ana.say("I did it, see http://x.org")
    assert pair.ana.key == "friend-own-link"
    pair.ana.say("I told my sponsor a joke")
    assert pair.ana.line == line("friend-preview", friend="Lena", text="I told my sponsor a joke")
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    assert line("befriended-from", person="Ana", day="today") in pair.lena.got[-1].lines
    assert "I told my sponsor a joke" in pair.lena.got[-1].values


def test_someone_asked_me_to_sends_plain_lines_and_the_friend_ready_ones() -> None:
    pair = Pair()
    pair.ana.command("friend")
    pair.ana.tap("friend-asked", "friend-go-on")
    pair.open(pair.token())
    pair.lena.tap(HAPPY, "befriended-no")
    pair.settle()
    pair.ana.tap(THEM)
    done(pair)
    assert line("friend-line-small", name="Ana") in pair.ana.lines
    pair.ana.tap("friend-other-words")
    assert pair.ana.offered == ["1", "back"]
    pair.ana.tap("back", "friend-send-to")
    pair.pass_time(MINUTE)
    assert "friend-line-small" in every_key(pair.lena.got)
    pair.lena.say("Hooray")
    assert pair.lena.line == line("befriended-ready-only", person="Ana")


def test_three_lines_back_are_enough_for_a_day() -> None:
    pair = sent()
    for text in ("One", "Two", "Three"):
        pair.lena.command("hello")
        pair.lena.say(text)
        pair.lena.tap("befriended-send")
        assert pair.lena.line == line("befriended-on-its-way", person="Ana")
        pair.pass_time(timedelta(hours=1))
    for full in (lambda: pair.lena.command("hello"), lambda: pair.lena.say("Tea soon?")):
        full()
        assert pair.lena.line == line("befriended-plenty", count=21)
    pair.pass_time(timedelta(hours=21))
    assert "befriended-tea" not in pair.ana.on_screen
    pair.lena.command("hello")
    pair.lena.tap("befriended-tea")
    assert pair.lena.line == line("befriended-on-its-way", person="Ana")
    pair.pass_time(timedelta(days=1))
    assert "befriended-tea" in pair.ana.on_screen


def test_a_friend_whose_lines_rest_sees_no_difference() -> None:
    pair, other = sent(), sent()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-mute")
    for one in (pair, other):
        one.settle()
        one.lena.command("hello")
        one.lena.tap("befriended-tea")
        one.pass_time(timedelta(days=1))
    assert pair.lena.got == other.lena.got
    assert ["befriended-tea" in one.ana.on_screen for one in (pair, other)] == [False, True]


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
    assert pair.ana.line == line("friend-came", friend="Lena", text="Sleep well")


def test_a_line_outlasts_a_friends_pause_as_a_hello_does_a_persons() -> None:
    pair = sent()
    person = replace(pair.lena.known.person, paused_until=pair.lena.now + timedelta(days=9))
    pair.lena.known = replace(pair.lena.known, person=person)
    pair.pass_time(timedelta(days=1))
    before = len(pair.lena.got)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-send-to")
    pair.pass_time(timedelta(days=12))
    (came,) = pair.lena.got[before:]
    assert line("befriended-from-earlier", person="Ana", day="Wed 2 Dec") in came.lines


def test_words_of_a_friend_who_has_steps_too_never_mix() -> None:
    pair = linked()
    pair.lena.command("plan")
    pair.lena.tap("welcome-keep", "welcome-path-alone", SHOP, "14:05")
    done(pair)
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    card = pair.lena.last.id
    assert line("befriended-from", person="Ana", day="today") in pair.lena.lines
    before = len(pair.ana.screen)
    pair.lena.say("tomorrow 10:00")
    pair.settle()
    assert len(pair.ana.screen) == before
    pair.lena.say("Well done, you", reply_to=card)
    pair.settle()
    assert pair.ana.line == line("friend-came", friend="Lena", text="Well done, you")


def test_nothing_but_says_leave_for_a_line() -> None:
    pair = sent()
    lines = [s for s in pair.lena.said if isinstance(s, Say) and s.once is not None]
    assert len(lines) == 1


def test_a_line_that_waits_for_a_tap_hears_no_other_words() -> None:
    pair = previewed()
    assert "friend-send-to" in pair.ana.offered
    pair.ana.say("bowling with Tom")
    assert pair.ana.key == "home-for-what"
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    assert "friend-line-hello" in every_key(pair.lena.got)


@pytest.mark.parametrize("way", ["/cancel", "stop"])
def test_stop_in_the_last_minute_takes_the_line_back(way: str) -> None:
    pair = previewed()
    before = len(pair.lena.got)
    pair.ana.tap("friend-send-to")
    if way == "stop":
        pair.ana.say("stop")
    else:
        pair.ana.command("cancel")
    assert "friend-undone" in pair.ana.on_screen
    pair.pass_time(timedelta(hours=1))
    assert len(pair.lena.got) == before


def test_other_words_stand_one_below_the_other() -> None:
    pair = previewed()
    pair.ana.tap("friend-other-words")
    numbered = [one for one in pair.ana.lines if one.key == "friend-numbered"]
    ready = [one.params["text"] for one in numbered]
    assert [one.params["number"] for one in numbered] == ["1", "2", "3"]
    assert ready[0] == FIRST
    assert ready[1:] == [line(f"friend-line-{kind}", name="Ana") for kind in ("small", "thinking")]


def test_a_tap_on_a_friends_line_leaves_the_plan_its_words() -> None:
    pair = linked()
    pair.lena.command("plan")
    pair.lena.tap("welcome-keep", "welcome-path-alone")
    done(pair)
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    pair.lena.tap("befriended-thinking")
    pair.lena.say("coffee with Tom")
    pair.lena.pass_time(timedelta(seconds=3))
    assert pair.lena.key == "plan-clock"
