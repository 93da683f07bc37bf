"""Telegram's answers, from bytes: whatever a proxy or a broken server sends, reading never fails.

What is nested too deep is cut out, broken characters are replaced, and an update without a
number that can be acknowledged is left out and counted.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import Any, Final, TypeGuard

ALLOWED: Final = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates that we ask for."""
DEEPEST: Final = 64
"""Levels of nesting that are read when a body is too deep; Telegram's own need about ten."""
LAST_ID: Final = 2**63 - 2
"""The highest number of an update: the one after it must still fit 64 bits."""
LONGEST_WAIT: Final = 3600
"""Seconds that we wait at most before we ask Telegram again, whatever it says."""
OF_A_MESSAGE: Final = ("message_id", "date", "chat", "message_thread_id", "is_topic_message")
"""What we use of a message that is ours: all the rest of its tree would be read for nothing."""
_DIGITS: Final = 40
"""A whole number with more digits than this is none of Telegram's."""
_TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[{]|[\]}]|[^"\[\]{}]+', re.DOTALL)


@dataclass(frozen=True, slots=True)
class RawUpdate:
    """One update that can be acknowledged; `raw` is its JSON."""

    id: int
    about: dict[str, Any]
    raw: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What getUpdates answered.

    `ok` is None when it was no answer of Telegram's, `updates` when it brought no list of them;
    `dropped` counts those without a usable number.
    """

    ok: bool | None = None
    updates: tuple[RawUpdate, ...] | None = None
    dropped: int = 0
    description: str = ""
    retry_after: int | None = None


def read(body: bytes) -> Answer:
    """The answer in these bytes. It never raises."""
    said = _loaded(body)
    if said is None:
        return Answer()
    ok, words, found = said.get("ok"), said.get("description"), said.get("result")
    listed = found if isinstance(found, list) else []
    updates = tuple(RawUpdate(u["update_id"], u, _bytes(u)) for u in listed if _usable(u))
    return Answer(
        ok=ok if isinstance(ok, bool) else None,
        updates=updates if isinstance(found, list) else None,
        dropped=len(listed) - len(updates),
        description=words if isinstance(words, str) else "",
        retry_after=_wait(said),
    )


def update(body: bytes) -> RawUpdate | None:
    """The one update in these bytes, or None where it has no usable number. It raises nothing but
    ValueError, for what is no JSON."""
    found = _json(body)
    return RawUpdate(found["update_id"], found, _bytes(found)) if _usable(found) else None


def payload(body: bytes) -> dict[str, Any]:
    """The answer to any call, in the shape Telegram describes. It raises nothing but ValueError,
    for what is no answer of Telegram's."""
    said = _loaded(body)
    if said is None or not isinstance(said.get("ok"), bool):
        raise ValueError("no answer of Telegram's")
    if not isinstance(said.get("description"), str):
        said.pop("description", None)
    if "result" in said:
        said["result"] = in_short(said["result"])
    return said | {"parameters": _parameters(said)}


def in_short(found: Any) -> Any:
    """What we use of a message of ours; anything else as it is."""
    if not isinstance(found, dict) or "message_id" not in found:
        return found
    return {name: found[name] for name in OF_A_MESSAGE if name in found}


def _usable(update: object) -> TypeGuard[dict[str, Any]]:
    id = update.get("update_id") if isinstance(update, dict) else None
    return type(id) is int and 0 < id <= LAST_ID


def _parameters(said: dict[str, Any]) -> dict[str, int]:
    given, wait = said.get("parameters"), _wait(said)
    moved = given.get("migrate_to_chat_id") if isinstance(given, dict) else None
    if wait is None and said.get("error_code") == 429:
        wait = 1
    kept = {"migrate_to_chat_id": moved if type(moved) is int else None, "retry_after": wait}
    return {name: value for name, value in kept.items() if value is not None}


def _wait(said: dict[str, Any]) -> int | None:
    """The whole seconds that Telegram asks us to wait, or None for what makes no sense."""
    given = said.get("parameters")
    asked = given.get("retry_after") if isinstance(given, dict) else None
    if isinstance(asked, bool) or not isinstance(asked, int | float | str):
        return None
    try:
        seconds = float(asked)
    except ValueError:
        return None
    return math.ceil(min(seconds, LONGEST_WAIT)) if seconds > 0 else None


def _loaded(body: bytes) -> dict[str, Any] | None:
    try:
        said = _json(body)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _json(body: bytes) -> object:
    """Raises ValueError for what is none."""
    text = body.decode("utf-8", "replace").removeprefix("\ufeff")
    try:
        return json.loads(text, parse_int=_whole)
    except RecursionError:
        return json.loads(_shallow(text), parse_int=_whole)


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= _DIGITS else None


def _bytes(update: dict[str, Any]) -> bytes:
    return json.dumps(update, separators=(",", ":")).encode()


def _shallow(text: str) -> str:
    """The same JSON with null in the place of what is nested too deep."""
    kept: list[str] = []
    depth = 0
    for token in _TOKEN.findall(text):
        opens, closes = token in ("[", "{"), token in ("]", "}")
        depth += opens
        if depth <= DEEPEST:
            kept.append(token)
        elif opens and depth == DEEPEST + 1:
            kept.append("null")
        depth -= closes
    return "".join(kept)
