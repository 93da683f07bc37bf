"""People: what their phones show, and the updates their deeds become."""

import re
from datetime import timedelta

import pytest
from telegram import Update
from telegram._telegramobject import TelegramObject

from bot.sandbox.people import NotThere, Person
from bot.sandbox.telegram import StrictTelegram
from tests.sandbox.conftest import Caller, Json


def strangers(thing: object) -> list[str]:
    """The fields python-telegram-bot does not know, anywhere inside."""
    if isinstance(thing, (list, tuple)):
        return [name for item in thing for name in strangers(item)]
    if not isinstance(thing, TelegramObject):
        return []
    inside = [getattr(thing, slot, None) for slot in thing.__slots__]
    return [*thing.api_kwargs, *strangers(inside)]


async def test_updates_look_like_the_real_thing(ana: Person, call: Caller) -> None:
    ana.start("from_lena")
    await call.result("sendMessage", chat_id=ana.id, text="x", reply_markup=KEYBOARD)
    ana.tap("One")
    mine = ana.say("see https://example.org/a, /help", reply_to=ana.last)
    ana.edit(mine, "see it")
    ana.forward("a thing", sender="Sam")
    ana.send_voice("listen")
    ana.send_photo()
    ana.send_sticker()
    ana.send_location()
    ana.send_contact()
    ana.send_document()
    ana.send_video_note()
    ana.send_poll()
    ana.block()
    ana.unblock()
    ana.add_to_group()
    updates = await call.updates()
    assert [list(update)[1] for update in updates] == [
        "message", "callback_query", "message", "edited_message", *["message"] * 9,
        "my_chat_member", "my_chat_member", "my_chat_member", "message",
    ]  # fmt: skip
    for update in updates:
        assert strangers(Update.de_json(update, None)) == []
    assert updates[0]["message"]["text"] == "/start from_lena"
    assert [e["type"] for e in updates[2]["message"]["entities"]] == ["url", "bot_command"]
    assert updates[2]["message"]["reply_to_message"]["text"] == "x"
    assert "edit_date" in updates[3]["edited_message"]
    assert updates[5]["message"]["caption"] == "listen"


async def test_what_waited_is_dated_by_the_minute_in_which_it_was_done(
    ana: Person, call: Caller, telegram: StrictTelegram
) -> None:
    said_at = telegram.dial.now()
    mine = ana.say("in 20 min")
    telegram.dial.shift(timedelta(minutes=10))
    ana.edit(mine, "in 30 min")
    ana.forward("in 5 min", ago=timedelta(days=2))
    telegram.dial.shift(timedelta(minutes=14))
    said, edited, forwarded = [next(iter(one.values())) for one in await bodies(call)]
    dates = (said["date"], edited["date"], edited["edit_date"], forwarded["date"])
    after = [round((date - said_at.timestamp()) / 60) for date in dates]
    assert after == [0, 0, 10, 10]
    assert "edit_date" not in said
    assert round((forwarded["forward_origin"]["date"] - said_at.timestamp()) / 60) == 10 - 2 * 1440


async def bodies(call: Caller) -> list[dict[str, Json]]:
    """The updates without their numbers."""
    return [{k: v for k, v in one.items() if k != "update_id"} for one in await call.updates()]


KEYBOARD: Json = {
    "inline_keyboard": [
        [{"text": "One", "callback_data": "1:a"}],
        [
            {"text": "Copy", "copy_text": {"text": "copied"}},
            {"text": "Open", "url": "https://example.org"},
        ],
    ]
}


async def test_taps_find_the_newest_button(ana: Person, call: Caller) -> None:
    older = await call.result("sendMessage", chat_id=ana.id, text="x", reply_markup=KEYBOARD)
    newer = await call.result("sendMessage", chat_id=ana.id, text="y", reply_markup=KEYBOARD)
    ana.tap("One")
    ana.tap("1:a", ana.messages[0])
    ana.tap_raw("forged")
    assert ana.tap("Copy") is None
    assert ana.tap("Open") is None
    assert ana.clipboard == "copied"
    taps = [update["callback_query"] for update in await call.updates()]
    assert [tap["message"]["message_id"] for tap in taps] == [
        newer["message_id"],
        older["message_id"],
        newer["message_id"],
    ]
    assert [tap["data"] for tap in taps] == ["1:a", "1:a", "forged"]
    with pytest.raises(NotThere, match=re.escape("[Copy] [Open]")):
        ana.tap("Two")


async def test_until_waits_for_news_after_the_last_deed(ana: Person, call: Caller) -> None:
    await call.result("sendMessage", chat_id=ana.id, text="Okay. Good to know.")
    assert (await ana.until("Okay")).text == "Okay. Good to know."
    ana.say("again")
    with pytest.raises(NotThere, match="did not see 'Okay'") as caught:
        await ana.until("Okay", within=0.01)
    assert "Ana: again" in str(caught.value)
    await call.result("editMessageText", chat_id=ana.id, message_id=1, text="Okay then.")
    assert await ana.until(lambda message: message.edited is not None) is ana.last


async def test_the_lock_screen(ana: Person, call: Caller) -> None:
    spoiler = [{"type": "spoiler", "offset": 8, "length": 7}]
    await call.result(
        "sendMessage",
        chat_id=ana.id,
        text="A note 😀secret",
        entities=[{"type": "spoiler", "offset": 9, "length": 6}],
        disable_notification=True,
    )
    await call.result("editMessageText", chat_id=ana.id, message_id=1, text="Edited, in silence")
    await call.result("sendMessage", chat_id=ana.id, text="A note, hidden.", entities=spoiler)
    assert [(push.text, push.silent) for push in ana.notifications] == [
        ("A note 😀▒▒▒▒▒▒", True),
        ("A note, ▒▒▒▒▒▒▒", False),
    ]


async def test_a_long_text_leaves_in_pieces(ana: Person, call: Caller) -> None:
    ana.say("x" + "😀" * 4096)
    texts = [update["message"]["text"] for update in await call.updates()]
    assert [len(text.encode("utf-16-le")) // 2 for text in texts] == [4095, 4096, 2]


async def test_surrounding_space_is_trimmed(ana: Person, call: Caller) -> None:
    sent = await call.result(
        "sendMessage",
        chat_id=ana.id,
        text="  hush  ",
        entities=[{"type": "spoiler", "offset": 1, "length": 7}],
    )
    assert sent["text"] == "hush"
    assert sent["entities"] == [{"type": "spoiler", "offset": 0, "length": 4}]
