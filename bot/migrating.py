"""Bringing a database to today's shape, with alembic, in a process of its own."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from bot.settings import Settings

FOLDER = Path(__file__).parents[1] / "migrations"


def upgrade(settings: Settings, to: str = "head") -> None:
    """Run the migrations that are missing."""
    file = settings.database_file
    if file is not None:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not file.exists():
            file.touch(mode=0o600)
    command.upgrade(config(settings.database_url), to)


def config(url: str) -> Config:
    """Alembic's view of our migrations."""
    alembic = Config()
    alembic.set_main_option("script_location", str(FOLDER))
    alembic.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return alembic
