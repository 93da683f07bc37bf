"""The first minute."""

from __future__ import annotations

import pytest

from bot.core.records.model import Flow, Look, Path, Standing
from tests.core.play import Play, welcomed


def test_hello_comes_with_consent_before_any_other_question() -> None:
    play = Play()
    play.command("start")
    assert play.text.startswith("Hello. I'm Small Steps.")
    assert play.buttons == [
        "Yes, save them. I'm 18 or over",
        "What exactly is saved?",
        "I'm under 18",
    ]


def test_consent_is_a_tap_and_never_a_word() -> None:
    play = Play()
    play.command("start")
    play.say("yes")
    assert not play.known.person.consents
    play.tap("Yes, save them. I'm 18 or over")
    assert play.standing is Standing.KEEPS
    assert [(c.to, c.given) for c in play.known.person.consents] == [("notes", True)]


@pytest.mark.parametrize("text", ["yes", "Yes, save them. I'm 18 or over", "yes please"])
def test_a_typed_yes_is_asked_for_the_tap(text: str) -> None:
    play = Play()
    play.command("start")
    play.say(text)
    assert play.text.startswith("This needs a tap, not words.\nHello.")
    assert play.standing is Standing.NEW
    assert play.buttons[0] == "Yes, save them. I'm 18 or over"


def test_a_path_in_the_words_of_its_button_is_followed() -> None:
    play = Play()
    play.command("start")
    play.tap("Yes, save them. I'm 18 or over")
    play.say("i've been on my own a lot")
    assert play.known.person.path is Path.ALONE
    assert play.text.startswith("Here are three small steps.")


@pytest.mark.parametrize("text", ["no", "I'm under 18", "I'm 15", "i am 15 btw"])
def test_who_says_their_age_in_words_is_heard_once(text: str) -> None:
    play = Play()
    play.command("start")
    play.say("I'm 15")
    assert "Are you 18 or over?" in play.text
    play.say(text)
    assert play.standing is Standing.MINOR
    assert "findahelpline.com" in play.text


@pytest.mark.parametrize("text", ["no", "nope", "I'm under 18", "I'm 15"])
def test_words_alone_do_not_take_from_anybody_what_they_have_kept(text: str) -> None:
    play = welcomed()
    play.say("I'm 15")
    play.say(text)
    assert play.standing is Standing.KEEPS
    assert play.text.startswith("This needs a tap, not words.")
    play.tap("I'm under 18")
    assert play.known.person.standing is Standing.MINOR


def test_who_is_grown_up_may_say_so_in_words() -> None:
    play = welcomed()
    play.say("I'm 15")
    play.say("yes")
    assert play.standing is Standing.KEEPS


def test_the_full_notice_leads_back_to_the_same_question() -> None:
    play = Play()
    play.command("start")
    play.tap("What exactly is saved?")
    assert "Whoever runs this bot holds that key and could read." in play.text
    assert len(play.text.split()) <= 350
    play.tap("Back")
    assert "I'm under 18" in play.buttons


def test_somebody_under_18_is_sent_on_kindly_and_nothing_is_kept() -> None:
    play = Play()
    play.command("start")
    play.tap("I'm under 18")
    assert "This bot is for adults" in play.text
    assert play.known.person.standing is Standing.MINOR
    assert not play.known.talks
    play.command("plan")
    assert "This bot is for adults" in play.text
    play.command("help")
    assert play.buttons[0] == "Help now"


@pytest.mark.parametrize(
    ("caption", "path", "look"),
    [
        ("I've been on my own a lot", Path.ALONE, Look.SHORT),
        ("After alcohol, drugs or gambling", Path.AFTER, Look.HIDDEN),
        ("A bit of both", Path.BOTH, Look.HIDDEN),
        ("Rather not say", Path.UNSAID, Look.SHORT),
    ],
)
def test_the_path_is_kept_and_chooses_the_first_look(caption: str, path: Path, look: Look) -> None:
    person = welcomed(caption).known.person
    assert (person.path, person.look) == (path, look)


def test_somebody_who_sounds_young_is_asked_once_more() -> None:
    play = welcomed()
    play.say("i'm 15 and i want friends")
    assert (
        play.text
        == "This bot is for adults. Are you 18 or over? If not, I stop here and keep nothing."
    )
    play.tap("I'm 18 or over")
    assert play.text == "Here are three small steps. Tap one, or write your own."
    play.say("i'm in 9th grade")
    play.tap("I'm under 18")
    assert play.known.person.standing is Standing.MINOR


def test_a_newcomer_who_types_or_commands_sees_the_question_again() -> None:
    for name in ("plan", "cancel", "look", "whatever"):
        play = Play()
        play.command(name)
        assert "I'm under 18" in play.buttons
    play = Play()
    play.say("hello?")
    play.say("anybody there")
    assert "I'm under 18" in play.buttons
    assert [talk.flow for talk in play.known.talks] == [Flow.WELCOME]
