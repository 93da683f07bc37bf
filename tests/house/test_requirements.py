"""What is installed: pinned with hashes from no named index, and the same for bot and tests."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import packages_distributions
from typing import Any, Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house import tree

FILES: Final = (
    "requirements.txt",
    "requirements-dev.txt",
    "requirements-encoder.txt",
    "requirements-audit.txt",
)
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
    bot, dev = map(_pinned, FILES[:2])
    assert {package: dev.get(package) for package in bot} == bot


def test_what_is_pinned_is_what_the_project_asks_for() -> None:
    bot, dev = map(_pinned, FILES[:2])
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


@pytest.mark.parametrize(
    ("rooms", "extras"), [(("bot", "migrations"), ()), (("tests", "bench"), ("dev",))]
)
def test_every_package_that_is_imported_is_declared(
    rooms: tuple[str, ...], extras: tuple[str, ...]
) -> None:
    wanted = [*PROJECT["dependencies"]]
    for extra in extras:
        wanted += PROJECT["optional-dependencies"][extra]
    declared = {canonicalize_name(Requirement(text).name) for text in wanted}
    imported = {name for room in rooms for name in _imported(room)}
    assert len(imported) > 5
    homes = packages_distributions()
    undeclared = {name for name in imported if not _homes(name, homes) & declared}
    assert undeclared == set()


def _imported(room: str) -> Iterator[str]:
    """Every module of others that a room imports."""
    for path in tree.modules(room):
        for node in ast.walk(tree.parsed(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            for name in names:
                top = name.partition(".")[0]
                if top not in sys.stdlib_module_names | {"bot", "migrations", "tests", "bench"}:
                    yield name


def _homes(module: str, homes: Mapping[str, list[str]]) -> set[str]:
    """The packages that may hold a module; of several in one namespace, the one of its name."""
    found = homes.get(module.partition(".")[0], [])
    named = [package for package in found if f"{module}.".startswith(f"{package}.")]
    return {canonicalize_name(package) for package in named or found}
