"""The one door: every event at every step gives a decision, and every line is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core import comfort, taps
from bot.core.decide import decide
from bot.core.effects import Choice, Decision, Revise, Say
from bot.core.events import (
    Blocked,
    Commanded,
    Draw,
    Due,
    DueKind,
    Edited,
    Event,
    Media,
    Returned,
    Said,
    Showed,
    Stumbled,
    Tapped,
    TimeCame,
)
from bot.core.flows import debrief, help, home, welcome
from bot.core.model import Flow, Json, Known, Look, Person, Standing, Step, Talk
from bot.core.steps import draft, nudge
from bot.core.steps.plans import remembered
from bot.ear.care import hear
from tests.core.play import BOOK, MONDAY, Play, planned, welcomed

STEP = Step(5, idea="thank-one", at=MONDAY + timedelta(hours=3), guess=7)
STEPS: dict[Flow, type[StrEnum] | list[str]] = {
    Flow.WELCOME: welcome.At,
    Flow.PLAN: draft.At,
    Flow.CUE: nudge.At,
    Flow.DEBRIEF: debrief.At,
    Flow.CARE: comfort.At,
    Flow.HOME: [home.HOME],
    Flow.HELP: [help.HELP],
}
MEMORY: dict[str, Json] = {
    "step": remembered(STEP),
    "next": remembered(STEP),
    "page": 0,
    "day": "2026-12-04",
    "card": "C1",
    "text": "call mum",
    "how": "done",
    "named": 5,
    "at": "when",
    "draft": {"step": remembered(STEP), "page": 0},
}


def _places() -> Iterator[tuple[Flow, str]]:
    for flow, steps in STEPS.items():
        for step in steps:
            yield flow, str(step)


def _known(flow: Flow, step: str, **person: object) -> Known:
    memory: dict[str, Json] = dict(MEMORY)
    if step == nudge.At.AWAY:
        memory["late"] = [STEP.id]
    talk = Talk(9, flow, step, memory, subject=STEP.id, card=3, touched=MONDAY)
    who = Person(7, Standing.KEEPS, zone="Europe/Berlin")
    return Known(replace(who, **person), (talk,), (STEP,))  # type: ignore[arg-type]


def _events() -> list[Event]:
    return [
        Said("hello there", 11),
        Said("done", 11),
        Said("I want to die", 11, heard=hear("I want to die")),
        Edited("hello", 11),
        *(Commanded(name, "", 11) for name in ("start", "plan", "help", "cancel", "look", "xyz")),
        *(Showed(media, "", 11) for media in Media),
        Tapped(0, "", "", 3, "q", 1),
        Tapped(9, "nowhere", "nothing", 3, "q", 1),
        *(TimeCame((Due(kind, 9, MONDAY),)) for kind in DueKind),
        TimeCame((Due(DueKind.CUE, 5, MONDAY), Due(DueKind.CUE, 6, MONDAY))),
        Blocked(),
        Returned(),
        Stumbled(),
    ]


@pytest.mark.parametrize(("flow", "step"), list(_places()))
@pytest.mark.parametrize("look", list(Look))
def test_every_event_at_every_step_gives_a_decision(flow: Flow, step: str, look: Look) -> None:
    known = _known(flow, step, look=look)
    for event in _events():
        _decided(known, event)


@pytest.mark.parametrize(("flow", "step"), list(_places()))
def test_every_button_that_is_offered_does_something(flow: Flow, step: str) -> None:
    """Ask the question, tap each of its buttons once, and see that something follows."""
    known = _known(flow, step)
    asked = _decided(known, Stumbled())
    card = [e for e in asked.effects if isinstance(e, Say)][-1]
    talk = next((t for t in asked.talks if t.id == 9), None)
    if talk is None:
        return
    after = replace(known, talks=(replace(talk, card=4),))
    for choice in (c for row in card.rows for c in row if c.copies is None):
        data = taps.read(taps.write(taps.Tap(1, 9, talk.step, choice.key)))
        assert data is not None
        event = Tapped(data.talk, data.step, data.choice, 4, "q", 1)
        decision = _decided(after, event)
        assert any(isinstance(e, Say | Revise) for e in decision.effects), choice.key


def test_a_tap_that_was_not_offered_changes_nothing() -> None:
    play = planned()
    talk = Talk(9, Flow.CUE, nudge.At.NUDGED, offered=("going",), subject=STEP.id, card=3)
    known = Known(play.known.person, (talk,), (STEP,))
    decision = _decided(known, Tapped(9, nudge.At.NUDGED, "done", 3, "q", 1))
    assert not decision.steps
    assert not decision.talks


def test_the_same_input_gives_the_same_decision() -> None:
    known = _known(Flow.PLAN, draft.At.IDEAS)
    assert _decided(known, Said("hi", 1)) == _decided(known, Said("hi", 1))


def test_a_second_tap_within_a_moment_is_silent() -> None:
    play = welcomed()
    shown = play.last
    tap = Tapped(shown.talk or 0, shown.step, "others", shown.id, "q", 1)
    play.tap("Say hello in a shop · 1 min")
    before = play.text
    play.happen(tap)
    assert play.text == before


def test_a_reply_goes_to_the_talk_it_answers() -> None:
    play = planned()
    play.pass_time(timedelta(hours=27, minutes=16))
    cue_message = play.last.id
    play.command("start")
    play.say("im going", reply_to=cue_message)
    assert play.text.startswith("Good. One slow breath out first")


def test_words_that_fit_nothing_meet_three_ways() -> None:
    play = planned()
    play.say("the weather is nice")
    assert play.text == "Plan it, done already, or just a note?"
    play.tap("Plan it")
    play.tap("Keep both") if "Keep both" in play.buttons else None
    play.say("again")
    assert play.text


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4), st.sampled_from(list(_places())))
def test_nothing_typed_breaks_a_talk(texts: list[str], place: tuple[Flow, str]) -> None:
    play = Play(_known(*place))
    for text in texts:
        play.say(text)
        play.pass_time(timedelta(seconds=4))


def _decided(known: Known, event: Event) -> Decision:
    """A decision whose every line is in the book and whose every button fits its bytes."""
    decision = decide(known, event, MONDAY, Draw(tuple(range(100, 148)), 0))
    for effect in decision.effects:
        if isinstance(effect, Say | Revise):
            if effect.words is not None:
                BOOK.render("en", effect.words)
            for row in effect.rows:
                for choice in row:
                    _written(choice)
    return decision


def _written(choice: Choice) -> None:
    BOOK.caption("en", choice.caption)
    if choice.copies is not None:
        BOOK.caption("en", choice.copies)
    else:
        taps.write(taps.Tap(1, 2**62, "very_long_step__", choice.key))
