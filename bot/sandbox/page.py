"""The page in the browser: phones, the dial and the tabs, served beside the Bot API.

Everything goes over JSON on the same loopback door; what people write is shown as text only.
"""

import asyncio
import json
import re
import secrets
from collections.abc import Sequence
from functools import partial
from importlib.resources import files
from inspect import isawaitable
from zoneinfo import ZoneInfoNotFoundError

from bot.sandbox.deeds import Deed, Deeds, NotNow, broken
from bot.sandbox.people import NotThere, Person
from bot.sandbox.process import BotProcess
from bot.sandbox.screen import Screen, image_kind
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from bot.sandbox.wire import Request, Response

PATIENCE = 25.0
"""Seconds that a page waits for something new before it asks again."""
BROWSER = files("bot.sandbox").joinpath("browser")
KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
GUARDS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
WRONG = (
    NotNow, NotThere, KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError
)  # fmt: skip


class Page:
    """Puts the page on a strict Telegram, with a phone for each person.

    All but the first are asleep until a link comes. bot: the process that can be killed and
    started from the page; anew: set when all shall begin anew.
    """

    def __init__(
        self,
        telegram: StrictTelegram,
        people: Sequence[Person],
        bot: BotProcess | None = None,
        anew: asyncio.Event | None = None,
    ) -> None:
        self._telegram, self._bot = telegram, bot
        self._screens = [
            Screen(index, person, telegram.world, asleep=index > 0)
            for index, person in enumerate(people)
        ]
        # A page that outlived another sitting sees by it that everything began anew.
        self._sitting = secrets.token_hex(4)
        self._words: bytes | None = None
        self._deeds = Deeds(telegram, self._screens, bot, anew or asyncio.Event())
        telegram.routes["/"] = partial(_part, "index.html")
        for part in BROWSER.iterdir():
            telegram.routes[f"/{part.name}"] = partial(_part, part.name)
        telegram.routes["/page/state"] = self._state
        telegram.routes["/page/file"] = self._file
        telegram.routes["/page/story"] = self._story
        telegram.routes["/page/words"] = self._say_words
        for path, deed in self._deeds.by_path.items():
            telegram.routes[path] = partial(_do, deed)

    def close(self) -> None:
        """Leave nothing running."""
        self._deeds.close()

    async def _state(self, request: Request) -> Response:
        """What is to be seen, as soon as it differs from the state with the number `seen`."""
        bell, dial = self._telegram.world.bell, self._telegram.dial
        try:
            seen = int(request.query.get("seen", "-1"))
        except ValueError:
            return Response.of({"error": "seen is a whole number"}, 400)
        if seen <= bell.count:
            await bell.until(lambda: bell.count != seen, PATIENCE)
        number = bell.count
        world = self._telegram.world
        return Response.of(
            {
                "sitting": self._sitting,
                "number": number,
                "now": dial.now().timestamp(),
                "playing": dial.playing,
                "bot": self._bot is None or self._bot.up,
                "waiting": world.mailbox.waiting,
                "faults": broken(self._telegram),
                "owed": self._owed(),
                "tried": sorted(self._tried()),
                "phones": [screen.since(seen, number) for screen in self._screens],
            }
        )

    def _owed(self) -> list[dict[str, object]]:
        """What the bot's calendar owes to people who have a phone here."""
        names = {screen.person.id: screen.person.name for screen in self._screens}
        return [
            {"at": owed.at.timestamp(), "kind": owed.kind, "name": names[owed.chat]}
            for owed in self._telegram.dial.owed
            if owed.chat in names
        ]

    def _tried(self) -> set[str]:
        """What has been done of what the page coaches to: plan, turn and lock."""
        if any(owed["kind"] == "cue" for owed in self._owed()):
            self._deeds.tried.add("plan")
        return self._deeds.tried

    def _file(self, request: Request) -> Response:
        try:
            person = self._screens[int(request.query["phone"])].person
            message = person.chat.messages[int(request.query["message"])]
        except (KeyError, ValueError, IndexError):
            return Response.of({"error": "no such file"}, 404)
        image = image_kind(message)
        name = re.sub(
            r"[^A-Za-z0-9_.-]", "_", message.media.get("document", {}).get("file_name", "file")
        )
        saved = {"Content-Disposition": f'attachment; filename="{name}"'}
        headers = GUARDS if image else GUARDS | saved
        return Response(message.data, kind=image or "application/octet-stream", headers=headers)

    def _story(self, request: Request) -> Response:
        """Everything so far, as a transcript in a zone's local time."""
        phones = {
            prefix: screen.person
            for prefix, screen in zip(
                _prefixes([screen.person.name for screen in self._screens]),
                self._screens,
                strict=True,
            )
        }
        try:
            story = Transcript(phones, request.query.get("zone", "UTC"), whole=True)
        except (ZoneInfoNotFoundError, ValueError):
            return Response.of({"error": "no such zone"}, 400)
        return Response(story.text().encode(), kind="text/plain; charset=utf-8", headers=GUARDS)

    async def _say_words(self, request: Request) -> Response:
        """Every sentence the bot may say; they do not change while it runs."""
        if self._words is None:
            self._words = await self._bot.words() if self._bot else b"[]"
        return Response(self._words, headers=GUARDS)


def _prefixes(names: Sequence[str]) -> list[str]:
    """What the lines of each phone begin with: nothing for the first, then a letter or two."""
    prefixes = [""]
    for name in names[1:]:
        letter = next((sign.upper() for sign in name if sign.isalpha()), "Q")
        taken = sum(prefix.rstrip("0123456789") == letter for prefix in prefixes)
        prefixes.append(f"{letter}{taken + 1}" if taken else letter)
    return prefixes


async def _do(deed: Deed, request: Request) -> Response:
    """One deed from the page. Only a JSON body: no other site can send one without asking."""
    if request.method == "POST":
        if request.headers.get("content-type") != "application/json":
            return Response.of({"error": "JSON, please"}, 415)
    elif request.path != "/faults":
        return Response.of({"error": "POST, please"}, 405)
    try:
        result = deed(json.loads(request.body or b"{}"))
        if isawaitable(result):
            result = await result
    except WRONG as error:
        return Response.of({"error": str(error)}, 400)
    return Response.of(result if isinstance(result, list | dict) else {})


def _part(name: str, request: Request) -> Response:
    body = BROWSER.joinpath(name).read_bytes()
    kind = KINDS[name[name.rindex(".") :]]
    return Response(body, kind=f"{kind}; charset=utf-8", headers=GUARDS)
