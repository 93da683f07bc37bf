"""A text read once: what it may stand for travels with it from here on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeVar

from bot.core.records.events import NOTHING_HEARD, Edited, Event, Meaning, Said, Written
from bot.core.records.model import Given, Messages, Person, Step, Talk
from bot.core.records.turn import Moment
from bot.ear import asides, reply
from bot.ear.care import hear, says_minor
from bot.ear.when import time_words


def noted(said: Said) -> Messages:
    return said.parts or ((said.message_id, said.text),)


def mended(messages: Messages, edited: Edited) -> Messages | None:
    """The same messages after one was edited; None when it is none of them."""
    if edited.message_id not in dict(messages):
        return None
    return tuple((id, edited.text if id == edited.message_id else text) for id, text in messages)


T = TypeVar("T", Step, Person)
EDITED_FOR: Final = timedelta(days=2)
"""So long a message can be edited."""
LATELY: Final = timedelta(minutes=10)
"""So long "undo" means the last answer."""


def typed(moment: Moment) -> Messages:
    """The messages that what is answered now came in; none for a tap."""
    return noted(moment.event) if isinstance(moment.event, Said) else ()


def answer(to: str, moment: Moment, messages: Messages | None = None) -> Given:
    """What is said or tapped now, as the answer to this question."""
    match moment.event:
        case Edited(text=text, message_id=id, at=at) if messages is None:
            return Given(to, moment.now, ((id, text),), at)
        case Said() as said if messages is None:
            waited = moment.said if moment.said < moment.now else None
            return Given(to, moment.now, noted(said), said_at=waited)
    return Given(to, moment.now, messages or ())


def answered(about: T, to: str, moment: Moment, messages: Messages | None = None) -> T:
    """The step, or the person, once this question about it was answered; what nobody can mend any
    more is gone."""
    kept: tuple[Given, ...] = tuple(
        one for one in about.given if one.to != to and _mendable(one, moment.now)
    )
    return replace(about, given=(*kept, answer(to, moment, messages)))


SENT: Final = "sent."
"""Before a link: which message went to its other side."""


def sent_to(moment: Moment, link: int, message: int | None) -> Person:
    """The person once words of this message are with somebody: no edit of it reaches them."""
    if message is None:
        return moment.person
    return answered(moment.person, f"{SENT}{link}", moment, ((message, ""),))


def _mendable(one: Given, now: datetime) -> bool:
    return now - one.at <= (EDITED_FOR if one.typed else LATELY)


def text_of(messages: Messages) -> str:
    return "\n".join(text for _, text in messages)


KEPT: Final = timedelta(hours=24)
"""How long Telegram keeps a message for us: no date of one that waited is older."""
SEAM: Final = 200
"""Signs on either side of two messages in which a danger is heard that was said across both."""


def dated(event: Event, now: datetime) -> Event:
    """The same with a moment that can be true, where words are: a clock that is ahead of ours is
    not followed, and what is older than Telegram keeps it is said now."""
    if not isinstance(event, Written):
        return event
    believed = event.at is not None and now - event.at <= KEPT
    return replace(event, at=min(event.at, now) if event.at and believed else now)


def read(said: Said, language: str) -> Said:
    text = said.text
    meaning = Meaning(
        reply.keys(text, language), reply.stops(text, language), asides.heard(text, language)
    )
    return replace(said, meaning=meaning)


def joined(talk: Talk, language: str) -> Said:
    """All parts as one text. A danger may be said in none of them alone, so it is heard anew."""
    text = "\n".join(part for _, part in talk.parts)
    heard = hear(text) if alarming_at(talk, range(len(talk.parts))) else NOTHING_HEARD
    said = Said(text, talk.parts[-1][0], heard=heard, parts=talk.parts, at=talk.parts_at)
    return read(said, language)


def parts_at(talk: Talk, said: Said, language: str) -> datetime | None:
    """From when a time in an answer counts that this part belongs to: from the part that speaks of
    one, else from the first. Where we were away, parts of one answer lie minutes apart."""
    if not talk.parts:
        return said.at
    earlier = any(time_words(text, language) for _, text in talk.parts)
    return said.at if time_words(said.text, language) and not earlier else talk.parts_at


def another_time(before: str, text: str, language: str) -> bool:
    """Whether changed words speak of another time: it counts from the change. Where a typo was
    mended, the time stays what it was."""
    return time_words(text, language) != time_words(before, language)


def alarming_at(talk: Talk, places: Iterable[int]) -> bool:
    """Whether a danger, or an age under 18, is said across the beginnings of these parts.

    Each part alone was heard when it came or was edited. So only the seams are heard here: a long
    answer does not cost more with each part.
    """
    texts = [text for _, text in talk.parts]
    seams = (
        "\n".join(texts[:at])[-SEAM:] + "\n" + "\n".join(texts[at:])[:SEAM]
        for at in places
        if 0 < at < len(texts)
    )
    return any(hear(seam).tier is not None or says_minor(seam) for seam in seams)
