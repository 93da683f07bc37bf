"""A proxy or a certificate in the way to Telegram ends in one sentence; what is here is reached.

The proxies and servers are real and on this machine; each start really goes to them.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

import pytest

from bot.settings import TELEGRAM
from tests.certificates import DAY, TODAY, self_signed
from tests.journeys.starting import ASKING, PASSWORD, Start

pytestmark = pytest.mark.journey

BEHIND: Final = r"cannot be reached through the proxy in HTTPS_PROXY or ALL_PROXY\. Check"
SOCKS5: Final = b"\x05"


@pytest.mark.parametrize("way", ASKING)
@pytest.mark.parametrize(
    ("name", "proxy", "says"),
    [
        ("HTTPS_PROXY", f"http://me:{PASSWORD}@127.0.0.1:1", BEHIND),
        ("all_proxy", f"socks5://me:{PASSWORD}@127.0.0.1:1", BEHIND),
        ("HTTPS_PROXY", f"socks4://me:{PASSWORD}@127.0.0.1:1", "^HTTP_PROXY, .* or take it away"),
        ("ALL_PROXY", f"http://me:{PASSWORD}@host:port", "^HTTP_PROXY, .* or take it away"),
    ],
)
async def test_a_proxy_that_cannot_be_used(
    start: Start, name: str, proxy: str, says: str, way: str
) -> None:
    start.environment |= {"TELEGRAM_API_URL": TELEGRAM, name: proxy}
    assert re.search(says, await start.refusal(way))


@pytest.mark.parametrize(("scheme", "greeting"), [("http", b"CONNECT api."), ("socks5h", SOCKS5)])
async def test_a_proxy_is_used_and_may_say_no(start: Start, scheme: str, greeting: bytes) -> None:
    heard: list[bytes] = []

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.read(4096))
        if scheme == "http":
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        proxy = f"{scheme}://127.0.0.1:{port}"
        start.environment |= {"TELEGRAM_API_URL": TELEGRAM, "HTTPS_PROXY": proxy}
        assert re.search(BEHIND, await start.refusal("doctor"))
    assert heard[0].startswith(greeting)


@pytest.mark.parametrize("name", ["http_proxy", "ALL_PROXY"])
async def test_what_is_on_this_machine_is_reached_without_a_proxy(start: Start, name: str) -> None:
    start.environment |= {name: "http://127.0.0.1:1", "DIAL": "1"}
    assert (await start.said("doctor"))[0] == 0
    running = asyncio.create_task(start.said("run"))
    await start.telegram.dial.settle(within=20)
    assert not running.done()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


@pytest.mark.parametrize("way", ASKING)
@pytest.mark.parametrize("content", [None, "no certificate"])
async def test_certificates_that_are_not_there(start: Start, content: str | None, way: str) -> None:
    file = start.folder / "trusted.pem"
    if content:
        file.write_text(content, encoding="utf-8")
    start.environment["SSL_CERT_FILE"] = str(file)
    assert (await start.refusal(way)).startswith("SSL_CERT_FILE: no certificates can be read")


@pytest.mark.parametrize("way", ASKING)
async def test_a_certificate_that_nobody_here_trusts(start: Start, way: str) -> None:
    async with _encrypted(start.folder, TODAY + DAY) as (url, _):
        start.environment["TELEGRAM_API_URL"] = url
        assert "is not trusted" in await start.refusal(way)


@pytest.mark.parametrize("way", ASKING)
async def test_a_certificate_out_of_date_points_to_the_clock(start: Start, way: str) -> None:
    async with _encrypted(start.folder, TODAY - DAY) as (url, certificate):
        start.environment |= {"TELEGRAM_API_URL": url, "SSL_CERT_FILE": str(certificate)}
        assert "Set this machine's clock" in await start.refusal(way)


@asynccontextmanager
async def _encrypted(folder: Path, until: datetime) -> AsyncIterator[tuple[str, Path]]:
    """A server whose certificate it signed itself, good `until` then: its address and the file."""
    context, certificate = self_signed(folder, until)

    def close(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with await asyncio.start_server(close, "127.0.0.1", 0, ssl=context) as server:
        yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}", certificate
