"""Brings one update to a webhook: a POST of JSON, and the answer to it."""

import asyncio
import os
from collections.abc import Mapping
from dataclasses import dataclass

from bot.sandbox.links import Link


@dataclass(frozen=True, slots=True)
class Reply:
    """What a webhook answered; header names in lower case."""

    status: int
    reason: str
    headers: dict[str, str]
    body: bytes


class Undelivered(Exception):
    """No answer came. The message is Telegram's, as getWebhookInfo shows it."""


async def post(link: Link, headers: Mapping[str, str], body: bytes, within: float) -> Reply:
    """Send the body and read the answer, within so many seconds. Raises Undelivered."""
    lines = [f"{name}: {value}\r\n" for name, value in headers.items()]
    head = (
        f"POST {link.target} HTTP/1.1\r\nHost: {link.host}:{link.port}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        f"Connection: close\r\n{''.join(lines)}\r\n"
    )
    try:
        async with asyncio.timeout(within):
            return await _talk(link, head.encode() + body)
    except TimeoutError:
        raise Undelivered("Read timeout expired") from None
    except OSError as error:
        raise Undelivered(os.strerror(error.errno or 0)) from None
    except (EOFError, ValueError):
        raise Undelivered("Connection closed") from None


async def _talk(link: Link, what: bytes) -> Reply:
    reader, writer = await asyncio.open_connection(link.host, link.port)
    try:
        writer.write(what)
        await writer.drain()
        return await _reply(reader)
    finally:
        writer.close()


async def _reply(reader: asyncio.StreamReader) -> Reply:
    """Read one answer. Raises ValueError when it is none, EOFError when it breaks off."""
    version, status, reason = (await _line(reader)).split(" ", 2)
    if not version.startswith("HTTP/1."):
        raise ValueError
    headers = {}
    while line := await _line(reader):
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Reply(int(status), reason, headers, await _body(reader, headers))


async def _line(reader: asyncio.StreamReader) -> str:
    return (await reader.readuntil(b"\n")).decode("latin-1").strip()


async def _body(reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes:
    if headers.get("transfer-encoding", "").lower() != "chunked":
        length = headers.get("content-length")
        return await (reader.read() if length is None else reader.readexactly(int(length)))
    body = b""
    while size := int((await _line(reader)).partition(";")[0], 16):
        body += await reader.readexactly(size)
        await _line(reader)
    return body
