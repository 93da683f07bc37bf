"""The page that Prometheus reads: right numbers, in tens where they are about people."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

from prometheus_client.parser import text_string_to_metric_families

from bot import metrics
from bot.core.records.effects import Lane
from bot.engine.measures import Measures, Observed
from bot.engine.pulse import Pulse
from bot.store.parcel import State
from bot.store.tally import Waiting

NOTHING = Waiting({}, timedelta(), timedelta())


def _read(
    measures: Measures, waiting: Waiting | None = NOTHING, *, held: bool = True
) -> dict[str, float]:
    """What stands on the page, as Prometheus itself reads it."""
    page = metrics.render(Observed(measures, Pulse(90.0, 80.0, 70.0), 100.0, held, waiting))
    return {
        " ".join([sample.name, *sample.labels.values()]).removeprefix("small_steps_"): sample.value
        for family in text_string_to_metric_families(page.decode())
        for sample in family.samples
    }


def test_of_fewer_than_ten_nothing_is_said() -> None:
    measures = Measures()
    for _ in range(9):
        measures.lateness.add(0.5)
        measures.replies.add(0.5)
    measures.sent = measures.blocked = 9
    told = _read(measures, Waiting({(Lane.CARE, State.PENDING): 9}, timedelta(), timedelta()))
    people = ("cue", "reply", "sent", "blocked", "outbox_messages")
    assert {value for name, value in told.items() if name.startswith(people)} == {0.0}


def test_more_is_told_in_whole_tens() -> None:
    measures = Measures()
    for seconds in (0.5, 1.0, 4.0):
        for _ in range(8):
            measures.lateness.add(seconds)
    measures.sent = 127
    told = _read(measures, Waiting({(Lane.REPLY, State.PENDING): 31}, timedelta(), timedelta()))
    assert told["cue_lateness_seconds_bucket 1.0"] == 10
    assert told["cue_lateness_seconds_bucket 5.0"] == 20
    assert told["cue_lateness_seconds_bucket +Inf"] == 20
    assert told["sent_total"] == 120
    assert told["outbox_messages reply pending"] == 30


def test_what_went_wrong_is_told_as_it_is() -> None:
    measures = Measures()
    measures.paused, measures.refused, measures.doubts = 1, 2, 3
    measures.aside, measures.waits = 4, 5
    told = _read(measures)
    names = ("paused", "refused", "doubts", "aside", "waits")
    assert [told[f"{name}_total"] for name in names] == [1, 2, 3, 4, 5]


def test_how_long_each_part_and_the_oldest_have_waited() -> None:
    told = _read(Measures(), Waiting({}, timedelta(seconds=3), timedelta(minutes=1)))
    assert [told[f"age_seconds {part}"] for part in ("tick", "send", "poll")] == [10, 20, 30]
    assert (told["calendar_wait_seconds"], told["outbox_wait_seconds"]) == (3, 60)


def test_who_waits_for_the_lease_has_no_ages_and_who_knows_nothing_says_nothing() -> None:
    told = _read(Measures(), None, held=False)
    assert told["lease_held"] == 0
    assert not [name for name in told if name.startswith(("age", "outbox", "calendar"))]


def test_a_bot_that_nobody_watches_does_not_load_it() -> None:
    asked = "import bot.main, sys; print('prometheus_client' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True)
    assert said.stdout.split() == [b"False"]
