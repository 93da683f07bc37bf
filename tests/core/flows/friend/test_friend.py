"""A friend: the link, the yes, the end, and everything that may go otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.events import Blocked, Commanded
from tests.core.pair import CHOSEN, HAPPY, MINUTE, SHOP, THEM, Pair, done, sent, stranger
from tests.core.play import Play, planned


def test_the_link_is_made_and_opened_as_written() -> None:
    pair = Pair()
    token = pair.link()
    assert (
        pair.ana.text.startswith(
            "Send this link yourself. It works once, for two days. They will see the name “Ana”."
        )
        or '"Ana"' in pair.ana.text
    )
    pair.open(token)
    assert pair.lena.text.startswith("Hello. Ana would like to send you a short happy message")
    pair.lena.tap(HAPPY)
    assert pair.lena.text == "Lovely. Do you want a reminder to send Ana a small hello?"
    pair.lena.tap("Every week")
    assert pair.lena.text.startswith("Mondays at about this hour. A short hello is enough.")
    pair.settle()
    assert pair.ana.text == '"Lena K." opened your link. Is that who you meant?'
    pair.ana.tap(THEM)
    assert pair.ana.text.startswith("Lena can get your messages now")


def test_the_maker_cannot_open_the_own_link() -> None:
    pair = Pair()
    pair.open(pair.link(), by=pair.ana)
    said = [shown.text for shown in pair.ana.screen.values()]
    assert any(text.startswith("That's your own link.") for text in said)


def test_the_same_friend_may_press_start_twice() -> None:
    pair = Pair()
    token = pair.link()
    pair.open(token)
    pair.open(token)
    assert pair.lena.text.startswith("Hello. Ana would like")


CLOSED = "This link opens nothing any more. A link works once, for two days."


def test_a_second_person_finds_it_closed() -> None:
    pair = Pair()
    token = pair.link()
    pair.open(token)
    other = stranger(9, "Mallory")
    pair.open(token, by=other)
    assert other.text == CLOSED


def test_a_late_or_guessed_link_is_closed() -> None:
    pair = Pair()
    token = pair.link()
    pair.open("0" * 32)
    assert pair.lena.text == CLOSED
    pair.pass_time(timedelta(hours=48, seconds=1))
    pair.open(token)
    assert pair.lena.text == CLOSED


def test_a_no_tells_nothing_but_that_it_closed() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap("No, thank you")
    pair.settle()
    assert pair.ana.text == "The invitation closed. That's okay."
    assert pair.lena.forgotten
    assert pair.ana.known.links == ()


def test_not_who_was_meant_closes_it() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "No")
    pair.settle()
    pair.ana.tap("No, close it")
    pair.settle()
    assert pair.ana.known.links == ()
    assert pair.lena.text == "Ana's link has closed before it began. Nothing is wrong."


def test_both_tap_at_once() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY)
    pair.settle()
    pair.ana.tap("No, close it")
    pair._share_links()
    pair.lena.tap("Every week")
    assert pair.lena.text == CLOSED


def test_who_leaves_says_so_kindly_and_nothing_stays() -> None:
    pair = Pair().linked()
    pair.lena.command("stop")
    pair.lena.tap("Stop")
    pair.settle()
    assert pair.lena.text == (
        "Done. No more messages, and for a year no link from Ana opens here. "
        "Thank you for being there."
    )
    assert pair.lena.forgotten
    assert pair.ana.text == "Lena has stopped the messages. That's okay."


def test_quietly_means_that_the_friend_sees_no_difference() -> None:
    pair, other = sent(), sent()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "Stop", "Quietly")
    for one in (pair, other):
        one.settle()
        one.lena.command("status")
        one.lena.command("hello")
        one.lena.tap("Send a hello") if "Send a hello" in one.lena.buttons else None
        one.lena.tap("Tea soon?")
        one.settle()
    assert pair.lena_got == other.lena_got
    assert 'Lena: "Tea soon?"' not in pair.ana.text
    assert other.ana.text == 'Lena: "Tea soon?"'


def test_a_friend_who_blocks_ends_it_kindly() -> None:
    pair = done(Pair().linked())
    pair.ana.tap("Send to Lena")
    pair.lena.happen(Blocked())
    pair.settle()
    assert "Lena has stopped the messages. That's okay." in pair.ana.text
    pair.pass_time(MINUTE)
    assert "That one has ended." in " ".join(shown.text for shown in pair.ana.screen.values())


def test_asked_once_whether_someone_would_enjoy_it() -> None:
    pair = done(Pair())
    assert pair.ana.text.endswith("Would someone like to hear about this?")
    pair.ana.tap("Not now")
    pair.pass_time(timedelta(days=1, hours=16, minutes=30))
    pair.ana.tap("I'm going", "Done", "Uneasy", "That's enough", "Not now")
    assert "enjoy" not in pair.ana.text


def test_a_reminder_comes_every_week_whatever_ana_does() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "Every week")
    pair.settle()
    pair.ana.tap(THEM)
    pair.pass_time(timedelta(days=15))
    reminders = [text for text in pair.lena_got if text.startswith("A small hello to Ana?")]
    assert len(reminders) == 2


def test_a_friend_only_person_has_their_own_menu() -> None:
    pair = Pair().linked()
    pair.lena.command("start")
    assert pair.lena.buttons == [
        *("Send a hello", "Messages for me", "Reminders"),
        *("My data", "Stop messages", "Help"),
    ]
    pair.lena.say("Thinking of our walk")
    assert pair.lena.text == 'To Ana, word for word: "Thinking of our walk"'
    pair.lena.tap("Send it")
    pair.settle()
    assert pair.ana.text == 'Lena: "Thinking of our walk"'


def test_a_newcomer_with_an_odd_payload_is_welcomed() -> None:
    play = Play()
    play.happen(Commanded("start", "newsletter", 1))
    assert play.text.startswith("Hello. I'm Small Steps.")
    assert CHOSEN not in play.buttons


def test_a_used_invitation_has_no_buttons_left() -> None:
    pair = Pair()
    pair.open(pair.link())
    card = pair.ana.last
    pair.lena.tap(HAPPY, "No")
    pair.settle()
    assert pair.ana.screen[card.id].rows == ()
    pair.ana.tap(THEM)
    assert pair.ana.text.startswith("Lena can get your messages now")


def test_who_is_nobodys_friend_any_more_can_begin_at_the_beginning() -> None:
    pair = Pair().linked()
    person = pair.lena.known.person
    pair.lena.known = replace(pair.lena.known, person=person, links=())
    pair.lena.command("start")
    assert pair.lena.text.startswith("Nobody sends you messages here right now.")
    pair.lena.command("start")
    assert pair.lena.text.startswith("Hello. I'm Small Steps.")


def test_a_plan_that_leaves_a_hidden_chat_is_not_taken_up_again() -> None:
    play = planned()
    play.command("plan")
    play.tap("Keep both", SHOP, "Tomorrow 10:00", "Calm")
    play.command("friend")
    asked = play.last
    play.tap("Hide it on the lock screen")
    play.tap("Good")
    assert asked.talk is not None
    play.tap("Not now")
    assert any(shown.text == "Okay." for shown in play.screen.values())


@pytest.mark.parametrize(
    ("taps", "typed", "said"),
    [
        ((), "lena", "Lena gets the messages you send, and may send you a hello."),
        ((), "close", "Okay."),
        (("Lena",), "a message to lena", "To Lena, word for word"),
        (("Lena",), "close", "Okay."),
        (("Lena", "A message to Lena"), "other words", "Which one?"),
        (("Lena", "A message to Lena", "Other words"), "my own words", "Write a sentence or two"),
        (("Stop",), "with a kind line", "This needs a tap, not words."),
        (("Stop",), "quietly", "This needs a tap, not words."),
    ],
)
def test_under_friend_a_buttons_words_do_what_it_does_unless_it_is_only_tapped(
    taps: tuple[str, ...], typed: str, said: str
) -> None:
    pair = Pair().linked()
    pair.ana.command("friend")
    pair.ana.tap(*taps)
    pair.ana.say(typed)
    assert pair.ana.text.startswith(said)


def test_a_kind_end_in_words_leaves_the_question_how() -> None:
    pair = Pair().linked()
    pair.ana.command("friend")
    pair.ana.tap("Stop")
    pair.ana.say("with a kind line")
    assert pair.ana.buttons == ["Quietly", "With a kind message", "Back"]
    assert not pair.ana.passed
