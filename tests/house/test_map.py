"""The map: what `bot/README.md` and the other pages name exists, and what exists is named."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from itertools import pairwise
from typing import Final

from bot.__main__ import WAYS
from tests.house import tree

MAP: Final = tree.text("bot/README.md")
PROSE: Final = re.sub(r"```.*?```", "", MAP, flags=re.DOTALL)
ROOMS: Final = re.findall(r"^\| `([\w/.]+)` \|", MAP, re.MULTILINE)
PAGES: Final = [path for path in tree.files() if path.suffix == ".md"]


@lru_cache
def _names() -> frozenset[str]:
    """Every name in the bot: of folders, files, classes, functions, values and attributes."""
    ours = [path for path in tree.files() if path.is_relative_to("bot")]
    names = {name for path in ours for name in (*path.parts, path.stem)}
    for path in tree.modules("bot"):
        for node in tree.nodes(path):
            fields = (getattr(node, field, None) for field in ("name", "attr", "id", "arg"))
            names |= {name for name in fields if isinstance(name, str)}
    return frozenset(names)


def test_every_room_on_the_map_exists() -> None:
    assert len(ROOMS) > 10
    assert [room for room in ROOMS if not (tree.ROOT / "bot" / room).exists()] == []


def test_every_room_that_exists_is_on_the_map() -> None:
    inside = {path.parts[1] for path in tree.modules("bot")} - {"__init__.py"}
    rooms = {name if name.endswith(".py") else f"{name}/" for name in inside}
    assert rooms - set(ROOMS) == set()


def test_the_stairs_on_the_map_are_those_that_are_checked() -> None:
    project = tomllib.loads(tree.text("pyproject.toml"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    floor = {room: n for n, layer in enumerate(layers) for room in re.findall(r"\w+", layer)}
    drawn = re.search(r"`(__main__[^`]*>[^`]*)`", MAP)
    assert drawn
    stairs = [re.findall(r"\w+", step) for step in drawn[1].split(">")]
    assert len(stairs) > 5
    for upper, lower in pairwise(stairs):
        for above in upper:
            assert all(floor[above] <= floor[below] for below in lower)


def test_every_name_of_code_on_the_map_exists() -> None:
    quoted = [name for text in re.findall(r"`([^`]+)`", PROSE) for name in re.findall(r"\w+", text)]
    assert len(quoted) > 40
    assert sorted({name for name in quoted if name not in _names() | {"py", "toml", "ftl"}}) == []


def test_every_word_of_the_glossary_is_a_word_of_the_code() -> None:
    entries = re.findall(r"^\| \*\*(.+?)\*\*", MAP, re.MULTILINE)
    words = [word for entry in entries for word in entry.split(", ") if " " not in word]
    code = {name.lower() for name in _names()}
    assert len(words) > 20
    assert [word for word in words if word not in code] == []


def test_no_word_is_explained_twice() -> None:
    entries = re.findall(r"^\| \*\*(.+?)\*\*", MAP, re.MULTILINE)
    words = [word for entry in entries for word in entry.split(", ")]
    assert len(set(words)) == len(words)


def test_every_command_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z][\w -]*):", tree.text("Makefile"), re.MULTILINE))
    made = {target for line in targets for target in line.split()}
    assert {"run", "test", "words", "doctor"} <= made
    for path in PAGES:
        page = tree.text(path)
        assert set(re.findall(r"`make ([\w-]+)", page)) <= made, path
        assert set(re.findall(r"python -m bot (\w+)", page)) <= set(WAYS), path


def test_every_target_of_make_that_makes_no_file_says_so() -> None:
    makefile = tree.text("Makefile")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    targets = re.findall(r"^([a-z][\w -]*):(?!=)", makefile, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == {target for line in targets for target in line.split()}


def test_every_link_between_pages_leads_somewhere() -> None:
    for path in PAGES:
        for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", tree.text(path)):
            assert (tree.ROOT / path.parent / link).exists(), f"{path}: {link}"


def test_every_file_that_a_page_names_by_its_path_exists() -> None:
    for path in PAGES:
        for name in re.findall(r"`((?:bot|tests|docs|migrations)/[\w/.-]+)`", tree.text(path)):
            assert (tree.ROOT / name).exists(), f"{path}: {name}"
