"""Every row that is left, opened with the key: what somebody who holds it could still read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.store.sealing import Keyring
from bot.store.tables import metadata

SEALED = {
    "person": "person|body|{row.id}",
    "talk": "talk|body|{row.id}",
    "step": "step|body|{row.id}",
    "note": "note|body|{row.id}",
    "link": "link|body|{row.id}",
    "due": "due|body|{row.subject}|{row.slot}",
    "outbox": "outbox|body|{row.id}",
}
"""Tables whose rows are sealed under the key of a person, and the place of each body."""


def unsealed(connection: Connection, keyring: Keyring) -> str:
    """All that the database says, a row a line, in clear; nothing that is sealed is left out."""
    tables = {
        found.name: connection.execute(select(found)).all() for found in metadata.tables.values()
    }
    keys = {row.id: keyring.of(row.id, row.wrapped_key) for row in tables["person"]}
    return "\n".join(
        f"{name} {said}"
        for name, rows in sorted(tables.items())
        for row in rows
        for said in _said(name, row, keyring, keys)
    )


def _said(name: str, row: Row[Any], keyring: Keyring, keys: dict[int, Any]) -> Iterator[str]:
    yield repr([value for value in row if not isinstance(value, bytes)])
    if name == "aside":
        raw = keyring.system.open(row.raw, f"aside|raw|{row.update_id}")
        yield json.dumps(json.loads(raw), ensure_ascii=False)
    if name == "person":
        yield keyring.system.open(row.address, f"person|address|{row.id}").decode()
    if name in SEALED and row.body:
        owner = row.id if name == "person" else row.person_id
        seal = keyring.system if owner is None else keys[owner]
        yield seal.open(row.body, SEALED[name].format(row=row)).decode()
