"""What is kept of somebody who is only a friend: told, exported, erased; and help that fits."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.core.arrivals.commands import COMMANDS
from bot.core.flows.befriended.accepting import VERSION
from bot.core.records.effects import Export
from bot.core.records.model import Consent
from tests.core.pair import HAPPY, MINUTE, Pair, done, sent

ENDED = "Messages from Ana have ended. Nothing is wrong."

KEPT = "What I keep of you: your chat number, your Telegram name and your choices."


def test_the_notice_stands_behind_a_button_of_the_invitation() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap("What exactly is saved?")
    assert KEPT in pair.lena.text
    assert "may keep it" in pair.lena.text
    assert "feelings" not in pair.lena.text
    pair.lena.tap("Back", HAPPY)
    assert pair.lena.text.startswith("Lovely.")


def test_before_the_yes_the_command_shows_the_same_notice() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.command("privacy")
    assert KEPT in pair.lena.text


def test_privacy_is_the_friends_own_notice() -> None:
    pair = Pair().linked()
    pair.lena.command("privacy")
    assert KEPT in pair.lena.text
    assert "feelings" not in pair.lena.text
    assert pair.lena.buttons == ["Export", "Erase everything", "Close"]


def test_it_stands_in_their_menu_too() -> None:
    pair = Pair().linked()
    pair.lena.command("settings")
    assert len(pair.lena.buttons) <= 7
    pair.lena.tap("My data")
    assert KEPT in pair.lena.text


def test_the_yes_is_kept_with_its_date_and_the_version_of_its_words() -> None:
    pair = Pair()
    pair.open(pair.link())
    assert not pair.lena.known.person.consents
    at = pair.lena.now
    pair.lena.tap(HAPPY)
    yes = Consent("friend", VERSION, given=True, at=at)
    assert [*pair.lena.known.person.consents] == [yes]


def test_a_no_leaves_no_row() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap("No, thank you")
    assert pair.lena.known.person.consents == ()
    assert pair.lena.forgotten


def test_a_friend_gets_what_is_kept_as_two_files() -> None:
    pair = Pair().linked()
    pair.lena.command("export")
    assert [e.kind for e in pair.lena.said if isinstance(e, Export)] == ["txt", "json"]
    assert pair.lena.text.startswith("Here are two files")


def test_a_friend_erases_everything_in_two_taps_and_the_person_hears_it_kindly() -> None:
    pair = Pair().linked()
    pair.lena.command("erase")
    assert pair.lena.text.startswith("This would all go: your name here")
    assert "step" not in pair.lena.text
    pair.lena.tap("Erase everything")
    assert pair.lena.forgotten
    pair.settle()
    assert pair.ana.text == "Lena has stopped the messages. That's okay."


def test_help_names_only_commands_that_they_have() -> None:
    pair = Pair().linked()
    pair.lena.command("help")
    assert "Plan a step" not in pair.lena.buttons
    pair.lena.tap("What can I do here?")
    named = set(re.findall(r"/(\w+)", pair.lena.text))
    assert {"hello", "stop", "privacy"} <= named
    for name in named - {"privacy", "help", "start"}:
        assert name in COMMANDS


@pytest.mark.parametrize("word", ["stop", "Stop!", "leave me alone"])
def test_stop_is_heard_and_is_one_tap_more(word: str) -> None:
    for pair in (Pair().linked(), sent()):
        pair.lena.say(word)
        assert pair.lena.text.startswith("Do you want no more messages from Ana?")
        pair.lena.tap("Stop")
        pair.settle()
        assert pair.lena.forgotten
        assert pair.ana.text == "Lena has stopped the messages. That's okay."


def test_stop_below_words_that_wait_keeps_them_back() -> None:
    pair = Pair().linked()
    pair.lena.say("Thinking of our walk")
    pair.lena.say("stop")
    pair.settle()
    assert pair.lena.text.startswith("Hello. A message for Ana")
    assert "walk" not in pair.ana.text


def test_words_that_were_never_sent_are_not_kept() -> None:
    pair = Pair().linked()
    pair.lena.say("Thinking of our walk")
    pair.pass_time(timedelta(days=1))
    assert "walk" not in str(pair.lena.known.talks)


def test_somebody_with_steps_too_has_the_notice_of_everybody() -> None:
    pair = Pair().linked()
    pair.lena.command("plan")
    pair.lena.tap("Yes, save them. I'm 18 or over", "I've been on my own a lot")
    done(pair)
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    pair.lena.command("privacy")
    assert "feelings from 0 to 10" in pair.lena.text


def test_who_said_yes_and_was_not_looked_at_yet_reads_what_the_question_says() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "No")
    pair.settle()
    pair.ana.command("erase")
    assert pair.ana.text.endswith(f'Whoever gets your messages reads: "{ENDED}"')
    pair.ana.tap("Erase everything")
    pair.settle()
    assert pair.lena.text == ENDED
