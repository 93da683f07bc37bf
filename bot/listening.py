"""The small web server: Telegram's posts, and how the bot is, for whoever watches it.

Only a bot with LISTEN loads this. It speaks HTTP without encryption, for a proxy before it; it
knows no person, and writes no log of who asked.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Final

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.chat.hook import HEADER, NOT_NOW, NOT_TELEGRAM, SLOW, TOO_LARGE, TOO_MANY, Hook
from bot.engine.pulse import Unwell
from bot.engine.readiness import Readiness
from bot.settings import WEBHOOK, WrongSetting

IDLE: Final = 130
"""Seconds that a connection may rest; longer than proxies keep theirs, so none is cut in use."""
LAST_WORDS: Final = 3
"""Seconds that answers under way may take when we stop."""
BACKLOG: Final = 512
UNREAD: Final = frozenset({NOT_TELEGRAM, SLOW, TOO_LARGE})
"""What is answered before the whole post was read: the rest is not waited for."""
_TAKEN: Final = (
    "LISTEN: nothing can listen there. Check that the address is one of this machine, and that no "
    "other program uses the port."
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the server may ask. `check` raises Unwell; `hook` and `metrics` are there or not.

    `metrics` gives a page and its media type.
    """

    check: Callable[[], None]
    readiness: Callable[[], Awaitable[Readiness]]
    ready: Callable[[Readiness], bool]
    hook: Hook | None = None
    metrics: Callable[[], Awaitable[tuple[bytes, str]]] | None = None


@asynccontextmanager
async def listening(place: tuple[str, int], desk: Desk) -> AsyncIterator[None]:
    """Serve meanwhile; what is under way is answered at the end. Raises WrongSetting."""
    server = _Server(
        uvicorn.Config(
            application(desk),
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="error",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            date_header=False,
            timeout_keep_alive=IDLE,
            timeout_graceful_shutdown=LAST_WORDS,
            backlog=BACKLOG,
        )
    )
    serving = asyncio.create_task(server.serve([_bound(place)]))
    try:
        yield
    finally:
        server.over.set()
        await serving


def application(desk: Desk) -> Starlette:
    async def post(request: Request) -> Response:
        return await _posted(request, desk.hook) if desk.hook else _nothing()

    async def healthy(request: Request) -> Response:
        try:
            desk.check()
        except Unwell as unwell:
            return PlainTextResponse(f"{unwell}\n", NOT_NOW)
        return PlainTextResponse("The bot is well.\n")

    async def ready(request: Request) -> Response:
        readiness = await desk.readiness()
        is_ready = desk.ready(readiness)
        said = {"ready": is_ready, **readiness.parts}
        return JSONResponse(said, 200 if is_ready else NOT_NOW)

    async def measured(request: Request) -> Response:
        if desk.metrics is None:
            return _nothing()
        page, kind = await desk.metrics()
        return Response(page, media_type=kind)

    found = Starlette(
        routes=[
            Route(WEBHOOK, post, methods=["POST"]),
            Route("/healthz", healthy),
            Route("/readyz", ready),
            Route("/metrics", measured),
        ]
    )
    found.router.redirect_slashes = False
    return found


async def _posted(request: Request, hook: Hook) -> Response:
    try:
        status = await hook.post(request.headers.get(HEADER, ""), request.stream())
    except ClientDisconnect:  # whoever posted has gone; it comes again
        status = NOT_NOW
    headers = {"Connection": "close"} if status in UNREAD else {}
    if status in (TOO_MANY, NOT_NOW):
        headers["Retry-After"] = "1"
    return Response(status_code=status, headers=headers)


def _nothing() -> Response:
    return PlainTextResponse("Nothing is here.\n", 404)


def _bound(place: tuple[str, int]) -> socket.socket:
    host, port = place
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except (OSError, OverflowError):
        raise WrongSetting(_TAKEN) from None


class _Server(uvicorn.Server):
    """One that lives in our loop: it hears no signals, and rests until it is told to end."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.over = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def main_loop(self) -> None:
        await self.over.wait()
