"""Direct words about dying, and an emergency, in every language that is heard and by every way in:
the next message shows a number."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from bot.ear.languages import HOMES
from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.journeys.people import MOMENT, each_taps
from tests.journeys.stage import BotProcess

pytestmark = pytest.mark.journey

EAR = Path(__file__).parents[1] / "ear"
SPOKEN = json.loads((EAR / "care_languages.json").read_text(encoding="utf-8"))["tiers"]
WRITTEN_WITH = json.loads((EAR / "care_lines.json").read_text(encoding="utf-8"))["written_with"]
URGENT = ("C1", "C4")
OF_EACH_LANGUAGE = [
    text
    for tier in URGENT
    for language, texts in SPOKEN[tier].items()
    if language in HOMES
    for text in texts
]
LINES = [*dict.fromkeys((*OF_EACH_LANGUAGE, *(t for u in URGENT for t in WRITTEN_WITH[u])), 0)]
Send = Callable[[Person, str], object]


def _said(person: Person, text: str) -> None:
    person.say(text)


def _edited(person: Person, text: str) -> None:
    mine = [message for message in person.messages if not message.from_bot]
    person.edit(mine[-1], text)


WAYS: Mapping[str, tuple[Sequence[str], Send]] = {
    "out of the blue": ((), _said),
    "a step": (("/plan",), _said),
    "how it felt": (("/did", "Said hello in a shop", "Yes"), _said),
    "a friend's name": (("/friend", "Someone I chose", "Another name"), _said),
    "a clock": (("/plan", "Say hello in a shop · 1 min"), _said),
    "an edit": (("the baker knew my name",), _edited),
    "below a picture": ((), Person.send_photo),
    "forwarded": ((), Person.forward),
    "a contact": ((), Person.send_contact),
    "a poll": ((), Person.send_poll),
    "settings": (("/settings",), _said),
}


@pytest.mark.parametrize("way", WAYS)
async def test_the_next_message_shows_a_number(
    way: str, telegram: StrictTelegram, bot: BotProcess
) -> None:
    steps, send = WAYS[way]
    people = [telegram.person(f"Ana {n}") for n in range(len(LINES))]
    for person in people:
        person.start()
    await telegram.dial.forward(MOMENT)
    keep, path = "Yes, save them. I'm 18 or over", "I've been on my own a lot"
    await each_taps(telegram, people, keep, path)
    for step in steps:
        for person in people:
            if step.startswith("/") or send is _edited:
                person.say(step)
            else:
                person.tap(step)
        await telegram.dial.forward(MOMENT)
        await telegram.dial.forward(MOMENT)
    seen = [len(person.messages) for person in people]
    for person, text in zip(people, LINES, strict=True):
        send(person, text)
    await telegram.dial.forward(MOMENT)
    await telegram.dial.forward(MOMENT)
    missed = [
        text
        for person, text, before in zip(people, LINES, seen, strict=True)
        if not _shows_a_number(person, before)
    ]
    assert missed == []


def _shows_a_number(person: Person, before: int) -> bool:
    """The number for an emergency, and whom to talk to where there is time for that."""
    answers = [message.text for message in person.messages[before:] if message.from_bot]
    first = answers[0] if answers else ""
    return "112" in first and ("findahelpline.com" in first or first.startswith("Call 112"))
