"""Every ordinary mistake at a start ends in one sentence: what happened, and what to do.

Never a traceback, never a part of a password or a token, and the doctor says the same.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
from base64 import b64encode
from collections.abc import Callable
from contextlib import closing
from typing import Final

import pytest
from sqlalchemy import create_engine, text

from bot.settings import KEY_BYTES
from bot.store.memory import Memory
from tests.journeys.starting import OPENED, PASSWORD, WAYS, Start, table
from tests.store.cluster import MIGRATED, Cluster

pytestmark = pytest.mark.journey

STORES: Final = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
NOWHERE: Final = "127.0.0.1:1"


@pytest.mark.parametrize("store", STORES)
async def test_where_all_is_well_the_doctor_finds_nothing(
    start: Start, store: str, request: pytest.FixtureRequest
) -> None:
    start.environment["DATABASE_URL"] = _ready(start, store, request)
    code, output = await start.said("doctor")
    assert (code, len(output.splitlines())) == (0, 10), output


@pytest.mark.parametrize("name", ["", " "])
async def test_who_runs_the_bot_has_to_be_said(start: Start, name: str) -> None:
    start.environment["OPERATOR_NAME"] = name
    assert "Write your name" in await start.refusal("doctor")


# a database in a file


def folder_not_writable(start: Start) -> None:
    start.data.chmod(0o500)


def folder_of_another(start: Start) -> None:
    start.data.chmod(0)


def new_folder_in_one_of_another(start: Start) -> None:
    start.environment["DATABASE_URL"] = f"sqlite:///{start.data}/new/companion.db"
    start.data.chmod(0o500)


def file_readable_by_nobody(start: Start) -> None:
    start.file.chmod(0)


def file_is_a_folder(start: Start) -> None:
    start.file.unlink()
    start.file.mkdir()


def no_database_at_all(start: Start) -> None:
    start.file.write_text(f"# my notes, and the word {PASSWORD}\n" * 100, encoding="utf-8")


def damaged(start: Start) -> None:
    whole = start.file.read_bytes()
    start.file.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))


def cut_off(start: Start) -> None:
    whole = start.file.read_bytes()
    start.file.write_bytes(whole[: len(whole) // 2])


@table(
    (folder_not_writable, r"The folder \S+/data cannot be .*: chown -R \d+ \S+/data$", WAYS),
    (folder_of_another, r"The folder \S+/data cannot be .*: chown", WAYS),
    (new_folder_in_one_of_another, r"The folder \S+/data cannot be .*: chown", WAYS),
    (file_readable_by_nobody, r"The file \S+/companion\.db cannot be .* chmod 600", WAYS),
    (file_is_a_folder, r"DATABASE_URL names a folder\. Name a file in it", WAYS),
    (no_database_at_all, r"no database\. .* restore FILE", WAYS),
    (damaged, r"damaged\. .* restore FILE", WAYS),
    (cut_off, r"damaged\. .* restore FILE", WAYS),
)
async def test_a_file_that_cannot_be_used(
    start: Start, wrong: Callable[[Start], None], says: str, way: str
) -> None:
    wrong(start)
    assert re.search(says, await start.refusal(way))


@pytest.mark.parametrize("way", ["run", "run --migrate"])
async def test_two_copies_are_one_too_many(start: Start, way: str) -> None:
    start.environment["DIAL"] = "1"
    first = asyncio.create_task(start.said("run"))
    await start.telegram.dial.settle(within=20)
    assert "Another copy of the bot" in await start.refusal(way)
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)


async def test_a_file_that_another_program_holds(start: Start) -> None:
    with closing(sqlite3.connect(start.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "Another program holds" in await start.refusal("migrate")


async def test_a_disk_that_is_full_in_a_migration_leaves_it_to_be_done_anew(start: Start) -> None:
    start.file.unlink()
    start.before = ("prlimit", "--fsize=40960", "--")
    assert "disk of the database is full" in await start.refusal("migrate")
    start.before = ()
    assert await start.said("migrate") == (0, "")
    assert (await start.said("doctor"))[0] == 0


# a database on a server


@pytest.mark.postgres
@table(
    ("postgres@/x?host=/nowhere", "cannot be reached. Check that PostgreSQL runs", ("doctor",)),
    (f"me:{PASSWORD}@{NOWHERE}/x", "cannot be reached. Check that PostgreSQL", ("doctor",)),
    (f"me:{PASSWORD}@nowhere.invalid/x", "cannot be reached. Check that", ("doctor",)),
    (f"{{guest}}:{PASSWORD}%40@/{{db}}?host={{at}}", "refuses the password.*%40", WAYS),
    ("{guest}@/{db}?host={at}", "refuses the password", WAYS),
    ("nobody@/{db}?host={at}", "does not know the user", WAYS),
    ("postgres@/nothing?host={at}", "has no database of this name", WAYS),
    (f"{{guest}}:{PASSWORD}@/{{db}}?host={{at}}", "may not do this.*grant", WAYS),
    (f"me:{PASSWORD}@word@{NOWHERE}/x", "^DATABASE_URL: .*@ as %40", WAYS),
    (f"me:p@{PASSWORD}:word@{NOWHERE}/x", "^DATABASE_URL: .*@ as %40", WAYS),
)
async def test_a_server_that_does_not_let_us_in(
    start: Start, cluster: Cluster, wrong: str, says: str, way: str
) -> None:
    cluster.admit(PASSWORD)
    at = cluster.url(cluster.shared).partition("host=")[2]
    place = wrong.format(guest=cluster.guest, db=cluster.shared, at=at)
    start.environment["DATABASE_URL"] = f"postgresql+psycopg://{place}"
    assert re.search(says, await start.refusal(way))


@pytest.mark.postgres
async def test_who_may_not_make_tables_is_told_what_to_grant(
    start: Start, cluster: Cluster
) -> None:
    cluster.admit(PASSWORD)
    url = cluster.fresh()
    start.environment["DATABASE_URL"] = url.replace("postgres@", f"{cluster.guest}:{PASSWORD}@")
    assert "grant it all on schema public" in await start.refusal("migrate")
    cluster.drop(url)


# a database of another shape, on both


def never_migrated(url: str) -> None:
    _execute(url, "DROP TABLE alembic_version")


def older(url: str) -> None:
    _execute(url, "UPDATE alembic_version SET version_num = '0000'")


def newer(url: str) -> None:
    _execute(url, "UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize("store", STORES)
@table(
    (never_migrated, "is not ready. Run: python -m bot migrate", OPENED),
    (older, "of an older release. Run: python -m bot migrate", OPENED),
    (newer, "of a newer release, or of another program", WAYS),
)
async def test_a_database_of_another_shape(
    start: Start,
    store: str,
    request: pytest.FixtureRequest,
    wrong: Callable[[str], None],
    says: str,
    way: str,
) -> None:
    start.environment["DATABASE_URL"] = url = _ready(start, store, request)
    wrong(url)
    assert says in await start.refusal(way)


@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize("way", OPENED)
async def test_a_key_of_another_database(
    start: Start, store: str, request: pytest.FixtureRequest, way: str
) -> None:
    start.environment["DATABASE_URL"] = url = _ready(start, store, request)
    memory = Memory(url, bytes(KEY_BYTES))
    memory.open(int(start.telegram.token.partition(":")[0]))
    memory.close()
    start.environment["MASTER_KEY"] = b64encode(b"x" * KEY_BYTES).decode()
    assert "The master key does not fit" in await start.refusal(way)


def _execute(url: str, statement: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _ready(start: Start, store: str, request: pytest.FixtureRequest) -> str:
    """The URL of a database that was migrated, in one of both stores."""
    if store == "sqlite":
        return start.environment["DATABASE_URL"]
    cluster: Cluster = request.getfixturevalue("cluster")
    url = cluster.fresh(MIGRATED)
    request.addfinalizer(lambda: cluster.drop(url))
    return url
