"""Sentences to have ready: what is kept, until when it waits, and where one fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records.model import Company, Path, Person, Sentence, Step
from bot.core.rules import sentences
from bot.core.rules.kinds import kinds
from tests.core.play import MONDAY

AFTER = Person(7, path=Path.AFTER, zone="Europe/Berlin")
OWN = Sentence(5, "no", text="Not today.", at=MONDAY)
NIGHT = "about-one"


def _keeping(*kept: Sentence, person: Person = AFTER) -> Person:
    return replace(person, sentences=kept)


def test_every_part_is_a_kind_that_has_sentences_of_ours() -> None:
    there = kinds()
    parts = [part for kind in there.values() for part in kind.parts]
    assert parts
    assert all(there[part].count for part in parts)


def test_what_is_kept_comes_first_and_once() -> None:
    said = sentences.of(_keeping(Sentence(4, "no", "s2"), OWN), "no")
    assert [one.id or one.key for one in said] == [5, 4, "s1", "s3", "s4", "s5", "s6"]


def test_one_of_ours_that_a_later_release_lacks_is_not_said() -> None:
    gone = Sentence(4, "no", "s99"), Sentence(6, "of another release", "s1")
    person = _keeping(*gone)
    assert sentences.kept(person, 4) is None
    assert sentences.kept(person, 6) is None
    assert sentences.on(person, Step(1, text="dinner", sentence=6)) is None
    assert sentences.to_look_at(person, MONDAY) is None
    assert all(not one.id for one in sentences.at_hand(person, sentences.OFFERED))


def test_of_their_own_there_is_a_most_of_each_kind() -> None:
    five = tuple(Sentence(n, "no", text=f"No {n}.") for n in range(sentences.MOST))
    assert sentences.full(_keeping(*five), "no")
    assert not sentences.full(_keeping(*five), "leave")
    assert not sentences.full(_keeping(*(replace(one, text="") for one in five)), "no")


def test_texts_to_send_take_no_room_from_what_is_ready_for_a_no() -> None:
    sent = AFTER
    for n in range(2 * sentences.MOST):
        for kind in ("thinking", "reply", "catch-up", "thank-you"):
            sent = sentences.adding(sent, Sentence(100 * n + len(kind), kind, text=f"Hello {n}."))
    assert sentences.full(sent, "thinking")
    assert not sentences.full(sent, "no")


@pytest.mark.parametrize(
    ("kind", "text", "after", "can"),
    [
        (NIGHT, "I stopped drinking.", timedelta(hours=9), False),
        (NIGHT, "I stopped drinking.", timedelta(hours=14, minutes=54), False),
        (NIGHT, "I stopped drinking.", timedelta(hours=15), True),
        (NIGHT, "", timedelta(), True),
        ("no", "Not today.", timedelta(), True),
    ],
    ids=["the same evening", "before the morning", "in the morning", "one of ours", "another kind"],
)
def test_what_they_wrote_of_themselves_waits_for_a_night(
    kind: str, text: str, after: timedelta, can: bool
) -> None:
    """Written at five past two in Berlin; the night is over at five."""
    one = Sentence(5, kind, "" if text else "s1", text, MONDAY)
    assert sentences.slept_on(AFTER, one, MONDAY + after) is can


def test_a_red_line_is_looked_at_again_after_a_month() -> None:
    red = Sentence(5, "red-line", text="When they offer it twice.", at=MONDAY)
    person = _keeping(OWN, red)
    assert sentences.to_look_at(person, MONDAY + timedelta(days=29)) is None
    assert sentences.to_look_at(person, MONDAY + timedelta(days=30)) == red


@pytest.mark.parametrize(
    ("path", "step", "does"),
    [
        (Path.AFTER, Step(1, text="dinner", guess=7), True),
        (Path.BOTH, Step(1, text="dinner", guess=7), True),
        (Path.AFTER, Step(1, text="dinner", guess=5), False),
        (Path.AFTER, Step(1, text="dinner", guess=3, company=Company.FAMILY), True),
        (Path.AFTER, Step(1, text="meet my old drinking friends"), True),
        (Path.AFTER, Step(1, idea="meal", guess=3, company=Company.FAMILY), True),
        (Path.ALONE, Step(1, text="dinner", guess=9, company=Company.GROUP), False),
    ],
)
def test_one_fits_where_it_is_tense_or_they_may_be_pushed(
    path: Path, step: Step, does: bool
) -> None:
    assert sentences.fits(Person(7, path=path), step) is does


def test_what_is_kept_is_on_every_step_that_it_fits_and_what_was_chosen_on_its_own() -> None:
    red = Sentence(9, "red-line", text="When they offer it twice.", at=MONDAY)
    person = _keeping(Sentence(4, "leave", "s1"), OWN, red)
    dinner = Step(1, text="dinner", guess=7)
    assert sentences.on(person, dinner) == OWN
    assert sentences.on(person, replace(dinner, sentence=4)) == Sentence(4, "leave", "s1")
    assert sentences.on(person, replace(dinner, guess=3)) is None
    assert sentences.on(person, replace(dinner, guess=3, sentence=9)) == red
    assert sentences.on(_keeping(red), dinner) is None


def test_at_hand_is_what_they_keep_and_then_ours_in_the_order_of_the_moment() -> None:
    person = _keeping(Sentence(4, "minute", "s2"))
    said = sentences.at_hand(person, sentences.TOO_MUCH)
    assert [(one.of, one.key) for one in said[:2]] == [("minute", "s2"), ("leave", "s1")]
    pinned = Step(1, sentence=9)
    red = Sentence(9, "red-line", text="When they offer it twice.")
    assert sentences.at_hand(_keeping(red), sentences.TOO_MUCH, pinned)[0] == red
