"""The ways to start: python -m bot run | sandbox | migrate | words | steps | hear | helplines |
doctor | setup | healthy, and for the day after: backup | restore | rekey | move."""

from __future__ import annotations

import argparse
import asyncio
import errno
import gc
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NoReturn

try:
    from bot.settings import NO_BOT, Settings, WrongSetting, read
    from bot.stopping import Stopping
except ModuleNotFoundError as missing:
    sys.exit(
        f"The package {missing.name} is not installed for this Python. "
        "Use: make run, or .venv/bin/python -m bot"
    )

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
SANDBOX_PORT = 8080
NO_PORT = "No port is free for the sandbox from 8080 on. Stop a program there, then start again."


@contextmanager
def _loading() -> Iterator[None]:
    """What is loaded stays to the end: no collection of garbage looks through it, then or later."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def run(settings: Settings, *, migrate: bool = False, no_sandbox: bool = False) -> int:
    """Talk to Telegram; without a token, open the sandbox."""
    if settings.token() is None:
        if no_sandbox:
            raise WrongSetting(NO_BOT)
        print("No BOT_TOKEN yet, so here is the sandbox: the real bot, in your browser.")
        return sandbox(settings)
    # In a process of its own, so that the bot does not carry what only a migration needs; the
    # bot's rooms are looked up meanwhile.
    migrating = subprocess.Popen([sys.executable, "-m", "bot", "migrate"]) if migrate else None
    stopping = Stopping(settings.stop_within, migrating.terminate if migrating else lambda: None)
    stopping.watch()
    with _loading():
        from bot import main

    if migrating and (code := migrating.wait()):
        return code
    return main.run(settings, stopping)


def sandbox(settings: Settings, *, story: str = "") -> int:
    """Try the bot in a browser; what is done there is forgotten when it closes."""
    if settings.token() is not None:
        raise WrongSetting("BOT_TOKEN is set. Take it away to open the sandbox, or use: run")
    from bot.sandbox.house import open_house

    environment = {**os.environ, "LOG_LEVEL": "WARNING"}
    try:
        return asyncio.run(open_house(SANDBOX_PORT, environment, story=story))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise WrongSetting(NO_PORT) from None


def migrate(settings: Settings) -> int:
    """Bring the database to today's shape."""
    with _loading():
        from bot import migrating
        from bot.clock import SystemClock
        from bot.store.connecting import once_there
        from bot.store.diagnosis import WrongDatabase

    def tell(waiting: str) -> None:
        print(waiting, file=sys.stderr, flush=True)

    try:
        once_there(lambda: migrating.upgrade(settings), tell, SystemClock().monotonic)
    except WrongDatabase as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


def words(settings: Settings, *, part: str = "", json: bool = False) -> int:
    """Print every sentence a person may read."""
    from bot.words import gallery

    try:
        gallery.show(part=part, as_json=json)
    except LookupError as unknown:
        raise WrongSetting(f"words: there is no part {unknown}.") from None
    return 0


def steps(settings: Settings) -> int:
    """Print the page of all steps, ladder by ladder; `make steps` writes it to docs/steps.md."""
    from bot import steps as library

    library.settle()
    for row in library.page():
        print(row)
    return 0


def hear(settings: Settings, *, text: str) -> int:
    """Say what a text is heard as, and which message follows where; nothing is kept or sent."""
    from bot import encoder, hearing
    from bot import helplines as lines
    from bot.clock import SystemClock
    from bot.ear.languages import ENGLISH
    from bot.ear.suspicion import Suspicion

    suspicion = Suspicion(encoder.load() if settings.encoder == "auto" else None)
    known, now = lines.read(settings), SystemClock().real()
    for row in hearing.report(text, ENGLISH, suspicion, known, now):
        print(row)
    return 0


def doctor(settings: Settings) -> int:
    """Check settings, database, key, clock and token, and say what to do."""
    with _loading():
        from bot import doctor as examination

    return examination.examine(settings)


def setup(settings: Settings, *, folder: str = "", name: bool = False) -> int:
    """Give the bot its picture, its menu and the words of its profile, and make a poster."""
    with _loading():
        from bot import main

    return main.set_up(settings, folder, name=name)


def helplines(settings: Settings) -> int:
    """List the numbers that people are shown, and those that somebody has to look at again."""
    from bot import helplines as lines
    from bot.clock import SystemClock

    for row in lines.report(lines.read(settings), SystemClock().real().date()):
        print(row)
    return 0


def healthy(settings: Settings) -> int:
    """Say whether the bot that runs here is well."""
    from bot.clock import SystemClock
    from bot.engine import pulse

    try:
        pulse.check(settings.pulse, SystemClock().monotonic())
    except pulse.Unwell as unwell:
        print(unwell)
        return 1
    print("The bot is well.")
    return 0


