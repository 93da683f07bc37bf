"""Posts of Telegram's, and of whoever pretends to be: a 200 is a promise, all else comes again."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress

import pytest

from bot.chat import hook as hooking
from bot.chat.door import Door
from bot.chat.hook import LARGEST, Hook
from bot.chat.queues import MOST_OPEN, SIDE_BY_SIDE
from bot.core.records.events import Said
from bot.ear.care import Tier
from bot.engine.lately import Lately
from bot.engine.ports import Arrival
from bot.engine.precedence import Precedence
from bot.sandbox.telegram import StrictTelegram
from tests.chat.conftest import Patience
from tests.chat.test_inbound import Taker
from tests.chat.test_pages_between import DEEP, text

PROOF = "s3cret-of-this-bot"
PART = 65_536


@pytest.fixture
def hook(door: Door) -> Hook:
    return a_hook(door)


def a_hook(
    door: Door,
    precedence: Precedence | None = None,
    lately: Lately | None = None,
    ready: Callable[[], bool] = lambda: True,
) -> Hook:
    ours = lately or Lately(Patience())
    return Hook(door.admission, PROOF, precedence or Precedence(), ours, ready)


@asynccontextmanager
async def taking(
    hook: Hook, taker: Taker, acknowledging: Callable[[], None] = lambda: None
) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(hook.run(taker, acknowledging))
    await asyncio.sleep(0)  # it begins to take
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def parts(body: bytes) -> AsyncIterator[bytes]:
    for at in range(0, len(body), PART):
        yield body[at : at + PART]


async def posted(hook: Hook, update: object, secret: str = PROOF) -> int:
    body = update if isinstance(update, bytes) else json.dumps(update).encode()
    return await hook.post(secret, parts(body))


def posting(hook: Hook, *updates: object) -> list[asyncio.Task[int]]:
    return [asyncio.create_task(posted(hook, update)) for update in updates]


def said(arrivals: Iterable[Arrival]) -> list[str]:
    return [a.event.text for a in arrivals if isinstance(a.event, Said)]


# what a 200 promises


async def test_what_is_posted_is_taken_and_answered_only_after_its_commit(hook: Hook) -> None:
    taker, acknowledged = Taker(), []
    taker.open.clear()

    def note() -> None:
        acknowledged.append(len(taker.arrivals))

    async with taking(hook, taker, note):
        [post] = posting(hook, text(7, "hello"))
        await taker.until(lambda: len(taker.begun) == 1)
        assert not post.done()
        taker.open.set()
        assert await post == 200
    assert said(taker.arrivals) == ["hello"]
    assert taker.arrivals[0].chat == 5
    assert acknowledged == [1]


async def test_one_that_comes_again_meanwhile_waits_for_the_same_commit(hook: Hook) -> None:
    taker = Taker()
    taker.open.clear()
    async with taking(hook, taker):
        posts = posting(hook, *[text(7, "once")] * 3)
        await taker.until(lambda: len(taker.begun) == 1)
        taker.open.set()
        assert await asyncio.gather(*posts) == [200] * 3
    assert said(taker.arrivals) == ["once"]


async def test_numbers_may_start_anew_lower(hook: Hook) -> None:
    taker = Taker()
    async with taking(hook, taker):
        for number in (900, 5, 6):
            assert await posted(hook, text(number, f"{number}")) == 200
    assert said(taker.arrivals) == ["900", "5", "6"]


async def test_what_is_in_hand_when_it_stops_is_finished_and_the_rest_comes_again(
    hook: Hook,
) -> None:
    taker = Taker()
    taker.open.clear()
    async with taking(hook, taker) as task:
        begun, waiting = posting(hook, text(7, "begun"), text(8, "waiting"))
        await taker.until(lambda: len(taker.begun) == 1)
        task.cancel()
        await asyncio.sleep(0)
        assert await posted(hook, text(9, "late")) == 503
        taker.open.set()
        assert (await begun, await waiting) == (200, 503)
    assert said(taker.arrivals) == ["begun"]
    assert await posted(hook, text(9, "later")) == 503


async def test_when_the_engine_gives_up_nothing_more_is_promised(hook: Hook) -> None:
    async def take(arrivals: Sequence[Arrival]) -> None:
        raise OSError("the disk is full")

    task = asyncio.create_task(hook.run(take, lambda: None))
    await asyncio.sleep(0)
    assert await posted(hook, text(7, "lost?")) == 503
    with pytest.raises(OSError, match="full"):
        await task


async def test_while_the_database_takes_nothing_telegram_is_told_to_come_again(
    hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooking, "PATIENCE", 0.05)
    taker = Taker()
    taker.open.clear()
    async with taking(hook, taker):
        assert await posted(hook, text(7, "kept")) == 503
        [again] = posting(hook, text(7, "kept"))
        await asyncio.sleep(0)
        taker.open.set()
        assert await again == 200
    assert said(taker.arrivals) == ["kept"], "it waited on, and was taken once"


async def test_while_this_process_may_not_take_it_says_so(door: Door) -> None:
    ready = False
    hook, taker = a_hook(door, ready=lambda: ready), Taker()
    async with taking(hook, taker):
        assert await posted(hook, text(7, "early")) == 503
        ready = True
        assert await posted(hook, text(7, "now")) == 200
    assert said(taker.arrivals) == ["now"]


# what is refused


@pytest.mark.parametrize("secret", ["", "S3cret-of-this-bot", f"{PROOF} ", "s\u00e9cret", "\udcff"])
async def test_a_wrong_secret_is_refused_before_anything_is_read(hook: Hook, secret: str) -> None:
    read, taker = parts(json.dumps(text(7, "forged")).encode()), Taker()
    async with taking(hook, taker):
        assert await hook.post(secret, read) == 403
    assert [part async for part in read], "the body was read"
    assert taker.begun == []


async def test_of_ten_megabytes_no_more_than_one_is_read(hook: Hook) -> None:
    read = 0

    async def much() -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(10_000_000 // PART):
            read += PART
            yield bytes(PART)

    async with taking(hook, Taker()):
        assert await hook.post(PROOF, much()) == 413
    assert read <= LARGEST + PART


@pytest.mark.parametrize("body", [b"", b"{", b"secret", b'{"update_id": 7,}', b"\xff\xfe"])
async def test_broken_json_is_refused(
    hook: Hook, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    async with taking(hook, Taker()):
        assert await posted(hook, body) == 400
    assert "secret" not in caplog.text


async def test_a_post_that_never_ends_is_not_waited_for(
    hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooking, "UPLOAD", 0.05)

    async def endless() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    async with taking(hook, Taker()):
        assert await hook.post(PROOF, endless()) == 408
        assert await posted(hook, text(7, "next")) == 200


# what is odd, and holds nobody up


@pytest.mark.parametrize(
    "odd", ["null", "[]", "7", "{}", '{"update_id":"secret"}', '{"update_id":1e400}', DEEP]
)
async def test_what_has_no_number_is_counted_and_answered(
    hook: Hook, odd: str, caplog: pytest.LogCaptureFixture
) -> None:
    taker = Taker()
    async with taking(hook, taker):
        assert await posted(hook, odd.encode()) == 200
    assert taker.begun == []
    told = [getattr(r, "facts", {}).get("count") for r in caplog.records if "number" in r.message]
    assert told == [1]
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    ("update", "unreadable"),
    [
        ({"update_id": 7, "telepathy": {"secret": 1}}, False),
        ({"update_id": 7, "poll": {"id": "1"}}, True),
        ({"update_id": 7}, False),
        (text(7, "hm") | {"message": {"date": "soon", "text": "secret"}}, True),
    ],
)
async def test_an_unknown_kind_is_noted_and_an_unreadable_one_handed_on(
    hook: Hook, update: object, unreadable: bool, caplog: pytest.LogCaptureFixture
) -> None:
    taker = Taker()
    async with taking(hook, taker):
        assert await posted(hook, update) == 200
    [arrival] = taker.arrivals
    assert (arrival.event, arrival.unreadable) == (None, unreadable)
    assert json.loads(arrival.raw) == update
    assert "secret" not in caplog.text


async def test_a_group_is_left_without_a_word(telegram: StrictTelegram, door: Door) -> None:
    hook, taker = a_hook(door), Taker()
    ana = telegram.person("Ana")
    ana.start()
    group = ana.add_to_group()
    async with taking(hook, taker):
        for update in await telegram.world.mailbox.take():
            assert await posted(hook, update) == 200
        assert await telegram.world.bell.until(lambda: telegram.world.chats[group].left, 5)


# many


async def test_of_a_thousand_posts_those_beyond_are_sent_away_at_once(hook: Hook) -> None:
    taker = Taker()
    taker.open.clear()
    async with taking(hook, taker):
        posts = posting(hook, *[text(n, f"{n}", chat=n) for n in range(1, 1001)])
        await taker.until(lambda: len(taker.begun) == SIDE_BY_SIDE)
        turned_away = [post for post in posts if post.done()]
        assert {post.result() for post in turned_away} == {429}
        assert len(turned_away) == 1000 - MOST_OPEN
        taker.open.set()
        assert [await post for post in posts].count(200) == MOST_OPEN
        assert await posted(hook, text(2000, "then")) == 200
    assert len(taker.arrivals) == MOST_OPEN + 1


async def test_a_thousand_posts_of_strangers_leave_room_for_telegram(hook: Hook) -> None:
    taker = Taker()
    async with taking(hook, taker):
        strangers = [posted(hook, text(1, "x"), "guessed") for _ in range(1000)]
        answers = await asyncio.gather(*strangers, posted(hook, text(7, "hello")))
    assert answers == [403] * 1000 + [200]


# order


async def test_a_chats_updates_are_taken_in_their_order(hook: Hook) -> None:
    taker = Taker()
    taker.open.clear()
    async with taking(hook, taker):
        posts = posting(hook, *[text(n, f"{n}") for n in (3, 6, 4, 5)])
        await taker.until(lambda: len(taker.begun) == 1)
        taker.open.set()
        assert await asyncio.gather(*posts) == [200] * 4
    assert said(taker.arrivals) == ["3", "4", "5", "6"]


class Later(Precedence):
    """A precedence in which one update waits for another."""

    def __init__(self, first: int, second: int) -> None:
        super().__init__()
        self._first, self._second = first, second
        self._over_there = asyncio.Event()
        self.asked: list[tuple[int, int | None]] = []

    async def admit(self, update_id: int, chat: int | None) -> None:
        self.asked.append((update_id, chat))
        if update_id == self._second:
            await self._over_there.wait()

    def done(self, ids: Iterable[int]) -> None:
        if self._first in ids:
            self._over_there.set()


async def test_what_has_to_wait_for_another_process_joins_its_queue_later(door: Door) -> None:
    precedence, taker = Later(7, 8), Taker()
    hook = a_hook(door, precedence)
    async with taking(hook, taker):
        posts = posting(hook, text(8, "die"), text(7, "I want to"))
        assert await asyncio.gather(*posts) == [200, 200]
    assert said(taker.arrivals) == ["I want to", "die"]
    assert precedence.asked == [(8, 5), (7, 5)]
    event = taker.arrivals[1].event
    assert isinstance(event, Said)
    assert event.heard.tier is Tier.C1, "what came before was heard along"


async def test_what_another_process_heard_meanwhile_is_heard_along(door: Door) -> None:
    precedence, lately, taker = Later(7, 8), Lately(Patience()), Taker()
    hook = a_hook(door, precedence, lately)
    async with taking(hook, taker):
        [post] = posting(hook, text(8, "die"))
        await asyncio.sleep(0)
        lately.keep(5, 7, "I want to")
        precedence.done([7])
        assert await post == 200
    [arrival] = taker.arrivals
    assert isinstance(arrival.event, Said)
    assert arrival.event.heard.tier is Tier.C1


async def test_a_cry_that_comes_again_is_heard_again(hook: Hook) -> None:
    taker = Taker()
    async with taking(hook, taker):
        for update in (text(7, "I want to"), text(8, "die"), text(8, "die"), text(9, "die")):
            assert await posted(hook, update) == 200
    said = [a.event for a in taker.arrivals if isinstance(a.event, Said)]
    assert [event.heard.tier is Tier.C1 for event in said] == [False, True, True, False]


async def test_what_waits_for_another_process_is_let_go_when_this_one_stops(door: Door) -> None:
    precedence, taker = Later(7, 8), Taker()
    hook = a_hook(door, precedence)
    async with taking(hook, taker) as task:
        [post] = posting(hook, text(8, "waits"))
        await asyncio.sleep(0)
        task.cancel()
        assert await asyncio.wait({task}, timeout=5)
        precedence.done([7])
        assert await post == 503
    assert taker.begun == []


async def test_whoever_is_in_danger_is_next(hook: Hook) -> None:
    taker = Taker()
    taker.open.clear()
    async with taking(hook, taker):
        posts = posting(hook, *[text(n, "hm", chat=n) for n in range(1, 20)])
        await taker.until(lambda: len(taker.begun) == SIDE_BY_SIDE)
        posts += posting(hook, text(20, "I want to die", chat=20))
        await asyncio.sleep(0)
        taker.open.set()
        assert set(await asyncio.gather(*posts)) == {200}
    assert 20 in [arrival.chat for arrival in taker.begun[SIDE_BY_SIDE : 2 * SIDE_BY_SIDE]]


async def test_nothing_of_a_post_is_logged(hook: Hook, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with taking(hook, Taker()):
        await posted(hook, text(7, "canary", chat=987654321))
    assert not {"canary", "987654321", PROOF} & set(caplog.text.split())
