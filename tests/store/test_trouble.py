"""What a database's errors are taken for: trouble that passes, damage, or a fault of ours."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.store.memory import Memory
from bot.store.transaction import Transaction
from bot.store.trouble import Away, Damaged
from tests.store.scene import BOT, MASTER_KEY, NOW, ONLY_POSTGRES, ONLY_SQLITE


def _does(*statements: str) -> Callable[[Transaction], None]:
    def work(transaction: Transaction) -> None:
        for statement in statements:
            transaction.connection.execute(text(statement))

    return work


def test_a_fault_of_ours_stays_what_it_is(memory: Memory) -> None:
    for wrong in ("SELECT nothing FROM nowhere", "INSERT INTO seen (update_id) VALUES (7)"):
        with pytest.raises(DBAPIError):
            memory.transact(_does(wrong))
    assert memory.transact(lambda t: t.inbox.note(7, NOW))


@ONLY_SQLITE
def test_a_locked_file_is_away_until_it_is_let_go(memory: Memory, url: str) -> None:
    memory.transact(_does("PRAGMA busy_timeout = 1"))
    other = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Away):
        memory.transact(lambda t: t.inbox.note(7, NOW))
    other.rollback()
    assert memory.transact(lambda t: t.inbox.note(7, NOW))
    other.close()


@ONLY_SQLITE
@pytest.mark.parametrize("trouble", ["PRAGMA query_only = 1", "PRAGMA max_page_count = 1"])
def test_a_read_only_or_full_file_is_away(memory: Memory, trouble: str) -> None:
    memory.transact(_does("CREATE TABLE room (filled)"))
    with memory._begin() as connection:
        connection.exec_driver_sql(trouble)
    with pytest.raises(Away):
        memory.transact(_does("INSERT INTO room VALUES (zeroblob(1000000))"))


@ONLY_SQLITE
def test_a_file_that_is_no_database_any_more_is_damaged(memory: Memory, url: str) -> None:
    memory.close()
    file = Path(url.removeprefix("sqlite:///"))
    file.write_bytes(b"not a database at all".ljust(8192, b"."))
    for beside in ("-wal", "-shm"):
        file.with_name(file.name + beside).unlink(missing_ok=True)
    spoilt = Memory(url, MASTER_KEY)
    with pytest.raises(Exception) as told:  # noqa: PT011
        spoilt.open(BOT)
    spoilt.close()
    assert isinstance(told.value, Damaged) or "database" in str(told.value)


@ONLY_POSTGRES
@pytest.mark.parametrize(
    "statements",
    [
        ("SET LOCAL statement_timeout = '1ms'", "SELECT pg_sleep(1)"),
        ("SET TRANSACTION READ ONLY", "DELETE FROM seen"),
        ("SELECT pg_terminate_backend(pg_backend_pid())", "SELECT 1"),
    ],
)
def test_what_postgres_refuses_for_now_is_away(memory: Memory, statements: tuple[str, ...]) -> None:
    with pytest.raises(Away):
        memory.transact(_does(*statements))
    assert memory.transact(lambda t: t.inbox.note(7, NOW)), "the next one finds it again"


@ONLY_POSTGRES
def test_after_a_failover_it_does_not_stay_with_a_server_that_only_reads(url: str) -> None:
    # Of a pool with several connections the next one may be asked, and this one much later.
    with closing(Memory(url, MASTER_KEY)) as memory:
        memory.open(BOT)
        memory.transact(_does("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"))
        with pytest.raises(Away):
            memory.transact(lambda t: t.inbox.note(7, NOW))
        assert memory.transact(lambda t: t.inbox.note(7, NOW)), "a new one may lead elsewhere"


@ONLY_POSTGRES
def test_of_two_that_stand_in_each_others_way_one_tries_again(memory: Memory, url: str) -> None:
    memory.transact(_does("INSERT INTO seen VALUES (1, 0), (2, 0)"))
    both = threading.Barrier(2)
    met: list[str] = []

    def crosswise(first: int, second: int) -> None:
        def work(transaction: Transaction) -> None:
            _does(f"UPDATE seen SET at = 1 WHERE update_id = {first}")(transaction)
            both.wait(5)
            _does(f"UPDATE seen SET at = 1 WHERE update_id = {second}")(transaction)

        try:
            memory.transact(work)
            met.append("through")
        except Away:
            met.append("away")

    threads = [threading.Thread(target=crosswise, args=order) for order in ((1, 2), (2, 1))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(met) == ["away", "through"]
