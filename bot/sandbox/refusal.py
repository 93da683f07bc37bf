"""How the strict Telegram says no: the error codes and the shape of a refusal."""

from collections.abc import Mapping


class Refused(Exception):
    """A call that Telegram would not carry out.

    code is the HTTP and error_code, description the wording, parameters what Telegram adds
    (retry_after in seconds for a 429).
    """

    def __init__(
        self, code: int, description: str, parameters: Mapping[str, int] | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(what: str) -> Refused:
    """400: the call itself is wrong. As Telegram does, a sentence begins small, a NAME stays."""
    if not (what[1:2] == "_" or what[1:2].isupper()):
        what = what[:1].lower() + what[1:]
    return Refused(400, f"Bad Request: {what}")


def forbidden(what: str) -> Refused:
    """403: the chat does not want this bot."""
    return Refused(403, f"Forbidden: {what}")


def conflict(what: str) -> Refused:
    """409: someone else fetches this bot's updates."""
    return Refused(409, f"Conflict: {what}")


def too_many(seconds: int) -> Refused:
    """429: over the limit; try again after so many seconds."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def not_here(what: str) -> Refused:
    """501: the Bot API has it, this sandbox does not, and a test should notice."""
    return Refused(501, f"Not Implemented: the sandbox has no {what}")
