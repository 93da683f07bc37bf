"""A mind that keeps one promise, and what a test does with it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core.records.effects import Decision, Plan
from bot.core.records.events import Draw, DueKind, Event, Said, TimeCame
from bot.core.records.model import Known
from tests.engine.stage import ANA, House, saying


class Promising:
    """A mind that promises a hello in so long, and says it at its moment."""

    def __init__(
        self,
        ahead: timedelta,
        *,
        fails_for: int | None = None,
        kind: DueKind = DueKind.HELLO,
    ) -> None:
        self.ahead = ahead
        self.kind = kind
        self.dues: list[int] = []
        self.tried = 0
        self._fails_for = fails_for

    def __call__(self, known: Known, event: Event, now: datetime, draw: Draw) -> Decision:
        if isinstance(event, TimeCame):
            self.tried += 1
            if event.dues[0].subject == self._fails_for:
                raise ValueError("this moment cannot be handled")
            self.dues.append(len(event.dues))
            return Decision(effects=(saying("It is time"),))
        assert isinstance(event, Said)
        return Decision(effects=(Plan(self.kind, event.message_id, now + self.ahead),))


async def promise(house: House, subject: int, chat: int = ANA) -> None:
    await house.hear(Said("Remind me", subject), chat)


async def for_a_while(house: House) -> None:
    """Time enough for everybody to do what they could do now."""
    for _ in range(10):
        await house.states()
