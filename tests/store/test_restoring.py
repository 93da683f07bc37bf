"""A copy becomes the database, on either: without who was erased, and without a word said twice."""

from __future__ import annotations

import base64
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import update

from bot import copies
from bot.core.records.effects import Decision, Plan
from bot.core.records.events import DueKind
from bot.core.records.model import Person, Standing, Step, StepState
from bot.restoring import restore
from bot.settings import Settings
from bot.store.copying import NoCopy
from bot.store.diagnosis import VERSION, WrongDatabase
from bot.store.erasures import Erasures
from bot.store.memory import Memory
from bot.store.outbox import NOWHERE
from bot.store.parcel import State
from bot.store.tables import SCHEMA, DueRow, OutboxRow, PersonRow, TalkRow
from bot.store.transaction import Transaction
from tests.store.scene import (
    ANA,
    BOT,
    CHATS,
    MAREK,
    MASTER_KEY,
    NOW,
    ONLY_POSTGRES,
    SECOND,
    at_work,
    claim,
    enrol,
    put,
    rows,
    said,
    states,
)

HOUR = timedelta(hours=1)
LATER = NOW + 3 * HOUR


@pytest.fixture
def settings(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """What the environment says of this database; its data lie where the test has its files."""
    monkeypatch.chdir(tmp_path)
    folder = str(tmp_path / "backups")
    return Settings(database_url=url, master_key=_secret(MASTER_KEY), backup_folder=folder)


@pytest.fixture
def erasures(settings: Settings) -> Erasures:
    return Erasures(settings.erased_file, lambda: NOW)


@pytest.fixture
def lived(settings: Settings, erasures: Erasures) -> Memory:
    """Ana and Marek, who keep notes; it is open until the test closes it."""
    memory = Memory(settings.database_url, MASTER_KEY, erasures)
    memory.open(BOT)
    enrol(memory, ANA, MAREK)
    for one in (ANA, MAREK):
        person = Person(one, Standing.KEEPS, zone="Europe/Berlin")
        step = Step(one + 100, idea="shop-hello", at=NOW + 2 * HOUR)
        due = Plan(DueKind.CUE, step.id, NOW + 2 * HOUR)

        def work(
            t: Transaction,
            one: int = one,
            person: Person = person,
            step: Step = step,
            due: Plan = due,
        ) -> None:
            t.people.save(one, Decision(person=person, steps=(step,)), NOW)
            t.calendar.plan(one, due)

        memory.transact(work)
    return memory


def _secret(key: bytes) -> SecretStr:
    return SecretStr(base64.b64encode(key).decode())


def _restored(settings: Settings, file: Path) -> Memory:
    restore(settings, file, LATER)
    memory = Memory(settings.database_url, MASTER_KEY)
    memory.open(BOT)
    return memory


def _people(settings: Settings, key: bytes) -> list[int]:
    """Who is there, as far as this key opens what is there."""
    memory = Memory(settings.database_url, key)
    memory.open(BOT)
    there = memory.transact(lambda t: [o for o in (ANA, MAREK) if t.people.find(CHATS[o])])
    memory.close()
    return there


def test_who_was_erased_since_is_not_in_it(lived: Memory, settings: Settings) -> None:
    file = copies.make(settings, NOW)
    lived.transact(lambda t: t.erase(ANA))
    lived.close()
    memory = _restored(settings, file)
    assert [row.id for row in rows(memory, PersonRow)] == [MAREK]
    assert {row.person_id for row in rows(memory, DueRow)} <= {MAREK}
    memory.close()


def test_an_erasing_that_a_kill_undid_takes_nobody_out_of_a_copy(
    lived: Memory, settings: Settings, erasures: Erasures
) -> None:
    file = copies.make(settings, NOW)
    lived.close()
    with erasures.file.open("a") as killed:
        killed.write("? 2026-11-30T13:05:00 47\n")
    memory = _restored(settings, file)
    assert [row.id for row in rows(memory, PersonRow)] == [ANA, MAREK]
    memory.close()


def test_what_waited_in_the_copy_is_never_said(lived: Memory, settings: Settings) -> None:
    put(lived, said("waits"))
    put(lived, said("on its way"), to=MAREK)
    lived.transact(lambda t: t.outbox.farewell(5, [said("goodbye")], NOW, language="en"))
    claim(lived, limit=2)
    file = copies.make(settings, NOW)
    lived.close()
    memory = _restored(settings, file)
    assert set(states(memory)) == {State.CANCELLED}
    assert all(row.body == b"" for row in rows(memory, OutboxRow))
    memory.close()


def test_a_moment_that_came_in_the_gap_is_lived_through_in_silence(
    lived: Memory, settings: Settings
) -> None:
    """The cue was said then; its talk goes on, and what follows it is on the calendar."""
    file = copies.make(settings, NOW)
    lived.close()
    restore(settings, file, NOW + 2 * HOUR)
    memory = Memory(settings.database_url, MASTER_KEY)
    memory.open(BOT)
    assert set(states(memory)) == {State.CANCELLED}
    known = memory.transact(lambda t: t.people.load(ANA))
    assert [step.state for step in known.steps] == [StepState.CUED]
    assert {row.card for row in rows(memory, TalkRow)} == {NOWHERE}
    assert all(row.wake_at > NOW + 2 * HOUR for row in rows(memory, DueRow))
    assert len(rows(memory, DueRow)) == 2
    memory.close()


def test_what_lies_ahead_stays_on_the_calendar(lived: Memory, settings: Settings) -> None:
    file = copies.make(settings, NOW)
    before = rows(lived, DueRow)
    lived.close()
    restore(settings, file, NOW + HOUR)
    memory = Memory(settings.database_url, MASTER_KEY)
    memory.open(BOT)
    assert rows(memory, DueRow) == before
    memory.close()


def test_without_the_list_nothing_is_restored(lived: Memory, settings: Settings) -> None:
    file = copies.make(settings, NOW)
    lived.transact(lambda t: t.erase(ANA))
    lived.close()
    settings.erased_file.unlink()
    with pytest.raises(NoCopy, match="--without-list"):
        restore(settings, file, LATER)
    restore(settings, file, LATER, without_list=True)
    assert _people(settings, MASTER_KEY) == [ANA, MAREK]


def _younger(settings: Settings) -> None:
    """The list of a start on an empty volume."""
    Erasures(settings.erased_file, lambda: NOW + SECOND).begin()


def _empty(settings: Settings) -> None:
    settings.erased_file.write_bytes(b"")


@pytest.mark.parametrize("made", [_younger, _empty])
def test_a_list_that_does_not_reach_back_to_the_copy_is_as_good_as_none(
    lived: Memory, settings: Settings, made: Callable[[Settings], None]
) -> None:
    file = copies.make(settings, NOW)
    lived.transact(lambda t: t.erase(ANA))
    lived.close()
    kept = settings.erased_file.read_bytes()
    settings.erased_file.unlink()
    made(settings)
    with pytest.raises(NoCopy, match=r"does not reach back to this copy.*--without-list"):
        restore(settings, file, LATER)
    settings.erased_file.write_bytes(kept)
    restore(settings, file, LATER)
    assert _people(settings, MASTER_KEY) == [MAREK]


@pytest.mark.parametrize("without_list", [False, True])
def test_a_spoilt_list_is_named_and_nothing_changes(
    lived: Memory, settings: Settings, *, without_list: bool
) -> None:
    file = copies.make(settings, NOW)
    lived.transact(lambda t: t.erase(ANA))
    lived.close()
    settings.erased_file.write_bytes(b"nonsense\n")
    with pytest.raises(WrongDatabase, match=r"the list of who was erased.*move it away"):
        restore(settings, file, LATER, without_list=without_list)
    assert _people(settings, MASTER_KEY) == [MAREK]


def test_who_is_on_a_younger_list_stays_gone_though_it_does_not_reach_back(
    lived: Memory, settings: Settings
) -> None:
    file = copies.make(settings, NOW - SECOND)
    lived.transact(lambda t: t.erase(ANA))
    lived.close()
    restore(settings, file, LATER, without_list=True)
    assert _people(settings, MASTER_KEY) == [MAREK]


def test_a_copy_older_than_the_list_keeps_is_refused(lived: Memory, settings: Settings) -> None:
    file = copies.make(settings, NOW)
    lived.close()
    restore(settings, file, NOW + copies.KEPT_FOR)
    with pytest.raises(NoCopy, match="older than 30 days"):
        restore(settings, file, NOW + copies.KEPT_FOR + SECOND)


def test_a_copy_of_a_newer_release_is_named_as_the_copy(lived: Memory, settings: Settings) -> None:
    file = copies.make(settings, NOW)
    lived.close()
    with closing(sqlite3.connect(file)) as copy, copy:
        copy.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NoCopy, match="This copy was made by a newer release"):
        restore(settings, file, LATER)
    assert _people(settings, MASTER_KEY) == [ANA, MAREK]


