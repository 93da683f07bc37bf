"""Webhooks: what reaches the bot, in which order, how often, and what its answer does."""

import asyncio
import json
from collections.abc import AsyncIterator
from itertools import pairwise

import pytest
import pytest_asyncio

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.webhook import WAITS
from bot.sandbox.wire import RESET, Listener, Request, Response
from tests.sandbox.conftest import Caller, Json


class Ear:
    """A bot's end of a webhook: hears posts, and answers as it is told to."""

    def __init__(self) -> None:
        self.heard: list[Request] = []
        self.answers: list[Response] = []
        self.listener = Listener(self._hear)
        self.held: asyncio.Event | None = None

    def _hear(self, request: Request) -> Response:
        self.heard.append(request)
        return self.answers.pop(0) if self.answers else Response()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.listener.port}/hook?a=b"

    @property
    def texts(self) -> list[str]:
        return [json.loads(request.body)["message"]["text"] for request in self.heard]


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[StrictTelegram]:
    async with StrictTelegram(webhook_waits=(0.0,)) as telegram:
        yield telegram


@pytest_asyncio.fixture
async def ear() -> AsyncIterator[Ear]:
    ear = Ear()
    await ear.listener.open(0)
    yield ear
    ear.listener.close()


async def emptied(telegram: StrictTelegram) -> None:
    assert await telegram.world.bell.until(lambda: not telegram.world.mailbox.waiting, 5)


async def info(call: Caller) -> Json:
    found: Json = await call.result("getWebhookInfo")
    return found


async def test_an_update_is_posted_with_the_secret(ana: Person, call: Caller, ear: Ear) -> None:
    ana.say("before")
    await call.result("setWebhook", url=ear.url, secret_token="s3_cret-")
    ana.say("after 😀")
    await emptied(call.telegram)
    assert ear.texts == ["before", "after 😀"]
    [post, _] = ear.heard
    assert (post.method, post.target) == ("POST", "/hook?a=b")
    assert post.headers["x-telegram-bot-api-secret-token"] == "s3_cret-"
    assert post.headers["content-type"] == "application/json"
    assert await info(call) == {
        "url": ear.url,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "max_connections": 40,
        "ip_address": "127.0.0.1",
    }


async def test_what_is_not_taken_comes_again_in_order(ana: Person, call: Caller, ear: Ear) -> None:
    ear.answers = [Response(status=500), RESET, Response(status=404)]
    await call.result("setWebhook", url=ear.url)
    ana.say("a")
    ana.say("b")
    await emptied(call.telegram)
    assert ear.texts == ["a", "a", "a", "a", "b"]
    told = await info(call)
    assert told["last_error_message"] == "Wrong response from the webhook: 404 Not Found"
    assert told["last_error_date"] == pytest.approx(call.telegram.dial.now().timestamp(), abs=5)


async def test_one_chat_does_not_hold_up_another(call: Caller, ear: Ear) -> None:
    ana, lena = call.telegram.person("Ana"), call.telegram.person("Lena")
    ear.answers = [Response(status=500, headers={"Retry-After": "3600"})]
    await call.result("setWebhook", url=ear.url, max_connections=1)
    ana.say("stuck")
    ana.say("behind")
    bell = call.telegram.world.bell
    assert await bell.until(lambda: call.telegram.world.webhook.error is not None, 5)
    lena.say("through")
    assert await bell.until(lambda: call.telegram.world.mailbox.waiting == 2, 5)
    assert ear.texts == ["stuck", "through"]


def test_the_waits_grow() -> None:
    assert all(earlier < later for earlier, later in pairwise(WAITS))


async def test_nobody_listens(ana: Person, call: Caller) -> None:
    await call.result("setWebhook", url="http://localhost:9")
    ana.say("hello")
    bell = call.telegram.world.bell
    assert await bell.until(lambda: call.telegram.world.webhook.error is not None, 5)
    told = await info(call)
    assert (told["pending_update_count"], told["last_error_message"]) == (1, "Connection refused")
    await call.result("deleteWebhook")
    assert [update["message"]["text"] for update in await call.updates()] == ["hello"]
    assert "last_error_date" not in await info(call)


@pytest.mark.parametrize(
    ("answer", "sent"),
    [
        ({"method": "sendMessage", "chat_id": 1, "text": "Hi"}, ["Hi"]),
        ({"method": "sendMessage", "chat_id": 1, "text": ""}, []),
        ({"method": "getMe"}, []),
        ({"method": "deleteWebhook"}, []),
        ({"ok": True}, []),
        (None, []),
    ],
)
async def test_an_answer_may_be_a_call(
    answer: object, sent: list[str], call: Caller, ear: Ear
) -> None:
    person = call.telegram.person(id=1)
    await call.result("setWebhook", url=ear.url)
    ear.answers = [Response.of(answer)]
    person.say("hello")
    await emptied(call.telegram)
    assert [message.text for message in call.telegram.accepted] == sent
    assert (await info(call))["url"] == ear.url


async def test_a_webhook_ends_a_poll(call: Caller, ear: Ear) -> None:
    poll = asyncio.create_task(call.refusal("getUpdates", timeout=30))
    await call.result("getMe")
    await call.result("setWebhook", url=ear.url)
    assert await poll == "Conflict: terminated by setWebhook request"


async def test_what_the_webhook_wants(ana: Person, call: Caller, ear: Ear) -> None:
    ana.say("dropped")
    wants = {"allowed_updates": ["my_chat_member"], "drop_pending_updates": True}
    await call.result("setWebhook", url=ear.url, max_connections=1000, **wants)
    ana.say("not asked for")
    ana.block()
    await emptied(call.telegram)
    [post] = ear.heard
    assert "my_chat_member" in json.loads(post.body)
    told = await info(call)
    assert told["allowed_updates"] == ["my_chat_member"]
    assert told["max_connections"] == 100


async def test_once_more_and_the_same_again(ana: Person, call: Caller, ear: Ear) -> None:
    call.telegram.duplicate_updates()
    await call.result("setWebhook", url=ear.url)
    await call.result("setWebhook", url=ear.url)
    ana.say("twice")
    await emptied(call.telegram)
    assert ear.texts == ["twice", "twice"]
    await call.result("setWebhook", url="")
    assert (await info(call))["url"] == ""


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"method=sendMessage&chat_id=1&text=Hi", "application/x-www-form-urlencoded"),
        (b'{"method": "sendMessage", "chat_id": 1, "text": "Hi"}', "application/json"),
    ],
)
async def test_an_answer_in_chunks(body: bytes, kind: str, call: Caller) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nTransfer-Encoding: chunked\r\n\r\n"

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        chunks = [b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:9], body[9:], b"")]
        writer.write(head.encode() + b"".join(chunks))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        await call.result("setWebhook", url=f"http://127.0.0.1:{port}")
        call.telegram.person(id=1).say("hello")
        await emptied(call.telegram)
    assert [message.text for message in call.telegram.accepted] == ["Hi"]
