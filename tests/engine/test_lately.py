"""What was written within the last minute is known here and in the other replicas, and is read by
nobody else."""

from __future__ import annotations

from base64 import b64decode

import pytest

from bot.core.talk.reading import SEAM
from bot.engine.lately import Lately
from bot.store.sealing import Keyring
from tests.engine.clock import HandClock
from tests.engine.stage import ANA, BEN, CANARY

KEYS = Keyring(bytes(range(32)))


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def lately(clock: HandClock) -> Lately:
    return Lately(clock)


def test_what_was_written_more_than_a_minute_ago_is_another_matter(
    clock: HandClock, lately: Lately
) -> None:
    lately.keep(ANA, 1, "I want")
    assert lately.before(ANA, 2) == "I want"
    assert lately.before(BEN, 2) == ""
    assert lately.before(None, 2) == ""
    clock.turn(seconds=61)
    assert lately.before(ANA, 2) == ""
    assert not lately._written, "nothing of it is left"


def test_only_the_end_of_what_was_said_last_is_kept(lately: Lately) -> None:
    lately.keep(ANA, 1, "x" * 4000)
    assert lately.before(ANA, 2) == "x" * SEAM
    for id in range(2, 1000):
        lately.keep(ANA, id, f"{id}")
    assert lately.before(ANA, 1000).endswith("998\n999")
    assert len(lately.before(ANA, 1000)) == SEAM
    [(_, ends)] = lately._written.values()
    assert len(ends) < SEAM


def test_what_alarmed_begins_anew_and_alarms_again_when_it_comes_again(lately: Lately) -> None:
    lately.keep(ANA, 1, "I want to")
    lately.keep(ANA, 2, "")
    lately.keep(ANA, 3, "thank you")
    assert lately.before(ANA, 2) == "I want to"
    assert lately.before(ANA, 3) == ""
    assert lately.before(ANA, 4) == "thank you"


def test_what_comes_late_stands_before_what_was_written_after_it(lately: Lately) -> None:
    lately.keep(ANA, 2, "want to")
    lately.keep(ANA, 1, "I")
    assert lately.before(ANA, 3) == "I\nwant to"


# between replicas


class Two:
    """Two replicas that hear each other; all that was told stands in `told`."""

    def __init__(self, clock: HandClock, keys: Keyring = KEYS) -> None:
        self.told: list[str] = []
        self.second = Lately(clock, hashed=KEYS.order_mac, seal=keys.system)
        self.first = Lately(clock, self._tell, KEYS.order_mac, KEYS.system)

    def _tell(self, what: str) -> None:
        self.told.append(what)
        self.second.heard(what)


@pytest.mark.parametrize("text", ["I want to", "ich will nur noch schlafen 😴", "\ud83d", ""])
def test_what_one_replica_heard_the_other_knows(clock: HandClock, text: str) -> None:
    two = Two(clock)
    two.first.keep(ANA, 1, "before")
    two.first.keep(ANA, 2, text)
    assert two.second.before(ANA, 3) == two.first.before(ANA, 3)
    assert two.second.before(BEN, 3) == ""
    clock.turn(seconds=61)
    assert two.second.before(ANA, 3) == ""


@pytest.mark.parametrize("text", [CANARY, "", "😴" * 5000])
def test_what_is_told_fits_and_tells_nothing(clock: HandClock, text: str) -> None:
    two = Two(clock)
    two.first.keep(880_077_001, 1, text)
    two.first.keep(880_077_001, 2, CANARY)
    one, another = two.told
    assert len(one) == len(another) < 8000
    readable = f"{two.told}{b64decode(another.split()[-1])!r}"
    assert CANARY not in readable
    assert "880077001" not in readable


def test_what_is_not_ours_or_was_moved_is_passed_over(clock: HandClock) -> None:
    two = Two(clock, keys=Keyring(bytes(32)))
    two.first.keep(ANA, 1, "I want to")
    assert not two.second._written
    [told] = two.told
    there = Two(clock).second
    _, id, whose, sealed = told.split()
    for other in (
        f"wrote {id} {KEYS.order_mac(BEN)} {sealed}",
        f"wrote 2 {whose} {sealed}",
        f"wrote x {whose} {sealed}",
        f"wrote {id} {whose} {sealed[:-7]}",
        f"wrote {id} {whose} ???",
        "wrote",
        "came 1 a",
    ):
        there.heard(other)
    assert not there._written
    there.heard(told)
    assert there.before(ANA, 2) == "I want to"


def test_where_there_are_no_others_nothing_is_told(clock: HandClock) -> None:
    told: list[str] = []
    Lately(clock, told.append).keep(ANA, 1, "I want to")
    assert told == []
