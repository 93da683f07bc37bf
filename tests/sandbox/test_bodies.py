"""Bodies: the formats Telegram reads, and those nobody can."""

import pytest

from bot.sandbox.people import Person
from tests.sandbox.conftest import Caller


@pytest.mark.parametrize(
    ("kind", "body", "wording"),
    [
        ("application/json", b"{", "can't parse JSON object"),
        ("application/json", b"[]", "JSON object expected"),
        ("text/plain", b"name=x", "unsupported content type"),
    ],
)
async def test_nobody_can_read_it(kind: str, body: bytes, wording: str, call: Caller) -> None:
    url = f"{call.telegram.url}/bot{call.telegram.token}/setMyCommands"
    async with call.http.post(url, data=body, headers={"Content-Type": kind}) as answer:
        assert answer.status == 400
        assert (await answer.json())["description"] == f"Bad Request: {wording}"


async def test_a_query_will_do(ana: Person, call: Caller) -> None:
    url = f"{call.telegram.url}/bot{call.telegram.token}/sendMessage"
    params = {"chat_id": str(ana.id), "text": "12", "disable_notification": "true"}
    async with call.http.get(url, params=params) as answer:
        assert answer.status == 200
    assert (ana.last.text, ana.last.silent) == ("12", True)
