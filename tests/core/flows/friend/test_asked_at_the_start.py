"""A hello asked for at the start of a step: it goes where the step goes, and nowhere without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.arrivals import greetings
from bot.core.flows import CONVERSATIONS
from bot.core.records.events import Blocked, DueKind
from bot.core.records.lines import line
from bot.core.records.memories import FriendMemory
from bot.core.records.model import StepState
from tests.core.asked_for import (
    AT,
    DAY,
    HOUR,
    LET_GO,
    PREVIEW,
    START,
    WAITS,
    WAYS,
    dinner,
    lets_go_quietly,
    moves,
    opens,
    requests,
    shelves,
    to,
    waiting,
)
from tests.core.pair import MINUTE, Pair
from tests.core.told import every_key


def test_it_leaves_when_the_step_starts() -> None:
    pair = waiting()
    assert pair.ana.line == WAITS
    assert pair.ana.offered == ["friend-undo"]
    to(pair, AT - MINUTE)
    assert requests(pair) == 0
    to(pair, AT)
    assert requests(pair) == 1
    assert "friend-has-gone" in pair.ana.on_screen


def test_it_can_be_taken_back_until_then() -> None:
    pair = waiting()
    pair.pass_time(DAY)
    pair.ana.tap("friend-undo")
    to(pair, AT + DAY)
    assert requests(pair) == 0


def _cancels(pair: Pair) -> None:
    opens(pair)
    pair.ana.tap("next-cancel", "promise-i-told-them", "next-let-go")


def _blocks_us(pair: Pair) -> None:
    pair.ana.happen(Blocked())


def _lets_go_kindly(pair: Pair) -> None:
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-stop", "friend-kindly")


def _erases(pair: Pair) -> None:
    pair.ana.command("erase")
    pair.ana.tap("data-erase-now")


def _is_left(pair: Pair) -> None:
    """Lena stops: nothing but the link's number stays in what is remembered of her."""
    pair.lena.command("stop")
    pair.lena.tap("befriended-stop-now")
    pair.settle()
    known = pair.ana.known
    emptied = [replace(t, memory=FriendMemory(link=FriendMemory.of(t).link)) for t in known.talks]
    pair.ana.known = replace(known, talks=tuple(emptied))


def _in_danger(pair: Pair) -> None:
    to(pair, AT - HOUR)
    pair.ana.say("I want to die")


def _is_there_early(pair: Pair) -> None:
    to(pair, AT - 20 * MINUTE)
    pair.ana.tap("promise-on-my-way", "cue-done")


def test_it_goes_nowhere_without_its_step_its_friend_or_on_a_hard_day() -> None:
    for change in [
        *(shelves, _cancels, _is_there_early, _in_danger),
        *(_blocks_us, lets_go_quietly, _lets_go_kindly, _is_left, _erases),
    ]:
        pair = waiting()
        change(pair)
        to(pair, AT + 2 * DAY)
        assert requests(pair) == 0, change


@pytest.mark.parametrize("change", [shelves, _cancels, _is_there_early])
def test_that_it_was_let_go_is_said_at_once_and_calls_nobody(
    change: Callable[[Pair], None],
) -> None:
    pair = waiting()
    change(pair)
    pair.pass_time(timedelta(seconds=1))
    assert LET_GO in pair.ana.on_screen
    assert LET_GO not in every_key(pair.ana.got)
    assert WAITS.key not in pair.ana.on_screen


@pytest.mark.parametrize(
    ("words", "day", "start"),
    [
        ("sunday 15:00", "Sun 6 Dec", datetime(2026, 12, 6, 14, tzinfo=UTC)),
        ("friday 15:00", "Fri 4 Dec", datetime(2026, 12, 4, 14, tzinfo=UTC)),
    ],
)
def test_it_goes_where_the_step_goes_and_that_is_shown(
    words: str, day: str, start: datetime
) -> None:
    pair = waiting()
    moves(pair, words)
    assert pair.ana.line == line("friend-ask-waits", friend="Lena", day=day, time="15:00")
    assert pair.ana.offered == ["friend-undo"]
    to(pair, start - MINUTE)
    assert requests(pair) == 0
    to(pair, start)
    assert requests(pair) == 1
    to(pair, AT + 2 * DAY)
    assert requests(pair) == 1


def test_a_step_that_moved_before_the_tap_is_shown_anew() -> None:
    pair = dinner()
    card = pair.ana.last
    moves(pair, "sunday 15:00")
    pair.ana.tap_on(card, START)
    shown = pair.ana.screen[card.id]
    again = line("friend-here-again")
    assert shown.line == line("friend-preview-after", before=again, preview=PREVIEW)
    assert "friend-ask-at-start" in shown.offered


