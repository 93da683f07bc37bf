"""No window: whatever a friend does, no byte that reaches them differs with how the person is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.pair import Pair, linked, previewed

WORDS = (
    "I smiled at someone",
    "how is she doing?",
    "see http://x.org",
    "I want to die",
    "hello",
    "7",
)
Act = Callable[[Pair], None]


def _tapping(number: int) -> Act:
    """Any button that stands anywhere on Lena's screen."""

    def act(pair: Pair) -> None:
        offered = [name for shown in pair.lena.screen.values() for name in shown.offered]
        if offered and not pair.lena.forgotten:
            pair.lena.tap(offered[number % len(offered)])

    return act


def _saying(text: str) -> Act:
    def act(pair: Pair) -> None:
        if not pair.lena.forgotten:
            pair.lena.say(text)

    return act


def _commanding(name: str) -> Act:
    def act(pair: Pair) -> None:
        if not pair.lena.forgotten:
            pair.lena.command(name)

    return act


def _waiting(minutes: int) -> Act:
    return lambda pair: pair.pass_time(timedelta(minutes=minutes))


def _plans(pair: Pair) -> None:
    pair.ana.command("plan")


def _is(pair: Pair, **state: object) -> None:
    person = replace(pair.ana.known.person, **state)  # type: ignore[arg-type]
    pair.ana.known = replace(pair.ana.known, person=person)


STATES: tuple[Callable[[Pair], None], ...] = (
    lambda pair: None,
    lambda pair: _is(pair, held_until=pair.ana.now + timedelta(days=1)),
    lambda pair: _is(pair, paused_until=pair.ana.now + timedelta(days=400)),
    lambda pair: _is(pair, unanswered=2),
    lambda pair: _is(pair, reachable=False),
    _plans,
)


FRIENDS = ("hello", "messages", "status", "start", "pause", "resume")
LENAS = st.one_of(
    st.builds(_tapping, st.integers(0, 400)),
    st.builds(_saying, st.sampled_from(WORDS)),
    st.builds(_commanding, st.sampled_from(FRIENDS)),
    st.builds(_waiting, st.sampled_from([1, 90, 2000])),
)


@settings(max_examples=20, deadline=None)
@given(st.lists(LENAS, min_size=1, max_size=12), st.integers(1, len(STATES) - 1))
def test_no_byte_that_the_friend_can_obtain_tells_how_the_person_is(
    acts: list[Act], state: int
) -> None:
    seen = []
    for put in (STATES[0], STATES[state]):
        pair = linked()
        put(pair)
        for act in acts:
            act(pair)
            pair.settle()
        seen.append([shown.line for shown in pair.lena.screen.values()])
    assert seen[0] == seen[1]


def _asked_for_a_hello() -> Pair:
    """Ana has asked for a hello, and Lena has it on her screen."""
    pair = previewed()
    pair.ana.tap("friend-keep-mine")
    pair.ana.command("friend")
    pair.ana.tap("Lena", "next-hello", "friend-ask-now")
    pair.pass_time(timedelta(minutes=1))
    return pair


HELLOS = st.lists(LENAS, min_size=0, max_size=5)


@settings(max_examples=20, deadline=None)
@given(HELLOS, st.booleans(), HELLOS, st.integers(1, len(STATES) - 1))
def test_a_hello_asked_for_tells_no_byte_of_how_the_person_is_then(
    first: list[Act], greets: bool, then: list[Act], state: int
) -> None:
    seen = []
    for put in (STATES[0], STATES[state]):
        pair = _asked_for_a_hello()
        put(pair)
        for act in first:
            act(pair)
            pair.settle()
        with suppress(AssertionError):  # the buttons may have moved on
            pair.lena.tap("befriended-hello" if greets else "befriended-thinking")
        pair.settle()
        for act in (*then, _waiting(3000)):
            act(pair)
            pair.settle()
        seen.append([shown.line for shown in pair.lena.screen.values()])
    assert seen[0] == seen[1]
