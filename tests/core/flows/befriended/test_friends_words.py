"""What a friend types is heard in every question of theirs: a button's words, a worry."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.core.pair import HAPPY, MINUTE, Pair, at, done
from tests.core.play import Play

STATUS = "No message is waiting. Ana sends one when they like, and silence means nothing."


def invited() -> Play:
    pair = Pair()
    pair.open(pair.link())
    return pair.lena


def reminding() -> Play:
    """Lena's reminders are weekly, and she looks at them."""
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "Every week")
    pair.settle()
    pair.ana.tap("Yes, that's who I meant")
    pair.settle()
    pair.lena.command("hello")
    pair.lena.tap("Back", "Reminders")
    return pair.lena


def joined(*taps: str) -> Play:
    lena = invited()
    lena.tap(HAPPY, *taps)
    return lena


def asked(*taps: str) -> Play:
    """Lena at one of her small questions."""
    return at(*taps).lena


@pytest.mark.parametrize(
    ("question", "typed", "answer"),
    [
        (joined, "every week", "Mondays at about this hour."),
        (joined, "every two weeks", "Every second Monday at about"),
        (joined, "No", "Okay. /hello is here"),
        (invited, "what exactly is saved?", "Who runs this"),
        (invited, "no, thank you", "That's fine. Nothing that names you is kept. For a year"),
        (invited, "no, and no more links", "Nothing comes to you unless you say yes."),
        (lambda: asked("Stop messages"), "keep them", "Hello. A message for Ana"),
        (lambda: asked("Stop messages"), "stop", "This needs a tap, not words."),
        (lambda: asked("Send a hello"), "back", "Hello. A message for Ana"),
        (lambda: asked("Send a hello", "Back"), "messages for me", "No message is waiting."),
        (reminding, "no", "Okay. /hello is here"),
        (reminding, "back", "Hello. A message for Ana"),
    ],
)
def test_the_words_of_a_button_are_the_button(
    question: Callable[[], Play], typed: str, answer: str
) -> None:
    lena = question()
    lena.say(typed)
    assert lena.text.startswith(answer)


@pytest.mark.parametrize("typed", ["maybe later", "I don't know", "not now", "skip"])
def test_a_reminder_can_be_left_for_now(typed: str) -> None:
    lena = joined()
    lena.say(typed)
    assert lena.text.startswith("Okay. /hello is here when you like.")
    lena = reminding()
    lena.say(typed)
    assert lena.text.startswith("Hello. A message for Ana")
    assert lena.known.links[0].rhythm == 7


@pytest.mark.parametrize("typed", ["maybe later", "I don't know", "no", "not now"])
@pytest.mark.parametrize("taps", [("Send a hello",), ("Stop messages",)])
def test_any_small_question_can_be_left(typed: str, taps: tuple[str, ...]) -> None:
    lena = asked(*taps)
    lena.say(typed)
    assert lena.text.startswith("Hello. A message for Ana")


def test_a_worry_is_heard_at_the_invitation_too() -> None:
    lena = invited()
    lena.say("I'm worried about Ana")
    assert "Ask directly" in lena.text
    lena.tap(HAPPY)
    assert any(shown.text.startswith("Lovely.") for shown in lena.screen.values())


@pytest.mark.parametrize("typed", [HAPPY, "yes", "sure"])
def test_a_yes_to_lines_is_only_ever_tapped(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert HAPPY in lena.buttons


@pytest.mark.parametrize("typed", ["maybe later", "I don't know", "not now", "let me think"])
def test_an_invitation_can_wait(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert lena.text.startswith("That's fine, there's time.")
    assert HAPPY in lena.buttons


@pytest.mark.parametrize(
    "typed", ["what is this?", "is it safe", "who is this from", "why me", "tell me more"]
)
def test_an_invitation_can_be_asked_about(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert lena.text.startswith("Who runs this")


@pytest.mark.parametrize("typed", ["who is Ana?", "Who's Ana", "do I know her?"])
def test_who_invites_can_be_asked(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert lena.text.startswith("Ana is the name chosen")
    assert HAPPY in lena.buttons


@pytest.mark.parametrize(
    "typed", ["how do I stop this", "stop", "leave me alone", "I don't want this"]
)
def test_who_wants_nothing_is_told_that_nothing_comes(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert lena.text.startswith("Nothing comes to you unless")
    assert HAPPY in lena.buttons


@pytest.mark.parametrize("typed", ["how is she doing?", "how is Ana", "is Ana okay?"])
def test_at_an_invitation_nothing_is_said_of_the_person(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert "I didn't follow" not in lena.text
    assert HAPPY in lena.buttons


@pytest.mark.parametrize("typed", ["How's she doing", "did she do it?", "is Ana okay?"])
def test_a_question_about_her_has_the_same_answer_anywhere(typed: str) -> None:
    lena = reminding()
    lena.say(typed)
    assert lena.text.startswith(STATUS)


def test_who_has_plans_of_her_own_is_asked_to_reply_to_the_line() -> None:
    pair = Pair()
    pair.lena.command("start")
    pair.lena.tap("Yes, save them. I'm 18 or over", "Rather not say")
    pair = done(pair.linked())
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    assert "reply to this message" in pair.lena.text
    came = pair.lena.last.id
    pair.lena.command("plan")
    pair.lena.say("So happy for you", reply_to=came)
    pair.pass_time(MINUTE)
    assert "So happy for you" in pair.ana.text
