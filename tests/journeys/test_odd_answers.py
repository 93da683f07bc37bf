"""A proxy or a broken server answers: the real process goes on, and starts again afterwards."""

from __future__ import annotations

import json

import pytest

from bot.sandbox.telegram import StrictTelegram
from tests.journeys.people import MOMENT, PLANNED, SET, start, tap
from tests.journeys.stage import BotProcess

pytestmark = pytest.mark.journey

DEEP = "[" * 5000 + "]" * 5000
NUMBERLESS = (
    f'null,[],7,{{}},{{"update_id":null}},{{"update_id":NaN}},{{"update_id":{2**70}}},{DEEP}'
)
SECRET = "zanzibar"


def updates(*written: str) -> bytes:
    return f'{{"ok":true,"result":[{",".join(written)}]}}'.encode()


async def test_updates_that_telegram_never_sends_stop_nothing(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    chat = json.dumps(ana.chat.about)
    deep = f'{{"update_id":8,"message":{{"message_id":1,"date":1,"chat":{chat},"more":{DEEP}'
    told = deep + f',"text":"{SECRET}"}}}}'
    odd = (
        updates(NUMBERLESS, told, '{"update_id":7,"message":' + DEEP + "}", "null"),
        updates(*["null"] * 100),
        b'{"ok":true,"result":{}}',
        b"\xff[",
    )
    for body in odd:
        telegram.faults.start("odd_answer", method="getUpdates", times=1, body=body)
    ana.tap(PLANNED[0])
    await ana.until("closest", within=20)
    await bot.stop()
    for body in odd[:2]:
        telegram.faults.start("odd_answer", method="getUpdates", times=1, body=body)
    await bot.start()
    await tap(telegram, ana, *PLANNED[1:])
    assert ana.last.text == SET
    log = bot.log.read_text()
    assert SECRET not in log
    assert "Traceback" not in log
    assert '"count": 9' in log


async def test_an_odd_refusal_delays_a_message_and_no_more(
    telegram: StrictTelegram, bot: BotProcess
) -> None:
    ana = telegram.person("Ana")
    bodies = ("null", "[]", '{"retry_after":"soon"}', '{"retry_after":-5}')
    for parameters in bodies:
        body = f'{{"ok":false,"error_code":429,"parameters":{parameters}}}'.encode()
        telegram.faults.start("odd_answer", method="sendMessage", times=1, body=body, status=429)
    await start(telegram, ana)
    for _ in bodies:
        await telegram.dial.forward(MOMENT)
    assert len([m for m in ana.messages if m.from_bot]) == 1
    await tap(telegram, ana, *PLANNED)
    assert ana.last.text == SET
