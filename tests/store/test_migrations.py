"""The migrations make exactly the tables that the code knows, and can be taken back."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import NullPool

from bot.migrating import FOLDER, config, upgrade
from bot.settings import Settings
from bot.store.memory import Memory
from bot.store.tables import SCHEMA, metadata
from tests.store.scene import ANA, BOT, MASTER_KEY, enrol

TABLES = {table.name for table in metadata.sorted_tables}


def _tables(url: str) -> set[str]:
    engine = create_engine(url, poolclass=NullPool)
    return set(inspect(engine).get_table_names()) - {"alembic_version", "sqlite_sequence"}


def _indexes(url: str) -> dict[str, list[str | None]]:
    inspector = inspect(create_engine(url, poolclass=NullPool))
    return {
        str(index["name"]): index["column_names"]
        for table in TABLES
        for index in inspector.get_indexes(table)
        if not index.get("duplicates_constraint")
    }


def test_up_down_to_nothing_and_up_again(bare_url: str) -> None:
    alembic = config(bare_url)
    for _ in range(2):
        command.upgrade(alembic, "head")
        assert _tables(bare_url) == TABLES
        assert _differences(bare_url) == []
        command.downgrade(alembic, "base")
        assert _tables(bare_url) == set()


def test_the_tables_name_the_migration_that_makes_them() -> None:
    script = ScriptDirectory.from_config(config("sqlite://"))
    assert script.get_current_head() == SCHEMA
    versions = [revision.revision for revision in script.walk_revisions()]
    assert versions == sorted(versions, reverse=True)


def test_a_migrated_database_is_at_once_of_use(bare_url: str) -> None:
    command.upgrade(config(bare_url), "head")
    command.upgrade(config(bare_url), "head")
    memory = Memory(bare_url, MASTER_KEY)
    memory.open(BOT)
    enrol(memory)
    assert memory.transact(lambda t: t.people.load(ANA)).person.id == ANA
    memory.close()


def test_what_migrations_make_is_what_the_code_knows(url: str) -> None:
    assert _differences(url) == []


def _differences(url: str) -> list[object]:
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        found = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
        return list(found)


def test_the_indexes_have_the_columns_of_the_model(url: str) -> None:
    wanted = {
        str(index.name): [column.name for column in index.columns]
        for table in metadata.sorted_tables
        for index in table.indexes
    }
    assert {name: columns for name, columns in _indexes(url).items() if name in wanted} == wanted


def test_a_difference_would_be_seen(url: str) -> None:
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql("ALTER TABLE seen ADD COLUMN more INTEGER")
        found = compare_metadata(MigrationContext.configure(connection), metadata)
        assert [change[0] for change in found] == ["remove_column"]
        connection.exec_driver_sql("ALTER TABLE seen DROP COLUMN more")


def test_only_unfinished_messages_are_in_the_index_of_what_is_ready(url: str) -> None:
    inspector = inspect(create_engine(url, poolclass=NullPool))
    (ready,) = (i for i in inspector.get_indexes("outbox") if i["name"] == "outbox_ready")
    options = ready.get("dialect_options", {})
    where = options.get("sqlite_where", options.get("postgresql_where"))
    assert "state <= 2" in str(where)


def test_there_is_one_line_of_migrations() -> None:
    script = ScriptDirectory.from_config(config("sqlite://"))
    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1


def test_every_migration_says_what_it_is_for() -> None:
    for file in (FOLDER / "versions").glob("m*.py"):
        assert ast.get_docstring(ast.parse(file.read_text())), file.name


def test_a_new_file_is_made_with_its_folder_for_the_owner_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "data" / "companion.db"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    upgrade(Settings())
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert _tables(f"sqlite:///{file}") == TABLES


def test_whoever_was_there_before_the_rules_of_zones_is_of_no_edition(bare_url: str) -> None:
    alembic = config(bare_url)
    command.upgrade(alembic, "head")
    memory = Memory(bare_url, MASTER_KEY)
    memory.open(BOT)
    enrol(memory)
    memory.close()
    command.downgrade(alembic, "0001")
    command.upgrade(alembic, "head")
    memory = Memory(bare_url, MASTER_KEY)
    memory.open(BOT)
    assert memory.transact(lambda t: (t.tzdb.of(ANA), t.people.person(ANA).id)) == (0, ANA)
    memory.close()
