"""From an update of Telegram to an event of ours. Nothing typed is ever parsed for markup."""

from __future__ import annotations

from typing import Final

from telegram import CallbackQuery, ChatMember, ChatMemberUpdated, Message, Update
from telegram.constants import ChatType

from bot.core import taps
from bot.core.events import (
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

_MEDIA: Final = {
    "voice": Media.VOICE,
    "video_note": Media.VOICE,
    "audio": Media.VOICE,
    "photo": Media.PICTURE,
    "video": Media.PICTURE,
    "animation": Media.PICTURE,
    "document": Media.PICTURE,
    "sticker": Media.STICKER,
    "location": Media.PLACE,
    "venue": Media.PLACE,
    "contact": Media.CONTACT,
    "poll": Media.OTHER,
    "dice": Media.OTHER,
    "story": Media.OTHER,
    "game": Media.OTHER,
    "checklist": Media.OTHER,
}
_NOT_A_TAP: Final = taps.Tap(1, 0, "", "")


def event_of(update: Update) -> Event | None:
    """What happened, or None for what concerns no talk of ours."""
    if update.message is not None:
        return _of_message(update.message)
    if update.edited_message is not None:
        return _of_edit(update.edited_message)
    if update.callback_query is not None:
        return _of_tap(update.callback_query)
    if update.my_chat_member is not None:
        return _of_membership(update.my_chat_member)
    return None


def is_private(update: Update) -> bool:
    """Whether it comes from a person alone with the bot."""
    chat = update.effective_chat
    return chat is not None and chat.type == ChatType.PRIVATE


def group_joined(update: Update) -> int | None:
    """The id of a group that the bot was brought into or spoken to in, to be left."""
    chat = update.effective_chat
    if chat is None or chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP, ChatType.CHANNEL):
        return None
    change = update.my_chat_member
    if change is not None and change.new_chat_member.status in (
        ChatMember.LEFT,
        ChatMember.BANNED,
    ):
        return None
    return chat.id


def _of_message(message: Message) -> Event | None:
    if message.text is not None:
        return _of_text(message, message.text)
    for kind, media in _MEDIA.items():
        if getattr(message, kind, None):
            return Showed(media, message.caption or "", message.message_id)
    return None


def _of_text(message: Message, text: str) -> Event:
    if text.startswith("/") and len(text) > 1 and not message.forward_origin:
        word, _, payload = text[1:].partition(" ")
        name = word.partition("@")[0].lower()
        if name.isidentifier():
            return Commanded(name, payload.strip(), message.message_id)
    reply = message.reply_to_message
    return Said(text, message.message_id, reply.message_id if reply else None)


def _of_edit(message: Message) -> Event | None:
    text = message.text if message.text is not None else message.caption
    return Edited(text, message.message_id) if text is not None else None


def _of_tap(query: CallbackQuery) -> Event | None:
    if query.message is None:
        return None
    tap = taps.read(query.data or "") or _NOT_A_TAP
    return Tapped(tap.talk, tap.step, tap.choice, query.message.message_id, query.id, tap.shape)


def _of_membership(change: ChatMemberUpdated) -> Event | None:
    if change.new_chat_member.status == ChatMember.BANNED:
        return Blocked()
    if change.old_chat_member.status == ChatMember.BANNED:
        return Returned()
    return None
