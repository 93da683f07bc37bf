"""The methods that set how the bot looks: its commands, names, descriptions, menu button."""

import re
from collections.abc import Callable, Mapping

from bot.sandbox.contract import Json
from bot.sandbox.refusal import bad_request
from bot.sandbox.texts import units
from bot.sandbox.world import World

NAME = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"([a-z]{2})?")
MOST_COMMANDS = 100
COMMAND_TEXT = 256


def set_my_commands(world: World, params: Json) -> bool:
    if len(params["commands"]) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in params["commands"]:
        if not NAME.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= units(command["description"]) <= COMMAND_TEXT:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.settings[_place("commands", params)] = params["commands"]
    return True


def get_my_commands(world: World, params: Json) -> object:
    return world.settings.get(_place("commands", params), [])


def delete_my_commands(world: World, params: Json) -> bool:
    world.settings.pop(_place("commands", params), None)
    return True


def _place(what: str, params: Json) -> tuple[str, str, str]:
    """Where a setting is kept: what, for whom, in which language."""
    language = params.get("language_code", "")
    if not LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    scope = params.get("scope", {"type": "default"})
    return what, ":".join(str(scope[key]) for key in sorted(scope)), language


def _setter(name: str, longest: int) -> Callable[[World, Json], bool]:
    def set_it(world: World, params: Json) -> bool:
        text = params.get(name, "")
        if units(text) > longest:
            raise bad_request(f"{name} is too long")
        world.settings[_place(name, params)] = text
        return True

    return set_it


def set_chat_menu_button(world: World, params: Json) -> bool:
    chat = params.get("chat_id", "")
    if chat:
        world.chat(chat)
    world.settings[("menu_button", str(chat), "")] = params.get("menu_button", {"type": "default"})
    return True


METHODS: Mapping[str, Callable[[World, Json], object]] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name", 64),
    "setMyDescription": _setter("description", 512),
    "setMyShortDescription": _setter("short_description", 120),
    "setChatMenuButton": set_chat_menu_button,
}
