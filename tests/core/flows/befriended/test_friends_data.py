"""What is kept of somebody who is only a friend: told, exported, erased; and help that fits."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.core.arrivals.commands import COMMANDS
from bot.core.flows.befriended.accepting import VERSION
from bot.core.records.effects import Export
from bot.core.records.lines import line
from bot.core.records.model import Consent
from tests.core.pair import HAPPY, MINUTE, Pair, done, linked, sent
from tests.core.told import BOOK

ENDED = line("befriended-ended", person="Ana")

KEPT = "befriended-notice"


def test_the_notice_stands_behind_a_button_of_the_invitation() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap("welcome-what-is-kept")
    assert pair.lena.key == KEPT
    assert "welcome-notice" not in pair.lena.keys
    pair.lena.tap("back", HAPPY)
    assert pair.lena.key == "befriended-lovely"


def test_before_the_yes_the_command_shows_the_same_notice() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.command("privacy")
    assert pair.lena.key == KEPT


def test_privacy_is_the_friends_own_notice() -> None:
    pair = linked()
    pair.lena.command("privacy")
    assert pair.lena.key == KEPT
    assert "welcome-notice" not in pair.lena.keys
    assert pair.lena.offered == ["data-export", "data-erase", "data-close"]


def test_it_stands_in_their_menu_too() -> None:
    pair = linked()
    pair.lena.command("settings")
    assert len(pair.lena.offered) <= 7
    pair.lena.tap("settings-data")
    assert pair.lena.key == KEPT


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
    pair.lena.tap("befriended-no-thanks")
    assert pair.lena.known.person.consents == ()
    assert pair.lena.forgotten


def test_a_friend_gets_what_is_kept_as_two_files() -> None:
    pair = linked()
    pair.lena.command("export")
    assert [e.kind for e in pair.lena.said if isinstance(e, Export)] == ["txt", "json"]
    assert pair.lena.key == "data-export-here"


def test_a_friend_erases_everything_in_two_taps_and_the_person_hears_it_kindly() -> None:
    pair = linked()
    pair.lena.command("erase")
    assert pair.lena.key == "befriended-erase-sure"
    pair.lena.tap("data-erase-now")
    assert pair.lena.forgotten
    pair.settle()
    assert pair.ana.line == line("friend-left", friend="Lena")


def test_help_names_only_commands_that_they_have() -> None:
    pair = linked()
    pair.lena.command("help")
    assert "home-plan" not in pair.lena.offered
    pair.lena.tap("help-what-i-do")
    named = set(re.findall(r"/(\w+)", BOOK.caption("en", pair.lena.last.words)))
    assert {"hello", "stop", "privacy"} <= named
    for name in named - {"privacy", "help", "start"}:
        assert name in COMMANDS


@pytest.mark.parametrize("word", ["stop", "Stop!", "leave me alone"])
def test_stop_is_heard_and_is_one_tap_more(word: str) -> None:
    for pair in (linked(), sent()):
        pair.lena.say(word)
        assert pair.lena.line == line("befriended-stop-sure", person="Ana")
        pair.lena.tap("befriended-stop-now")
        pair.settle()
        assert pair.lena.forgotten
        assert pair.ana.line == line("friend-left", friend="Lena")


def test_stop_below_words_that_wait_keeps_them_back() -> None:
    pair = linked()
    pair.lena.say("Thinking of our walk")
    pair.lena.say("stop")
    pair.settle()
    assert pair.lena.line == line("befriended-home", person="Ana")
    assert "Thinking of our walk" not in pair.ana.values


def test_words_that_were_never_sent_are_not_kept() -> None:
    pair = linked()
    pair.lena.say("Thinking of our walk")
    pair.pass_time(timedelta(days=1))
    assert "walk" not in str(pair.lena.known.talks)


def test_somebody_with_steps_too_has_the_notice_of_everybody() -> None:
    pair = linked()
    pair.lena.command("plan")
    pair.lena.tap("welcome-keep", "welcome-path-alone")
    done(pair)
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    pair.lena.command("privacy")
    assert "welcome-notice" in pair.lena.keys


def test_who_said_yes_and_was_not_looked_at_yet_reads_what_the_question_says() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "befriended-no")
    pair.settle()
    pair.ana.command("erase")
    assert pair.ana.key == "data-friends-told"
    assert ENDED in pair.ana.lines
    pair.ana.tap("data-erase-now")
    pair.settle()
    assert pair.lena.line == ENDED
