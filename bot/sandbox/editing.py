"""The methods that change what is there: edits, deletions, reactions, pins."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from bot.sandbox import contract, markup, texts
from bot.sandbox.chats import Chat, Message
from bot.sandbox.contract import Json
from bot.sandbox.refusal import bad_request
from bot.sandbox.world import World

DELETABLE = timedelta(hours=48)
MOST_DELETED = 100
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


def edit_message_text(world: World, params: Json) -> Json:
    message = _editable(world, params)
    if message.media:
        raise bad_request("There is no text in the message to edit")
    text, entities = texts.told(params, world.dial.now())
    return _edit(world, message, text, entities, params.get("reply_markup"))


def edit_message_caption(world: World, params: Json) -> Json:
    message = _editable(world, params)
    if not message.media:
        raise bad_request("There is no caption in the message to edit")
    caption, entities = texts.captioned(params, world.dial.now())
    above = params.get("show_caption_above_media", False)
    media = {k: v for k, v in message.media.items() if k != "show_caption_above_media"}
    if above and "photo" in media:
        media["show_caption_above_media"] = True
    return _edit(world, message, caption, entities, params.get("reply_markup"), media)


def edit_message_reply_markup(world: World, params: Json) -> Json:
    message = _editable(world, params)
    return _edit(world, message, message.text, message.entities, params.get("reply_markup"))


def _editable(world: World, params: Json) -> Message:
    message = world.chat(params["chat_id"]).message(params["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot or (message.markup and "inline_keyboard" not in message.markup):
        raise bad_request("Message can't be edited")
    return message


def _edit(
    world: World,
    message: Message,
    text: str,
    entities: list[Json],
    keyboard: Json | None,
    media: Json | None = None,
) -> Json:
    if keyboard:
        markup.check(keyboard, private=message.chat.private)
    new = (text, entities, markup.inline(keyboard), media or message.media)
    if new == (message.text, message.entities, message.markup, message.media):
        raise bad_request(SAME)
    world.limits.take(message.chat.id, world.dial.now().timestamp())
    message.text, message.entities, message.markup, message.media = new
    message.edited = world.dial.now()
    world.happen(message.chat, "edited", message=message)
    return message.as_json()


def delete_message(world: World, params: Json) -> bool:
    chat = world.chat(params["chat_id"])
    message = chat.message(params["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    return _delete(world, [message])


def delete_messages(world: World, params: Json) -> bool:
    chat = world.chat(params["chat_id"])
    numbers = params["message_ids"]
    if not numbers:
        raise bad_request("Message identifiers are not specified")
    if len(numbers) > MOST_DELETED:
        raise bad_request("Too many message identifiers specified")
    if min(numbers) <= 0:
        raise bad_request("Invalid message identifier specified")
    messages = {number: chat.message(number) for number in numbers}
    return _delete(world, [message for message in messages.values() if message])


def _delete(world: World, messages: list[Message]) -> bool:
    """All of them or none."""
    for message in messages:
        if not message.from_bot and not message.chat.private:
            raise bad_request("message can't be deleted")
        if world.dial.now() - message.date > DELETABLE:
            raise bad_request("Message can't be deleted for everyone")
    for message in messages:
        message.deleted = True
        world.happen(message.chat, "deleted", message.shown, message)
    return True


def set_message_reaction(world: World, params: Json) -> bool:
    message = world.chat(params["chat_id"]).message(params["message_id"])
    if message is None:
        raise bad_request("message to react not found")
    emoji = [one["emoji"] for one in params.get("reaction", [])]
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if not set(contract.load()["reactions"]).issuperset(emoji):
        raise bad_request("REACTION_INVALID")
    message.reaction = "".join(emoji)
    world.bell.ring()
    return True


def pin_chat_message(world: World, params: Json) -> bool:
    chat = world.chat(params["chat_id"])
    message = chat.message(params["message_id"])
    if message is None:
        raise bad_request("message to pin not found")
    return _pins(world, chat, chat.pins | {message.id})


def unpin_chat_message(world: World, params: Json) -> bool:
    chat = world.chat(params["chat_id"])
    message = chat.message(params["message_id"]) if "message_id" in params else chat.pinned
    if message is None:
        raise bad_request("message to unpin not found")
    return _pins(world, chat, chat.pins - {message.id})


def unpin_all_chat_messages(world: World, params: Json) -> bool:
    return _pins(world, world.chat(params["chat_id"]), set())


def _pins(world: World, chat: Chat, pins: set[int]) -> bool:
    chat.pins = pins
    world.bell.ring()
    return True


METHODS: Mapping[str, Callable[[World, Json], object]] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "setMessageReaction": set_message_reaction,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
}
