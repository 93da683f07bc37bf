"""A milestone has its line, once, whatever is planned before it and however many friends there
are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.lines import line
from bot.core.records.model import LinkState, Look
from bot.core.rules.friendship import milestone
from tests.core.flows.friend.test_true_lines import at
from tests.core.pair import HAPPY, MINUTE, SHOP, Pair, linked, previewed
from tests.core.told import every_key

PLACES = [1, 3, 5, 10, 20, 35, 50, 75, 100, 125, 150]


def asked(pair: Pair, before: int = 0) -> Pair:
    """Ana's step is done and its next one proposed; she had done so many before."""
    pair.ana.command("plan")
    pair.ana.tap(SHOP, "14:05", "tomorrow 17:30", "feel-tense", "plan-good")
    at(pair, 17, 20)
    person = replace(pair.ana.known.person, done=before, hello_back=False)
    pair.ana.known = replace(pair.ana.known, person=person)
    pair.ana.tap("cue-im-going", "cue-done", "feel-uneasy")
    pair.ana.tap(f"{SHOP}.easy1", f"{SHOP}.hard1", f"{SHOP}.change1")
    return pair


def with_petr() -> Pair:
    """Ana has two friends."""
    pair = linked()
    (link,) = pair.ana.known.links
    petr = replace(link, id=link.id + 1, friend=8, friend_name="Petr", state=LinkState.ACTIVE)
    pair.ana.known = replace(pair.ana.known, links=(link, petr))
    return pair


def test_each_milestone_is_named_and_its_neighbours_are_not() -> None:
    for number in PLACES:
        assert milestone(number), number
        assert not any(milestone(n) for n in (number - 1, number + 1) if n not in PLACES), number
        pair = asked(linked(), number - 1)
        pair.ana.tap("debrief-not-now-button")
        intro = line("debrief-not-now")
        first = line("friend-first-step", intro=intro)
        reached = first if number == 1 else line("friend-so-many", intro=intro, count=number)
        assert reached in pair.ana.lines, number
        assert "friend-send-to" in pair.ana.offered, number


def test_between_them_there_is_a_quiet_button() -> None:
    for number in [2, 4, 6, 36, 51, 76]:
        pair = asked(linked(), number - 1)
        pair.ana.tap("debrief-not-now-button")
        assert pair.ana.offered == ["friend-to"], number


def test_one_milestone_a_day() -> None:
    pair = asked(linked())
    pair.ana.tap("debrief-not-now-button", "friend-keep-mine")
    for _ in range(2):
        pair.ana.command("did")
        pair.ana.tap("did-shop-hello", "debrief-enough")
        pair.ana.tap("debrief-not-now-button")
    assert pair.ana.known.person.done == 3
    assert pair.ana.offered == ["friend-to"]


def test_an_offer_left_alone_does_not_lose_the_line() -> None:
    pair = asked(linked(), 2)
    pair.pass_time(timedelta(days=1))
    pair.ana.command("did")
    pair.ana.tap("did-shop-hello", "debrief-enough", "debrief-not-now-button")
    assert line("friend-so-many", intro=line("debrief-not-now"), count=4) in pair.ana.lines
    pair.ana.tap("friend-keep-mine")
    pair.pass_time(timedelta(days=1))
    pair.ana.command("did")
    pair.ana.tap("did-shop-hello", "debrief-enough", "debrief-not-now-button")
    assert line("friend-so-many", intro=line("debrief-not-now"), count=5) in pair.ana.lines
    pair.ana.tap("friend-keep-mine")
    pair.pass_time(timedelta(days=1))
    pair.ana.command("did")
    pair.ana.tap("did-shop-hello", "debrief-enough", "debrief-not-now-button")
    assert pair.ana.offered == ["friend-to"], "named once"


def test_a_changed_plan_does_not_lose_the_line() -> None:
    pair = asked(linked())
    pair.ana.tap("debrief-change-it", "plan-change-time", "tomorrow 10:00", "plan-good")
    assert "friend-first-step" in pair.ana.keys
    assert line("plan-set", day="tomorrow", time="09:50") in pair.ana.lines
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    assert "friend-line-hello" in every_key(pair.lena.got)


