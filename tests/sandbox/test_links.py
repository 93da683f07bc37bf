"""Addresses in their parts."""

import pytest

from bot.sandbox.links import Link, check, parse


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("http://127.0.0.1:8080/hook?a=b", Link("http", "127.0.0.1", 8080, "/hook?a=b")),
        ("HTTPS://example.org", Link("https", "example.org", 443, "/")),
        ("example.org?a=b", Link("https", "example.org", 443, "/?a=b")),
        ("https://me:pass@example.org#x", Link("https", "example.org", 443, "/#x")),
        ("http://[::1]/x", Link("http", "[::1]", 80, "/x")),
    ],
)
def test_parts(url: str, link: Link) -> None:
    assert parse(url, "https") == link


@pytest.mark.parametrize("url", ["tg://user?id=1", "tg:resolve", "https://example.org", "a.org/x"])
def test_a_button_may_lead_there(url: str) -> None:
    check(url)
