"""Another master key: all that follows from the old one follows from the new, in one pass."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select, update

from bot.store.sealing import Keyring
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

_ASIDE, _BAR, _BOT, _DUE = table(AsideRow), table(BarRow), table(BotRow), table(DueRow)
_LINK, _OUTBOX, _PERSON = table(LinkRow), table(OutboxRow), table(PersonRow)
_DUES: Final = select(_DUE, _PERSON.c.wrapped_key).join(_PERSON, _PERSON.c.id == _DUE.c.person_id)

Changes = Iterator[dict[str, Any]]
"""Rows by their key, under names in front of which stands `of_`, and what changes in them."""


def rewrap(connection: Connection, old: Keyring, new: Keyring) -> None:
    """Every wrapped key, value, hash and number of the old keys becomes one of the new.

    What is sealed under the people's own keys is left as it is, but moments on the calendar:
    their place has a number that follows from the master key.
    """
    passes = (
        (_DUE, ("subject", "slot"), _dues(connection, old, new)),
        (_PERSON, ("id",), _people(connection, old, new)),
        (_LINK, ("id",), _invitations(connection, new)),
        (_BAR, ("mac",), _bars(connection, new)),
        (_OUTBOX, ("id",), _farewells(connection, old, new)),
        (_ASIDE, ("update_id",), _aside(connection, old, new)),
        (_BOT, ("id",), _proof(connection, new)),
    )
    for rows, key, changes in passes:
        found = list(changes)
        if not found:
            continue
        mine = (rows.c[name] == bindparam(f"of_{name}") for name in key)
        values: dict[str, Any] = {
            name: bindparam(name) for name in found[0] if not name.startswith("of_")
        }
        connection.execute(update(rows).where(*mine).values(values), found)


def _people(connection: Connection, old: Keyring, new: Keyring) -> Changes:
    for row in connection.execute(select(_PERSON)).all():
        place = f"person|address|{row.id}"
        yield {
            "of_id": row.id,
            "address_mac": new.once_more(row.address_mac),
            "address": new.system.close(old.system.open(row.address, place), place),
            "wrapped_key": old.rewrapped(row.id, row.wrapped_key, new),
        }


def _dues(connection: Connection, old: Keyring, new: Keyring) -> Changes:
    for row in connection.execute(_DUES).all():
        seal = old.of(row.person_id, row.wrapped_key)
        plain = seal.open(row.body, f"due|body|{row.subject}|{row.slot}")
        said = json.loads(plain)
        kind = said["kind"] if isinstance(said, dict) else said
        slot = new.slot(row.person_id, row.subject, kind)
        body = seal.close(plain, f"due|body|{row.subject}|{slot}")
        yield {"of_subject": row.subject, "of_slot": row.slot, "slot": slot, "body": body}


def _invitations(connection: Connection, new: Keyring) -> Changes:
    open_ones = select(_LINK.c.id, _LINK.c.token_mac).where(_LINK.c.token_mac.is_not(None))
    for row in connection.execute(open_ones).all():
        yield {"of_id": row.id, "token_mac": new.once_more(row.token_mac)}


def _bars(connection: Connection, new: Keyring) -> Changes:
    for row in connection.execute(select(_BAR.c.mac)).all():
        yield {"of_mac": row.mac, "mac": new.once_more(row.mac)}


def _farewells(connection: Connection, old: Keyring, new: Keyring) -> Changes:
    ours = select(_OUTBOX.c.id, _OUTBOX.c.body).where(_OUTBOX.c.person_id.is_(None))
    for row in connection.execute(ours).all():
        place = f"outbox|body|{row.id}"
        yield {"of_id": row.id, "body": new.system.close(old.system.open(row.body, place), place)}


def _aside(connection: Connection, old: Keyring, new: Keyring) -> Changes:
    for row in connection.execute(select(_ASIDE.c.update_id, _ASIDE.c.raw)).all():
        place = f"aside|raw|{row.update_id}"
        sealed = new.system.close(old.system.open(row.raw, place), place)
        yield {"of_update_id": row.update_id, "raw": sealed}


def _proof(connection: Connection, new: Keyring) -> Changes:
    for row in connection.execute(select(_BOT.c.id)).all():
        yield {"of_id": row.id, "proof": new.system.close(new.former, f"bot|proof|{row.id}")}
