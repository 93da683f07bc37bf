"""How fast we may speak, against a clock turned by hand."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.records.effects import Lane
from bot.engine.budget import CHAT_BURST, FIRST_PROBE, SPARED, Bucket, Budget
from bot.engine.flights import IN_FLIGHT
from tests.engine.stage import ANA, BEN, CLEO

START = 1000.0


def left(budget: Budget, chat: int, now: float) -> int:
    """How many messages leave for a chat at one instant."""
    count = 0
    while not budget.chat_wait(chat, now):
        budget.take(chat, now)
        count += 1
    return count


def test_a_bucket_is_full_at_first_and_waits_when_empty() -> None:
    bucket = Bucket(2, 1, START)
    for _ in range(2):
        assert bucket.wait(START) == 0
        bucket.take(START)
    assert 0.99 < bucket.wait(START) <= 1


def test_after_exactly_its_wait_a_bucket_has_a_token() -> None:
    bucket = Bucket(3, 30, START)
    for _ in range(3):
        bucket.take(START)
    wait = bucket.wait(START)
    assert wait > 0
    assert bucket.wait(START + wait) == 0


def test_a_bucket_never_holds_more_than_its_size() -> None:
    budget = Budget(30, START)
    assert left(budget, ANA, START + 2 * 86400) == CHAT_BURST


def test_some_of_what_the_bot_may_say_is_spared_for_whoever_writes() -> None:
    budget, lanes = Budget(30, START), (Lane.SCHEDULED, Lane.TIDYING)
    for chat in range(30 - IN_FLIGHT - SPARED):
        assert not any(budget.token_wait(START, lane) for lane in lanes)
        budget.take(chat, START)
    for lane in lanes:
        assert budget.room(START, lane) == 0
        assert 0 < budget.token_wait(START, lane) <= 1 / 30
    for lane in (Lane.CARE, Lane.REPLY):
        assert budget.room(START, lane) == SPARED
        assert not budget.token_wait(START, lane)


def test_however_slow_the_bot_is_everything_leaves_in_the_end() -> None:
    for rate in range(1, 31):
        budget = Budget(rate, START)
        assert budget.room(START, Lane.TIDYING) > 0


def test_a_clock_that_goes_back_gives_nothing_away() -> None:
    budget = Budget(30, START)
    assert left(budget, ANA, START) == CHAT_BURST
    assert left(budget, ANA, START - 3600) == 0


def test_a_moment_that_is_asked_about_late_is_not_refilled_twice() -> None:
    bucket = Bucket(5, 1, START)
    for _ in range(5):
        bucket.take(START)
    assert bucket.room(START + 2) == 2
    bucket.wait(START)
    assert bucket.room(START + 2) == 2


def test_whoever_finds_no_token_is_told_to_wait() -> None:
    for step in range(2_000):
        bucket = Bucket(1, 1, START)
        bucket.take(START)
        now = START + 0.999_998 + step * 1e-9
        assert (bucket.room(now) > 0) is (bucket.wait(now) == 0)


def test_a_chat_has_five_and_then_one_a_second() -> None:
    budget = Budget(30, START)
    assert left(budget, ANA, START) == 5
    assert left(budget, ANA, START + 0.5) == 0
    assert left(budget, ANA, START + 1) == 1
    assert left(budget, ANA, START + 4) == 3


def test_one_chat_does_not_use_up_another() -> None:
    budget = Budget(30, START)
    left(budget, ANA, START)
    assert left(budget, BEN, START) == 5


def test_the_bot_has_its_rate_in_all() -> None:
    budget = Budget(30, START)
    for chat in range(30 - IN_FLIGHT):
        assert not budget.bot_wait(START)
        budget.take(chat, START)
    assert 0 < budget.bot_wait(START) <= 1 / 30
    assert not budget.bot_wait(START + 1 / 30)


def test_an_outage_may_last_for_weeks() -> None:
    budget, now = Budget(30, START), START
    budget.doubt(ANA, now)
    for _ in range(2000):
        budget.doubt(BEN, now)
        now += budget.pause(now)
    assert budget.pause(now - 1) <= 60


def test_a_chat_that_was_told_to_wait_waits_alone() -> None:
    budget = Budget(30, START)
    budget.pause_chat(ANA, 5, START)
    assert budget.chat_wait(ANA, START) == 5
    assert budget.chat_wait(BEN, START) == 0
    assert budget.bot_wait(START) == 0
    assert budget.chat_wait(ANA, START + 5) == 0


def test_the_same_chat_told_twice_still_waits_alone() -> None:
    budget = Budget(30, START)
    budget.pause_chat(ANA, 5, START)
    budget.pause_chat(ANA, 7, START + 1)
    assert budget.bot_wait(START + 1) == 0
    assert budget.chat_wait(ANA, START + 1) == 7


def test_a_second_chat_within_that_time_puts_the_bot_in_question() -> None:
    budget = Budget(30, START)
    budget.pause_chat(ANA, 3600, START)
    budget.pause_chat(BEN, 3600, START + 4)
    assert budget.in_question
    assert budget.bot_wait(START + 4) == FIRST_PROBE
    assert budget.bot_wait(START + 4 + FIRST_PROBE) == 0, "somebody else may find out"
    assert budget.chat_wait(ANA, START + 4) == 3596


def test_each_probe_waits_twice_as_long_and_a_success_ends_it() -> None:
    budget, now, waits = Budget(30, START), START, []
    budget.doubt(ANA, now)
    assert not budget.in_question, "one chat alone says little"
    for chat in range(20, 28):
        budget.doubt(chat, now)
        waits.append(budget.pause(now))
        budget.doubt(chat + 100, now)  # what left before the question was asked
        assert budget.pause(now) == waits[-1]
        now += waits[-1]
    assert waits == [2, 4, 8, 16, 32, 60, 60, 60]
    budget.arrived()
    assert not budget.in_question
    assert budget.pause(now) == 0
    budget.doubt(ANA, now)
    assert not budget.in_question


def test_a_second_chat_after_that_time_waits_alone() -> None:
    budget = Budget(30, START)
    budget.pause_chat(ANA, 5, START)
    budget.pause_chat(BEN, 7, START + 5)
    assert budget.bot_wait(START + 5) == 0
    assert budget.chat_wait(CLEO, START + 5) == 0


def test_a_shorter_pause_never_ends_a_longer_one() -> None:
    budget = Budget(30, START)
    budget.shut(9, START)
    budget.shut(1, START)
    assert budget.bot_wait(START) == 9


@settings(max_examples=40)
@given(st.lists(st.floats(0, 3), min_size=1, max_size=25))
def test_no_stretch_of_time_sees_more_than_five_and_one_a_second(pauses: list[float]) -> None:
    budget = Budget(1000, START)
    now, times = START, []
    for pause in pauses:
        now += pause
        times += [now] * left(budget, ANA, now)
    for first, start in enumerate(times):
        for last in range(first, len(times)):
            allowed = CHAT_BURST + times[last] - start + 0.001
            assert last - first + 1 <= allowed


@settings(max_examples=200)
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 3)), min_size=1, max_size=60))
def test_what_is_on_its_way_may_arrive_late_and_together(rounds: list[tuple[float, float]]) -> None:
    """Each round: so many seconds later as much leaves as may, and so long the next calls take."""
    rate, now = 30, START
    ours, theirs, flying = Budget(rate, now), Bucket(rate, rate, now), list[float]()
    chats = itertools.count(1)
    for pause, delay in rounds:
        now += pause
        while True:
            landed = [at for at in flying if at <= now]
            flying = [at for at in flying if at > now]
            for at in sorted(landed):
                assert theirs.wait(at) == 0
                theirs.take(at)
            if len(flying) == IN_FLIGHT or not ours.room(now):
                break
            ours.take(next(chats), now)
            flying.append(now + delay)
