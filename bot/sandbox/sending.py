"""The methods that send: texts, photos, documents; and the files that can be asked for again."""

import hashlib
from collections.abc import Callable, Mapping

from bot.sandbox import markup, media, texts
from bot.sandbox.chats import Chat, File, Message
from bot.sandbox.contract import Json, Upload
from bot.sandbox.refusal import bad_request, not_here
from bot.sandbox.world import World

MB = 1024 * 1024
PHOTO_BYTES = 10 * MB
DOCUMENT_BYTES = 50 * MB
DOWNLOAD_BYTES = 20 * MB


def send_message(world: World, params: Json) -> Json:
    chat = world.chat(params["chat_id"])
    text, entities = texts.told(params, world.dial.now())
    return _send(world, chat, params, text=text, entities=entities)


def send_document(world: World, params: Json) -> Json:
    chat = world.chat(params["chat_id"])
    file = _file(world, params["document"], "document", DOCUMENT_BYTES)
    return _send_file(world, chat, params, file, {"document": file.about})


def send_photo(world: World, params: Json) -> Json:
    chat = world.chat(params["chat_id"])
    file = _file(world, params["photo"], "photo", PHOTO_BYTES)
    media: Json = {"photo": [file.about]}
    if params.get("has_spoiler"):
        media["has_media_spoiler"] = True
    if params.get("show_caption_above_media"):
        media["show_caption_above_media"] = True
    return _send_file(world, chat, params, file, media)


def _file(world: World, given: Upload | str, kind: str, most: int) -> File:
    """The file of an upload, kept; or that of a file_id."""
    if isinstance(given, str):
        if "://" in given:
            raise not_here("sending of what lies at a URL")
        known = world.files.get(given)
        if known is None:
            raise bad_request("Wrong file identifier/HTTP URL specified")
        if known.kind != kind:
            raise bad_request(
                f"Can't use file of type {known.kind.capitalize()} as {kind.capitalize()}"
            )
        return known
    if not given.data:
        raise bad_request("File must be non-empty")
    if len(given.data) > most:
        raise bad_request(
            f"File of size {len(given.data)} bytes is too big for a {kind}; the maximum size is "
            f"{most} bytes"
        )
    return world.keep(_kept(given, kind))


def _kept(given: Upload, kind: str) -> File:
    unique = hashlib.sha256(kind.encode() + given.data).hexdigest()[:16]
    about: Json = {"file_id": f"file-{unique}", "file_unique_id": unique}
    if kind == "photo":
        about["width"], about["height"] = _size(given.data)
    else:
        about |= {"file_name": given.name, "mime_type": given.kind}
    return File(kind, about | {"file_size": len(given.data)}, given.data)


def _size(data: bytes) -> tuple[int, int]:
    """Width and height of a photo that Telegram would take."""
    size = media.size(data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > media.MOST_PIXELS or max(size) > media.STEEPEST * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def _send_file(world: World, chat: Chat, params: Json, file: File, media: Json) -> Json:
    caption, entities = texts.captioned(params, world.dial.now())
    return _send(world, chat, params, text=caption, entities=entities, media=media, data=file.data)


def _send(world: World, chat: Chat, params: Json, **what: object) -> Json:
    keyboard = params.get("reply_markup")
    if keyboard:
        markup.check(keyboard, private=chat.private)
        if "inline_keyboard" in keyboard:
            keyboard = markup.inline(keyboard)
    reply_to = _replied(chat, params.get("reply_parameters"))
    topic = in_topic(chat, params)
    paid = params.get("allow_paid_broadcast", False)
    world.limits.take(chat.id, world.dial.now().timestamp(), paid=paid)
    message = world.write(
        chat,
        world.bot,
        markup=keyboard,
        reply_to=reply_to,
        topic=topic,
        silent=params.get("disable_notification", False),
        protected=params.get("protect_content", False),
        **what,
    )
    return message.as_json()


def _replied(chat: Chat, params: Json | None) -> Message | None:
    if params is None:
        return None
    message = chat.message(params["message_id"])
    if message is None and not params.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


def in_topic(chat: Chat, params: Json) -> int | None:
    """The topic that a call names. Raises Refused for one that the chat does not have."""
    topic: int | None = params.get("message_thread_id")
    if topic is not None and topic not in chat.topics:
        raise bad_request("message thread not found")
    return topic


def picture(world: World, given: Upload | str) -> File:
    """The file of a profile's picture, kept: a new JPEG."""
    if isinstance(given, str):
        raise bad_request("Wrong file identifier/HTTP URL specified")
    if not given.data.startswith(media.JPEG):
        raise bad_request("IMAGE_PROCESS_FAILED")
    return world.keep(_kept(given, "photo"))


def get_file(world: World, params: Json) -> Json:
    if not params["file_id"]:
        raise bad_request("file_id not specified")
    file = world.files.get(params["file_id"])
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.data) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    names = ("file_id", "file_unique_id", "file_size")
    return {name: file.about[name] for name in names} | {"file_path": file.path}


METHODS: Mapping[str, Callable[[World, Json], object]] = {
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "getFile": get_file,
}
