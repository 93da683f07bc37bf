"""The wire: HTTP in pieces, in chunks, in a row, and from where it should not come."""

import asyncio
import json

import pytest

from bot.sandbox.telegram import StrictTelegram


async def talk(telegram: StrictTelegram, *pieces: bytes) -> bytes:
    """Send the pieces one by one; what came back until the first silence."""
    port = int(telegram.url.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for piece in pieces:
        writer.write(piece)
        await writer.drain()
        await asyncio.sleep(0)
    answer = await reader.read(65536)
    writer.close()
    return answer


def get(telegram: StrictTelegram, path: str, *headers: str) -> bytes:
    host = telegram.url.removeprefix("http://")
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}", *headers, "", ""]
    return "\r\n".join(lines).encode()


async def test_a_request_in_pieces(telegram: StrictTelegram) -> None:
    request = get(telegram, f"/bot{telegram.token}/getMe")
    answer = await talk(telegram, *(request[i : i + 7] for i in range(0, len(request), 7)))
    assert b'"ok": true' in answer


async def test_a_body_in_chunks(telegram: StrictTelegram) -> None:
    head = get(
        telegram,
        f"/bot{telegram.token}/setMyName",
        "Transfer-Encoding: chunked",
        "Content-Type: application/json",
    )
    answer = await talk(telegram, head, b'8\r\n{"name":\r\n', b'4\r\n"x"}\r\n0\r\n\r\n')
    assert json.loads(answer.partition(b"\r\n\r\n")[2]) == {"ok": True, "result": True}
    assert telegram.world.settings["name", "default", ""] == "x"


async def test_requests_in_a_row_are_answered_in_order(telegram: StrictTelegram) -> None:
    names = [f"/bot{telegram.token}/{method}" for method in ("getUpdates", "getMe", "nothing")]
    answer = b""
    port = int(telegram.url.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"".join(get(telegram, name) for name in names))
    while answer.count(b"HTTP/1.1") < 3:
        answer += await reader.read(65536)
    writer.close()
    assert answer.index(b'"result": []') < answer.index(b"is_bot") < answer.index(b"Not Found")


@pytest.mark.parametrize(
    "nonsense",
    [
        b"hello\r\n\r\n",
        b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
        b"POST / HTTP/1.1\r\ncontent-length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        b"POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n-6\r\n",
        b"POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n0x6\r\n",
        b"x" * 70_000,
    ],
)
async def test_nonsense_is_not_understood(nonsense: bytes, telegram: StrictTelegram) -> None:
    assert (await talk(telegram, nonsense)).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    "request_",
    [
        b"POST /dial HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET /dial HTTP/1.1\r\n\r\n",
    ],
)
async def test_another_host_is_refused(request_: bytes, telegram: StrictTelegram) -> None:
    assert (await talk(telegram, request_)).startswith(b"HTTP/1.1 403")


@pytest.mark.parametrize("header", ["Origin: https://evil.example", "Sec-Fetch-Site: cross-site"])
async def test_another_site_is_refused(header: str, telegram: StrictTelegram) -> None:
    for path in ("/dial", f"/bot{telegram.token}/getMe", f"/file/bot{telegram.token}/a"):
        answer = await talk(telegram, get(telegram, path, header))
        assert answer.startswith(b"HTTP/1.1 403")
    assert telegram.dial.seen is None
