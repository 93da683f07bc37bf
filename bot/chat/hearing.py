"""Each text is heard for danger before it waits for its turn, without holding up the event loop."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from bot.chat import reading
from bot.ear.suspicion import Suspicion
from bot.engine.lately import Lately
from bot.engine.ports import Arrival

LONG: Final = 1000
"""Bytes of an update whose text is heard beside the event loop; a shorter one holds up nobody."""

_log = logging.getLogger(__name__)


class Hearing:
    """What somebody wrote within the last minute is heard along."""

    def __init__(self, suspicion: Suspicion | None = None) -> None:
        self._suspicion = suspicion or Suspicion()

    async def of(self, arrival: Arrival, lately: Lately) -> Arrival:
        """The arrival, heard. Those of one chat are to be heard one after another."""
        before = lately.before(arrival.chat, arrival.update_id)
        try:
            arrival = await self._heard(arrival, before)
        except Exception:  # or it would come again and again, and keep everybody from being heard
            _log.exception("a text could not be heard for danger; it is answered all the same")
            arrival = reading.unheard(arrival)
        if (written := reading.written(arrival)) is not None:
            lately.keep(arrival.chat, arrival.update_id, written)
        return arrival

    async def _heard(self, arrival: Arrival, before: str) -> Arrival:
        if len(arrival.raw) < LONG:
            arrival = reading.heard(arrival, before)
        else:
            arrival = await asyncio.to_thread(reading.heard, arrival, before)
        return await self._suspected(arrival) if reading.may_be_heavy(arrival) else arrival

    async def _suspected(self, arrival: Arrival) -> Arrival:
        if self._suspicion.slow:
            return await asyncio.to_thread(reading.suspected, arrival, self._suspicion)
        return reading.suspected(arrival, self._suspicion)
