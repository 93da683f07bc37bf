"""A milestone has its line, once, whatever is planned before it and however many friends there
are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.records.model import LinkState, Look
from bot.core.rules.friendship import milestone
from tests.core.flows.friend.test_true_lines import HELLO, at
from tests.core.pair import HAPPY, MINUTE, SHOP, Pair, done

PLACES = [1, 3, 5, 10, 20, 35, 50, 75, 100, 125, 150]


def asked(pair: Pair, before: int = 0) -> Pair:
    """Ana's step is done and its next one proposed; she had done so many before."""
    pair.ana.command("plan")
    pair.ana.tap(SHOP, "14:05", "Tomorrow 17:30", "Tense", "Good")
    at(pair, 17, 20)
    person = replace(pair.ana.known.person, done=before, hello_back=False)
    pair.ana.known = replace(pair.ana.known, person=person)
    pair.ana.tap("I'm going", "Done", "Uneasy", "It was short", "Walking in", "A quieter hour")
    return pair


def with_petr() -> Pair:
    """Ana has two friends."""
    pair = Pair().linked()
    (link,) = pair.ana.known.links
    petr = replace(link, id=link.id + 1, friend=8, friend_name="Petr", state=LinkState.ACTIVE)
    pair.ana.known = replace(pair.ana.known, links=(link, petr))
    return pair


@pytest.mark.parametrize("number", PLACES)
def test_each_milestone_is_named_and_its_neighbours_are_not(number: int) -> None:
    assert milestone(number)
    assert not any(milestone(n) for n in (number - 1, number + 1) if n not in PLACES)
    pair = asked(Pair().linked(), number - 1)
    pair.ana.tap("Not now")
    reached = (
        "And this was your first step."
        if number == 1
        else f"that makes {number} steps since you began"
    )
    assert reached in pair.ana.text
    assert "Send to Lena" in pair.ana.buttons


@pytest.mark.parametrize("number", [2, 4, 6, 36, 51, 76])
def test_between_them_there_is_a_quiet_button(number: int) -> None:
    pair = asked(Pair().linked(), number - 1)
    pair.ana.tap("Not now")
    assert pair.ana.buttons == ["To Lena"]


def test_one_milestone_a_day() -> None:
    pair = asked(Pair().linked())
    pair.ana.tap("Not now", "Keep it private")
    for _ in range(2):
        pair.ana.command("did")
        pair.ana.tap("Said hello in a shop", "That's enough")
        pair.ana.tap("Not now")
    assert pair.ana.known.person.done == 3
    assert pair.ana.buttons == ["To Lena"]


def test_an_offer_left_alone_does_not_lose_the_line() -> None:
    pair = asked(Pair().linked(), 2)
    pair.pass_time(timedelta(days=1))
    pair.ana.command("did")
    pair.ana.tap("Said hello in a shop", "That's enough", "Not now")
    assert "that makes 4 steps since you began" in pair.ana.text
    pair.ana.tap("Keep it private")
    pair.pass_time(timedelta(days=1))
    pair.ana.command("did")
    pair.ana.tap("Said hello in a shop", "That's enough", "Not now")
    assert "that makes 5 steps since you began" in pair.ana.text
    pair.ana.tap("Keep it private")
    pair.pass_time(timedelta(days=1))
    pair.ana.command("did")
    pair.ana.tap("Said hello in a shop", "That's enough", "Not now")
    assert pair.ana.buttons == ["To Lena"], "named once"


def test_a_changed_plan_does_not_lose_the_line() -> None:
    pair = asked(Pair().linked())
    pair.ana.tap("Change", "The time", "Tomorrow 10:00", "Good")
    assert "And this was your first step." in pair.ana.text
    assert pair.ana.text.startswith("See you tomorrow at 09:50.")
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    assert any(HELLO in text for text in pair.lena_got)


def test_another_step_in_the_changed_plan_does_not_lose_it_either() -> None:
    pair = asked(Pair().linked())
    pair.ana.tap("Change", "The step", "Sit where people are · 10 min", "Tomorrow 10:00", "Okay")
    pair.ana.tap("Good")
    assert f'"{HELLO}"' in pair.ana.text


