"""The bot speaks to Telegram and to the database it was given, and to nobody else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest

from tests.house import tree

REACHES: Final = frozenset(
    {
        *("httpx", "requests", "aiohttp", "socket", "ssl", "smtplib", "ftplib", "telegram"),
        *("urllib.request", "http.client", "websockets", "xmlrpc", "socketserver"),
        "aiohttp_socks",
    }
)
"""Modules that can reach another machine."""
DOOR: Final = "bot/chat"
"""The guest room is not asked: it listens on this machine alone."""
EXCUSED: Final = {
    "bot/listening.py": "it listens, and calls nobody",
    "bot/main.py": "it follows the dial, which the settings refuse but on this machine",
}
HOSTS: Final = {
    "api.telegram.org": "Telegram's own door",
    "bot.example.org": "an example in a sentence: the name is nobody's",
    "t.me": "an address that a person's own app opens when they tap a button",
    "www.w3.org": "the name of the language in which the poster is drawn; nobody asks it",
}
ADDRESS: Final = re.compile(r"\b(?:https?|wss?|ftp)://[\w.-]+\.\w+")


def _modules() -> list[Path]:
    return [path for path in tree.modules("bot") if not path.is_relative_to("bot/sandbox")]


def imported(module: ast.AST) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def reaching(module: ast.AST) -> set[str]:
    """What a module imports that can reach another machine."""
    return {one for one in imported(module) for out in REACHES if f"{one}.".startswith(f"{out}.")}


def test_only_the_door_can_reach_another_machine() -> None:
    found = {str(path): reaching(tree.parsed(path)) for path in _modules()}
    assert sum(1 for path, ways in found.items() if ways and path.startswith(DOOR)) > 2
    others = {path for path, ways in found.items() if ways and not path.startswith(DOOR)}
    assert others == set(EXCUSED)


def test_no_other_host_is_named_in_code() -> None:
    named = {urlsplit(m[0]).hostname for p in _modules() for m in ADDRESS.finditer(tree.text(p))}
    assert named == set(HOSTS)


@pytest.mark.parametrize(
    "code",
    ["import httpx", "from urllib.request import urlopen", "from urllib import request"],
)
def test_a_way_out_is_seen(code: str) -> None:
    assert reaching(ast.parse(code))


def test_reading_an_address_is_no_way_out() -> None:
    assert not reaching(ast.parse("from urllib.parse import quote"))
