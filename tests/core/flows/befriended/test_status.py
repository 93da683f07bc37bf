"""What a friend obtains is the same, byte for byte, in every state of the person and the link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.effects import Revise, Say
from bot.core.records.lines import line
from bot.core.records.model import FOREVER, LinkState
from tests.core.pair import HAPPY, MINUTE, THEM, Pair
from tests.core.play import Play

STATUS = line("befriended-status", person="Ana")
NO_NEED = "befriended-no-need"


def _person(**values: object) -> Callable[[Pair], None]:
    def change(pair: Pair) -> None:
        person = replace(pair.ana.known.person, **values)  # type: ignore[arg-type]
        pair.ana.known = replace(pair.ana.known, person=person)

    return change


def _held(pair: Pair) -> None:
    _person(held_until=pair.ana.now + timedelta(days=9))(pair)


def _tapped(*names: str) -> Callable[[Pair], None]:
    def change(pair: Pair) -> None:
        pair.ana.command("friend")
        pair.ana.tap("Lena", *names)
        pair.settle()

    return change


STATES: dict[str, Callable[[Pair], None]] = {
    "muted": _tapped("friend-mute"),
    "paused": _person(paused_until=FOREVER),
    "held": _held,
    "silent": _tapped("friend-stop", "friend-quietly"),
    "in a danger": lambda pair: (pair.ana.say("I want to die"), None)[1],
    "blocked": _person(reachable=False),
}


def agreed() -> Pair:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "befriended-weekly")
    pair.settle()
    return pair


def seen(play: Play, since: int) -> list[object]:
    """All that the friend obtains: words and buttons, new and edited, in their order."""
    return [
        (type(effect).__name__, effect.words, effect.rows)
        for effect in play.said[since:]
        if isinstance(effect, Say | Revise)
    ]


def all_they_can_do(pair: Pair) -> list[object]:
    """A week of a friend who tries everything."""
    since = len(pair.lena.said)
    lena = pair.lena
    lena.command("status")
    assert lena.line == STATUS
    lena.tap(NO_NEED)
    pair.pass_time(MINUTE)
    lena.command("messages")
    lena.say("how is she?")
    lena.command("start")
    lena.tap("befriended-lines", "back", "befriended-send-hello", "back", "befriended-reminders")
    lena.command("start")
    lena.say("Thinking of our walk")
    lena.tap("befriended-send")
    pair.pass_time(timedelta(hours=20))
    lena.command("hello")
    lena.tap("befriended-tea")
    lena.command("hello")
    lena.say("Cake on Sunday, my treat")
    lena.command("settings")
    lena.tap("settings-data", "data-close")
    lena.command("pause")
    pair.pass_time(timedelta(days=7))
    lena.command("status")
    lena.command("stop")
    lena.tap("befriended-stay")
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
    assert any("befriended-reminder" in str(one) for one in found)
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
    pair.lena.tap("befriended-tea")
    pair.pass_time(timedelta(hours=20))
    assert "befriended-tea" not in pair.ana.keys
    pair.ana.tap(THEM)
    pair.pass_time(timedelta(days=1))
    assert pair.ana.line == line("friend-came", friend="Lena", text=line("befriended-tea"))


def test_and_never_comes_when_it_was_somebody_else() -> None:
    pair = agreed()
    pair.lena.command("hello")
    pair.lena.tap("befriended-tea")
    pair.pass_time(MINUTE)
    pair.ana.tap("friend-no-close")
    pair.pass_time(timedelta(days=4))
    assert "befriended-tea" not in pair.ana.on_screen


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("status", "befriended-nobody"),
        ("hello", "befriended-nobody"),
        ("export", "data-nothing"),
    ],
)
def test_of_whom_nothing_is_kept_the_answer_is_all_that_comes(command: str, answer: str) -> None:
    newcomer = Play()
    newcomer.command("start")
    before = len(newcomer.screen)
    newcomer.command(command)
    assert newcomer.key == answer
    assert len(newcomer.screen) == before + 1
    newcomer.say("yes")
    assert "welcome-keep" in newcomer.offered
