"""A wish is cut small: what nobody can do within an hour has two pieces to tap, or their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.lines import Veiled, line
from bot.core.records.model import Look, Person, StepState
from tests.core.play import Play, planned, welcomed
from tests.core.told import caption

WISH = "I want my daughter to trust me again"
TOMORROW = datetime(2026, 12, 1, 16, 30, tzinfo=UTC)


def wished(text: str = WISH, path: str = "welcome-path-alone", **person: object) -> Play:
    play = welcomed(path)
    who: Person = replace(play.known.person, zone="Europe/Berlin", **person)  # type: ignore[arg-type]
    play.known = replace(play.known, person=who)
    play.say(text)
    play.pass_time(timedelta(seconds=3))
    return play


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (WISH, ["plan-far-write-her", "plan-far-ask-her"]),
        ("I want my son to talk to me", ["plan-far-write-him", "plan-far-ask-him"]),
        ("save my marriage", ["plan-far-write-them", "plan-far-ask-them"]),
        ("make new friends", ["idea-shop-nod", "idea-shop-hello"]),
        ("get my life back", ["idea-shop-nod", "idea-shop-hello"]),
        ("be less shy", ["idea-shop-nod", "idea-shop-hello"]),
        ("a bit harder", ["idea-shop-nod", "idea-shop-hello"]),
    ],
)
def test_a_wish_has_two_pieces(text: str, pieces: list[str]) -> None:
    play = wished(text)
    assert play.key == "plan-far"
    assert play.offered == [*pieces, "plan-not-now"]
    assert play.known.steps == ()


def test_on_the_path_after_addiction_the_ideas_are_its_own() -> None:
    play = wished("make new friends", "welcome-path-after")
    assert play.offered == ["idea-smile", "idea-follow-up", "plan-not-now"]


def test_more_is_what_stands_above_the_last_step_that_was_done() -> None:
    play = planned()
    (step,) = play.known.steps
    done = replace(step, idea="shop-nod", state=StepState.DONE, settled_at=play.now)
    play.known = replace(play.known, steps=(done,))
    play.command("plan")
    play.say("a bit harder")
    play.pass_time(timedelta(seconds=3))
    assert play.offered[:2] == ["idea-shop-hello", "idea-shop-question"]


def test_a_piece_is_planned_and_the_reminder_carries_its_sign() -> None:
    play = wished()
    play.tap("plan-far-write-her", "tomorrow 17:30", "feel-okay", "plan-good")
    (step,) = play.known.steps
    assert (step.text, step.sign) == (
        caption("plan-far-write-her"),
        caption("plan-far-write-sign"),
    )
    assert (step.at, step.state) == (TOMORROW, StepState.PLANNED)
    play.pass_time(timedelta(days=1, hours=4))
    cue = next(shown for shown in play.got if "cue-sign" in shown.keys)
    assert "plan-far-write-sign" in cue.keys
    assert "plan-far-write-sign" not in cue.uncovered.keys


def test_in_the_hidden_look_it_lies_under_the_same_spoiler() -> None:
    play = wished(look=Look.HIDDEN)
    play.tap("plan-far-ask-her", "tomorrow 17:30", "feel-okay", "plan-good")
    play.pass_time(timedelta(days=1, hours=4))
    cue = next(shown for shown in play.got if "cue-sign" in shown.keys)
    assert line("cue-sign", sign=line("plan-far-ask-sign")) in cue.lines
    assert isinstance(cue.line.params["hidden"], Veiled)


def test_the_clock_is_asked_for_and_the_piece_stays_as_it_is() -> None:
    play = welcomed()
    play.say(WISH)
    play.pass_time(timedelta(seconds=3))
    play.tap("plan-far-write-her", "14:05", "tomorrow 17:30", "feel-okay", "plan-good")
    assert play.known.steps[0].sign == caption("plan-far-write-sign")


@pytest.mark.parametrize("own", ["bring her the book", "be less shy"])
def test_what_they_write_there_is_theirs(own: str) -> None:
    play = wished()
    play.say(own)
    play.pass_time(timedelta(seconds=3))
    assert play.key == "plan-when"
    play.tap("tomorrow 17:30", "feel-okay", "plan-good")
    assert [step.text for step in play.known.steps] == [own]


def test_so_it_is_where_the_clock_is_not_known() -> None:
    play = welcomed()
    for text in ("make new friends", "be less shy"):
        play.say(text)
        play.pass_time(timedelta(seconds=3))
    play.tap("14:05")
    assert play.key == "plan-when"


@pytest.mark.parametrize("own", [None, "say hello to the baker"])
def test_a_time_that_was_said_with_the_wish_is_kept(own: str | None) -> None:
    play = wished("make new friends tomorrow at 17:30")
    assert play.key == "plan-far"
    if own is None:
        play.tap("idea-shop-hello")
    else:
        play.say(own)
        play.pass_time(timedelta(seconds=3))
    play.tap("feel-okay", "plan-good")
    assert play.known.steps[0].at == TOMORROW


def test_a_wish_out_of_the_blue_is_cut_once_it_shall_be_planned() -> None:
    play = planned()
    play.say("make new friends")
    play.tap("home-plan-it")
    assert play.key == "plan-far"


def test_a_promise_is_no_wish() -> None:
    play = planned()
    play.command("promise", "be a better father")
    assert play.key != "plan-far"


def test_an_own_sign_of_an_idea_stands_on_its_reminder_too() -> None:
    play = welcomed()
    play.tap("idea-shop-hello", "14:05", "tomorrow 17:30", "feel-tense")
    play.tap("plan-change", "plan-change-sign")
    play.say("the baker looks up")
    play.pass_time(timedelta(seconds=3))
    play.tap("plan-good")
    play.pass_time(timedelta(days=1, hours=4))
    assert any(line("cue-sign", sign=Veiled("the baker looks up")) in m.lines for m in play.got)
