"""getUpdates: offsets, long polls, conflicts, and updates that come twice or in reverse."""

import asyncio
from itertools import pairwise

from bot.sandbox.people import Person
from tests.sandbox.conftest import Caller, Json

NOBODY = "http://127.0.0.1:9/"
"""Where nothing listens."""


def texts(updates: list[Json]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_a_higher_offset_confirms(ana: Person, call: Caller) -> None:
    for text in "abc":
        ana.say(text)
    first = await call.updates(limit=2)
    assert texts(first) == ["a", "b"]
    assert texts(await call.updates()) == ["a", "b", "c"]
    assert all(later["update_id"] == one["update_id"] + 1 for one, later in pairwise(first))
    assert texts(await call.updates(offset=first[-1]["update_id"] + 1)) == ["c"]
    assert texts(await call.updates()) == ["c"]


async def test_a_negative_offset_forgets_the_earlier_ones(ana: Person, call: Caller) -> None:
    for text in "abc":
        ana.say(text)
    assert texts(await call.updates(offset=-1)) == ["c"]
    assert texts(await call.updates()) == ["c"]


async def test_a_long_poll_ends_with_the_first_update(ana: Person, call: Caller) -> None:
    poll = asyncio.create_task(call.updates(timeout=30))
    await call.result("getMe")
    assert not poll.done()
    ana.say("hello")
    assert texts(await poll) == ["hello"]


async def test_a_second_poller_ends_the_first(ana: Person, call: Caller) -> None:
    older = asyncio.create_task(call.refusal("getUpdates", timeout=30))
    await call.result("getMe")
    newer = asyncio.create_task(call.updates(timeout=30))
    assert await older == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance "
        "is running"
    )
    ana.say("hello")
    assert texts(await newer) == ["hello"]


async def test_a_webhook_excludes_polling(ana: Person, call: Caller) -> None:
    await call.result("setWebhook", url=NOBODY)
    ana.say("hello")
    assert "can't use getUpdates method while webhook" in await call.refusal("getUpdates")
    assert (await call.result("getWebhookInfo"))["pending_update_count"] == 1
    await call.result("deleteWebhook", drop_pending_updates=True)
    assert await call.updates() == []


async def test_allowed_updates_are_remembered(ana: Person, call: Caller) -> None:
    await call.updates(allowed_updates=["my_chat_member"])
    ana.say("unheard")
    ana.block()
    [update] = await call.updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    await call.updates(allowed_updates=[])
    ana.unblock()
    ana.say("heard")
    assert texts((await call.updates())[-1:]) == ["heard"]


async def test_an_update_comes_once_more(ana: Person, call: Caller) -> None:
    call.telegram.duplicate_updates()
    ana.say("a")
    ana.say("b")
    first = await call.updates()
    after = first[-1]["update_id"] + 1
    assert texts(await call.updates(offset=after)) == ["a"]
    assert await call.updates(offset=after) == []


async def test_updates_in_reverse(ana: Person, call: Caller) -> None:
    call.telegram.reorder_updates()
    ana.say("a")
    ana.say("b")
    assert texts(await call.updates()) == ["b", "a"]
    assert texts(await call.updates()) == ["a", "b"]


async def test_poison(call: Caller) -> None:
    call.telegram.poison()
    [update] = await call.updates()
    assert update["message"] == {"date": "soon"}
