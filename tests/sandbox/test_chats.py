"""Chats: pins, keyboards, actions, reactions, and what a bot may edit and delete."""

from datetime import timedelta

import pytest

from bot.sandbox.chats import Message
from bot.sandbox.methods import ACTIONS
from bot.sandbox.people import Person
from tests.sandbox.conftest import Caller, Json

KEYS: Json = {"keyboard": [[{"text": "Yes"}], [{"text": "No"}]], "one_time_keyboard": True}


@pytest.fixture
def her(ana: Person) -> Json:
    return {"chat_id": ana.id}


async def send(call: Caller, **params: object) -> int:
    sent = await call.result("sendMessage", text="x", **params)
    return int(sent["message_id"])


def pinned(person: Person) -> Message | None:
    return person.chat.pinned


def keyboard(person: Person) -> Json | None:
    return person.chat.keyboard


async def test_the_newest_pin_is_shown(ana: Person, call: Caller, her: Json) -> None:
    older, newer = await send(call, **her), await send(call, **her)
    for number in (newer, older):
        await call.result("pinChatMessage", **her, message_id=number)
    assert pinned(ana) is ana.messages[1]
    await call.result("unpinChatMessage", **her)
    assert pinned(ana) is ana.messages[0]
    await call.result("pinChatMessage", **her, message_id=newer)
    await call.result("deleteMessage", **her, message_id=newer)
    assert pinned(ana) is ana.messages[0]
    await call.result("unpinChatMessage", **her, message_id=older)
    assert pinned(ana) is None
    await call.result("pinChatMessage", **her, message_id=older)
    await call.result("unpinAllChatMessages", **her)
    assert pinned(ana) is None


async def test_a_reply_keyboard_stands_until_it_is_taken_away(
    ana: Person, call: Caller, her: Json
) -> None:
    board = await send(call, **her, reply_markup=KEYS)
    inline = {"inline_keyboard": [[{"text": "One", "callback_data": "x"}]]}
    await send(call, **her, reply_markup=inline)
    ana.say("Yes")
    assert keyboard(ana) == KEYS
    await send(call, **her, reply_markup={"remove_keyboard": True})
    assert keyboard(ana) is None
    board = await send(call, **her, reply_markup=KEYS)
    await call.result("deleteMessage", **her, message_id=board)
    assert keyboard(ana) is None


async def test_a_reply_is_wanted_until_the_person_wrote(
    ana: Person, call: Caller, her: Json
) -> None:
    forced = {"force_reply": True, "input_field_placeholder": "One line"}
    await send(call, **her, reply_markup=forced)
    assert ana.chat.reply_wanted is ana.last
    assert ana.last.markup == forced
    ana.say("here", reply_to=ana.last)
    assert ana.chat.reply_wanted is None


@pytest.mark.parametrize("action", sorted(ACTIONS))
async def test_an_action_shows_for_five_seconds_or_until_a_message(
    action: str, ana: Person, call: Caller, her: Json
) -> None:
    dial = call.telegram.dial
    await call.result("sendChatAction", **her, action=action)
    assert ana.chat.doing(dial.now()) == action
    assert ana.typing == (action == "typing")
    assert ana.chat.doing(dial.now() + timedelta(seconds=5)) is None
    await send(call, **her)
    assert ana.chat.doing(dial.now()) is None


async def test_a_reaction_comes_and_goes(ana: Person, call: Caller, her: Json) -> None:
    hers = ana.say("done")
    where = {**her, "message_id": hers.id}
    await call.result(
        "setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "👍"}], is_big=True
    )
    assert hers.reaction == "👍"
    await call.result("setMessageReaction", **where)
    assert hers.reaction == ""


async def test_a_caption_can_be_changed(ana: Person, call: Caller, her: Json) -> None:
    sent = await call.result("sendPhoto", **her, photo="photo-file", caption="before")
    where = {**her, "message_id": sent["message_id"]}
    bold = [{"type": "bold", "offset": 0, "length": 5}]
    edited = await call.result(
        "editMessageCaption", **where, caption="after", caption_entities=bold
    )
    assert (edited["caption"], edited["caption_entities"]) == ("after", bold)
    assert ana.happenings[-1].text == "(photo) after"
    above = await call.result("editMessageCaption", **where, show_caption_above_media=True)
    assert "caption" not in above
    assert above["show_caption_above_media"]
    assert "show_caption_above_media" not in await call.result("editMessageCaption", **where)


async def test_both_sides_messages_can_be_deleted_for_two_days(
    ana: Person, call: Caller, her: Json
) -> None:
    old = await send(call, **her)
    call.telegram.dial.shift(timedelta(hours=48, seconds=1))
    hers, his = ana.say("typed"), await send(call, **her)
    await call.refusal("deleteMessages", **her, message_ids=[hers.id, his, old])
    assert len(ana.messages) == 3
    await call.result("deleteMessages", **her, message_ids=[hers.id, hers.id, 999])
    await call.result("deleteMessage", **her, message_id=his)
    assert [message.id for message in ana.messages] == [old]


async def test_another_keyboard_and_none_are_changes(ana: Person, call: Caller, her: Json) -> None:
    where = {**her, "message_id": await send(call, **her)}
    inline = {"inline_keyboard": [[{"text": "One", "callback_data": "x"}]]}
    await call.result("editMessageReplyMarkup", **where, reply_markup=inline)
    assert ana.last.buttons == ["One"]
    edited = await call.result("editMessageText", **where, text="x")
    assert "reply_markup" not in edited
    assert edited["edit_date"] >= edited["date"]


async def test_a_group_tells_that_the_bot_came(ana: Person, call: Caller) -> None:
    group = ana.add_to_group("Family")
    kinds = [list(update)[1] for update in await call.updates()]
    assert kinds == ["my_chat_member", "message"]
    await send(call, chat_id=group)
