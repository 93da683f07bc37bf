"""The page in the browser: phones and the dial, served beside the Bot API.

Everything goes over JSON on the same loopback door; what people write is shown as text only.
"""

import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from importlib.resources import files
from inspect import isawaitable

from bot.sandbox.chats import Message
from bot.sandbox.contract import Json
from bot.sandbox.faults import Fault
from bot.sandbox.people import NotThere, Person
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.wire import Request, Response

PATIENCE = 25.0
PARTS = {
    "/": ("index.html", "text/html; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
}
GUARDS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class Page:
    """Puts the page on a strict Telegram, with a phone for each person."""

    def __init__(self, telegram: StrictTelegram, people: Sequence[Person]) -> None:
        self._telegram = telegram
        self._people = people
        for path, (name, kind) in PARTS.items():
            telegram.routes[path] = partial(_part, name, kind)
        telegram.routes["/page/state"] = self._state
        telegram.routes["/page/file"] = self._file
        deeds: dict[str, Callable[[Json], object]] = {
            "/page/start": lambda deed: self._person(deed).start(deed.get("payload", "")),
            "/page/say": lambda deed: self._person(deed).say(deed["text"]),
            "/page/tap": self._tap,
            "/page/block": lambda deed: self._person(deed).block(),
            "/page/dial": self._turn,
            "/faults": self._fault,
        }
        for path, deed in deeds.items():
            telegram.routes[path] = partial(_do, deed)

    def _person(self, deed: Json) -> Person:
        return self._people[deed["phone"]]

    def _tap(self, deed: Json) -> None:
        person = self._person(deed)
        person.tap(deed["label"], person.chat.messages[deed["message"]])

    async def _turn(self, deed: Json) -> None:
        await self._telegram.dial.pass_time(timedelta(seconds=deed["seconds"]))

    def _fault(self, deed: Json) -> list[Json]:
        """Start a fault, `{"clear": true}` ends all; returns those that are on."""
        telegram, faults = self._telegram, self._telegram.faults
        if deed.pop("clear", False):
            faults.clear()
        elif deed.get("kind") == "poison":
            telegram.poison()
        elif deed.get("kind") == "duplicate_updates":
            telegram.duplicate_updates(deed.get("times", 1))
        elif deed.get("kind") == "reorder_updates":
            telegram.reorder_updates(deed.get("times", 1))
        elif deed:
            faults.start(**deed)
        return [_fault_json(fault) for fault in faults.on]

    async def _state(self, request: Request) -> Response:
        """What all phones show, as soon as it differs from the state that was seen."""
        bell = self._telegram.world.bell
        seen = request.query.get("seen")
        await bell.until(lambda: str(bell.count) != seen, PATIENCE)
        return Response.of(
            {
                "number": bell.count,
                "now": self._telegram.dial.now().timestamp(),
                "phones": [_phone(index, person) for index, person in enumerate(self._people)],
            }
        )

    def _file(self, request: Request) -> Response:
        try:
            person = self._people[int(request.query["phone"])]
            message = person.chat.messages[int(request.query["message"])]
        except (KeyError, ValueError, IndexError):
            return Response.of({"error": "no such file"}, 404)
        image = _image_kind(message)
        headers = GUARDS if image else GUARDS | {"Content-Disposition": "attachment"}
        return Response(message.data, kind=image or "application/octet-stream", headers=headers)


async def _do(deed: Callable[[Json], object], request: Request) -> Response:
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
    except (NotThere, KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        return Response.of({"error": str(error)}, 400)
    return Response.of(result if isinstance(result, list) else {})


def _part(name: str, kind: str, request: Request) -> Response:
    body = files("bot.sandbox").joinpath("browser", name).read_bytes()
    return Response(body, kind=kind, headers=GUARDS)


def _phone(index: int, person: Person) -> Json:
    return {
        "name": person.name,
        "open": person.chat.open,
        "typing": person.typing,
        "alerts": person.alerts,
        "messages": [_message(index, message) for message in person.messages],
    }


def _message(index: int, message: Message) -> Json:
    kind = next(iter(message.media), "")
    return {
        "id": message.id,
        "mine": not message.from_bot,
        "date": message.date.timestamp(),
        "text": message.text,
        "entities": message.entities,
        "rows": (message.markup or {}).get("inline_keyboard", []),
        "edited": message.edited is not None,
        "silent": message.silent,
        "kind": kind.replace("_", " "),
        "image": _image_kind(message) is not None,
        "file": f"/page/file?phone={index}&message={message.id}" if message.data else "",
    }


def _image_kind(message: Message) -> str | None:
    """The kind of a picture that a browser may show, by its first bytes."""
    if message.data.startswith(b"\x89PNG"):
        return "image/png"
    return "image/jpeg" if message.data.startswith(b"\xff\xd8") else None


def _fault_json(fault: Fault) -> Json:
    names = ("kind", "method", "chat", "times", "share", "seconds", "met")
    return {name: getattr(fault, name) for name in names}
