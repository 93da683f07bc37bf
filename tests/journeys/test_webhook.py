"""Telegram brings the updates: the same days as when we ask for them, and nothing lost between."""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.engine.engine import REFUSED
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from bot.sandbox.transcript import Transcript
from tests.journeys.people import MOMENT, SET, asked_for_a_time, say, start
from tests.journeys.proxy import proxy
from tests.journeys.stage import MONDAY, BotProcess, wind
from tests.journeys.test_first_day import anas_first_day
from tests.store.cluster import MIGRATED, Cluster

pytestmark = pytest.mark.journey

HELP = "Emergency: 112"
POLLING: Mapping[str, str] = {}


@pytest.fixture
async def telegram() -> AsyncIterator[StrictTelegram]:
    """A strict Telegram that soon brings again what was not taken."""
    async with StrictTelegram(webhook_waits=(0.05, 0.2)) as telegram:
        wind(telegram, MONDAY)
        yield telegram


@pytest.fixture
def webhook() -> Mapping[str, str]:
    """The settings of a bot to which Telegram brings what there is, at a free port."""
    place = a_place()
    return {"UPDATES": "webhook", "LISTEN": place, "WEBHOOK_URL": f"http://{place}"}


def a_place() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"127.0.0.1:{free.getsockname()[1]}"


async def test_a_first_day_is_the_same_through_the_webhook(
    telegram: StrictTelegram,
    stored: BotProcess,
    webhook: Mapping[str, str],
    committed: Callable[[str, Transcript], None],
) -> None:
    await stored.start(webhook)
    committed("ana_first_day", await anas_first_day(telegram))
    assert not _called(telegram, "getUpdates")
    [told] = _called(telegram, "setWebhook")
    assert told["url"] == f"{webhook['WEBHOOK_URL']}/telegram"
    assert told["max_connections"] == 40
    assert not told["drop_pending_updates"]
    assert await stored.stop() == 0
    log = stored.log.read_text()
    assert log.count('"event": "ready"') == 1
    assert told["secret_token"] not in log


@pytest.mark.parametrize("point", ["take-before-commit", "take-after-commit", "before-acknowledge"])
async def test_killed_before_the_200_it_comes_again_and_counts_once(
    telegram: StrictTelegram, stored: BotProcess, webhook: Mapping[str, str], point: str
) -> None:
    ana = await _begun(telegram, stored, webhook)
    await stored.stop()
    await stored.start({**webhook, "FAIL_POINT": point})
    ana.say("/help")
    assert await stored.died() == -signal.SIGKILL
    assert telegram.world.mailbox.waiting == 1
    await stored.start(webhook)
    await telegram.dial.settle()
    assert _helped(ana) == 1


async def test_told_to_stop_under_load_it_loses_nothing_and_says_nothing_twice(
    telegram: StrictTelegram, stored: BotProcess, webhook: Mapping[str, str]
) -> None:
    await stored.start(webhook)
    people = [telegram.person(f"Person {number}") for number in range(30)]
    for person in people:
        person.start()
        person.say("/help")
    await telegram.world.bell.until(lambda: sum(map(_helped, people)) >= 3, 10)
    assert await stored.stop() == 0
    await stored.start(webhook)
    await telegram.dial.settle(within=30)
    assert [_helped(person) for person in people] == [1] * 30


async def test_from_polling_to_the_webhook_and_back_nothing_is_lost_or_doubled(
    telegram: StrictTelegram, stored: BotProcess, webhook: Mapping[str, str]
) -> None:
    await stored.start(POLLING)
    ana = await asked_for_a_time(telegram)
    await stored.stop()
    # Each dies when something is committed and not acknowledged: the other way brings it again.
    for words, way, acknowledged in (("tomorrow 17:30", POLLING, 1), ("tense", webhook, 2)):
        ana.say(words)
        with suppress(AssertionError):
            await stored.start({**way, "FAIL_POINT": f"before-acknowledge:{acknowledged}"})
        assert await stored.died() == -signal.SIGKILL
    ana.say("good")
    await stored.start(POLLING)
    await telegram.dial.settle(within=20)
    assert ana.last.text == SET
    assert telegram.world.webhook.address is None
    await stored.stop()
    ana.say("/next")
    await stored.start(webhook)
    await telegram.dial.settle()
    assert sum("This is what's coming." in m.text for m in ana.messages) == 1
    assert sum(m.text == SET for m in ana.messages) <= 1


async def test_two_pollers_of_one_token_say_so_and_go_on(
    telegram: StrictTelegram, bot: BotProcess, migrated: Path, tmp_path: Path
) -> None:
    ana = telegram.person("Ana")
    await start(telegram, ana)
    folder = tmp_path / "second"
    folder.mkdir()
    second = BotProcess(telegram, folder)
    shutil.copy(migrated, second.database)
    await second.launch()
    said = "another program reads this bot's updates; only one may"
    await _until(lambda: said in bot.log.read_text())
    assert await second.stop() == 0
    await say(telegram, ana, "/help")
    assert _helped(ana) >= 1
    assert bot.log.read_text().count(said) <= 3, "a line, not a flood"


