"""Keyboards: what Telegram allows under a message."""

from bot.sandbox import links
from bot.sandbox.contract import Json
from bot.sandbox.refusal import bad_request

KINDS = ("url", "callback_data", "copy_text", "switch_inline_query")
MAY_BE_EMPTY = ("copy_text", "switch_inline_query")
MOST_BUTTONS = 100
MOST_KEYS = 300
DATA_BYTES = 64
COPY_LIMIT = 256


def check(markup: Json, *, private: bool) -> None:
    """Raises Refused for a keyboard Telegram would not take."""
    if "inline_keyboard" in markup:
        _check_inline(markup["inline_keyboard"])
    elif "keyboard" in markup:
        _check_reply(markup["keyboard"], private=private)


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
    kinds = [kind for kind in KINDS if kind in button and (button[kind] or kind in MAY_BE_EMPTY)]
    if not kinds:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if not button["text"].strip():
        raise bad_request("Inline keyboard button text must be non-empty")
    if len(kinds) > 1:
        raise bad_request(f"only one of {', '.join(kinds)} may be set")
    if len(button.get("callback_data", "").encode()) > DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url(button["url"])
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= COPY_LIMIT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_url(url: str) -> None:
    try:
        links.check(url)
    except ValueError as error:
        raise bad_request(f"Inline keyboard button URL '{url}' is invalid: {error}") from None


def _check_reply(rows: list[list[Json]], *, private: bool) -> None:
    buttons = [button for row in rows for button in row]
    if not buttons:
        raise bad_request("reply keyboard must be non-empty")
    if len(buttons) > MOST_KEYS:
        raise bad_request("reply markup is too long")
    for button in buttons:
        if not button["text"].strip():
            raise bad_request("Keyboard button text must be non-empty")
        if button.get("request_contact") and not private:
            raise bad_request("Phone number can be requested in private chats only")
        if button.get("request_location") and not private:
            raise bad_request("Location can be requested in private chats only")
