"""The ways to start: python -m bot run | sandbox | migrate | words | doctor."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Callable, Mapping, Sequence

from bot.settings import Settings, WrongSetting, read

SANDBOX_DATABASE = "sqlite:///data/sandbox.db"
SANDBOX_PORT = 8080


def run(settings: Settings) -> int:
    """Talk to Telegram; without a token, open the sandbox."""
    if settings.token() is None:
        print("No BOT_TOKEN yet, so here is the sandbox: the real bot, in your browser.")
        return sandbox(settings)
    from bot import main

    return main.run(settings)


def sandbox(settings: Settings) -> int:
    """Try the bot in a browser, on a database of its own."""
    if settings.token() is not None:
        raise WrongSetting("BOT_TOKEN is set. Take it away to open the sandbox, or use: run")
    from bot.sandbox.house import open_house

    keep = {name: value for name, value in os.environ.items() if not name.startswith("MASTER_KEY")}
    environment = {
        **keep,
        "DATABASE_URL": SANDBOX_DATABASE,
        "MASTER_KEY_FILE": "data/sandbox.key",
        "LOG_LEVEL": "WARNING",
    }
    try:
        return asyncio.run(open_house(SANDBOX_PORT, environment))
    except KeyboardInterrupt:
        return 0


def migrate(settings: Settings) -> int:
    """Bring the database to today's shape."""
    from bot import migrating

    migrating.upgrade(settings)
    return 0


def words(settings: Settings) -> int:
    """Print every sentence a person may read."""
    from bot.words import gallery

    gallery.show()
    return 0


def doctor(settings: Settings) -> int:
    """Check settings, database, key, clock and token, and say what to do."""
    from bot import doctor as examination

    return examination.examine(settings)


WAYS: Mapping[str, Callable[[Settings], int]] = {
    "run": run,
    "sandbox": sandbox,
    "migrate": migrate,
    "words": words,
    "doctor": doctor,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Choose a way to start. Returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="Small Steps: a kind Telegram companion. Settings are read from the "
        "environment and from .env; see .env.example.",
    )
    ways = parser.add_subparsers(dest="way", required=True, metavar="WAY")
    for name, way in WAYS.items():
        about = (way.__doc__ or "").strip()
        ways.add_parser(name, help=about, description=about)
    chosen = parser.parse_args(arguments)
    try:
        return WAYS[chosen.way](read())
    except WrongSetting as wrong:
        print(wrong, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
