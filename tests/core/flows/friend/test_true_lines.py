"""A line is true when it arrives: the kind of act, and "today" only where it lands today."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.records.lines import Line, line
from bot.core.records.model import Link, Step, StepState
from bot.core.rules import acts
from tests.core.nina import MINUTE, promised
from tests.core.pair import FIRST, UNDATED, Pair, linked, previewed
from tests.core.told import every_key, plain

TODAY, NO_DAY = line("friend-today"), line("nothing")
CARE = line("friend-line-care", name="Ana", day=TODAY)
STEP = line("friend-line-step", name="Ana", day=TODAY)
LINK = Link(1, 7, person_name="Ana", friend_name="Lena")
SAYS = {
    "reply-owed": "message",
    "be-early": "early",
    "follow-up": "question",
    "shop-hello": "hello",
    "thinking-of-you": "message",
    "sit-near": "stay",
    "wave": "greet",
    "neighbour": "hello",
    "shop-nod": "greet",
    "shop-question": "question",
    "bench": "outside",
    "cafe": "stay",
    "call-two": "call",
    "neighbour-question": "question",
    "online-group": "group",
    "online-hello": "hello",
    "smile": "smile",
    "say-when": "posted",
    "offer-hand": "help",
    "listen-ten": "with",
    "walk-with": "with",
    "thank-one": "thanks",
    "kind-no": "step",
    "meal": "with",
}


def said(step: Step, *, today: bool = True) -> list[Line]:
    return [plain(one) for one in acts.lines(step, LINK, today=today)]


def at(pair: Pair, hour: int, minute: int) -> None:
    """It is so late in Berlin on Tuesday."""
    pair.pass_time(datetime(2026, 12, 1, hour - 1, minute, tzinfo=UTC) - pair.ana.now)


def done_at(hour: int, minute: int) -> Pair:
    """Ana's first step, answered at this hour of its day."""
    pair = linked()
    pair.ana.command("plan")
    pair.ana.tap("idea-shop-hello", "14:05", "tomorrow 17:30", "feel-tense", "plan-good")
    at(pair, 17, 20)
    pair.ana.tap("cue-im-going")
    at(pair, hour, minute)
    pair.ana.tap("cue-done", "feel-uneasy", "debrief-enough", "debrief-not-now-button")
    return pair


# what it was


def test_every_idea_is_named_as_what_it_is() -> None:
    for idea, act in SAYS.items():
        step = Step(1, StepState.DONE, idea=idea)
        assert said(step)[0] == line(f"friend-line-{act}", name="Ana", day=TODAY), idea
        assert said(step, today=False)[0] == line(f"friend-line-{act}", name="Ana", day=NO_DAY)


def test_a_part_and_own_words_are_a_small_step() -> None:
    for step in (Step(1, StepState.PART, idea="shop-hello"), Step(1, StepState.DONE, text="x")):
        assert said(step)[0] == STEP
        assert FIRST not in said(step)


def test_only_a_kept_promise_is_a_kept_promise() -> None:
    kept = Step(1, StepState.DONE, text="pick up Nina", promise=True)
    promise = line("friend-line-promise", name="Ana", day=TODAY)
    assert said(kept)[0] == promise
    part = replace(kept, state=StepState.PART)
    assert promise not in said(part)
    told = replace(kept, told=True)
    assert line("friend-line-posted", name="Ana", day=TODAY) in said(told)


def test_a_plan_changed_with_care_has_its_line() -> None:
    assert CARE in said(Step(1, StepState.DONE, idea="shop-hello", moves=1))
    assert said(Step(1, StepState.NOT_THIS_TIME, text="x", promise=True, told=True))[0] == CARE
    assert CARE not in said(Step(1, StepState.DONE, idea="shop-hello"))


def test_who_was_told_in_time_can_be_a_line() -> None:
    pair = linked()
    marek = promised()
    pair.ana.known = replace(pair.ana.known, steps=marek.known.steps)
    zone = replace(pair.ana.known.person, zone="Europe/Berlin")
    pair.ana.known = replace(pair.ana.known, person=zone)
    pair.ana.command("next")
    pair.ana.tap("next-at", "next-cancel", "promise-i-told-them", "next-let-go")
    assert pair.ana.line == line("friend-said", text=line("cue-good-to-know"))
    pair.ana.tap("friend-to")
    assert CARE in pair.ana.lines


