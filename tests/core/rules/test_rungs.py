"""When a little more may be offered: three days of one kind, no hard week, and rests in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core.records.events import NO_HELPLINES, Commanded, Draw
from bot.core.records.memories import CareMemory, DebriefMemory
from bot.core.records.model import (
    NOTES,
    Chip,
    Company,
    Consent,
    Feel,
    Known,
    Path,
    Person,
    Step,
    StepState,
    Talk,
)
from bot.core.records.turn import Moment
from bot.core.rules import rungs, wording
from bot.core.rules.ideas import Dial, library
from tests.core.play import MONDAY
from tests.core.told import BOOK, written

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
NOW = MONDAY
MONTHS_AGO = (Consent(NOTES, 1, True, NOW - 60 * DAY),)
WHO = Person(7, zone="Europe/Berlin", path=Path.ALONE, consents=MONTHS_AGO)
WORRIED = {"state": StepState.NOT_THIS_TIME, "felt": None, "answers": {"why": Chip("worried")}}
BUSY = {"state": StepState.NOT_THIS_TIME, "felt": None, "answers": {"why": Chip("busy")}}


def step(days_ago: float, **values: object) -> Step:
    at = NOW - days_ago * DAY
    id = round(1000 - 10 * days_ago)
    made = Step(id, StepState.DONE, "shop-hello", felt=Feel.CALM, at=at, settled_at=at)
    return replace(made, **values)  # type: ignore[arg-type]


def of(known: Known, now: datetime = NOW) -> Moment:
    talk = Talk(1, DebriefMemory(), "next_one")
    event, draw = Commanded("plan", "", 1), Draw((1,), 0, "", written, NO_HELPLINES)
    return Moment(known, talk, event, now, draw)


def offered(*before: Step, last: Step | None = None, person: Person = WHO, **known: object) -> str:
    last = step(0) if last is None else last
    there = Known(person, steps=(*before, last), **known)  # type: ignore[arg-type]
    return rungs.offer(of(there), last, replace(last, id=5000, state=StepState.PLANNED))


CALM = (step(4), step(2, felt=Feel.OKAY))


def test_it_is_the_next_rung_after_three_days() -> None:
    assert offered(*CALM) == library()["shop-hello"].bigger
    assert offered(CALM[0]) == ""


@pytest.mark.parametrize(
    ("before", "there"),
    [
        ((step(0.1), step(0.2)), False),  # three on one day
        ((step(0.1), step(2), step(2.1)), False),  # five on two days
        ((step(2), step(0.1), step(4)), True),
        ((step(4), step(2, felt=Feel.UNEASY)), False),
        ((step(4), step(2, felt=None)), False),  # nobody knows how it felt
        ((step(4), step(2, state=StepState.PART)), False),
        ((step(4), step(2, idea="wave")), False),
        ((step(6, felt=Feel.UNEASY), *CALM), True),
        ((*CALM, step(1, **WORRIED)), False),
        ((*CALM, step(1, **BUSY)), True),  # says nothing of the step
    ],
)
def test_three_days_alike_felt_calm_or_okay(before: tuple[Step, ...], there: bool) -> None:
    assert (offered(*before) != "") is there


def test_a_change_a_promise_or_a_part_are_no_way_up() -> None:
    last = step(0)
    known = of(Known(WHO, steps=(*CALM, last)))
    again = replace(last, id=5000)
    assert rungs.offer(known, last, again)
    assert not rungs.offer(known, last, replace(again, change=Chip("change1")))
    assert not rungs.offer(known, last, replace(again, minutes=5))
    assert not offered(*CALM, last=step(0, state=StepState.PART))
    own = [step(n, idea=None, text="call my aunt") for n in (4, 2, 0)]
    assert offered(*own[:2], last=own[2]) == rungs.OWN
    assert not offered(*own[:2], last=replace(own[2], promise=True))
    assert not offered(*own[:2], last=replace(own[2], text="bowling"))
    assert offered(*own[:2], last=replace(own[2], text="I called my aunt")) == rungs.OWN
    assert not offered(*own[:2], last=replace(own[2], text=""))  # their words have faded


@pytest.mark.parametrize(
    ("who", "there"),
    [
        ({}, True),
        ({"consents": (Consent(NOTES, 1, True, NOW - 14 * DAY),)}, True),
        ({"consents": (Consent(NOTES, 1, True, NOW - 13.9 * DAY),)}, False),
        ({"consents": (*MONTHS_AGO, Consent(NOTES, 2, True, NOW - DAY))}, True),
        ({"consents": (Consent("friend", 1, True, NOW - 60 * DAY),)}, False),
        ({"asked": {"up": NOW - WEEK}}, True),
        ({"asked": {"up": NOW - 6.9 * DAY}}, False),
        ({"asked": {"up_same": NOW - 2 * WEEK}}, True),
        ({"asked": {"up_same": NOW - 13.9 * DAY}}, False),
        ({"held_until": NOW + DAY}, False),
        ({"paused_until": NOW + DAY}, False),
        ({"alone_until": NOW + DAY}, False),
        ({"held_until": NOW - DAY}, True),  # a rest they chose
        ({"lines_rest_until": NOW - 5.9 * DAY}, False),  # a card of help, 6.9 days ago
        ({"lines_rest_until": NOW - 6 * DAY}, True),
        ({"date": "11-30"}, False),
    ],
)
def test_who_may_meet_it(who: dict[str, object], there: bool) -> None:
    person = replace(WHO, **who)  # type: ignore[arg-type]
    assert (offered(*CALM, person=person) != "") is there


def test_not_in_a_hard_week() -> None:
    other = {"idea": "wave", "felt": Feel.TENSE}
    assert not offered(*CALM, step(6.9, **other))
    assert offered(*CALM, step(7, **other))
    assert not offered(*CALM, step(13.9, change=Chip("more.what"), **other))
    assert offered(*CALM, step(14, change=Chip("more.what"), **other))
    for days, there in [(6.9, False), (7, True)]:  # one that only asked, and still stands
        care = CareMemory("C2", asks=True, since=NOW - days * DAY)
        talks = (Talk(2, care, "card", floor=False),)
        assert (offered(*CALM, talks=talks) != "") is there


def test_one_dial_is_turned_and_named() -> None:
    for idea in library().values():
        if idea.bigger:
            plan = Step(1, idea=idea.key, minutes=idea.minutes, who=3, company=idea.company)
            up, dial = rungs.up(plan, idea.bigger), rungs.dial(plan, idea.bigger)
            assert (up.idea, wording.turned(up)) == (idea.bigger, dial)
            assert (up.who is None) is (dial is Dial.COMPANY), "somebody else is meant"
            assert getattr(library()[idea.bigger], dial) != getattr(idea, dial)


@pytest.mark.parametrize(
    ("text", "minutes", "dial", "longer", "words"),
    [
        ("sit in the café for 10 minutes", 10, Dial.LENGTH, 15, "15 minutes this time"),
        ("call my aunt", 0, Dial.LENGTH, 0, "a little longer"),
        ("call my aunt", 0, Dial.PLACE, 0, "in another place"),
        ("call my aunt", 0, Dial.COMPANY, 0, "with someone else"),
        ("walk for 4 hours", 240, Dial.LENGTH, 240, "240 minutes this time"),
    ],
)
def test_a_dial_of_own_words(text: str, minutes: int, dial: Dial, longer: int, words: str) -> None:
    plan = Step(1, text=text, minutes=minutes, company=Company.FAMILY, who=3)
    more = rungs.own(plan, dial)
    assert (more.who is None) is (more.company is None) is (dial is Dial.COMPANY)
    assert (more.text, more.minutes, wording.turned(more)) == (text, longer, dial)
    assert BOOK.render("en", wording.name(more)).text.endswith(f", {words}")
    assert wording.change(more) == wording.NO_LINE
    again = replace(more, change="")
    assert BOOK.render("en", wording.name(again)).text.casefold() == text
    assert (wording.change(again) == wording.NO_LINE) is (longer == minutes)
