"""The small web server: what it answers, what it sends away, and how it starts and ends."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

import aiohttp
import pytest

from bot.chat.door import Door, open_door
from bot.chat.hook import HEADER, Hook
from bot.engine.lately import Lately
from bot.engine.ports import Arrival
from bot.engine.precedence import Precedence
from bot.engine.pulse import Unwell
from bot.engine.readiness import Readiness
from bot.listening import Desk, listening
from bot.sandbox.telegram import StrictTelegram
from bot.settings import WrongSetting
from tests.chat.conftest import Patience
from tests.chat.test_pages_between import text

PROOF = "s3cret-of-this-bot"
WELL = Readiness(True, True, "held", 3)


@dataclass
class Bot:
    """What stands behind the desk."""

    unwell: str = ""
    readiness: Readiness = WELL
    taken: list[int] = field(default_factory=list)
    open: asyncio.Event = field(default_factory=asyncio.Event)
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    def check(self) -> None:
        if self.unwell:
            raise Unwell(self.unwell)

    async def look(self) -> Readiness:
        return self.readiness

    async def take(self, arrivals: Sequence[Arrival]) -> None:
        self.begun.set()
        await self.open.wait()
        self.taken += [arrival.update_id for arrival in arrivals]

    @property
    def desk(self) -> Desk:
        return Desk(self.check, self.look, lambda found: found.lease == "held")


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    async with (
        StrictTelegram() as telegram,
        open_door(telegram.token, telegram.url, Patience()) as door,
    ):
        yield door


def a_place() -> tuple[str, int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return "127.0.0.1", free.getsockname()[1]


@asynccontextmanager
async def asking(desk: Desk) -> AsyncIterator[aiohttp.ClientSession]:
    host, port = a_place()
    async with (
        listening((host, port), desk),
        aiohttp.ClientSession(f"http://{host}:{port}") as http,
    ):
        yield http


@asynccontextmanager
async def hooked(bot: Bot, door: Door) -> AsyncIterator[aiohttp.ClientSession]:
    hook = Hook(door.admission, PROOF, Precedence(), Lately(Patience()), lambda: True)
    taking = asyncio.create_task(hook.run(bot.take, lambda: None))
    async with asking(replace(bot.desk, hook=hook)) as http:
        yield http
        taking.cancel()
        await asyncio.wait({taking})


async def said(http: aiohttp.ClientSession, path: str) -> tuple[int, str]:
    async with http.get(path) as answer:
        return answer.status, await answer.text()


async def posted(http: aiohttp.ClientSession, update: object, secret: str = PROOF) -> int:
    async with http.post("/telegram", json=update, headers={HEADER: secret}) as answer:
        return answer.status


# how the bot is


async def test_whoever_asks_hears_whether_it_is_well() -> None:
    bot = Bot()
    async with asking(bot.desk) as http:
        assert await said(http, "/healthz") == (200, "The bot is well.\n")
        bot.unwell = "The bot is behind with sending (3 minutes)."
        assert await said(http, "/healthz") == (503, f"{bot.unwell}\n")


@pytest.mark.parametrize(
    ("readiness", "status", "parts"),
    [
        (WELL, 200, ["answers", "fits", "held", 3]),
        (replace(WELL, lease="elsewhere"), 503, ["answers", "fits", "elsewhere", 3]),
        (Readiness(database=True), 503, ["answers", "does not fit", "unknown", None]),
        (Readiness(), 503, ["silent", "unknown", "unknown", None]),
    ],
)
async def test_it_is_ready_or_says_which_part_is_not(
    readiness: Readiness, status: int, parts: Sequence[object]
) -> None:
    async with asking(Bot(readiness=readiness).desk) as http, http.get("/readyz") as answer:
        told = await answer.json()
        assert answer.status == status
    assert list(told) == ["ready", "database", "schema", "lease", "lag"]
    assert list(told.values()) == [status == 200, *parts]


async def test_figures_are_there_only_where_somebody_makes_them() -> None:
    async def figures() -> tuple[bytes, str]:
        return b"steps_sent_total 7\n", "text/plain; version=1.0.0; charset=utf-8"

    bot = Bot()
    async with asking(bot.desk) as http:
        assert (await said(http, "/metrics"))[0] == 404
    async with asking(replace(bot.desk, metrics=figures)) as http, http.get("/metrics") as answer:
        assert (answer.status, await answer.text()) == (200, "steps_sent_total 7\n")
        assert answer.headers["content-type"] == "text/plain; version=1.0.0; charset=utf-8"


async def test_nothing_else_is_there_and_nobody_learns_what_serves() -> None:
    async with asking(Bot().desk) as http:
        for path in ("/", "/telegram/", "/docs", "/bot42:token/telegram"):
            assert (await said(http, path))[0] == 404
        async with http.post("/telegram", json={}) as answer:
            assert answer.status == 404, "it polls, and takes no posts"
            assert "server" not in answer.headers


# posts


async def test_a_post_is_answered_once_it_is_taken(door: Door) -> None:
    bot = Bot()
    async with hooked(bot, door) as http:
        post = asyncio.create_task(posted(http, text(7, "hello")))
        await asyncio.wait_for(bot.begun.wait(), 5)
        assert not post.done()
        bot.open.set()
        assert await post == 200
        assert bot.taken == [7]


async def test_what_is_not_telegrams_is_sent_away_and_the_line_is_cut(door: Door) -> None:
    async with hooked(Bot(), door) as http:
        for headers in ({HEADER: "guessed"}, {HEADER: "s\u00e9cret"}, {}):
            async with http.post("/telegram", json=text(7, "x"), headers=headers) as answer:
                assert answer.status == 403
                assert answer.headers["connection"] == "close"
        assert (await said(http, "/telegram"))[0] == 405


async def test_of_ten_megabytes_the_rest_is_not_waited_for(door: Door) -> None:
    async def much() -> AsyncIterator[bytes]:
        for _ in range(160):
            yield bytes(65_536)

    bot = Bot()
    bot.open.set()
    async with hooked(bot, door) as http:
        try:
            async with http.post("/telegram", data=much(), headers={HEADER: PROOF}) as answer:
                assert answer.status == 413
        except aiohttp.ClientError:
            pass  # it was still sending when the line was cut
        assert await posted(http, text(7, "next")) == 200


async def test_whoever_goes_away_in_the_middle_leaves_nothing_behind(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    bot = Bot()
    bot.open.set()
    async with hooked(bot, door) as http:
        base = http._base_url
        assert base is not None
        _, writer = await asyncio.open_connection(base.host, base.port)
        head = f"POST /telegram HTTP/1.1\r\nHost: x\r\n{HEADER}: {PROOF}\r\nContent-Length: 99\r\n"
        writer.write(head.encode() + b"\r\n{")
        await writer.drain()
        writer.transport.abort()
        assert await posted(http, text(7, "next")) == 200
    assert [r for r in caplog.records if r.levelno >= logging.WARNING] == []


async def test_a_thousand_posts_in_a_second_leave_it_standing(door: Door) -> None:
    bot = Bot()
    bot.open.set()
    async with hooked(bot, door) as http:
        updates = [text(n, f"{n}", chat=n) for n in range(1, 1001)]
        answers = await asyncio.gather(*[posted(http, update) for update in updates])
        assert set(answers) <= {200, 429}
        assert sorted(bot.taken) == [n for n, one in enumerate(answers, 1) if one == 200]
        assert (await said(http, "/healthz"))[0] == 200


# its beginning and its end


async def test_a_place_that_is_taken_is_said_in_one_sentence() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(WrongSetting, match=r"^LISTEN: .* no other program uses the port\.$"),
    ):
        async with listening(taken.getsockname()[:2], Bot().desk):
            pass


@pytest.mark.parametrize("host", ["192.0.2.1", "nowhere.invalid"])
async def test_a_place_that_is_not_here_is_too(host: str) -> None:
    with pytest.raises(WrongSetting, match=r"^LISTEN: "):
        async with listening((host, 1), Bot().desk):
            pass


async def test_a_post_in_hand_is_answered_when_it_ends_and_no_signal_is_its_own(
    door: Door,
) -> None:
    bot, before = Bot(), signal.getsignal(signal.SIGTERM)
    async with hooked(bot, door) as http:
        assert await posted(http, {}) == 200
        assert signal.getsignal(signal.SIGTERM) is before
        post = asyncio.create_task(posted(http, text(7, "last")))
        await asyncio.wait_for(bot.begun.wait(), 5)
        asyncio.get_running_loop().call_soon(bot.open.set)
    assert await post == 200
