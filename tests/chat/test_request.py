"""The way of a call over the network: what an end without an answer says of where it got to.

Whoever listens is a bare server of ours: it counts what it was given, and ends as it is told.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from ssl import SSLContext, create_default_context

import pytest
from telegram import Bot
from telegram.error import NetworkError, TimedOut

from bot.chat.network import hindrance
from bot.chat.outbound import Outbound
from bot.chat.outcomes import outcome_of
from bot.chat.request import Request
from bot.engine.ports import InDoubt, Message, Outcome, Refused, Sent, Troubled, Unsent
from tests.certificates import NAME, self_signed

TOKEN = "42:a-token-of-a-test"
HELLO = Message("Hello, private")
SENT = int(datetime(2026, 11, 30, tzinfo=UTC).timestamp())
BODY = f'{{"ok":true,"result":{{"message_id":7,"date":{SENT},"chat":{{"id":5,"type":"private"}}}}}}'
ANSWER = f"HTTP/1.1 200 OK\r\nContent-Length: {len(BODY)}\r\n\r\n{BODY}".encode()

Server = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Through = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[bytes]]


@asynccontextmanager
async def server(answer: Server, tls: SSLContext | None = None) -> AsyncIterator[str]:
    async with await asyncio.start_server(answer, "127.0.0.1", 0, ssl=tls) as listening:
        yield f"127.0.0.1:{listening.sockets[0].getsockname()[1]}"


@asynccontextmanager
async def sender(
    address: str, proxy: str | None = None, trust: SSLContext | bool = True, patience: float = 0.1
) -> AsyncIterator[Bot]:
    request = Request(
        *(2, proxy, trust),
        read_timeout=patience,
        write_timeout=patience,
        connect_timeout=patience,
        pool_timeout=patience,
    )
    bot = Bot(TOKEN, f"{address}/bot", request=request, get_updates_request=request)
    async with request:
        yield bot


async def one_call(reader: asyncio.StreamReader) -> bytes:
    """A whole call: its head and its body."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
    return head + await reader.readexactly(int(length or 0))


def replies(*answers: bytes) -> tuple[list[bytes], Server]:
    """A server that gives each call the next of these answers, and hangs up after one that is not
    whole; with it, the calls that came."""
    calls: list[bytes] = []
    left = list(answers)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):
            while True:
                calls.append(await one_call(reader))
                writer.write(left[0])
                if left.pop(0) != ANSWER:
                    break
        writer.close()

    return calls, answer


@pytest.mark.parametrize(
    "end",
    [
        b"",
        b"HTTP/1.1 200",
        ANSWER[:-1],
        b"no HTTP at all\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA\0:\r\n\r\n",
    ],
)
@pytest.mark.parametrize("before", [(), (ANSWER,)], ids=["at-once", "kept-alive"])
async def test_a_call_that_was_read_and_not_answered_is_in_doubt_and_sent_once(
    before: tuple[bytes, ...], end: bytes
) -> None:
    # One answer more than is asked for: who sends again by itself is found out.
    calls, answer = replies(*before, end, ANSWER)
    async with server(answer) as address, sender(f"http://{address}") as bot:
        out = Outbound(bot)
        assert [await out.send(5, HELLO) for _ in before] == [Sent(7) for _ in before]
        assert await out.send(5, HELLO) == InDoubt()
    assert len(calls) == len(before) + 1


async def test_a_connection_that_ended_while_nobody_spoke_is_not_used_again() -> None:
    calls, gone = [], asyncio.Event()

    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        calls.append(await one_call(reader))
        writer.write(ANSWER)
        writer.write_eof()
        await reader.read()  # until the other side has closed as well
        writer.close()
        gone.set()

    async with server(hang_up) as address, sender(f"http://{address}") as bot:
        out = Outbound(bot)
        for _ in range(3):
            assert await out.send(5, HELLO) == Sent(7)
            await gone.wait()
            gone.clear()
    assert len(calls) == 3


async def test_calls_share_a_connection_that_is_kept() -> None:
    opened = 0
    _, answer = replies(*[ANSWER] * 3)

    async def counted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal opened
        opened += 1
        await answer(reader, writer)

    async with server(counted) as address, sender(f"http://{address}") as bot:
        assert [await Outbound(bot).send(5, HELLO) for _ in range(3)] == [Sent(7)] * 3
    assert opened == 1


async def test_whoever_sends_us_elsewhere_is_not_followed() -> None:
    elsewhere, other = replies(ANSWER)
    async with server(other) as there:
        redirect = f"HTTP/1.1 307 Go\r\nLocation: http://{there}/\r\nContent-Length: 0\r\n\r\n"
        _, answer = replies(redirect.encode())
        async with server(answer) as address, sender(f"http://{address}") as bot:
            assert await Outbound(bot).send(5, HELLO) == Troubled()
    assert elsewhere == []


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Reads and says nothing."""
    await reader.read()
    writer.close()


async def rude(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Hangs up on whatever it is told."""
    await reader.read(1)
    writer.close()