@pytest.mark.parametrize("early", [HOUR, timedelta(minutes=5)])
def test_a_clock_that_was_set_does_not_send_it_early(early: timedelta) -> None:
    pair = waiting()
    (key,) = (key for key in pair.ana.calendar if key[1] is DueKind.LINE)
    pair.ana.calendar[key] = AT - early
    to(pair, AT - MINUTE)
    assert requests(pair) == 0
    to(pair, AT)
    assert requests(pair) == 1


@pytest.mark.parametrize(("late", "goes"), [(HOUR, 1), (HOUR + MINUTE, 0)])
def test_what_we_could_not_send_for_an_hour_stays(late: timedelta, goes: int) -> None:
    pair = waiting()
    (key,) = (key for key in pair.ana.calendar if key[1] is DueKind.LINE)
    pair.ana.calendar[key] = AT + late
    to(pair, AT + 2 * HOUR)
    assert requests(pair) == goes


def test_a_rest_of_the_day_takes_a_plan_and_its_hello_and_leaves_a_promise() -> None:
    for promise, goes in ((True, 1), (False, 0)):
        pair = waiting()
        steps = tuple(replace(s, promise=promise) for s in pair.ana.known.steps)
        pair.ana.known = replace(pair.ana.known, steps=steps)
        pair.ana.command("pause")
        pair.ana.tap("settings-a-week")
        to(pair, AT + HOUR)
        assert requests(pair) == goes


def test_it_keeps_to_the_hour_of_the_step_when_the_clock_is_another() -> None:
    pair = waiting()
    pair.ana.command("settings")
    pair.ana.tap("settings-clock-and-quiet", "settings-clock", "13:05")
    to(pair, AT)
    assert requests(pair) == 0
    to(pair, AT + HOUR)
    assert requests(pair) == 1


def test_a_step_that_moves_too_near_to_a_line_is_told_so_and_sends_nothing() -> None:
    pair = waiting()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-send-to")
    pair.pass_time(MINUTE)
    moves(pair, "today 20:00")
    assert "friend-no-room" in pair.ana.on_screen
    assert not [one for one in pair.ana.got if one.key == WAITS.key and "20:00" in one.values]
    pair.pass_time(8 * HOUR)
    assert requests(pair) == 0


def test_it_outlasts_the_days_that_words_stay() -> None:
    pair = waiting()
    person = replace(pair.ana.known.person, words_stay=30)
    old = replace(pair.ana.known, person=person)
    kept = {talk.id for talk in old.talks if FriendMemory.of(talk).start is not None}
    gone = {talk.id for talk in greetings.unanswered(CONVERSATIONS, old, pair.ana.now + 60 * DAY)}
    assert kept
    assert not kept & gone


def test_the_step_itself_knows_nothing_of_it() -> None:
    pair = waiting()
    step = pair.ana.known.steps[-1]
    assert step.state is StepState.PLANNED
    assert all(step.id != subject for subject, kind in pair.ana.calendar if kind is DueKind.LINE)


def test_who_no_longer_hears_a_friend_asks_them_for_nothing() -> None:
    pair = waiting()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-mute")
    pair.pass_time(MINUTE)
    assert LET_GO in pair.ana.on_screen
    to(pair, AT + HOUR)
    assert requests(pair) == 0


def test_a_friend_who_stops_leaves_no_promise_on_the_card() -> None:
    pair = waiting()
    pair.lena.command("stop")
    pair.lena.tap("befriended-stop-now")
    pair.pass_time(MINUTE)
    assert WAITS.key not in pair.ana.on_screen
    assert "friend-undo" not in pair.ana.offered


def test_the_last_words_shown_again_offer_no_now_that_cannot_be() -> None:
    pair = dinner()
    card = pair.ana.last
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-send-to")
    pair.pass_time(MINUTE)
    pair.ana.tap_on(card, "friend-other-words")
    pair.ana.tap("back")
    (shown,) = (one for one in pair.ana.screen.values() if START in one.offered)
    assert shown.offered == WAYS[1:]
    assert "friend-ask-later" in shown.keys


def test_a_rest_frees_the_room_of_a_hello_that_waited_for_its_step() -> None:
    pair = dinner()
    pair.ana.tap("friend-no")
    pair.ana.command("plan")
    pair.ana.tap("plan-keep-both", "idea-follow-up", "tomorrow 17:30")
    pair.ana.tap("feel-okay", "plan-good")
    pair.ana.command("next")
    pair.ana.tap("tomorrow 17:30", "next-hello", START)
    assert pair.ana.line.key == WAITS.key
    to(pair, AT - 4 * DAY - HOUR - 35 * MINUTE)
    pair.ana.tap("cue-not-today", "cue-rest")
    pair.pass_time(timedelta(seconds=1))
    assert LET_GO in pair.ana.on_screen
    assert requests(pair) == 0
    pair.ana.command("friend")
    pair.ana.tap("Lena", "next-hello")
    assert "friend-ask-now" in pair.ana.offered