def test_all_ready_lines_fit_on_the_buttons() -> None:
    step = Step(1, StepState.DONE, text="x", promise=True, told=True, moves=2)
    assert len(said(step)) <= 5


# when it was


def test_today_is_said_as_long_as_a_line_leaves_today() -> None:
    assert FIRST in done_at(17, 41).ana.lines
    assert FIRST in done_at(23, 58).ana.lines
    assert UNDATED in done_at(23, 59).ana.lines


def test_what_is_answered_the_next_day_was_not_today() -> None:
    pair = linked()
    pair.ana.command("plan")
    pair.ana.tap("idea-shop-hello", "14:05", "tomorrow 17:30", "feel-tense", "plan-good")
    pair.pass_time(datetime(2026, 12, 2, 8, 0, tzinfo=UTC) - pair.ana.now)
    pair.ana.tap("cue-done", "feel-uneasy", "debrief-enough", "debrief-not-now-button")
    assert UNDATED in pair.ana.lines


def test_what_was_another_day_is_not_called_today() -> None:
    pair = linked()
    pair.ana.command("plan")
    pair.ana.tap("idea-shop-hello", "14:05", "tomorrow 17:30", "feel-tense", "plan-good")
    pair.ana.command("did")
    pair.ana.say("talked to Tom yesterday")
    pair.ana.pass_time(timedelta(seconds=3))
    pair.ana.tap("debrief-enough")
    assert replace(STEP, params={**STEP.params, "day": NO_DAY}) in pair.ana.lines


def test_a_preview_that_waited_is_shown_again_before_it_goes() -> None:
    pair = previewed()
    assert FIRST in pair.ana.lines
    at(pair, 23, 59)
    before = len(pair.lena.got)
    pair.ana.tap("friend-send-to")
    preview = line("friend-preview", friend="Lena", text=UNDATED)
    again = line("friend-here-again")
    assert pair.ana.line == line("friend-preview-after", before=again, preview=preview)
    pair.pass_time(timedelta(hours=1))
    assert len(pair.lena.got) == before
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    assert line("befriended-from", person="Ana", day="today") in pair.lena.got[-1].lines
    assert UNDATED in pair.lena.got[-1].lines


def test_a_line_that_we_were_away_for_is_shown_again() -> None:
    pair = previewed()
    before = len(pair.lena.got)
    pair.ana.tap("friend-send-to")
    pair.ana.away_until(pair.ana.now + timedelta(hours=15))
    pair.settle()
    assert len(pair.lena.got) == before
    (shown,) = (one for one in pair.ana.screen.values() if "friend-here-again" in one.keys)
    assert UNDATED in shown.lines


def test_a_line_comes_at_once_in_whatever_zone_a_friend_lives() -> None:
    pair = previewed()
    lena = replace(pair.lena.known.person, zone="Asia/Tokyo")
    pair.lena.known = replace(pair.lena.known, person=lena)
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    assert line("befriended-from", person="Ana", day="today") in pair.lena.got[-1].lines
    assert FIRST in pair.lena.got[-1].lines


def test_a_line_that_waits_for_the_end_of_a_pause_says_when_it_was_sent() -> None:
    pair = previewed()
    until = pair.lena.now + timedelta(hours=20)
    lena = replace(pair.lena.known.person, zone="Europe/Berlin", paused_until=until)
    pair.lena.known = replace(pair.lena.known, person=lena)
    pair.ana.tap("friend-send-to")
    pair.pass_time(timedelta(hours=19))
    assert FIRST.key not in every_key(pair.lena.got)
    pair.pass_time(timedelta(hours=1))
    assert line("befriended-from-earlier", person="Ana", day="Tue 1 Dec") in pair.lena.got[-1].lines
    assert FIRST in pair.lena.got[-1].lines