@pytest.mark.parametrize(
    ("address", "listens", "proxy", "outcome", "error"),
    [
        ("http://127.0.0.1:1", silent, None, Unsent(), NetworkError),
        ("http://nowhere.invalid", silent, None, Unsent(), NetworkError),
        ("https://{}", silent, None, Unsent(), TimedOut),
        ("https://{}", rude, None, Unsent(), NetworkError),
        ("http://{}", silent, None, InDoubt(), TimedOut),
        ("http://{}", rude, None, InDoubt(), NetworkError),
        ("https://telegram.invalid", silent, "http://{}", Unsent(), TimedOut),
        ("https://telegram.invalid", rude, "http://{}", Unsent(), NetworkError),
        ("https://telegram.invalid", silent, "http://127.0.0.1:1", Unsent(), NetworkError),
        ("https://telegram.invalid", silent, "socks5://{}", Unsent(), TimedOut),
        ("https://telegram.invalid", rude, "socks5h://me:secret@{}", Unsent(), NetworkError),
        ("http://telegram.invalid", silent, "socks5://127.0.0.1:1", Unsent(), NetworkError),
    ],
)
async def test_where_a_call_ended_has_a_name_and_nothing_of_it_is_quoted(
    address: str,
    listens: Server,
    proxy: str | None,
    outcome: Outcome,
    error: type[NetworkError],
) -> None:
    async with (
        server(listens) as here,
        sender(address.format(here), proxy and proxy.format(here)) as bot,
    ):
        with pytest.raises(NetworkError) as raised:
            await bot.send_message(5, HELLO.text)
    assert (type(raised.value), outcome_of(raised.value)) == (error, outcome)
    told = " ".join(f"{one!r} {one}" for one in chain(raised.value))
    assert not any(secret in told for secret in (TOKEN, "private", "secret", "sendMessage"))


def chain(error: BaseException) -> Iterator[BaseException]:
    """All errors that hang on this one."""
    yield error
    for behind in (error.__cause__, error.__context__):
        if behind is not None:
            yield from chain(behind)


async def test_a_text_that_cannot_be_written_is_refused_and_not_quoted() -> None:
    async with server(silent) as here, sender(f"http://{here}") as bot:
        assert await Outbound(bot).send(5, Message("private \ud83d")) == Refused("UnicodeError")
        file = Outbound(bot).document(5, "a.txt", b"a", "private \ud83d")
        assert await file == Refused("UnicodeError")
        with pytest.raises(NetworkError) as raised:
            await bot.send_message(5, "private \ud83d")
    assert "private" not in " ".join(f"{one!r} {one}" for one in chain(raised.value))


async def test_a_file_that_nobody_takes_is_given_up() -> None:
    over = asyncio.Event()

    async def deaf(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.transport.pause_reading()  # type: ignore[attr-defined]
        await over.wait()
        writer.close()

    async with server(deaf) as here, sender(f"http://{here}") as bot:
        data = bytes(16 * 1024 * 1024)
        assert await Outbound(bot).document(5, "a.bin", data, "") == InDoubt()
        over.set()


@pytest.mark.parametrize("status", ["407 Who", "502 Not there"])
async def test_a_proxy_that_refuses_to_connect_lets_nothing_out(status: str) -> None:
    _, refuse = replies(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode())
    async with server(refuse) as here, sender("https://telegram.invalid", f"http://{here}") as bot:
        assert await Outbound(bot).send(5, HELLO) == Unsent()


async def through_http(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
    asked = await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
    return asked


async def through_socks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
    assert await reader.readexactly(3) == b"\x05\x01\x00"
    writer.write(b"\x05\x00")
    asked = await reader.readexactly(4 + 1 + len(NAME) + 2)
    writer.write(b"\x05\x00\x00\x01" + bytes(6))
    return asked


@pytest.mark.parametrize(
    ("scheme", "through", "asks"),
    [
        ("http", through_http, f"CONNECT {NAME}:443 HTTP/1.1\r\n".encode()),
        ("socks5", through_socks, b"\x05\x01\x00\x03\x10" + NAME.encode() + b"\x01\xbb"),
        ("socks5h", through_socks, b"\x05\x01\x00\x03\x10" + NAME.encode() + b"\x01\xbb"),
    ],
)
async def test_a_proxy_is_told_the_name_and_carries_what_it_cannot_read(
    tmp_path: Path, scheme: str, through: Through, asks: bytes
) -> None:
    tls, file = self_signed(tmp_path)
    asked: list[bytes] = []
    calls, answer = replies(ANSWER, ANSWER)

    async with server(answer, tls) as there:

        async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            asked.append(await through(reader, writer))
            back, out = await asyncio.open_connection(*there.split(":"))
            await asyncio.gather(passed_on(reader, out), passed_on(back, writer))

        async with server(carry) as here:
            trusted, proxy = create_default_context(cafile=file), f"{scheme}://{here}"
            async with sender(f"https://{NAME}", proxy, trusted, patience=5) as bot:
                assert await Outbound(bot).send(5, HELLO) == Sent(7)
            async with sender(f"https://{NAME}", proxy, patience=5) as bot:
                with pytest.raises(NetworkError) as raised:
                    await bot.send_message(5, HELLO.text)
    assert [one.startswith(asks) for one in asked] == [True, True]
    assert len(calls) == 1
    assert outcome_of(raised.value) == Unsent()
    assert "is not trusted" in hindrance(raised.value, f"https://{NAME}")


async def passed_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(65536):
            writer.write(data)
    writer.close()
