"""What a friend types is heard in every question of theirs: a button's words, a worry."""

from __future__ import annotations

import pytest

from bot.core.records.lines import line
from tests.core.pair import HAPPY, MINUTE, Pair, at, done
from tests.core.play import Play
from tests.core.told import caption

STATUS = line("befriended-status", person="Ana")


def invited() -> Play:
    pair = Pair()
    pair.open(pair.link())
    return pair.lena


def reminding() -> Play:
    """Lena's reminders are weekly, and she looks at them."""
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "befriended-weekly")
    pair.settle()
    pair.ana.tap("friend-yes-them")
    pair.settle()
    pair.lena.command("hello")
    pair.lena.tap("back", "befriended-reminders")
    return pair.lena


def joined(*taps: str) -> Play:
    lena = invited()
    lena.tap(HAPPY, *taps)
    return lena


def asked(*taps: str) -> Play:
    """Lena at one of her small questions."""
    return at(*taps).lena


def home() -> Play:
    """Lena at her menu."""
    return asked("befriended-send-hello", "back")


def test_the_words_of_a_button_are_the_button() -> None:
    for question, typed, answer in [
        (joined, caption("befriended-weekly"), "befriended-reminded-on"),
        (joined, caption("befriended-fortnightly"), "befriended-reminded-second-on"),
        (joined, caption("befriended-no"), "befriended-no-reminder"),
        (invited, caption("welcome-what-is-kept"), "befriended-notice"),
        (invited, caption("befriended-no-thanks"), "befriended-no-is-fine"),
        (invited, "no, and no more links", "befriended-nothing-comes"),
        (lambda: asked("befriended-stop"), caption("befriended-stay"), "befriended-home"),
        (lambda: asked("befriended-stop"), "stop", "only-a-tap"),
        (lambda: asked("befriended-send-hello"), "back", "befriended-home"),
        (home, caption("befriended-lines"), "befriended-status"),
        (reminding, caption("befriended-no"), "befriended-no-reminder"),
        (reminding, "back", "befriended-home"),
    ]:
        lena = question()
        lena.say(typed)
        assert lena.key == answer, (question, typed, answer)


@pytest.mark.parametrize("typed", ["maybe later", "I don't know", "not now", "skip"])
def test_a_reminder_can_be_left_for_now(typed: str) -> None:
    lena = joined()
    lena.say(typed)
    assert lena.line == line("befriended-no-reminder", person="Ana")
    lena = reminding()
    lena.say(typed)
    assert lena.line == line("befriended-home", person="Ana")
    assert lena.known.links[0].rhythm == 7


def test_any_small_question_can_be_left() -> None:
    for taps in [("befriended-send-hello",), ("befriended-stop",)]:
        for typed in ["maybe later", "I don't know", "no", "not now"]:
            lena = asked(*taps)
            lena.say(typed)
            assert lena.line == line("befriended-home", person="Ana"), (typed, taps)


def test_a_worry_is_heard_at_the_invitation_too() -> None:
    lena = invited()
    lena.say("I'm worried about Ana")
    assert lena.key == "help-helping"
    lena.tap(HAPPY)
    assert "befriended-lovely" in lena.on_screen


@pytest.mark.parametrize("typed", [HAPPY, "yes", "sure"])
def test_a_yes_to_lines_is_only_ever_tapped(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert HAPPY in lena.offered


@pytest.mark.parametrize("typed", ["maybe later", "I don't know", "not now", "let me think"])
def test_an_invitation_can_wait(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert lena.line == line("befriended-there-is-time", person="Ana")
    assert HAPPY in lena.offered


def test_an_invitation_can_be_asked_about() -> None:
    for typed in ["what is this?", "is it safe", "who is this from", "why me", "tell me more"]:
        lena = invited()
        lena.say(typed)
        assert lena.key == "befriended-notice", typed


@pytest.mark.parametrize("typed", ["who is Ana?", "Who's Ana", "do I know her?"])
def test_who_invites_can_be_asked(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert lena.line == line("befriended-who", person="Ana")
    assert HAPPY in lena.offered


@pytest.mark.parametrize(
    "typed", ["how do I stop this", "stop", "leave me alone", "I don't want this"]
)
def test_who_wants_nothing_is_told_that_nothing_comes(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert lena.line == line("befriended-nothing-comes", person="Ana")
    assert HAPPY in lena.offered


@pytest.mark.parametrize("typed", ["how is she doing?", "how is Ana"])
def test_at_an_invitation_nothing_is_said_of_the_person(typed: str) -> None:
    lena = invited()
    lena.say(typed)
    assert "not-followed" not in lena.keys
    assert HAPPY in lena.offered


@pytest.mark.parametrize("typed", ["How's she doing", "did she do it?"])
def test_a_question_about_her_has_the_same_answer_anywhere(typed: str) -> None:
    lena = reminding()
    lena.say(typed)
    assert lena.line == STATUS


def test_who_has_plans_of_her_own_is_asked_to_reply_to_the_line() -> None:
    pair = Pair()
    pair.lena.command("start")
    pair.lena.tap("welcome-keep", "welcome-path-unsaid")
    pair = done(pair.linked())
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    assert pair.lena.key == "befriended-line-reply"
    came = pair.lena.last.id
    pair.lena.command("plan")
    pair.lena.say("So happy for you", reply_to=came)
    pair.pass_time(MINUTE)
    assert "So happy for you" in pair.ana.values