def test_going_back_to_this_release_begins_with_moving_the_newer_database_away(
    lived: Memory, settings: Settings
) -> None:
    file = copies.make(settings, NOW)
    lived.transact(lambda t: t.connection.execute(update(VERSION).values(version_num="9999")))
    with pytest.raises(WrongDatabase, match=r"newer release. To go back .* move the database away"):
        restore(settings, file, LATER)
    lived.transact(lambda t: t.connection.execute(update(VERSION).values(version_num=SCHEMA)))
    assert [row.id for row in rows(lived, PersonRow)] == [ANA, MAREK]
    lived.close()


def test_a_copy_under_another_key_is_refused_and_changes_nothing(
    lived: Memory, settings: Settings
) -> None:
    file = copies.make(settings, NOW)
    key = bytes(range(1, 33))
    lived.rekey(key, lambda: None)
    lived.close()
    changed = settings.model_copy(update={"master_key": _secret(key)})
    with pytest.raises(NoCopy, match="does not fit the master key"):
        restore(changed, file, LATER)
    assert _people(settings, key) == [ANA, MAREK]
    restore(settings, file, LATER)
    assert _people(settings, MASTER_KEY) == [ANA, MAREK], "with the key of its day"


@ONLY_POSTGRES
def test_nothing_is_restored_while_a_bot_is_at_work(lived: Memory, settings: Settings) -> None:
    file = copies.make(settings, NOW)
    lived.transact(lambda t: t.erase(ANA))
    with at_work(lived), pytest.raises(WrongDatabase, match="bot is running"):
        restore(settings, file, LATER)
    assert [row.id for row in rows(lived, PersonRow)] == [MAREK]
    lived.close()


def test_nothing_is_left_of_a_restoring(lived: Memory, settings: Settings, tmp_path: Path) -> None:
    file = copies.make(settings, NOW)
    lived.close()
    left = settings.data_folder / f"{copies.WORKING}left"
    left.mkdir(parents=True, exist_ok=True)
    restore(settings, file, LATER)
    assert list(tmp_path.rglob(f"{copies.WORKING}*")) == []
