"""What is installed: pinned with hashes from no named index, and the same for bot and tests."""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house import tree

FILES: Final = ("requirements.txt", "requirements-dev.txt")
PROJECT: Final[dict[str, Any]] = tomllib.loads(tree.text("pyproject.toml"))["project"]


def _pinned(name: str) -> dict[str, list[str]]:
    """Each package to its version and the hashes of its files."""
    text = re.sub(r"^\s*#.*$", "", tree.text(name), flags=re.MULTILINE)
    pinned: dict[str, list[str]] = {}
    for entry in text.replace("\\\n", " ").splitlines():
        words = entry.split()
        if words:
            package, version = words[0].split("==")
            hashes = [word for word in words[1:] if word.startswith("--hash=sha256:")]
            pinned[canonicalize_name(package.partition("[")[0])] = [version, *hashes]
    return pinned


@pytest.mark.parametrize("name", FILES)
def test_every_package_is_pinned_with_hashes(name: str) -> None:
    pinned = _pinned(name)
    assert len(pinned) > 15
    for package, (version, *hashes) in pinned.items():
        assert re.fullmatch(r"\d[\w.+]*", version), package
        assert hashes, package
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", hash) for hash in hashes), package


@pytest.mark.parametrize("name", FILES)
def test_no_index_is_named(name: str) -> None:
    """Whoever installs behind a mirror uses that mirror."""
    named = (
        r"^\s*(-i|-f|--index|--index-url|--extra-index-url|--find-links|--trusted-host)\b|https?:"
    )
    assert not re.search(named, tree.text(name), re.MULTILINE)


def test_the_tests_run_on_what_the_bot_runs_on() -> None:
    bot, dev = map(_pinned, FILES)
    assert {package: dev.get(package) for package in bot} == bot


def test_what_is_pinned_is_what_the_project_asks_for() -> None:
    bot, dev = map(_pinned, FILES)
    wanted = [(text, bot) for text in PROJECT["dependencies"]]
    wanted += [(text, dev) for text in PROJECT["optional-dependencies"]["dev"]]
    assert len(wanted) > 15
    for text, pinned in wanted:
        asked = Requirement(text)
        assert asked.specifier.contains(pinned[canonicalize_name(asked.name)][0]), text


def test_nothing_that_only_tests_need_is_given_to_the_bot() -> None:
    bot = _pinned("requirements.txt")
    only = {Requirement(text).name for text in PROJECT["optional-dependencies"]["dev"]}
    assert only & set(bot) == set()
