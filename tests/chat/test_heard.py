"""A danger is heard wherever it is written: in a text, below a picture, in the name of a file."""

from __future__ import annotations

from bot.chat.lately import MOST, Lately
from bot.chat.reading import heard, may_be_heavy, suspected, written
from bot.core.records.events import Commanded, Edited, Event, Media, Said, Showed
from bot.core.talk.reading import SEAM
from bot.ear.care import Heard, Tier
from bot.ear.suspicion import Suspicion
from bot.engine.ports import Arrival
from tests.engine.clock import HandClock

DARK = "i want to die"


def test_a_danger_is_heard_in_all_that_is_written() -> None:
    written: list[Event] = [
        Said(DARK, 1),
        Edited(DARK, 1),
        Showed(Media.OTHER, f"{DARK}.pdf", 1),
        Commanded("plan", DARK, 1),
        Commanded("i_want_to_die", "", 1),
        Commanded("i", "want to die", 1),
    ]
    for event in written:
        found = heard(Arrival(1, 7, "en", event, b"{}")).event
        assert isinstance(found, Said | Edited | Showed | Commanded)
        assert found.heard.tier is Tier.C1, event


def _said(text: str, before: str = "") -> Tier | None:
    event = heard(Arrival(1, 7, "en", Said(text, 1), b"{}"), before).event
    assert isinstance(event, Said)
    return event.heard.tier


def test_a_danger_in_two_messages_is_heard_with_the_second() -> None:
    assert _said("I want") is None
    assert _said("to die") is None
    assert _said("to die", "I want") is Tier.C1


def test_what_alarmed_is_answered_and_goes_on_in_no_other_message() -> None:
    assert written(heard(Arrival(1, 7, "en", Said(DARK, 1), b"{}"))) == ""
    assert written(heard(Arrival(1, 7, "en", Said("I want", 1), b"{}"))) == "I want"


def test_what_was_written_more_than_a_minute_ago_is_another_matter() -> None:
    clock = HandClock()
    lately = Lately(clock)
    lately.keep(7, "I want")
    assert lately.of(7) == "I want"
    assert lately.of(8) == ""
    clock.turn(seconds=61)
    assert lately.of(7) == ""


def test_only_the_end_of_what_was_said_last_is_kept() -> None:
    lately = Lately(HandClock())
    lately.keep(7, "x" * 4000)
    assert lately.of(7) == "x" * SEAM
    lately.keep(7, "")
    assert lately.of(7) == ""
    for chat in range(3 * MOST):
        lately.keep(chat, "hello")
    assert lately.of(0) == "hello"


def test_a_danger_in_many_short_messages_is_heard_with_the_last() -> None:
    before = ""
    for word in ("i", "want", "to", "die"):
        arrival = heard(Arrival(1, 7, "en", Said(word, 1), b"{}"), before)
        before = written(arrival, before)
    assert isinstance(arrival.event, Said)
    assert arrival.event.heard.tier is Tier.C1
    assert before == ""


def test_an_edit_is_not_heard_together_with_what_it_was() -> None:
    event = heard(Arrival(1, 7, "en", Edited("die Blumen", 1), b"{}"), "I want to").event
    assert isinstance(event, Edited)
    assert event.heard.tier is None


# what only seems so


def _suspected(event: Event, language: str = "en") -> Heard:
    arrival = heard(Arrival(1, 7, language, event, b"{}"))
    if may_be_heavy(arrival):
        arrival = suspected(arrival, Suspicion())
    assert isinstance(arrival.event, Said | Edited | Showed | Commanded)
    return arrival.event.heard


def test_what_no_phrase_says_is_suspected_in_all_that_is_written() -> None:
    text = "he keeps my passport in his safe and counts every coin i spend"
    for event in (Said(text, 1), Edited(text, 1), Showed(Media.PICTURE, text, 1)):
        assert not _suspected(event).sure or _suspected(event).tier is not None, event


def test_a_phrase_goes_before_a_suspicion() -> None:
    assert _suspected(Said(DARK, 1)) == Heard(Tier.C1)


def test_buttons_and_commands_are_not_suspected() -> None:
    for event in (Said("not today", 1), Said("skip", 1), Commanded("start", "a" * 32, 1)):
        assert not may_be_heavy(Arrival(1, 7, "en", event, b"{}")), event
