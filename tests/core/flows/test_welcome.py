"""The first minute."""

from __future__ import annotations

import pytest

from bot.core.records.model import Flow, Look, Path, Standing
from tests.core.play import Play, welcomed
from tests.core.told import caption


def test_hello_comes_with_consent_before_any_other_question() -> None:
    play = Play()
    play.command("start")
    assert play.key == "welcome-hello"
    assert play.offered == ["welcome-keep", "welcome-what-is-kept", "welcome-under-18"]


def test_consent_is_a_tap_and_never_a_word() -> None:
    play = Play()
    play.command("start")
    play.say("yes")
    assert not play.known.person.consents
    play.tap("welcome-keep")
    assert play.standing is Standing.KEEPS
    assert [(c.to, c.given) for c in play.known.person.consents] == [("notes", True)]


@pytest.mark.parametrize("text", ["yes", caption("welcome-keep"), "yes please"])
def test_a_typed_yes_is_asked_for_the_tap(text: str) -> None:
    play = Play()
    play.command("start")
    play.say(text)
    assert play.key == "only-a-tap"
    assert "welcome-hello" in play.keys
    assert play.standing is Standing.NEW
    assert play.offered[0] == "welcome-keep"


def test_a_path_in_the_words_of_its_button_is_followed() -> None:
    play = Play()
    play.command("start")
    play.tap("welcome-keep")
    play.say(caption("welcome-path-alone").casefold())
    assert play.known.person.path is Path.ALONE
    assert play.key == "plan-ideas"


@pytest.mark.parametrize("text", ["no", caption("welcome-under-18"), "I'm 15", "i am 15 btw"])
def test_who_says_their_age_in_words_is_heard_once(text: str) -> None:
    play = Play()
    play.command("start")
    play.say("I'm 15")
    assert play.key == "welcome-age"
    play.say(text)
    assert play.standing is Standing.MINOR
    assert play.key == "welcome-adults-only"


@pytest.mark.parametrize("text", ["no", "nope", caption("welcome-under-18"), "I'm 15"])
def test_words_alone_do_not_take_from_anybody_what_they_have_kept(text: str) -> None:
    play = welcomed()
    play.say("I'm 15")
    play.say(text)
    assert play.standing is Standing.KEEPS
    assert play.key == "only-a-tap"
    play.tap("welcome-under-18")
    assert play.known.person.standing is Standing.MINOR


def test_who_is_grown_up_may_say_so_in_words() -> None:
    play = welcomed()
    play.say("I'm 15")
    play.say("yes")
    assert play.standing is Standing.KEEPS


def test_the_full_notice_leads_back_to_the_same_question() -> None:
    play = Play()
    play.command("start")
    play.tap("welcome-what-is-kept")
    assert play.key == "welcome-notice"
    play.tap("back")
    assert "welcome-under-18" in play.offered


def test_somebody_under_18_is_sent_on_kindly_and_nothing_is_kept() -> None:
    play = Play()
    play.command("start")
    play.tap("welcome-under-18")
    assert play.key == "welcome-adults-only"
    assert play.known.person.standing is Standing.MINOR
    assert not play.known.talks
    play.command("plan")
    assert play.key == "welcome-adults-only"
    play.command("help")
    assert "care-numbers" in play.keys


@pytest.mark.parametrize(
    ("chosen", "path", "look"),
    [
        ("welcome-path-alone", Path.ALONE, Look.SHORT),
        ("welcome-path-after", Path.AFTER, Look.HIDDEN),
        ("welcome-path-both", Path.BOTH, Look.HIDDEN),
        ("welcome-path-unsaid", Path.UNSAID, Look.SHORT),
    ],
)
def test_the_path_is_kept_and_chooses_the_first_look(chosen: str, path: Path, look: Look) -> None:
    person = welcomed(chosen).known.person
    assert (person.path, person.look) == (path, look)


def test_somebody_who_sounds_young_is_asked_once_more() -> None:
    play = welcomed()
    play.say("i'm 15 and i want friends")
    assert play.key == "welcome-age"
    play.tap("welcome-adult")
    assert play.key == "plan-ideas"
    play.say("i'm in 9th grade")
    play.tap("welcome-under-18")
    assert play.known.person.standing is Standing.MINOR


def test_a_newcomer_who_types_or_commands_sees_the_question_again() -> None:
    for name in ("plan", "cancel", "look", "whatever"):
        play = Play()
        play.command(name)
        assert "welcome-under-18" in play.offered
    play = Play()
    play.say("hello?")
    play.say("anybody there")
    assert "welcome-under-18" in play.offered
    assert [talk.flow for talk in play.known.talks] == [Flow.WELCOME]
