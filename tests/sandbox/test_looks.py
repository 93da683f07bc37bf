"""How the bot looks: which commands, texts and menu buttons somebody sees."""

from bot.sandbox.people import Person
from tests.sandbox.conftest import Caller, Json

PRIVATE = {"type": "all_private_chats"}


def commands(*names: str) -> list[Json]:
    return [{"command": name, "description": "x"} for name in names]


async def test_the_narrowest_scope_wins_and_in_it_the_own_language(
    ana: Person, call: Caller
) -> None:
    world, lena = call.telegram.world, call.telegram.person("Lena")
    hers = {"type": "chat", "chat_id": ana.id}
    plan: list[tuple[str, Json, Json]] = [
        ("a", {}, {}),
        ("b", {}, {"language_code": "de"}),
        ("c", {"scope": PRIVATE}, {}),
        ("d", {"scope": PRIVATE}, {"language_code": "de"}),
        ("e", {"scope": hers}, {}),
        ("f", {"scope": hers}, {"language_code": "de"}),
    ]
    seen = []
    for name, scope, language in plan:
        assert await call.result("setMyCommands", commands=commands(name), **scope, **language)
        assert await call.result("getMyCommands", **scope, **language) == commands(name)
        chats = (ana.chat, lena.chat)
        shown = [world.commands_for(chat, code) for chat in chats for code in ("de", "en")]
        seen.append("".join(one[0]["command"] for one in shown))
    assert seen == ["aaaa", "baba", "cccc", "dcdc", "eedc", "fedc"]
    await call.result("deleteMyCommands", scope=hers, language_code="de")
    await call.result("setMyCommands", scope=hers, commands=[])
    assert world.commands_for(ana.chat, "de") == commands("d")


async def test_a_group_sees_its_own(ana: Person, call: Caller) -> None:
    world, group = call.telegram.world, ana.add_to_group()
    assert world.commands_for(world.chats[group]) == []
    await call.result("setMyCommands", commands=commands("private"), scope=PRIVATE)
    await call.result("setMyCommands", commands=commands("all"))
    assert world.commands_for(world.chats[group]) == commands("all")
    everywhere = {"type": "all_group_chats"}
    await call.result("setMyCommands", commands=commands("groups"), scope=everywhere)
    assert world.commands_for(world.chats[group]) == commands("groups")


async def test_names_and_descriptions(call: Caller) -> None:
    world = call.telegram.world
    assert world.described("de") == {
        "name": "Small Steps",
        "description": "",
        "short_description": "",
    }
    await call.result("setMyName", name="Steps")
    await call.result("setMyName", name="Schritte", language_code="de")
    await call.result("setMyDescription", description="One small thing")
    await call.result("setMyShortDescription", short_description="Klein", language_code="de")
    assert world.described("de") == {
        "name": "Schritte",
        "description": "One small thing",
        "short_description": "Klein",
    }
    assert await call.result("getMyName") == {"name": "Steps"}
    assert await call.result("getMyDescription") == {"description": "One small thing"}
    assert await call.result("getMyShortDescription", language_code="de") == {
        "short_description": "Klein"
    }
    await call.result("setMyName", name="", language_code="de")
    assert world.described("de")["name"] == "Steps"


async def test_menu_buttons(ana: Person, call: Caller) -> None:
    assert await call.result("getChatMenuButton") == {"type": "default"}
    await call.result("setChatMenuButton", menu_button={"type": "commands"})
    assert await call.result("getChatMenuButton", chat_id=ana.id) == {"type": "commands"}
    await call.result("setChatMenuButton", chat_id=ana.id)
    assert call.telegram.world.menu_button(ana.id) == {"type": "default"}
    assert call.telegram.world.menu_button() == {"type": "commands"}
