"""A friend who fears for their person: how to help comes first, and nothing of the person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.records.model import Flow, Look
from bot.core.rules.friendship import friends
from tests.core.pair import MINUTE, Pair, at, done, linked, sent
from tests.core.told import every_key

WORRIED = [
    *("I'm worried about Ana", "is he ok?", "Is Ana okay", "I think she wants to hurt herself"),
    *("Ana told me she wants to die", "is she safe?", "I haven't heard from her for days"),
    *("he is suicidal", "I'm afraid she might do something", "did something happen to Ana?"),
]
ANYWHERE: list[tuple[str, ...]] = [
    *((), ("home-help",), ("befriended-send-hello",), ("befriended-reminders",)),
]


@pytest.mark.parametrize("typed", WORRIED)
def test_how_to_help_and_the_numbers_come_first(typed: str) -> None:
    for taps in ANYWHERE:
        pair = at(*taps)
        before = len(pair.lena.got)
        pair.lena.say(typed)
        pair.settle()
        assert len(pair.lena.got) == before + 1
        assert list(pair.lena.keys)[:2] == ["help-helping", "care-helping"], (typed, taps)
        assert pair.lena.keys[-1] == "care-numbers", (typed, taps)
        assert "Ana" not in pair.lena.values
        assert pair.ana.key == "friend-has-gone"


@pytest.mark.parametrize("typed", WORRIED)
def test_so_they_do_below_a_message_and_out_of_the_blue(typed: str) -> None:
    for pair, replies in ((sent(), True), (linked(), False)):
        pair.lena.say(typed, reply_to=pair.lena.last.id if replies else None)
        pair.settle()
        assert pair.lena.key == "help-helping"
        assert "friend-came" not in every_key(pair.ana.got)


def test_so_they_do_at_the_invitation() -> None:
    pair = Pair()
    pair.open(pair.link())
    pair.lena.say("I think she wants to hurt herself")
    assert pair.lena.key == "help-helping"


def test_and_for_somebody_with_steps_of_their_own_on_the_friends_side() -> None:
    pair = linked()
    pair.lena.command("plan")
    pair.lena.tap("welcome-keep", "welcome-path-alone")
    pair.lena.command("cancel")
    done(pair)
    pair.ana.tap("friend-send-to")
    pair.pass_time(MINUTE)
    pair.lena.say("I think she wants to hurt herself")
    assert pair.lena.key == "help-helping"


def test_in_a_hidden_chat_it_stands_under_a_spoiler() -> None:
    pair = sent()
    hidden = replace(pair.lena.known.person, look=Look.HIDDEN)
    pair.lena.known = replace(pair.lena.known, person=hidden)
    pair.lena.say("I think she wants to hurt herself")
    assert pair.lena.last.uncovered.keys == ["care-hidden"]
    assert "care-helping" in pair.lena.keys


def test_it_is_the_same_whatever_the_person_does() -> None:
    def told(pair: Pair) -> list[object]:
        pair.settle()
        pair.lena.say("is she ok?")
        pair.lena.tap("back")
        return [(one.line, one.offered) for one in pair.lena.got[-2:]]

    resting, gone, other = sent(), sent(), sent()
    resting.ana.say("I want to die")
    gone.ana.command("friend")
    gone.ana.tap("Lena", "friend-stop", "friend-quietly")
    assert friends(gone.ana.known) == ()
    assert told(resting) == told(gone) == told(other)


@pytest.mark.parametrize(
    ("typed", "card"),
    [
        ("I'm worried about Ana and I want to die", "care-card-c1"),
        ("Ana wants to kill herself and so do I", "care-card-c1"),
        ("she knows I want to die", "care-card-c1"),
        ("I can't wake her up", "care-card-c4"),
        ("he hits me", "care-card-c3"),
    ],
)
def test_who_is_in_danger_themselves_has_the_card_for_it(typed: str, card: str) -> None:
    pair = sent()
    pair.lena.say(typed)
    assert pair.lena.key == card
    assert "care-helping-button" in pair.lena.offered


def test_no_quiet_day_begins_and_a_harmless_word_travels_as_usual() -> None:
    pair = sent()
    pair.lena.say("I think she wants to hurt herself")
    assert pair.lena.known.person.held_until is None
    assert Flow.CARE not in {talk.flow for talk in pair.lena.known.talks}
    pair.lena.say("Cake on Sunday, my treat")
    assert pair.lena.key in ("befriended-on-its-way", "befriended-pass-on")
