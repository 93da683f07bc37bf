"""From one database into another: every row as it is, and whether both hold the same.

What is sealed stays sealed: rows are carried, never opened.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import Any, Final

from sqlalchemy import (
    Connection,
    CursorResult,
    String,
    Table,
    delete,
    func,
    insert,
    inspect,
    literal,
    select,
    text,
    update,
)

from bot.store.diagnosis import MOVED, VERSION
from bot.store.tables import LeaseRow, OutboxRow, metadata, table

BATCH: Final = 1000
_COUNTING_ON: Final = (
    text(
        "INSERT INTO sqlite_sequence (name, seq) SELECT :name, :highest "
        "WHERE NOT EXISTS (SELECT * FROM sqlite_sequence WHERE name = :name)"
    ),
    text("UPDATE sqlite_sequence SET seq = max(seq, :highest) WHERE name = :name"),
)
_LEASE, _OUTBOX = table(LeaseRow), table(OutboxRow)


def empty(connection: Connection) -> bool:
    """Whether a database holds nothing: no row of ours, and no table of anybody else.

    Whoever works by hand there stands in the lease; that is nothing.
    """
    there = set(inspect(connection).get_table_names()) - {VERSION.name}
    if not there <= set(metadata.tables):
        return False
    ours = (rows for rows in metadata.sorted_tables if rows.name in there - {_LEASE.name})
    return not any(_holds_any(connection, rows) for rows in ours)


def carry(source: Connection, target: Connection) -> None:
    """Every row goes over under its own id. Who holds the lease now, goes over too."""
    target.execute(delete(_LEASE))  # whoever works by hand there stands in it
    for rows in metadata.sorted_tables:
        for some in _all(source, rows).partitions(BATCH):
            target.execute(insert(rows), [dict(row._mapping) for row in some])
    count_on(target, _counted(source))


def same(source: Connection, target: Connection, *, lease: bool = True) -> bool:
    """Whether both hold the same rows, each compared with its like; `lease`: those too."""
    return all(
        all(one == other for one, other in zip_longest(_all(source, rows), _all(target, rows)))
        for rows in metadata.sorted_tables
        if lease or rows is not _LEASE
    )


def retire(connection: Connection) -> None:
    """From now on no bot starts here."""
    connection.execute(update(VERSION).values(version_num=MOVED))


def count_on(connection: Connection, highest: int) -> None:
    """The next message gets a number above `highest`, and above every one there was."""
    if connection.dialect.name == "postgresql":
        counter = func.pg_get_serial_sequence(_OUTBOX.name, "id")
        follows = func.greatest(highest, func.nextval(counter))
        connection.execute(select(func.setval(counter, follows)))
    else:
        for statement in _COUNTING_ON:
            connection.execute(statement, {"name": _OUTBOX.name, "highest": highest})


def _counted(connection: Connection) -> int:
    """The highest number that any message ever had here."""
    if connection.dialect.name == "postgresql":
        name = connection.execute(
            select(func.pg_get_serial_sequence(_OUTBOX.name, "id"))
        ).scalar_one()
        return int(connection.execute(text(f"SELECT last_value FROM {name}")).scalar_one())  # noqa: S608
    asked = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    return int(connection.execute(asked, {"name": _OUTBOX.name}).scalar() or 0)


def _all(connection: Connection, rows: Table) -> CursorResult[Any]:
    """A table in the order of its key, as both databases sort it, a batch at a time."""
    c = connection.dialect.name == "postgresql"
    key = [
        column.collate("C") if c and isinstance(column.type, String) else column
        for column in rows.primary_key
    ]
    return connection.execute(select(rows).order_by(*key).execution_options(yield_per=BATCH))


def _holds_any(connection: Connection, rows: Table) -> bool:
    return connection.execute(select(literal(1)).select_from(rows).limit(1)).first() is not None
