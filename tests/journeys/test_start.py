"""Every ordinary mistake at a start ends in one sentence: what happened, and what to do.

Never a traceback, never a part of a password or a token, and the doctor says the same.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from socket import create_server
from typing import Final

import pytest
from sqlalchemy import create_engine, text

from bot.__main__ import SANDBOX_PORT
from bot.sandbox.house import PORTS_TRIED
from bot.sandbox.telegram import StrictTelegram
from bot.settings import KEY_BYTES
from bot.store.memory import Memory
from tests.journeys.starting import PASSWORD, WAYS, Start
from tests.store.cluster import GUEST, MIGRATED, Cluster

pytestmark = pytest.mark.journey

OPENED: Final = ("run", "doctor")
"""The ways that expect a database which is ready."""
ASKING: Final = ("run", "run --migrate", "doctor")
"""The ways that talk to Telegram."""
STORES: Final = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
NOWHERE: Final = "127.0.0.1:1"


@pytest.fixture
def start(telegram: StrictTelegram, migrated: Path, tmp_path: Path) -> Iterator[Start]:
    """A start with which all is well: a database that is ready, a token that is known."""
    start = Start(telegram, tmp_path)
    shutil.copy(migrated, start.file)
    yield start
    start.data.chmod(0o700)


def _table(*rows: tuple[object, str, tuple[str, ...]]) -> pytest.MarkDecorator:
    """One case for each mistake and each way to start."""
    cases = [
        pytest.param(wrong, says, way, id=f"{getattr(wrong, '__name__', n)}-{way}")
        for n, (wrong, says, ways) in enumerate(rows)
        for way in ways
    ]
    return pytest.mark.parametrize(("wrong", "says", "way"), cases)


@pytest.mark.parametrize("store", STORES)
async def test_where_all_is_well_the_doctor_finds_nothing(
    start: Start, store: str, request: pytest.FixtureRequest
) -> None:
    start.environment["DATABASE_URL"] = _ready(start, store, request)
    code, output = await start.said("doctor")
    assert (code, len(output.splitlines())) == (0, 5), output


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


@_table(
    (folder_not_writable, r"The folder \S+/data cannot be .*: chown -R \d+ \S+/data$", WAYS),
    (folder_of_another, r"The folder \S+/data cannot be .*: chown", WAYS),
    (new_folder_in_one_of_another, r"The folder \S+/data cannot be .*: chown", WAYS),
    (file_readable_by_nobody, r"The file \S+/companion\.db cannot be .* chmod 600", WAYS),
    (file_is_a_folder, r"DATABASE_URL names a folder\. Name a file in it", WAYS),
    (no_database_at_all, r"no database\. Put your last good copy", WAYS),
    (damaged, r"damaged\. .* last good copy", WAYS),
    (cut_off, r"damaged\. .* last good copy", WAYS),
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
@_table(
    ("postgres@/x?host=/nowhere", "cannot be reached. Check that PostgreSQL runs", WAYS),
    (f"me:{PASSWORD}@{NOWHERE}/x", "cannot be reached. Check that PostgreSQL runs", WAYS),
    (f"me:{PASSWORD}@nowhere.invalid/x", "cannot be reached. Check that", ("migrate", "doctor")),
    (f"{GUEST}:{PASSWORD}%40@/{{db}}?host={{at}}", "refuses the password.*%40", WAYS),
    (f"{GUEST}@/{{db}}?host={{at}}", "refuses the password", WAYS),
    ("nobody@/{db}?host={at}", "does not know the user", WAYS),
    ("postgres@/nothing?host={at}", "has no database of this name", WAYS),
    (f"{GUEST}:{PASSWORD}@/{{db}}?host={{at}}", "may not do this.*grant", WAYS),
    (f"me:{PASSWORD}@word@{NOWHERE}/x", "^DATABASE_URL: .*@ as %40", WAYS),
    (f"me:p@{PASSWORD}:word@{NOWHERE}/x", "^DATABASE_URL: .*@ as %40", WAYS),
)
async def test_a_server_that_does_not_let_us_in(
    start: Start, cluster: Cluster, wrong: str, says: str, way: str
) -> None:
    cluster.admit(PASSWORD)
    at = cluster.url(MIGRATED).partition("host=")[2]
    place = wrong.format(db=MIGRATED, at=at)
    start.environment["DATABASE_URL"] = f"postgresql+psycopg://{place}"
    assert re.search(says, await start.refusal(way))


@pytest.mark.postgres
async def test_who_may_not_make_tables_is_told_what_to_grant(
    start: Start, cluster: Cluster
) -> None:
    cluster.admit(PASSWORD)
    url = cluster.fresh()
    start.environment["DATABASE_URL"] = url.replace("postgres@", f"{GUEST}:{PASSWORD}@")
    assert "grant it all on schema public" in await start.refusal("migrate")
    cluster.drop(url)


# a database of another shape, on both


def never_migrated(url: str) -> None:
    _execute(url, "DROP TABLE alembic_version")


def older(url: str) -> None:
    _execute(url, "UPDATE alembic_version SET version_num = '0001'")


def newer(url: str) -> None:
    _execute(url, "UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize("store", STORES)
@_table(
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


# settings


@_table(
    ({"DATABASE_URL": f"postgres://me:{PASSWORD}@h/d"}, "^DATABASE_URL: .*postgresql.psyc", WAYS),
    ({"DATABASE_URL": "sqlite://data/companion.db"}, "^DATABASE_URL: .*three slashes", WAYS),
    ({"BOT_TOKEN": f"Use this token: {PASSWORD}"}, "^BOT_TOKEN: .*BotFather", ASKING),
    ({"BOT_TOKEN": "", "BOT_TOKEN_FILE": "."}, "^BOT_TOKEN_FILE: this is a folder", ASKING),
    ({"BOT_TOKEN": "", "BOT_TOKEN_FILE": "gone"}, "^BOT_TOKEN_FILE: .* is there", ASKING),
    ({"MASTER_KEY": PASSWORD}, "^MASTER_KEY: must be 32 bytes", OPENED),
    ({"MASTER_KEY_FILE": "."}, "^MASTER_KEY_FILE: this is a folder", OPENED),
)
async def test_a_setting_that_cannot_be_used(
    start: Start, wrong: dict[str, str], says: str, way: str
) -> None:
    start.environment.update(wrong)
    assert re.search(says, await start.refusal(way))


@_table(
    (f"BOT_TOKEN: {PASSWORD}\n".encode(), r"^\.env: line 1 cannot be read", ASKING),
    ("BOT_TOKEN=".encode("utf-16"), r"^\.env: the file is no plain text", ASKING),
    (None, r"^\.env: the file cannot be read by user \d+", ASKING),
)
async def test_an_env_file_that_cannot_be_read(
    start: Start, wrong: bytes | None, says: str, way: str
) -> None:
    file = start.here / ".env"
    file.write_bytes(wrong or b"")
    if wrong is None:
        file.chmod(0)
    assert re.search(says, await start.refusal(way))


@pytest.mark.parametrize("way", ["run --no-sandbox", "run --migrate --no-sandbox", "doctor"])
async def test_in_a_container_a_token_that_is_missing_is_said(start: Start, way: str) -> None:
    start.environment["BOT_TOKEN"] = ""
    assert (await start.refusal(way)).startswith("BOT_TOKEN: there is none. Get one from BotFather")


async def test_without_a_free_port_there_is_no_sandbox(start: Start) -> None:
    start.environment["BOT_TOKEN"] = ""
    with ExitStack() as taken:
        for port in range(SANDBOX_PORT, SANDBOX_PORT + PORTS_TRIED):
            with suppress(OSError):  # then it is taken already
                taken.enter_context(create_server(("127.0.0.1", port)))
        code, output = await start.said("run")
    assert code == 2
    assert output.splitlines()[-1].startswith("No port is free for the sandbox from 8080 on.")


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