async def test_a_token_revoked_while_it_runs_ends_it_with_one_sentence(
    telegram: StrictTelegram, stored: BotProcess, webhook: Mapping[str, str]
) -> None:
    ana = await _begun(telegram, stored, webhook)
    telegram.token = "42:another-token-of-the-strict-telegram"
    ana.say("/help")
    assert await stored.died() == 1
    log = stored.log.read_text()
    assert log.rstrip().endswith(REFUSED)
    assert "Traceback" not in log


async def test_whoever_watches_sees_it_live_become_ready_and_stop(
    telegram: StrictTelegram, stored: BotProcess, webhook: Mapping[str, str]
) -> None:
    ana = await _begun(telegram, stored, webhook)
    async with aiohttp.ClientSession(webhook["WEBHOOK_URL"]) as http:
        assert await _asked(http, "/healthz") == (200, "The bot is well.\n")
        status, said = await _asked(http, "/readyz")
        assert (status, json.loads(said)) == (
            200,
            {
                "ready": True,
                "database": "answers",
                "schema": "fits",
                "lease": "held",
                "lag": 0,
            },
        )
        assert await _asked(http, "/telegram") == (405, "Method Not Allowed")
        status, said = await _asked(http, "/metrics")
        assert status == 200
        assert str(ana.id) not in said
        assert "\nsmall_steps_lease_held 1.0\n" in said
        assert "\nsmall_steps_sent_total 0.0\n" in said, "of fewer than ten nothing is said"
        with telegram.faults.start("timeout_before", method="sendMessage", seconds=2) as fault:
            ana.say("/help")
            await _until(lambda: fault.met > 0)
            assert await stored.stop() == 0
    assert telegram.world.webhook.address is not None, "others may serve it"


@pytest.mark.postgres
async def test_two_behind_a_proxy_share_the_posts_and_tell_telegram_once(
    telegram: StrictTelegram, cluster: Cluster, tmp_path: Path
) -> None:
    url, places = cluster.fresh(MIGRATED), (a_place(), a_place())
    both = [BotProcess(telegram, tmp_path, url) for _ in places]
    both[1].log = tmp_path / "second.log"
    async with proxy(*places) as before:
        for bot, place in zip(both, places, strict=True):
            pulse = {"PULSE_FILE": str(tmp_path / f"{place}.json")}
            settings = {"UPDATES": "webhook", "LISTEN": place, "WEBHOOK_URL": before.url}
            await (bot.launch if bot is both[1] else bot.start)({**settings, **pulse})
        await _until(lambda: '"event": "ready"' in both[1].log.read_text())
        ana = telegram.person("Ana")
        ana.start()
        for words in ("/next", "/help", "/next", "/help"):
            ana.say(words)
        await telegram.dial.settle(within=30)
        assert len(before.carried) == 2, "both took some"
        assert len(_called(telegram, "setWebhook")) == 1
        await both[1].kill()
        ana.say("/help")
        # So much was said to her that her chat's own pace holds it up for a moment.
        for _ in range(2):
            await telegram.dial.forward(MOMENT, within=30)
        assert _helped(ana) == 3
        assert await both[0].stop() == 0
    cluster.drop(url)


async def test_a_poller_may_listen_too_and_takes_no_posts(
    telegram: StrictTelegram, bot: BotProcess, webhook: Mapping[str, str]
) -> None:
    await bot.stop()
    await _begun(telegram, bot, {"LISTEN": webhook["LISTEN"]})
    async with aiohttp.ClientSession(webhook["WEBHOOK_URL"]) as http:
        assert (await _asked(http, "/readyz"))[0] == 200
        assert (await http.post("/telegram", json={"update_id": 1})).status == 404
        status, figures = await _asked(http, "/metrics")
        assert (status, "small_steps_lease_held 1.0" in figures) == (200, True)


async def _begun(telegram: StrictTelegram, bot: BotProcess, settings: Mapping[str, str]) -> Person:
    await bot.start(settings)
    ana = telegram.person("Ana")
    await start(telegram, ana)
    return ana


async def _asked(http: aiohttp.ClientSession, path: str) -> tuple[int, str]:
    async with http.get(path) as answer:
        return answer.status, await answer.text()


def _helped(person: Person) -> int:
    return sum(HELP in message.text for message in person.messages if message.from_bot)


def _called(telegram: StrictTelegram, method: str) -> list[Mapping[str, Any]]:
    return [call.params for call in telegram.calls if call.method == method]


async def _until(done: Callable[[], bool]) -> None:
    """A file rings no bell, so it is looked at now and then."""
    async with asyncio.timeout(20):
        while not done():  # noqa: ASYNC110
            await asyncio.sleep(0.05)
