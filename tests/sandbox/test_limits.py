"""The flood limits, on the dial's time."""

from datetime import timedelta

import pytest

from bot.sandbox.limits import Limits
from bot.sandbox.people import Person
from bot.sandbox.refusal import Refused
from tests.sandbox.conftest import Caller


async def test_five_at_once_then_one_a_second(ana: Person, call: Caller) -> None:
    for number in range(5):
        await call.result("sendMessage", chat_id=ana.id, text=str(number))
    refused = await call("sendMessage", chat_id=ana.id, text="too many")
    assert refused == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    edit = await call("editMessageText", chat_id=ana.id, message_id=1, text="edits count")
    assert edit["error_code"] == 429
    call.telegram.dial.shift(timedelta(seconds=1))
    await call.result("editMessageText", chat_id=ana.id, message_id=1, text="edits count")
    assert (await call("sendMessage", chat_id=ana.id, text="x"))["error_code"] == 429


def test_thirty_a_second_for_all() -> None:
    limits = Limits()
    for chat in range(30):
        limits.take(chat, 0.0)
    with pytest.raises(Refused, match="retry after 1"):
        limits.take(30, 0.03)
    limits.take(30, 0.03, paid=True)
    limits.take(30, 0.04)


def test_a_limit_can_be_switched_off() -> None:
    free = Limits(chat_rate=None, bot_rate=None)
    for _ in range(1000):
        free.take(1, 0.0)
