"""What may be done from the page: on a phone, to the clock, to the connection, to the bot."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from bot.sandbox.chats import Message
from bot.sandbox.contract import Json
from bot.sandbox.dial import NotSettled
from bot.sandbox.links import invitation
from bot.sandbox.people import Person
from bot.sandbox.process import BotProcess
from bot.sandbox.screen import Screen, Shared
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.texts import TEXT_LIMIT

Deed = Callable[[Json], object | Awaitable[object]]
MOST_PHONES = 6
LONGEST_NAME = 30
ALWAYS = frozenset({"start", "unblock"})
"""What can be done on a phone that has not begun, or has blocked the bot."""


class NotNow(Exception):
    """What was asked for cannot be done; the message says why."""


class Deeds:
    """Carries out what the page asks for. Each deed is given a JSON object."""

    def __init__(
        self,
        telegram: StrictTelegram,
        screens: list[Screen],
        bot: BotProcess | None,
        anew: asyncio.Event,
    ) -> None:
        self._telegram, self._screens, self._bot, self._anew = telegram, screens, bot, anew
        self.tried: set[str] = set()
        """Which of "plan", "turn" and "lock" a visitor has tried."""
        self._settling: asyncio.Task[None] | None = None
        self._turning = asyncio.Lock()

    @property
    def by_path(self) -> Mapping[str, Deed]:
        """Each deed by the path under which the page asks for it."""
        on_a_phone: Mapping[str, Callable[[Person, Json], object]] = {
            "start": lambda person, deed: person.start(),
            "say": _say,
            "edit": _edit,
            "tap": self._tap,
            "block": lambda person, deed: person.block(),
            "unblock": lambda person, deed: person.unblock(),
            "location": lambda person, deed: person.send_location(),
            "voice": lambda person, deed: person.send_voice(),
            "photo": lambda person, deed: person.send_photo(),
            "sticker": lambda person, deed: person.send_sticker(),
        }
        return {
            **{f"/page/{name}": self._on_a_phone(name, deed) for name, deed in on_a_phone.items()},
            "/page/link": self.link,
            "/page/lock": lambda deed: self._try("lock"),
            "/page/person": self.person,
            "/page/dial": self.dial,
            "/page/bot": self.bot,
            "/page/anew": lambda deed: self._anew.set(),
            "/faults": self.faults,
        }

    def _on_a_phone(self, name: str, deed: Callable[[Person, Json], object]) -> Deed:
        def do(given: Json) -> object:
            person = self._screen(given).person
            if name not in ALWAYS and (not person.chat.open or person.chat.blocked):
                raise NotNow("Only after Start, and not while the bot is blocked.")
            said = deed(person, given)
            self._settle()
            return said

        return do

    def _screen(self, deed: Json) -> Screen:
        return self._screens[max(0, int(deed["phone"]))]

    def _tap(self, person: Person, deed: Json) -> Json:
        """A link to the bot that is sent or copied comes to the other phones."""
        message = _message(person, deed)
        button = message.button(deed["label"]) or {}
        person.tap(deed["label"], message)
        address = button.get("url") or button.get("copy_text", {}).get("text", "")
        payload, words = invitation(address)
        if not payload:
            return {"note": button["url"]} if "url" in button else {}
        for screen in self._screens:
            if screen.person is not person:
                screen.receive(Shared(person.name, words, payload))
        return {"note": "The link came to the other phone."}

    def link(self, deed: Json) -> None:
        """Open the link that came to a phone, or leave it where `open` is false."""
        screen = self._screen(deed)
        link, screen.link = screen.link, None
        if link is None:
            raise NotNow("There is no link on this phone now.")
        if deed["open"]:
            screen.person.start(link.payload)
            self._settle()
        self._telegram.world.bell.ring()

    def _try(self, what: str) -> None:
        self.tried.add(what)
        self._telegram.world.bell.ring()

    def _settle(self) -> None:
        """Once the bot has dealt with it, it tells what it owes now."""
        if self._settling is None or self._settling.done():
            self._settling = asyncio.create_task(self._settled())

    async def _settled(self) -> None:
        if self._telegram.dial.seen is not None:
            with suppress(NotSettled):
                await self._telegram.dial.settle()

    def close(self) -> None:
        """Leave nothing running."""
        self._telegram.dial.rest()
        if self._settling:
            self._settling.cancel()

    def person(self, deed: Json) -> None:
        """Somebody more, with a phone of their own."""
        name = " ".join(str(deed["name"]).split())[:LONGEST_NAME]
        if not name:
            raise NotNow("A phone needs a name.")
        if len(self._screens) >= MOST_PHONES:
            raise NotNow(f"{MOST_PHONES} phones are as many as fit.")
        telegram = self._telegram
        self._screens.append(Screen(len(self._screens), telegram.person(name), telegram.world))
        telegram.world.bell.ring()

    async def dial(self, deed: Json) -> Json:
        """Turn by `seconds`, `to` an instant, or to the `next` message; `play` so many times as
        fast, 0 for its own pace. `note` in the answer is for whoever turned it.
        """
        dial = self._telegram.dial
        if "play" in deed:
            dial.play(float(deed["play"])) if deed["play"] else dial.rest()
            return {}
        # One turn after another: each counts from where the last one ended.
        async with self._turning:
            said = await self._turn(deed)
        if not said:
            self._try("turn")
        return said

    async def _turn(self, deed: Json) -> Json:
        dial = self._telegram.dial
        if "next" in deed:
            return await self._to_next()
        step = timedelta(seconds=float(deed.get("seconds", 0)))
        if "to" in deed:
            step = datetime.fromtimestamp(float(deed["to"]), UTC) - dial.now()
        await dial.pass_time(step)
        return {}

    async def _to_next(self) -> Json:
        world = self._telegram.world
        try:
            came = await world.dial.to_next(lambda: len(world.accepted))
        except NotSettled:
            raise NotNow("The bot does not answer just now.") from None
        return {} if came else {"note": "Nothing is promised. The clock stays where it is."}

    async def bot(self, deed: Json) -> None:
        """Kill it without a goodbye, or start it again."""
        if self._bot is None:
            raise NotNow("There is no bot here to kill or start.")
        if deed["kill"]:
            self._telegram.dial.seen = None
            await self._bot.kill()
        else:
            await self._bot.start()

    def faults(self, deed: Json) -> list[Json]:
        """Start a fault, `{"clear": true}` ends all; returns those that are on."""
        telegram, faults = self._telegram, self._telegram.faults
        if deed.pop("clear", False):
            faults.clear()
            telegram.duplicate_updates(0)
            telegram.reorder_updates(0)
        elif deed.get("kind") == "poison":
            telegram.poison()
        elif deed.get("kind") == "duplicate_updates":
            telegram.duplicate_updates(deed.get("times", 1))
        elif deed.get("kind") == "reorder_updates":
            telegram.reorder_updates(deed.get("times", 1))
        elif deed:
            faults.start(**deed)
        telegram.world.bell.ring()
        return broken(telegram)


def broken(telegram: StrictTelegram) -> list[Json]:
    """What is still to go wrong, as the page shows it."""
    names = ("kind", "method", "chat", "times", "share", "seconds", "met")
    on = [{name: getattr(fault, name) for name in names} for fault in telegram.faults.on]
    mailbox = telegram.world.mailbox
    strange = {"duplicate_updates": mailbox.duplicates, "reorder_updates": mailbox.reorders}
    return on + [{"kind": kind, "times": n, "met": 0} for kind, n in strange.items() if n]


def _message(person: Person, deed: Json) -> Message:
    return person.chat.messages[int(deed["message"])]


def _edit(person: Person, deed: Json) -> None:
    message = _message(person, deed)
    if message.from_bot or message.media:
        raise NotNow("Only one's own words can be changed.")
    person.edit(message, str(deed["text"])[:TEXT_LIMIT])


def _say(person: Person, deed: Json) -> None:
    text = str(deed["text"]).strip()
    if not text:
        raise NotNow("There is nothing to send.")
    reply_to = person.chat.messages.get(int(deed.get("reply_to") or 0))
    person.say(text, reply_to=reply_to)
