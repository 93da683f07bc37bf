"""The one door: every event at every step gives a decision, and every line is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.decide import decide
from bot.core.flows import CONVERSATIONS
from bot.core.flows.cue import cards
from bot.core.flows.plan import draft
from bot.core.flows.plan.draft import At
from bot.core.records import taps
from bot.core.records.effects import Choice, Decision, Revise, Rows, Say
from bot.core.records.events import (
    Blocked,
    Commanded,
    Draw,
    Due,
    DueKind,
    Edited,
    Event,
    Media,
    Outrun,
    Returned,
    Said,
    Showed,
    Stumbled,
    Tapped,
    TimeCame,
)
from bot.core.records.memories import (
    MEMORIES,
    CareMemory,
    CueMemory,
    DebriefMemory,
    DidMemory,
    HomeMemory,
    PlanMemory,
    SentencesMemory,
)
from bot.core.records.model import (
    Flow,
    Known,
    Link,
    LinkState,
    Look,
    Person,
    Standing,
    Step,
    Talk,
    TalkMemory,
)
from bot.ear.care import hear
from tests.core.play import MONDAY, Play, planned, welcomed
from tests.core.told import BOOK, complete
from tests.core.walks import walked

BIG = 2**62 - 9
"""Ids are as large as this."""
STEP = Step(BIG, idea="thank-one", at=MONDAY + timedelta(hours=3), guess=7)
LINK = Link(21, 7, LinkState.ACTIVE, 8, person_name="Ana", friend_name="Lena")
MEMORY: Mapping[Flow, TalkMemory] = {
    **{flow: memory() for flow, memory in MEMORIES.items()},
    Flow.PLAN: PlanMemory(
        step=STEP, named=STEP.id, day=date(2026, 12, 4), stood=At.WHEN, text="call mum"
    ),
    Flow.DEBRIEF: DebriefMemory(next=STEP),
    Flow.CARE: CareMemory("C1"),
    Flow.DID: DidMemory(planned=STEP.id),
    Flow.HOME: HomeMemory("call mum"),
    Flow.SENTENCES: SentencesMemory("hard"),
}
SEEDS = range(60)


@cache
def places() -> Mapping[tuple[Flow, str], Known]:
    """Every place of every conversation, as somebody came there, or as they might have."""
    all_of_them = ((it.flow, at) for it in CONVERSATIONS for at in it.places)
    places = {at: _known(*at) for at in all_of_them}
    for seed in SEEDS:
        places |= {at: known for at, known in walked(seed).places.items() if at in places}
    return places


def _known(flow: Flow, step: str) -> Known:
    memory = CueMemory(over=(STEP.id,)) if step == cards.At.AWAY else MEMORY[flow]
    talk = Talk(BIG + 1, memory, step, subject=STEP.id, card=3, touched=MONDAY)
    ana = Person(7, Standing.KEEPS, zone="Europe/Berlin", linked=True)
    return Known(ana, (talk,), (STEP,), (LINK,))


def _talk(known: Known, flow: Flow, step: str) -> Talk:
    return next(talk for talk in known.talks if (talk.flow, talk.at) == (flow, step))


def _events(talk: int) -> list[Event]:
    return [
        Said("hello there", 11),
        Said("done", 11),
        Said("I want to die", 11, heard=hear("I want to die")),
        Edited("hello", 11),
        *(Commanded(name, "", 11) for name in ("start", "plan", "help", "cancel", "look", "xyz")),
        *(Showed(media, "", 11) for media in Media),
        Tapped(0, "", "", 3, "q", 1),
        Tapped(talk, "nowhere", "nothing", 3, "q", 1),
        *(TimeCame((Due(kind, talk, MONDAY),)) for kind in DueKind),
        TimeCame((Due(DueKind.CUE, STEP.id, MONDAY), Due(DueKind.CUE, 6, MONDAY))),
        Blocked(),
        Returned(),
        Outrun(talk, 12),
        Outrun(BIG, 12),
        Stumbled(),
    ]


@pytest.mark.parametrize("flow", list(Flow))
def test_every_event_at_every_place_gives_a_decision(flow: Flow) -> None:
    for (at, step), known in places().items():
        if at is not flow:
            continue
        for look in Look:
            person = replace(known.person, look=look)
            for event in _events(_talk(known, flow, step).id):
                decided(replace(known, person=person), event)


@pytest.mark.parametrize("flow", list(Flow))
def test_every_button_that_is_offered_does_something(flow: Flow) -> None:
    """Ask the question of each place, tap each of its buttons, and see that something follows."""
    for after, again, rows in asked(flow):
        for choice in (c for row in rows for c in row if not (c.copies or c.opens)):
            data = taps.read(taps.write(taps.Tap(1, again.id, again.at, choice.key)))
            assert data is not None
            event = Tapped(data.talk, data.at, data.choice, 4, "q", 1)
            decision = decided(after, event)
            assert any(isinstance(e, Say | Revise) for e in decision.effects), choice.key


def asked(flow: Flow) -> Iterator[tuple[Known, Talk, Rows]]:
    """Each place of a conversation with its question just asked: what is known, talk, buttons."""
    for (at, step), known in places().items():
        if at is not flow:
            continue
        talk = replace(_talk(known, flow, step), floor=True)
        rest = tuple(replace(one, floor=False) for one in known.talks if one.id != talk.id)
        decision = decided(replace(known, talks=(talk, *rest)), Stumbled())
        said = [e for e in decision.effects if isinstance(e, Say) and e.talk == talk.id]
        again = next((one for one in decision.talks if one.id == talk.id), None)
        if again is not None and said:
            again = replace(again, card=4)
            yield replace(known, talks=(again, *rest)), again, said[-1].rows


def test_a_tap_that_was_not_offered_changes_nothing() -> None:
    play = planned()
    talk = Talk(BIG + 1, CueMemory(), cards.At.NUDGED, offered=("going",), subject=STEP.id, card=3)
    known = Known(play.known.person, (talk,), (STEP,))
    decision = decided(known, Tapped(9, cards.At.NUDGED, "done", 3, "q", 1))
    assert not decision.steps
    assert not decision.talks


def test_the_same_input_gives_the_same_decision() -> None:
    known = _known(Flow.PLAN, draft.At.IDEAS)
    assert decided(known, Said("hi", 1)) == decided(known, Said("hi", 1))


def test_a_second_tap_within_a_moment_is_silent() -> None:
    play = welcomed()
    shown = play.last
    tap = Tapped(shown.talk or 0, shown.step, "others", shown.id, "q", 1)
    play.tap("idea-shop-hello")
    before = play.line
    play.happen(tap)
    assert play.line == before


def test_a_reply_goes_to_the_talk_it_answers() -> None:
    play = planned()
    play.pass_time(timedelta(hours=27, minutes=16))
    cue_message = play.last.id
    play.command("start")
    play.say("im going", reply_to=cue_message)
    assert play.key == "cue-going"


def test_words_that_fit_nothing_meet_three_ways() -> None:
    play = planned()
    play.say("the weather is nice")
    assert play.key == "home-for-what"
    assert play.offered[:3] == ["home-plan-it", "home-did-it", "home-keep"]
    play.tap("home-plan-it")
    assert play.key == "plan-when"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4), st.data())
def test_nothing_typed_breaks_a_talk(texts: list[str], data: st.DataObject) -> None:
    play = Play(places()[data.draw(st.sampled_from(sorted(places())))])
    for text in texts:
        play.say(text)
        play.pass_time(timedelta(seconds=4))


def decided(known: Known, event: Event) -> Decision:
    """A decision whose every line is in the book and whose every button fits its bytes."""
    decision = decide(known, event, MONDAY, Draw(tuple(range(100, 148)), 0, voice=BOOK.caption))
    for effect in decision.effects:
        if isinstance(effect, Say | Revise):
            if effect.words is not None:
                complete(effect.words)
            for row in effect.rows:
                for choice in row:
                    _written(choice)
    return decision


def _written(choice: Choice) -> None:
    complete(choice.caption)
    if choice.copies is not None:
        complete(choice.copies)
    else:
        taps.write(taps.Tap(1, 2**62, "very_long_step__", choice.key))
