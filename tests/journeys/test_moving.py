"""The bot moves from its file to a PostgreSQL: what was promised comes there, and comes once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from signal import SIGKILL

import pytest

from bot.sandbox.telegram import StrictTelegram
from tests.journeys.operator import CUE, command, cues, done
from tests.journeys.people import planned, tap
from tests.journeys.stage import BotProcess
from tests.store.cluster import Cluster

pytestmark = [pytest.mark.journey, pytest.mark.postgres, pytest.mark.sqlite]


@pytest.fixture
def there(cluster: Cluster) -> Iterator[str]:
    """An empty database on a server."""
    url = cluster.fresh()
    yield url
    cluster.drop(url)


@pytest.fixture
async def on_the_server(bot: BotProcess, there: str) -> AsyncIterator[BotProcess]:
    """The same bot, as it is once its .env names the server; it does not run yet."""
    moved = BotProcess(bot.telegram, bot.folder, there)
    yield moved
    await moved.kill()


async def test_a_step_planned_before_the_move_is_cued_after_it_and_once(
    telegram: StrictTelegram, bot: BotProcess, on_the_server: BotProcess
) -> None:
    ana = await planned(telegram, "Ana")
    assert await bot.stop() == 0
    ana.say("/next")
    said = await done(bot, "move", "--to", on_the_server.url)
    assert "Put this into .env, then start the bot:" in said
    assert bot.database.with_name("companion.db.moved").exists()
    await on_the_server.start()
    await telegram.dial.settle()
    assert ana.last.text.startswith("This is what's coming."), "it was said while no bot ran"
    await telegram.dial.to(CUE)
    assert cues(ana) == 1
    await telegram.dial.forward(timedelta(minutes=5))
    assert cues(ana) == 1
    await tap(telegram, ana, "I'm going", "Done", "Uneasy")
    assert "What felt easy?" in ana.last.text


async def test_a_start_on_what_was_moved_says_where_it_went(
    telegram: StrictTelegram, bot: BotProcess, there: str
) -> None:
    await planned(telegram, "Ana")
    await bot.stop()
    await done(bot, "move", "--to", there)
    for words in (("run",), ("run", "--migrate"), ("migrate",), ("doctor",)):
        code, said = await command(bot, *words)
        assert code == 1, words
        assert "was moved. Put the address of the new one into DATABASE_URL." in said
    assert not bot.database.exists(), "none was made in its place"


async def test_a_bot_that_runs_is_not_moved_and_goes_on(
    telegram: StrictTelegram, bot: BotProcess, there: str
) -> None:
    ana = await planned(telegram, "Ana")
    code, said = await command(bot, "move", "--to", there)
    assert (code, said) == (1, "Another copy of the bot is using this database. Stop it first.\n")
    await telegram.dial.to(CUE)
    assert cues(ana) == 1


async def test_a_database_that_others_use_is_left_alone(
    telegram: StrictTelegram, bot: BotProcess, on_the_server: BotProcess
) -> None:
    ana = await planned(telegram, "Ana")
    await bot.stop()
    await on_the_server.migrate()
    await on_the_server.start()
    code, said = await command(bot, "move", "--to", on_the_server.url)
    assert code == 1
    assert said.startswith("--to: the database there is not empty. Nothing was changed.")
    assert await on_the_server.stop() == 0
    await bot.start()
    await telegram.dial.to(CUE)
    assert cues(ana) == 1


async def test_a_kill_after_the_commit_is_made_good_by_the_next_try(
    telegram: StrictTelegram, bot: BotProcess, on_the_server: BotProcess
) -> None:
    ana = await planned(telegram, "Ana")
    await bot.stop()
    armed = {"FAIL_POINT": "move-after-commit"}
    code, _ = await command(bot, "move", "--to", on_the_server.url, **armed)
    assert code == -SIGKILL
    assert bot.database.exists()
    await done(bot, "move", "--to", on_the_server.url)
    await on_the_server.start()
    await telegram.dial.to(CUE)
    assert cues(ana) == 1


async def test_a_kill_before_the_commit_leaves_the_old_bot_as_it_was(
    telegram: StrictTelegram, bot: BotProcess, there: str
) -> None:
    ana = await planned(telegram, "Ana")
    await bot.stop()
    code, _ = await command(bot, "move", "--to", there, FAIL_POINT="move-before-commit")
    assert code == -SIGKILL
    await bot.start()
    await telegram.dial.to(CUE)
    assert cues(ana) == 1
