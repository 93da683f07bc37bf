"""What a phone shows, as the page draws it; of the chat, only what a page has not seen yet."""

from dataclasses import dataclass

from bot.sandbox.chats import Message
from bot.sandbox.contract import Json
from bot.sandbox.people import Person
from bot.sandbox.world import World

NOTIFICATIONS = 20
"""How many of the latest notifications a lock screen holds."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A link to the bot that somebody sent to this phone."""

    sender: str
    words: str
    payload: str


class Screen:
    """One person's phone. `number` counts changes of the whole sandbox, and only grows.

    asleep: nothing is shown on it until a link comes.
    """

    def __init__(self, index: int, person: Person, world: World, *, asleep: bool = False) -> None:
        self.index, self.person, self._world = index, person, world
        self.link: Shared | None = None
        self._asleep = asleep
        self._changed: dict[int, tuple[object, int]] = {}

    def receive(self, link: Shared) -> None:
        """A link comes, to be opened or left; it wakes the phone."""
        self.link, self._asleep = link, False

    def since(self, seen: int, number: int) -> Json:
        """All but the chat, and of the chat what changed after `seen`; it is `number` now."""
        changed = [message for message in self._look(number) if self._changed[message.id][1] > seen]
        chat, language = self.person.chat, self.person.user["language_code"]
        return {
            "name": self.person.name,
            "open": chat.open,
            "asleep": self._asleep and not chat.open,
            "link": self.link and {"from": self.link.sender, "text": self.link.words},
            "blocked": chat.blocked,
            "typing": self.person.typing,
            "alerts": self.person.alerts,
            "pinned": chat.pinned.id if chat.pinned else None,
            "keyboard": _labels(chat.keyboard),
            "commands": self._world.commands_for(chat, language),
            "description": self._world.described(language)["description"],
            "pushes": self._pushes(),
            "messages": [self._message(message) for message in changed if not message.deleted],
            "gone": [message.id for message in changed if message.deleted],
        }

    def _look(self, number: int) -> list[Message]:
        """Every message there ever was; what looks different from last time changed just now."""
        messages = list(self.person.chat.messages.values())
        for message in messages:
            look = (message.edited, message.deleted, message.reaction)
            if self._changed.get(message.id, (None, 0))[0] != look:
                self._changed[message.id] = (look, number)
        return messages

    def _pushes(self) -> list[Json]:
        """The latest notifications, of messages that are still there; edits never push."""
        came = (h for h in self.person.happenings if h.kind == "came" and h.message)
        return [
            {
                "number": happening.number,
                "at": happening.at.timestamp(),
                "text": happening.text,
                "silent": happening.message.silent,
            }
            for happening in list(came)[-NOTIFICATIONS:]
            if happening.message and not happening.message.deleted
        ]

    def _message(self, message: Message) -> Json:
        kind = next(iter(message.media), "")
        reply = message.reply_to
        return {
            "id": message.id,
            "mine": not message.from_bot,
            "date": message.date.timestamp(),
            "text": _text(message),
            "entities": message.entities,
            "rows": (message.markup or {}).get("inline_keyboard", []),
            "edited": message.edited is not None,
            "silent": message.silent,
            "kept": message.protected,
            "reply": reply.shown if reply and not reply.deleted else "",
            "kind": kind.replace("_", " "),
            "name": message.media.get("document", {}).get("file_name", ""),
            "veiled": message.covered,
            "reaction": message.reaction,
            "image": image_kind(message) is not None,
            "file": f"/page/file?phone={self.index}&message={message.id}" if message.data else "",
        }


def _labels(keyboard: Json | None) -> list[list[str]]:
    """What stands on the keys of a reply keyboard; a key may be a bare text."""
    rows = (keyboard or {}).get("keyboard", [])
    return [[key if isinstance(key, str) else key["text"] for key in row] for row in rows]


def _text(message: Message) -> str:
    """The words; of a link that was followed, the app shows no payload."""
    if not message.from_bot and message.text.startswith("/start "):
        return "/start"
    return message.text


def image_kind(message: Message) -> str | None:
    """The kind of a picture that a browser may show, by its first bytes."""
    if message.data.startswith(b"\x89PNG"):
        return "image/png"
    return "image/jpeg" if message.data.startswith(b"\xff\xd8") else None
