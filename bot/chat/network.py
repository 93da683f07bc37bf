"""The way out to Telegram: proxies and certificates, and in one sentence what is in the way."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterator
from functools import cache
from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import certifi

SOCKS: Final = ("socks5", "socks5h")
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


def proxy_to(address: str) -> str | None:
    """The proxy that the environment names for an address, or None. Raises NoEntry."""
    url, found = urlsplit(address), getproxies()
    named = found.get(url.scheme) or found.get("all")
    # What is on this machine is reached without a proxy.
    if not named or url.hostname in _LOOPBACK or proxy_bypass(url.hostname or ""):
        return None
    proxy = named if "://" in named else f"http://{named}"
    if not _usable(proxy):  # its own words would show the password
        raise NoEntry(_NO_PROXY)
    return proxy


def _usable(proxy: str) -> bool:
    try:
        url = urlsplit(proxy)
        return url.scheme in ("http", "https", *SOCKS) and bool(url.hostname) and url.port != 0
    except ValueError:
        return False


def hindrance(error: BaseException, address: str) -> str:
    refused = distrusted(error)
    if refused is not None:
        return _OUT_OF_DATE if refused.verify_code in _DATES else _NOT_TRUSTED
    return _BEHIND_A_PROXY if proxy_to(address) else _UNREACHABLE


def distrusted(error: BaseException) -> ssl.SSLCertVerificationError | None:
    """The refusal of a certificate that led to this error, if one did."""
    for cause in _causes(error):
        # What aiohttp makes of it is of the same kind, but does not know why.
        if isinstance(cause, ssl.SSLCertVerificationError) and hasattr(cause, "verify_code"):
            return cause
    return None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


@cache
def trust() -> ssl.SSLContext:
    """Whom we believe to be Telegram; reading it takes longer than all else at the door."""
    file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if not file and not folder:
        file = certifi.where()
    try:
        return ssl.create_default_context(cafile=file or None, capath=folder if not file else None)
    except OSError:
        raise NoEntry(_NO_CERTIFICATES) from None
