"""Polling: raw updates, read one by one, acknowledged only after their commit.

The library's own Updater confirms before anything is processed and stops for ever at an update
it cannot parse; so we ask by ourselves, and an unreadable update is laid aside alone. While some
are in hand the next question is out already: nobody waits for another.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from itertools import zip_longest
from typing import Final
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import TimedOut

from bot.chat import answers
from bot.chat.admission import Admission
from bot.chat.answers import ALLOWED, Answer, RawUpdate
from bot.chat.offsets import Offsets
from bot.chat.queues import MOST_OPEN, Queues
from bot.chat.request import Request, Silence
from bot.engine.lately import Lately
from bot.engine.ports import Arrival, Clock, Take

POLL: Final = 25
"""Seconds that Telegram may hold a question for updates."""
BATCH: Final = 100
LONGEST_BACK_OFF: Final = 30.0
PACE: Final = 0.1
"""Seconds between two questions while something is in hand: it comes again with each answer."""
SLOWEST_PACE: Final = 5.0
"""The same while nothing is committed, as when the database is away."""
HASTE: Final = 1.0
"""Seconds that pass at least between two answers that bring nothing: whoever gives them sooner
does not hold our question as Telegram does."""

Held = Callable[[], Awaitable[bool]]
"""Returns when this process may ask for updates; whether it had to wait for that."""

_log = logging.getLogger(__name__)


class TokenGone(Exception):
    """Telegram no longer takes our token."""


class Inbound:
    """The poller of one bot."""

    def __init__(self, bot: Bot, request: Request, clock: Clock, admission: Admission) -> None:
        self._bot = bot
        self._request = request
        self._clock = clock
        self._admission = admission
        self._lately = Lately(clock)
        self._offsets = Offsets()
        self._asked = 0
        self._trouble = 0
        self._dropped = 0
        self._pace = PACE
        self._repeated = False
        self._moved, self._at_rest = asyncio.Event(), asyncio.Event()
        self._at_rest.set()
        self.polled_at = clock.monotonic()

    async def run(
        self, take: Take, before_acknowledge: Callable[[], None], held: Held | None = None
    ) -> None:
        """Poll while it is ours to, until cancelled; what is in hand is committed before it ends.

        Raises TokenGone, or what `take` raised: then nothing more is acknowledged.
        """
        self.polled_at = self._clock.monotonic()  # until now another may have polled
        queues = Queues(take, self._committed)
        polling = asyncio.create_task(self._poll(queues, before_acknowledge, held or _always))
        try:
            await asyncio.wait({polling, queues.broken}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            polling.cancel()
            await queues.close()
            await asyncio.wait({polling})
        if queues.broken.done():
            queues.broken.result()
        await polling

    async def acknowledge(self) -> None:
        """Tell Telegram what is committed, without waiting for more; failing is no harm."""
        if self._offsets.next:
            with suppress(Exception):
                await self._ask(self._offsets.next, 0, limit=1)

    async def _poll(
        self, queues: Queues, before_acknowledge: Callable[[], None], held: Held
    ) -> None:
        while True:
            if await held():  # meanwhile another polled, and numbers may have started anew
                self._offsets.forget()
                self.polled_at = self._clock.monotonic()
            offset = self._offsets.next
            if offset > self._asked:
                before_acknowledge()
            self._asked = offset
            self._moved.clear()
            answer = await self._fetch(offset)
            if answer is not None:
                fresh = await self._admit(answer.updates or (), queues)
                await self._until_it_is_time(answer, fresh=fresh)

    def _committed(self, ids: Iterable[int]) -> None:
        self._offsets.commit(ids)
        self._moved.set()
        if not self._offsets.open:
            self._at_rest.set()

    async def _admit(self, updates: Sequence[RawUpdate], queues: Queues) -> bool:
        """Let those we do not know wait in their queues; whether there were any."""
        lines: dict[int | None, list[Arrival]] = {}
        for update in sorted(updates, key=lambda update: update.id):
            if self._offsets.open >= MOST_OPEN or not self._offsets.add(update.id):
                continue
            self._at_rest.clear()
            arrival = self._admission.read(update)
            lines.setdefault(arrival.chat, []).append(arrival)
        # By turns, so that a short cry is not heard only after somebody else's hundred pages.
        for turn in zip_longest(*lines.values()):
            for arrival in filter(None, turn):
                queues.put(await self._admission.heard(arrival, self._lately))
        return bool(lines)

    async def _until_it_is_time(self, answer: Answer, *, fresh: bool) -> None:
        """What is not committed comes again with each answer: so the next question waits a moment,
        and longer while nothing moves."""
        await _within(PACE, self._at_rest.wait())
        stuck = bool(answer.updates) and not fresh and not self._moved.is_set()
        if self._old(answer) or (stuck and not self._offsets.open):
            if self._repeated:
                await self._back_off("Telegram sends again what it was told is done")
            self._repeated = True
            return
        self._repeated, self._trouble = False, 0
        self._pace = min(self._pace * 2, SLOWEST_PACE) if stuck else PACE
        if stuck:
            await _within(self._pace, self._moved.wait())

    def _old(self, answer: Answer) -> bool:
        found = answer.updates
        return bool(found) and all(update.id < self._asked for update in found or ())

    async def _fetch(self, offset: int) -> Answer | None:
        """The next batch; trouble is waited out, from one second to thirty."""
        asked_at = self._clock.monotonic()
        try:
            code, answer = await self._ask(offset, POLL, BATCH)
        except TimedOut as late:
            if isinstance(late.__cause__, Silence):
                return None  # nothing came; that is an answer too
            await self._back_off("Telegram cannot be reached")
            return None
        except Exception:  # whatever it was, the next question may be answered
            await self._back_off("Telegram cannot be reached")
            return None
        if code != 200 or answer.updates is None:
            await self._refused(code, answer)
            return None
        self.polled_at = self._clock.monotonic()
        self._offsets.acknowledged(offset)
        if not await self._has_numbers(answer):
            return None
        if not answer.updates:
            # All is confirmed now; after a quiet week, ids may start anew below the offset.
            self._offsets.forget()
            if self._clock.monotonic() - asked_at < HASTE:
                await self._clock.rest(HASTE)
        return answer

    async def _has_numbers(self, answer: Answer) -> bool:
        """What has no number cannot be acknowledged: it is left out, and counted in the log."""
        if answer.dropped not in (0, self._dropped):
            facts = {"count": answer.dropped}
            _log.warning("updates without a number were left out", extra={"facts": facts})
        self._dropped = answer.dropped
        if answer.dropped and not answer.updates:
            await self._back_off("Telegram sends only updates without a number")
            return False
        return True

    async def _refused(self, code: int, answer: Answer) -> None:
        """Wait until it may be better. Raises TokenGone."""
        if code in (401, 404) and answer.ok is False:
            raise TokenGone
        if code != 409:
            reason = f"Telegram does not answer as it should ({code})"
            await self._back_off(reason, answer.retry_after)
        elif "webhook is active" in answer.description:
            with suppress(Exception):
                await self._bot.delete_webhook(drop_pending_updates=False)
            await self._back_off("a webhook was set for this bot; it is taken away")
        else:
            await self._back_off("another program reads this bot's updates; only one may")

    async def _ask(self, offset: int, hold: int, limit: int) -> tuple[int, Answer]:
        query = {
            "offset": offset,
            "timeout": hold,
            "limit": limit,
            "allowed_updates": json.dumps(ALLOWED),
        }
        url = f"{self._bot.base_url}/getUpdates?{urlencode(query)}"
        # Not GET, which would be asked again by itself when the connection breaks.
        code, body = await self._request.do_request(
            url, "POST", read_timeout=hold + 10, connect_timeout=5, pool_timeout=5
        )
        return code, answers.read(body)

    async def _back_off(self, reason: str, wait: float | None = None) -> None:
        if self._trouble == 0:  # one line, however long it lasts
            _log.warning(reason)
        seconds = wait or min(2.0**self._trouble, LONGEST_BACK_OFF)
        self._trouble = min(self._trouble + 1, 5)
        await self._clock.rest(seconds)


async def _always() -> bool:
    return False


async def _within(seconds: float, happens: Awaitable[object]) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await happens
