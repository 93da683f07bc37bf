"""Whom a person knows: what a role and a name are for, and what goes when one of them goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.records.events import DueKind
from bot.core.records.lines import line
from bot.core.records.model import Company, Person, Somebody, Step
from bot.core.rules import people
from bot.core.rules.ideas import library
from bot.core.rules.people import short_name
from bot.store import records
from tests.core.rules.test_fading import WEEK, with_words

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
NINA = Somebody(1, Company.FRIEND, "Nina", "how the job is", NOW)
TOM = Somebody(2, Company.WORK, "Tom")
SOME_FRIEND = Somebody(3, Company.FRIEND, ask="the holiday", ask_at=NOW)
KNOWS = Person(7, people=(NINA, TOM, SOME_FRIEND))


def test_the_newest_name_stands_first_and_a_role_alone_is_no_name() -> None:
    assert people.named(KNOWS) == (TOM, NINA)


def test_a_step_is_with_whom_was_named_or_with_that_role() -> None:
    call = Step(5, idea="call-two")
    assert people.company(call) is library()["call-two"].company is Company.FRIEND
    assert people.of(call, KNOWS) == SOME_FRIEND
    assert people.of(replace(call, who=1), KNOWS) == NINA
    assert people.of(replace(call, who=1), people.without(KNOWS, 1)) == SOME_FRIEND
    assert people.company(replace(call, company=Company.WORK)) is Company.WORK
    assert people.of(Step(6, text="walk"), KNOWS) is None


def test_a_heading_says_the_name_once() -> None:
    call = Step(5, idea="call-two", who=1)
    named = line("with-beside", words=line("idea-call-two.name"), who=people.called(NINA))
    assert people.name(call, KNOWS) == named
    own = people.told(Step(6, text="coffee with Nina"), KNOWS)
    assert own.who == 1
    assert people.name(own, KNOWS).key == "own-name"
    assert people.name(call, people.without(KNOWS, 1)).key == "idea-call-two.name"


def test_what_to_ask_is_kept_with_one_of_a_role() -> None:
    walk = Step(5, text="walk", company=Company.FAMILY)
    once = people.asked_next(walk, KNOWS, "how  the\nmove went", 9, NOW)
    assert once.people[-1] == Somebody(9, Company.FAMILY, ask="how the move went", ask_at=NOW)
    twice = people.asked_next(walk, once, "x" * 90, 10, NOW)
    assert [one.id for one in twice.people if one.role is Company.FAMILY] == [9]
    assert len(twice.people[-1].ask) <= people.LONGEST_ASK + 1
    assert people.asked(walk, twice) == KNOWS
    assert people.asked_next(Step(6, idea="shop-hello"), KNOWS, "why", 9, NOW) == KNOWS


def test_what_was_asked_is_forgotten_and_the_name_stays() -> None:
    after = people.asked(Step(5, text="call", who=1), KNOWS)
    assert people.somebody(after, 1) == replace(NINA, ask="", ask_at=None)
    assert [one.id for one in after.people] == [1, 2, 3]


def test_a_short_name_is_the_first_word() -> None:
    names = {
        "Nina": "Nina",
        " Nina Müller ": "Nina",
        "Nina!": "Nina",
        "Jo-Ann": "Jo-Ann",
        "🙂": None,
        "🙂 Nina": None,
        "": None,
        "N" * 21: None,
        "t.me/nina": None,
        "\u3164": None,
    }
    assert {name: short_name(name) for name in names} == names


def test_what_to_ask_fades_as_other_words_do() -> None:
    play = with_words()
    asked = replace(NINA, ask_at=play.now)
    nameless = replace(SOME_FRIEND, ask_at=play.now)
    person = replace(play.known.person, people=(asked, nameless))
    play.known = replace(play.known, person=person)
    play.pass_time(timedelta(days=89))
    assert [*play.known.person.people] == [asked, nameless]
    assert (7, DueKind.WEEK) in play.calendar
    play.pass_time(timedelta(days=1) + WEEK)
    assert [*play.known.person.people] == [replace(NINA, ask="", ask_at=None)]


def test_rows_of_before_know_nobody_and_rows_of_now_come_back() -> None:
    assert records.from_bytes(Person, b'{"id": 7}').people == ()
    assert records.from_bytes(Person, records.to_bytes(KNOWS)).people == KNOWS.people
