"""Who said no to whose invitations: kept as a hash of two chats, and not for ever."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, select

from bot.store.session import Session
from bot.store.tables import BarRow, PersonRow, inserting, table

_BAR, _PERSON = table(BarRow), table(PersonRow)
_ADDRESSES: Final = select(_PERSON.c.id, _PERSON.c.address).where(
    _PERSON.c.id.in_((bindparam("inviter"), bindparam("friend")))
)


class Bars:
    """Which invitations open nothing."""

    def __init__(self, session: Session) -> None:
        self._connection = session.connection
        self._keyring = session.keyring

    def put(self, inviter: int, friend: int, until: datetime) -> None:
        """Invitations of `inviter` open nothing for `friend` before `until`."""
        mac = self._of_two(inviter, friend)
        if mac is not None:
            later = {"until": until}
            barring = inserting(self._connection, _BAR).values(mac=mac, **later)
            self._connection.execute(
                barring.on_conflict_do_update(index_elements=[_BAR.c.mac], set_=later)
            )

    def barred(self, inviter: int, friend: int, now: datetime) -> bool:
        mac = self._of_two(inviter, friend)
        found = select(_BAR.c.mac).where(_BAR.c.mac == mac, _BAR.c.until > now)
        return mac is not None and self._connection.execute(found).first() is not None

    def forget(self, now: datetime) -> None:
        self._connection.execute(delete(_BAR).where(_BAR.c.until <= now))

    def _of_two(self, inviter: int, friend: int) -> bytes | None:
        """It outlives that either is forgotten here; None when one of them is not there."""
        two = {"inviter": inviter, "friend": friend}
        chats = {
            row.id: int(self._keyring.system.open(row.address, f"person|address|{row.id}"))
            for row in self._connection.execute(_ADDRESSES, two)
        }
        if inviter not in chats or friend not in chats:
            return None
        return self._keyring.bar_mac(chats[inviter], chats[friend])
