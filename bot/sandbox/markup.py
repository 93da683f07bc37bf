"""Keyboards: what Telegram allows under a message."""

from bot.sandbox.contract import Json
from bot.sandbox.refusal import bad_request

KINDS = ("url", "callback_data", "copy_text", "switch_inline_query")
MOST_BUTTONS = 100
DATA_BYTES = 64
COPY_LIMIT = 256


def check(markup: Json) -> None:
    """Raises Refused for a keyboard Telegram would not take."""
    if "inline_keyboard" in markup:
        _check_inline(markup["inline_keyboard"])
    elif "keyboard" in markup:
        _check_reply(markup["keyboard"])


def inline(markup: Json | None) -> Json | None:
    """The inline keyboard of a markup, without empty rows; None when nothing is left."""
    rows = [row for row in (markup or {}).get("inline_keyboard", []) if row]
    return {"inline_keyboard": rows} if rows else None


def _check_inline(rows: list[list[Json]]) -> None:
    buttons = [button for row in rows for button in row]
    if len(buttons) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    for button in buttons:
        _check_button(button)


def _check_button(button: Json) -> None:
    where = "can't parse inline keyboard button"
    if not button["text"].strip():
        raise bad_request(f"{where}: button text is empty")
    kinds = [kind for kind in KINDS if kind in button]
    if not kinds:
        raise bad_request(f"{where}: Text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1:
        raise bad_request(f"{where}: exactly one of {', '.join(kinds)} may be set")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not button["url"].startswith(("https://", "http://", "tg://")):
        raise bad_request("BUTTON_URL_INVALID")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= COPY_LIMIT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_reply(rows: list[list[Json]]) -> None:
    buttons = [button for row in rows for button in row]
    if not buttons:
        raise bad_request("reply keyboard must be non-empty")
    if any(not button["text"].strip() for button in buttons):
        raise bad_request("can't parse keyboard button: button text is empty")
