"""What a friend obtains is the same, byte for byte, in every state of the person and the link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.effects import Choice, Revise, Say
from bot.core.records.model import FOREVER, LinkState
from tests.core.pair import HAPPY, MINUTE, THEM, Pair
from tests.core.play import BOOK, Play

STATUS = (
    "No message is waiting. Ana sends one when they like, and silence means nothing. "
    "Do you want to send a hello?"
)
NO_NEED = "Thinking of you. No need to reply"


def _person(**values: object) -> Callable[[Pair], None]:
    def change(pair: Pair) -> None:
        person = replace(pair.ana.known.person, **values)  # type: ignore[arg-type]
        pair.ana.known = replace(pair.ana.known, person=person)

    return change


def _held(pair: Pair) -> None:
    _person(held_until=pair.ana.now + timedelta(days=9))(pair)


def _tapped(*captions: str) -> Callable[[Pair], None]:
    def change(pair: Pair) -> None:
        pair.ana.command("friend")
        pair.ana.tap("Lena", *captions)
        pair.settle()

    return change


STATES: dict[str, Callable[[Pair], None]] = {
    "muted": _tapped("Lena's messages: on"),
    "paused": _person(paused_until=FOREVER),
    "held": _held,
    "silent": _tapped("Stop", "Quietly"),
    "in a danger": lambda pair: (pair.ana.say("I want to die"), None)[1],
    "blocked": _person(reachable=False),
}


def agreed() -> Pair:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "Every week")
    pair.settle()
    return pair


def seen(play: Play, since: int) -> list[object]:
    """All that the friend obtains: words, captions and keys, new and edited, in their order."""
    return [
        (type(effect).__name__, _words(effect), _buttons(effect))
        for effect in play.said[since:]
        if isinstance(effect, Say | Revise)
    ]


def _words(effect: Say | Revise) -> str:
    return BOOK.render("en", effect.words).text if effect.words is not None else ""


def _buttons(effect: Say | Revise) -> list[list[tuple[str, str]]]:
    return [[_button(button) for button in row] for row in effect.rows]


def _button(button: Choice) -> tuple[str, str]:
    return BOOK.caption("en", button.caption), button.key


def all_they_can_do(pair: Pair) -> list[object]:
    """A week of a friend who tries everything."""
    since = len(pair.lena.said)
    lena = pair.lena
    lena.command("status")
    assert lena.text == STATUS
    lena.tap(NO_NEED)
    pair.pass_time(MINUTE)
    lena.command("messages")
    lena.say("how is she?")
    lena.command("start")
    lena.tap("Messages for me", "Back", "Send a hello", "Back", "Reminders")
    lena.command("start")
    lena.say("Thinking of our walk")
    lena.tap("Send it")
    pair.pass_time(timedelta(hours=20))
    lena.command("hello")
    lena.tap("Tea soon?")
    lena.command("hello")
    lena.say("Cake on Sunday, my treat")
    lena.command("settings")
    lena.tap("My data", "Close")
    lena.command("pause")
    pair.pass_time(timedelta(days=7))
    lena.command("status")
    lena.command("stop")
    lena.tap("Keep them")
    pair.pass_time(MINUTE)
    return seen(lena, since)


def _active() -> Pair:
    pair = agreed()
    pair.ana.tap(THEM)
    pair.settle()
    return pair


@pytest.fixture(scope="module")
def usual() -> list[object]:
    found = all_they_can_do(_active())
    assert len(found) > 20
    assert any("A small hello to Ana?" in str(one) for one in found)
    return found


@pytest.mark.parametrize("state", STATES)
def test_a_friend_sees_the_same_whatever_the_person_does(state: str, usual: list[object]) -> None:
    pair = _active()
    STATES[state](pair)
    assert all_they_can_do(pair) == usual


def test_so_does_a_friend_whom_the_person_has_not_confirmed(usual: list[object]) -> None:
    pair = agreed()
    assert all_they_can_do(pair) == usual
    (link,) = pair.lena.known.links
    assert link.state is LinkState.AGREED


def test_a_hello_before_the_person_has_looked_waits_for_it() -> None:
    pair = agreed()
    pair.lena.command("hello")
    pair.lena.tap("Tea soon?")
    pair.pass_time(timedelta(hours=20))
    assert "Tea soon?" not in pair.ana.text
    pair.ana.tap(THEM)
    pair.pass_time(timedelta(days=1))
    assert pair.ana.text == 'Lena: "Tea soon?"'


def test_and_never_comes_when_it_was_somebody_else() -> None:
    pair = agreed()
    pair.lena.command("hello")
    pair.lena.tap("Tea soon?")
    pair.pass_time(MINUTE)
    pair.ana.tap("No, close it")
    pair.pass_time(timedelta(days=4))
    assert not any("Tea soon?" in shown.text for shown in pair.ana.screen.values())


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("status", "Nobody sends you messages here right now."),
        ("hello", "Nobody sends you messages here right now."),
        ("export", "I keep nothing of you"),
    ],
)
def test_of_whom_nothing_is_kept_the_answer_is_all_that_comes(command: str, answer: str) -> None:
    newcomer = Play()
    newcomer.command("start")
    before = len(newcomer.screen)
    newcomer.command(command)
    assert newcomer.text.startswith(answer)
    assert len(newcomer.screen) == before + 1
    newcomer.say("yes")
    assert "Yes, save them. I'm 18 or over" in newcomer.buttons
