"""What each method of the Bot API does here. Parameters arrive checked by the contract."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import timedelta

from bot.sandbox import commands, hooking, markup, texts
from bot.sandbox.chats import Chat, Message
from bot.sandbox.contract import Json, Upload
from bot.sandbox.refusal import bad_request
from bot.sandbox.world import World

DELETABLE = timedelta(hours=48)
QUERY_LIFE = timedelta(minutes=15)
ANSWER_LIMIT = 200
PHOTO_BYTES = 10 * 1024 * 1024
DOCUMENT_BYTES = 50 * 1024 * 1024
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)
STALE = "query is too old and response timeout expired or query ID is invalid"


def get_me(world: World, params: Json) -> Json:
    return world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


def send_message(world: World, params: Json) -> Json:
    chat = world.chat(params["chat_id"])
    text, entities = texts.settle(params["text"], params.get("entities"), texts.TEXT_LIMIT)
    if not text:
        raise bad_request("message text is empty")
    return _send(world, chat, params, text, entities, {}, b"")


def send_document(world: World, params: Json) -> Json:
    given = params["document"]
    media: Json = {"document": _file(given, DOCUMENT_BYTES)}
    return _send_media(world, params, given, media)


def send_photo(world: World, params: Json) -> Json:
    given = params["photo"]
    file = _file(given, PHOTO_BYTES)
    del file["file_name"], file["mime_type"]
    media: Json = {"photo": [file | {"width": 800, "height": 600}]}
    if params.get("has_spoiler"):
        media["has_media_spoiler"] = True
    return _send_media(world, params, given, media)


def _file(given: Upload | str, most: int) -> Json:
    if isinstance(given, str):
        raise bad_request("wrong file identifier/HTTP URL specified")
    if not given.data:
        raise bad_request("file must be non-empty")
    if len(given.data) > most:
        raise bad_request("file is too big")
    unique = hashlib.sha256(given.data).hexdigest()[:16]
    return {
        "file_id": f"file-{unique}",
        "file_unique_id": unique,
        "file_name": given.name,
        "mime_type": given.kind,
        "file_size": len(given.data),
    }


def _send_media(world: World, params: Json, given: Upload, media: Json) -> Json:
    chat = world.chat(params["chat_id"])
    caption, entities = texts.settle(
        params.get("caption", ""), params.get("caption_entities"), texts.CAPTION_LIMIT
    )
    return _send(world, chat, params, caption, entities, media, given.data)


def _send(
    world: World,
    chat: Chat,
    params: Json,
    text: str,
    entities: list[Json],
    media: Json,
    data: bytes,
) -> Json:
    keyboard = params.get("reply_markup")
    if keyboard:
        markup.check(keyboard)
        if "inline_keyboard" in keyboard:
            keyboard = markup.inline(keyboard)
    reply_to = _replied(chat, params.get("reply_parameters"))
    paid = params.get("allow_paid_broadcast", False)
    world.limits.take(chat.id, world.dial.now().timestamp(), paid=paid)
    message = world.write(
        chat,
        world.bot,
        text=text,
        entities=entities,
        markup=keyboard,
        media=media,
        data=data,
        reply_to=reply_to,
        silent=params.get("disable_notification", False),
        protected=params.get("protect_content", False),
    )
    return message.as_json()


def _replied(chat: Chat, params: Json | None) -> Message | None:
    if params is None:
        return None
    message = chat.messages.get(params["message_id"])
    if message and not message.deleted:
        return message
    if params.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def edit_message_text(world: World, params: Json) -> Json:
    message = _editable(world, params)
    if message.media:
        raise bad_request("there is no text in the message to edit")
    text, entities = texts.settle(params["text"], params.get("entities"), texts.TEXT_LIMIT)
    if not text:
        raise bad_request("message text is empty")
    return _edit(world, message, text, entities, params.get("reply_markup"))


def edit_message_reply_markup(world: World, params: Json) -> Json:
    message = _editable(world, params)
    return _edit(world, message, message.text, message.entities, params.get("reply_markup"))


def _editable(world: World, params: Json) -> Message:
    message = world.chat(params["chat_id"]).messages.get(params["message_id"])
    if message is None or message.deleted:
        raise bad_request("message to edit not found")
    if not message.from_bot or (message.markup and "inline_keyboard" not in message.markup):
        raise bad_request("message can't be edited")
    return message


def _edit(
    world: World, message: Message, text: str, entities: list[Json], keyboard: Json | None
) -> Json:
    if keyboard:
        markup.check(keyboard)
    keyboard = markup.inline(keyboard)
    if (text, entities, keyboard) == (message.text, message.entities, message.markup):
        raise bad_request(SAME)
    world.limits.take(message.chat.id, world.dial.now().timestamp())
    message.text, message.entities, message.markup = text, entities, keyboard
    message.edited = world.dial.now()
    world.happen(message.chat, "edited", message=message)
    return message.as_json()


def delete_message(world: World, params: Json) -> bool:
    chat = world.chat(params["chat_id"])
    message = chat.messages.get(params["message_id"])
    if message is None or message.deleted:
        raise bad_request("message to delete not found")
    _delete(world, message)
    return True


def delete_messages(world: World, params: Json) -> bool:
    chat = world.chat(params["chat_id"])
    if not 1 <= len(params["message_ids"]) <= 100:
        raise bad_request("message identifiers are not specified or too many")
    for number in params["message_ids"]:
        message = chat.messages.get(number)
        if message and not message.deleted:
            _delete(world, message)
    return True


def _delete(world: World, message: Message) -> None:
    if world.dial.now() - message.date > DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    message.deleted = True
    world.happen(message.chat, "deleted", message.shown, message)


def answer_callback_query(world: World, params: Json) -> bool:
    query = world.queries.pop(params["callback_query_id"], None)
    if query is None or world.dial.now() - query.at > QUERY_LIFE:
        raise bad_request(STALE)
    text = params.get("text", "")
    if texts.units(text) > ANSWER_LIMIT:
        world.queries[params["callback_query_id"]] = query
        raise bad_request("MESSAGE_TOO_LONG")
    if text:
        world.happen(query.chat, "alert", text)
    return True


def send_chat_action(world: World, params: Json) -> bool:
    chat = world.chat(params["chat_id"])
    chat.typing += params["action"] == "typing"
    world.bell.ring()
    return True


def pin_chat_message(world: World, params: Json) -> bool:
    chat = world.chat(params["chat_id"])
    message = chat.messages.get(params["message_id"])
    if message is None or message.deleted:
        raise bad_request("message to pin not found")
    chat.pinned = message.id
    return True


def leave_chat(world: World, params: Json) -> bool:
    chat = world.chat(params["chat_id"])
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.left = True
    world.bell.ring()
    return True


METHODS: Mapping[str, Callable[[World, Json], object]] = {
    "getMe": get_me,
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
    "pinChatMessage": pin_chat_message,
    "leaveChat": leave_chat,
    **commands.METHODS,
    **hooking.METHODS,
}
