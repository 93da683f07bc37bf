"""APScheduler 3 with an SQL job store: python -m bench.beside.apscheduling."""

from __future__ import annotations

import asyncio
import os
import pickle
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import Bot

FILE: Final = "jobs.db"
HOLD: dict[str, Bot] = {}


async def remind(chat: int) -> None:
    await HOLD["bot"].send_message(chat, "In ten minutes: say hello")


def scheduler(folder: Path) -> AsyncIOScheduler:
    return AsyncIOScheduler(
        jobstores={"default": SQLAlchemyJobStore(f"sqlite:///{folder / FILE}")},
        # One that is late is run all the same.
        job_defaults={"misfire_grace_time": None},
        timezone="UTC",
    )


def seed(folder: Path, waiting: Iterable[tuple[int, datetime]]) -> None:
    """A job for each chat and moment, copied from one that the scheduler itself has written."""
    state = asyncio.run(_written(folder))
    with sqlite3.connect(folder / FILE) as database:
        database.execute("DELETE FROM apscheduler_jobs")
        database.executemany(
            "INSERT INTO apscheduler_jobs (id, next_run_time, job_state) VALUES (?, ?, ?)",
            _rows(state, waiting),
        )
    database.close()


async def _written(folder: Path) -> dict[str, Any]:
    made = scheduler(folder)
    made.start(paused=True)
    job = made.add_job(remind, "date", run_date="2100-01-01", args=[0], id="first")
    made.shutdown()
    state: dict[str, Any] = job.__getstate__()
    return state


def _rows(
    state: dict[str, Any], waiting: Iterable[tuple[int, datetime]]
) -> Iterator[tuple[str, float, bytes]]:
    for chat, at in waiting:
        trigger = type(state["trigger"])(at)
        own = state | {"id": str(chat), "args": (chat,), "next_run_time": at, "trigger": trigger}
        yield str(chat), at.timestamp(), pickle.dumps(own, pickle.HIGHEST_PROTOCOL)


async def main() -> None:
    async with Bot(os.environ["BOT_TOKEN"], os.environ["TELEGRAM_API_URL"] + "/bot") as bot:
        HOLD["bot"] = bot
        scheduler(Path.cwd()).start()
        print("ready", file=sys.stderr, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    # Jobs name the function by its module.
    from bench.beside import apscheduling

    asyncio.run(apscheduling.main())
