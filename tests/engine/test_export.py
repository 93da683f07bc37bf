"""Everything that is kept, as files: complete, readable, and in the words that stood there."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest

from bot.core.records.effects import Decision, Export
from bot.core.records.lines import line
from bot.core.records.memories import FriendMemory
from bot.core.records.model import (
    Chip,
    Company,
    Consent,
    Known,
    Link,
    LinkState,
    Note,
    Person,
    Sentence,
    Somebody,
    Standing,
    Step,
    StepState,
    Talk,
)
from bot.engine.export import document
from bot.store.memory import Memory
from tests.engine.conftest import Build
from tests.engine.stage import BOOK, answering, enrolled

ACTIVE, SILENT = LinkState.ACTIVE, LinkState.SILENT
NOW = datetime(2026, 12, 24, 9, 0, tzinfo=UTC)
LONG = "a long way round " * 240
KNOWN = Known(
    Person(
        7,
        Standing.KEEPS,
        zone="Europe/Berlin",
        mantra="one thing at a time",
        sentences=(Sentence(4, "no", "s1"), Sentence(5, "red-line", text="offered it twice")),
    ),
    steps=(
        Step(
            1,
            StepState.DONE,
            idea="shop-hello",
            at=datetime(2026, 12, 1, 16, 30, tzinfo=UTC),
            guess=7,
            felt=5,
            answers={"easy": Chip("easy1"), "hard": LONG, "change": "שלום 👨‍👩‍👧"},
            settled_at=datetime(2026, 12, 1, 17, 0, tzinfo=UTC),
        ),
        Step(2, StepState.NOT_THIS_TIME, text="call mum", answers={"why": Chip("tired")}),
    ),
    links=(Link(9, 7, LinkState.ACTIVE, 8, "Ana", "Lena"),),
    notes=(Note(3, NOW, "cake on Sunday", sender="Lena"),),
)


def test_whom_they_know_is_in_both_files() -> None:
    nina = Somebody(5, Company.FRIEND, "Nina", "how the job is", NOW)
    some = Somebody(6, Company.WORK, ask="the holiday")
    call = Step(9, text="call her", company=Company.FRIEND, who=5)
    tea = Step(10, text="tea", company=Company.FAMILY, who=99)
    person = replace(KNOWN.person, people=(nina, some))
    known = replace(KNOWN, person=person, steps=(call, tea))
    text = document(BOOK, known, "txt", NOW)[1].decode()
    assert "People you know\n  Nina, A friend\n    To ask Nina: how the job is." in text
    assert "  Somebody from work\n    To ask them: the holiday." in text
    assert "With: Nina" in text
    assert "With: Family" in text
    facts = json.loads(document(BOOK, known, "json", NOW)[1])
    assert [(one.get("name", ""), one["ask"]) for one in facts["person"]["people"]] == [
        ("Nina", "how the job is"),
        ("", "the holiday"),
    ]


def test_the_file_to_read_holds_everything_in_words() -> None:
    name, data = document(BOOK, KNOWN, "txt", NOW)
    text = data.decode()
    assert name == "notes.txt"
    assert "Private notes. Not a record of compliance." in text
    assert "2026-12-01 17:30  Hello in the shop (done)" in text
    assert "It was short" in text
    assert LONG.strip() in text
    assert "שלום 👨‍👩‍👧" in text
    assert "2026-12-24  Lena: cake on Sunday" in text
    assert "one thing at a time" in text
    assert "Not for me tonight, thanks." in text
    assert "offered it twice" in text
    assert "Tired" in text


def test_the_file_for_programs_reads_back() -> None:
    name, data = document(BOOK, KNOWN, "json", NOW)
    kept = json.loads(data)
    assert name == "notes.json"
    assert {step["name"] for step in kept["steps"]} == {"Hello in the shop", "Call mum"}
    told = next(step for step in kept["steps"] if step["state"] == "done")
    assert told["answers"]["hard"] == LONG
    assert [friend["name"] for friend in kept["friends"]] == ["Lena"]
    assert kept["notes"][0]["text"] == "cake on Sunday"
    assert "offered it twice" in data.decode()


def test_nothing_of_the_friend_but_the_name_is_in_it() -> None:
    for kind in ("txt", "json"):
        text = document(BOOK, KNOWN, kind, NOW)[1].decode()
        assert '"friend": 8' not in text
        assert "token" not in text


def test_somebody_with_nothing_yet_gets_a_file_that_says_so() -> None:
    text = document(BOOK, Known(Person(7, Standing.KEEPS)), "txt", NOW)[1].decode()
    assert text.count("(nothing)") == 4


def test_own_words_that_begin_with_a_hash_are_own_words() -> None:
    answers = {"easy": "#proud of me", "why": "#monday"}
    known = Known(Person(7, Standing.KEEPS), steps=(Step(1, idea="shop-hello", answers=answers),))
    for kind in ("txt", "json"):
        text = document(BOOK, known, kind, NOW)[1].decode()
        assert "#proud of me" in text
        assert "#monday" in text


def test_each_yes_and_its_end_stand_there_with_their_day_and_the_text_shown() -> None:
    yes, no = (Consent("notes", 1, given, NOW) for given in (True, False))
    known = Known(Person(7, Standing.KEEPS, zone="Europe/Berlin", consents=(yes, no)))
    text = document(BOOK, known, "txt", NOW, chat=1)[1].decode()
    assert "  2026-12-24 10:00  notes, 1: Yes\n  2026-12-24 10:00  notes, 1: No\n" in text
    kept = json.loads(document(BOOK, known, "json", NOW, chat=1)[1])["person"]["consents"]
    assert [(one["to"], one["given"], one["version"]) for one in kept] == [
        ("notes", True, 1),
        ("notes", False, 1),
    ]


def _befriended(state: LinkState) -> Known:
    """Lena, who is only a friend; what Ana chose about her stands in the same link."""
    link = Link(
        9,
        7,
        state,
        8,
        "Ana",
        "Lena",
        muted=state is LinkState.SILENT,
        own_words=state is LinkState.ACTIVE,
        rhythm=14,
        left_at=(NOW,),
        came_at=(NOW,),
        shown_at=NOW,
    )
    yes = Consent("friend", 1, given=True, at=NOW)
    lena = Person(8, Standing.BEFRIENDED, zone="Europe/Berlin", linked=True, consents=(yes,))
    return Known(lena, links=(link,))


@pytest.mark.parametrize("kind", ["txt", "json"])
def test_a_friend_gets_exactly_what_is_kept_of_them(kind: str) -> None:
    text = document(BOOK, _befriended(LinkState.ACTIVE), kind, NOW, chat=4242)[1].decode()
    for kept in ("4242", "Lena", "Ana", "Europe/Berlin", "friend", "2026-12-24", "14"):
        assert kept in text
    for others in ("(nothing)", "answers", "muted", "own_words", "shown_at", "77"):
        assert others not in text.lower()


def test_what_a_friend_chose_reads_back() -> None:
    kept = json.loads(document(BOOK, _befriended(LinkState.ACTIVE), "json", NOW, chat=4242)[1])
    assert kept["chat"] == 4242
    (yes,) = kept["person"]["consents"]
    assert (yes["to"], yes["version"], yes["given"], yes["at"]) == (
        *("friend", 1, True),
        NOW.isoformat(),
    )
    assert kept["lines_from"] == [
        {
            "name": "Ana",
            "your_name": "Lena",
            "days_between_reminders": 14,
            "your_lines": [NOW.isoformat()],
        }
    ]


def test_the_file_to_read_tells_a_friend_only_what_is_theirs_and_in_words() -> None:
    text = document(BOOK, _befriended(LinkState.ACTIVE), "txt", NOW, chat=4242)[1].decode()
    assert "days between reminders: 14\n" in text
    for not_theirs in ("quiet 21:00", "Weekly look", "Days as they come", "How was it"):
        assert not_theirs not in text


@pytest.mark.parametrize("kind", ["txt", "json"])
def test_nothing_in_it_depends_on_what_the_person_chose(kind: str) -> None:
    files = {document(BOOK, _befriended(s), kind, NOW, chat=1) for s in (ACTIVE, SILENT)}
    assert len(files) == 1


def test_somebody_with_steps_is_told_whose_friend_they_are() -> None:
    known = replace(KNOWN, links=(*KNOWN.links, Link(10, 12, ACTIVE, 7, "Marek", "Ana")))
    assert "Marek" in document(BOOK, known, "txt", NOW, chat=1)[1].decode()
    assert (
        json.loads(document(BOOK, known, "json", NOW, chat=1)[1])["lines_from"][0]["name"]
        == "Marek"
    )


WAITS = FriendMemory(
    link=9, line="Ana baked bread today", goes=datetime(2026, 12, 24, 17, tzinfo=UTC)
)
FULL = replace(
    KNOWN,
    steps=(
        Step(
            1,
            StepState.PLANNED,
            text="pick up Nina",
            sign="she is in the car",
            short="pick up",
            change="with a taxi",
            guess=8,
            promise=True,
            told=True,
            starred=True,
        ),
    ),
    links=(
        Link(9, 7, LinkState.SILENT, 8, "Ana", "Lena", muted=True, left_at=(NOW,)),
        Link(10, 7, LinkState.INVITED, None, "Ana", chosen=False, until=NOW),
    ),
    talks=(Talk(4, WAITS, "leaving"),),
)


@pytest.mark.parametrize("kind", ["txt", "json"])
def test_nothing_that_is_kept_is_left_out(kind: str) -> None:
    text = document(BOOK, FULL, kind, NOW, chat=4242)[1].decode().replace("_", " ")
    of_a_step = ("she is in the car", "pick up", "with a taxi", "Ana baked bread today")
    left_at = "2026-12-24 10:00" if kind == "txt" else "2026-12-24T09:00:00+00:00"
    of_links = ("Lena", "silent", "invited", left_at, "muted", "own words")
    for kept in (*of_a_step, *of_links, "4242", "one thing at a time"):
        assert kept in text, kept


def test_the_file_for_programs_holds_every_field_of_a_person() -> None:
    kept = json.loads(document(BOOK, FULL, "json", NOW)[1])["person"]
    assert {one.name for one in fields(Person)} - {"id"} == kept.keys()


def test_the_file_to_read_leaves_empty_fields_to_the_other() -> None:
    text = document(BOOK, FULL, "txt", NOW)[1].decode()
    assert "is in the other file" in text
    assert "null" not in text
    assert "held until" not in text
    held = replace(FULL, person=replace(FULL.person, held_until=NOW))
    assert "held until: 2026-12-24 10:00" in document(BOOK, held, "txt", NOW)[1].decode()


def test_whether_somebody_has_looked_at_an_invitation_is_not_told() -> None:
    def of(state: LinkState) -> Known:
        friend = None if state is LinkState.INVITED else 8
        return replace(KNOWN, links=(Link(10, 7, state, friend, "Ana", until=NOW),))

    for kind in ("txt", "json"):
        files = {
            document(BOOK, of(state), kind, NOW)[1]
            for state in (LinkState.INVITED, LinkState.OPENED)
        }
        assert len(files) == 1


def test_in_the_file_to_read_settings_stand_as_on_their_buttons() -> None:
    text = document(BOOK, FULL, "txt", NOW)[1].decode()
    for said in ("quiet hours 21:00-09:00", "Lock screen: Short"):
        assert said in text
    assert "Guess: Tense (8)" in text
    assert "A promise to someone: Yes" in text


def test_the_file_for_programs_holds_every_field_of_a_step() -> None:
    (step,) = json.loads(document(BOOK, FULL, "json", NOW)[1])["steps"]
    ours = {"id", "card"}
    assert {one.name for one in fields(Step)} - ours <= step.keys()


async def test_the_file_that_is_sent_holds_notes_and_what_is_long_done(
    memory: Memory, build: Build
) -> None:
    kept = Decision(steps=(Step(1, StepState.DONE, text=LONG),), notes=KNOWN.notes)
    enrolled(memory, KNOWN.person, NOW)
    memory.transact(lambda t: t.people.save(KNOWN.person.id, kept, NOW))
    house = await build(answering(Export(line("data-export-caption"), "json")))
    await house.say("export")
    await house.settle()
    (sent,) = (asked for asked in house.messenger.asked if asked.what == "document")
    file = json.loads(sent.data)
    assert [step["text"] for step in file["steps"]] == [LONG]
    assert [note["text"] for note in file["notes"]] == ["cake on Sunday"]
