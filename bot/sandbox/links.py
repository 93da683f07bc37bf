"""Addresses, read and refused as Telegram reads and refuses them."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

OWN_APPS = ("tg:", "ton:", "tonsite:")
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Link:
    """A web address in its parts; target is the path with its query."""

    protocol: str
    host: str
    port: int
    target: str


def parse(url: str, protocol: str = "http") -> Link:
    """The parts of an address; protocol is what one without any has. Raises ValueError."""
    start = min((url.find(sign) for sign in ":/?#@[]" if sign in url), default=len(url))
    rest = url
    if url[start:].startswith("://"):
        protocol, rest = url[:start].lower(), url[start + 3 :]
        if protocol not in PORTS:
            raise ValueError("Unsupported URL protocol")
    stop = min((rest.find(sign) for sign in "/?#" if sign in rest), default=len(rest))
    host, port = _host(rest[:stop])
    target = "/" + rest[stop:].rstrip().removeprefix("/")
    return Link(protocol, host, port or PORTS[protocol], target)


def invitation(url: str) -> tuple[str, str]:
    """What a link to the bot carries, and the words it is sent with; both may be empty.

    url: the link itself, or Telegram's address that shares it.
    """
    if not url.startswith("https://"):
        return "", ""
    asked = parse_qs(urlsplit(url).query)
    link = asked.get("url", [url])[0]
    payload = parse_qs(urlsplit(link).query).get("start", [""])[0]
    return payload, asked.get("text", [""])[0]


def check(url: str) -> None:
    """Raises ValueError for what may not be the address of a button."""
    for own in OWN_APPS:
        if url.lower().startswith(own):
            url = url[len(own) :].removeprefix("//")
            parse(url)
            return
    if "." not in parse(url).host:
        raise ValueError("Wrong HTTP URL")


def _host(place: str) -> tuple[str, int]:
    """Host and port of `user@host:port`; port 0 when none is named."""
    host, colon, digits = place.rpartition(":")
    if not host or "]" in digits or "@" in digits:
        host, colon, digits = place, "", ""
    if colon and not (digits.isdecimal() and 0 < int(digits) < 65536):
        raise ValueError("Wrong port number specified in the URL")
    host = host.rpartition("@")[2]
    if not host:
        raise ValueError("URL host is empty")
    return host, int(digits or 0)
