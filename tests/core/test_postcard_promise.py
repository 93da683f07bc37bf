"""A postcard, not a window: whatever the two of them do, and in whatever order."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.effects import Say
from bot.core.events import Blocked, Returned
from bot.core.friends.friendship import unfit
from tests.core.pair import Pair, done
from tests.core.play import BOOK, Play

PREVIEW = 'To Lena, word for word: "'
WORDS = (
    "I smiled at someone",
    "how is she doing?",
    "see http://x.org",
    "I want to die",
    "hello",
    "7",
)
Act = Callable[[Pair], None]


def _tapping(who: str, number: int) -> Act:
    """Any button that stands anywhere on somebody's screen."""

    def act(pair: Pair) -> None:
        play: Play = getattr(pair, who)
        offered = [caption for shown in play.screen.values() for caption in shown.buttons]
        if offered and not play.forgotten:
            caption = offered[number % len(offered)]
            if who == "ana":
                _note(pair, caption)
            play.tap(caption)

    return act


def _note(pair: Pair, caption: str) -> None:
    """What stood on Ana's screen when she tapped a button that sends."""
    if not caption.startswith(("Send to", "Later today", "Send it", "Tomorrow")):
        return
    shown = next(s for s in reversed(pair.ana.screen.values()) if caption in s.buttons)
    agreed = shown.text.split(PREVIEW)[-1].removesuffix('"')
    pair.agreed.append(agreed)


def _saying(who: str, text: str) -> Act:
    def act(pair: Pair) -> None:
        play: Play = getattr(pair, who)
        if not play.forgotten:
            play.say(text)

    return act


def _commanding(who: str, name: str) -> Act:
    def act(pair: Pair) -> None:
        play: Play = getattr(pair, who)
        if not play.forgotten:
            play.command(name)

    return act


def _waiting(minutes: int) -> Act:
    return lambda pair: pair.pass_time(timedelta(minutes=minutes))


def _blocking(who: str) -> Act:
    def act(pair: Pair) -> None:
        play: Play = getattr(pair, who)
        if not play.forgotten:
            play.happen(Blocked())
            play.happen(Returned())

    return act


PEOPLE = st.sampled_from(["ana", "ana", "ana", "lena", "lena"])
COMMANDS = ("friend", "start", "plan", "next", "hello", "cancel")
ACTS = st.one_of(
    st.builds(_tapping, PEOPLE, st.integers(0, 400)),
    st.builds(_tapping, PEOPLE, st.integers(0, 400)),
    st.builds(_saying, PEOPLE, st.sampled_from(WORDS)),
    st.builds(_commanding, PEOPLE, st.sampled_from(COMMANDS)),
    st.builds(_waiting, st.sampled_from([1, 5, 90, 600, 1500])),
    st.builds(_blocking, PEOPLE),
)


def _lines(pair: Pair) -> list[str]:
    """The lines that came to Lena, without what we say around them."""
    said = (one for one in pair.lena.said if isinstance(one, Say) and one.once is not None)
    texts = (BOOK.render("en", one.words).text for one in said)
    heard = (text.partition('"')[2] for text in texts if text.startswith("From Ana"))
    return [text.rpartition('"\n')[0] or text.removesuffix('"') for text in heard]


@settings(max_examples=60, deadline=None)
@given(st.lists(ACTS, min_size=3, max_size=25))
def test_nothing_reaches_the_friend_that_was_not_shown_and_tapped(acts: list[Act]) -> None:
    pair = done(Pair().linked())
    for act in acts:
        with suppress(AssertionError):  # a button may be gone by now
            act(pair)
        pair.settle()
    pair.pass_time(timedelta(minutes=2))
    rest = list(pair.agreed)
    for text in _lines(pair):
        assert text in rest, (text, rest)
        rest.remove(text)
        assert unfit(text) is None


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


FRIENDS = ("hello", "lines", "status", "start", "pause", "resume")
LENAS = st.one_of(
    st.builds(_tapping, st.just("lena"), st.integers(0, 400)),
    st.builds(_saying, st.just("lena"), st.sampled_from(WORDS)),
    st.builds(_commanding, st.just("lena"), st.sampled_from(FRIENDS)),
    st.builds(_waiting, st.sampled_from([1, 90, 2000])),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(LENAS, min_size=1, max_size=12), st.integers(1, len(STATES) - 1))
def test_no_byte_that_the_friend_can_obtain_tells_how_the_person_is(
    acts: list[Act], state: int
) -> None:
    seen = []
    for put in (STATES[0], STATES[state]):
        pair = Pair().linked()
        put(pair)
        for act in acts:
            act(pair)
            pair.settle()
        seen.append([shown.text for shown in pair.lena.screen.values()])
    assert seen[0] == seen[1]


def _asked_for_a_hello() -> Pair:
    """Ana has asked for a hello around her next step, and Lena has it on her screen."""
    pair = done(Pair().linked())
    pair.ana.tap("Keep it mine")
    pair.ana.command("friend")
    pair.ana.tap("Lena", "A hello around a plan", "Send to Lena")
    pair.pass_time(timedelta(minutes=1))
    return pair


HELLOS = st.lists(LENAS, min_size=0, max_size=5)


@settings(max_examples=30, deadline=None)
@given(HELLOS, st.booleans(), HELLOS, st.integers(1, len(STATES) - 1))
def test_a_hello_asked_ahead_tells_no_byte_of_how_the_person_is_when_it_is_time(
    first: list[Act], agrees: bool, then: list[Act], state: int
) -> None:
    seen = []
    for put in (STATES[0], STATES[state]):
        pair = _asked_for_a_hello()
        put(pair)
        for act in first:
            act(pair)
            pair.settle()
        with suppress(AssertionError):  # the buttons may have moved on
            pair.lena.tap("Yes, remind me" if agrees else "Can't this time")
        pair.settle()
        for act in (*then, _waiting(3000)):
            act(pair)
            pair.settle()
        seen.append([shown.text for shown in pair.lena.screen.values()])
    assert seen[0] == seen[1]
