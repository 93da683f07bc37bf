"""Another master key: all is found and read under the new one, and nothing under the old."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlmodel import SQLModel

from bot.core.records.effects import Decision, Plan
from bot.core.records.events import DueKind
from bot.core.records.model import Link, LinkState, Person, Step
from bot.core.records.news import Agreed, Side
from bot.store.diagnosis import WrongDatabase
from bot.store.memory import Memory
from bot.store.sealing import Keyring, WrongKey
from bot.store.tables import (
    AsideRow,
    BarRow,
    BotRow,
    DueRow,
    LinkRow,
    OutboxRow,
    PersonRow,
    table,
)
from bot.store.transaction import Transaction
from tests.store.scene import (
    ANA,
    BOT,
    CHATS,
    MAREK,
    MASTER_KEY,
    NOW,
    ONLY_POSTGRES,
    ONLY_SQLITE,
    at_work,
    enrol,
    next_one,
    rows,
    said,
    texts,
)
from tests.store.unsealed import unsealed

NEXT_KEY, LAST_KEY = bytes(range(1, 33)), bytes(range(2, 34))
TOKEN = "t" * 32
MONTH = timedelta(days=30)


@pytest.fixture
def lived(url: str) -> Iterator[Memory]:
    """A database with something that follows from the master key in every table."""
    memory = Memory(url, MASTER_KEY)
    memory.open(BOT)
    enrol(memory, ANA, MAREK)

    def work(transaction: Transaction) -> None:
        link = Link(5, ANA, LinkState.INVITED, token=TOKEN)
        person = Person(ANA, linked=True)
        step = Step(11, text="hello")
        transaction.people.save(ANA, Decision(person=person, steps=(step,), links=(link,)), NOW)
        transaction.calendar.plan(ANA, Plan(DueKind.CUE, 11, NOW))
        transaction.calendar.plan(
            ANA, Plan(DueKind.NEWS, 5, NOW, Agreed(5, Side.PERSON, "Ana", "Marek"))
        )
        transaction.bars.put(ANA, MAREK, NOW + MONTH)
        transaction.inbox.lay_aside(7, b'{"laid": "aside"}', "KeyError", NOW)
        transaction.outbox.farewell(CHATS[MAREK], [said("goodbye")], NOW, language="en")

    memory.transact(work)
    yield memory
    memory.close()


def _rekey(memory: Memory, key: bytes) -> None:
    memory.rekey(key, lambda: None)


def _all_is_there(memory: Memory) -> None:
    assert memory.transact(lambda t: t.people.find(CHATS[ANA])) == ANA
    known = memory.transact(lambda t: t.people.load(ANA))
    assert [step.text for step in known.steps] == ["hello"]
    invite = memory.transact(lambda t: t.links.invite(TOKEN))
    assert invite is not None
    assert invite.id == 5
    assert memory.transact(lambda t: t.bars.barred(ANA, MAREK, NOW))
    assert not memory.transact(lambda t: t.bars.barred(MAREK, ANA, NOW))
    dues = memory.transact(lambda t: t.calendar.dues(ANA, NOW))
    assert {(due.kind, due.subject) for due in dues} == {(DueKind.CUE, 11), (DueKind.NEWS, 5)}


@pytest.mark.parametrize("keys", [(NEXT_KEY,), (NEXT_KEY, LAST_KEY)])
def test_everything_is_found_and_read_after_a_change_of_keys(
    lived: Memory, url: str, keys: tuple[bytes, ...]
) -> None:
    for key in keys:
        _rekey(lived, key)
    _all_is_there(lived)
    lived.close()
    again = Memory(url, keys[-1])
    again.open(BOT)
    _all_is_there(again)
    assert "laid" in again.transact(lambda t: unsealed(t.connection, again._keyring))
    assert texts([next_one(again)]) == ["goodbye"]
    again.close()


SPOILT = b"\x01" + bytes(60)
EMPTY = b""


def _spoil(memory: Memory, model: type[SQLModel], column: str, value: bytes, **where: int) -> None:
    rows_of = table(model)
    mine = (rows_of.c[name] == wanted for name, wanted in where.items())
    spoiling = update(rows_of).where(*mine).values({column: value})
    memory.transact(lambda t: t.connection.execute(spoiling))


@pytest.mark.parametrize("spoilt", [SPOILT, EMPTY], ids=["spoilt", "empty"])
def test_what_cannot_be_read_is_left_as_it_is_and_keeps_nothing_else_back(
    lived: Memory, spoilt: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    lived.transact(lambda t: t.inbox.lay_aside(8, b'{"laid": "beside"}', "KeyError", NOW))
    lived.transact(lambda t: t.calendar.plan(MAREK, Plan(DueKind.CUE, 12, NOW)))
    _spoil(lived, PersonRow, "address", spoilt, id=MAREK)
    _spoil(lived, PersonRow, "wrapped_key", spoilt, id=MAREK)
    _spoil(lived, DueRow, "body", spoilt, subject=5)
    _spoil(lived, AsideRow, "raw", spoilt, update_id=8)
    _rekey(lived, NEXT_KEY)
    marek = rows(lived, PersonRow)[1]
    assert (marek.address, marek.wrapped_key) == (spoilt, spoilt)
    assert [row.body for row in rows(lived, DueRow) if row.subject == 5] == [spoilt]
    assert rows(lived, AsideRow)[1].raw == spoilt
    assert lived.transact(lambda t: t.people.find(CHATS[ANA])) == ANA
    assert lived.transact(lambda t: t.people.find(CHATS[MAREK])) == MAREK
    assert [step.text for step in lived.transact(lambda t: t.people.load(ANA)).steps] == ["hello"]
    assert texts([next_one(lived)]) == ["goodbye"]
    counted = [r.facts for r in caplog.records if "left as it is" in r.getMessage()]  # type: ignore[attr-defined]
    assert counted == [{"count": 5}], "address, key, their moment, another's moment, an update"
    lived.transact(lambda t: t.erase(MAREK))
    assert [row.id for row in rows(lived, PersonRow)] == [ANA]


def test_a_moment_that_says_no_kind_is_left_as_it_is(lived: Memory) -> None:
    seal = lived.transact(lambda t: t.session.seal_of(ANA))
    (due,) = (row for row in rows(lived, DueRow) if row.subject == 5)
    body = seal.close(b"{}", f"due|body|5|{due.slot}")
    _spoil(lived, DueRow, "body", body, subject=5)
    _rekey(lived, NEXT_KEY)
    assert [row.body for row in rows(lived, DueRow) if row.subject == 5] == [body]


@pytest.mark.parametrize(
    ("body", "counted"), [(SPOILT, [{"count": 1}]), (EMPTY, [])], ids=["spoilt", "said"]
)
def test_a_goodbye_that_cannot_be_read_or_was_said_is_left_as_it_is(
    lived: Memory, body: bytes, counted: list[object], caplog: pytest.LogCaptureFixture
) -> None:
    _spoil(lived, OutboxRow, "body", body)
    _rekey(lived, NEXT_KEY)
    assert [row.body for row in rows(lived, OutboxRow)] == [body]
    assert [r.facts for r in caplog.records] == counted  # type: ignore[attr-defined]


def test_a_moment_can_still_be_replaced_and_taken_off(lived: Memory) -> None:
    _rekey(lived, NEXT_KEY)
    later = NOW + timedelta(hours=1)
    lived.transact(lambda t: t.calendar.plan(ANA, Plan(DueKind.CUE, 11, later)))
    assert len(rows(lived, DueRow)) == 2
    lived.transact(lambda t: t.calendar.settle(ANA, t.calendar.dues(ANA, later)))
    assert rows(lived, DueRow) == []


def test_a_no_from_before_a_change_of_keys_can_be_said_anew(lived: Memory) -> None:
    _rekey(lived, NEXT_KEY)
    lived.transact(lambda t: t.bars.put(ANA, MAREK, NOW + 2 * MONTH))
    assert len(rows(lived, BarRow)) == 1


def test_the_old_key_opens_and_finds_nothing_any_more(lived: Memory, url: str) -> None:
    before = {row.address_mac for row in rows(lived, PersonRow)}
    _rekey(lived, NEXT_KEY)
    people = rows(lived, PersonRow)
    assert before & {row.address_mac for row in people} == set()
    old = Keyring(MASTER_KEY)
    for row in people:
        with pytest.raises(WrongKey):
            old.of(row.id, row.wrapped_key)
        with pytest.raises(WrongKey):
            old.system.open(row.address, f"person|address|{row.id}")
    lived.close()
    assert Memory(url, NEXT_KEY).fits()
    assert not Memory(url, MASTER_KEY).fits()
    with pytest.raises(WrongDatabase, match="master key does not fit"):
        Memory(url, MASTER_KEY).open(BOT)


def test_a_change_that_fails_before_its_commit_changes_nothing(lived: Memory) -> None:
    before = [rows(lived, model) for model in (BotRow, PersonRow, LinkRow, BarRow, DueRow)]

    def fails() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        lived.rekey(NEXT_KEY, fails)
    assert [rows(lived, model) for model in (BotRow, PersonRow, LinkRow, BarRow, DueRow)] == before
    _all_is_there(lived)


@ONLY_SQLITE
def test_the_old_wrapped_keys_are_wiped_from_the_files(lived: Memory, url: str) -> None:
    wrapped = [row.wrapped_key for row in rows(lived, PersonRow)]
    _rekey(lived, NEXT_KEY)
    file = Path(url.removeprefix("sqlite:///"))
    left = b"".join(one.read_bytes() for one in file.parent.glob(file.name + "*"))
    assert [key for key in wrapped if key in left] == []


@ONLY_POSTGRES
def test_while_a_bot_is_at_work_nothing_changes(lived: Memory) -> None:
    with at_work(lived), pytest.raises(WrongDatabase, match="bot is running"):
        _rekey(lived, NEXT_KEY)
    _all_is_there(lived)
    _rekey(lived, NEXT_KEY)  # it has let go
    _all_is_there(lived)


def test_another_people_s_invitation_is_found_by_the_newest_hash(lived: Memory) -> None:
    _rekey(lived, NEXT_KEY)
    other = "u" * 32
    link = replace(Link(6, ANA, LinkState.INVITED), token=other)
    lived.transact(lambda t: t.people.save(ANA, Decision(links=(link,)), NOW))
    found = lived.transact(lambda t: t.links.invite(other))
    assert found is not None
    assert found.id == 6
