"""A danger is heard wherever it is written: in a text, below a picture, in the name of a file."""

from __future__ import annotations

from bot.chat.reading import heard
from bot.core.records.events import Commanded, Edited, Event, Media, Said, Showed
from bot.ear.care import Tier
from bot.engine.ports import Arrival

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
        arrival = heard(Arrival(1, 7, "en", event, b"{}"))
        assert getattr(arrival.event, "heard", None) is not None, event
        assert arrival.event.heard.tier is Tier.C1, event  # type: ignore[union-attr]
