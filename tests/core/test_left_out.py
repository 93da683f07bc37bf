"""A step that somebody planned, whose row of the library is left out since: it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.core.records.effects import Effect, Revise, Say
from bot.core.records.lines import Line
from bot.core.records.model import StepState
from bot.core.rules import ideas
from tests.core import walks
from tests.core.pair import Pair
from tests.core.play import Play, planned, welcomed
from tests.core.told import within

WITHOUT = ("idea-gone.sign",)
WALKS = 12
STEPS = 80
LeaveOut = Callable[..., None]


@pytest.fixture
def leave_out() -> Iterator[LeaveOut]:
    """Another start, at which these rows are left out."""

    def leave(*keys: str) -> None:
        assert set(keys) <= ideas.library().keys()
        ideas.leave_out(dict.fromkeys(keys, WITHOUT))

    yield leave
    ideas.leave_out({})


def _keys(effects: list[Effect]) -> set[str]:
    """The keys of all that was said."""
    said: list[Line] = []
    for one in effects:
        if isinstance(one, Say | Revise):
            said += [one.words] if one.words else []
            said += [choice.caption for row in one.rows for choice in row]
    return {inner.key.partition(".")[0] for line in said for inner in within(line)}


def _since(play: Play) -> list[Effect]:
    """What was said since the reminder."""
    first = next(
        n for n, one in enumerate(play.said) if isinstance(one, Say) and "cue" in one.words.key
    )
    return play.said[first:]


def _reminded(leave_out: LeaveOut, *gone: str) -> Play:
    """Rows go between the plan of a hello in the shop and its reminder."""
    leave_out()
    play = planned()
    leave_out(*gone)
    play.pass_time(datetime(2026, 12, 1, 16, 20, tzinfo=UTC) - play.now)
    return play


def test_it_is_reminded_asked_about_and_looked_back_at(leave_out: LeaveOut) -> None:
    play = _reminded(leave_out, "shop-hello")
    assert play.key == "cue-short"
    play.tap("cue-im-going", "cue-done")
    assert "own-did-gone" in play.keys
    play.tap("feel-uneasy", "own-step.easy1", "own-step.hard1")
    play.tap("own-same-again")
    play.pass_time(timedelta(minutes=1))
    play.command("look")
    play.tap("look-last-steps", "1")
    play.command("next")
    assert StepState.DONE in play.states
    assert "idea-shop-hello" not in _keys(_since(play))


def test_of_one_that_is_made_smaller_or_did_not_happen_nothing_of_it_is_said(
    leave_out: LeaveOut,
) -> None:
    for names in (("cue-smaller",), ("cue-not-today",), ("cue-too-much",)):
        play = _reminded(leave_out, "shop-hello")
        play.tap(*names)
        assert "idea-shop-hello" not in _keys(_since(play))


def test_one_to_be_done_now_loses_its_text_and_nothing_else(leave_out: LeaveOut) -> None:
    play = welcomed()
    play.tap("idea-thinking-of-you")
    leave_out("thinking-of-you")
    play.say("hm")
    play.command("plan")
    before = len(play.said)
    play.say("what is this?")
    assert "idea-thinking-of-you" not in _keys(play.said[before:])


def test_a_neighbour_that_is_left_out_is_not_offered(leave_out: LeaveOut) -> None:
    play = _reminded(leave_out, "shop-nod")
    play.tap("cue-smaller")
    assert "idea-shop-nod" not in play.on_screen


@pytest.mark.parametrize("seed", range(WALKS))
def test_whatever_two_people_do_when_half_of_the_library_is_gone(
    seed: int, leave_out: LeaveOut
) -> None:
    """Nothing is thrown, and no word is said of what is gone."""
    chance, pair, walk = Random(seed), Pair(), walks.Walk(seed)
    if chance.random() < 0.6:
        pair.linked()
    gone = chance.sample(sorted(ideas.library()), len(ideas.library()) // 2)
    begun: dict[int, int] = {}
    for n in range(STEPS):
        play = chance.choice([pair.ana, pair.ana, pair.lena])
        if play.forgotten:
            break
        if n == STEPS // 3:
            leave_out(*gone)
            begun = {id(one): len(one.said) for one in pair.people.values()}
        walks._anything(play, pair, walk, chance)
        pair.settle()
    said = [one for play in pair.people.values() for one in play.said[begun.get(id(play), 0) :]]
    assert not begun or not _keys(said) & {f"idea-{key}" for key in gone}
