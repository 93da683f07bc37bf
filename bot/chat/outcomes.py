"""What Telegram answered, by its name. The library folds many causes into few errors."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.chat.connector import NeverLeft
from bot.engine.ports import (
    Gone,
    InDoubt,
    Outcome,
    Paused,
    Refused,
    TokenRefused,
    Troubled,
    Unreachable,
    Unsent,
)

_GONE: Final = (
    "message to edit not found",
    "message can't be edited",
    "message to delete not found",
    "message can't be deleted",
    "query is too old",
    "message_id_invalid",
)
_LATE: Final = "gateway time"
"""A gateway gave up waiting (504): what it passed on may have arrived."""
_NOBODY: Final = (
    "chat not found",
    "user is deactivated",
    "input_user_deactivated",
    "peer_id_invalid",
)


_NO_TOPIC: Final = "message thread not found"
NO_TOPIC: Final = Refused("NoTopic")
"""The topic of the chat has gone: outside of it the same message is taken."""


def outcome_of(error: Exception) -> Outcome:
    """The outcome that an error of a call stands for; never a word of what was sent."""
    if isinstance(error.__cause__, UnicodeError):
        return Refused("UnicodeError")
    if type(error.__cause__) is TelegramError:
        # A refusal that is no JSON: a proxy or a login page spoke, not Telegram.
        return _of_trouble(error)
    match error:
        case RetryAfter(retry_after=wait):
            return Paused(wait if isinstance(wait, timedelta) else timedelta(seconds=wait))
        case Forbidden():
            return Unreachable()
        case InvalidToken():
            return TokenRefused()
        case ChatMigrated() | Conflict():
            return Refused(type(error).__name__)
        case BadRequest():
            return _of_bad_request(error.message.lower())
        case NetworkError() if error.__cause__ is None:
            return _of_trouble(error)
    # Only the cause tells whether the bytes had left.
    return Unsent() if isinstance(error.__cause__, NeverLeft) else InDoubt()


def unchanged(error: Exception) -> bool:
    return isinstance(error, BadRequest) and "message is not modified" in error.message.lower()


def _of_trouble(error: Exception) -> Outcome:
    return InDoubt() if _LATE in str(error).lower() else Troubled()


def _of_bad_request(message: str) -> Outcome:
    if _NO_TOPIC in message:
        return NO_TOPIC
    if any(words in message for words in _GONE):
        return Gone()
    if any(words in message for words in _NOBODY):
        return Unreachable()
    return Refused("BadRequest")
