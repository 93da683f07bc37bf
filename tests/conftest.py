"""For all tests: what is collected once is not looked through by every garbage collection."""

from __future__ import annotations

import gc


def pytest_collection_finish() -> None:
    """They stay to the end anyway; freezing them saves a fifth of the time."""
    gc.collect()
    gc.freeze()
