"""The way out to Telegram: proxies and certificates, and in one sentence what is in the way."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from functools import cache
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import getproxies

import httpx

_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
_UNREACHABLE: Final = (
    "Telegram cannot be reached. Check the network and TELEGRAM_API_URL, then start again."
)
_BEHIND_A_PROXY: Final = (
    "Telegram cannot be reached through the proxy in HTTPS_PROXY or ALL_PROXY. "
    "Check its address, name and password, or take it away."
)
_NO_PROXY: Final = (
    "HTTP_PROXY, HTTPS_PROXY or ALL_PROXY: this is no proxy that can be used. "
    "Write http://host:port or socks5://host:port, or take it away."
)
_NO_CERTIFICATES: Final = (
    "SSL_CERT_FILE: no certificates can be read there. Name a PEM file, or take the setting away."
)
_NOT_TRUSTED: Final = (
    "Telegram's certificate is not trusted. If a proxy here opens what is encrypted, "
    "name the file with its certificate in SSL_CERT_FILE."
)
_OUT_OF_DATE: Final = (
    "Telegram's certificate is not valid today. "
    "Set this machine's clock, or let it follow a time server."
)
_DATES: Final = frozenset({9, 10})
"""What OpenSSL calls a certificate that is not yet valid, or no longer."""


class NoEntry(Exception):
    """The door did not open; the message says why and what to do."""


def ways() -> dict[str, Any]:
    """What httpx is told of the network; the environment names proxies. Raises NoEntry."""
    found = getproxies()
    try:
        for kind in found.keys() & {"http", "https", "all"}:
            httpx.Proxy(found[kind] if "://" in found[kind] else f"http://{found[kind]}")
    except (ValueError, httpx.InvalidURL):  # their words would show the password
        raise NoEntry(_NO_PROXY) from None
    # What is on this machine is reached without a proxy.
    hosts = (f"[{host}]" if ":" in host else host for host in _LOOPBACK)
    return {"verify": trust(), "mounts": {f"all://{host}": None for host in hosts}}


def hindrance(error: BaseException, address: str) -> str:
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _OUT_OF_DATE if cause.verify_code in _DATES else _NOT_TRUSTED
    url = urlsplit(address)
    direct = url.hostname in _LOOPBACK or not getproxies().keys() & {url.scheme, "all"}
    return _UNREACHABLE if direct else _BEHIND_A_PROXY


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


@cache
def trust() -> ssl.SSLContext:
    """Whom we believe to be Telegram; reading it takes longer than all else at the door."""
    try:
        return httpx.create_ssl_context()
    except OSError:
        raise NoEntry(_NO_CERTIFICATES) from None
