"""A friend: the link, the yes, the end, and everything that may go otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.events import Blocked, Commanded
from bot.core.records.lines import line
from tests.core.pair import (
    CHOSEN,
    HAPPY,
    SHOP,
    THEM,
    Pair,
    done,
    linked,
    previewed,
    sent,
    stranger,
)
from tests.core.play import Play, planned
from tests.core.told import caption, every_key


def test_the_link_is_made_and_opened_as_written() -> None:
    pair = Pair()
    token = pair.link()
    assert pair.ana.line == line("friend-link", name="Ana")
    pair.open(token)
    assert pair.lena.line == line("befriended-asked", person="Ana")
    pair.lena.tap(HAPPY)
    assert pair.lena.keys == ["befriended-lovely", "befriended-remind"]
    assert pair.lena.values == ["Ana"]
    pair.lena.tap("befriended-weekly")
    assert pair.lena.line == line("befriended-reminded-on", person="Ana", day="Mon 30 Nov")
    pair.settle()
    assert pair.ana.line == line("friend-is-it-them", friend="Lena K.")
    pair.ana.tap(THEM)
    assert pair.ana.line == line("friend-linked", friend="Lena")


def test_the_maker_cannot_open_the_own_link() -> None:
    pair = Pair()
    pair.open(pair.link(), by=pair.ana)
    assert "befriended-own-link" in pair.ana.on_screen


def test_the_same_friend_may_press_start_twice() -> None:
    pair = Pair()
    token = pair.link()
    pair.open(token)
    pair.open(token)
    assert pair.lena.line == line("befriended-asked", person="Ana")


CLOSED = "befriended-closed"


def test_a_second_person_finds_it_closed() -> None:
    pair = Pair()
    token = pair.link()
    pair.open(token)
    other = stranger(9, "Mallory")
    pair.open(token, by=other)
    assert other.key == CLOSED


def test_a_late_or_guessed_link_is_closed() -> None:
    pair = Pair()
    token = pair.link()
    pair.open("0" * 32)
    assert pair.lena.key == CLOSED
    pair.pass_time(timedelta(hours=48, seconds=1))
    pair.open(token)
    assert pair.lena.key == CLOSED


@pytest.mark.parametrize(
    ("answer", "said"), [("friend-wait", "friend-waiting"), ("friend-no", "friend-no-is-fine")]
)
def test_whoever_was_asked_to_can_wait_or_say_no(answer: str, said: str) -> None:
    ana = Pair().ana
    ana.command("friend")
    ana.tap("friend-asked", answer)
    assert said in ana.on_screen
    assert ana.known.links == ()


def test_whoever_was_asked_to_finds_somebody_to_talk_to() -> None:
    ana = Pair().ana
    ana.command("friend")
    ana.tap("friend-asked", "friend-someone-to-talk-to")
    assert "care-numbers" in ana.keys
    assert ana.known.links == ()


def test_a_no_tells_nothing_but_that_it_closed() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap("befriended-no-thanks")
    pair.settle()
    assert pair.ana.key == "friend-declined"
    assert pair.lena.forgotten
    assert pair.ana.known.links == ()


def test_not_who_was_meant_closes_it() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "befriended-no")
    pair.settle()
    pair.ana.tap("friend-no-close")
    pair.settle()
    assert pair.ana.known.links == ()
    assert pair.lena.line == line("befriended-not-opened", person="Ana")


def test_both_tap_at_once() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY)
    pair.settle()
    pair.ana.tap("friend-no-close")
    pair._share_links()
    pair.lena.tap("befriended-weekly")
    assert pair.lena.key == CLOSED


def test_who_leaves_says_so_kindly_and_nothing_stays() -> None:
    pair = linked()
    pair.lena.command("stop")
    pair.lena.tap("befriended-stop-now")
    pair.settle()
    assert pair.lena.line == line("befriended-stopped", person="Ana")
    assert pair.lena.forgotten
    assert pair.ana.line == line("friend-left", friend="Lena")


def test_quietly_means_that_the_friend_sees_no_difference() -> None:
    pair, other = sent(), sent()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-stop", "friend-quietly")
    for one in (pair, other):
        one.settle()
        one.lena.command("status")
        one.lena.command("hello")
        one.lena.tap("befriended-tea")
        one.settle()
    assert pair.lena.got == other.lena.got
    assert "befriended-tea" not in pair.ana.keys
    assert other.ana.line == line("friend-came", friend="Lena", text=line("befriended-tea"))


def test_a_friend_who_blocks_ends_it_kindly() -> None:
    pair = previewed()
    pair.ana.tap("friend-send-to")
    pair.lena.happen(Blocked())
    pair.pass_time(timedelta(hours=23))
    assert "friend-left" not in pair.ana.keys
    pair.pass_time(timedelta(hours=1))
    assert pair.ana.line == line("friend-left", friend="Lena")


def test_asked_once_whether_someone_would_enjoy_it() -> None:
    pair = done(Pair())
    assert pair.ana.key == "friend-would-enjoy"
    pair.ana.tap("friend-not-now")
    pair.pass_time(timedelta(days=1, hours=16, minutes=30))
    pair.ana.tap(
        "cue-im-going", "cue-done", "feel-uneasy", "debrief-enough", "debrief-not-now-button"
    )
    assert "friend-would-enjoy" not in pair.ana.keys


def test_a_reminder_comes_every_week_whatever_ana_does() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "befriended-weekly")
    pair.settle()
    pair.ana.tap(THEM)
    pair.pass_time(timedelta(days=15))
    assert every_key(pair.lena.got).count("befriended-reminder") == 2


def test_a_friend_only_person_has_their_own_menu() -> None:
    pair = linked()
    pair.lena.command("start")
    assert pair.lena.offered == [
        *("befriended-send-hello", "befriended-lines", "befriended-reminders"),
        *("settings-data", "befriended-stop", "home-help"),
    ]
    pair.lena.say("Thinking of our walk")
    assert pair.lena.line == line("befriended-pass-on", person="Ana", text="Thinking of our walk")
    pair.lena.tap("befriended-send")
    pair.settle()
    assert pair.ana.line == line("friend-came", friend="Lena", text="Thinking of our walk")


def test_a_newcomer_with_an_odd_payload_is_welcomed() -> None:
    play = Play()
    play.happen(Commanded("start", "newsletter", 1))
    assert play.key == "welcome-hello"
    assert CHOSEN not in play.offered


def test_a_used_invitation_has_no_buttons_left() -> None:
    pair = Pair()
    pair.open(pair.link())
    card = pair.ana.last
    pair.lena.tap(HAPPY, "befriended-no")
    pair.settle()
    assert pair.ana.screen[card.id].rows == ()
    pair.ana.tap(THEM)
    assert pair.ana.line == line("friend-linked", friend="Lena")


def test_who_is_nobodys_friend_any_more_can_begin_at_the_beginning() -> None:
    pair = linked()
    person = pair.lena.known.person
    pair.lena.known = replace(pair.lena.known, person=person, links=())
    pair.lena.command("start")
    assert pair.lena.key == "befriended-nobody"
    pair.lena.command("start")
    assert pair.lena.key == "welcome-hello"


def test_a_plan_that_leaves_a_hidden_chat_is_not_taken_up_again() -> None:
    play = planned()
    play.command("plan")
    play.tap("plan-keep-both", SHOP, "tomorrow 10:00", "feel-calm")
    play.command("friend")
    asked = play.last
    play.tap("plan-hide")
    play.tap("plan-good")
    assert asked.talk is not None
    play.tap("friend-not-now")
    assert "friend-okay" in play.on_screen


def test_under_friend_a_buttons_words_do_what_it_does_unless_it_is_only_tapped() -> None:
    for taps, typed, said in [
        ((), "lena", "friend-about"),
        ((), caption("friend-close"), "friend-okay"),
        (("Lena",), caption("friend-a-line-to", friend="lena"), "friend-preview"),
        (("Lena",), caption("friend-close"), "friend-okay"),
        (("Lena", "friend-a-line-to"), caption("friend-other-words"), "friend-which-words"),
        (
            ("Lena", "friend-a-line-to", "friend-other-words"),
            caption("friend-own-words"),
            "friend-ask-own",
        ),
        (("friend-stop",), "with a kind line", "only-a-tap"),
        (("friend-stop",), caption("friend-quietly"), "only-a-tap"),
    ]:
        pair = linked()
        pair.ana.command("friend")
        pair.ana.tap(*taps)
        pair.ana.say(typed)
        assert pair.ana.key == said, (taps, typed, said)


def test_a_kind_end_in_words_leaves_the_question_how() -> None:
    pair = linked()
    pair.ana.command("friend")
    pair.ana.tap("friend-stop")
    pair.ana.say("with a kind line")
    assert pair.ana.offered == ["friend-quietly", "friend-kindly", "back"]
    assert not pair.ana.passed