def backup(settings: Settings) -> int:
    """Copy the database into the folder of copies; the bot may run meanwhile."""
    with _loading():
        from bot import copies, main

    return main.by_hand(settings, lambda now: f"A copy was made: {copies.make(settings, now)}")


def restore(settings: Settings, *, file: str, without_list: bool = False) -> int:
    """Put a copy in the place of the database; stop the bot first."""
    with _loading():
        from bot import main, restoring

    def work(now: datetime) -> str:
        restoring.restore(settings, Path(file), now, without_list=without_list)
        return "The copy is in place. Start the bot again."

    return main.by_hand(settings, work)


def rekey(settings: Settings) -> int:
    """Change the master key; stop the bot first."""
    with _loading():
        from bot import main, rekeying

    def work(now: datetime) -> str:
        rekeying.rekey(settings, main.failpoints(settings))
        return (
            f"The key was changed: {settings.key_file}. Keep a copy of it elsewhere. "
            "Copies of the database from before need the old key; make a new one now: "
            "python -m bot backup"
        )

    return main.by_hand(settings, work)


def move(settings: Settings, *, to: str) -> int:
    """Take everything over into another database; stop the bot first."""
    with _loading():
        from bot import main, moving

    return main.by_hand(
        settings, lambda now: moving.move(settings, to, now, main.failpoints(settings))
    )


WAYS: Mapping[str, Callable[..., int]] = {
    "run": run,
    "sandbox": sandbox,
    "migrate": migrate,
    "words": words,
    "steps": steps,
    "hear": hear,
    "doctor": doctor,
    "setup": setup,
    "helplines": helplines,
    "healthy": healthy,
    "backup": backup,
    "restore": restore,
    "rekey": rekey,
    "move": move,
}
OPTIONS: Mapping[str, Mapping[str, str]] = {
    "run": {
        "migrate": "bring the database to today's shape first",
        "no-sandbox": "without a token, say so; for containers and services",
    },
    "setup": {"name": "call the bot Small Steps, too, whatever its name is"},
    "sandbox": {
        "story": "open with a month of Ana's steps, or with a week of Marek's after alcohol"
    },
    "words": {"json": "as data, for a program to read"},
    "restore": {"without-list": "though the list of who was erased is lost"},
}
CHOICES: Mapping[str, Sequence[str]] = {"story": ("month", "week")}
"""What an option may be given; without any, the first counts."""
ARGUMENTS: Mapping[str, Mapping[str, str]] = {
    "words": {"part?": "the part to begin with, such as care"},
    "setup": {"folder?": "where poster.svg is put; without it, beside the database"},
    "hear": {"text": "what somebody might write"},
    "move": {"--to": "the new database, such as postgresql+psycopg://user@host/database"},
    "restore": {"file": "a copy that `python -m bot backup` made, or the bot by itself"},
}


class _Version(argparse.Action):
    """Says which release this is, as pyproject.toml has it."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
        print(project["name"], project["version"])
        parser.exit()


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="Small Steps: a kind Telegram companion. Settings are read from the "
        "environment and from .env; see .env.example.",
    )
    about = "say which release this is"
    parser.add_argument(
        "--version", action=_Version, nargs=0, default=argparse.SUPPRESS, help=about
    )
    ways = parser.add_subparsers(dest="way", required=True, metavar="WAY")
    for name, way in WAYS.items():
        about = (way.__doc__ or "").strip()
        adding = ways.add_parser(name, help=about, description=about)
        for option, help in OPTIONS.get(name, {}).items():
            if some := CHOICES.get(option):
                adding.add_argument(
                    f"--{option}", nargs="?", choices=some, const=some[0], default="", help=help
                )
            else:
                adding.add_argument(f"--{option}", action="store_true", help=help)
        for argument, help in ARGUMENTS.get(name, {}).items():
            if argument.startswith("--"):
                adding.add_argument(argument, metavar="URL", help=help, required=True)
                continue
            name, optional = argument.rstrip("?"), argument.endswith("?")
            many = "?" if optional else None
            adding.add_argument(name, metavar=name.upper(), help=help, nargs=many, default="")
    chosen = vars(parser.parse_args(arguments))
    way = WAYS[chosen.pop("way")]
    try:
        code = way(read(), **chosen)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever reads has seen enough (`make words | head`). What is still buffered goes
        # nowhere, or Python would complain about the closed pipe once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except WrongSetting as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except KeyboardInterrupt:  # before anything was open
        return 0


if __name__ == "__main__":
    sys.exit(main())
