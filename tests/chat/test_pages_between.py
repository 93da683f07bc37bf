"""The poller behind a proxy: pages that are not Telegram's answers, and broken ones."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from telegram import Bot

from bot.chat.admission import Admission
from bot.chat.answers import LONGEST_WAIT
from bot.chat.door import Door
from bot.chat.inbound import Inbound, TokenGone
from bot.chat.request import Request as OurRequest
from bot.core.records.events import Said
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.wire import Listener, Request, Response
from tests.chat.conftest import Patience
from tests.chat.test_inbound import Taker, polling

SENT = datetime(2026, 11, 30, 13, 5, tzinfo=UTC)
DEEP = "[" * 5000 + "]" * 5000


@asynccontextmanager
async def scripted(*answers: Response) -> AsyncIterator[tuple[str, list[dict[str, str]]]]:
    """A server that gives these answers and then none; with it, what it was asked."""
    asked: list[dict[str, str]] = []
    left = list(answers)

    async def answer(request: Request) -> Response:
        asked.append(request.query)
        if not left:
            await asyncio.Event().wait()
        return left.pop(0)

    listener = Listener(answer)
    await listener.open(0)
    try:
        yield f"http://127.0.0.1:{listener.port}", asked
    finally:
        listener.close()


@asynccontextmanager
async def poller(url: str, clock: Patience) -> AsyncIterator[Inbound]:
    request = OurRequest(1)
    at = f"{url}/bot"
    bot = Bot("42:a-token-of-a-test", base_url=at, request=request, get_updates_request=request)
    async with request:
        yield Inbound(bot, request, clock, Admission(bot))


def updates(*found: object) -> Response:
    return Response.of({"ok": True, "result": found})


def text(update_id: int, words: str, chat: int = 5) -> dict[str, object]:
    where = {"id": chat, "type": "private"}
    return {
        "update_id": update_id,
        "message": {"message_id": 1, "date": int(SENT.timestamp()), "chat": where, "text": words},
    }


@pytest.mark.parametrize("status", [200, 401, 404, 502])
@pytest.mark.parametrize("body", [b"<html>Please log in</html>", b"[]", b"{}"])
async def test_a_page_in_between_is_waited_out(clock: Patience, status: int, body: bytes) -> None:
    taker = Taker()
    async with (
        scripted(Response(body, status), updates(text(1, "through"))) as (url, _),
        poller(url, clock) as inbound,
        polling(inbound, taker),
    ):
        await taker.came(1)
    assert clock.rests == [1]


async def test_half_a_character_does_not_stop_the_door(clock: Patience) -> None:
    taker = Taker()
    # Telegram escapes; so the half arrives as six plain letters.
    body = json.dumps({"ok": True, "result": [text(9, "half\ud83d")]}).encode()
    async with (
        scripted(Response(body)) as (url, _),
        poller(url, clock) as inbound,
        polling(inbound, taker),
    ):
        await taker.came(1)
    assert taker.events == [Said("half\ufffd", 1, at=SENT)]
    assert json.loads(taker.arrivals[0].raw)["update_id"] == 9


@pytest.mark.parametrize("odd", ["null", "[]", '{"update_id":null}', '{"update_id":1e400}', DEEP])
async def test_what_has_no_number_is_counted_and_holds_nobody_up(
    clock: Patience, odd: str, caplog: pytest.LogCaptureFixture
) -> None:
    taker = Taker()
    good = json.dumps(text(7, "through"))
    mixed = Response(f'{{"ok":true,"result":[{odd},{good},{odd}]}}'.encode())
    async with (
        scripted(mixed, mixed, updates(text(8, "next"))) as (url, asked),
        poller(url, clock) as inbound,
        polling(inbound, taker),
    ):
        await taker.until(lambda: taker.events[-1:] == [Said("next", 1, at=SENT)])
    assert taker.events[0] == Said("through", 1, at=SENT)
    assert "8" in [query["offset"] for query in asked], "the offset stands still"
    told = [getattr(r, "facts", {}).get("count") for r in caplog.records if "number" in r.message]
    assert told == [2]


@pytest.mark.parametrize("odd", ["null", '{"update_id":"secret"}', DEEP])
async def test_a_batch_without_any_number_is_waited_out(
    clock: Patience, odd: str, caplog: pytest.LogCaptureFixture
) -> None:
    taker = Taker()
    only = Response(f'{{"ok":true,"result":[{odd}]}}'.encode())
    async with (
        scripted(only, only, only, updates(text(7, "through"))) as (url, _),
        poller(url, clock) as inbound,
        polling(inbound, taker),
    ):
        await taker.came(1)
    assert clock.rests == [1, 2, 4]
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    "parameters",
    ["null", "[]", '{"retry_after":"soon"}', '{"retry_after":NaN}', '{"retry_after":-9}'],
)
async def test_a_wait_that_makes_no_sense_is_a_second(clock: Patience, parameters: str) -> None:
    taker = Taker()
    body = f'{{"ok":false,"error_code":429,"parameters":{parameters}}}'.encode()
    async with (
        scripted(Response(body, 429), updates(text(1, "through"))) as (url, _),
        poller(url, clock) as inbound,
        polling(inbound, taker),
    ):
        await taker.came(1)
    assert clock.rests == [1]


async def test_nobody_waits_for_ever_because_a_server_says_so(clock: Patience) -> None:
    taker = Taker()
    body = b'{"ok":false,"error_code":429,"parameters":{"retry_after":99999999999999}}'
    async with (
        scripted(Response(body, 429), updates(text(1, "through"))) as (url, _),
        poller(url, clock) as inbound,
        polling(inbound, taker),
    ):
        await taker.came(1)
    assert clock.rests == [LONGEST_WAIT]


async def test_an_empty_answer_forgets_the_offset(clock: Patience) -> None:
    """After a quiet week Telegram's ids may start anew, below the last one."""
    taker = Taker()
    async with (
        scripted(updates(text(900, "a")), updates(), updates(text(5, "b"))) as (url, asked),
        poller(url, clock) as inbound,
        polling(inbound, taker),
    ):
        await taker.came(2)
    assert [query["offset"] for query in asked][:3] == ["0", "901", "0"]
    assert clock.rests == [1], "who answers at once with nothing is not asked without end"
    kinds = ["message", "edited_message", "callback_query", "my_chat_member"]
    assert json.loads(asked[0]["allowed_updates"]) == kinds


async def test_a_token_that_is_no_longer_good_ends_it(telegram: StrictTelegram, door: Door) -> None:
    telegram.token = "42:another-token-of-this-bot"
    with pytest.raises(TokenGone):
        await door.inbound.run(Taker(), lambda: None)
