"""A danger is heard wherever it is written: in a text, below a picture, in the name of a file."""

from __future__ import annotations

import pytest

from bot.chat.hearing import Hearing
from bot.chat.reading import heard, may_be_heavy, suspected, written
from bot.core.records.events import Commanded, Edited, Event, Media, Said, Showed
from bot.ear.care import Heard, Tier
from bot.ear.suspicion import Suspicion
from bot.engine.lately import Lately
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
    assert written(heard(Arrival(1, 7, "en", Edited("I want", 1), b"{}"))) is None


def test_a_danger_in_many_short_messages_is_heard_with_the_last() -> None:
    lately = Lately(HandClock())
    for id, word in enumerate(("i", "want", "to", "die")):
        arrival = heard(Arrival(id, 7, "en", Said(word, 1), b"{}"), lately.before(7, id))
        lately.keep(7, id, written(arrival) or "")
    assert isinstance(arrival.event, Said)
    assert arrival.event.heard.tier is Tier.C1
    assert lately.before(7, 4) == ""


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


class Deaf(Suspicion):
    """A learned ear that breaks at whatever it is asked."""

    def of(self, text: str) -> Heard:
        raise ValueError(text)


async def test_an_ear_that_breaks_keeps_nobody_from_being_answered(
    caplog: pytest.LogCaptureFixture,
) -> None:
    arrival = Arrival(1, 7, "en", Said("the bread was warm", 1), b"{}")
    heard = await Hearing(Deaf()).of(arrival, Lately(HandClock()))
    assert isinstance(heard.event, Said)
    assert heard.event.heard == Heard(None, faint=True), "where to call stands below the answer"
    assert "could not be heard" in caplog.text


def test_a_phrase_goes_before_a_suspicion() -> None:
    assert _suspected(Said(DARK, 1)) == Heard(Tier.C1)


def test_buttons_and_commands_are_not_suspected() -> None:
    for event in (Said("not today", 1), Said("skip", 1), Commanded("start", "a" * 32, 1)):
        assert not may_be_heavy(Arrival(1, 7, "en", event, b"{}")), event
