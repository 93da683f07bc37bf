"""What SQLAlchemy has compiled for one database of the tests serves the next of its kind."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, Dialect, Engine, event

_DIALECTS: Final[dict[str, Dialect]] = {}
_COMPILED: Final[dict[Any, Any]] = {}


def share() -> None:
    """A process of ours opens one database, its tests open hundreds."""
    event.listen(Engine, "engine_connect", _same)


def _same(connection: Connection) -> None:
    # Its own dialect is part of the name by which a compiled statement is found.
    connection.dialect = _DIALECTS.setdefault(connection.dialect.name, connection.dialect)
    connection.execution_options(compiled_cache=_COMPILED)
