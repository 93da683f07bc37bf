"""Each text is heard for danger before it waits for its turn, without holding up the event loop."""

from __future__ import annotations

import asyncio
from typing import Final

from bot.chat import reading
from bot.ear.suspicion import Suspicion
from bot.engine.lately import Lately
from bot.engine.ports import Arrival

LONG: Final = 1000
"""Bytes of an update whose text is heard beside the event loop; a shorter one holds up nobody."""


class Hearing:
    """What somebody wrote within the last minute is heard along."""

    def __init__(self, suspicion: Suspicion | None = None) -> None:
        self._suspicion = suspicion or Suspicion()

    async def of(self, arrival: Arrival, lately: Lately) -> Arrival:
        """The arrival, heard. Those of one chat are to be heard one after another."""
        before = lately.before(arrival.chat, arrival.update_id)
        if len(arrival.raw) < LONG:
            arrival = reading.heard(arrival, before)
        else:
            arrival = await asyncio.to_thread(reading.heard, arrival, before)
        if reading.may_be_heavy(arrival):
            arrival = await self._suspected(arrival)
        if (written := reading.written(arrival)) is not None:
            lately.keep(arrival.chat, arrival.update_id, written)
        return arrival

    async def _suspected(self, arrival: Arrival) -> Arrival:
        if self._suspicion.slow:
            return await asyncio.to_thread(reading.suspected, arrival, self._suspicion)
        return reading.suspected(arrival, self._suspicion)
