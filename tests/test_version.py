"""Which release this is stands in one place, and asking for it takes no other way away."""

from __future__ import annotations

import tomllib

import pytest

from bot.__main__ import main
from tests.house import tree


def test_the_version_is_the_projects(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    version = tomllib.loads(tree.text("pyproject.toml"))["project"]["version"]
    assert (ended.value.code, capsys.readouterr().out) == (0, f"small-steps {version}\n")


def test_the_other_ways_are_as_they_were(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["words", "poster"]) == 0
    assert "Telegram app" in capsys.readouterr().out
