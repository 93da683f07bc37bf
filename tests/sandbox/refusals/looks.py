"""How a bot may not look, and where its updates may not go."""

from tests.sandbox.refusals.case import PNG, Case, absent, bad, command, scope

LOOKS = [
    bad("can't parse commands JSON object", "setMyCommands", commands="{"),
    bad("expected an Array of BotCommand", "setMyCommands", commands={}),
    bad("can't parse BotCommand: expected an Object", "setMyCommands", commands=[5]),
    bad("can't parse BotCommand: Can't find field \"command\"", "setMyCommands", commands=[{}]),
    command("command must be non-empty", command=""),
    command("command length must not exceed 32", command="x" * 33),
    command("command description must be non-empty", description=" "),
    command("command description length must not exceed 256", description="x" * 257),
    command("BOT_COMMAND_INVALID", command="Plan"),
    bad(
        "BOT_COMMANDS_TOO_MUCH",
        "setMyCommands",
        commands=[{"command": "plan", "description": "x"}] * 101,
    ),
    bad("can't parse BotCommandScope JSON object", "getMyCommands", scope="{"),
    bad(
        "can't parse BotCommandScope: BotCommandScope must be an Object", "getMyCommands", scope=[]
    ),
    scope("can't parse BotCommandScope: Can't find field \"type\""),
    scope('can\'t parse BotCommandScope: Field "type" must be of type String', type=5),
    scope("can't parse BotCommandScope: Unsupported type specified", type="all"),
    scope("can't parse BotCommandScope: Can't find field \"chat_id\"", type="chat"),
    scope("chat not found", type="chat", chat_id=7),
    scope("can't use specified scope in private chats", type="chat_administrators", chat_id=1),
    bad("invalid language code specified", "setMyName", name="x", language_code="EN"),
    bad("BOT_TITLE_INVALID", "setMyName", name=""),
    bad("BOT_TITLE_INVALID", "setMyName", name="x" * 65),
    bad("can't parse input profile photo JSON object", "setMyProfilePhoto", photo="x"),
    bad(
        "can't parse input profile photo: InputProfilePhoto must be an Object",
        "setMyProfilePhoto",
        photo=[],
    ),
    bad(
        "can't parse input profile photo: unsupported input profile photo type specified",
        "setMyProfilePhoto",
        photo={"type": "x"},
    ),
    bad(
        "wrong file identifier/HTTP URL specified",
        "setMyProfilePhoto",
        photo={"type": "static", "photo": "photo-file"},
    ),
    absent("animated as a InputProfilePhoto", "setMyProfilePhoto", photo={"type": "animated"}),
    bad(
        "IMAGE_PROCESS_FAILED",
        "setMyProfilePhoto",
        ("it", PNG),
        photo='{"type": "static", "photo": "attach://it"}',
    ),
    bad("description is too long", "setMyDescription", description="x" * 513),
    bad("short_description is too long", "setMyShortDescription", short_description="x" * 121),
    bad("can't parse menu button JSON object", "setChatMenuButton", menu_button="{"),
    bad(
        "can't parse menu button: MenuButton must be an Object", "setChatMenuButton", menu_button=[]
    ),
    bad(
        "can't parse menu button: MenuButton has unsupported type",
        "setChatMenuButton",
        menu_button={"type": "x"},
    ),
    absent("web_app as a MenuButton", "setChatMenuButton", menu_button={"type": "web_app"}),
    bad("user not found", "setChatMenuButton", chat_id=7),
    bad("invalid chat_id specified", "getChatMenuButton", chat_id=-101),
]

HOOK = Case("", "setWebhook", {"url": "http://127.0.0.1:9/"})
HOOKS = [
    bad("invalid webhook URL specified", "setWebhook", url="ftp://127.0.0.1"),
    bad("invalid webhook URL specified", "setWebhook", url="http://127.0.0.1:99999"),
    bad("secret token is too long", "setWebhook", url="http://127.0.0.1", secret_token="x" * 257),
    bad(
        "secret token contains unallowed characters",
        "setWebhook",
        url="http://127.0.0.1",
        secret_token="a b",
    ),
    absent("webhook but by http on loopback", "setWebhook", url="example.org/hook"),
    absent("webhook but by http on loopback", "setWebhook", url="http://example.org/"),
    Case(
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to "
        "delete the webhook first",
        "getUpdates",
        {},
        None,
        (HOOK,),
    ),
]
