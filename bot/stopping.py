"""Told to stop: the process ends within its grace, whatever hangs.

SIGTERM and SIGINT are heard by a thread of their own, which needs neither the event loop nor
the main thread. Before the bot serves, it ends at once; then it is asked to finish, and ends
when its grace is over or at the second signal. What that cuts off, the next start finishes.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread, Timer
from typing import Final

SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)
DONE, HELD_UP = 0, 1
KILLED: Final = 128
"""To which a shell adds the number of the signal that ended a process at once."""


class Stopping:
    """Hears that the process shall end. `end` is what is done before it may take its time."""

    def __init__(self, grace: float, end: Callable[[], None]) -> None:
        self._grace = grace
        self._end = end
        self._kindly: Callable[[], object] | None = None
        self._told = False
        self._turn = Lock()

    def watch(self) -> None:
        """From now on signals are heard here; call it before any other thread begins."""
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        Thread(target=self._hear, name="stopping", daemon=True).start()

    def serve(self, kindly: Callable[[], object]) -> None:
        """From now on there is something to finish: `kindly` asks for it, from any thread."""
        with self._turn:
            self._kindly = kindly

    def begin(self) -> None:
        clock = Timer(self._grace, self._over)
        clock.daemon = True
        clock.start()

    def _hear(self) -> None:
        signal.sigwait(SIGNALS)
        with self._turn:
            if self._kindly is None:
                self._end()
                os._exit(DONE)
            self.begin()
            with suppress(RuntimeError):  # the loop has closed: it is ending already
                self._kindly()
        os._exit(KILLED + signal.sigwait(SIGNALS))

    def _over(self) -> None:
        said = (
            f"Not everything could be finished within {self._grace:g} seconds, "
            "so the bot ended at once. The next start does the rest.\n"
        )
        os.write(2, said.encode())  # past every lock that whoever hangs may hold
        os._exit(HELD_UP)
