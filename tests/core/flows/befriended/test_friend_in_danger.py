"""Danger in a friend's words: help for the friend, nothing for the person, and then as before."""

from __future__ import annotations

import pytest

from bot.core.records.events import Media, Showed
from bot.core.records.lines import line
from bot.core.rules.helplines import anywhere
from tests.core.pair import HAPPY, MINUTE, THEM, Pair, done, linked, sent
from tests.core.told import caption

IN_DANGER = ["I want to die", "I can't go on like this", "he hits me", "I can't wake her up"]
HELP_SOMEONE = "care-helping-button"


@pytest.mark.parametrize("text", IN_DANGER)
def test_the_card_says_how_to_help_someone_and_nothing_travels(text: str) -> None:
    pair = sent()
    before = dict(pair.ana.screen)
    pair.lena.say(text)
    pair.settle()
    assert HELP_SOMEONE in pair.lena.offered
    assert "Ana" not in pair.lena.values
    pair.lena.tap(HELP_SOMEONE)
    pair.settle()
    assert pair.lena.line == line("care-helping", **anywhere())
    pair.lena.tap("back")
    assert HELP_SOMEONE in pair.lena.offered
    assert pair.ana.screen == before


def test_in_a_conversation_of_their_own_nobody_is_told_how_to_help() -> None:
    pair = sent()
    pair.ana.say("I want to die")
    assert HELP_SOMEONE not in pair.ana.offered


def test_somebody_with_steps_too_is_told_when_the_words_were_for_the_person() -> None:
    pair = linked()
    pair.lena.command("plan")
    pair.lena.tap("welcome-keep", "welcome-path-alone")
    pair.lena.command("cancel")
    done(pair)
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    before = len(pair.ana.screen)
    pair.lena.say("I want to die")
    pair.settle()
    assert HELP_SOMEONE in pair.lena.offered
    assert len(pair.ana.screen) == before


def test_a_harmless_word_after_it_is_handled_as_usual() -> None:
    for tap in [None, HELP_SOMEONE, "care-more-numbers"]:
        for text in IN_DANGER:
            pair = sent()
            pair.lena.say(text)
            if tap is not None and tap in pair.lena.offered:
                pair.lena.tap(tap)
            pair.lena.say("Cake on Sunday, my treat")
            pair.settle()
            assert pair.lena.line == line("befriended-on-its-way", person="Ana"), (text, tap)
            came = line("friend-came", friend="Lena", text="Cake on Sunday, my treat")
            assert pair.ana.line == came, (text, tap)


def test_so_are_words_out_of_the_blue() -> None:
    pair = linked()
    pair.lena.say("I want to die")
    card = pair.lena.last
    pair.lena.say("Thinking of our walk")
    assert pair.lena.line == line("befriended-pass-on", person="Ana", text="Thinking of our walk")
    pair.lena.say("Thinking of the lake", reply_to=card.id)
    assert pair.lena.line == line("befriended-pass-on", person="Ana", text="Thinking of the lake")


def test_so_are_words_where_only_ready_lines_travel() -> None:
    pair = Pair()
    pair.ana.command("friend")
    pair.ana.tap("friend-asked", "friend-go-on")
    pair.open(pair.token())
    pair.lena.tap(HAPPY, "befriended-no")
    pair.settle()
    pair.ana.tap(THEM)
    pair.settle()
    pair.lena.say("he hits me")
    assert HELP_SOMEONE in pair.lena.offered
    pair.lena.say("Cake on Sunday")
    assert pair.lena.line == line("befriended-ready-only", person="Ana")


def test_a_sticker_after_it_brings_no_card_either() -> None:
    pair = linked()
    pair.lena.say("I want to die")
    pair.lena.happen(Showed(Media.STICKER, "", 950))
    assert not pair.lena.key.startswith("care-")


def test_the_words_of_a_button_are_still_heard() -> None:
    pair = linked()
    pair.lena.say("I want to die")
    pair.lena.say(caption("care-im-safe"))
    assert pair.lena.key == "care-safe"


def test_before_the_yes_the_invitation_waits_behind_the_card() -> None:
    pair = Pair()
    pair.open(pair.link())
    invited = pair.lena.last.id
    pair.lena.say("I want to die")
    assert HELP_SOMEONE in pair.lena.offered
    pair.lena.tap(HAPPY)
    assert pair.lena.screen[invited].key == "befriended-lovely"


FEARS = ["I'm worried about Ana", "how can I help her?", "what should I do?", "How to help someone"]
MENUS: list[tuple[str, ...]] = [(), ("home-help",), ("befriended-reminders",)]


def test_who_is_afraid_for_somebody_sees_how_to_help() -> None:
    for menu in MENUS:
        for text in FEARS:
            pair = sent()
            pair.lena.command("start")
            pair.lena.tap(*menu)
            pair.lena.say(text)
            pair.settle()
            assert pair.lena.key == "help-helping", (text, menu)
            assert pair.ana.line == line("friend-has-gone", friend="Lena"), (text, menu)


def test_it_stands_in_a_friends_help_and_in_nobody_elses() -> None:
    pair = sent()
    pair.lena.command("help")
    assert HELP_SOMEONE in pair.lena.offered
    pair.lena.tap(HELP_SOMEONE, "back")
    assert HELP_SOMEONE in pair.lena.offered
    pair.ana.command("help")
    assert HELP_SOMEONE not in pair.ana.offered


@pytest.mark.parametrize("menu", [("home-help",), ("befriended-reminders",)])
def test_how_somebody_is_has_its_one_answer_in_every_menu(menu: tuple[str, ...]) -> None:
    pair = sent()
    pair.lena.command("start")
    pair.lena.tap(*menu)
    pair.lena.say("how's she doing")
    assert pair.lena.line == line("befriended-status", person="Ana")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("what do you keep of me", "befriended-notice"),
        ("delete my data", "befriended-notice"),
        ("who are you", "help-card"),
        ("turn off reminders", "befriended-remind"),
    ],
)
def test_what_is_asked_of_us_is_never_offered_to_the_person(text: str, answer: str) -> None:
    pair = linked()
    pair.lena.say(text)
    assert pair.lena.key == answer
