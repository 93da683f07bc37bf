"""How fast we may speak, against a clock turned by hand."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.budget import CHAT_BURST, Bucket, Budget
from tests.engine.clock import MONDAY
from tests.engine.stage import ANA, BEN, CLEO

NOTHING = timedelta()
SECOND = timedelta(seconds=1)


def later(**by: float) -> datetime:
    return MONDAY + timedelta(**by)


def left(budget: Budget, chat: int, now: datetime) -> int:
    """How many messages leave for a chat at one instant."""
    count = 0
    while not budget.chat_wait(chat, now):
        budget.take(chat, now)
        count += 1
    return count


def test_a_bucket_is_full_at_first_and_waits_when_empty() -> None:
    bucket = Bucket(2, 1, MONDAY)
    for _ in range(2):
        assert bucket.wait(MONDAY) == NOTHING
        bucket.take(MONDAY)
    assert timedelta(seconds=0.99) < bucket.wait(MONDAY) <= SECOND


def test_after_exactly_its_wait_a_bucket_has_a_token() -> None:
    bucket = Bucket(3, 30, MONDAY)
    for _ in range(3):
        bucket.take(MONDAY)
    wait = bucket.wait(MONDAY)
    assert wait > NOTHING
    assert bucket.wait(MONDAY + wait) == NOTHING


def test_a_bucket_never_holds_more_than_its_size() -> None:
    budget = Budget(30, MONDAY)
    assert left(budget, ANA, later(days=2)) == CHAT_BURST


def test_a_clock_that_goes_back_gives_nothing_away() -> None:
    budget = Budget(30, MONDAY)
    assert left(budget, ANA, MONDAY) == CHAT_BURST
    assert left(budget, ANA, later(hours=-1)) == 0


def test_a_chat_has_five_and_then_one_a_second() -> None:
    budget = Budget(30, MONDAY)
    assert left(budget, ANA, MONDAY) == 5
    assert left(budget, ANA, later(seconds=0.5)) == 0
    assert left(budget, ANA, later(seconds=1)) == 1
    assert left(budget, ANA, later(seconds=4)) == 3


def test_one_chat_does_not_use_up_another() -> None:
    budget = Budget(30, MONDAY)
    left(budget, ANA, MONDAY)
    assert left(budget, BEN, MONDAY) == 5


def test_the_bot_has_its_rate_in_all() -> None:
    budget = Budget(30, MONDAY)
    for chat in range(30):
        assert not budget.bot_wait(MONDAY)
        budget.take(chat, MONDAY)
    assert NOTHING < budget.bot_wait(MONDAY) <= SECOND / 30
    assert not budget.bot_wait(later(seconds=1 / 30))


def test_a_chat_that_was_told_to_wait_waits_alone() -> None:
    budget = Budget(30, MONDAY)
    budget.pause_chat(ANA, 5 * SECOND, MONDAY)
    assert budget.chat_wait(ANA, MONDAY) == 5 * SECOND
    assert budget.chat_wait(BEN, MONDAY) == NOTHING
    assert budget.bot_wait(MONDAY) == NOTHING
    assert budget.chat_wait(ANA, later(seconds=5)) == NOTHING


def test_the_same_chat_told_twice_still_waits_alone() -> None:
    budget = Budget(30, MONDAY)
    budget.pause_chat(ANA, 5 * SECOND, MONDAY)
    budget.pause_chat(ANA, 7 * SECOND, later(seconds=1))
    assert budget.bot_wait(later(seconds=1)) == NOTHING
    assert budget.chat_wait(ANA, later(seconds=1)) == 7 * SECOND


def test_a_second_chat_within_that_time_pauses_the_bot() -> None:
    budget = Budget(30, MONDAY)
    budget.pause_chat(ANA, 5 * SECOND, MONDAY)
    budget.pause_chat(BEN, 7 * SECOND, later(seconds=4))
    assert budget.bot_wait(later(seconds=4)) == 7 * SECOND
    assert budget.bot_wait(later(seconds=11)) == NOTHING


def test_a_second_chat_after_that_time_waits_alone() -> None:
    budget = Budget(30, MONDAY)
    budget.pause_chat(ANA, 5 * SECOND, MONDAY)
    budget.pause_chat(BEN, 7 * SECOND, later(seconds=5))
    assert budget.bot_wait(later(seconds=5)) == NOTHING
    assert budget.chat_wait(CLEO, later(seconds=5)) == NOTHING


def test_a_shorter_pause_never_ends_a_longer_one() -> None:
    budget = Budget(30, MONDAY)
    budget.pause_all(9 * SECOND, MONDAY)
    budget.pause_all(SECOND, MONDAY)
    assert budget.bot_wait(MONDAY) == 9 * SECOND


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0, 3), min_size=1, max_size=25))
def test_no_stretch_of_time_sees_more_than_five_and_one_a_second(pauses: list[float]) -> None:
    budget = Budget(1000, MONDAY)
    now, times = MONDAY, []
    for pause in pauses:
        now += timedelta(seconds=pause)
        times += [now] * left(budget, ANA, now)
    for first, start in enumerate(times):
        for last in range(first, len(times)):
            allowed = CHAT_BURST + (times[last] - start).total_seconds() + 0.001
            assert last - first + 1 <= allowed
