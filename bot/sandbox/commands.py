"""The methods that set how the bot looks: its commands, names, descriptions, menu button."""

import re
from collections.abc import Callable, Mapping

from bot.sandbox.contract import Json
from bot.sandbox.refusal import bad_request
from bot.sandbox.sending import picture
from bot.sandbox.texts import units
from bot.sandbox.world import World

NAME = re.compile(r"[a-z0-9_]+")
LANGUAGE = re.compile(r"([a-z]{2})?")
MOST_COMMANDS = 100
COMMAND_LENGTH = 32
COMMAND_TEXT = 256
NAME_LENGTH = 64
DESCRIPTION_LENGTH = {"description": 512, "short_description": 120}


def set_my_commands(world: World, params: Json) -> bool:
    place = _scope(world, params)
    for command in params["commands"]:
        _check(command["command"], command["description"].strip())
    if len(params["commands"]) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return _set(world, place, params["commands"])


def _check(name: str, description: str) -> None:
    if not name:
        raise bad_request("Command must be non-empty")
    if len(name) > COMMAND_LENGTH:
        raise bad_request(f"Command length must not exceed {COMMAND_LENGTH}")
    if not description:
        raise bad_request("Command description must be non-empty")
    if len(description) > COMMAND_TEXT:
        raise bad_request(f"Command description length must not exceed {COMMAND_TEXT}")
    if not NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")


def get_my_commands(world: World, params: Json) -> object:
    return world.settings.get(_scope(world, params), [])


def delete_my_commands(world: World, params: Json) -> bool:
    world.settings.pop(_scope(world, params), None)
    world.bell.ring()
    return True


def _scope(world: World, params: Json) -> tuple[str, str, str]:
    """Where commands are kept. Raises Refused for a chat that has no such scope."""
    scope = params.get("scope", {"type": "default"})
    ids = [str(scope[name]) for name in ("chat_id", "user_id") if name in scope]
    if ids:
        chat = world.chats.get(scope["chat_id"])
        if chat is None or not chat.open:
            raise bad_request("chat not found")
        if chat.private and scope["type"] != "chat":
            raise bad_request("Can't use specified scope in private chats")
    return "commands", ":".join([scope["type"], *ids]), _language(params)


def _language(params: Json) -> str:
    language: str = params.get("language_code", "")
    if not LANGUAGE.fullmatch(language):
        raise bad_request("Invalid language code specified")
    return language


def _set(world: World, place: tuple[str, str, str], value: object) -> bool:
    world.settings[place] = value
    world.bell.ring()
    return True


def set_my_name(world: World, params: Json) -> bool:
    name, language = params.get("name", ""), _language(params)
    # Without a name of its own, a language shows the default one; that there must be.
    if units(name) > NAME_LENGTH or not (name or language):
        raise bad_request("BOT_TITLE_INVALID")
    return _set(world, ("name", "default", language), name)


def set_my_profile_photo(world: World, params: Json) -> bool:
    return _set(world, ("picture", "default", ""), picture(world, params["photo"]["photo"]))


def _describe(what: str) -> Callable[[World, Json], bool]:
    def set_it(world: World, params: Json) -> bool:
        text, language = params.get(what, ""), _language(params)
        if units(text) > DESCRIPTION_LENGTH[what]:
            raise bad_request(f"{what} is too long")
        return _set(world, (what, "default", language), text)

    return set_it


def _described(what: str) -> Callable[[World, Json], Json]:
    return lambda world, params: {what: world.described(_language(params))[what]}


def set_chat_menu_button(world: World, params: Json) -> bool:
    button = params.get("menu_button", {"type": "default"})
    return _set(world, ("menu_button", _whose(world, params), ""), button)


def get_chat_menu_button(world: World, params: Json) -> Json:
    return world.menu_button(_whose(world, params))


def _whose(world: World, params: Json) -> str:
    """The person whose menu button is meant; none is everybody."""
    if "chat_id" not in params:
        return ""
    if params["chat_id"] <= 0:
        raise bad_request("Invalid chat_id specified")
    chat = world.chats.get(params["chat_id"])
    if chat is None or not chat.open:
        raise bad_request("user not found")
    return str(chat.id)


METHODS: Mapping[str, Callable[[World, Json], object]] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyProfilePhoto": set_my_profile_photo,
    "setMyName": set_my_name,
    "getMyName": _described("name"),
    "setMyDescription": _describe("description"),
    "getMyDescription": _described("description"),
    "setMyShortDescription": _describe("short_description"),
    "getMyShortDescription": _described("short_description"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
