"""HTTP/1.1 on loopback, small enough to break on purpose.

The faults we play live at the socket (reset before or after delivery, silence, a closed door),
which web servers hide; and a plain answer costs tens of microseconds, not hundreds.
"""

import asyncio
import json
import re
import socket
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import parse_qsl, unquote, urlsplit

HEAD_LIMIT = 64 * 1024
BODY_LIMIT = 52 * 1024 * 1024
REASONS = {200: "OK", 204: "No Content", 400: "Bad Request", 403: "Forbidden", 404: "Not Found"}
# SO_LINGER of zero seconds: closing sends a reset instead of a farewell.
LINGER_NOT = struct.pack("ii", 1, 0)


@dataclass(slots=True)
class Request:
    """One request; header names in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        """The path without its query, unquoted."""
        return unquote(self.target.partition("?")[0])

    @property
    def query(self) -> dict[str, str]:
        """The query's values, the last one of a name."""
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))


@dataclass(slots=True)
class Response:
    """One answer. reset: no answer, the connection is torn down instead."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    reset: bool = False

    @classmethod
    def of(cls, value: object, status: int = 200) -> "Response":
        """A JSON answer."""
        return cls(json.dumps(value, ensure_ascii=False).encode(), status)

    def wire(self) -> bytes:
        """The bytes that go out."""
        reason = REASONS.get(self.status, "Status")
        extra = "".join(f"{name}: {value}\r\n" for name, value in self.headers.items())
        head = (
            f"HTTP/1.1 {self.status} {reason}\r\nContent-Type: {self.kind}\r\n"
            f"Content-Length: {len(self.body)}\r\n{extra}\r\n"
        )
        return head.encode("latin-1") + self.body


RESET = Response(reset=True)
Handler = Callable[[Request], Response | Awaitable[Response]]


CHUNK_SIZE = re.compile(rb"[0-9a-fA-F]{1,8}")


class _Broken(Exception):
    """What came is no HTTP we read."""


class Connection(asyncio.Protocol):
    """One client: reads requests, answers them in order."""

    def __init__(self, handler: Handler, open_ones: set["Connection"]) -> None:
        self._handler = handler
        self._open = open_ones
        self._buffer = bytearray()
        self._busy: asyncio.Future[None] | None = None
        self.target = ""
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._open.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._open.discard(self)
        if self._busy:
            self._busy.cancel()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        self._work()

    @property
    def busy(self) -> bool:
        """Whether somebody waits for an answer here."""
        return self._busy is not None

    def reset(self) -> None:
        """Tear the connection down as a broken network would."""
        sock = self._transport.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT)
        self._transport.abort()

    def _work(self) -> None:
        while not self._busy and not self._transport.is_closing():
            try:
                request = _take(self._buffer)
            except _Broken:
                self._transport.write(Response.of({"error": "not understood"}, 400).wire())
                self._transport.close()
                return
            if request is None:
                return
            self.target = request.target
            answer = self._handler(request)
            if isinstance(answer, Response):
                self._answer(answer)
            else:
                self._busy = asyncio.ensure_future(self._later(answer))

    async def _later(self, answer: Awaitable[Response]) -> None:
        try:
            response = await answer
        except Exception:
            self.reset()
            raise
        self._busy = None
        self._answer(response)
        self._work()

    def _answer(self, response: Response) -> None:
        if response.reset:
            self.reset()
        elif not self._transport.is_closing():
            self._transport.write(response.wire())


def _take(buffer: bytearray) -> Request | None:
    """Cut one whole request off the front, or None while it is incomplete."""
    end = buffer.find(b"\r\n\r\n")
    if end < 0:
        if len(buffer) > HEAD_LIMIT:
            raise _Broken
        return None
    first, *lines = buffer[:end].decode("latin-1").split("\r\n")
    parts = first.split(" ")
    if len(parts) != 3 or parts[2] != "HTTP/1.1":
        raise _Broken
    headers = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon:
            raise _Broken
        headers[name.lower()] = value.strip()
    start = end + 4
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body, stop = _chunks(buffer, start)
    else:
        body, stop = _measured(buffer, start, headers.get("content-length", "0"))
    if body is None:
        return None
    del buffer[:stop]
    return Request(parts[0], parts[1], headers, body)


def _measured(buffer: bytearray, start: int, length: str) -> tuple[bytes | None, int]:
    if not length.isdecimal() or int(length) > BODY_LIMIT:
        raise _Broken
    stop = start + int(length)
    return (bytes(buffer[start:stop]) if len(buffer) >= stop else None), stop


def _chunks(buffer: bytearray, start: int) -> tuple[bytes | None, int]:
    """A chunked body and where it ends; (None, 0) while the last chunk is not here."""
    body = bytearray()
    while (end := buffer.find(b"\r\n", start)) >= 0:
        digits = buffer[start:end].partition(b";")[0]
        if not CHUNK_SIZE.fullmatch(digits):
            raise _Broken
        size = int(digits, 16)
        start = end + 2 + size + 2
        if len(body) + size > BODY_LIMIT:
            raise _Broken
        if len(buffer) < start:
            break
        if size == 0:
            return bytes(body), start
        body += buffer[end + 2 : end + 2 + size]
    return None, 0


class Listener:
    """The open door on 127.0.0.1."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._server: asyncio.Server | None = None
        self.connections: set[Connection] = set()
        self.port = 0

    async def open(self, port: int) -> None:
        """Listen on the port, 0 for any free one. Raises OSError when it is taken."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: Connection(self._handler, self.connections), "127.0.0.1", port
        )
        self.port = self._server.sockets[0].getsockname()[1]

    def reset_busy(self, prefix: str) -> None:
        """Break every connection that waits for an answer from a path beginning so."""
        for connection in list(self.connections):
            if connection.busy and connection.target.startswith(prefix):
                connection.reset()

    def close(self) -> None:
        """Stop listening and reset every connection."""
        if self._server:
            self._server.close()
            self._server = None
        for connection in list(self.connections):
            connection.reset()
