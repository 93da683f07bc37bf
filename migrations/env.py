"""Where alembic meets our database: the URL from the settings, the tables from the store."""

from __future__ import annotations

from alembic import context
from sqlalchemy.engine import make_url

from bot.store.connecting import engine_of
from bot.store.tables import metadata

url = context.config.get_main_option("sqlalchemy.url") or ""
engine = engine_of(make_url(url), deadlines=False)
try:
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            transactional_ddl=True,
        )
        with context.begin_transaction():
            context.run_migrations()
finally:
    engine.dispose()
