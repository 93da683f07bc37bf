"""Other rules of zones than those that instants were derived by: each person's are moved, once.

It is done before anything else is decided or sent. Whoever was moved is noted in the same
transaction, so that a process that dies in the middle is followed by one that goes on.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot import zones
from bot.core.records.events import RulesChanged
from bot.engine.handling import Handling
from bot.store.transaction import Transaction

AT_ONCE: Final = 50
"""How many people are moved in one transaction."""
NOBODYS: Final = -1
"""No edition of anybody's: while ours is not known to be the newest, we decide about nobody."""


def keep_up(transaction: Transaction, handling: Handling) -> bool:
    """Whether we go by the newest rules that the database knows. Another release's may be newer."""
    newest = transaction.tzdb.current(zones.rules(), handling.edition or NOBODYS)
    handling.edition = NOBODYS if newest is None else newest
    return newest is not None


def catch_up(transaction: Transaction, handling: Handling, now: datetime) -> bool:
    """Move some of those whose instants were derived by other rules than today's, if there are
    any; to be repeated until there are none."""
    edition = transaction.tzdb.edition(zones.rules())
    if handling.edition is not None:
        handling.edition = edition
    people = transaction.tzdb.behind(edition, AT_ONCE)
    known = {edition: transaction.tzdb.rules(edition)} if people else {}
    for person_id in people:
        before = transaction.tzdb.of(person_id)
        if before is None or before >= edition:
            continue  # gone, or moved, since we looked
        if before not in known:
            known[before] = transaction.tzdb.rules(before)
        transaction.tzdb.bring(person_id, edition)
        with transaction.alone("somebody's times could not be moved; they stay as they are"):
            name = transaction.people.person(person_id).zone or ""
            was = known[before].get(name)
            if was is not None and was != known[edition][name]:
                changed = RulesChanged(zones.zone(was, name))
                handling.decided(transaction, person_id, changed, now)
    if not people:
        transaction.tzdb.forget_older(edition)
    return bool(people)
