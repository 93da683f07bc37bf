"""Keyboards that Telegram does not take."""

from tests.sandbox.refusals.case import absent, button, key, markup

URL = "inline keyboard button URL"
ARRAYS = 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
UNPARSED = "can't parse inline keyboard button"
KEYBOARDS = [
    markup("can't parse reply keyboard markup JSON object", "{"),
    markup("object expected as reply markup", []),
    markup("inline keyboard expected", {"keys": []}),
    markup(ARRAYS, {"inline_keyboard": [{"text": "x"}]}),
    markup('field "inline_keyboard" must be of type Array', {"inline_keyboard": {}}),
    markup(
        "reply markup is too long",
        {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101},
    ),
    markup("reply markup is too long", {"keyboard": [[{"text": "x"}]] * 301}),
    markup(f"{UNPARSED}: InlineKeyboardButton must be an Object", {"inline_keyboard": [["x"]]}),
    button(f"{UNPARSED}: Text buttons are unallowed in the inline keyboard"),
    button(f"{UNPARSED}: Text buttons are unallowed in the inline keyboard", callback_data=""),
    button(f'{UNPARSED}: Field "callback_data" must be of type String', callback_data=5),
    button(f'{UNPARSED}: Field "copy_text" must be of type Object', copy_text="x"),
    button(f'{UNPARSED}: Can\'t find field "text"', copy_text={}),
    button(f"{UNPARSED}: invalid button style specified", style="loud", callback_data="x"),
    button(f'{UNPARSED}: unknown field "data" of InlineKeyboardButton', data="x"),
    absent(
        "field web_app of InlineKeyboardButton",
        "sendMessage",
        chat_id=1,
        text="x",
        reply_markup={"inline_keyboard": [[{"text": "x", "web_app": {}}]]},
    ),
    button(
        "only one of url, callback_data may be set", callback_data="x", url="https://example.org"
    ),
    button("inline keyboard button text must be non-empty", text=" ", callback_data="x"),
    button("BUTTON_DATA_INVALID", callback_data="é" * 33),
    button("BUTTON_COPY_TEXT_INVALID", copy_text={"text": "x" * 257}),
    button("BUTTON_COPY_TEXT_INVALID", copy_text={"text": ""}),
    button(
        f"{URL} 'ftp://example.org' is invalid: Unsupported URL protocol", url="ftp://example.org"
    ),
    button(
        f"{URL} 'javascript:alert(1)' is invalid: Wrong port number specified in the URL",
        url="javascript:alert(1)",
    ),
    button(f"{URL} 'https://' is invalid: URL host is empty", url="https://"),
    button(f"{URL} 'http://localhost' is invalid: Wrong HTTP URL", url="http://localhost"),
    markup("reply keyboard must be non-empty", {"keyboard": []}),
    markup('field "keyboard" must be an Array of Arrays', {"keyboard": [{"text": "x"}]}),
    markup(
        "can't parse keyboard button: KeyboardButton must be a String or an Object",
        {"keyboard": [["x"]]},
    ),
    key("can't parse keyboard button: invalid button style specified", style="loud"),
    key("keyboard button text must be non-empty", text=""),
    key("phone number can be requested in private chats only", -101, request_contact=True),
    key("location can be requested in private chats only", -101, request_location=True),
]
