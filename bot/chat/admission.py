"""What happens to an update before it waits for its turn, by whichever way it came."""

from __future__ import annotations

from telegram import Bot

from bot.chat import reading
from bot.chat.answers import RawUpdate
from bot.chat.groups import Groups
from bot.chat.hearing import Hearing
from bot.ear.suspicion import Suspicion
from bot.engine.lately import Lately
from bot.engine.ports import Arrival


class Admission:
    """Reads updates and hears them for danger; `name` is the one that the bot's links bear."""

    def __init__(self, bot: Bot, suspicion: Suspicion | None = None, name: str = "") -> None:
        self._bot = bot
        self._name = name
        self._groups = Groups(bot)
        self._hearing = Hearing(suspicion)

    def read(self, update: RawUpdate) -> Arrival:
        """What the engine takes of it; the group it came from is left."""
        arrival, group = reading.arrival_of(update, self._bot, self._name)
        if group is not None:
            self._groups.leave(group)
        return arrival

    async def heard(self, arrival: Arrival, lately: Lately) -> Arrival:
        """Those of one chat are to be heard one after another."""
        return await self._hearing.of(arrival, lately)
