"""Every refusal, in Telegram's own wording."""

from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.contract import load
from bot.sandbox.methods import METHODS
from bot.sandbox.people import Person
from tests.sandbox.conftest import Caller

Json = dict[str, Any]


def keyboard(**button: Any) -> Json:
    return {"inline_keyboard": [[{"text": "One"} | button]]}


def entity(**more: Any) -> list[Json]:
    return [{"type": "spoiler", "offset": 0, "length": 2} | more]


WRONG_TEXTS = [
    ({"text": ""}, "message text is empty"),
    ({"text": " \n "}, "message text is empty"),
    ({}, "message text is empty"),
    ({"text": "x" * 4097}, "message is too long"),
    ({"text": "😀" * 2049}, "message is too long"),
    ({"text": 5}, 'wrong type of "text": String expected'),
    ({"text": "x", "txet": "x"}, 'unknown parameter "txet"'),
    ({"text": "x", "disable_notification": 1}, "Boolean expected"),
    ({"text": "x", "entities": "spoiler"}, "can't parse entities JSON object"),
    ({"text": "x", "entities": entity()}, "is outside the text of 1"),
    ({"text": "abc", "entities": entity(offset=-1)}, "is outside the text"),
    ({"text": "abc", "entities": entity(length=0)}, "is outside the text"),
    ({"text": "a😀b", "entities": entity()}, "in the middle of a UTF-16 symbol"),
    ({"text": "abc", "entities": entity(type="blink")}, 'wrong value of "type"'),
    ({"text": "abc", "entities": entity(type="text_link")}, "text_link needs a url"),
    ({"text": "abc", "entities": entity() * 101}, "too many message entities"),
    ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
    ({"text": "x", "link_preview_options": {"disabled": True}}, 'unknown field "disabled"'),
]

