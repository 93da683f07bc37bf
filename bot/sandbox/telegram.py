"""The strict Telegram: a Bot API server on loopback that knows what really arrived.

`python -m bot.sandbox.telegram --port 8081` runs it alone, for measurements.
"""

import argparse
import asyncio
import json
from collections.abc import Awaitable, Mapping, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from bot.sandbox import bodies, contract
from bot.sandbox.chats import Message
from bot.sandbox.contract import Json
from bot.sandbox.dial import Dial, Owed
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.limits import Limits
from bot.sandbox.methods import METHODS
from bot.sandbox.people import Person
from bot.sandbox.refusal import Refused, too_many
from bot.sandbox.webhook import WAITS
from bot.sandbox.wire import RESET, Handler, Listener, Request, Response
from bot.sandbox.world import Call, World

SANDBOX_BOT = "42:sandbox-token-of-the-strict-telegram"
LONGEST_POLL = 50
FAILURES = {"error_500": (500, "Internal Server Error"), "error_502": (502, "Bad Gateway")}


class StrictTelegram:
    """One bot's Telegram. `async with StrictTelegram() as telegram:` serves at telegram.url.

    port 0 takes any free one. limits None means Telegram's own; see Limits to switch them off.
    webhook_waits: real seconds before each further try to bring an update to a webhook.
    """

    def __init__(
        self,
        token: str = SANDBOX_BOT,
        port: int = 0,
        *,
        username: str = "small_steps_bot",
        limits: Limits | None = None,
        webhook_waits: Sequence[float] = WAITS,
    ) -> None:
        self.world = World(token, username, limits or Limits(), webhook_waits)
        self.world.webhook.carry_out = self._carry_out
        self.faults = Faults(lambda: asyncio.get_running_loop().time(), self._fault_started)
        self.routes: dict[str, Handler] = {"/dial": self._dial}
        self.token = token
        self._port = port
        self._listener = Listener(self._handle)
        self._next_person = 1000

    async def __aenter__(self) -> Self:
        await self._listener.open(self._port)
        self._port = self._listener.port
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.world.webhook.close()
        self._listener.close()

    @property
    def port(self) -> int:
        """Where it listens on this machine."""
        return self._port

    @property
    def url(self) -> str:
        """Where it serves, without a trailing slash."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def dial(self) -> Dial:
        """The clock of this Telegram and of the bot that follows it."""
        return self.world.dial

    @property
    def calls(self) -> list[Call]:
        """The latest calls, oldest first; a getUpdates that was answered is not listed."""
        return list(self.world.calls)

    @property
    def accepted(self) -> list[Message]:
        """Every message the bot got through, also when it never heard so."""
        return self.world.accepted

    def person(self, name: str = "Ana", language_code: str = "en", id: int | None = None) -> Person:
        """Somebody with a phone, who has not yet opened the bot."""
        if id is None:
            self._next_person += 1
            id = self._next_person
        return Person(self.world, id, name, language_code)

    def poison(self) -> None:
        """Queue an update that nobody can parse."""
        self.world.mailbox.post("message", {"date": "soon"})

    def duplicate_updates(self, count: int = 1) -> None:
        """The next so many updates come once more after they were confirmed."""
        self.world.mailbox.duplicates = count

    def reorder_updates(self, count: int = 1) -> None:
        """The next so many answers with several updates bring them in reverse."""
        self.world.mailbox.reorders = count

    async def refuse_connections(self) -> None:
        """Close the door: nobody can connect until accept_connections()."""
        self._listener.close()

    async def accept_connections(self) -> None:
        """Open the same door again."""
        await self._listener.open(self._port)

    def _fault_started(self, fault: Fault) -> None:
        # Polls that are already open would sit an outage out.
        if fault.kind == "outage":
            self._listener.reset_busy("/bot")

    def _handle(self, request: Request) -> Response | Awaitable[Response]:
        if request.headers.get("host") not in (
            f"127.0.0.1:{self._port}",
            f"localhost:{self._port}",
        ):
            return Response.of({"error": "this is not the host you think"}, 403)
        if not self._from_here(request):
            return Response.of({"error": "another site may not ask this"}, 403)
        if request.target.startswith("/bot"):
            return self._call(request)
        if request.target.startswith("/file/bot"):
            return self._fetch(request)
        route = self.routes.get(request.path)
        return route(request) if route else Response.of({"error": "nothing here"}, 404)

    def _from_here(self, request: Request) -> bool:
        """Whether no foreign web page stands behind a request."""
        ours = (None, f"http://127.0.0.1:{self._port}", f"http://localhost:{self._port}")
        return request.headers.get("origin") in ours and request.headers.get(
            "sec-fetch-site", "none"
        ) in ("none", "same-origin")

    async def _dial(self, request: Request) -> Response:
        try:
            said = json.loads(request.body)
            owed = [Owed(datetime.fromtimestamp(at, UTC), *what) for at, *what in said["owed"]]
            seen = None if said["seen"] is None else int(said["seen"])
        except (ValueError, TypeError, KeyError):
            return Response.of({"error": "wanted: a turn that was seen, and what is owed"}, 400)
        turn, offset = await self.dial.follow(seen, owed)
        return Response.of({"turn": turn, "offset": offset})

    def _fetch(self, request: Request) -> Response:
        """A file, where getFile said that it is."""
        token, _, path = request.path.removeprefix("/file/bot").partition("/")
        for file in self.world.files.values():
            if token == self.token and file.path == path:
                return Response(file.data, kind="application/octet-stream")
        return Response.of({"ok": False, "error_code": 404, "description": "Not Found"}, 404)

    def _call(self, request: Request) -> Response | Awaitable[Response]:
        token, _, method = request.path.removeprefix("/bot").partition("/")
        params: Mapping[str, object] = {}
        try:
            if token != self.token:
                raise Refused(401, "Unauthorized")
            params = bodies.given(request)
            params = contract.read(method, params)
        except Refused as refused:
            return self._refuse(method, params, refused)
        fault = self.faults.meet(method, params.get("chat_id"))
        if fault:
            return self._fail(fault, method, params)
        if method == "getUpdates":
            return self._updates(params)
        return self._do(method, params)

    def _do(self, method: str, params: Json, outcome: str = "ok") -> Response:
        """Carry a call out and note how it went."""
        try:
            result = METHODS[method](self.world, params)
        except Refused as refused:
            return self._refuse(method, params, refused)
        self._note(method, params, outcome)
        return Response.of({"ok": True, "result": result})

    def _carry_out(self, method: str, given: Json) -> None:
        """A call that came as the answer to a webhook: nobody is told how it went."""
        try:
            params = contract.read(method, given)
        except Refused as refused:
            self._refuse(method, given, refused)
        else:
            self._do(method, params)

    async def _updates(self, params: Json) -> Response:
        patience = min(params.pop("timeout", 0), LONGEST_POLL)
        try:
            result = await self.world.mailbox.take(patience=patience, **params)
        except Refused as refused:
            return self._refuse("getUpdates", params, refused)
        return Response.of({"ok": True, "result": result})

    def _fail(self, fault: Fault, method: str, params: Json) -> Response | Awaitable[Response]:
        if fault.kind == "too_many":
            return self._refuse(method, params, too_many(int(fault.seconds)))
        if fault.kind in FAILURES:
            return self._refuse(method, params, Refused(*FAILURES[fault.kind]))
        if fault.kind.endswith("_after") and method != "getUpdates":
            self._do(method, params, fault.kind)
        else:
            self._note(method, params, fault.kind)
        if fault.kind == "odd_answer":
            return Response(fault.body, fault.status)
        return _silence(fault.seconds) if fault.kind.startswith("timeout") else RESET

    def _refuse(self, method: str, params: Mapping[str, object], refused: Refused) -> Response:
        self._note(method, params, refused.description)
        answer: Json = {
            "ok": False,
            "error_code": refused.code,
            "description": refused.description,
        }
        if refused.parameters:
            answer["parameters"] = refused.parameters
        return Response.of(answer, refused.code)

    def _note(self, method: str, params: Mapping[str, object], outcome: str) -> None:
        self.world.calls.append(Call(self.dial.now(), method, dict(params), outcome))
        self.world.bell.ring()


async def _silence(seconds: float) -> Response:
    """Say nothing for a while, then break the connection."""
    try:
        async with asyncio.timeout(seconds):
            await asyncio.Event().wait()
    except TimeoutError:
        pass
    return RESET


async def _serve(port: int, people: int, *, limits: Limits) -> None:
    async with StrictTelegram(port=port, limits=limits) as telegram:
        for number in range(1, people + 1):
            telegram.person(f"Person {number}", id=number).open_chat()
        print(telegram.url, flush=True)
        await asyncio.Event().wait()


def main() -> None:
    """Serve alone until interrupted."""
    parser = argparse.ArgumentParser(description="A strict Telegram on loopback.")
    parser.add_argument("--port", type=int, default=0, help="0 takes any free one")
    parser.add_argument("--people", type=int, default=0, help="people with ids from 1")
    parser.add_argument("--no-limits", action="store_true", help="no flood limits")
    args = parser.parse_args()
    limits = Limits(chat_rate=None, bot_rate=None) if args.no_limits else Limits()
    asyncio.run(_serve(args.port, args.people, limits=limits))


if __name__ == "__main__":
    main()
