"""The container, read as its parts: what it copies is let in, and what it starts exists."""

from __future__ import annotations

import re
from typing import Final

import pytest

from bot.__main__ import OPTIONS, WAYS
from bot.settings import Settings
from tests.house import tree

DOCKERFILE: Final = tree.text("Dockerfile")
COMPOSED: Final = ("compose.yaml", "compose.replicas.yaml")


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


@pytest.mark.parametrize("name", COMPOSED)
def test_every_image_is_pinned_by_its_tag(name: str) -> None:
    images = re.findall(r"image: (\S+)", tree.text(name))
    images += re.findall(r"^ARG BASE=(\S+)", DOCKERFILE, re.MULTILINE)
    assert len(images) > 1
    assert [image for image in images if not re.fullmatch(r"[\w-]+:[\w.-]+", image)] == []
    assert [image for image in images if image.endswith(":latest")] == []


@pytest.mark.parametrize("name", COMPOSED)
def test_the_bot_may_do_nothing_that_it_does_not_need(name: str) -> None:
    bot = _services(name)["bot"]
    kept = ("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true", "init: true")
    assert [one for one in (*kept, "tmpfs:", "mem_limit:", "pids_limit:") if one not in bot] == []
    grace = re.search(r"stop_grace_period: (\d+)s", bot)
    assert grace
    assert int(grace[1]) > Settings.model_fields["stop_within"].default
    assert "ports:" not in bot


def test_nobody_is_reached_from_outside_but_the_proxy() -> None:
    services = _services("compose.replicas.yaml")
    assert {name for name, lines in services.items() if "ports:" in lines} == {"proxy"}
    assert "networks: [inside]\n" in services["database"]
    proxy = tree.text("docs/deploy/Caddyfile")
    assert re.findall(r"^\thandle ?(\S*) {", proxy, re.MULTILINE) == ["/telegram", ""]
    upstreams = re.search(r"reverse_proxy ([^{]+){", proxy)
    assert upstreams
    assert {one.partition(":")[0] for one in upstreams[1].split()} == {"first", "second"} & set(
        services
    )


@pytest.mark.parametrize("name", COMPOSED)
def test_what_compose_takes_as_a_secret_is_kept_out_of_git(name: str) -> None:
    files = re.findall(r"^    file: \./(\w+)/(\w+)", tree.text(name), re.MULTILINE)
    assert files
    assert {f"{folder}/" for folder, _ in files} <= set(tree.text(".gitignore").split())
    read = set(re.findall(r"/run/secrets/(\w+)", tree.text(name)))
    assert read == {secret for _, secret in files}


@pytest.mark.parametrize("name", COMPOSED)
def test_every_setting_in_compose_exists_and_is_explained(name: str) -> None:
    named = set(re.findall(r"^ +([A-Z_]+): ", tree.text(name), re.MULTILINE))
    named |= set(re.findall(r"\$\{(\w+)", tree.text(name)))
    ours = {one for one in named if not one.startswith("POSTGRES_")}
    assert "BOT_TOKEN_FILE" in ours
    assert ours <= {one.upper() for one in Settings.model_fields}
    assert ours <= set(re.findall(r"^([A-Z_]+)=", tree.text(".env.example"), re.MULTILINE))


@pytest.mark.parametrize("name", COMPOSED)
def test_compose_sets_no_secret(name: str) -> None:
    named = set(re.findall(r"^ +([A-Z_]+): ", tree.text(name), re.MULTILINE))
    assert "BOT_TOKEN_FILE" in named
    assert named & {"BOT_TOKEN", "MASTER_KEY", "POSTGRES_PASSWORD", "PGPASSWORD"} == set()
    assert not re.search(r"://\w+:[^@\s]+@", tree.text(name))


def _services(name: str) -> dict[str, str]:
    """Each service of a file with its lines; the bot's, where two share them, as `bot`."""
    tops = re.split(r"^([a-z][\w-]*):.*\n", tree.text(name), flags=re.MULTILINE)[1:]
    top = dict(zip(tops[::2], tops[1::2], strict=True))
    found = re.split(r"^  (\w+):.*\n", top["services"], flags=re.MULTILINE)[1:]
    services = dict(zip(found[::2], found[1::2], strict=True))
    return services | ({"bot": top["x-bot"]} if "x-bot" in top else {})
