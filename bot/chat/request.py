"""The library's way to Telegram, over aiohttp. Nothing of a call or an answer is ever told.

Errors have the library's names, and a cause of ours that says whether bytes may have left. The
errors of aiohttp quote the address, and in that the token: only their names are kept.
"""

from __future__ import annotations

import json
from asyncio import Semaphore, timeout
from collections.abc import Mapping
from io import BytesIO
from ssl import SSLContext
from typing import Any, Final

from aiohttp import ClientSession, ClientTimeout, DummyCookieJar, FormData, StringPayload
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.chat import answers
from bot.chat.connector import NeverLeft, connector, is_socks

PATIENCE: Final = 60.0
"""Seconds to wait for an answer: one that comes late is better than one in doubt."""
_FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}
_JSON: Final = {"Content-Type": "application/json"}


class MayHaveLeft(Exception):
    """Bytes of the call may have left, and no whole answer came."""


class Silence(MayHaveLeft):
    """The same: nothing came for as long as we wait."""


class Plain:
    """What a call says in the words of Telegram's description, without a file; None is unsaid.

    In the place of the library's RequestData, whose parts are built anew for each call.
    """

    __slots__ = ("_said",)

    def __init__(self, said: Mapping[str, Any]) -> None:
        self._said = said

    def encoded(self) -> bytes:
        said = {name: value for name, value in self._said.items() if value is not None}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


class Request(BaseRequest):
    """Sends a call and reads what comes back. Times are in seconds.

    So many `calls` may be open at once; the next one waits, at most `pool_timeout`.
    """

    __slots__ = ("_calls", "_proxy", "_session", "_times", "_trust", "_turns")

    def __init__(
        self,
        calls: int,
        proxy: str | None = None,
        trust: SSLContext | bool = True,
        *,
        read_timeout: float = PATIENCE,
        write_timeout: float = PATIENCE,
        connect_timeout: float = 5.0,
        pool_timeout: float = 5.0,
    ) -> None:
        self._calls, self._proxy, self._trust = calls, proxy, trust
        self._times = (read_timeout, write_timeout, connect_timeout, pool_timeout)
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._times[0]

    async def initialize(self) -> None:
        if self._session is None:
            direct = self._proxy is None or is_socks(self._proxy)
            self._turns = Semaphore(self._calls)
            self._session = ClientSession(
                connector=connector(self._proxy, self._trust),
                proxy=None if direct else self._proxy,
                cookie_jar=DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | Plain | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body of the answer. Raises TimedOut, or NetworkError for all else."""
        given = (read_timeout, write_timeout, connect_timeout, pool_timeout)
        read, write, connect, pool = (
            usual if one is self.DEFAULT_NONE else one
            for one, usual in zip(given, self._times, strict=True)
        )
        # Nothing but the total bounds the writing.
        times = ClientTimeout(total=connect + write + read, connect=connect, sock_read=read)
        try:
            await self._turn(pool)
            try:
                return await self._asked(url, method, request_data, times)
            finally:
                self._turns.release()
        except Exception as error:
            named = _named(error)
        raise named

    async def _turn(self, within: float) -> None:
        """Wait for a turn among the calls. Raises NeverLeft."""
        try:
            async with timeout(within):
                await self._turns.acquire()
        except TimeoutError as late:
            raise NeverLeft(late) from None

    async def _asked(
        self, url: str, method: str, data: RequestData | Plain | None, times: ClientTimeout
    ) -> tuple[int, bytes]:
        assert self._session is not None, "not initialized"
        body, headers = _body(data)
        # Who redirects is not Telegram, and is not followed.
        async with self._session.request(
            method,
            url,
            data=body,
            headers=headers,
            timeout=times,
            allow_redirects=False,
        ) as answer:
            return answer.status, await answer.read()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer to a call. Raises TelegramError for what is none of Telegram's."""
        try:
            return answers.payload(payload)
        except ValueError:
            raise TelegramError("no answer of Telegram's") from None


def _body(
    data: RequestData | Plain | None,
) -> tuple[FormData | bytes | None, dict[str, str] | None]:
    """What is posted, and the headers that say what it is."""
    if data is None:
        return None, None
    if isinstance(data, Plain):
        return data.encoded(), _JSON
    if not data.contains_files:
        return data.url_encoded_parameters().encode() or None, _FORM
    form = FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        # A payload, so that a text that cannot be written says so, and not in words of its own.
        form.add_field(name, StringPayload(value))
    for name, (filename, content, kind) in data.multipart_data.items():
        file = BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, file, filename=filename, content_type=kind)
    return form, None


def _named(error: Exception) -> NetworkError:
    """The library's error for what became of a call."""
    cause: Exception
    late = isinstance(error, TimeoutError)
    if isinstance(error, NeverLeft):
        cause, late = error, error.late
    elif isinstance(error, UnicodeError):
        cause = UnicodeError()
    else:
        cause = (Silence if late else MayHaveLeft)(type(error).__name__)
    named = (TimedOut if late else NetworkError)(str(cause))
    named.__cause__ = cause
    return named
