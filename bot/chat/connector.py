"""Connections to Telegram, also through a proxy. What fails before there is one never left."""

from __future__ import annotations

from ssl import SSLContext
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from aiohttp import TCPConnector
from aiohttp.connector import Connection

from bot.chat.network import SOCKS, distrusted

_SOCKS_PORT: Final = 1080


class NeverLeft(Exception):
    """Not one byte of a call went out.

    It bears the name of what stood in the way, and never that error itself: its words may be the
    address, and in that the token. `late` is true where a time was up.
    """

    def __init__(self, why: Exception) -> None:
        super().__init__(type(why).__name__)
        self.late = isinstance(why, TimeoutError)
        self.__cause__ = distrusted(why)


class Connector(TCPConnector):
    """Opens connections and keeps them; how many may be open at once, the request decides."""

    async def connect(self, *args: Any, **kwargs: Any) -> Connection:
        """Raises NeverLeft, whatever was in the way."""
        try:
            return await super().connect(*args, **kwargs)
        except Exception as error:
            never_left = NeverLeft(error)
        raise never_left


def connector(proxy: str | None, trust: SSLContext | bool) -> Connector:
    """A connector that goes through a SOCKS proxy, if this is one."""
    if proxy is None or not is_socks(proxy):
        return Connector(ssl=trust, limit=0)
    from aiohttp_socks import ProxyConnector

    class Through(Connector, ProxyConnector):
        """The same, and the proxy looks up the names."""

    url = urlsplit(proxy)
    return Through(
        url.hostname or "",
        url.port or _SOCKS_PORT,
        username=unquote(url.username or ""),
        password=unquote(url.password or ""),
        rdns=True,
        ssl=trust,
        limit=0,
    )


def is_socks(proxy: str) -> bool:
    return urlsplit(proxy).scheme in SOCKS
