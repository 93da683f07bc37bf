"""Opening the door, introducing the bot, and what the log is told."""

import logging

import pytest

from bot.chat.door import Door, open_door
from bot.chat.network import NoEntry
from bot.engine.ports import Message
from bot.sandbox.telegram import StrictTelegram
from tests.chat.conftest import Patience

MENU = [("plan", "A small step"), ("help", "Help now")]
WRONG = "42:another-token-of-this-bot"


def settings(telegram: StrictTelegram) -> dict[str, object]:
    return {what: value for (what, _, _), value in telegram.world.settings.items()}


async def test_the_door_knows_who_it_is(door: Door) -> None:
    assert door.bot_id == 42


async def test_a_wrong_token_is_one_sentence(telegram: StrictTelegram, clock: Patience) -> None:
    with pytest.raises(NoEntry, match=r"^BOT_TOKEN: .*BotFather\.$") as caught:
        async with open_door(WRONG, telegram.url, clock):
            raise AssertionError("it opened")
    assert caught.value.__suppress_context__  # the library's own error quotes the token


@pytest.mark.parametrize("kind", ["closed", "error_502", "too_many", "reset_before"])
async def test_no_telegram_is_one_sentence(
    telegram: StrictTelegram, clock: Patience, kind: str
) -> None:
    if kind == "closed":
        await telegram.refuse_connections()
    else:
        telegram.faults.start(kind)  # type: ignore[arg-type]
    with pytest.raises(NoEntry, match="cannot be reached"):
        async with open_door(telegram.token, telegram.url, clock):
            raise AssertionError("it opened")


async def test_the_menu_is_set_once(telegram: StrictTelegram, door: Door) -> None:
    await door.introduce(MENU, "About", "Long words")
    assert settings(telegram) == {
        "commands": [{"command": name, "description": words} for name, words in MENU],
        "short_description": "About",
        "description": "Long words",
    }
    before = len(telegram.calls)
    await door.introduce(MENU, "About", "Long words")
    assert [call.method for call in telegram.calls[before:]] == ["getMyCommands"]
    await door.introduce(MENU[:1], "About")
    assert settings(telegram)["commands"] == [{"command": "plan", "description": "A small step"}]


async def test_each_language_has_a_menu_of_its_own(telegram: StrictTelegram, door: Door) -> None:
    await door.introduce(MENU, "About")
    await door.introduce([("plan", "Ein kleiner Schritt")], "Worum es geht", language="de")
    world, chat = telegram.world, telegram.person("Ana").chat
    seen = {code: world.commands_for(chat, code)[0]["description"] for code in ("de", "fr")}
    assert seen == {"de": "Ein kleiner Schritt", "fr": "A small step"}
    assert world.described("de")["short_description"] == "Worum es geht"


async def test_an_introduction_that_fails_is_mended_next_time(
    telegram: StrictTelegram, door: Door
) -> None:
    telegram.faults.start("error_500", method="setMyShortDescription", times=1)
    await door.introduce(MENU, "About")
    assert settings(telegram) == {}
    await door.introduce(MENU, "About")
    assert settings(telegram).keys() == {"commands", "short_description"}


async def test_our_log_is_told_nothing_of_a_person_or_the_token(
    telegram: StrictTelegram, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    telegram.person("Ana", id=77001).open_chat()
    telegram.faults.start("error_500", times=1)
    for text in ("private words", "half \ud83d of private words", "private words"):
        await door.outbound.send(77001, Message(text))
    await door.introduce([("NOT A COMMAND", "")], "About")
    ours = [r for r in caplog.records if r.name.startswith("bot.chat")]
    assert ours
    told = " ".join(r.getMessage() + (r.exc_text or "") for r in ours)
    assert not any(secret in told for secret in ("private", "77001", "Ana", telegram.token))
