"""What the strict Telegram keeps: chats, their messages, and everything that happened in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.sandbox.contract import Json
from bot.sandbox.texts import masked

ACTION_LIFE = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class File:
    """A file that can be sent again or fetched. about is what the Bot API says of it."""

    kind: str
    about: Json
    data: bytes

    @property
    def path(self) -> str:
        """Where it can be fetched."""
        return f"{self.kind}s/{self.about['file_unique_id']}"


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
    reaction: str = ""
    topic: int | None = None

    @property
    def from_bot(self) -> bool:
        """Whether the bot wrote it."""
        return bool(self.sender["is_bot"])

    @property
    def shown(self) -> str:
        """The text as it looks untouched: spoilers covered by ▒."""
        return masked(self.text, self.entities)

    @property
    def covered(self) -> bool:
        """Whether its picture is hidden until it is tapped."""
        return bool(self.media.get("has_media_spoiler"))

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
        if self.topic is not None:
            out |= {"message_thread_id": self.topic, "is_topic_message": True}
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
    action: tuple[str, datetime] | None = None
    pins: set[int] = field(default_factory=set)
    board: Message | None = None
    asking: Message | None = None
    left: bool = False
    topics: set[int] = field(default_factory=set)

    @property
    def private(self) -> bool:
        """Whether it is one person's chat with the bot."""
        return bool(self.about["type"] == "private")

    def message(self, number: int) -> Message | None:
        """The message with this id, unless it is gone."""
        message = self.messages.get(number)
        return None if message is None or message.deleted else message

    @property
    def pinned(self) -> Message | None:
        """The newest of the messages that are pinned."""
        return max(
            (message for message in map(self.message, self.pins) if message),
            key=lambda message: message.id,
            default=None,
        )

    @property
    def keyboard(self) -> Json | None:
        """The reply keyboard that stands now: a ReplyKeyboardMarkup."""
        return self.board.markup if self.board and not self.board.deleted else None

    @property
    def reply_wanted(self) -> Message | None:
        """The message that opened the phone's reply field, until the person wrote."""
        return self.asking if self.asking and not self.asking.deleted else None

    def doing(self, now: datetime) -> str | None:
        """What the bot shows that it does, such as typing; for five seconds or until it wrote."""
        if self.action and now - self.action[1] < ACTION_LIFE:
            return self.action[0]
        return None

    def written(self, message: Message) -> None:
        """Take in a new message: what it does to the keyboard and to what the chat shows."""
        self.messages[message.id] = message
        if not message.from_bot:
            self.asking = None
            return
        self.action = None
        markup = message.markup or {}
        if "keyboard" in markup:
            self.board = message
        elif "remove_keyboard" in markup:
            self.board = None
        if "force_reply" in markup:
            self.asking = message
