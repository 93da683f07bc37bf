"""A call that is refused, and short ways to write one down.

What the stage holds (see test_refusals): Ana 1, Lena 2 who blocked the bot, Sam 3 who never
started it, Tom 4 who left Telegram; a group -101 and one that the bot left, -102. In Ana's chat
message 1 is two days old, 2 has a button, 3 is hers, 4 a photo, 5 has a reply keyboard; in the
group 7 is hers.
"""

from typing import Any, NamedTuple

Json = dict[str, Any]
TAP = "the id of a tap that waits"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


class Case(NamedTuple):
    """A call and the whole description of its refusal. before: calls that go well first."""

    description: str
    method: str
    params: Json
    upload: tuple[str, bytes] | None = None
    before: tuple["Case", ...] = ()


def bad(what: str, method: str, upload: tuple[str, bytes] | None = None, **params: Any) -> Case:
    return Case(f"Bad Request: {what}", method, params, upload)


def nobody(what: str, chat: object) -> Case:
    return Case(what, "sendMessage", {"chat_id": chat, "text": "x"})


def absent(what: str, method: str, **params: Any) -> Case:
    return Case(f"Not Implemented: the sandbox has no {what}", method, params)


def text(what: str, **params: Any) -> Case:
    return bad(what, "sendMessage", chat_id=1, **params)


def entity(what: str, text: str = "abc", **more: Any) -> Case:
    entities = [{"type": "spoiler", "offset": 0, "length": 2} | more]
    return bad(what, "sendMessage", chat_id=1, text=text, entities=entities)


def markup(what: str, keyboard: Any, chat: int = 1) -> Case:
    return bad(what, "sendMessage", chat_id=chat, text="x", reply_markup=keyboard)


def button(what: str, **fields: Any) -> Case:
    return markup(what, {"inline_keyboard": [[{"text": "One"} | fields]]})


def key(what: str, chat: int = 1, **fields: Any) -> Case:
    return markup(what, {"keyboard": [[{"text": "One"} | fields]]}, chat)


def file(what: str, kind: str, data: bytes) -> Case:
    return bad(what, f"send{kind.capitalize()}", (kind, data), chat_id=1)


def command(what: str, **fields: Any) -> Case:
    commands = [{"command": "plan", "description": "x"} | fields]
    return bad(what, "setMyCommands", commands=commands)


def scope(what: str, **fields: Any) -> Case:
    return bad(what, "getMyCommands", scope=fields)
