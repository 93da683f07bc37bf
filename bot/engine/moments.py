"""Fleeting effects: tried once after the commit, and nothing is lost if they fail."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from bot.core.records.effects import AnswerTap, Breathe, Fleeting, Menu, Revise, Typing
from bot.core.records.lines import line
from bot.engine import rendering
from bot.engine.budget import Budget
from bot.engine.hops import Hops
from bot.engine.ports import Clock, Messenger
from bot.words.book import Book

_log = logging.getLogger(__name__)


class Moments:
    """Answers taps, shows "typing…", and moves a breath until its talk moves on."""

    def __init__(
        self, hops: Hops, messenger: Messenger, clock: Clock, book: Book, budget: Budget
    ) -> None:
        self._hops = hops
        self._messenger = messenger
        self._clock = clock
        self._book = book
        self._budget = budget
        self._breaths: set[asyncio.Task[None]] = set()
        self._passing: set[asyncio.Task[None]] = set()

    def follow(self, effects: Sequence[Fleeting], chat: int, language: str) -> None:
        """Begin what a decision asks for."""
        for effect in effects:
            tasks = self._breaths if isinstance(effect, Breathe) else self._passing
            task = asyncio.create_task(self._once(effect, chat, language))
            tasks.add(task)
            task.add_done_callback(tasks.discard)

    async def settled(self) -> None:
        while self._passing:
            await asyncio.wait(self._passing)

    def stop(self) -> None:
        for task in (*self._breaths, *self._passing):
            task.cancel()

    async def _once(self, effect: Fleeting, chat: int, language: str) -> None:
        try:
            match effect:
                case Breathe():
                    await self._breathe(effect, chat, language)
                case Typing():
                    await self._messenger.typing(chat)
                case Menu(names=names):
                    words = (self._book.caption(language, line(f"command-{n}")) for n in names)
                    await self._messenger.menu(chat, tuple(zip(names, words, strict=True)))
                case AnswerTap(query_id=id, words=said):
                    text = self._book.caption(language, said) if said is not None else ""
                    await self._messenger.answer(id, text)
        except Exception:
            _log.exception("a fleeting answer failed")

    async def _breathe(self, breath: Breathe, chat: int, language: str) -> None:
        """Each beat stays its seconds; one that Telegram has no room for is left out.

        Before each it is looked whether the talk has moved on, here or in another replica. What
        moves it on between the look and the edit is not seen: that one edit may cover its card.
        """
        at = self._clock.now()
        for (_, stays), (words, _) in pairwise(breath.beats):
            at += timedelta(seconds=stays)
            await self._clock.sleep_until(at)
            if not await self._hops.hop(lambda t: t.people.stands(breath.talk, breath.since)):
                return
            now = self._clock.now()
            seconds = self._clock.elapsed()
            if now < at + timedelta(seconds=stays) and not self._budget.chat_wait(chat, seconds):
                self._budget.take(chat, seconds)
                card = Revise(words, breath.rows, breath.talk, breath.at)
                message = rendering.message(self._book, language, card)
                await self._messenger.edit(chat, breath.message_id, message)
