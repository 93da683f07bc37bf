"""What whoever runs the bot may watch, as Prometheus reads it: numbers, never of whom or of what.

What is about people (messages, replies, reminders, blocks) is shown in whole tens, rounded down:
of fewer than ten it says nothing, and one more is not seen. What went wrong is shown as it is.
Loaded by whoever is asked for it only.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from prometheus_client import CollectorRegistry, Metric, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from bot.core.records.effects import Lane
from bot.engine.measures import Histogram, Observed
from bot.engine.pulse import PARTS
from bot.store.parcel import State
from bot.store.tally import Waiting

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
CROWD: Final = 10
"""What fewer people than this may stand behind is not shown."""
_UNFINISHED: Final = (State.PENDING, State.SENDING)
_FAULTS: Final = {
    "paused": "Times Telegram asked the bot to wait (429).",
    "refused": "Messages that Telegram will never take.",
    "doubts": "Tries after which nobody knows whether the message arrived.",
    "aside": "Updates that could not be handled and were laid aside.",
    "waits": "Tries of a database that took nothing at that moment.",
}


def render(observed: Observed) -> bytes:
    """The page that Prometheus reads."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Page(observed))
    return generate_latest(registry)


class _Page(Collector):
    """The numbers of one moment: Prometheus's own objects are made only when somebody looks."""

    def __init__(self, observed: Observed) -> None:
        self._observed = observed

    def collect(self) -> Iterator[Metric]:
        observed, measures = self._observed, self._observed.measures
        yield _histogram(
            "cue_lateness",
            "From the promised minute of a reminder until Telegram had it.",
            measures.lateness,
        )
        yield _histogram(
            "reply",
            "From an update until Telegram had the first message that it led to.",
            measures.replies,
        )
        yield _counter("sent", "Messages that Telegram took.", _hidden(measures.sent))
        yield _counter(
            "blocked", "Messages to people who have blocked the bot.", _hidden(measures.blocked)
        )
        for name, about in _FAULTS.items():
            yield _counter(name, about, getattr(measures, name))
        yield _gauge("lease_held", "Whether this process is the one that sends.", observed.held)
        if observed.held:
            yield self._ages()
        if observed.waiting is not None:
            yield from _waiting(observed.waiting)

    def _ages(self) -> Metric:
        ages = GaugeMetricFamily(
            "small_steps_age_seconds",
            "Seconds since a part of the bot last did its work well: "
            + ", ".join(f"{part} is {about}" for part, about in PARTS.items())
            + ".",
            labels=("part",),
        )
        for part in PARTS:
            ages.add_metric((part,), self._observed.now - getattr(self._observed.pulse, part))
        return ages


def _waiting(waiting: Waiting) -> Iterator[Metric]:
    messages = GaugeMetricFamily(
        "small_steps_outbox_messages",
        "Messages that are not sent yet, by lane and state, in whole tens.",
        labels=("lane", "state"),
    )
    for lane in Lane:
        for state in _UNFINISHED:
            count = _hidden(waiting.messages.get((lane, state), 0))
            messages.add_metric((lane.name.lower(), state.name.lower()), count)
    yield messages
    for name, about, wait in (
        ("calendar_wait", "How long the oldest promised moment has waited.", waiting.late),
        ("outbox_wait", "How long the oldest message that may leave has waited.", waiting.held_up),
    ):
        yield _gauge(f"{name}_seconds", about, wait.total_seconds())


def _hidden(count: int) -> int:
    return count - count % CROWD


def _counter(name: str, about: str, value: float) -> Metric:
    return CounterMetricFamily(f"small_steps_{name}", about, value=value)


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(f"small_steps_{name}", about, value=value)


def _histogram(name: str, about: str, measured: Histogram) -> Metric:
    """Without a sum: beside counts in whole tens it would tell of the single ones."""
    bounds = [*map(str, measured.bounds), "+Inf"]
    counts = map(_hidden, accumulate(measured.counts))
    found = HistogramMetricFamily(f"small_steps_{name}_seconds", about)
    found.add_metric((), list(zip(bounds, counts, strict=True)), sum_value=None)
    return found
