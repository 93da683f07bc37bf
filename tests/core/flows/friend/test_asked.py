"""A hello asked for: where it is offered, one preview, one message, and what comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.effects import Say
from bot.core.records.lines import line
from bot.core.records.model import Path
from tests.core.asked_for import (
    AT,
    DAY,
    DINNER,
    HOUR,
    PREVIEW,
    SET,
    START,
    WAYS,
    asked,
    dinner,
    lets_go_quietly,
    opens,
    requests,
    shelves,
    to,
    waiting,
)
from tests.core.pair import MINUTE, linked, previewed

# where it is offered


def test_it_is_offered_once_word_for_word_while_something_hard_is_planned() -> None:
    pair = dinner()
    helps = line("friend-ask-help", intro=SET, friend="Lena")
    assert pair.ana.line == line("friend-preview-after", before=helps, preview=PREVIEW)
    assert pair.ana.offered == WAYS
    pair.ana.tap("friend-no")
    assert pair.ana.line == line("friend-said", text=SET)
    pair.ana.command("plan")
    pair.ana.tap("plan-keep-both")
    pair.ana.say("I promised Tom to call sunday 3pm")
    pair.pass_time(timedelta(seconds=3))
    pair.ana.tap("plan-promise-yes", "plan-good")
    assert pair.ana.line == line("plan-set-promise", day="Sun 6 Dec")


@pytest.mark.parametrize("path", [Path.ALONE, Path.UNSAID])
def test_it_is_not_offered_on_other_paths(path: Path) -> None:
    assert dinner(path).ana.line == SET


def test_it_is_never_offered_after_something_hard() -> None:
    pair = previewed()
    pair.ana.tap("friend-keep-mine")
    felt = tuple(replace(s, felt=7 if s.settled_at else None) for s in pair.ana.known.steps)
    person = replace(pair.ana.known.person, path=Path.AFTER)
    pair.ana.known = replace(pair.ana.known, person=person, steps=felt)
    pair.ana.command("plan")
    pair.ana.tap("plan-keep-both")
    pair.ana.say(DINNER)
    pair.pass_time(timedelta(seconds=3))
    pair.ana.tap("plan-promise-yes", "plan-good")
    assert pair.ana.line == SET


def test_it_can_be_asked_for_from_next_and_from_the_friends_page() -> None:
    pair = dinner()
    pair.ana.tap("friend-no")
    opens(pair)
    assert len(pair.ana.offered) <= 7
    pair.ana.tap("next-hello")
    assert pair.ana.line == PREVIEW
    pair.ana.tap("friend-no")
    assert pair.ana.key == "friend-okay"
    pair.ana.command("friend")
    pair.ana.tap("Lena", "next-hello")
    assert pair.ana.line == PREVIEW
    assert pair.ana.offered == WAYS


def test_without_a_plan_it_can_be_asked_for_now() -> None:
    pair = linked()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "next-hello")
    assert pair.ana.offered == ["friend-ask-now", "friend-other-words", "friend-no"]


def test_of_several_friends_it_is_asked_who_and_not_whom_they_do_not_hear() -> None:
    pair = dinner()
    pair.ana.tap("friend-no")
    (lena,) = pair.ana.known.links
    tom = replace(lena, id=77, friend=9, friend_name="Tom")
    pair.ana.known = replace(pair.ana.known, links=(lena, tom, replace(tom, id=78, muted=True)))
    opens(pair)
    pair.ana.tap("next-hello")
    assert pair.ana.key == "friend-ask-whose"
    assert pair.ana.offered == ["Lena", "Tom", "friend-close"]
    pair.ana.tap("Tom")
    assert pair.ana.keys == ["friend-preview", "friend-ask-glad"]
    assert pair.ana.values == ["Tom", "Ana"]


def test_somebody_whom_they_were_asked_to_write_to_is_not_asked() -> None:
    pair = linked()
    (lena,) = pair.ana.known.links
    pair.ana.known = replace(pair.ana.known, links=(replace(lena, chosen=False),))
    pair.ana.command("friend")
    pair.ana.tap("Lena")
    assert "next-hello" not in pair.ana.offered


# now


def test_the_very_bytes_go_after_a_minute_and_undo_wins_before() -> None:
    pair = dinner()
    pair.ana.tap("friend-ask-now")
    assert pair.ana.line == line("friend-in-a-minute", friend="Lena")
    pair.pass_time(timedelta(seconds=59))
    assert requests(pair) == 0
    pair.ana.tap("friend-undo")
    pair.pass_time(HOUR)
    assert requests(pair) == 0
    pair = asked()
    assert pair.ana.line == line("friend-has-gone", friend="Lena")
    assert line("befriended-from", person="Ana", day="today") in pair.lena.lines
    assert line("friend-ask-glad", name="Ana") in pair.lena.lines
    assert pair.lena.offered == ["befriended-hello", "befriended-thinking"]
    to(pair, AT + DAY)
    assert requests(pair) == 1


@pytest.mark.parametrize("typed", ["now", "yes", "Send it", "saturday 19:00"])
def test_only_a_tap_asks(typed: str) -> None:
    pair = dinner()
    pair.ana.say(typed, reply_to=pair.ana.last.id)
    to(pair, AT + DAY)
    assert requests(pair) == 0


def test_a_tap_or_own_words_come_back_as_any_answer() -> None:
    tapped, typed = asked(), asked()
    tapped.lena.tap("befriended-hello")
    typed.lena.say("You can do this")
    for pair, came in ((tapped, line("befriended-hello")), (typed, "You can do this")):
        pair.settle()
        assert pair.ana.line == line("friend-came", friend="Lena", text=came)
        assert pair.ana.offered == ["friend-wave-back", "friend-keep-line", "friend-no-more-from"]


def test_what_was_asked_for_comes_in_quiet_hours_and_later_waits_for_the_morning() -> None:
    for late, comes in ((timedelta(minutes=59), True), (timedelta(minutes=61), False)):
        pair = dinner()
        to(pair, AT + timedelta(minutes=110))  # ten to nine, and quiet from nine
        pair.ana.command("friend")
        pair.ana.tap("Lena", "next-hello", "friend-ask-now")
        pair.pass_time(MINUTE)
        assert requests(pair) == 1
        pair.pass_time(late)
        pair.lena.tap("befriended-hello")
        pair.settle()
        assert ("befriended-hello" in pair.ana.on_screen) is comes


def test_other_words_are_shown_before_they_go() -> None:
    pair = dinner()
    pair.ana.tap("friend-other-words", "2")
    assert line("friend-ask-short", name="Ana") in pair.ana.lines
    pair.ana.tap("friend-other-words", "friend-own-words")
    pair.ana.say("Big dinner, hold my hand?")
    own = line("friend-preview", friend="Lena", text="Big dinner, hold my hand?")
    assert own in pair.ana.lines
    pair.ana.tap(START)
    to(pair, AT)
    assert line("befriended-from", person="Ana", day="today") in pair.lena.lines
    assert "Big dinner, hold my hand?" in pair.lena.values


def test_it_leaves_once_as_any_line() -> None:
    pair = asked()
    (link,) = pair.lena.known.links
    (request,) = (s for s in pair.lena.said if isinstance(s, Say) and s.once is not None)
    assert request.once == link.id


# the measure


def test_it_counts_as_the_one_line_a_day() -> None:
    pair = asked()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to")
    assert line("friend-enough", friend="Lena") in pair.ana.lines
    pair.ana.command("friend")
    pair.ana.tap("Lena", "next-hello")
    later = line("friend-ask-later", friend="Lena")
    assert pair.ana.line == line("friend-preview-after", before=later, preview=PREVIEW)
    assert pair.ana.offered == WAYS[1:], "now is too soon"


def test_where_nothing_can_go_it_is_said_when_it_can() -> None:
    pair = asked()
    shelves(pair)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "next-hello")
    assert pair.ana.line == line("friend-no-room", friend="Lena", count=1)


def test_what_waits_for_a_step_leaves_room_for_a_line_before_it_and_keeps_its_own() -> None:
    pair = waiting()
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to", "friend-send-to")
    assert pair.ana.line == line("friend-in-a-minute", friend="Lena")
    to(pair, AT - 10 * HOUR)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-a-line-to")
    assert pair.ana.line == line("friend-no-room", friend="Lena", count=2)
    to(pair, AT)
    assert requests(pair) == 1


# the friend's side


def test_who_was_let_go_quietly_answers_and_nobody_hears_of_it() -> None:
    pair = asked()
    lets_go_quietly(pair)
    pair.settle()
    said = len(pair.ana.said)
    pair.lena.tap("befriended-hello")
    assert pair.lena.line == line("befriended-on-its-way", person="Ana")
    pair.settle()
    assert len(pair.ana.said) == said
