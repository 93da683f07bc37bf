"""Everything there is behind the door: the bot, its people, the clock, the limits, the truth."""

import itertools
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.sandbox import media
from bot.sandbox.bell import Bell
from bot.sandbox.chats import Chat, File, Happening, Message
from bot.sandbox.contract import Json
from bot.sandbox.dial import Dial
from bot.sandbox.limits import Limits
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.refusal import bad_request, forbidden
from bot.sandbox.webhook import WAITS, Webhook

FIRST_UPDATE = 100_000_001
CALLS_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Call:
    """One call to the Bot API. outcome: "ok", a refusal's wording, or the fault it met."""

    at: datetime
    method: str
    params: Json
    outcome: str


@dataclass(slots=True)
class Query:
    """One tap that the bot may answer once."""

    chat: Chat
    at: datetime


class World:
    """The state of one strict Telegram with one bot."""

    def __init__(
        self, token: str, username: str, limits: Limits, waits: Sequence[float] = WAITS
    ) -> None:
        self.token = token
        self.bot: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Small Steps",
            "username": username,
        }
        self.limits = limits
        self.bell = Bell()
        self.dial = Dial(self.bell, lambda: self.mailbox.waiting)
        self.mailbox = Mailbox(FIRST_UPDATE, self.bell)
        self.webhook = Webhook(self.mailbox, self.bell, self.dial.now, waits)
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.settings: dict[tuple[str, str, str], Any] = {}
        self.files: dict[str, File] = {}
        for file in media.FILES:
            self.keep(file)
        self.calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self.accepted: list[Message] = []
        self._message_ids: Iterator[int] = itertools.count(1)
        self._numbers: Iterator[int] = itertools.count(1)

    def chat(self, chat_id: int | str) -> Chat:
        """A chat the bot can reach. Raises Refused as Telegram words it."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad_request("chat not found")
        if chat.deactivated:
            raise forbidden("user is deactivated")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if chat.left:
            raise forbidden("bot is not a member of the group chat")
        if not chat.open:
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def write(self, chat: Chat, sender: Json, **what: Any) -> Message:
        """Put a new message into a chat; it happens to the phone when the bot wrote it."""
        message = Message(next(self._message_ids), chat, sender, self.dial.now(), **what)
        chat.written(message)
        if message.from_bot:
            self.accepted.append(message)
            self.happen(chat, "came", message=message)
        return message

    def keep(self, file: File) -> File:
        """Keep a file, so that its file_id means something."""
        self.files[file.about["file_id"]] = file
        return file

    def commands_for(self, chat: Chat, language: str = "") -> list[Json]:
        """The commands a chat's menu offers somebody with this language (ISO 639-1).

        The narrowest scope that has any wins, and in it the person's own language. In a group:
        what somebody sees who is no administrator.
        """
        everywhere = "all_private_chats" if chat.private else "all_group_chats"
        for scope in (f"chat:{chat.id}", everywhere, "default"):
            for code in (language, ""):
                commands: list[Json] = self.settings.get(("commands", scope, code), [])
                if commands:
                    return commands
        return []

    def described(self, language: str = "") -> dict[str, str]:
        """The bot's name, description and short_description in a language, else the default."""
        texts = {"name": self.bot["first_name"], "description": "", "short_description": ""}
        for what in texts:
            for code in ("", language):
                texts[what] = self.settings.get((what, "default", code)) or texts[what]
        return texts

    @property
    def picture(self) -> File | None:
        """The picture in the bot's profile."""
        file: File | None = self.settings.get(("picture", "default", ""))
        return file

    def menu_button(self, chat: int | str = "") -> Json:
        """The menu button of a person's chat: their own, else everybody's."""
        everybodys = self.settings.get(("menu_button", "", ""), {"type": "default"})
        button: Json = self.settings.get(("menu_button", str(chat), ""), everybodys)
        return button

    def open_query(self, chat: Chat) -> str:
        """Note a tap that waits for its answer; returns the query's id."""
        query_id = str(4_000_000_000_000_000_000 + next(self._numbers))
        self.queries[query_id] = Query(chat, self.dial.now())
        return query_id

    def happen(
        self, chat: Chat, kind: str, text: str = "", message: Message | None = None
    ) -> Happening:
        """Record what was seen on a phone and wake who waits for it."""
        rows: list[list[str]] = []
        if message and kind in ("came", "edited"):
            text, rows = look(message), message.rows
        happening = Happening(
            next(self._numbers), kind, self.dial.now(), text, rows, message=message
        )
        chat.happenings.append(happening)
        self.bell.ring()
        return happening


def look(message: Message) -> str:
    """A message's text as it looks untouched, a file named in brackets before it."""
    kind = next((f"({name.replace('_', ' ')})" for name in message.media), "")
    return " ".join(part for part in (kind, message.shown) if part)
