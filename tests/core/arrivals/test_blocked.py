"""Somebody blocks us for a while: what was promised meanwhile, and what the two sides hear."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest

from bot.core.records.effects import Remove, Say
from bot.core.records.events import Blocked, Returned
from bot.core.records.lines import line
from bot.core.records.model import Look, Standing, StepState
from tests.core.nina import promised
from tests.core.pair import MINUTE, Pair, linked, previewed, sent
from tests.core.play import MONDAY, Play, planned, welcomed
from tests.core.told import BOOK, every_key

BERLIN: Final = ZoneInfo("Europe/Berlin")
DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
CASES: Final = tomllib.loads(Path("tests/said/blocked.toml").read_text())["case"]
DAY: Final = timedelta(days=1)
WELCOME: Final = "Good that you're here. Nothing is lost, and nothing is owed."
HELLO: Final = line("friend-came", friend="Lena", text=line("befriended-tea"))


def instant(said: str, after: datetime) -> datetime:
    """ "Tue 17:20" of the week that is played, or so many days `after`."""
    if said.startswith("+"):
        return after + timedelta(days=int(said.strip("+d")))
    day, clock = said.split()
    hour, minute = (int(part) for part in clock.split(":"))
    on = MONDAY.astimezone(BERLIN) + timedelta(days=DAYS.index(day))
    return on.replace(hour=hour, minute=minute, second=0)


def to(play: Play, at: datetime) -> None:
    play.pass_time(at - play.now)


def read(play: Play) -> list[str]:
    """What was pushed since anybody looked, as it is read."""
    said = [BOOK.caption("en", one.words) for one in play.said if isinstance(one, Say)]
    play.said.clear()
    return said


def week(play: Play) -> list[str]:
    """What comes within a week, each with its day and hour."""
    came, end = [], play.now + 7 * DAY
    while play.now < end:
        play.pass_time(MINUTE)
        came += [f"{play.now.astimezone(BERLIN):%a %H:%M} {text}" for text in read(play)]
    return came


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["of"])
def test_a_block_of_any_length(case: Mapping[str, Any]) -> None:
    play = {"shop": planned, "promise": promised}[case["plan"]]()
    left = instant(case["blocked"], play.now)
    to(play, left - MINUTE)
    for did in case.get("did", ()):
        if did.startswith("/"):
            play.command(*did[1:].split(" ", 1))
        else:
            play.tap(did)
    to(play, left)
    play.happen(Blocked())
    read(play)
    to(play, instant(case["back"], left))
    assert read(play) == [], "nothing is tried while they are away"
    if "by" in case:
        play.command(case["by"])
    else:
        play.happen(Returned())
    play.pass_time(timedelta())
    said = read(play)
    assert begins(said, case["said"]), said
    assert play.known.steps[0].state is StepState(case["state"])
    came = week(play)
    assert begins(came, case["then"]), came


def begins(texts: Sequence[str], wanted: Sequence[str]) -> bool:
    both = zip(texts, wanted, strict=False)
    return len(texts) == len(wanted) and all(text.startswith(begin) for text, begin in both)


def test_the_table_is_of_this_week() -> None:
    short = [(c["blocked"], c["back"]) for c in CASES if not c["back"].startswith("+")]
    for case in short:
        left, back = (instant(said, MONDAY) for said in case)
        assert MONDAY < left < back
    assert len(CASES) >= 13


def test_two_blocks_on_one_day_are_two_welcomes_and_one_reminder() -> None:
    play = planned()
    for left, back in pairwise(["Tue 17:00", "Tue 17:05", "Tue 17:10", "Tue 17:25"]):
        to(play, instant(left, play.now))
        play.happen(Blocked() if play.known.person.reachable else Returned())
        to(play, instant(back, play.now))
    play.happen(Returned())
    play.pass_time(timedelta())
    keys = every_key(play.got)
    assert (keys.count("home-back"), keys.count("cue-short")) == (2, 1)


def test_what_a_hidden_chat_should_have_lost_meanwhile_goes_on_the_return() -> None:
    play = promised(Look.HIDDEN)
    play.happen(Blocked())
    play.pass_time(2 * DAY)
    assert 3 not in typed_that_went(play), "nothing can be taken away while they are away"
    play.happen(Returned())
    play.pass_time(timedelta())
    assert 3 in typed_that_went(play)


def typed_that_went(play: Play) -> list[int]:
    return [effect.message_id for effect in play.said if isinstance(effect, Remove)]


# the two sides of a friendship


def hello(pair: Pair) -> None:
    pair.lena.command("hello")
    pair.lena.tap("befriended-tea")
    pair.settle()


@pytest.mark.parametrize("away", [timedelta(minutes=25), 3 * DAY, 30 * DAY, 80 * DAY])
def test_a_hello_that_was_on_its_way_arrives_when_its_person_returns(away: timedelta) -> None:
    pair = linked()
    pair.ana.happen(Blocked())
    hello(pair)
    assert pair.lena.line == line("befriended-on-its-way", person="Ana")
    pair.pass_time(away)
    assert "befriended-tea" not in every_key(pair.ana.got)
    pair.ana.happen(Returned())
    pair.settle()
    pair.pass_time(timedelta(hours=20))  # at night it waits for the morning
    assert pair.ana.got[-1].line == HELLO


def test_a_hello_of_more_than_three_months_ago_is_gone() -> None:
    pair = linked()
    pair.ana.happen(Blocked())
    hello(pair)
    pair.pass_time(100 * DAY)
    assert pair.ana.passed == []
    pair.ana.happen(Returned())
    pair.pass_time(2 * DAY)
    assert "befriended-tea" not in every_key(pair.ana.got)


def test_a_hello_that_was_refused_at_the_door_is_said_on_the_return() -> None:
    pair = linked()
    hello(pair)
    pair.ana.happen(Blocked((pair.ana.last.talk or 0,)))
    pair.pass_time(timedelta(minutes=30))
    pair.ana.said.clear()
    pair.ana.happen(Returned())
    pair.settle()
    assert [got.line for got in pair.ana.got][-1] == HELLO
    pair.pass_time(DAY)
    assert every_key(pair.ana.got).count("friend-came") == 1


def test_a_line_that_was_refused_at_the_friends_door_is_said_on_their_return() -> None:
    pair = sent()
    line_of = pair.lena.last
    pair.lena.happen(Blocked((line_of.talk or 0,)))
    pair.pass_time(timedelta(minutes=30))
    pair.lena.said.clear()
    pair.lena.happen(Returned())
    pair.settle()
    assert [got.line for got in pair.lena.got] == [line_of.line]
    pair.lena.tap("befriended-thinking")
    pair.settle()
    assert pair.ana.key == "friend-came"


def test_a_friend_who_comes_back_within_a_day_gets_what_was_sent() -> None:
    pair = previewed()
    pair.ana.tap("friend-send-to")
    pair.lena.happen(Blocked())
    pair.pass_time(timedelta(minutes=30))
    assert "befriended-line" not in every_key(pair.lena.got)
    pair.lena.happen(Returned())
    pair.settle()
    assert pair.lena.got[-1].key == "befriended-line"
    pair.pass_time(3 * DAY)
    assert "friend-left" not in every_key(pair.ana.got)
    hello(pair)
    assert pair.ana.line == HELLO


def test_a_friend_who_stays_away_is_told_of_once_and_nothing_of_theirs_stays() -> None:
    pair = previewed()
    pair.lena.happen(Blocked())
    pair.pass_time(timedelta(hours=1))
    pair.lena.happen(Blocked())  # a message was refused: it is the same block
    pair.pass_time(timedelta(hours=23))
    assert pair.lena.forgotten
    pair.pass_time(30 * DAY)
    assert every_key(pair.ana.got).count("friend-left") == 1


def test_who_has_steps_of_their_own_and_stays_away_stops_being_a_friend_and_nothing_more() -> None:
    pair = sent()
    person = replace(pair.lena.known.person, standing=Standing.KEEPS, zone="Europe/Berlin")
    pair.lena.known = replace(pair.lena.known, person=person)
    pair.lena.happen(Blocked())
    pair.pass_time(3 * DAY)
    assert every_key(pair.ana.got).count("friend-left") == 1
    assert (pair.lena.forgotten, pair.lena.known.links) == (False, ())
    pair.lena.said.clear()
    pair.lena.happen(Returned())
    pair.settle()
    assert [got.key for got in pair.lena.got] == ["home-back"]


def test_words_of_danger_bring_their_card_first_and_nothing_else_is_pushed() -> None:
    play = planned()
    to(play, instant("Tue 17:10", play.now))
    play.happen(Blocked())
    to(play, instant("Tue 17:25", play.now))
    play.said.clear()
    play.say("I want to die")
    play.pass_time(timedelta(hours=2))
    [card] = play.got
    assert card.key.startswith("care-")


def test_a_word_is_enough_to_be_reachable_again() -> None:
    play = planned()
    play.happen(Blocked())
    play.say("hi")
    assert play.known.person.reachable
    to(play, instant("Tue 17:20", play.now))
    assert play.key == "cue-short"


@pytest.mark.parametrize(("away", "cards"), [(MINUTE, 1), (20 * MINUTE, 1), (3 * DAY, 0)])
def test_a_card_of_help_that_was_refused_at_the_door_comes_first(
    away: timedelta, cards: int
) -> None:
    play = planned()
    play.say("I want to die")
    refused = play.known.floor
    assert refused is not None
    others = tuple(talk for talk in play.known.talks if talk.id != refused.id)
    play.known = replace(play.known, talks=(replace(refused, card=None), *others))
    play.happen(Blocked((refused.id,)))
    play.pass_time(away)
    play.said.clear()
    play.happen(Returned())
    play.pass_time(timedelta())
    first = [got.key for got in play.got][:1]
    assert [key.startswith("care-") for key in first] == [cards == 1]


def _blocked_before(plan: str, at: str) -> tuple[Play, int]:
    """Something is planned, and they block us a little before its reminder."""
    play = welcomed()
    play.known = replace(play.known, person=replace(play.known.person, zone="Europe/Berlin"))
    typed = play.say(plan)
    play.pass_time(MINUTE)
    play.tap("feel-okay", "plan-good")
    to(play, instant(at, play.now))
    play.happen(Blocked())
    return play, typed


def _comes_on_friday(play: Play) -> None:
    assert play.states == [StepState.PLANNED]
    read(play)
    to(play, instant("Fri 16:49", play.now))
    assert read(play) == []
    to(play, instant("Fri 16:50", play.now))
    assert len(read(play)) == 1


@pytest.mark.parametrize("away", [timedelta(minutes=30), timedelta(days=2)])
def test_a_step_that_is_moved_as_they_come_back_comes_at_its_new_time(away: timedelta) -> None:
    play, typed = _blocked_before("call mum today at 5pm", "Mon 16:45")
    play.pass_time(away)
    play.happen(Returned())
    play.edit(typed, "call mum on friday at 5pm")
    _comes_on_friday(play)


def test_a_step_that_is_moved_by_what_brings_them_back_comes_at_its_new_time() -> None:
    play, _ = _blocked_before("call mum in 20 min", "Mon 14:14")
    play.pass_time(2 * MINUTE)
    play.say("I meant friday at 5pm")
    _comes_on_friday(play)
