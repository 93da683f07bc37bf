"""The log: what happened, never what was said. One line an event, on standard error.

No text, name or id of a person is ever given to it; a filter takes out anything that looks
like a bot's token, and a traceback shows where, never with what.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from typing import Final

_TOKEN: Final = re.compile(r"\d{2,20}:[A-Za-z0-9_-]{10,}")
_NOISY: Final = ("aiohttp", "telegram", "apscheduler", "sqlalchemy", "asyncio")


class _Lines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said: dict[str, object] = {
            "at": at,
            "level": record.levelname.lower(),
            "event": redacted(record.getMessage()),
        }
        said |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[0] is not None:
            said["error"] = record.exc_info[0].__name__
            said["where"] = _frames(record.exc_info[2])
        return json.dumps(said, default=str)


def redacted(text: str) -> str:
    return _TOKEN.sub("[token]", text)


def _frames(trace: object) -> list[str]:
    frames = traceback.extract_tb(trace)  # type: ignore[arg-type]
    return [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames[-6:]]


def set_up(level: str) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    # A library's message may quote an address or a value: only where it came from is told.
    handler.addFilter(_quiet_libraries)


def _quiet_libraries(record: logging.LogRecord) -> bool:
    if not record.name.startswith("bot"):
        record.msg, record.args = f"{record.name} reports", ()
    return True
