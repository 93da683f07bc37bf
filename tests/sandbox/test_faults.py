"""Faults: what is lost, what only seems lost, and what the caller is told."""

import asyncio

import aiohttp
import pytest

from bot.sandbox.faults import Kind
from bot.sandbox.people import Person
from tests.sandbox.conftest import Caller

BROKEN = (aiohttp.ClientError, TimeoutError)


async def send(call: Caller, person: Person) -> None:
    await call.result("sendMessage", chat_id=person.id, text="x")


@pytest.mark.parametrize(
    ("kind", "arrived"),
    [
        ("timeout_before", 0),
        ("timeout_after", 1),
        ("reset_before", 0),
        ("reset_after", 1),
        ("outage", 0),
    ],
)
async def test_no_answer(kind: Kind, arrived: int, ana: Person, call: Caller) -> None:
    with call.telegram.faults.start(kind, seconds=0.01), pytest.raises(BROKEN):
        await send(call, ana)
    assert len(call.telegram.accepted) == arrived
    assert call.telegram.calls[-1].outcome == kind
    await send(call, ana)
    assert len(call.telegram.accepted) == arrived + 1


@pytest.mark.parametrize(
    ("kind", "code", "description"),
    [
        ("too_many", 429, "Too Many Requests: retry after 7"),
        ("error_500", 500, "Internal Server Error"),
        ("error_502", 502, "Bad Gateway"),
    ],
)
async def test_an_answer_that_refuses(
    kind: Kind, code: int, description: str, ana: Person, call: Caller
) -> None:
    call.telegram.faults.start(kind, seconds=7, times=1)
    body = await call("sendMessage", chat_id=ana.id, text="x")
    assert (body["error_code"], body["description"]) == (code, description)
    assert call.telegram.accepted == []
    await send(call, ana)


async def test_an_answer_of_any_bytes(ana: Person, call: Caller) -> None:
    body = b'{"ok":true,"result":[null]}'
    call.telegram.faults.start("odd_answer", times=1, body=body)
    assert (await call("sendMessage", chat_id=ana.id, text="x"))["result"] == [None]
    assert call.telegram.accepted == []
    await send(call, ana)


async def test_only_for_a_method_or_a_chat(ana: Person, call: Caller) -> None:
    lena = call.telegram.person("Lena")
    lena.open_chat()
    faults = call.telegram.faults
    faults.start("error_500", method="getMe", times=1)
    faults.start("error_500", chat=lena.id, times=1)
    await send(call, ana)
    assert (await call("sendMessage", chat_id=lena.id, text="x"))["error_code"] == 500
    assert (await call("getMe"))["error_code"] == 500
    await send(call, lena)


async def test_for_a_share_of_the_calls(call: Caller) -> None:
    fault = call.telegram.faults.start("error_500", share=0.3)
    outcomes = [(await call("getMe"))["ok"] for _ in range(100)]
    assert 15 < outcomes.count(False) < 45
    assert fault.met == outcomes.count(False)


async def test_for_a_while(call: Caller) -> None:
    fault = call.telegram.faults.start("error_500", lasting=0.0)
    assert (await call("getMe"))["ok"]
    assert fault.met == 0


async def test_an_outage_breaks_open_polls_too(call: Caller) -> None:
    bell = call.telegram.world.bell
    poll = asyncio.create_task(call.updates(timeout=30))
    assert await bell.until(lambda: bell.count > 0, 1)
    with call.telegram.faults.start("outage"), pytest.raises(BROKEN):
        await poll


async def test_a_closed_door(call: Caller) -> None:
    await call.telegram.refuse_connections()
    with pytest.raises(aiohttp.ClientConnectorError):
        await call("getMe")
    await call.telegram.accept_connections()
    assert (await call("getMe"))["ok"]


async def test_a_poll_that_is_lost_confirms_nothing(ana: Person, call: Caller) -> None:
    ana.say("hello")
    [update] = await call.updates()
    call.telegram.faults.start("reset_after", method="getUpdates", times=1)
    with pytest.raises(BROKEN):
        await call.updates(offset=update["update_id"] + 1)
    assert await call.updates() == [update]


def test_an_unknown_kind_is_named(call: Caller) -> None:
    with pytest.raises(ValueError, match="no such fault: earthquake"):
        call.telegram.faults.start("earthquake")  # type: ignore[arg-type]
