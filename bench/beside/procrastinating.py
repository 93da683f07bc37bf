"""procrastinate on PostgreSQL: python -m bench.beside.procrastinating."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterable
from datetime import datetime
from typing import Final

import psycopg
from procrastinate import App, PsycopgConnector
from telegram import Bot

AT_ONCE: Final = 10
"""Jobs in hand together; by default it is one."""
RESCUE: Final = 2.0
"""Seconds between two looks for jobs of a worker that is gone. Its documentation asks every ten
minutes; nobody waits so long for a bench."""
HOLD: dict[str, Bot] = {}

app = App(connector=PsycopgConnector(conninfo=os.environ.get("PROCRASTINATE", "")))


@app.task(name="remind")
async def remind(chat: int) -> None:
    await HOLD["bot"].send_message(chat, "In ten minutes: say hello")


def seed(place: str, waiting: Iterable[tuple[int, datetime]]) -> None:
    """A job for each chat and moment."""
    there = App(connector=PsycopgConnector(conninfo=place))

    async def apply() -> None:
        async with there.open_async():
            await there.schema_manager.apply_schema_async()

    asyncio.run(apply())
    with psycopg.connect(place, autocommit=True) as database, database.cursor() as cursor:
        copying = (
            "COPY procrastinate_jobs (queue_name, task_name, args, scheduled_at, status) FROM STDIN"
        )
        with cursor.copy(copying) as copy:
            for chat, at in waiting:
                copy.write_row(("default", "remind", f'{{"chat": {chat}}}', at, "todo"))
        database.execute("ANALYZE procrastinate_jobs")


async def rescue() -> None:
    while True:
        await asyncio.sleep(RESCUE)
        for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=3 * RESCUE):
            await app.job_manager.retry_job(job)


async def main() -> None:
    async with (
        Bot(os.environ["BOT_TOKEN"], os.environ["TELEGRAM_API_URL"] + "/bot") as bot,
        app.open_async(),
    ):
        HOLD["bot"] = bot
        rescuing = asyncio.create_task(rescue())
        print("ready", file=sys.stderr, flush=True)
        await app.run_worker_async(
            concurrency=AT_ONCE,
            update_heartbeat_interval=RESCUE,
            stalled_worker_timeout=3 * RESCUE,
        )
        rescuing.cancel()


if __name__ == "__main__":
    asyncio.run(main())
