"""What each method of the Bot API does here. Parameters arrive checked by the contract."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from bot.sandbox import commands, editing, hooking, sending, texts
from bot.sandbox.contract import Json
from bot.sandbox.refusal import bad_request
from bot.sandbox.world import World

QUERY_LIFE = timedelta(minutes=15)
ANSWER_LIMIT = 200
STALE = "query is too old and response timeout expired or query ID is invalid"
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def get_me(world: World, params: Json) -> Json:
    return world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "has_topics_enabled": True,
    }


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
    if params["action"] not in ACTIONS:
        raise bad_request("Wrong parameter action in request")
    sending.in_topic(chat, params)
    chat.typing += params["action"] == "typing"
    chat.action = (params["action"], world.dial.now())
    world.bell.ring()
    return True


def leave_chat(world: World, params: Json) -> bool:
    chat = world.chat(params["chat_id"])
    if chat.private:
        raise bad_request("Chat member status can't be changed in private chats")
    chat.left = True
    world.bell.ring()
    return True


METHODS: Mapping[str, Callable[[World, Json], object]] = {
    "getMe": get_me,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
    "leaveChat": leave_chat,
    **sending.METHODS,
    **editing.METHODS,
    **commands.METHODS,
    **hooking.METHODS,
}
