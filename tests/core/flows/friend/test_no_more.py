"""A friend's hurtful message has its door: no more of them, and the words leave the chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.arrivals.asides import MOST_BUTTONS
from bot.core.records.events import DueKind
from bot.core.records.lines import line
from bot.core.records.model import LinkState, Look
from tests.core.pair import MINUTE, Pair, linked, sent
from tests.core.told import caption, every_key

DOOR = "friend-no-more-from"
HURTS = "why haven't you gone out?"
STOPS = [
    "stop",
    "no more",
    "leave me alone",
    "no more messages",
    "stop messaging me",
    "no more from her",
]


def hurt(pair: Pair | None = None, *texts: str) -> Pair:
    """Ana gets these of Lena's, as one message or several."""
    pair = pair or sent()
    pair.settle()
    for text in texts or (HURTS,):
        pair.lena.command("hello")
        pair.lena.say(text)
        pair.lena.tap("befriended-send")
        pair.settle()
    return pair


def words_on_screen(pair: Pair) -> set[str]:
    said = (one for shown in pair.ana.screen.values() for one in shown.lines)
    return {str(one.params["text"]) for one in said if "text" in one.params}


def test_each_message_of_a_friend_has_it() -> None:
    pair = hurt()
    assert pair.ana.offered == ["friend-wave-back", "friend-keep-line", DOOR]
    assert line(DOOR, friend="Lena") in pair.ana.captions
    pair.ana.tap("friend-keep-line")
    assert DOOR in pair.ana.offered
    pair.ana.say("that hurts")
    assert DOOR in pair.ana.offered


def test_a_tap_lets_no_more_come_and_takes_the_words_away() -> None:
    pair = hurt()
    pair.ana.tap(DOOR)
    assert pair.ana.line == line("friend-no-more", friend="Lena")
    assert HURTS not in words_on_screen(pair)
    hurt(pair, "and now?")
    pair.pass_time(timedelta(days=8))
    assert not {HURTS, "and now?"} & words_on_screen(pair)
    assert "friend-came" not in pair.ana.on_screen


def test_the_friend_sees_no_difference() -> None:
    def of_lena(pair: Pair) -> list[object]:
        pair.settle()
        hurt(pair, "and now?")
        pair.lena.command("status")
        pair.pass_time(timedelta(days=2))
        return [(told.line, told.offered) for told in pair.lena.got]

    silent, other = hurt(), hurt()
    silent.ana.tap(DOOR)
    assert of_lena(silent) == of_lena(other)
    assert [link.state for link in silent.ana.known.links] == [LinkState.ACTIVE]


def test_a_second_thought_is_one_tap() -> None:
    pair = hurt()
    pair.ana.tap(DOOR)
    pair.ana.command("friend")
    pair.ana.tap("Lena", "friend-muted")
    hurt(pair, "sorry")
    pair.pass_time(timedelta(days=1))
    assert "sorry" in words_on_screen(pair)


def test_words_that_came_before_go_as_well() -> None:
    pair = hurt()
    pair.pass_time(timedelta(days=1))
    hurt(pair, "hello?")
    assert {HURTS, "hello?"} <= words_on_screen(pair)
    pair.ana.tap(DOOR)
    pair.pass_time(MINUTE)
    assert not {HURTS, "hello?"} & words_on_screen(pair)
    assert pair.ana.screen
    assert not [kind for _, kind in pair.ana.calendar if kind is DueKind.FOLD]


def test_so_does_every_copy_of_them() -> None:
    pair = hurt()
    pair.ana.say("that hurts")
    pair.pass_time(timedelta(days=1))
    hurt(pair, "hello?")
    newest = pair.ana.last
    assert HURTS in words_on_screen(pair)
    pair.ana.tap_on(newest, DOOR)
    pair.pass_time(MINUTE)
    assert not {HURTS, "hello?"} & words_on_screen(pair)


