"""Reaching people: plain text with spoilers as entities, never markup."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

from telegram import Bot, BotCommand, BotCommandScopeChat, InputFile, MessageEntity
from telegram.constants import ChatAction, KeyboardButtonStyle

from bot.chat.outcomes import NO_TOPIC, outcome_of, unchanged
from bot.chat.request import Plain
from bot.engine.ports import Button, InDoubt, Message, Outcome, Sent

_LAST_ID: Final = 2**63 - 1
"""The highest number of a message that can be kept."""
_NO_PREVIEW: Final = {"is_disabled": True}
_Said = dict[str, Any]
"""A part of a call, as Telegram describes it."""


class Outbound:
    """The engine's Messenger over Telegram's Bot API."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, chat: int, message: Message) -> Outcome:
        return await _anywhere(
            lambda topic: self._call(
                "sendMessage",
                chat_id=chat,
                text=message.text,
                entities=_entities(message),
                reply_markup=_markup(message.rows),
                disable_notification=message.silent,
                protect_content=message.between or None,
                link_preview_options=_NO_PREVIEW,
                message_thread_id=topic,
            ),
            message.topic,
        )

    async def edit(self, chat: int, message_id: int, message: Message) -> Outcome:
        return await _named(
            self._call(
                "editMessageText",
                chat_id=chat,
                message_id=message_id,
                text=message.text,
                entities=_entities(message),
                reply_markup=_markup(message.rows),
                link_preview_options=_NO_PREVIEW,
            ),
            message_id,
        )

    async def rebutton(
        self, chat: int, message_id: int, rows: tuple[tuple[Button, ...], ...]
    ) -> Outcome:
        return await _named(
            self._call(
                "editMessageReplyMarkup",
                chat_id=chat,
                message_id=message_id,
                reply_markup=_markup(rows),
            ),
            message_id,
        )

    async def remove(self, chat: int, message_id: int) -> Outcome:
        call = self._call("deleteMessage", chat_id=chat, message_id=message_id)
        return await _named(call, message_id)

    async def document(
        self, chat: int, name: str, data: bytes, caption: str, topic: int = 0
    ) -> Outcome:
        file = InputFile(data, filename=name)
        return await _anywhere(
            lambda there: self._bot.send_document(
                chat, file, caption=caption, message_thread_id=there
            ),
            topic,
        )

    async def answer(self, query_id: str, text: str) -> Outcome:
        call = self._call("answerCallbackQuery", callback_query_id=query_id, text=text or None)
        return await _named(call, 0)

    async def menu(self, chat: int, commands: Sequence[tuple[str, str]]) -> Outcome:
        """The chat's own list of commands; an empty one gives way to everybody's."""
        scope = BotCommandScopeChat(chat)
        if not commands:
            return await _named(self._bot.delete_my_commands(scope), 0)
        listed = [BotCommand(name, words) for name, words in commands]
        return await _named(self._bot.set_my_commands(listed, scope), 0)

    async def typing(self, chat: int) -> Outcome:
        return await _named(self._call("sendChatAction", chat_id=chat, action=ChatAction.TYPING), 0)

    async def _call(self, method: str, **said: Any) -> Any:
        """What is called for each message, without the library's own objects: to build and read
        them costs more than all else of a call. Raises what the library raises."""
        url = f"{self._bot.base_url}/{method}"
        # Nothing but our own way to Telegram reads it.
        return await self._bot.request.post(url, Plain(said))  # type: ignore[arg-type]


async def _anywhere(send: Callable[[int | None], Awaitable[Any]], topic: int) -> Outcome:
    """In a topic of the chat; outside of any where it is no longer there."""
    outcome = await _named(send(topic or None))
    lost = topic and outcome == NO_TOPIC
    return await _named(send(None)) if lost else outcome


async def _named(call: Awaitable[Any], message_id: int | None = None) -> Outcome:
    """Await a call and name what became of it; `message_id` is the one it was about, if any."""
    try:
        result = await call
    except Exception as error:  # whatever the answer was, the sender gets an outcome
        if message_id is not None and unchanged(error):
            return Sent(message_id)
        return outcome_of(error)
    sent = _id_of(result) if message_id is None else message_id
    return Sent(sent) if type(sent) is int and sent <= _LAST_ID else InDoubt()


def _id_of(sent: Any) -> Any:
    """The number of what was sent: of a message as it came, or as the library read it."""
    return sent.get("message_id") if isinstance(sent, dict) else getattr(sent, "message_id", None)


def _entities(message: Message) -> list[_Said] | None:
    """Spoilers; and moments without a format, so that the words stay as they are."""
    spoiler, moment = MessageEntity.SPOILER, MessageEntity.DATE_TIME
    veils = [{"type": spoiler, "offset": at, "length": length} for at, length in message.veils]
    moments = [
        {"type": moment, "offset": start, "length": length, "unix_time": int(at.timestamp())}
        for start, length, at in message.moments
    ]
    return [*veils, *moments] or None


def _markup(rows: tuple[tuple[Button, ...], ...]) -> _Said | None:
    if not rows:
        return None
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]}


def _button(button: Button) -> _Said:
    said = {
        "text": button.caption,
        "url": button.opens,
        "callback_data": button.data,
        "copy_text": None if button.copies is None else {"text": button.copies},
        "style": _style(button),
    }
    return {name: value for name, value in said.items() if value is not None}


def _style(button: Button) -> str | None:
    if button.erases:
        return KeyboardButtonStyle.DANGER
    return KeyboardButtonStyle.PRIMARY if button.leads else None
