"""The strict Telegram as python-telegram-bot sees it: forms, uploads and named errors."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MenuButtonCommands,
    MessageEntity,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter, TimedOut

from bot.sandbox.people import Person
from bot.sandbox.telegram import StrictTelegram
from tests.sandbox.refusals.case import PNG


@pytest_asyncio.fixture
async def bot(telegram: StrictTelegram) -> AsyncIterator[Bot]:
    async with Bot(telegram.token, base_url=f"{telegram.url}/bot") as bot:
        yield bot


async def test_messages_with_everything_we_use(ana: Person, bot: Bot) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("One", callback_data="1")]])
    sent = await bot.send_message(
        ana.id,
        "A note, hidden",
        entities=[MessageEntity("spoiler", 8, 6)],
        reply_markup=keyboard,
        disable_notification=True,
        protect_content=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    assert ana.last.shown == "A note, ▒▒▒▒▒▒"
    assert (ana.last.silent, ana.last.protected, sent.has_protected_content) == (True, True, True)
    await bot.send_message(
        ana.id,
        "below",
        reply_parameters=ReplyParameters(sent.message_id),
        reply_markup=ReplyKeyboardRemove(),
    )
    assert ana.last.reply_to is ana.messages[0]
    await bot.edit_message_reply_markup(ana.id, sent.message_id, reply_markup=None)
    assert ana.messages[0].rows == []
    await bot.delete_messages(ana.id, [sent.message_id])
    assert [message.text for message in ana.messages] == ["below"]


async def test_a_conversation(ana: Person, bot: Bot) -> None:
    ana.start("payload")
    [started] = await bot.get_updates()
    assert started.message is not None
    assert started.message.text == "/start payload"
    keyboard = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Good", callback_data="1"))
    await started.message.reply_text("Hello", reply_markup=keyboard)
    ana.tap("Good")
    [tapped] = await bot.get_updates(offset=started.update_id + 1)
    assert tapped.callback_query is not None
    await tapped.callback_query.answer("Noted", show_alert=True)
    await tapped.callback_query.edit_message_text("Set.")
    assert (ana.last.text, ana.last.rows, ana.alerts) == ("Set.", [], ["Noted"])


async def test_files_arrive_byte_by_byte(ana: Person, bot: Bot) -> None:
    data = bytes(range(256)) + b"\r\n--boundary\r\n\r\n"
    await bot.send_document(ana.id, data, filename="your data.zip", caption="All of it")
    assert (ana.last.data, ana.last.text) == (data, "All of it")
    assert ana.last.media["document"]["file_name"] == "your data.zip"
    photo = PNG + bytes((0, 0, 0, 8, 0, 0, 0, 8))
    sent = await bot.send_photo(ana.id, photo, caption="x" * 1024, has_spoiler=True)
    assert sent.has_media_spoiler
    file = await bot.get_file(sent.photo[-1].file_id)
    assert file.file_size == len(photo)
    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_photo(ana.id, photo, caption="x" * 1025)


async def test_how_the_bot_looks(ana: Person, bot: Bot, telegram: StrictTelegram) -> None:
    plan = [BotCommand("plan", "a small step")]
    await bot.set_my_commands(plan, scope=BotCommandScopeChat(ana.id), language_code="de")
    commands = await bot.get_my_commands(scope=BotCommandScopeChat(ana.id), language_code="de")
    assert list(commands) == plan
    await bot.delete_my_commands(scope=BotCommandScopeChat(ana.id), language_code="de")
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    await bot.set_my_name("Small Steps")
    await bot.set_my_description("One small thing", language_code="en")
    await bot.set_my_short_description("Small")
    assert ("name", "default", "") in telegram.world.settings


async def test_named_errors(
    ana: Person, bot: Bot, telegram: StrictTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    with pytest.raises(BadRequest, match="text is empty"):
        await bot.send_message(ana.id, "")
    telegram.faults.start("too_many", seconds=4, times=1)
    with pytest.raises(RetryAfter, match="0:00:04"):
        await bot.send_message(ana.id, "x")
    telegram.faults.start("timeout_after", times=1)
    with pytest.raises(TimedOut):
        await bot.send_message(ana.id, "lost answer", read_timeout=0.1)
    assert telegram.accepted[-1].text == "lost answer"
    await bot.set_webhook("http://127.0.0.1:9/")
    with pytest.raises(Conflict):
        await bot.get_updates()
    ana.block()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(ana.id, "x")


async def test_a_wrong_token(telegram: StrictTelegram) -> None:
    bot = Bot("42:another", base_url=f"{telegram.url}/bot")
    with pytest.raises(InvalidToken):
        await bot.initialize()
    await bot.shutdown()