def test_a_changed_plan_asks_what_would_be_kind_as_any_other() -> None:
    pair = asked(Pair(), 1)
    person = replace(pair.ana.known.person, hello_back=None, asked={"friend": pair.ana.now})
    pair.ana.known = replace(pair.ana.known, person=person)
    pair.ana.tap("Change", "The time", "Tomorrow 10:00", "Good")
    assert "One hello after a week" in pair.ana.buttons
    pair.ana.tap("One hello after a week")
    assert pair.ana.known.person.hello_back is True


def test_with_two_friends_it_is_asked_who_shall_hear_and_the_other_remains() -> None:
    pair = asked(with_petr())
    pair.ana.tap("Not now")
    assert "And this was your first step.\nWho would like to hear about this?" in pair.ana.text
    assert pair.ana.buttons == ["To Lena", "To Petr", "Keep it private"]
    pair.ana.tap("To Lena")
    assert f'To Lena, word for word: "{HELLO}"' in pair.ana.text
    pair.ana.tap("Send to Lena")
    pair.pass_time(MINUTE)
    assert pair.ana.text == "It has left for Lena."
    assert pair.ana.buttons == ["To Petr"]
    pair.ana.tap("To Petr", "Send to Petr")
    pair.pass_time(MINUTE)
    assert (pair.ana.text, pair.ana.buttons) == ("It has left for Petr.", [])


def test_a_quiet_button_to_one_leaves_the_other() -> None:
    pair = asked(with_petr(), 1)
    pair.ana.tap("Not now", "To Petr", "Send to Petr")
    pair.pass_time(MINUTE)
    assert pair.ana.buttons == ["To Lena"]


def test_keeping_it_is_one_tap_with_two_friends_too() -> None:
    pair = asked(with_petr())
    pair.ana.tap("Not now", "Keep it private")
    assert pair.ana.buttons == []
    pair.pass_time(timedelta(days=2))
    assert not any("hello" in text for text in pair.lena_got)


@pytest.mark.parametrize("milestone", [True, False])
def test_a_card_that_nobody_tapped_does_not_speak_of_a_day_long_gone(milestone: bool) -> None:
    pair = done(Pair().linked())
    if not milestone:
        pair.ana.tap("Send to Lena")
        pair.pass_time(datetime(2026, 12, 3, 9, 0, tzinfo=UTC) - pair.ana.now)
        person = replace(pair.ana.known.person, hello_back=False)
        pair.ana.known = replace(pair.ana.known, person=person)
        pair.ana.tap("I'm going", "Done", "Calm", "That's enough", "Not now")
    card = pair.ana.last
    assert "To Lena" in card.text or "To Lena" in card.buttons
    pair.pass_time(timedelta(days=8))
    assert pair.ana.screen[card.id].text == "This one stays with you."


def test_a_hidden_chat_shows_no_friends_button_under_a_step() -> None:
    pair = asked(Pair().linked(), 1)
    person = replace(pair.ana.known.person, look=Look.HIDDEN)
    pair.ana.known = replace(pair.ana.known, person=person)
    pair.ana.tap("Not now")
    assert pair.ana.buttons == []


def test_a_yes_that_was_not_looked_at_is_nobody_to_tell() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.tap(HAPPY, "No")
    pair.settle()
    asked(pair).ana.tap("Not now")
    assert pair.ana.buttons == []


def test_a_milestone_for_which_there_is_no_room_leaves_nothing_open() -> None:
    pair = asked(Pair().linked(), 2)
    (link,) = pair.ana.known.links
    left = tuple(pair.ana.now - timedelta(days=n, hours=1) for n in range(4))
    pair.ana.known = replace(pair.ana.known, links=(replace(link, left_at=left),))
    pair.ana.tap("Not now")
    assert not pair.ana.buttons
    assert [talk for talk in pair.ana.known.talks if talk.stands] == []
