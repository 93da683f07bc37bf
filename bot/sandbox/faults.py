"""Breaks calls on demand: refusals, silence, resets and lost answers, before or after delivery.

Kinds: too_many (429), error_500, error_502, timeout_before, timeout_after, reset_before,
reset_after, outage (every call reset), odd_answer (any bytes). `before` means nothing was carried
out, `after` means everything was and only the answer is lost.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, get_args

Kind = Literal[
    "too_many", "error_500", "error_502", "timeout_before", "timeout_after",
    "reset_before", "reset_after", "outage", "odd_answer",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(slots=True, eq=False)
class Fault:
    """One way to fail. Works as a context manager that ends it.

    times: how many calls it still meets, None for all; share: of the calls that fit, how many
    it meets; until: loop time at which it ends; seconds: a 429's retry_after, or how long a
    timeout stays silent before the connection closes; body and status: an odd answer, as a proxy
    or another server could give it.
    """

    kind: Kind
    method: str | None = None
    chat: int | None = None
    times: int | None = None
    share: float = 1.0
    seconds: float = 30.0
    until: float | None = None
    body: bytes = b""
    status: int = 200
    met: int = 0
    ended: bool = False

    def end(self) -> None:
        """Let calls pass again."""
        self.ended = True

    def __enter__(self) -> "Fault":
        return self

    def __exit__(self, *exc: object) -> None:
        self.end()


@dataclass(slots=True)
class Faults:
    """The faults that are switched on. monotonic gives the loop's time."""

    monotonic: Callable[[], float]
    started: Callable[[Fault], None] = lambda fault: None
    _on: list[Fault] = field(default_factory=list)
    # A fixed seed: the same run fails the same way twice.
    _dice: random.Random = field(default_factory=lambda: random.Random(7))  # noqa: S311

    def start(
        self,
        kind: Kind,
        *,
        method: str | None = None,
        chat: int | None = None,
        times: int | None = None,
        share: float = 1.0,
        seconds: float | None = None,
        lasting: float | None = None,
        body: bytes = b"",
        status: int = 200,
    ) -> Fault:
        """Switch a fault on: for the next `times` calls, for `lasting` real seconds, or until
        end(); only for a method or chat, only for a share of the calls. Raises ValueError for
        a kind that is not one.
        """
        if kind not in KINDS:
            raise ValueError(f"no such fault: {kind}; there are {', '.join(KINDS)}")
        if seconds is None:
            seconds = 3 if kind == "too_many" else 30
        until = None if lasting is None else self.monotonic() + lasting
        fault = Fault(kind, method, chat, times, share, seconds, until, body, status)
        self._on.append(fault)
        self.started(fault)
        return fault

    @property
    def on(self) -> list[Fault]:
        """Those that can still meet a call."""
        now = self.monotonic()
        self._on = [f for f in self._on if not f.ended and (f.until is None or now < f.until)]
        return self._on

    def clear(self) -> None:
        """End all of them."""
        for fault in self._on:
            fault.end()
        self._on.clear()

    def meet(self, method: str, chat: object) -> Fault | None:
        """The fault this call runs into, if any."""
        if not self._on:
            return None
        for fault in self.on:
            if fault.method not in (None, method) or fault.chat not in (None, chat):
                continue
            if fault.share < 1 and self._dice.random() >= fault.share:
                continue
            fault.met += 1
            if fault.times is not None:
                fault.times -= 1
                fault.ended = fault.times <= 0
            return fault
        return None
