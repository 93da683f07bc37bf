"""What people do in a journey: one thing after another, a few seconds apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram

MOMENT = timedelta(seconds=3)
"""What passes between two taps of a person, and after a typed answer."""
PLANNED = (
    "Yes, save them. I'm 18 or over",
    "I've been on my own a lot",
    "Say hello in a shop · 1 min",
    "14:05",
    "Tomorrow 17:30",
    "Tense",
    "Good",
)
"""The taps that lead from hello to a hello in the shop, tomorrow 17:30."""
OTHERS = "Other ideas"
_PAGES = 60
"""As many pages of ideas as there may be."""
SET = "See you tomorrow at 17:20. Nothing to do until then."
"""The last word on such a plan."""


async def start(telegram: StrictTelegram, person: Person) -> None:
    """Open the bot."""
    person.start()
    await telegram.dial.forward(MOMENT)


async def tap(telegram: StrictTelegram, person: Person, *labels: str) -> None:
    """Tap one button after another; to an idea other pages of ideas lead."""
    for label in labels:
        for _ in range(_PAGES):
            if any(m.button(label) for m in person.messages) or not person.last.button(OTHERS):
                break
            person.tap(OTHERS)
            await telegram.dial.forward(MOMENT)
        person.tap(label)
        await telegram.dial.forward(MOMENT)


async def planned(telegram: StrictTelegram, name: str = "Ana", id: int | None = None) -> Person:
    """Somebody with a hello in the shop, tomorrow 17:30."""
    person = telegram.person(name, id=id)
    await start(telegram, person)
    await tap(telegram, person, *PLANNED)
    assert person.last.text == SET
    return person


async def say(telegram: StrictTelegram, person: Person, *texts: str) -> None:
    """Type several messages within a second, then rest until they are answered."""
    for text in texts:
        person.say(text)
    await telegram.dial.forward(MOMENT)
    await telegram.dial.forward(MOMENT)


async def each_taps(telegram: StrictTelegram, people: Iterable[Person], *labels: str) -> None:
    """Several people tap the same buttons, side by side."""
    for label in labels:
        for person in people:
            person.tap(label)
        await telegram.dial.forward(MOMENT)


def tap_beyond_measure(telegram: StrictTelegram, person: Person, label: str) -> None:
    """Tap a button on a message whose number no database can hold: our handling fails."""
    message = person.last
    button = message.button(label)
    assert button is not None
    query = {
        "id": telegram.world.open_query(person.chat),
        "from": person.user,
        "message": message.as_json() | {"message_id": 2**70},
        "chat_instance": "1",
        "data": button["callback_data"],
    }
    telegram.world.mailbox.post("callback_query", query)


async def asked_for_a_time(telegram: StrictTelegram) -> Person:
    """Somebody in the middle of a plan, asked to write a time."""
    ana = telegram.person("Ana")
    await start(telegram, ana)
    await tap(telegram, ana, *PLANNED[:4], "Another time")
    assert ana.last.text.startswith("Write a time")
    return ana


async def plans_to_the_end(telegram: StrictTelegram, ana: Person) -> None:
    """Whoever was asked for a time can still go on until it is planned."""
    await say(telegram, ana, "tomorrow 17:30")
    await tap(telegram, ana, "Tense", "Good")
    assert ana.last.text == SET
