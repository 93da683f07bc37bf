"""Answers to a call that Telegram never gives, but a proxy may: each is one of our outcomes."""

from datetime import timedelta

import pytest

from bot.chat.answers import LONGEST_WAIT
from bot.chat.door import open_door
from bot.chat.network import NoEntry
from bot.engine.ports import InDoubt, Outcome, Paused, Refused, Sent, Troubled, Unreachable
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.wire import Response
from tests.chat.conftest import Patience
from tests.chat.test_outbound import said_by_a_stranger

SECOND = timedelta(seconds=1)


def wanted(wait: str) -> str:
    return f'{{"ok":false,"error_code":429,"parameters":{{"retry_after":{wait}}}}}'


def sent(id: str) -> str:
    message = f'{{"message_id":{id},"date":1,"chat":{{"id":5,"type":"private"}}}}'
    return f'{{"ok":true,"result":{message}}}'


async def test_every_odd_answer_has_a_name() -> None:
    outcomes: dict[tuple[int, str], Outcome] = {
        (429, '{"ok":false,"error_code":429,"parameters":null}'): Paused(SECOND),
        (429, '{"ok":false,"error_code":429,"parameters":[]}'): Paused(SECOND),
        (429, '{"ok":false,"error_code":429}'): Paused(SECOND),
        (429, wanted('"soon"')): Paused(SECOND),
        (429, wanted("NaN")): Paused(SECOND),
        (429, wanted("-7")): Paused(SECOND),
        (429, wanted('"7"')): Paused(SECOND * 7),
        (429, wanted("1e400")): Paused(SECOND * LONGEST_WAIT),
        (429, wanted("9" * 30)): Paused(SECOND * LONGEST_WAIT),
        (403, '{"ok":false,"parameters":"soon","description":[7]}'): Unreachable(),
        (400, '{"ok":false,"parameters":7,"description":null}'): Refused("BadRequest"),
        (400, '{"ok":false,"parameters":{"migrate_to_chat_id":"x"}}'): Refused("BadRequest"),
        (404, '{"message":"no such page"}'): Troubled(),
        (401, '{"ok":"no"}'): Troubled(),
        (400, "[" * 5000): Troubled(),
        (200, '{"ok":true,"result":' + "[" * 5000 + "]" * 5000 + "}"): InDoubt(),
        (200, '{"ok":true}'): InDoubt(),
        (200, '{"ok":true,"result":null}'): InDoubt(),
        (200, sent('"7"')): InDoubt(),
        (200, sent("null")): InDoubt(),
        (200, sent("9" * 30)): InDoubt(),
        (200, sent("7")): Sent(7),
    }
    got = {
        (status, body): await said_by_a_stranger(Response(body.encode(), status))
        for status, body in outcomes
    }
    assert got == outcomes


@pytest.mark.parametrize("body", [b"null", b'{"ok":true}', b'{"ok":true,"result":[]}', b"[" * 5000])
async def test_a_door_does_not_open_on_an_odd_answer(
    telegram: StrictTelegram, clock: Patience, body: bytes
) -> None:
    telegram.faults.start("odd_answer", method="getMe", body=body)
    with pytest.raises(NoEntry, match="cannot be reached"):
        async with open_door(telegram.token, telegram.url, clock):
            raise AssertionError("it opened")
