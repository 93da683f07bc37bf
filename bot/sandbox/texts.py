"""Telegram's arithmetic of texts: UTF-16 units, entities, masks."""

import re
from datetime import datetime, timedelta

from bot.sandbox.contract import Json
from bot.sandbox.refusal import bad_request

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
MOST_BYTES = 2**15
ENTITY_LIMIT = 100
FARTHEST = timedelta(days=1098)
"""How far ahead the time of a message's entity may be."""
NEEDS = {"text_link": "url", "date_time": "unix_time"}
MASK = "▒"

FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?)"
    r"|(?P<url>https?://[^\s<>\"]+[^\s<>\".,!?)\]])"
    r"|(?P<email>[\w.+-]+@[\w-]+\.[\w.-]*\w)"
)


def units(text: str) -> int:
    """The length in UTF-16 code units, which is how Telegram counts."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity covers."""
    raw = text.encode("utf-16-le")
    return raw[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def pieces(text: str) -> list[str]:
    """A text as the phone's app splits it into messages of at most 4096 units."""
    raw = text.encode("utf-16-le")
    parts = []
    while raw:
        end = 2 * TEXT_LIMIT
        # Not between the two halves of one character.
        if len(raw) > end and 0xDC <= raw[end + 1] <= 0xDF:
            end -= 2
        parts.append(raw[:end].decode("utf-16-le"))
        raw = raw[end:]
    return parts


def found(text: str) -> list[Json]:
    """The entities Telegram finds by itself: commands, links, addresses."""
    return [
        {
            "offset": units(text[: match.start()]),
            "length": units(match.group()),
            "type": match.lastgroup,
        }
        for match in FOUND.finditer(text)
    ]


def told(params: Json, now: datetime) -> tuple[str, list[Json]]:
    """The text and entities of a call, as they arrive. Raises Refused."""
    if not params["text"]:
        raise bad_request("Message text is empty")
    text, entities = settle(params["text"], params.get("entities"), TEXT_LIMIT, now)
    if not text:
        raise bad_request("Text must be non-empty")
    return text, entities


def captioned(params: Json, now: datetime) -> tuple[str, list[Json]]:
    """The caption and entities of a call, as they arrive. Raises Refused."""
    return settle(params.get("caption", ""), params.get("caption_entities"), CAPTION_LIMIT, now)


def settle(
    text: str, given: list[Json] | None, limit: int, now: datetime
) -> tuple[str, list[Json]]:
    """The text and entities as they arrive: trimmed, checked, Telegram's own added.

    Raises Refused when an entity lies outside the text, splits a character, or stands for a time
    that is too far ahead.
    """
    try:
        if len(text.encode()) > MOST_BYTES:
            raise bad_request("Text is too long")
    except UnicodeEncodeError:
        raise bad_request("Text must be encoded in UTF-8") from None
    check(text, given or [], now)
    trimmed = text.strip()
    lead = units(text[: len(text) - len(text.lstrip())])
    total = units(trimmed)
    if total > limit:
        raise bad_request(
            "Message is too long" if limit == TEXT_LIMIT else "Message caption is too long"
        )
    entities = []
    for entity in given or []:
        start = max(0, entity["offset"] - lead)
        end = min(total, entity["offset"] - lead + entity["length"])
        if end > start:
            entities.append({**entity, "offset": start, "length": end - start})
    taken = [(e["offset"], e["offset"] + e["length"]) for e in entities]
    entities += [
        entity
        for entity in found(trimmed)
        if all(
            entity["offset"] >= end or start >= entity["offset"] + entity["length"]
            for start, end in taken
        )
    ]
    return trimmed, sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def check(text: str, entities: list[Json], now: datetime) -> None:
    """Raises Refused for entities that do not fit their text."""
    if len(entities) > ENTITY_LIMIT:
        raise bad_request("too many message entities")
    raw, total = text.encode("utf-16-le"), units(text)
    for entity in entities:
        start, length = entity["offset"], entity["length"]
        needs = NEEDS.get(entity["type"])
        if needs is not None and needs not in entity:
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{needs}\"")
        if entity.get("unix_time", 0) > (now + FARTHEST).timestamp():
            raise bad_request("can't parse MessageEntity: the time is too far in the future")
        if start < 0:
            raise bad_request(f"Receive an entity with incorrect offset {start}")
        if length < 1:
            raise bad_request(f"Receive an entity with incorrect length {length}")
        _check_edges(raw, total, start, start + length)


def _check_edges(raw: bytes, total: int, start: int, end: int) -> None:
    if start > total:
        raise bad_request(f"Entity begins after the end of the text at UTF-16 offset {start}")
    if end > total:
        raise bad_request(
            f"Entity beginning at UTF-16 offset {start} ends after the end of the text at "
            f"UTF-16 offset {end}"
        )
    if _splits(raw, start):
        raise bad_request(
            f"Entity begins in a middle of a UTF-16 symbol at byte offset {_bytes(raw, start)}"
        )
    if _splits(raw, end):
        raise bad_request(
            f"Entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 symbol "
            f"at byte offset {_bytes(raw, end)}"
        )


def _splits(raw: bytes, edge: int) -> bool:
    """Whether an edge lies between the two halves of one character."""
    return 2 * edge < len(raw) and 0xDC <= raw[2 * edge + 1] <= 0xDF


def _bytes(raw: bytes, edge: int) -> int:
    """Where the character after a splitting edge begins, in bytes of UTF-8."""
    return len(raw[: 2 * edge + 2].decode("utf-16-le").encode())


def masked(text: str, entities: list[Json]) -> str:
    """The text with its spoilers covered, line breaks kept."""
    spoilers = [e for e in entities if e["type"] == "spoiler"]
    if not spoilers:
        return text
    out = []
    place = 0
    for character in text:
        hidden = any(e["offset"] <= place < e["offset"] + e["length"] for e in spoilers)
        out.append(MASK if hidden and character != "\n" else character)
        place += units(character)
    return "".join(out)
