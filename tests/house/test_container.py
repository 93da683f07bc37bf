"""The container, read as its parts: what it copies is let in, and what it starts exists."""

from __future__ import annotations

import re
from typing import Final

from bot.__main__ import OPTIONS, WAYS
from bot.settings import Settings
from tests.house import tree

DOCKERFILE: Final = tree.text("Dockerfile")
COMPOSE: Final = tree.text("compose.yaml")


def test_what_is_copied_is_there_and_is_let_in() -> None:
    rows = re.findall(r"^COPY (.+) \S+$", DOCKERFILE, re.MULTILINE)
    copied = [name for row in rows for name in row.split()]
    let_in = re.findall(r"^!(\S+)", tree.text(".dockerignore"), re.MULTILINE)
    assert sorted(copied) == sorted(let_in)
    assert [name for name in copied if not (tree.ROOT / name).exists()] == []


def test_it_starts_in_a_way_that_exists_and_never_in_the_sandbox() -> None:
    started = re.search(r"^CMD .*python -m bot (\w+)((?: --[\w-]+)*)", DOCKERFILE, re.MULTILINE)
    assert started
    assert started[1] in WAYS
    assert set(re.findall(r"--([\w-]+)", started[2])) == {"migrate", "no-sandbox"}
    assert {"migrate", "no-sandbox"} <= OPTIONS[started[1]].keys()


def test_compose_sets_only_what_is_a_setting_and_no_secret() -> None:
    named = set(re.findall(r"^      ([A-Z_]+): ", COMPOSE, re.MULTILINE))
    assert "BOT_TOKEN_FILE" in named
    assert named <= {name.upper() for name in Settings.model_fields}
    assert named & {"BOT_TOKEN", "MASTER_KEY"} == set()


def test_what_compose_takes_as_a_secret_is_kept_out_of_git() -> None:
    files = re.findall(r"^    file: \./(\w+)/", COMPOSE, re.MULTILINE)
    assert files
    assert {f"{folder}/" for folder in files} <= set(tree.text(".gitignore").split())
