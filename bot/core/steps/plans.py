"""A proposed step, put into a talk's memory and taken out again."""

from __future__ import annotations

from datetime import datetime

from bot.core.model import Json, Step


def remembered(step: Step) -> dict[str, Json]:
    """What a talk needs to keep of a step that is not planned yet."""
    return {
        "id": step.id,
        "idea": step.idea,
        "text": step.text,
        "sign": step.sign,
        "short": step.short,
        "minutes": step.minutes,
        "at": step.at.isoformat() if step.at else None,
        "change": step.change,
        "guess": step.guess,
        "moves": step.moves,
        "promise": step.promise,
    }


def recalled(memory: Json) -> Step:
    """The step that `remembered` put away. Raises ValueError for anything else."""
    if not isinstance(memory, dict) or not isinstance(memory.get("id"), int):
        raise ValueError("not a remembered step")
    at = memory.get("at")
    fields = {key: value for key, value in memory.items() if key != "at"}
    return Step(**fields, at=datetime.fromisoformat(at) if isinstance(at, str) else None)  # type: ignore[arg-type]
