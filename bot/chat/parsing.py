"""From an update of Telegram to an event of ours. Nothing typed is ever parsed for markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from telegram import CallbackQuery, ChatMember, ChatMemberUpdated, Message, Update
from telegram.constants import ChatType

from bot.core.records import taps
from bot.core.records.events import (
    Blocked,
    Commanded,
    Edited,
    Event,
    Media,
    Returned,
    Said,
    Showed,
    Tapped,
)
from bot.ear.languages import ENGLISH

_MEDIA: Final = {
    "voice": Media.VOICE,
    "video_note": Media.VOICE,
    "audio": Media.VOICE,
    "photo": Media.PICTURE,
    "video": Media.PICTURE,
    "animation": Media.PICTURE,
    "live_photo": Media.PICTURE,
    "sticker": Media.STICKER,
    "venue": Media.PLACE,
    "location": Media.PLACE,
    "contact": Media.CONTACT,
    "checklist": Media.OTHER,
}
_WRITTEN: Final = {
    "contact": ("first_name", "last_name", "vcard"),
    "venue": ("title", "address"),
    "poll": ("question", "description"),
    "checklist": ("title",),
    "document": ("file_name",),
    "audio": ("title", "performer", "file_name"),
    "video": ("file_name",),
    "animation": ("file_name",),
    "sticker": ("emoji",),
}
"""Where people write in what they show."""
_COMMAND: Final = re.compile(
    r"/(?P<name>[a-z][a-z0-9_]{0,31})(?:@\w+)?[.,!?…]*(?:\s+(?P<payload>.*))?",
    re.IGNORECASE | re.DOTALL | re.ASCII,
)
_NOT_A_TAP: Final = taps.Tap(1, 0, "", "")
_FAR: Final = (ChatMember.LEFT, ChatMember.BANNED)


def event_of(update: Update) -> Event | None:
    if update.message is not None:
        return _of_message(update.message)
    if update.edited_message is not None:
        return _of_edit(update.edited_message)
    if update.callback_query is not None:
        return _of_tap(update.callback_query)
    if update.my_chat_member is not None:
        return _of_membership(update.my_chat_member)
    return None


def language_of(update: Update) -> str:
    """The language of the person's app without its region, English when it says none."""
    user = update.effective_user
    code = (user.language_code if user else None) or ENGLISH
    return whole(code).partition("-")[0].lower()


def name_of(update: Update) -> str:
    user = update.effective_user
    return whole(user.full_name) if user else ""


def is_private(update: Update) -> bool:
    chat = update.effective_chat
    return chat is not None and chat.type == ChatType.PRIVATE


def group_joined(update: Update) -> int | None:
    """The id of a group that the bot was brought into or spoken to in, to be left."""
    chat = update.effective_chat
    if chat is None or chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP, ChatType.CHANNEL):
        return None
    change = update.my_chat_member
    gone = change is not None and change.new_chat_member.status in _FAR
    return None if gone else chat.id


def whole(text: str) -> str:
    """The text with halves of characters, which no database or network takes, replaced."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _of_message(message: Message) -> Event | None:
    if message.text is not None:
        return _of_text(message, whole(message.text))
    for kind, media in _MEDIA.items():
        if getattr(message, kind, None):
            return _showed(message, media)
    # Telegram says many things about a chat by itself; a person sends something.
    if message.effective_attachment is not None or message.caption:
        return _showed(message, Media.OTHER)
    return None


def _showed(message: Message, media: Media) -> Showed:
    words = filter(None, (message.caption, *_words_in(message)))
    return Showed(media, whole("\n".join(words)), message.message_id)


def _words_in(message: Message) -> Iterator[str | None]:
    """What somebody wrote into what they show, besides its caption: any of it may be a cry."""
    for name, fields in _WRITTEN.items():
        shown = getattr(message, name)
        if shown is not None:
            yield from (getattr(shown, field) for field in fields)
    if message.poll is not None:
        yield from (option.text for option in message.poll.options)
    if message.checklist is not None:
        yield from (task.text for task in message.checklist.tasks)


def _of_text(message: Message, text: str) -> Event:
    command = None if message.forward_origin else _COMMAND.fullmatch(text)
    if command is not None:
        payload = (command["payload"] or "").strip()
        return Commanded(command["name"].lower(), payload, message.message_id)
    reply = message.reply_to_message
    return Said(text, message.message_id, reply.message_id if reply else None)


def _of_edit(message: Message) -> Event | None:
    text = message.text if message.text is not None else message.caption
    if text is None:
        return None
    return Edited(whole(text), message.message_id, at=message.edit_date)


def _of_tap(query: CallbackQuery) -> Event | None:
    if query.message is None:
        return None
    tap = taps.read(query.data or "") or _NOT_A_TAP
    return Tapped(tap.talk, tap.at, tap.choice, query.message.message_id, query.id, tap.shape)


def _of_membership(change: ChatMemberUpdated) -> Event | None:
    if change.new_chat_member.status == ChatMember.BANNED:
        return Blocked()
    if change.old_chat_member.status == ChatMember.BANNED:
        return Returned()
    return None
