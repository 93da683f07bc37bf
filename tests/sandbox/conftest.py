"""A strict Telegram for each test, and a plain way to call it."""

from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram

Json = dict[str, Any]


class Caller:
    """Calls the Bot API with nothing but HTTP."""

    def __init__(self, telegram: StrictTelegram, http: aiohttp.ClientSession) -> None:
        self.telegram = telegram
        self.http = http

    async def __call__(self, method: str, **params: object) -> Json:
        """The whole answer of one call with a JSON body."""
        url = f"{self.telegram.url}/bot{self.telegram.token}/{method}"
        async with self.http.post(url, json=params) as answer:
            body: Json = await answer.json()
            assert answer.status == (200 if body["ok"] else body["error_code"])
            return body

    async def uploaded(self, method: str, name: str, data: bytes, **params: object) -> Json:
        """The whole answer of one call that brings a file."""
        form = aiohttp.FormData({key: str(value) for key, value in params.items()})
        form.add_field(name, BytesIO(data), filename="a", content_type="application/octet-stream")
        url = f"{self.telegram.url}/bot{self.telegram.token}/{method}"
        async with self.http.post(url, data=form) as answer:
            body: Json = await answer.json()
            return body

    async def result(self, method: str, **params: object) -> Any:
        """What a call that must go well returns."""
        body = await self(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **params: object) -> str:
        """The wording of a call that must be refused."""
        body = await self(method, **params)
        assert not body["ok"], body
        return str(body["description"])

    async def updates(self, **params: object) -> list[Json]:
        """What getUpdates brings at once."""
        found: list[Json] = await self.result("getUpdates", **params)
        return found


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[StrictTelegram]:
    async with StrictTelegram() as telegram:
        yield telegram


@pytest_asyncio.fixture
async def call(telegram: StrictTelegram) -> AsyncIterator[Caller]:
    async with aiohttp.ClientSession() as http:
        yield Caller(telegram, http)


@pytest.fixture
def ana(telegram: StrictTelegram) -> Person:
    """Somebody whose chat is open, though the bot has not been told."""
    person = telegram.person("Ana")
    person.open_chat()
    return person
