"""A proposed step, put into a talk's memory and taken out again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.core.records.model import Chip, Json, Step


def remembered(step: Step) -> dict[str, Json]:
    return {
        "id": step.id,
        "idea": step.idea,
        "text": step.text,
        "sign": step.sign,
        "short": step.short,
        "minutes": step.minutes,
        "at": step.at.isoformat() if step.at else None,
        "change": {"chip": step.change.key} if isinstance(step.change, Chip) else step.change,
        "guess": step.guess,
        "moves": step.moves,
        "promise": step.promise,
    }


def recalled(memory: Json) -> Step:
    """The step that `remembered` put away. Raises ValueError for anything else."""
    if not isinstance(memory, dict) or not isinstance(memory.get("id"), int):
        raise ValueError("not a remembered step")
    at, change = memory.get("at"), memory.get("change", "")
    told: dict[str, Any] = {
        **memory,
        "at": datetime.fromisoformat(at) if isinstance(at, str) else None,
        "change": Chip(str(change["chip"])) if isinstance(change, dict) else change,
    }
    return Step(**told)