WRONG_KEYBOARDS = [
    (keyboard(), "Text buttons are unallowed in the inline keyboard"),
    (keyboard(callback_data=""), "BUTTON_DATA_INVALID"),
    (keyboard(callback_data="é" * 33), "BUTTON_DATA_INVALID"),
    (keyboard(callback_data="x", text=" "), "button text is empty"),
    (keyboard(callback_data="x", url="https://example.org"), "exactly one of"),
    (keyboard(url="javascript:alert(1)"), "BUTTON_URL_INVALID"),
    (keyboard(copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
    (keyboard(data="x"), 'unknown field "data" of InlineKeyboardButton'),
    (keyboard(callback_data=5), 'wrong type of "callback_data"'),
    ({"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101}, "markup is too long"),
    ({"inline_keyboard": [{"text": "x"}]}, 'wrong type of "inline_keyboard"'),
    ({"keyboard": []}, "reply keyboard must be non-empty"),
    ({"keyboard": [[{"text": ""}]]}, "button text is empty"),
    ({"keys": []}, 'unknown field "keys"'),
]


@pytest.mark.parametrize(("params", "wording"), WRONG_TEXTS)
async def test_wrong_texts(params: Json, wording: str, ana: Person, call: Caller) -> None:
    refusal = await call.refusal("sendMessage", chat_id=ana.id, **params)
    assert refusal.startswith("Bad Request: ")
    assert wording in refusal
    assert call.telegram.accepted == []


@pytest.mark.parametrize(("markup", "wording"), WRONG_KEYBOARDS)
async def test_wrong_keyboards(markup: Json, wording: str, ana: Person, call: Caller) -> None:
    assert wording in await call.refusal(
        "sendMessage", chat_id=ana.id, text="x", reply_markup=markup
    )


@pytest.mark.parametrize(
    ("method", "code", "wording"),
    [
        ("sendMesage", 404, "Not Found"),
        ("sendDice", 501, "Not Implemented: the sandbox has no method sendDice"),
    ],
)
async def test_unknown_methods(method: str, code: int, wording: str, call: Caller) -> None:
    assert await call(method) == {"ok": False, "error_code": code, "description": wording}


async def test_a_wrong_token(call: Caller) -> None:
    async with call.http.get(f"{call.telegram.url}/bot42:another/getMe") as answer:
        assert answer.status == 401
        assert (await answer.json())["description"] == "Unauthorized"


async def test_what_the_api_has_and_we_have_not(ana: Person, call: Caller) -> None:
    refusal = await call.refusal("sendMessage", chat_id=ana.id, text="x", parse_mode="HTML")
    assert refusal == "Not Implemented: the sandbox has no parameter parse_mode of sendMessage"


def test_every_described_method_is_here() -> None:
    assert METHODS.keys() | {"getUpdates"} == load()["methods"].keys()


async def test_who_cannot_be_reached(call: Caller) -> None:
    stranger = call.telegram.person("Sam")

    async def refusal() -> str:
        return await call.refusal("sendMessage", chat_id=stranger.id, text="x")

    assert await refusal() == "Forbidden: bot can't initiate conversation with a user"
    stranger.start()
    stranger.block()
    assert await refusal() == "Forbidden: bot was blocked by the user"
    stranger.start()
    await call.result("sendMessage", chat_id=stranger.id, text="x")
    stranger.deactivate()
    assert await refusal() == "Forbidden: user is deactivated"
    for nobody in (7, "@nobody"):
        refused = await call.refusal("sendMessage", chat_id=nobody, text="x")
        assert refused == "Bad Request: chat not found"
    assert await call.refusal("sendMessage", text="x") == "Bad Request: chat_id is empty"


async def test_edits(ana: Person, call: Caller) -> None:
    where = {"chat_id": ana.id, "message_id": 1}
    edit = "editMessageText"
    assert await call.refusal(edit, **where, text="x") == "Bad Request: message to edit not found"
    one = keyboard(callback_data="x")
    await call.result("sendMessage", chat_id=ana.id, text="x", reply_markup=one)
    refused = await call.refusal(edit, **where, text="x", reply_markup=one)
    assert refused.startswith("Bad Request: message is not modified: specified new message content")
    # Another keyboard, then none: both are changes.
    await call.result(edit, **where, text="x", reply_markup=keyboard(callback_data="y"))
    edited = await call.result(edit, **where, text="x")
    assert "reply_markup" not in edited
    assert edited["edit_date"] >= edited["date"]
    assert "not modified" in await call.refusal("editMessageReplyMarkup", **where)
    assert "message text is empty" in await call.refusal(edit, **where, text=" ")
    hers = ana.say("mine")
    refused = await call.refusal(edit, chat_id=ana.id, message_id=hers.id, text="x")
    assert refused == "Bad Request: message can't be edited"


async def test_deletions(ana: Person, call: Caller) -> None:
    hers, his = ana.say("typed"), {"chat_id": ana.id}
    sent = await call.result("sendMessage", **his, text="x")
    assert await call.result("deleteMessages", **his, message_ids=[hers.id, 999])
    refused = await call.refusal("deleteMessage", **his, message_id=hers.id)
    assert refused == "Bad Request: message to delete not found"
    assert "message identifiers" in await call.refusal("deleteMessages", **his, message_ids=[])
    call.telegram.dial.shift(timedelta(hours=48, seconds=1))
    refused = await call.refusal("deleteMessage", **his, message_id=sent["message_id"])
    assert refused == "Bad Request: message can't be deleted for everyone"
    assert [message.text for message in ana.messages] == ["x"]


async def test_taps(ana: Person, call: Caller) -> None:
    markup = keyboard(callback_data="x")
    await call.result("sendMessage", chat_id=ana.id, text="x", reply_markup=markup)
    answer = "answerCallbackQuery"
    stale = "query is too old and response timeout expired or query ID is invalid"
    first, second = ana.tap("One"), ana.tap("x")
    assert "MESSAGE_TOO_LONG" in await call.refusal(answer, callback_query_id=first, text="x" * 201)
    await call.result(answer, callback_query_id=first, text="noted")
    assert ana.alerts == ["noted"]
    assert stale in await call.refusal(answer, callback_query_id=first)
    assert stale in await call.refusal(answer, callback_query_id="1")
    call.telegram.dial.shift(timedelta(minutes=16))
    assert stale in await call.refusal(answer, callback_query_id=second)


async def test_commands(call: Caller) -> None:
    async def refused(command: str, description: str = "x") -> str:
        commands = [{"command": command, "description": description}]
        return await call.refusal("setMyCommands", commands=commands)

    assert "BOT_COMMAND_INVALID" in await refused("Plan")
    assert "BOT_COMMAND_INVALID" in await refused("x" * 33)
    assert "BOT_COMMAND_DESCRIPTION_INVALID" in await refused("plan", "")
    assert "BOT_COMMANDS_TOO_MUCH" in await call.refusal(
        "setMyCommands", commands=[{"command": "plan", "description": "x"}] * 101
    )
    plan = [{"command": "plan", "description": "a small step"}]
    await call.result("setMyCommands", commands=plan, scope={"type": "chat", "chat_id": 5})
    assert await call.result("getMyCommands", scope={"type": "chat", "chat_id": 5}) == plan
    assert await call.result("getMyCommands") == []
    assert 'unknown field "chat_id"' in await call.refusal(
        "getMyCommands", scope={"type": "default", "chat_id": 5}
    )
    assert "name is too long" in await call.refusal("setMyName", name="x" * 65)
    assert "invalid language code" in await call.refusal("setMyName", name="x", language_code="EN")


async def test_groups_can_be_left_and_private_chats_cannot(ana: Person, call: Caller) -> None:
    group = ana.add_to_group("Family")
    kinds = [list(update)[1] for update in await call.updates()]
    assert kinds == ["my_chat_member", "message"]
    await call.result("sendMessage", chat_id=group, text="I only talk in private.")
    await call.result("leaveChat", chat_id=group)
    assert "Forbidden: bot was kicked" in await call.refusal("sendMessage", chat_id=group, text="x")
    assert "can't be changed in private" in await call.refusal("leaveChat", chat_id=ana.id)


async def test_pins_and_actions(ana: Person, call: Caller) -> None:
    await call.result("sendChatAction", chat_id=ana.id, action="typing")
    assert ana.typing == 1
    assert 'wrong value of "action"' in await call.refusal(
        "sendChatAction", chat_id=ana.id, action="dancing"
    )
    pinned = "pinChatMessage"
    assert "message to pin not found" in await call.refusal(pinned, chat_id=ana.id, message_id=9)
    sent = await call.result("sendMessage", chat_id=ana.id, text="x")
    assert await call.result(pinned, chat_id=ana.id, message_id=sent["message_id"])
