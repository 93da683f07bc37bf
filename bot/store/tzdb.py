"""By which rules of zones the instants of people were derived: an edition for each tz database.

An instant and the rules it was derived by are a local time. Whoever finds other rules moves the
instants of each person, and notes the edition with them in the same transaction.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import bindparam, delete, select, update

from bot import zones
from bot.store.session import Session
from bot.store.tables import NEWEST_TZDB, PersonRow, TzdbRow, inserting, table

# Built once: building a statement costs more than running it.
_TZDB, _PERSON = table(TzdbRow), table(PersonRow)
_NEWEST: Final = select(_TZDB).order_by(_TZDB.c.edition.desc()).limit(1)
NEWEST: Final = select(NEWEST_TZDB)
_PACKED: Final = select(_TZDB.c.packed).where(_TZDB.c.edition == bindparam("this"))
_BEHIND: Final = (
    select(_PERSON.c.id)
    .where(_PERSON.c.tzdb < bindparam("this"))
    .order_by(_PERSON.c.tzdb)  # along its index; by their ids everybody would be looked at
    .limit(bindparam("most"))
)
_OF: Final = select(_PERSON.c.tzdb).where(_PERSON.c.id == bindparam("of")).with_for_update()
_BROUGHT: Final = (
    update(_PERSON).where(_PERSON.c.id == bindparam("of")).values(tzdb=bindparam("this"))
)
_OLDER: Final = delete(_TZDB).where(_TZDB.c.edition < bindparam("this"))


class OtherRules(Exception):
    """Somebody's instants were derived by other rules of zones than those of this process."""


class Tzdb:
    """The editions, and who is of which."""

    def __init__(self, session: Session) -> None:
        self._connection = session.connection

    def edition(self, rules: zones.Rules) -> int:
        """The edition of these rules: the newest, or a new one.

        What was known of a zone that the machine knows no more stays in it.
        """
        newest = self._connection.execute(_NEWEST).one_or_none()
        known = {} if newest is None else zones.unpacked(newest.packed)
        now = {**known, **rules}
        if newest is not None and now == known:
            return int(newest.edition)
        edition = 1 if newest is None else int(newest.edition) + 1
        values = {"edition": edition, "packed": zones.packed(now)}
        new = inserting(self._connection, _TZDB).values(values).on_conflict_do_nothing()
        self._connection.execute(new)
        return self.edition(rules)  # another process may have been faster, with others

    def current(self, rules: zones.Rules, known: int) -> int | None:
        """The newest edition, if it is of these rules; of one that is `known` to be, it is."""
        newest = self._connection.execute(NEWEST).scalar_one()
        if newest == known or not newest:
            return known if newest else None
        kept = self.rules(newest)
        return newest if {**kept, **rules} == kept else None

    def rules(self, edition: int) -> zones.Rules:
        """None at all of the edition that nobody knows."""
        packed = self._connection.execute(_PACKED, {"this": edition}).scalar_one_or_none()
        return {} if packed is None else zones.unpacked(packed)

    def behind(self, edition: int, most: int) -> list[int]:
        """Whose instants were derived by earlier rules."""
        return list(self._connection.execute(_BEHIND, {"this": edition, "most": most}).scalars())

    def of(self, person_id: int) -> int | None:
        """By which edition; None where nobody is there. Locks them on PostgreSQL."""
        return self._connection.execute(_OF, {"of": person_id}).scalar_one_or_none()

    def bring(self, person_id: int, edition: int) -> None:
        self._connection.execute(_BROUGHT, {"of": person_id, "this": edition})

    def forget_older(self, edition: int) -> None:
        self._connection.execute(_OLDER, {"this": edition})