def test_a_door_that_nobody_takes_becomes_a_quiet_word() -> None:
    pair = hurt()
    pair.ana.say("stop")
    door = pair.ana.last
    pair.pass_time(timedelta(days=8))
    assert pair.ana.screen[door.id].keys == ["friend-okay"]
    assert HURTS in words_on_screen(pair)


def test_what_waited_comes_no_more() -> None:
    pair = hurt(sent(), HURTS, "Well?", "I can wait")
    pair.ana.tap(DOOR)
    pair.pass_time(timedelta(days=2))
    assert "friend-came" not in pair.ana.on_screen
    assert "friend-came-several" not in pair.ana.on_screen


@pytest.mark.parametrize("typed", [*STOPS, "no more from Lena", caption(DOOR, friend="Lena")])
def test_a_typed_stop_offers_the_door_and_repeats_nothing(typed: str) -> None:
    for replies in (True, False):
        pair = hurt()
        pair.ana.say(typed, reply_to=pair.ana.last.id if replies else None)
        assert pair.ana.key == "friend-no-more-offered"
        assert pair.ana.offered == [DOOR]
        assert "friend-came" not in pair.ana.keys
        assert HURTS not in pair.ana.values
        pair.ana.tap(DOOR)
        assert HURTS not in words_on_screen(pair)
        assert pair.ana.line == line("friend-no-more", friend="Lena")


def test_a_stop_some_hours_later_is_said_of_it_too() -> None:
    pair = hurt()
    pair.pass_time(timedelta(hours=5))
    pair.ana.say("stop")
    assert pair.ana.offered == [DOOR]
    pair.pass_time(timedelta(hours=13))
    pair.ana.say("stop")
    assert pair.ana.offered == [DOOR]


def test_the_door_only_offers() -> None:
    pair = hurt()
    pair.ana.say("stop")
    pair.ana.say("yes")
    assert (pair.ana.key, pair.ana.offered) == ("only-a-tap", [DOOR])
    assert HURTS not in pair.ana.values
    pair.ana.say("no")
    assert pair.ana.key == "friend-okay"
    hurt(pair, "sorry")
    pair.pass_time(timedelta(days=1))
    assert "sorry" in words_on_screen(pair)


def test_a_stop_of_something_else_is_not_said_of_it() -> None:
    pair = sent()
    pair.ana.command("plan")
    hurt(pair)
    pair.ana.say("stop")
    assert "friend-no-more-offered" not in every_key(pair.ana.got)


def test_the_door_of_a_friend_who_has_left_takes_the_words_away() -> None:
    pair = hurt()
    pair.lena.command("stop")
    pair.lena.tap("befriended-stop-now")
    pair.settle()
    card = next(shown for shown in pair.ana.screen.values() if shown.key == "friend-came")
    pair.ana.tap_on(card, DOOR)
    assert HURTS not in words_on_screen(pair)


def test_a_hidden_chat_covers_the_door() -> None:
    pair = linked()
    pair.ana.known = replace(
        pair.ana.known, person=replace(pair.ana.known.person, look=Look.HIDDEN)
    )
    hurt(pair)
    pair.ana.say("stop")
    assert pair.ana.last.uncovered.keys == ["friend-came-hidden"]
    assert pair.ana.offered == [DOOR]


def test_there_are_never_more_buttons_than_are_read() -> None:
    pair = sent()
    pair.ana.command("pause")
    pair.ana.tap("settings-a-week")
    for _ in range(3):
        hurt(pair, "one", "two", "three")
        pair.pass_time(timedelta(days=1))
    pair.pass_time(timedelta(days=8))
    several = [s for s in pair.ana.screen.values() if s.key == "friend-came-several"]
    assert several
    for shown in several:
        pair.ana.say("that hurts", reply_to=shown.id)
        assert DOOR in pair.ana.offered
        assert sum(map(len, pair.ana.last.rows)) <= MOST_BUTTONS
