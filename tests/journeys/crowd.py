"""Many people whose cues fall due at once and who answer: what a fault may lose or double."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.sandbox.telegram import StrictTelegram
from tests.journeys.people import MOMENT
from tests.journeys.seeds import with_cues
from tests.journeys.stage import MONDAY, BotProcess

CUE = (MONDAY + timedelta(days=1)).replace(hour=17, minute=20, second=1)
ROUNDS = 10
"""Taps at most that each may still need, at the pace at which a bot may send."""
TAPS = ("Tense", "Done", "I'm going")
"""The latest first: whoever has a card taps on until the first question."""
ASKED = "What felt easy?"


class Crowd:
    """So many people with a cue at `at`."""

    def __init__(
        self, telegram: StrictTelegram, bot: BotProcess, count: int, at: datetime = CUE
    ) -> None:
        self.phones = with_cues(telegram, bot, count, at)
        self._telegram = telegram

    def answer(self) -> None:
        """Whoever has a card taps on: going, done, tense."""
        for phone in self.phones:
            for label in TAPS:
                if any(m.from_bot and label in m.buttons for m in phone.messages):
                    phone.tap(label)
                    break

    async def goes_on(self, calls: int = 1, within: float = 20) -> bool:
        """Wait until so many more calls were made."""
        return await self._telegram.world.bell.until(self._more(calls), within)

    async def answers_to_the_end(self, within: float = 10) -> None:
        for _ in range(ROUNDS):
            self.answer()
            await self._telegram.dial.forward(MOMENT, within)
            if not self.lost:
                break

    @property
    def lost(self) -> int:
        """How many were not reminded, or have a talk that is stuck."""
        return sum(not any(ASKED in m.text for m in phone.messages) for phone in self.phones)

    @property
    def doubled(self) -> int:
        """Messages beyond the one that each should have."""
        cues = Counter(sum(m.from_bot for m in phone.messages) for phone in self.phones)
        return sum(count * (times - 1) for times, count in cues.items() if times)

    def told(self) -> str:
        """What somebody sees whose talk is stuck."""
        stuck = (p for p in self.phones if not any(ASKED in m.text for m in p.messages))
        return next((phone.screen() for phone in stuck), "")

    def _more(self, calls: int) -> Callable[[], bool]:
        made = self._telegram.world.calls
        until = len(made) + calls
        return lambda: len(made) >= until
