"""Bringing a database to today's shape, with alembic, in a process of its own."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script.revision import ResolutionError
from alembic.util import CommandError

from bot.settings import Settings
from bot.store.diagnosis import MOVED, Moved, OfNewer, not_moved, plainly

FOLDER = Path(__file__).parents[1] / "migrations"


def upgrade(settings: Settings) -> None:
    """Run the migrations that are missing; all of them or, after a failure, none.

    Raises WrongDatabase.
    """
    file = settings.database_file
    with plainly(file):
        not_moved(file)
        if file is not None:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not file.exists():
                file.touch(mode=0o600)
        try:
            command.upgrade(config(settings.database_url), "head")
        except CommandError as error:
            if isinstance(error.__cause__, ResolutionError):  # a version that we do not know
                raise (Moved if f"'{MOVED}'" in str(error) else OfNewer) from None
            raise


def config(url: str) -> Config:
    alembic = Config()
    alembic.set_main_option("script_location", str(FOLDER))
    alembic.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return alembic