def test_another_step_in_the_changed_plan_does_not_lose_it_either() -> None:
    pair = asked(linked())
    pair.ana.tap(
        "debrief-change-it", "plan-change-step", "idea-sit-near", "tomorrow 10:00", "feel-okay"
    )
    pair.ana.tap("plan-good")
    assert line("friend-line-hello", name="Ana", day=line("friend-today")) in pair.ana.lines


def test_a_changed_plan_asks_what_would_be_kind_as_any_other() -> None:
    pair = asked(Pair(), 1)
    person = replace(pair.ana.known.person, hello_back=None, asked={"friend": pair.ana.now})
    pair.ana.known = replace(pair.ana.known, person=person)
    pair.ana.tap("debrief-change-it", "plan-change-time", "tomorrow 10:00", "plan-good")
    assert "quiet-one-hello" in pair.ana.offered
    pair.ana.tap("quiet-one-hello")
    assert pair.ana.known.person.hello_back is True


def test_with_two_friends_it_is_asked_who_shall_hear_and_the_other_remains() -> None:
    pair = asked(with_petr())
    pair.ana.tap("debrief-not-now-button")
    assert line("friend-first-step", intro=line("debrief-not-now")) in pair.ana.lines
    assert "friend-to-whom" in pair.ana.keys
    assert pair.ana.offered == ["Lena", "Petr", "friend-keep-mine"]
    pair.ana.tap("Lena")
    assert pair.ana.key == "friend-preview"
    assert line("friend-line-hello", name="Ana", day=line("friend-today")) in pair.ana.lines
    assert "Lena" in pair.ana.values
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    assert pair.ana.line == line("friend-has-gone", friend="Lena")
    assert pair.ana.offered == ["friend-to"]
    pair.ana.tap("friend-to", "friend-send-to")
    pair.pass_time(MINUTE)
    assert pair.ana.line == line("friend-has-gone", friend="Petr")
    assert pair.ana.offered == []


def test_a_quiet_button_to_one_leaves_the_other() -> None:
    pair = asked(with_petr(), 1)
    pair.ana.tap("debrief-not-now-button", "Petr", "friend-send-to")
    pair.pass_time(MINUTE)
    assert pair.ana.offered == ["friend-to"]


def test_keeping_it_is_one_tap_with_two_friends_too() -> None:
    pair = asked(with_petr())
    pair.ana.tap("debrief-not-now-button", "friend-keep-mine")
    assert pair.ana.offered == []
    pair.pass_time(timedelta(days=2))
    assert "friend-line-hello" not in every_key(pair.lena.got)


@pytest.mark.parametrize("milestone", [True, False])
def test_a_card_that_nobody_tapped_does_not_speak_of_a_day_long_gone(milestone: bool) -> None:
    pair = previewed()
    if not milestone:
        pair.ana.tap("friend-send-to")
        pair.pass_time(datetime(2026, 12, 3, 9, 0, tzinfo=UTC) - pair.ana.now)
        person = replace(pair.ana.known.person, hello_back=False)
        pair.ana.known = replace(pair.ana.known, person=person)
        pair.ana.tap(
            "cue-im-going", "cue-done", "feel-calm", "debrief-enough", "debrief-not-now-button"
        )
    card = pair.ana.last
    assert ("friend-preview" in card.keys) is milestone
    assert ("friend-to" in card.offered) is not milestone
    pair.pass_time(timedelta(days=8))
    assert pair.ana.screen[card.id].key == "friend-stays"


def test_a_hidden_chat_shows_no_friends_button_under_a_step() -> None:
    pair = asked(linked(), 1)
    person = replace(pair.ana.known.person, look=Look.HIDDEN)
    pair.ana.known = replace(pair.ana.known, person=person)
    pair.ana.tap("debrief-not-now-button")
    assert pair.ana.offered == []


def test_a_yes_that_was_not_looked_at_is_nobody_to_tell() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "befriended-no")
    pair.settle()
    asked(pair).ana.tap("debrief-not-now-button")
    assert pair.ana.offered == []


def test_a_milestone_for_which_there_is_no_room_leaves_nothing_open() -> None:
    pair = asked(linked(), 2)
    (link,) = pair.ana.known.links
    left = tuple(pair.ana.now - timedelta(days=n, hours=1) for n in range(4))
    pair.ana.known = replace(pair.ana.known, links=(replace(link, left_at=left),))
    pair.ana.tap("debrief-not-now-button")
    assert pair.ana.offered == []
    assert [talk for talk in pair.ana.known.talks if talk.stands] == []
