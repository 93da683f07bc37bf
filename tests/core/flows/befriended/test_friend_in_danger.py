"""Danger in a friend's words: help for the friend, nothing for the person, and then as before."""

from __future__ import annotations

import pytest

from bot.core.records.events import Media, Showed
from tests.core.pair import HAPPY, MINUTE, THEM, Pair, done, sent

IN_DANGER = ["I want to die", "I can't go on like this", "he hits me", "I can't wake her up"]
HELP_SOMEONE = "How to help someone"


@pytest.mark.parametrize("text", IN_DANGER)
def test_the_card_says_how_to_help_someone_and_nothing_travels(text: str) -> None:
    pair = sent()
    before = [shown.text for shown in pair.ana.screen.values()]
    pair.lena.say(text)
    pair.settle()
    assert HELP_SOMEONE in pair.lena.buttons
    assert "Ana" not in pair.lena.text
    pair.lena.tap(HELP_SOMEONE)
    pair.settle()
    said = pair.lena.text
    for word in ("stay", "Listen", "Ask directly", "call 112"):
        assert word in said
    assert "Ana" not in said
    pair.lena.tap("Back")
    assert HELP_SOMEONE in pair.lena.buttons
    assert [shown.text for shown in pair.ana.screen.values()] == before


def test_in_a_conversation_of_their_own_nobody_is_told_how_to_help() -> None:
    pair = sent()
    pair.ana.say("I want to die")
    assert HELP_SOMEONE not in pair.ana.buttons


def test_somebody_with_steps_too_is_told_when_the_words_were_for_the_person() -> None:
    pair = Pair().linked()
    pair.lena.command("plan")
    pair.lena.tap("Yes, save them. I'm 18 or over", "I've been on my own a lot")
    pair.lena.command("cancel")
    done(pair)
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    before = len(pair.ana.screen)
    pair.lena.say("I want to die")
    pair.settle()
    assert HELP_SOMEONE in pair.lena.buttons
    assert len(pair.ana.screen) == before


@pytest.mark.parametrize("text", IN_DANGER)
@pytest.mark.parametrize("tap", [None, HELP_SOMEONE, "More numbers"])
def test_a_harmless_word_after_it_is_handled_as_usual(text: str, tap: str | None) -> None:
    pair = sent()
    pair.lena.say(text)
    if tap in pair.lena.buttons:
        pair.lena.tap(tap)
    pair.lena.say("Cake on Sunday, my treat")
    pair.settle()
    assert pair.lena.text == "On its way to Ana."
    assert pair.ana.text == 'Lena: "Cake on Sunday, my treat"'


def test_so_are_words_out_of_the_blue() -> None:
    pair = Pair().linked()
    pair.lena.say("I want to die")
    card = pair.lena.last
    pair.lena.say("Thinking of our walk")
    assert pair.lena.text == 'To Ana, word for word: "Thinking of our walk"'
    pair.lena.say("Thinking of the lake", reply_to=card.id)
    assert pair.lena.text == 'To Ana, word for word: "Thinking of the lake"'


def test_so_are_words_where_only_ready_lines_travel() -> None:
    pair = Pair()
    pair.ana.command("friend")
    pair.ana.tap("Someone asked me to do this", "Go on")
    pair.open(pair.token())
    pair.lena.tap(HAPPY, "No")
    pair.settle()
    pair.ana.tap(THEM)
    pair.settle()
    pair.lena.say("he hits me")
    assert HELP_SOMEONE in pair.lena.buttons
    pair.lena.say("Cake on Sunday")
    assert pair.lena.text.startswith("Your own words can't go from here.")


def test_a_sticker_after_it_brings_no_card_either() -> None:
    pair = Pair().linked()
    pair.lena.say("I want to die")
    pair.lena.happen(Showed(Media.STICKER, "", 950))
    assert "findahelpline" not in pair.lena.text


def test_the_words_of_a_button_are_still_heard() -> None:
    pair = Pair().linked()
    pair.lena.say("I want to die")
    pair.lena.say("I'm safe for now")
    assert pair.lena.text.startswith("Okay. I'll stay quiet for a day.")


def test_before_the_yes_the_invitation_waits_behind_the_card() -> None:
    pair = Pair()
    pair.open(pair.link())
    invited = pair.lena.last.id
    pair.lena.say("I want to die")
    assert HELP_SOMEONE in pair.lena.buttons
    pair.lena.tap(HAPPY)
    assert pair.lena.screen[invited].text.startswith("Lovely.")


FEARS = ["I'm worried about Ana", "how can I help her?", "what should I do?", HELP_SOMEONE]
MENUS: list[tuple[str, ...]] = [(), ("Help",), ("Reminders",)]


@pytest.mark.parametrize("text", FEARS)
@pytest.mark.parametrize("menu", MENUS)
def test_who_is_afraid_for_somebody_sees_how_to_help(text: str, menu: tuple[str, ...]) -> None:
    pair = sent()
    pair.lena.command("start")
    pair.lena.tap(*menu)
    pair.lena.say(text)
    pair.settle()
    assert "Ask directly" in pair.lena.text
    assert pair.ana.text == "It has left for Lena."


def test_it_stands_in_a_friends_help_and_in_nobody_elses() -> None:
    pair = sent()
    pair.lena.command("help")
    assert HELP_SOMEONE in pair.lena.buttons
    pair.lena.tap(HELP_SOMEONE, "Back")
    assert HELP_SOMEONE in pair.lena.buttons
    pair.ana.command("help")
    assert HELP_SOMEONE not in pair.ana.buttons


@pytest.mark.parametrize("menu", [("Help",), ("Reminders",)])
def test_how_somebody_is_has_its_one_answer_in_every_menu(menu: tuple[str, ...]) -> None:
    pair = sent()
    pair.lena.command("start")
    pair.lena.tap(*menu)
    pair.lena.say("how's she doing")
    assert pair.lena.text.startswith("No message is waiting.")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("what do you keep of me", "What I keep of you"),
        ("delete my data", "What I keep of you"),
        ("who are you", "I'm a program"),
        ("turn off reminders", "Do you want a reminder"),
    ],
)
def test_what_is_asked_of_us_is_never_offered_to_the_person(text: str, answer: str) -> None:
    pair = Pair().linked()
    pair.lena.say(text)
    assert answer in pair.lena.text
