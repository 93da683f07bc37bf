"""The page for whoever runs the bot, and what lies beside it: every line can be typed as it is."""

from __future__ import annotations

import re
from typing import Final

import pytest

from bot.__main__ import ARGUMENTS, OPTIONS, WAYS
from bot.settings import Settings
from tests.house import tree

PAGE: Final = tree.text("docs/operating.md")
SERVICE: Final = tree.text("docs/deploy/small-steps.service")
SETTINGS: Final = {name.upper() for name in Settings.model_fields}
COMPOSES_OWN: Final = {"COMPOSE_FILE"}


def _typed() -> list[str]:
    """Every command of the page: in a block, or between signs of code."""
    blocks = re.findall(r"^```\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL))
    return [line for block in blocks for line in block.splitlines()] + inline


def test_every_command_of_the_bot_is_one_with_these_options() -> None:
    said = [
        found for line in _typed() for found in re.findall(r"python -m bot (\w+)([^&|`]*)", line)
    ]
    assert {way for way, _ in said} >= {"setup", "doctor", "helplines", "healthy", "backup"}
    for way, rest in said:
        known = {f"--{name}" for name in OPTIONS.get(way, {})} | set(ARGUMENTS.get(way, {}))
        assert way in WAYS
        assert set(re.findall(r"--[\w-]+", rest)) <= known, way


@pytest.mark.parametrize("place", ["docs/operating.md", "docs/deploy/settings", "SECURITY.md"])
def test_every_setting_that_is_named_exists(place: str) -> None:
    named = set(re.findall(r"\b[A-Z]{2,}(?:_[A-Z]+)+\b", tree.text(place)))
    assert named <= SETTINGS | COMPOSES_OWN


def test_every_service_volume_and_file_of_the_containers_exists() -> None:
    compose = tree.text("compose.yaml") + tree.text("compose.replicas.yaml")
    services = set(re.findall(r"^  (\w+):", compose, re.MULTILINE))
    lines = [line for line in _typed() if "docker compose" in line]
    assert len(lines) > 15
    called = {
        name
        for line in lines
        for name in re.findall(
            r"docker compose (?:exec|run|cp)(?: --?[\w-]+| \S+=\S+)* (\w+)", line
        )
    }
    assert called
    assert called <= services
    secrets = set(re.findall(r"file: \./(secrets/\w+)", compose))
    assert set(re.findall(r"\bsecrets/\w+", PAGE)) <= secrets


def test_there_are_six_steps_with_botfather() -> None:
    first = PAGE.partition("## 1.")[2].partition("## 2.")[0]
    assert re.findall(r"^(\d)\. ", first, re.MULTILINE) == list("123456")


def test_the_service_gives_the_settings_that_the_page_puts_in_place() -> None:
    told = set(re.findall(r"/etc/small-steps/[\w.]+", PAGE))
    assert told == set(re.findall(r"=\w[\w.]*:(/etc/small-steps/[\w.]+)", SERVICE))
    assert told == set(re.findall(r"/etc/small-steps/[\w.]+", tree.text("docs/deploy/settings")))
    for setting in re.findall(r"\b([A-Z_]+_FILE)=%d", SERVICE):
        assert setting in SETTINGS


def test_the_service_waits_longer_than_the_bot_takes_to_stop() -> None:
    waits = re.search(r"^TimeoutStopSec=(\d+)$", SERVICE, re.MULTILINE)
    assert waits
    assert int(waits[1]) > Settings.model_fields["stop_within"].default


def test_the_service_starts_in_a_way_that_exists_and_gives_nothing_away() -> None:
    starts = re.search(r"^ExecStart=.* -m bot (\w+)((?: --[\w-]+)*)$", SERVICE, re.MULTILINE)
    assert starts
    assert set(re.findall(r"--([\w-]+)", starts[2])) <= OPTIONS[starts[1]].keys()
    kept = {"NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes", "UMask=0077"}
    assert kept <= set(SERVICE.splitlines())


@pytest.mark.parametrize("name", ["check", "image"])
def test_a_workflow_pins_what_it_uses_and_may_little(name: str) -> None:
    workflow = tree.text(f".github/workflows/{name}.yml")
    used = re.findall(r"uses: (\S+)", workflow)
    assert used
    pinned = r"[\w/-]+@[0-9a-f]{40}|\./\.github/workflows/check\.yml"
    assert [one for one in used if not re.fullmatch(pinned, one)] == []
    granted = re.search(r"^permissions:\n((?:  .+\n)+)", workflow, re.MULTILINE)
    assert granted
    may = {"contents: read"} | ({"packages: write"} if name == "image" else set())
    assert {line.strip() for line in granted[1].splitlines()} == may


@pytest.mark.parametrize("page", ["SECURITY.md", "CONTRIBUTING.md"])
def test_the_short_pages_stay_short(page: str) -> None:
    assert len(tree.text(page).splitlines()) <= 10
