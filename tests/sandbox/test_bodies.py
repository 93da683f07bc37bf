"""Bodies: the formats Telegram reads, and those nobody can."""

import aiohttp
import pytest

from bot.sandbox.people import Person
from tests.sandbox.conftest import Caller


@pytest.mark.parametrize(
    ("kind", "body", "wording"),
    [
        ("application/json", b"{", "can't parse JSON object"),
        ("application/json", b"[]", "can't parse JSON object"),
        ("text/plain", b"name=x", "unsupported content type"),
        ("application/x-www-form-urlencoded", b"commands=%7B", "can't parse commands JSON object"),
        ("application/x-www-form-urlencoded", b"commands=%7B%7D", 'wrong type of "commands"'),
        ("application/x-www-form-urlencoded", b"commands=%5B5%5D", "BotCommand expected"),
        ("application/x-www-form-urlencoded", b"commands=%5B%7B%7D%5D", '"command" of BotCommand'),
    ],
)
async def test_nobody_can_read_it(kind: str, body: bytes, wording: str, call: Caller) -> None:
    url = f"{call.telegram.url}/bot{call.telegram.token}/setMyCommands"
    async with call.http.post(url, data=body, headers={"Content-Type": kind}) as answer:
        assert answer.status == 400
        assert wording in (await answer.json())["description"]


async def test_a_query_will_do(ana: Person, call: Caller) -> None:
    url = f"{call.telegram.url}/bot{call.telegram.token}/sendMessage"
    params = {"chat_id": str(ana.id), "text": "12", "disable_notification": "true"}
    async with call.http.get(url, params=params) as answer:
        assert answer.status == 200
    assert (ana.last.text, ana.last.silent) == ("12", True)


async def test_files(ana: Person, call: Caller) -> None:
    photo, chat = "sendPhoto", {"chat_id": ana.id}
    assert "wrong file identifier" in await call.refusal(photo, **chat, photo="some-id")
    assert 'wrong type of "photo"' in await call.refusal(photo, **chat, photo=5)
    form = aiohttp.FormData({"chat_id": str(ana.id)})
    form.add_field("photo", b"", filename="a.png")
    url = f"{call.telegram.url}/bot{call.telegram.token}/{photo}"
    async with call.http.post(url, data=form) as answer:
        assert (await answer.json())["description"] == "Bad Request: file must be non-empty"
