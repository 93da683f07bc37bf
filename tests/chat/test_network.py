"""Which proxy the environment names for an address."""

import pytest

from bot.chat.network import NoEntry, proxy_to

TELEGRAM = "https://api.telegram.org"
NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "REQUEST_METHOD")


@pytest.fixture(autouse=True)
def _no_proxies_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("address", "environment", "proxy"),
    [
        (TELEGRAM, {}, None),
        (TELEGRAM, {"HTTPS_PROXY": "http://here:3128"}, "http://here:3128"),
        (TELEGRAM, {"https_proxy": "here:3128"}, "http://here:3128"),
        (TELEGRAM, {"HTTPS_PROXY": "https://here"}, "https://here"),
        (TELEGRAM, {"HTTPS_PROXY": "http://here", "ALL_PROXY": "socks5://b"}, "http://here"),
        (TELEGRAM, {"ALL_PROXY": "socks5h://me:p%40ss@b:1080"}, "socks5h://me:p%40ss@b:1080"),
        (TELEGRAM, {"HTTP_PROXY": "http://here"}, None),
        ("http://bots.local", {"HTTP_PROXY": "http://here"}, "http://here"),
        (TELEGRAM, {"HTTPS_PROXY": "http://here", "NO_PROXY": "telegram.org"}, None),
        (TELEGRAM, {"HTTPS_PROXY": "http://here", "NO_PROXY": "*"}, None),
        ("http://127.0.0.1:80", {"ALL_PROXY": "http://here"}, None),
        ("http://localhost:80", {"ALL_PROXY": "http://here"}, None),
        ("http://[::1]:80", {"ALL_PROXY": "http://here"}, None),
    ],
)
def test_the_proxy_to_an_address(
    monkeypatch: pytest.MonkeyPatch, address: str, environment: dict[str, str], proxy: str | None
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert proxy_to(address) == proxy


@pytest.mark.parametrize(
    "proxy", ["socks4://h:1", "ftp://h:1", "http://h:port", "http://h:99999", "http://", "://", "["]
)
def test_what_is_no_proxy_is_told_without_a_quote(
    monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    with pytest.raises(NoEntry, match=r"^HTTP_PROXY, HTTPS_PROXY or ALL_PROXY: .* take it away\.$"):
        proxy_to(TELEGRAM)
