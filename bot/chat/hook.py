"""The webhook's side of the door: Telegram posts an update, and hears that it has arrived only
after its commit. Until then, and whenever we cannot take it, Telegram brings it again.

A post is answered by a status of HTTP, and nothing here knows of the server that carries it.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import AsyncIterable, Callable, Iterable
from contextlib import suppress
from typing import Final
from weakref import WeakValueDictionary

from bot.chat import answers
from bot.chat.admission import Admission
from bot.chat.answers import RawUpdate
from bot.chat.queues import MOST_OPEN, Queues
from bot.engine.lately import Lately
from bot.engine.ports import Take
from bot.engine.precedence import Precedence

HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
"""The header with which a post proves that it is Telegram's."""
LARGEST: Final = 1_000_000
"""Bytes of a post; Telegram's own are a few thousand."""
UPLOAD: Final = 20.0
"""Seconds within which the whole of a post has to be here."""
PATIENCE: Final = 20.0
"""Seconds that a post waits for its commit: what the database cannot take by then comes again."""

TAKEN: Final = 200
BROKEN: Final = 400
NOT_TELEGRAM: Final = 403
SLOW: Final = 408
TOO_LARGE: Final = 413
TOO_MANY: Final = 429
NOT_NOW: Final = 503

_log = logging.getLogger(__name__)


class _TooLarge(Exception):
    """More than any post of Telegram's."""


class Hook:
    """Takes posts while it runs. `ready` says whether this process may take anything now."""

    def __init__(
        self,
        admission: Admission,
        secret: str,
        precedence: Precedence,
        lately: Lately,
        ready: Callable[[], bool],
    ) -> None:
        self._admission = admission
        self._secret = secret.encode()
        self._precedence = precedence
        self._lately = lately
        self._ready = ready
        self._queues: Queues | None = None
        self._acknowledging: Callable[[], None] = lambda: None
        self._posts = 0
        self._open: dict[int, asyncio.Future[int]] = {}
        self._hearing: WeakValueDictionary[int | None, asyncio.Lock] = WeakValueDictionary()

    async def run(self, take: Take, before_acknowledge: Callable[[], None]) -> None:
        """Take posts until cancelled; what is in hand is committed before it ends.

        Raises what `take` raised: then nothing more is acknowledged.
        """
        self._acknowledging = before_acknowledge
        queues = self._queues = Queues(take, self._committed)
        try:
            await asyncio.wait({queues.broken})
        finally:
            self._queues = None
            await queues.close()
            self._end(list(self._open), NOT_NOW)
        queues.broken.result()

    async def post(self, secret: str, body: AsyncIterable[bytes]) -> int:
        """The status that answers a post; of what is refused the body is read no further."""
        if not hmac.compare_digest(secret.encode(errors="replace"), self._secret):
            return NOT_TELEGRAM
        if self._queues is None or not self._ready():
            return NOT_NOW
        if max(self._posts, len(self._open)) >= MOST_OPEN:
            return TOO_MANY
        self._posts += 1
        try:
            return await self._read(body)
        finally:
            self._posts -= 1

    async def _read(self, body: AsyncIterable[bytes]) -> int:
        try:
            async with asyncio.timeout(UPLOAD):
                update = answers.update(await _whole(body))
        except TimeoutError:
            return SLOW
        except _TooLarge:
            return TOO_LARGE
        except ValueError:
            return BROKEN
        if update is None:  # it can never be told apart from another: nobody is held up by it
            _log.warning("updates without a number were left out", extra={"facts": {"count": 1}})
            return TAKEN
        return await self._taken(update)

    async def _taken(self, update: RawUpdate) -> int:
        """Wait until it is committed. One that comes again meanwhile waits for the same commit."""
        done = self._open.get(update.id)
        if done is None:
            done = self._open[update.id] = asyncio.get_running_loop().create_future()
            try:
                await self._admit(update)
            except BaseException:
                self._end([update.id], NOT_NOW)
                raise
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                return await asyncio.shield(done)
        return NOT_NOW

    async def _admit(self, update: RawUpdate) -> None:
        arrival = self._admission.read(update)
        await self._precedence.admit(update.id, arrival.chat)
        async with self._hearing.setdefault(arrival.chat, asyncio.Lock()):
            arrival = await self._admission.heard(arrival, self._lately)
        if self._queues is None:
            self._end([update.id], NOT_NOW)
        else:
            self._queues.put(arrival)

    def _committed(self, ids: Iterable[int]) -> None:
        self._acknowledging()
        self._end(ids, TAKEN)

    def _end(self, ids: Iterable[int], status: int) -> None:
        ended = [id for id in ids if id in self._open]
        for id in ended:
            self._open.pop(id).set_result(status)
        if ended:
            self._precedence.done(ended)


async def _whole(body: AsyncIterable[bytes]) -> bytes:
    """All of it. Raises _TooLarge as soon as it is known to be."""
    whole = bytearray()
    async for part in body:
        whole += part
        if len(whole) > LARGEST:
            raise _TooLarge
    return bytes(whole)
