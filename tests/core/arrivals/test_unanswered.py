"""A hello that nobody answers: after half a day a word of ours, not about the friend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.effects import Say
from bot.core.records.events import Blocked, Returned
from bot.core.records.lines import Veiled, line
from bot.core.records.model import Link, Look
from tests.core.asked_for import (
    AT,
    DAY,
    HALF_A_DAY,
    HOUR,
    SO_FAR,
    asked,
    dinner,
    lets_go_quietly,
    to,
)
from tests.core.pair import MINUTE, Pair
from tests.core.told import every_key, within


def test_after_half_a_day_without_an_answer_their_own_words_come_named_as_theirs() -> None:
    pair = dinner()
    person = replace(pair.ana.known.person, later="You got through the first week")
    pair.ana.known = replace(pair.ana.known, person=person)
    pair.ana.tap("friend-ask-now")
    pair.pass_time(MINUTE)
    to(pair, datetime(2026, 12, 1, 1, 6, tzinfo=UTC) - MINUTE)
    assert SO_FAR not in every_key(pair.ana.got)
    to(pair, datetime(2026, 12, 1, 8, tzinfo=UTC))  # it waits for the end of the quiet hours
    assert pair.ana.keys == ["friend-ask-kept", "friend-ask-no-answer"]
    assert pair.ana.values == ["Lena", "You got through the first week"]
    assert pair.ana.offered == []
    assert pair.ana.last.words.params["words"].__class__ is Veiled
    to(pair, AT)
    assert every_key(pair.ana.got).count(SO_FAR) == 1


def _half_a_day(pair: Pair) -> None:
    pair.pass_time(HALF_A_DAY + 8 * HOUR)


def test_without_words_of_their_own_only_that_is_said() -> None:
    pair = asked()
    _half_a_day(pair)
    assert pair.ana.line == line(SO_FAR, friend="Lena")


def test_in_the_hidden_look_all_of_it_is_covered() -> None:
    pair = asked()
    hidden = replace(pair.ana.known.person, look=Look.HIDDEN, later="You can")
    pair.ana.known = replace(pair.ana.known, person=hidden)
    pair.pass_time(HALF_A_DAY + 7 * HOUR)
    (said,) = (e for e in pair.ana.said if isinstance(e, Say) and SO_FAR in _keys(e))
    assert said.silent
    assert said.words.key == "friend-came-hidden"


def _keys(said: Say) -> list[str]:
    return [one.key for one in within(said.words)]


def _has_answered(pair: Pair) -> None:
    pair.lena.tap("befriended-hello")


def _answers_at_night(pair: Pair) -> None:
    pair.pass_time(9 * HOUR)
    pair.lena.tap("befriended-hello")


def _rests(pair: Pair) -> None:
    pair.ana.command("pause")
    pair.ana.tap("settings-three-days")


@pytest.mark.parametrize("change", [_has_answered, _answers_at_night, _rests, lets_go_quietly])
def test_nothing_is_said_where_an_answer_came_or_they_rest_or_have_let_go(
    change: Callable[[Pair], None],
) -> None:
    pair = asked()
    change(pair)
    _half_a_day(pair)
    pair.pass_time(7 * DAY)
    assert SO_FAR not in every_key(pair.ana.got)


def _link(pair: Pair, link: Link) -> None:
    for play in pair.people.values():
        play.known = replace(play.known, links=(link,))


def test_a_friend_whom_they_no_longer_hear_is_not_spoken_of_whatever_they_did() -> None:
    for answers in (True, False):
        pair = asked()
        (link,) = pair.ana.known.links
        _link(pair, replace(link, muted=True))
        if answers:
            pair.lena.tap("befriended-hello")
        _half_a_day(pair)
        assert SO_FAR not in every_key(pair.ana.got)


def _nothing(_: Pair) -> None:
    """Lena does not look."""


def _looks(pair: Pair) -> None:
    pair.lena.command("start")


def _writes_and_does_not_send(pair: Pair) -> None:
    pair.lena.command("hello")
    pair.lena.say("I am thinking of you so much")


def _sent_enough(pair: Pair) -> None:
    (link,) = pair.lena.known.links
    before = (pair.lena.now - HOUR,) * 3
    _link(pair, replace(link, came_at=before))
    pair.lena.tap("befriended-hello")


SILENCES = [_looks, _writes_and_does_not_send, _sent_enough]


@pytest.mark.parametrize("silence", SILENCES)
def test_no_byte_of_it_tells_why_a_friend_is_silent(silence: Callable[[Pair], None]) -> None:
    seen = []
    for what in (_nothing, silence):
        pair = asked()
        what(pair)
        _half_a_day(pair)
        seen.append([(shown.line, shown.rows) for shown in pair.ana.screen.values()])
    assert seen[0] == seen[1]
    assert SO_FAR in [line.key for line, _ in seen[0]]


def test_a_friend_who_blocks_us_for_a_day_has_stopped_and_one_who_comes_back_has_not() -> None:
    pair = asked()
    pair.lena.happen(Blocked())
    pair.lena.happen(Returned())
    _half_a_day(pair)
    assert SO_FAR in pair.ana.on_screen
    pair.lena.happen(Blocked())
    pair.pass_time(timedelta(days=1))
    assert "friend-left" in pair.ana.on_screen


def test_a_pause_that_ends_early_brings_it_no_sooner() -> None:
    pair = asked()
    pair.ana.command("pause", "until friday")
    pair.ana.command("resume")
    pair.settle()
    assert SO_FAR not in pair.ana.on_screen
    _half_a_day(pair)
    assert SO_FAR in pair.ana.on_screen


def test_in_the_hidden_look_it_waits_to_be_read() -> None:
    pair = asked()
    hidden = replace(pair.ana.known.person, look=Look.HIDDEN)
    pair.ana.known = replace(pair.ana.known, person=hidden)
    _half_a_day(pair)
    pair.pass_time(10 * HOUR)
    assert "friend-ask-no-answer" in pair.ana.on_screen
    pair.pass_time(15 * HOUR)
    assert "friend-ask-no-answer" not in pair.ana.on_screen
