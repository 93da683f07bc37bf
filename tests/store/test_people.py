"""People, their talks and steps: kept, found by their owner only, and gone when erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from operator import attrgetter

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from bot.core.records.effects import Decision, Plan
from bot.core.records.events import DueKind
from bot.core.records.memories import HomeMemory, PlanMemory
from bot.core.records.model import (
    Chip,
    Link,
    Look,
    Note,
    Person,
    Phase,
    Standing,
    Step,
    StepState,
    Talk,
)
from bot.store.memory import Memory
from bot.store.sealing import WrongKey
from bot.store.session import NobodyThere
from bot.store.tables import (
    DueRow,
    LinkRow,
    NoteRow,
    OutboxRow,
    PersonRow,
    StepRow,
    TalkRow,
    table,
)
from tests.store.scene import ANA, CHATS, MAREK, NOW, enrol, keep, put, rows, said

DAY = timedelta(days=1)
PLAN = Talk(1, PlanMemory(page=2), "ideas", ("idea.tea",), subject=11, parts=((5, "hm"),))
HOME = Talk(2, HomeMemory(), "home", floor=False, trail=(3, 4), card=90, touched=NOW)
STEP = Step(11, idea="tea", minutes=5, at=NOW, guess=7, answers={"easy": Chip("people")})


def test_somebody_new_is_found_by_their_chat_only(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    assert memory.transact(lambda t: t.people.find(CHATS[ANA])) == ANA
    assert memory.transact(lambda t: t.people.find(CHATS[ANA] + 5)) is None
    assert memory.transact(lambda t: t.people.chat_of(MAREK)) == CHATS[MAREK]


def test_a_chat_has_one_person(memory: Memory) -> None:
    enrol(memory)
    with pytest.raises(IntegrityError):
        memory.transact(lambda t: t.people.enrol(CHATS[ANA], Person(99), NOW))


def test_a_stranger_is_nobody(memory: Memory) -> None:
    for asked in ("people.load", "people.chat_of", "session.seal_of"):
        ask = attrgetter(asked)
        with pytest.raises(NobodyThere):
            memory.transact(lambda t, ask=ask: ask(t)(ANA))  # type: ignore[misc]
    with pytest.raises(NobodyThere):
        memory.transact(lambda t: t.people.save(ANA, Decision(), NOW))


def test_a_step_that_goes_is_gone_for_its_owner_only(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    keep(memory, STEP, replace(STEP, id=12))
    memory.transact(lambda t: t.people.save(MAREK, Decision(unkept=(12,)), NOW))
    memory.transact(lambda t: t.people.save(ANA, Decision(unkept=(11,)), NOW))
    known = memory.transact(lambda t: t.people.load(ANA))
    assert [step.id for step in known.steps] == [12]


def test_what_is_saved_is_what_is_known(memory: Memory) -> None:
    enrol(memory)
    person = Person(ANA, Standing.KEEPS, zone="Europe/Berlin", asked={"look": NOW})
    decision = Decision(person=person, talks=(HOME, PLAN), steps=(STEP,))
    memory.transact(lambda t: t.people.save(ANA, decision, NOW))
    known = memory.transact(lambda t: t.people.load(ANA))
    assert known.person == person
    assert known.talks == (PLAN, HOME), "the talk with the floor comes first"
    assert known.steps == (STEP,)


def test_a_record_saved_again_takes_the_place_of_the_earlier(memory: Memory) -> None:
    enrol(memory)
    keep(memory, PLAN, STEP)
    later = replace(PLAN, at="when", memory=PlanMemory(), parts=(), card=70, subject=None)
    moved = replace(STEP, at=NOW + DAY, moves=1)
    keep(memory, later, moved)
    known = memory.transact(lambda t: t.people.load(ANA))
    assert known.talks == (later,)
    assert known.steps == (moved,)


def test_a_decision_without_a_person_leaves_the_person_as_they_are(memory: Memory) -> None:
    enrol(memory)
    person = Person(ANA, Standing.KEEPS, look=Look.HIDDEN)
    memory.transact(lambda t: t.people.save(ANA, Decision(person=person), NOW))
    keep(memory, PLAN)
    assert memory.transact(lambda t: t.people.load(ANA)).person == person


def test_a_closed_talk_is_no_longer_known(memory: Memory) -> None:
    enrol(memory)
    keep(memory, PLAN, HOME)
    keep(memory, replace(PLAN, phase=Phase.CLOSED, floor=False))
    assert memory.transact(lambda t: t.people.load(ANA)).talks == (HOME,)


def test_a_talk_stands_as_it_was_saved_until_it_is_saved_again_or_erased(memory: Memory) -> None:
    def stands(since: datetime) -> bool:
        return memory.transact(lambda t: t.people.stands(PLAN.id, since))

    enrol(memory)
    keep(memory, PLAN)
    assert stands(NOW)
    later = NOW + timedelta(microseconds=1)
    keep(memory, replace(PLAN, at="when"), now=later)
    assert (stands(NOW), stands(later)) == (False, True)
    memory.transact(lambda t: t.erase(ANA))
    assert not stands(later)


def test_nobody_can_write_over_a_record_of_somebody_else(memory: Memory) -> None:
    enrol(memory, ANA, MAREK)
    keep(memory, PLAN, STEP)
    keep(memory, replace(PLAN, at="stolen"), replace(STEP, text="stolen"), of=MAREK)
    assert memory.transact(lambda t: t.people.load(ANA)).talks == (PLAN,)
    assert memory.transact(lambda t: t.people.load(ANA)).steps == (STEP,)
    assert memory.transact(lambda t: t.people.load(MAREK)).talks == ()
    assert memory.transact(lambda t: t.people.load(MAREK)).steps == ()


def _settled(id: int, days_ago: int) -> Step:
    return Step(id, StepState.DONE, settled_at=NOW - days_ago * DAY)


def test_known_are_all_live_steps_and_the_seven_settled_last(memory: Memory) -> None:
    enrol(memory)
    live = [Step(100 + n, state) for n, state in enumerate(["planned", "cued", "going"])]  # type: ignore[arg-type]
    keep(memory, *live, *(_settled(n, days_ago=n) for n in range(1, 9)))
    known = memory.transact(lambda t: t.people.load(ANA))
    assert {step.id for step in known.steps} == {100, 101, 102, 1, 2, 3, 4, 5, 6, 7}


def test_the_step_of_an_open_talk_is_known_however_old(memory: Memory) -> None:
    enrol(memory)
    keep(memory, *(_settled(n, days_ago=n) for n in range(1, 11)))
    keep(memory, replace(HOME, subject=10))
    known = memory.transact(lambda t: t.people.load(ANA))
    assert {step.id for step in known.steps} == {1, 2, 3, 4, 5, 6, 7, 10}


def test_shelved_steps_do_not_push_out_the_settled_ones(memory: Memory) -> None:
    enrol(memory)
    keep(memory, _settled(1, days_ago=1), *(Step(n, StepState.SHELVED) for n in range(2, 9)))
    known = memory.transact(lambda t: t.people.load(ANA))
    assert known.step(1) is not None


def _with_everything(memory: Memory, *people: int) -> None:
    enrol(memory, *people)
    for number, one in enumerate(people):
        talk, step = replace(PLAN, id=number + 1), replace(STEP, id=number + 11)
        keep(memory, talk, step, of=one)
        put(memory, said("hello", talk=talk.id), to=one)
        link = Link(number + 21, person=one, token=f"token {one}")
        shared = Decision(links=(link,), notes=(Note(number + 31, NOW, "they smiled"),))
        memory.transact(lambda t, one=one, it=shared: t.people.save(one, it, NOW))  # type: ignore[misc]
        wish = Plan(DueKind.CUE, step.id, NOW)
        memory.transact(lambda t, one=one, wish=wish: t.calendar.plan(one, wish))  # type: ignore[misc]


PERSONAL = (PersonRow, TalkRow, StepRow, DueRow, OutboxRow, NoteRow, LinkRow)


def test_erasing_takes_every_row_of_the_person_and_of_nobody_else(memory: Memory) -> None:
    _with_everything(memory, ANA, MAREK)
    before = {model: len(rows(memory, model)) for model in PERSONAL}
    assert set(before.values()) == {2}
    memory.transact(lambda t: t.erase(ANA))
    assert {model: len(rows(memory, model)) for model in PERSONAL} == dict.fromkeys(PERSONAL, 1)
    assert memory.transact(lambda t: t.people.find(CHATS[ANA])) is None
    assert memory.transact(lambda t: t.people.load(MAREK)).talks[0].parts == PLAN.parts


def test_every_table_that_names_a_person_is_emptied_by_erasing() -> None:
    personal = {
        found.name
        for found in table(PersonRow).metadata.sorted_tables
        if "person_id" in found.c or found.name == "person"
    }
    assert personal == {table(model).name for model in PERSONAL}


def test_what_was_copied_before_erasing_opens_with_no_key_that_is_left(memory: Memory) -> None:
    _with_everything(memory, ANA)
    body = rows(memory, StepRow)[0].body
    memory.transact(lambda t: t.erase(ANA))
    enrol(memory)
    with pytest.raises(WrongKey):
        memory.transact(lambda t: t.session.seal_of(ANA).open(body, f"step|body|{STEP.id}"))
    with pytest.raises(WrongKey):
        memory.transact(lambda t: t.keyring.system.open(body, f"step|body|{STEP.id}"))


@pytest.mark.parametrize("model", [TalkRow, StepRow])
def test_sealed_cells_that_change_places_do_not_open(
    memory: Memory, model: type[TalkRow | StepRow]
) -> None:
    enrol(memory)
    keep(memory, PLAN, HOME, STEP, replace(STEP, id=12))
    found = table(model)
    first, second = rows(memory, model)

    def swap(one: int, body: bytes) -> None:
        memory.transact(
            lambda t: t.connection.execute(update(found).where(found.c.id == one).values(body=body))
        )

    def known() -> set[int]:
        loaded = memory.transact(lambda t: t.people.load(ANA))
        ids = {talk.id for talk in loaded.talks} | {step.id for step in loaded.steps}
        return ids & {first.id, second.id}

    swap(first.id, second.body)
    assert known() == {second.id}, "what cannot be read is left alone"
    swap(first.id, first.body)
    assert known() == {first.id, second.id}


def test_the_cells_of_a_person_do_not_open_in_each_others_columns_or_for_others(
    memory: Memory,
) -> None:
    enrol(memory, ANA, MAREK)
    found = table(PersonRow)
    ana, marek = rows(memory, PersonRow)

    def changed(**values: bytes) -> None:
        memory.transact(
            lambda t: t.connection.execute(update(found).where(found.c.id == ANA).values(**values))
        )

    for wrong in (
        {"body": marek.body},
        {"body": ana.wrapped_key},
        {"wrapped_key": marek.wrapped_key},
        {"wrapped_key": marek.wrapped_key, "body": marek.body},
    ):
        changed(**wrong)
        with pytest.raises(WrongKey):
            memory.transact(lambda t: t.people.load(ANA))
        changed(body=ana.body, wrapped_key=ana.wrapped_key)
    changed(address=marek.address)
    with pytest.raises(WrongKey):
        memory.transact(lambda t: t.people.chat_of(ANA))


def test_a_talk_that_was_closed_goes_after_two_days(memory: Memory) -> None:
    enrol(memory)
    keep(memory, replace(PLAN, phase=Phase.CLOSED), now=NOW - 2 * DAY - timedelta(seconds=1))
    keep(memory, replace(HOME, phase=Phase.CLOSED), now=NOW - 2 * DAY)
    keep(memory, replace(HOME, id=3), now=NOW - 99 * DAY)
    memory.transact(lambda t: t.people.forget_talks(NOW))
    assert [row.id for row in rows(memory, TalkRow)] == [HOME.id, 3]


def _joined(memory: Memory, days_ago: float, *people: Person) -> None:
    def work_for(person: Person) -> None:
        memory.transact(lambda t: t.people.enrol(person.id, person, NOW - days_ago * DAY))

    for person in people:
        work_for(person)


def test_only_people_who_never_answered_the_first_question_go_after_a_week(
    memory: Memory,
) -> None:
    _joined(memory, 7.1, *(Person(n, s) for n, s in enumerate(Standing)))
    _joined(memory, 6.9, Person(50))
    memory.transact(lambda t: t.erase_undecided(NOW))
    left = {row.id for row in rows(memory, PersonRow)}
    assert left == {50} | {n for n, s in enumerate(Standing) if s is not Standing.NEW}


def test_the_undecided_go_however_many_others_are_idle(memory: Memory) -> None:
    _joined(memory, 8, *(Person(n, Standing.KEEPS) for n in range(1, 101)))
    _joined(memory, 8, Person(500))
    for _ in range(3):
        memory.transact(lambda t: t.erase_undecided(NOW))
    assert memory.transact(lambda t: t.people.find(500)) is None
