"""From an update to an arrival: whatever stands in it, it is read, or laid aside alone."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any, Final

from telegram import Bot, Update

from bot.chat.answers import RawUpdate, in_short
from bot.chat.parsing import (
    event_of,
    group_joined,
    is_private,
    language_of,
    name_of,
    topic_of,
)
from bot.core.records.events import NOTHING_HEARD, Commanded, Edited, Event, Said, Showed
from bot.core.talk.reading import SEAM
from bot.ear import care
from bot.ear.languages import ENGLISH
from bot.ear.suspicion import Suspicion, everyday
from bot.engine.ports import Arrival

_WIDEST: Final = 2**63
"""No number of a chat reaches it."""

_log = logging.getLogger(__name__)


def arrival_of(update: RawUpdate, bot: Bot, name: str = "") -> tuple[Arrival, int | None]:
    """The update as the engine takes it, and the group to leave if it came from one.

    `name` is the one that the bot's own links bear.
    """
    try:
        return _read(update, bot, name)
    except Exception:  # the library raises many kinds, and their texts may quote a person
        _log.warning("an update could not be read")
        chat = _chat_in(update.about)
        return Arrival(update.id, chat, ENGLISH, None, update.raw, unreadable=True), None


def heard(arrival: Arrival, before: str = "") -> Arrival:
    """Heard for danger; where nothing is, once more together with what was written `before`.

    An edit is another wording of what was written, and is heard alone.
    """
    text = _words(arrival.event)
    found = care.hear(text)
    if before and found.tier is None and not isinstance(arrival.event, Edited):
        found = care.hear(f"{before}\n{text[:SEAM]}")
    return _with(arrival, found)


def suspected(arrival: Arrival, suspicion: Suspicion) -> Arrival:
    """What it seems to be about where no phrase was heard."""
    return _with(arrival, suspicion.of(_words(arrival.event)))


def unheard(arrival: Arrival) -> Arrival:
    """Nobody knows what is in it: where to call stands quietly below its answer."""
    return _with(arrival, care.Heard(None, faint=True))


def may_be_heavy(arrival: Arrival) -> bool:
    """Whether the learned ear is asked: no phrase was heard, and no button says the same."""
    match arrival.event:
        case Said(text=text, heard=found) | Edited(text=text, heard=found):
            pass
        case Showed(caption=text, heard=found):
            pass
        case _:
            return False
    return bool(text) and found.tier is None and not everyday(text, arrival.language)


def _words(event: Event | None) -> str:
    """What is written in it, if anything is."""
    match event:
        case Said(text=text) | Edited(text=text) | Showed(caption=text):
            return text
        case Commanded(name=name, payload=payload, beside=beside):
            return f"{name.replace('_', ' ')} {payload} {beside}".rstrip()
    return ""


def _with(arrival: Arrival, found: care.Heard) -> Arrival:
    event = arrival.event
    if not isinstance(event, Said | Edited | Showed | Commanded) or event.heard == found:
        return arrival
    return replace(arrival, event=replace(event, heard=found))


def written(arrival: Arrival) -> str | None:
    """What the next message may go on with; empty where it alarmed, and is answered.

    None for what is no text.
    """
    event = arrival.event
    if getattr(event, "heard", NOTHING_HEARD).tier is not None:
        return ""
    return event.text if isinstance(event, Said) else None


def _read(update: RawUpdate, bot: Bot, name: str) -> tuple[Arrival, int | None]:
    known = Update.de_json(_in_short(update.about), bot)
    chat = known.effective_chat
    if chat is not None and not _is_id(chat.id):
        raise ValueError("a chat without a number")
    if not is_private(known):
        return Arrival(update.id, None, ENGLISH, None, update.raw), group_joined(known)
    event, language = event_of(known, name), language_of(known)
    if type(getattr(event, "message_id", 0)) is not int:
        raise ValueError("a message without a number")
    where = chat.id if chat else None
    name, topic = name_of(known), topic_of(known)
    return Arrival(update.id, where, language, event, update.raw, name=name, topic=topic), None


def _in_short(about: dict[str, Any]) -> dict[str, Any]:
    """A tap brings the whole message that was tapped; it is ours."""
    tap = about.get("callback_query")
    if not isinstance(tap, dict):
        return about
    return {**about, "callback_query": {**tap, "message": in_short(tap.get("message"))}}


def _chat_in(about: dict[str, Any]) -> int | None:
    for value in about.values():
        if isinstance(value, dict):
            held = value.get("message") if "data" in value else value
            chat = held.get("chat") if isinstance(held, dict) else None
            if isinstance(chat, dict) and chat.get("type") == "private":
                return chat["id"] if _is_id(chat.get("id")) else None
    return None


def _is_id(id: object) -> bool:
    return type(id) is int and abs(id) < _WIDEST
