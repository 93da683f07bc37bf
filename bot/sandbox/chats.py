"""What the strict Telegram keeps: chats, their messages, and everything that happened in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox.contract import Json
from bot.sandbox.texts import masked


@dataclass(slots=True, eq=False)
class Message:
    """One message, as it stands now. media is what the Bot API nests: {"voice": {...}}."""

    id: int
    chat: "Chat"
    sender: Json
    date: datetime
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    markup: Json | None = None
    media: Json = field(default_factory=dict)
    reply_to: "Message | None" = None
    extra: Json = field(default_factory=dict)
    silent: bool = False
    protected: bool = False
    edited: datetime | None = None
    deleted: bool = False
    data: bytes = b""

    @property
    def from_bot(self) -> bool:
        """Whether the bot wrote it."""
        return bool(self.sender["is_bot"])

    @property
    def shown(self) -> str:
        """The text as it looks untouched: spoilers covered by ▒."""
        return masked(self.text, self.entities)

    @property
    def rows(self) -> list[list[str]]:
        """The labels of the inline buttons, row by row."""
        return [[b["text"] for b in row] for row in (self.markup or {}).get("inline_keyboard", [])]

    @property
    def buttons(self) -> list[str]:
        """The labels of the inline buttons."""
        return [label for row in self.rows for label in row]

    @property
    def keys(self) -> Iterator[Json]:
        """The inline buttons as the Bot API has them."""
        for row in (self.markup or {}).get("inline_keyboard", []):
            yield from row

    def button(self, wanted: str) -> Json | None:
        """The button with this label, else with this callback data."""
        for name in ("text", "callback_data"):
            for button in self.keys:
                if button.get(name) == wanted:
                    return button
        return None

    def as_json(self) -> Json:
        """The Message object of the Bot API."""
        out: Json = {
            "message_id": self.id,
            "from": self.sender,
            "chat": self.chat.about,
            "date": int(self.date.timestamp()),
        }
        if self.edited:
            out["edit_date"] = int(self.edited.timestamp())
        if self.reply_to and not self.reply_to.deleted:
            reply = self.reply_to.as_json()
            reply.pop("reply_to_message", None)
            out["reply_to_message"] = reply
        out |= self.extra | self.media
        if self.text:
            name, entities = ("caption", "caption_entities") if self.media else ("text", "entities")
            out[name] = self.text
            if self.entities:
                out[entities] = self.entities
        if self.protected:
            out["has_protected_content"] = True
        if self.markup and "inline_keyboard" in self.markup:
            out["reply_markup"] = self.markup
        return out


@dataclass(frozen=True, slots=True, eq=False)
class Happening:
    """One thing that was seen on a phone, frozen as it looked then.

    kind: came, edited, deleted (by the bot); said, tapped, did (by the person); alert.
    """

    number: int
    kind: str
    at: datetime
    text: str
    rows: list[list[str]] = field(default_factory=list)
    message: Message | None = None


@dataclass(slots=True, eq=False)
class Chat:
    """One conversation of the bot: a person's private chat or a group."""

    id: int
    about: Json
    open: bool = False
    blocked: bool = False
    deactivated: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    happenings: list[Happening] = field(default_factory=list)
    typing: int = 0
    pinned: int | None = None
    left: bool = False

    @property
    def private(self) -> bool:
        """Whether it is one person's chat with the bot."""
        return bool(self.about["type"] == "private")
