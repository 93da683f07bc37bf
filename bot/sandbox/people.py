"""People and their phones: what they do to the bot, and what they see of it."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox import media
from bot.sandbox.chats import Chat, Happening, Message
from bot.sandbox.contract import Json
from bot.sandbox.texts import found, pieces
from bot.sandbox.world import World, look

Wanted = str | Callable[[Message], bool]
_AN_HOUR = timedelta(hours=1)


class NotThere(AssertionError):
    """What a person looked for is not on the phone; the message shows what is."""


@dataclass(frozen=True, slots=True)
class Push:
    """What the lock screen got: spoilers are covered."""

    text: str
    silent: bool
    at: datetime


class Person:
    """Somebody with a phone and a private chat with the bot."""

    def __init__(self, world: World, id: int, name: str, language_code: str) -> None:
        self.id = id
        self.name = name
        self.clipboard = ""
        self.user: Json = {
            "id": id,
            "is_bot": False,
            "first_name": name,
            "language_code": language_code,
        }
        about = {"id": id, "first_name": name, "type": "private"}
        self.chat = world.chats.setdefault(id, Chat(id, about))
        self._world = world
        self._since = 0
        self._group_ids = itertools.count(1)
        self._topics = itertools.count(500)
        self.topic: int | None = None

    # What is on the phone

    @property
    def messages(self) -> list[Message]:
        """What is in the chat now, oldest first."""
        return [message for message in self.chat.messages.values() if not message.deleted]

    @property
    def last(self) -> Message:
        """The bot's newest message. Raises NotThere before there is one."""
        for message in reversed(self.messages):
            if message.from_bot:
                return message
        raise NotThere(f"{self.name} has no message of the bot")

    @property
    def happenings(self) -> list[Happening]:
        """Everything seen and done, in order, frozen as it looked."""
        return self.chat.happenings

    @property
    def alerts(self) -> list[str]:
        """The little notes shown in answer to taps."""
        return [happening.text for happening in self.happenings if happening.kind == "alert"]

    @property
    def notifications(self) -> list[Push]:
        """What the lock screen got: new messages only, edits never."""
        return [
            Push(happening.text, happening.message.silent, happening.at)
            for happening in self.happenings
            if happening.kind == "came" and happening.message
        ]

    @property
    def typing(self) -> int:
        """How often the bot showed that it types."""
        return self.chat.typing

    def screen(self, last: int = 8) -> str:
        """The end of the chat as text, for messages of failed tests."""
        lines = []
        for message in self.messages[-last:]:
            lines.append(f"{'bot' if message.from_bot else self.name}: {look(message)}")
            lines += ["  " + " ".join(f"[{label}]" for label in row) for row in message.rows]
        return "\n".join(lines) or "(an empty chat)"

    async def until(self, wanted: Wanted, within: float = 5) -> Message:
        """Wait for a message that came or changed after this person's last deed.

        wanted: a part of its text, or a test of it. Raises NotThere with the screen.
        """
        await self._world.bell.until(lambda: self._found(wanted) is not None, within)
        message = self._found(wanted)
        if message is None:
            what = "what was wanted" if callable(wanted) else repr(wanted)
            raise NotThere(f"{self.name} did not see {what} in {within:g} s:\n{self.screen()}")
        return message

    def _found(self, wanted: Wanted) -> Message | None:
        """The newest message that is news and is wanted."""
        test = wanted if callable(wanted) else lambda message: wanted in message.text
        for happening in reversed(self.happenings[self._since :]):
            message = happening.message
            if message is None or message.deleted or happening.kind not in ("came", "edited"):
                continue
            if test(message):
                return message
        return None

    # What the person does

    def open_chat(self) -> None:
        """Have the chat open without telling the bot, as after a start long ago."""
        self.chat.open = True

    def open_topic(self) -> int:
        """Begin a topic in the chat; what is said from now on is said there. Returns its id."""
        self.topic = next(self._topics)
        self.chat.topics.add(self.topic)
        return self.topic

    def delete_topic(self) -> None:
        """The topic goes, and what is said from now on is said outside of any."""
        self.chat.topics.discard(self.topic or 0)
        self.topic = None

    def start(self, payload: str = "") -> Message:
        """Press START, or follow a link that carries a payload."""
        if self.chat.blocked:
            self.unblock()
        self.chat.open = True
        return self._write("tapped", "START", text=f"/start {payload}".strip())

    def say(self, text: str, reply_to: Message | None = None, group: int | None = None) -> Message:
        """Type a text; a long one leaves as several messages. Returns the last."""
        chat = self.chat if group is None else self._world.chats[group]
        chat.open = True
        for piece in pieces(text):
            message = self._write("said", piece, chat=chat, text=piece, reply_to=reply_to)
        return message

    def forward(self, text: str, sender: str = "Somebody", ago: timedelta = _AN_HOUR) -> Message:
        """Forward what somebody else wrote so long ago."""
        written = self._seconds() - int(ago.total_seconds())
        origin = {"type": "hidden_user", "sender_user_name": sender, "date": written}
        return self._write("said", text, text=text, extra={"forward_origin": origin})

    def edit(self, message: Message, text: str) -> None:
        """Change one's own message."""
        message.text, message.entities = text, found(text)
        message.edited = self._world.dial.now()
        self._did("said", f"{text} (edited)")
        self._world.mailbox.post("edited_message", message.as_json())

    def send_voice(self, caption: str = "") -> Message:
        """Send a voice note; the others below likewise send what they are called."""
        return self._send(media.VOICE, caption)

    def send_photo(self, caption: str = "") -> Message:
        return self._send(media.PHOTO, caption)

    def send_sticker(self) -> Message:
        return self._send(media.STICKER)

    def send_location(self, latitude: float = 52.52, longitude: float = 13.405) -> Message:
        return self._send({"location": {"latitude": latitude, "longitude": longitude}})

    def send_contact(self, name: str = "Sam") -> Message:
        return self._send({"contact": {**media.CONTACT["contact"], "first_name": name}})

    def send_document(self, caption: str = "") -> Message:
        return self._send(media.DOCUMENT, caption)

    def send_video_note(self) -> Message:
        return self._send(media.VIDEO_NOTE)

    def send_poll(self, question: str = "Tea?") -> Message:
        return self._send({"poll": {**media.POLL["poll"], "question": question}})

    def tap(self, wanted: str, message: Message | None = None) -> str | None:
        """Tap the newest button with this label or callback data.

        Returns the query's id; None for a button that the app handles by itself, such as one
        that copies. Raises NotThere with the buttons there are.
        """
        for candidate in [message] if message else reversed(self.messages):
            button = candidate.button(wanted) if candidate.from_bot else None
            if button:
                self._did("tapped", button["text"])
                return self._press(button, candidate)
        raise NotThere(f"{self.name} has no button {wanted!r}:\n{self.screen()}")

    def tap_raw(self, data: str, message: Message | None = None) -> str:
        """Send callback data that no button offers, as a forged app could."""
        self._did("did", f"(forges {data})")
        return self._query(data, message or self.last)

    def block(self) -> None:
        """Block the bot."""
        self._did("did", "(blocks the bot)")
        self.chat.blocked = True
        self._member("member", "kicked")

    def unblock(self) -> None:
        """Let the bot write again."""
        self._did("did", "(unblocks the bot)")
        self.chat.blocked = False
        self._member("kicked", "member")

    def deactivate(self) -> None:
        """Delete one's own Telegram account; the bot hears it only when it writes."""
        self.chat.deactivated = True

    def add_to_group(self, title: str = "A group") -> int:
        """Put the bot into a new group; returns the group's chat id."""
        group_id = -(self.id * 100 + next(self._group_ids))
        about = {"id": group_id, "title": title, "type": "group"}
        group = self._world.chats[group_id] = Chat(group_id, about, open=True)
        self._member("left", "member", group)
        self._write(
            "did", "(adds the bot)", chat=group, extra={"new_chat_members": [self._world.bot]}
        )
        return group_id

    # How it reaches the bot

    def _write(self, kind: str, shown: str, chat: Chat | None = None, **what: Any) -> Message:
        chat = chat or self.chat
        self._did(kind, shown, chat)
        what.setdefault("entities", found(what.get("text", "")))
        topic = self.topic if chat is self.chat else None
        message = self._world.write(chat, self.user, topic=topic, **what)
        self._world.mailbox.post("message", message.as_json())
        return message

    def _send(self, what: Json, caption: str = "") -> Message:
        name = next(iter(what)).replace("_", " ")
        return self._write("said", f"({name}) {caption}".strip(), media=what, text=caption)

    def _did(self, kind: str, shown: str, chat: Chat | None = None) -> None:
        self._world.happen(chat or self.chat, kind, shown)
        self._since = len(self.happenings)

    def _press(self, button: Json, message: Message) -> str | None:
        if "copy_text" in button:
            self.clipboard = button["copy_text"]["text"]
        if "callback_data" not in button:
            return None
        return self._query(button["callback_data"], message)

    def _query(self, data: str, message: Message) -> str:
        query_id = self._world.open_query(message.chat)
        self._world.mailbox.post(
            "callback_query",
            {
                "id": query_id,
                "from": self.user,
                "message": message.as_json(),
                "chat_instance": str(7_000_000_000_000_000_000 + message.chat.id),
                "data": data,
            },
        )
        return query_id

    def _member(self, before: str, after: str, chat: Chat | None = None) -> None:
        def member(status: str) -> Json:
            until = {"until_date": 0} if status == "kicked" else {}
            return {"user": self._world.bot, "status": status} | until

        self._world.mailbox.post(
            "my_chat_member",
            {
                "chat": (chat or self.chat).about,
                "from": self.user,
                "date": self._seconds(),
                "old_chat_member": member(before),
                "new_chat_member": member(after),
            },
        )

    def _seconds(self) -> int:
        return int(self._world.dial.now().timestamp())
